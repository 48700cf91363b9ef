"""How well the two readers of family facts do, alone and together, on labelled messages that training never saw.

A message's lead by its labels is what the decision table gives for them; a lead asserted against it is wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.evaluation.first_messages import first_message
from assistant.guidance.facts_card import card_first
from assistant.guidance.loading import load_library
from assistant.guidance.model import Situation
from assistant.understanding.assertions.labelled import Labelled, read_labelled
from assistant.understanding.assertions.reader import STATUSES, Assertion
from assistant.understanding.family_facts.combining import combine
from assistant.understanding.family_facts.grammar import Parsed
from assistant.understanding.family_facts.reader import FamilyFactsReader
from assistant.understanding.family_facts.sentence import Sentence

DATA = Path(__file__).resolve().parents[2] / "data" / "assertions"
HELD_BACK = DATA / "held_back"
TWICE = DATA / "twice" / "messages.tsv"
_TWICE = re.compile(r"⟦[^⟦⟧|]+\|[^⟦⟧|]+\|([^⟦⟧|]+)\|([^⟦⟧|]+)⟧")


@dataclass(frozen=True)
class Compared:
    """One message: its labels and what each reader made of it. `labels` are None where a mention is not labelled."""

    text: str
    labels: tuple[str | None, ...]
    grammar: tuple[str | None, ...]
    trained: tuple[Assertion, ...]
    lead: str | None
    leads_read: dict[str, str | None]
    card: bool


def held_back() -> list[Labelled]:
    """The messages kept from training: all that one of the five writers wrote."""
    return [one for path in sorted(HELD_BACK.glob("*.tsv")) for one in read_labelled(path)]


def compare(messages: Iterable[Labelled], reader: FamilyFactsReader) -> list[Compared]:
    """Read every message by both readers."""
    library = load_library()

    def lead(situation: Situation, unsure: Sequence[str] = ()) -> tuple[str | None, bool]:
        card = card_first(situation, unsure, "practitioner", library)
        return (None, True) if card else (library.rules.outcome(situation).lead, False)

    found = []
    for message in messages:
        meant, parsed, trained = reader.both(message.text)
        sentence = meant.sentence
        labels = tuple(_label(message, mention.start, mention.end) for mention in sentence.mentions)
        reading = reader.read(message.text)
        heard = first_message(message.text, reading)
        together, card = lead(Situation.from_mapping(dict(heard.stated)), heard.unsure)
        leads = {
            "grammar": lead(_of([s or "asked" for s in parsed.statuses], sentence, parsed))[0],
            "trained": lead(_of([one.status for one in trained], sentence, parsed))[0],
            "together": together,
        }
        by_labels = lead(_of([label or "asked" for label in labels], sentence, parsed))[0]
        found.append(Compared(message.text, labels, tuple(parsed.statuses), tuple(trained), by_labels, leads, card))
    return found


def assertion_figures(compared: Sequence[Compared]) -> dict[str, float]:
    """Shares of mentions and messages: statuses read right, wrong leads of each reader, cards before an answer."""
    pairs = [
        (label, rule, learned)
        for one in compared
        for label, rule, learned in zip(one.labels, one.grammar, one.trained, strict=True)
        if label is not None
    ]
    spoken = [(label, rule) for label, rule, _ in pairs if rule is not None]
    settled = [one for one in compared if one.lead is not None]
    wrong = {
        name: sum(one.leads_read[name] not in (None, one.lead) for one in compared) / len(compared)
        for name in ("grammar", "trained", "together")
    }
    return {
        "status_right": round(sum(label == learned.status for label, _, learned in pairs) / len(pairs), 4),
        "grammar_reads": round(len(spoken) / len(pairs), 4),
        "grammar_right": round(sum(label == rule for label, rule in spoken) / max(1, len(spoken)), 4),
        "grammar_wrong_lead": round(wrong["grammar"], 4),
        "trained_wrong_lead": round(wrong["trained"], 4),
        "together_wrong_lead": round(wrong["together"], 4),
        **{
            f"{name}_answered": round(sum(one.leads_read[name] == one.lead for one in settled) / len(settled), 4)
            for name in wrong
        },
        "card_first": round(sum(one.card for one in compared) / len(compared), 4),
    }


def confusion(compared: Sequence[Compared]) -> list[list[int]]:
    """How often each labelled status (rows) was read as each status (columns) by the trained reader."""
    counts = Counter(
        (label, learned.status)
        for one in compared
        for label, learned in zip(one.labels, one.trained, strict=True)
        if label is not None
    )
    return [[counts[label, read] for read in STATUSES] for label in STATUSES]


def agreement(path: Path = TWICE) -> dict[str, float]:
    """Cohen's kappa of the two passes over the messages labelled twice: for each status and, as `all`, over all."""
    pairs = _TWICE.findall(path.read_text(encoding="utf-8"))
    found = {status: _kappa([(first == status, second == status) for first, second in pairs]) for status in STATUSES}
    return {**found, "all": _kappa(pairs)}


def _kappa(pairs: Sequence[tuple[object, object]]) -> float:
    count = len(pairs)
    same = sum(first == second for first, second in pairs) / count
    first, second = (Counter(pair[side] for pair in pairs) for side in (0, 1))
    chance = sum(first[value] * second[value] for value in {*first, *second}) / count**2
    return round((same - chance) / (1 - chance), 3)


def _label(message: Labelled, start: int, end: int) -> str | None:
    return next((m.status for m in message.mentions if m.start < end and m.end > start), None)


def _of(statuses: Sequence[str], sentence: Sentence, parsed: Parsed) -> Situation:
    said = list(zip(sentence.mentions, statuses, strict=True))
    facts, _ = combine(said, sentence, parsed.nobody)
    return Situation.from_mapping({fact.fact: fact.value for fact in facts.values()})
