"""Reads of whom a message tells and what it tells of each: of one family, or of several apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from assistant.language.children import BY_NUMBER, FIRST, OLDER, YOUNGER, label_of, labels_in, labels_two
from assistant.language.each_of_them import fits
from assistant.language.told_apart import Apart, speaks_of_several, told_apart, told_of_all_alike
from assistant.language.turning_to_a_child import without_opening_label
from assistant.language.words import with_signs_for_and
from assistant.understanding.assertions.reader import Assertion, AssertionReader
from assistant.understanding.family_facts.asides import without_asides
from assistant.understanding.family_facts.corrections import Corrected
from assistant.understanding.family_facts.grammar import Parsed
from assistant.understanding.family_facts.in_short import told_in_short
from assistant.understanding.family_facts.pointing import pointing_in
from assistant.understanding.family_facts.reading import FamilyFact, FamilyReading
from assistant.understanding.family_facts.sentence import SentenceReader
from assistant.understanding.family_facts.two_readers import LONGEST_READ, ORDER, TwoReaders
from assistant.understanding.family_facts.vocabulary import load_vocabulary


class FamilyFactsReader:
    """Built once; reading is thread-safe."""

    def __init__(self, assertions: AssertionReader | None = None, vocabulary_path: Path | None = None) -> None:
        self._sentences = SentenceReader(load_vocabulary(vocabulary_path))
        self._two = TwoReaders(self._sentences, assertions)

    def read(self, text: str, names: Sequence[str] = ()) -> FamilyReading:
        """What the message says about the family, or about each of two; `names` has a mark for each redacted name."""
        read = self._read_of_whom(with_signs_for_and(text[:LONGEST_READ]), names)
        return replace(read, names=tuple(names))

    def both(self, text: str) -> tuple[Corrected, Parsed, list[Assertion]]:
        """What each of the two readers makes of a message, before they are compared."""
        return self._two.both(with_signs_for_and(text))

    def _read_of_whom(self, text: str, names: Sequence[str]) -> FamilyReading:
        apart = told_apart(text, names)
        if apart is None:
            pointing = pointing_in(self._sentences.read(without_asides(text)))
            points_to = pointing.description if pointing else None
            reading = replace(
                self._two.read(without_opening_label(text)),
                label=label_of(text, names),
                points_to=points_to,
            )
            told_of_all = told_of_all_alike(text)
            several = speaks_of_several(text, names) and not told_of_all
            several = several or (reading.label is None and labels_two(text))
            return _all_in_doubt(reading) if several and not self._tells_of_one(text) else reading
        readings = self._read_apart(apart)
        asks_of = apart.asks_of or self._asked_of(apart, readings)
        read = {label for label, reading in readings if reading.stated or reading.unsure}
        of_all = self._sentences.read(apart.before).mentions
        if of_all or not read or (len(read) < len(readings) and asks_of is None):
            return _all_in_doubt(self._two.read(text))
        return FamilyReading(apart=readings, asks_of=asks_of)

    def _tells_of_one(self, text: str) -> bool:
        """Whether a message that speaks of two tells of one by its label, and of the other nothing yet."""
        found = labels_in(text)
        if len(found) != 1 or "[name]" in text:
            return False
        if found[0].label not in (FIRST, YOUNGER, OLDER) and not found[0].label.startswith(BY_NUMBER):
            return False
        return not self._sentences.read(text[: found[0].start]).mentions

    def _read_apart(self, apart: Apart) -> tuple[tuple[str, FamilyReading], ...]:
        readings: list[tuple[str, FamilyReading]] = []
        for told in apart.told:
            in_short = told_in_short(told.text, readings[-1][1]) if readings else None
            readings.append((told.label, in_short or _shifted(self._two.read(told.text), told.shift)))
        return tuple(readings)

    def _asked_of(self, apart: Apart, readings: tuple[tuple[str, FamilyReading], ...]) -> str | None:
        """The one that the question describes by what was told of it: "who leads for the one with YOS?"."""
        pointing = pointing_in(self._sentences.read(apart.question))
        fitting = [label for label, reading in readings if pointing and fits(pointing.description, reading.facts)]
        return fitting[0] if len(fitting) == 1 else None


def _all_in_doubt(reading: FamilyReading) -> FamilyReading:
    """What is told of several who cannot be kept apart: where a service is open for one of them, all of it is asked."""
    if all(fact.value == "no" for fact in reading.stated):
        return replace(reading, several=True)
    stated = {fact.fact for fact in reading.stated}
    unsure = tuple(name for name in ORDER if name in stated or name in reading.unsure)
    return replace(reading, stated=(), unsure=unsure, several=True)


def _shifted(reading: FamilyReading, shift: int) -> FamilyReading:
    """The reading of a piece with its places in the whole message."""

    def moved(facts: tuple[FamilyFact, ...]) -> tuple[FamilyFact, ...]:
        return tuple(replace(one, start=one.start + shift, end=one.end + shift) if one.end else one for one in facts)

    return replace(reading, stated=moved(reading.stated), supposed=moved(reading.supposed))


@lru_cache(maxsize=1)
def shared_family_reader() -> FamilyFactsReader:
    """The one reader of the process."""
    return FamilyFactsReader()
