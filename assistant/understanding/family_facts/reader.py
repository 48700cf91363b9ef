"""From what a sentence says about each service to the facts of the contract, section 3."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from assistant.understanding.family_facts.patterns import either
from assistant.understanding.family_facts.scope import Reading, Said, ScopeRules
from assistant.understanding.family_facts.sentence import Mention, Sentence, SentenceReader
from assistant.understanding.family_facts.vocabulary import load_vocabulary

FACTS = ("tier", "feh", "yos", "social_care")
_FACT_OF = {
    "feh": ("feh", "yes"),
    "yos": ("yos", "yes"),
    "yos_prevention": ("yos", "prevention"),
    "yos_statutory": ("yos", "statutory"),
    "social_care": ("social_care", "yes"),
    "child_in_need": ("social_care", "child_in_need"),
    "child_protection": ("social_care", "child_protection"),
    "looked_after": ("social_care", "looked_after"),
    "assessment": ("social_care", "assessment"),
}
# The plan that says most about the family, where several are named.
_WEIGHT = {"unknown": 0, "yes": 1, "assessment": 2, "child_in_need": 3, "child_protection": 4, "looked_after": 5, "prevention": 2, "statutory": 3}
_GONE = (Said.NOT_THERE, Said.ENDED, Said.AWAITED)
_LONGEST_READ = 2_000  # characters; longer messages are read from the front


@dataclass(frozen=True)
class FamilyFact:
    """`fact` is `tier`, `feh`, `yos`, `social_care` or `several_children`; `start` and `end` are offsets in the message."""

    fact: str
    value: str
    start: int
    end: int


class FamilyFactsReader:
    """Reads sentences; built once from the vocabulary (about 0.3 s), then well under 2 ms a message."""

    def __init__(self, vocabulary_path: Path | None = None):
        vocabulary = load_vocabulary(vocabulary_path)
        self._sentences = SentenceReader(vocabulary)
        self._scope = ScopeRules(vocabulary)
        self._several_children = re.compile(f" {either(vocabulary.cues['several_children'])} ")
        self._statutory = re.compile(r" (?:statutory|court order|court|order|tag|bail|licence|sentenced|conviction|convicted)(?! (?:action|intervention|escalation|stage|route|step|powers|enforcement|process|measures))(?= )")
        self._prevention = re.compile(r" (?:prevention|preventative|preventive|triage|diversion|turnaround|voluntary|at risk of offending)(?= )")

    def read(self, text: str) -> tuple[FamilyFact, ...]:
        """The facts stated, each once, in the contract's order; nothing for what is only asked about."""
        sentence = self._sentences.read(text[:_LONGEST_READ])
        readings = self._scope.read(sentence)
        children = self._several_children.search(sentence.masked)
        several = children is not None
        found: dict[str, FamilyFact] = {}
        tier = _tier(sentence, readings)
        if tier:
            found["tier"] = tier
        for fact in FACTS[1:]:
            stated = _service(fact, sentence, readings, several)
            if stated:
                found[fact] = self._kind_of_youth_justice(stated, sentence)
        self._nobody_else(sentence, found)
        if several:
            found["several_children"] = FamilyFact("several_children", "yes", 0, 0)
        return tuple(found[fact] for fact in (*FACTS, "several_children") if fact in found)

    def _kind_of_youth_justice(self, fact: FamilyFact, sentence: Sentence) -> FamilyFact:
        if (fact.fact, fact.value) != ("yos", "yes"):
            return fact
        prevention, statutory = self._prevention.search(sentence.masked), self._statutory.search(sentence.masked)
        if bool(prevention) == bool(statutory):
            return fact
        return FamilyFact("yos", "prevention" if prevention else "statutory", fact.start, fact.end)

    def _nobody_else(self, sentence: Sentence, found: dict[str, FamilyFact]) -> None:
        nobody_else, just_school = self._scope.leaves_nobody_else(sentence)
        if just_school:
            found_there = any(f.fact != "tier" and f.value not in ("no", "unknown") for f in found.values())
            candidates_only = found_there and not nobody_else
            if not candidates_only:
                nobody_else = True
        if nobody_else:
            for fact in FACTS[1:]:
                found.setdefault(fact, FamilyFact(fact, "no", 0, 0))


def _tier(sentence: Sentence, readings: list[Reading]) -> FamilyFact | None:
    """The last tier said to hold."""
    held = [sentence.mentions[r.mention] for r in readings if sentence.mentions[r.mention].kind == "tier" and r.said not in (*_GONE, Said.NOTHING)]
    if not held:
        return None
    unsure = any(r.said is Said.UNSURE and sentence.mentions[r.mention] is held[-1] for r in readings)
    last = held[-1]
    return FamilyFact("tier", "unknown" if unsure else last.value, last.start, last.end)


def _service(fact: str, sentence: Sentence, readings: list[Reading], several_children: bool) -> FamilyFact | None:
    """One service over the whole sentence: the last firm word counts, and a plain name is firm only if nothing else is."""
    own = [(sentence.mentions[r.mention], r.said) for r in readings if _FACT_OF.get(sentence.mentions[r.mention].kind, ("",))[0] == fact]
    own = [(mention, said) for mention, said in own if said is not Said.NOTHING]
    if not own:
        return None
    firm_elsewhere = any(
        r.said is Said.THERE or (r.said is Said.NAMED and sentence.mentions[r.mention].kind != "tier") or sentence.mentions[r.mention].value == "1"
        for r in readings
        if r.said not in (Said.CANDIDATE, Said.NOTHING)
    )
    if all(said is Said.CANDIDATE for _, said in own):
        if firm_elsewhere:
            return None
    there: Mention | None = None
    there_value = ""
    gone: Mention | None = None
    gone_value = ""
    unsure: Mention | None = None
    for mention, said in own:
        value = _FACT_OF[mention.kind][1]
        general = value in ("yes", "assessment")
        if said is Said.UNSURE:
            unsure = mention
        elif said in _GONE:
            if there is not None and (general or there_value == value) and not several_children:
                there, there_value = None, ""
            if there is None and (gone is None or general):
                gone, gone_value = mention, "waiting" if said is Said.AWAITED else ("plan" if not general and said is Said.NOT_THERE else "no")
        else:
            firm = said is Said.THERE or not general
            if gone is not None and not firm and gone_value != "plan" and not several_children:
                continue
            if there is None or _WEIGHT[value] > _WEIGHT[there_value] or (firm and gone is not None):
                there, there_value = mention, value
            elif {there_value, value} == {"child_in_need", "child_protection"}:
                there_value = "yes"
    if there is not None:
        return FamilyFact(fact, there_value, there.start, there.end)
    if gone is not None:
        if gone_value == "plan" and not any(r.said in _GONE for r in readings if _FACT_OF.get(sentence.mentions[r.mention].kind, ("",))[0] != fact):
            return None
        value = "assessment" if fact == "social_care" and gone_value == "waiting" else "no"
        return FamilyFact(fact, value, gone.start, gone.end)
    return FamilyFact(fact, "unknown", unsure.start, unsure.end) if unsure else None
