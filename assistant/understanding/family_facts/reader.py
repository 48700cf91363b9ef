"""From what a sentence says about each service to the facts of the contract, section 3."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.understanding.family_facts.expressions import either
from assistant.understanding.family_facts.fact import FamilyFact
from assistant.understanding.family_facts.guard import without_doubt
from assistant.understanding.family_facts.said import GONE, Said
from assistant.understanding.family_facts.scope import ScopeRules
from assistant.understanding.family_facts.sentence import Mention, Sentence, SentenceReader
from assistant.understanding.family_facts.vocabulary import load_vocabulary

SERVICES = ("feh", "yos", "social_care")
_LONGEST_READ = 2_000  # characters; longer messages are read from the front
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
    "tier": ("tier", ""),
}
# Where several are named, the value that says most about the family.
_WEIGHT = {
    "": 0,
    "yes": 1,
    "assessment": 2,
    "prevention": 2,
    "child_in_need": 3,
    "statutory": 3,
    "child_protection": 4,
    "looked_after": 5,
}
_GENERAL = ("yes", "assessment")  # a service as a whole; the others are plans and orders within it
_DIFFERENT_PLANS = {"child_in_need", "child_protection"}
_NOT_FAMILY = "action|intervention|escalation|stage|route|step|steps|powers|enforcement|process|measures|proceedings"
_STATUTORY = re.compile(
    rf" (?<!no )(?<!not )(?<!from )(?<!without )(?<!- )(?:statutory|court|order|tag|bail|licence|sentenced"
    rf"|convicted)(?! (?:{_NOT_FAMILY}))(?= )"
)
_ASSESSING = re.compile(
    r" assessments?(?: (?:has|have|been|was|is|only|just|now|recently|still|already|currently|being|started|opened"
    r"|under|way|underway|running|ongoing|open))* (?:by|with|from)(?: (?:an?|the|our|his|her|their))* @\d+"
    r"(?!(?: (?:is|has|was|been|now))* (?:finished|completed|done|closed|ended))(?= )"
    r"| @\d+ (?:have|has|'s)(?: (?:an?|the|still|only|just|opened))* assessments?(?= )|"
    r" (?:she|he|they)(?: (?:is|are|'s|has|have|only|just|still|been))* assessing(?= )|"
    r" @\d+(?: (?:who|is|are|'s|was|still|just|only|currently))* (?:assessing|(?:doing|carrying out|completing"
    r"|undertaking|started|starting|beginning)"
    r"(?: (?:an?|the|their|her|his|c|&|f|single|new))* assessments?)(?= )"
)
_SOMEBODY = re.compile(r"work|practitioner|whole|lady|officer")
_PREVENTION = re.compile(
    r" (?:pre - court|prevention|preventative|preventive|triage|diversion|turnaround|voluntary|voluntarily"
    r"|at risk of offending)(?= )"
)


class FamilyFactsReader:
    """Reads sentences; built once from the vocabulary (under a second), then well under 2 ms a message."""

    def __init__(self, vocabulary_path: Path | None = None):
        vocabulary = load_vocabulary(vocabulary_path)
        self._sentences = SentenceReader(vocabulary)
        self._scope = ScopeRules(vocabulary)
        self._several_children = re.compile(f" {either(vocabulary.cues['several_children'])} ")

    def read(self, text: str) -> tuple[FamilyFact, ...]:
        """The facts stated, each once, in the contract's order; nothing for what is only asked about."""
        sentence = self._sentences.read(text[:_LONGEST_READ])
        several = self._several_children.search(sentence.masked) is not None
        readings = list(zip(sentence.mentions, self._scope.read(sentence, several), strict=True))
        nobody_else = self._scope.nobody_else(sentence)
        facts = {"tier": _tier(readings)}
        for name in SERVICES:
            facts[name] = _service(name, readings, several, nobody_else)
        facts["feh"] = self._whole_family(facts["feh"], sentence, text)
        facts["yos"] = _kind_of_youth_justice(facts["yos"], sentence)
        facts["social_care"] = _under_assessment(facts["social_care"], sentence) or self._handed_down(sentence)
        if not facts["social_care"] and self._scope.turned_away(sentence):
            facts["social_care"] = FamilyFact("social_care", "no")
        anyone = any(facts[name] and facts[name].value not in ("no", "unknown") for name in SERVICES)
        if nobody_else or (self._scope.just_school(sentence) and not anyone):
            facts |= {name: facts[name] or FamilyFact(name, "no") for name in SERVICES}
        if several:
            facts["several_children"] = FamilyFact("several_children", "yes")
        return without_doubt(text, (fact for fact in facts.values() if fact))

    def _whole_family(self, fact: FamilyFact | None, sentence: Sentence, text: str) -> FamilyFact | None:
        """A parenting course alone leaves open whether anybody works with the whole family."""
        if fact is None or fact.value != "yes" or not self._scope.only_a_course(sentence):
            return fact
        return fact if _SOMEBODY.search(text[fact.start : fact.end].lower()) else None

    def _handed_down(self, sentence: Sentence) -> FamilyFact | None:
        """ "Stepped down to early help" tells of social care without naming it."""
        stepping_down = self._scope.stepping_down(sentence)
        return None if stepping_down is None else FamilyFact("social_care", "yes" if stepping_down else "no")


