# ruff: noqa: E501 (a pattern is easier to read on one line)
"""What a text tells of one family, by two readers: what both say is certain, what they differ on is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.language.services import SERVICES
from assistant.understanding.assertions.reader import Assertion, AssertionReader, shared_assertion_reader
from assistant.understanding.family_facts.asides import without_asides
from assistant.understanding.family_facts.combining import (
    FACT_OF,
    combine,
    denied,
    held_by_another,
    held_by_one_not_the_other,
    kinds_named,
    not_the_holder,
    supposed,
    supposed_away,
    universal_only,
)
from assistant.understanding.family_facts.corrections import Corrected, corrected
from assistant.understanding.family_facts.doubts import (
    came_to_nothing,
    doubtful,
    ended_unnamed,
    for_old_age,
    in_a_supposition,
    only_asked_of,
    passed_on_to,
    somebody_elses,
    told_without_a_name,
    whose_is_open,
)
from assistant.understanding.family_facts.grammar import ClosedGrammar, Parsed
from assistant.understanding.family_facts.listed import ListReader
from assistant.understanding.family_facts.pointing import pointing_in
from assistant.understanding.family_facts.reading import FamilyFact, FamilyReading
from assistant.understanding.family_facts.sentence import Mention, Sentence, SentenceReader

LONGEST_READ = 2_000
"""Characters; longer messages are read from the front."""
TOGETHER = 0.5
"""How sure it must be where the grammar says the same."""
ORDER = ("tier", "feh", "yos", "social_care", "case_holder")
_ASKS_OF_TODAY = re.compile(
    r" (?:who|lead|leads|leading|leader)(?: [^.?!]+)?"
    r" (?:now|today|at (?:the )?moment|currently|at present)(?= [.?!]| *$)"
)
"""The lead of today is asked for, and a what-if stands beside it."""
_SUPPOSES = re.compile(
    r"^(?: (?:and|so|but|ok|what|now|then))*(?: who (?:leads|would lead|should lead))?"
    r" (?:if|suppose|supposing|say)(?= )"
)
"""A message that supposes from its first words on: "nobody else" in it is supposed as well."""
_NOTHING_ELSE = re.compile(r" (?:nothing|nobody|no one|no-one|none) else(?= )")
"""Said beside what somebody else has, it is said of them: "his cousin has a YOS worker and nothing else"."""
_GONE = {"ended", "denied", "refused"}
_BESIDE_AN_OPEN_CASE = ("pending", "hypothetical", "other")
"""A conference to come, or a grandmother's own worker, leaves open what social care has open."""
_TAKEN_BACK = {*_GONE, "other"}
_NOT_THERE = {*_GONE, "pending"}
ALONE = 0.95
"""How sure it must be where the grammar says nothing; what is left open the reader of turns may settle."""