def _fact(name: str, value: str, mention: Mention) -> FamilyFact:
    return FamilyFact(name, value, mention.start, mention.end)


def _tier(readings: list[tuple[Mention, Said]]) -> FamilyFact | None:
    """The last tier said to hold."""
    held = [
        (mention, said) for mention, said in readings if mention.kind == "tier" and said not in (*GONE, Said.NOTHING)
    ]
    if not held:
        return None
    mention, said = held[-1]
    return _fact("tier", "unknown" if said is Said.UNSURE else mention.value, mention)


def _service(
    name: str, readings: list[tuple[Mention, Said]], several_children: bool, nobody_else: bool
) -> FamilyFact | None:
    """One service over the whole sentence: the last firm word counts; a bare name gives way to any firm word."""
    own = [(m, s) for m, s in readings if _FACT_OF[m.kind][0] == name and s is not Said.NOTHING]
    if own and all(said is Said.CANDIDATE for _, said in own) and (nobody_else or _firm(readings)):
        return None
    there: FamilyFact | None = None
    gone: FamilyFact | None = None
    unsure: FamilyFact | None = None
    plans_denied = 0
    for mention, said in own:
        value = _FACT_OF[mention.kind][1]
        general = value in _GENERAL
        if said is Said.UNSURE:
            unsure = _fact(name, "unknown", mention)
        elif said in GONE:
            if there and (general or there.value == value) and not several_children:
                there = None
            if not general and said is Said.NOT_THERE:
                plans_denied += 1
            elif not there:
                awaited = name == "social_care" and said is Said.AWAITED and mention.kind != "assessment"
                gone = _fact(name, "assessment" if awaited else "no", mention)
        elif gone and said is not Said.THERE and general and not several_children:
            continue  # "the social worker closed in May. The social worker says …"
        elif there and {there.value, value} == _DIFFERENT_PLANS and said is Said.NAMED:
            there = _fact(name, "yes", mention)
        elif not there or _WEIGHT[value] > _WEIGHT[there.value]:
            there = _fact(name, value, mention)
    if not (there or gone) and plans_denied:
        # "Not on a child protection plan" alone leaves room for another plan.
        others_denied = any(
            said in GONE for mention, said in readings if _FACT_OF[mention.kind][0] not in (name, "tier")
        )
        gone = _fact(name, "no", own[-1][0]) if plans_denied > 1 or others_denied else None
    return there or gone or unsure


def _firm(readings: list[tuple[Mention, Said]]) -> bool:
    """Whether the sentence names a service outright, or says that only everyday services are there."""
    return any(
        said is Said.THERE
        or (said is Said.NAMED and mention.kind != "tier")
        or (mention.value == "1" and said not in GONE)
        for mention, said in readings
    )


def _kind_of_youth_justice(fact: FamilyFact | None, sentence: Sentence) -> FamilyFact | None:
    if fact is None or fact.value != "yes":
        return fact
    prevention, statutory = _PREVENTION.search(sentence.masked), _STATUTORY.search(sentence.masked)
    if bool(prevention) == bool(statutory):
        return fact
    return FamilyFact(fact.fact, "prevention" if prevention else "statutory", fact.start, fact.end)


def _under_assessment(fact: FamilyFact | None, sentence: Sentence) -> FamilyFact | None:
    """A social worker who is assessing has not opened the case yet."""
    if fact is None or fact.value != "yes" or not _ASSESSING.search(sentence.masked):
        return fact
    return FamilyFact(fact.fact, "assessment", fact.start, fact.end)