class TwoReaders:
    """The closed grammar and the trained reader, compared mention by mention; thread-safe."""

    def __init__(self, sentences: SentenceReader, assertions: AssertionReader | None = None) -> None:
        self._sentences = sentences
        self._grammar = ClosedGrammar()
        self._lists = ListReader()
        self._assertions = assertions

    def read(self, text: str) -> FamilyReading:
        """What the text states, supposes and leaves unsure."""
        meant, parsed, trained = self.both(text)
        if parsed.listed:
            entries = [(status or "asked", status is not None) for status in parsed.statuses]
            return replace(self._reading(meant.sentence, parsed, entries), listed=True)
        sentence, doubts = meant.sentence, doubtful(meant.sentence)
        if doubts and whose_is_open(sentence):
            parsed.nobody = False  # "nobody else" is said of one of them
        for number in somebody_elses(sentence):
            parsed.statuses[number] = "other"
        for number in in_a_supposition(sentence):
            rule, learned = parsed.statuses[number], trained[number].status
            supposed_there = rule is None and learned in ("now", "hypothetical", "asked")
            if supposed_there or ((rule or learned) in _GONE and supposed_away(sentence, sentence.mentions[number])):
                parsed.statuses[number] = "hypothetical"
        weighed = [
            _weigh(rule, learned, parsed.taken_back) if number not in doubts | parsed.torn else (learned.status, False)
            for number, (rule, learned) in enumerate(zip(parsed.statuses, trained, strict=True))
        ]
        if parsed.whole:
            weighed = [(status or learned, True) for status, (learned, _) in zip(parsed.statuses, weighed, strict=True)]
        plain = dict.fromkeys(came_to_nothing(sentence), "ended") | dict.fromkeys(passed_on_to(sentence), "now")
        for number, status in plain.items():
            weighed[number] = (status, True)
        for number in {
            *not_the_holder(sentence),
            *only_asked_of(sentence),
            *(held_by_one_not_the_other(sentence) or ()),
        }:
            weighed[number] = ("asked", True)  # who holds the case is told by it, and not that it is closed
        pointing = pointing_in(sentence)
        if pointing and pointing.mention is not None:
            weighed[pointing.mention] = ("asked", True)
        for number in for_old_age(sentence):
            if trained[number].status == "other":
                weighed[number] = ("other", True)
        for old, new in meant.withdrawn.items():
            weighed[old] = _withdrawn(sentence, old, new, trained[old])
        return self._reading(sentence, parsed, _supposed_together(sentence, weighed))

    def both(self, text: str) -> tuple[Corrected, Parsed, list[Assertion]]:
        """What each of the two readers makes of a message, before they are compared.

        The grammar reads it without what it takes back; the trained reader sees every word. A list is read as one first.
        """
        written = text[:LONGEST_READ]
        text = without_asides(written)
        sentence = self._sentences.read(text)
        trained = self._trained(text, sentence)
        if listed := self._lists.read(written, sentence):
            return Corrected(sentence, {}), listed, trained
        meant = corrected(sentence)
        return meant, self._grammar.read(meant.sentence), trained

    def _trained(self, text: str, sentence: Sentence) -> list[Assertion]:
        reader = self._assertions or shared_assertion_reader()
        return reader.read(text, [(mention.start, mention.end) for mention in sentence.mentions])

    def _reading(self, sentence: Sentence, parsed: Parsed, weighed: list[tuple[str, bool]]) -> FamilyReading:
        said = [(mention, status) for mention, (status, _) in zip(sentence.mentions, weighed, strict=True)]
        certain = [one for one, (_, sure) in zip(said, weighed, strict=True) if sure]
        beside_another = _NOTHING_ELSE.search(sentence.masked) and any(status == "other" for _, status in said)
        nobody_else = (parsed.nobody and not beside_another) or universal_only(certain, "now")
        supposes = nobody_else and _SUPPOSES.search(sentence.masked) is not None
        nobody_then = supposes or parsed.nobody_then or universal_only(certain, "hypothetical")
        facts, torn = combine(said, sentence, nobody_else and not supposes)
        unsure = set(torn)
        if ended_unnamed(sentence):
            # "We had one, she closed us and early help took over": whichever it was, it is asked.
            unsure |= {name for name in ("yos", "social_care") if name not in facts}
        there = {
            FACT_OF[mention.kind][0]
            for mention, one in zip(sentence.mentions, weighed, strict=True)
            if one == ("now", True)
        }
        tiers = {mention.value for mention in sentence.mentions if mention.kind == "tier"}
        for mention, (status, sure) in zip(sentence.mentions, weighed, strict=True):
            name = FACT_OF[mention.kind][0] if mention.kind != "family_help" else "social_care"
            adds_nothing = ("now", "asked", *(_BESIDE_AN_OPEN_CASE if name == "social_care" else ()))
            # "School or social worker? We have one": a second mention that adds nothing leaves the first certain.
            if not sure and not (name in there and (name != "tier" or len(tiers) == 1) and status in adds_nothing):
                unsure.add(name)
        fact = facts.get("social_care")
        if fact is not None and fact.value != "no" and (held_by_another(sentence) or not_the_holder(sentence)):
            facts["case_holder"] = FamilyFact("case_holder", "other_practitioner", fact.start, fact.end)
        if held := held_by_one_not_the_other(sentence):
            holder = sentence.mentions[held[0]]
            facts["case_holder"] = FamilyFact("case_holder", "other_practitioner", holder.start, holder.end)
        stated = tuple(facts[name] for name in ORDER if name in facts and name not in unsure)
        what_if = supposed(certain, sentence)
        if nobody_then:
            what_if |= {name: FamilyFact(name, "no") for name in SERVICES if name not in {*what_if, *facts, *unsure}}
        if stated and _ASKS_OF_TODAY.search(sentence.masked):
            what_if = {}
        withdrawn = tuple(name for name in SERVICES if name not in facts and name not in unsure and denied(name, said))
        not_there = {FACT_OF[mention.kind][0] for mention, status in said if status in ("pending", "refused")}
        return FamilyReading(
            stated,
            tuple(name for name in ORDER if name in unsure),
            tuple(what_if.values()),
            withdrawn,
            offered=tuple(name for name in SERVICES if name in not_there - there),
            named=tuple(dict.fromkeys(FACT_OF[mention.kind][0] for mention in sentence.mentions)),
            kinds=kinds_named(sentence),
            likely=_likely(said, parsed.statuses, unsure - set(torn)),
            unnamed=told_without_a_name(sentence),
        )


def _likely(said: list[tuple[Mention, str]], by_grammar: Sequence[str | None], unsure: set[str]) -> dict[str, str]:
    """What the trained reader alike says of all mentions of an unsure service on which the grammar is silent."""
    found: dict[str, set[str]] = {}
    for (mention, status), rule in zip(said, by_grammar, strict=True):
        name = FACT_OF[mention.kind][0]
        if name in unsure and name in SERVICES:
            state = "there" if status == "now" else "gone" if status in _NOT_THERE else ""
            found.setdefault(name, set()).add(state if rule is None else "")
    return {name: states.pop() for name, states in found.items() if len(states) == 1 and "" not in states}


def _weigh(rule: str | None, learned: Assertion, taken_back: bool) -> tuple[str, bool]:
    """The status to go by and whether it is certain."""
    if rule is None:
        return learned.status, learned.probability >= ALONE and not (taken_back and learned.status == "now")
    if rule == "hypothetical":
        return rule, True  # a what-if is answered as one, and never becomes a fact
    same = rule == learned.status or {rule, learned.status} <= _GONE
    return (rule, learned.probability >= TOGETHER) if same else (learned.status, False)


def _withdrawn(sentence: Sentence, old: int, new: int, learned: Assertion) -> tuple[str, bool]:
    """What stays of a mention that the words take back: nothing, where the other reader does not see it standing."""
    facts = {FACT_OF[sentence.mentions[number].kind][0] for number in (old, new)}
    return ("asked", True) if len(facts) == 1 or learned.status in _TAKEN_BACK else (learned.status, False)


def _supposed_together(sentence: Sentence, weighed: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The statuses, where what is supposed carries over an "and": "if early help and a social worker are involved"."""
    together = list(weighed)
    for number in range(1, len(together)):
        before, status = together[number - 1], together[number][0]
        joined = re.search(rf" @{number - 1} (?:(?:,|and|&|/|\+|plus|or|also|a|an|the) )+@{number} ", sentence.masked)
        if joined and before == ("hypothetical", True) and status == "now":
            together[number] = before
    return together
