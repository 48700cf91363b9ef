# ruff: noqa: E501 (a pattern is easier to read on one line)
"""From what is said of each name to the facts of the contract, section 3. Pure: statuses in, facts out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.services import SERVICES
from assistant.understanding.family_facts.reading import FamilyFact
from assistant.understanding.family_facts.sentence import Mention, Sentence

FACT_OF = {
    "feh": ("feh", "yes"),
    "yos": ("yos", "yes"),
    "yos_prevention": ("yos", "prevention"),
    "yos_statutory": ("yos", "statutory"),
    "social_care": ("social_care", "yes"),
    "child_in_need": ("social_care", "child_in_need"),
    "child_protection": ("social_care", "child_protection"),
    "looked_after": ("social_care", "looked_after"),
    "assessment": ("social_care", "assessment"),
    "family_help": ("case_holder", "other_practitioner"),
    "tier": ("tier", ""),
}
_WEIGHT = ("yes", "assessment", "prevention", "child_in_need", "statutory", "child_protection", "looked_after")
_PLANS = {"child_in_need", "child_protection", "looked_after", "yos_statutory", "yos_prevention", "assessment"}
_GONE = ("ended", "denied", "refused")
_PREVENTION = re.compile(r" (?:prevention|preventative|preventive|triage|diversion|turnaround|voluntary|voluntarily) ")
_DENIALS = [
    f"{denial}{what}"
    for denial in ("no", "not", "without", "any")
    for what in ("", " a", " court", " a court", " from", " from a", " through", " by", " for")
]
_STATUTORY = re.compile(
    "".join(rf"(?<! {denial})" for denial in _DENIALS) + r" (?:statutory|stat|court|order|tag|bail|licence|sentenced) "
)
_ASSESSING = re.compile(r" assess(?:ing|ment|ments)(?= )(?!.* (?:finished|completed|done|closed|ended) )")

_GOING = r"(?:clos\w*|end(?:s|ed|ing)?(?! up)|stop\w*|left|leaves?|finish\w*(?! (?:the|their|its|an) assess)|(?:goes|go|went)(?! (?:to|on|ahead|for|with|in|into|down|up|over|back)(?= ))|pull\w* out|withdr\w+|shut\w*|ceas\w+)"
_HANDING_ON = (
    r"(?:hand\w* (?:it |them |us |him |her |the (?:case|family) |their case )?(?:over|on|back)(?! the lead| lead)"
    r"|sign\w* (?:it |them |us |him |her )?off|step\w* (?:out|away|back|aside|off|down)(?! (?:from|as) (?:the )?lead)|wind\w* (?:up|down)|bow\w* out)"
)
_REFUSING = (
    r"(?:(?:refus\w*|declin\w*|reject\w*|say no|says no|said no)(?! to(?= ))|turn\w* (?:it |them |us |him |her )?down(?! the lead)"
    r"|drop\w* (?:it|them|us|him|her|out|the (?:case|family))|disappear\w*|run\w* out|ran out)"
)
_REFUSED = (
    r"(?:refus\w*|declin\w*|reject\w*|turn\w* down|say no to|says no to|said no to|drop\w*|los[et]\w*|opt\w* out of|disengag\w* from"
    r"|withdr\w+(?: (?:her|his|their|our|my))?(?: consent)? (?:from|for|to))(?: (?:(?:the|an) offer of|support from|help from|working with))?"
)
_ABOUT_TO = (
    r"(?: (?:was|were|is|are|be|had|has|have|did|does|do|decides?|decided|wants?|wanted|going|about|due|to|then|also|now"
    r"|just|both|all|may|might|should|will|would|can|could))*"
)
_DOWN_TO = r"(?: (?:it|them|us|him|her|the family))? (?:- )?down to(?: (?:a|an|the))? "
_STEPPED_DOWN = rf" (?:stepped|moved|dropped|went){_DOWN_TO}"
_STEPS_DOWN = rf" (?:step\w*|move[sd]?|drop\w*|go|goes|went){_DOWN_TO}"
_UNIVERSAL_ONLY = re.compile(r"\b(?:only|just)\b.*\buniversal|universal.*\bonly\b", re.IGNORECASE)

Said = Sequence[tuple[Mention, str]]


def combine(said: Said, sentence: Sentence, nobody_else: bool = False) -> tuple[dict[str, FamilyFact], set[str]]:
    """The facts that these statuses make, and the facts on which they contradict each other."""
    facts: dict[str, FamilyFact] = {}
    torn: set[str] = set()
    for name in SERVICES:
        own = [(mention, status) for mention, status in said if FACT_OF[mention.kind][0] == name]
        fact = _service(name, own, torn)
        if fact is not None:
            facts[name] = closer(fact, sentence)
        elif nobody_else and name not in torn:
            facts[name] = FamilyFact(name, "no")
    stepped = [m for m, status in said if m.kind == "feh" and status == "now" and _down_to(_STEPPED_DOWN, m, sentence)]
    if stepped and "social_care" not in torn:
        facts.setdefault("social_care", _fact("social_care", "no", stepped[0]))
    tiers = [mention for mention, status in said if mention.kind == "tier" and status == "now"]
    values = {mention.value for mention in tiers}
    if len(values) == 1 and values != {"unknown"}:
        facts["tier"] = _fact("tier", tiers[-1].value, tiers[-1])
    elif values:
        torn.add("tier")
    _who_holds(said, facts, torn)
    return facts, torn


def kinds_named(sentence: Sentence) -> dict[str, str]:
    """What each service that is named would be if it were there: the weightiest plan or order that the words name."""
    kinds: dict[str, str] = {}
    for name, value in (FACT_OF[mention.kind] for mention in sentence.mentions):
        if name in SERVICES and _WEIGHT.index(value) >= _WEIGHT.index(kinds.get(name, "yes")):
            kinds[name] = value
    return kinds


def supposed(said: Said, sentence: Sentence) -> dict[str, FamilyFact]:
    """The facts of a what-if, as if they held; "if there were no early help" and "if it closed" suppose it away."""
    facts: dict[str, FamilyFact] = {}
    for mention, status in said:
        name, value = FACT_OF[mention.kind]
        if status == "hypothetical" and name in SERVICES and supposed_away(sentence, mention):
            facts.setdefault(name, _fact(name, "no", mention))
            continue
        if status == "hypothetical" and name != "case_holder":
            value = mention.value if name == "tier" else value
            if value != "unknown" and (name not in facts or _weighs_more(value, facts[name].value)):
                facts[name] = closer(_fact(name, value, mention), sentence)
        if status == "hypothetical" and mention.kind == "feh" and _down_to(_STEPS_DOWN, mention, sentence):
            facts.setdefault("social_care", FamilyFact("social_care", "no"))
    return facts


def universal_only(said: Said, status: str) -> bool:
    """Whether universal services are said to be all there is: no service of the three is there."""
    return any(
        mention.kind == "tier" and mention.value == "1" and each == status and _UNIVERSAL_ONLY.search(mention.words)
        for mention, each in said
    )


def _down_to(words: str, mention: Mention, sentence: Sentence) -> bool:
    """A family that is stepped down to early help has left social care, unless the words name what it left."""
    mark = f"@{sentence.mentions.index(mention)}"
    found = re.search(rf"{words}{mark} ", sentence.masked)
    return found is not None and len(sentence.mentions) == 1


def denied(name: str, said: Said) -> bool:
    """Whether the words deny something of this service."""
    return any(FACT_OF[mention.kind][0] == name and status in _GONE for mention, status in said)


def supposed_away(sentence: Sentence, mention: Mention) -> bool:
    """Whether a what-if takes this service away: "if it closed", "if there were no early help"."""
    mark, masked = f"@{sentence.mentions.index(mention)}", sentence.masked
    before = (
        rf" (?:no|not|without|never|neither|nor)(?: (?:a|an|any|the|more))?(?: @\d+(?: (?:,|or|nor|and|/))+)* {mark} "
    )
    left = rf" (?:{_GOING}(?: to| with| by)?|{_REFUSED})(?: (?:the|a|an|our|their|her|his))? {mark} "
    # "If both FEH and YOS close": each of them.
    joined = rf"(?:(?<= both {mark}) and(?: the)? @\d+| (?:and|&|plus)(?: (?:a|the))? @\d+(?= both ))?"
    after = rf" {mark}{joined}{_ABOUT_TO} (?:not|{_GOING}|{_HANDING_ON}|{_REFUSING})(?= )"
    return any(re.search(rule, masked) is not None for rule in (before, left, after))


def _service(name: str, own: Said, torn: set[str]) -> FamilyFact | None:
    now = [mention for mention, status in own if status == "now"]
    gone = [(mention, status) for mention, status in own if status in _GONE]
    general_denied = [m for m, status in gone if status == "denied" and m.kind not in _PLANS]
    if now:
        # "No social worker, CIN plan": somebody is wrong, or somebody else holds the case.
        if general_denied or any(m.kind in {n.kind for n in now} for m, s in gone if s in ("denied", "refused")):
            torn.add(name)
            return None
        last = own[-1]
        if last[1] == "ended" and last[0].kind not in _PLANS:
            torn.add(name)
            return None
        best = max(now, key=lambda mention: _WEIGHT.index(FACT_OF[mention.kind][1]))
        return _fact(name, FACT_OF[best.kind][1], best)
    if not gone or any(status in ("pending", "hypothetical") for _, status in own):
        return None
    if all(mention.kind in _PLANS and status != "ended" for mention, status in gone):
        # "Not on a CP plan" leaves room for another plan; "not CIN, not CP" leaves less, and is still no answer.
        return None
    return _fact(name, "no", gone[-1][0])


def closer(fact: FamilyFact, sentence: Sentence) -> FamilyFact:
    """A youth justice case by its kind; a social worker who assesses has not opened the case yet."""
    value = fact.value
    if fact.fact == "yos" and value == "yes":
        prevention, statutory = (rule.search(sentence.masked) for rule in (_PREVENTION, _STATUTORY))
        if bool(prevention) != bool(statutory):
            value = "prevention" if prevention else "statutory"
    if fact.fact == "social_care" and value == "yes" and _ASSESSING.search(sentence.masked):
        value = "assessment"
    return FamilyFact(fact.fact, value, fact.start, fact.end)


_HELD_BY = re.compile(
    r" (?:(?:(?:held|led|managed|overseen|run) by|(?:case ?- ?)?holder (?:is|:|=))(?: (?:an?|the|our|another))?"
    r"|(?:alternative |our |the )?lead practitioner(?: (?:for|on) (?:the |this |his |her |their )?(?:@\d+|plan|case))?"
    r" (?:is|:|=)(?: (?:an?|the|our))?) (?!@|(?:an?|the|our|another) @)\w+"
)

_HOLDER_IS_NOT = re.compile(
    r" (?:practitioner|worker|professional|someone|somebody|person|holder)(?: (?:who|that))?(?: (?:is|'s))? not"
    r"(?: (?:an?|the|our|actually|really))* @(\d+)(?= )"
    r"| (?:held|led|managed|overseen|run) by(?: (?:an?|the|our|another))? (?:[\w@]+ ){1,3}(?:(?:,|and|but) )*not"
    r"(?: (?:by|an?|the|our))* @(\d+)(?= )"
)


_HELD_BY_ONE_NOT_THE_OTHER = re.compile(
    r" (?:(?:held|led|managed|overseen|run) by|(?:case ?- ?)?holder (?:is|:|=))(?: (?:an?|the|our|another))? @(\d+)"
    r" (?:(?:,|and|but) )*not"
    r"(?: (?:by|an?|the|our|actually|really|qualified|registered|proper|real))* @(\d+)(?= )"
)


def _who_holds(said: Said, facts: dict[str, FamilyFact], torn: set[str]) -> None:
    """Who holds an open social care case, where it is not a social worker."""
    holders = [mention for mention, status in said if mention.kind == "family_help" and status == "now"]
    social_care = facts.get("social_care")
    if holders and (social_care is None or social_care.value == "no"):
        # Family help may be early help or a child in need case: it is asked, never guessed.
        facts.pop("social_care", None)
        torn.add("social_care")
    elif holders:
        facts["case_holder"] = _fact("case_holder", "other_practitioner", holders[-1])


def held_by_another(sentence: Sentence) -> bool:
    """Whether the words name somebody other than a service of the three as the holder of the case."""
    return _HELD_BY.search(sentence.masked) is not None


def held_by_one_not_the_other(sentence: Sentence) -> tuple[int, int] | None:
    """The worker who holds the case and the social worker who does not: "held by a family practitioner, not a SW"."""
    found = _HELD_BY_ONE_NOT_THE_OTHER.search(sentence.masked)
    if found is None or sentence.mentions[int(found[2])].kind != "social_care":
        return None
    return int(found[1]), int(found[2])


def not_the_holder(sentence: Sentence) -> frozenset[int]:
    """The social workers of whom it is said only that they do not hold a child in need case, not that there is none."""
    if all(mention.kind != "child_in_need" for mention in sentence.mentions):
        return frozenset()
    named = {int(found[1] or found[2]) for found in _HOLDER_IS_NOT.finditer(sentence.masked)}
    return frozenset(number for number in named if sentence.mentions[number].kind == "social_care")


def _weighs_more(value: str, other: str) -> bool:
    return value in _WEIGHT and other in _WEIGHT and _WEIGHT.index(value) > _WEIGHT.index(other)


def _fact(name: str, value: str, mention: Mention) -> FamilyFact:
    return FamilyFact(name, value, mention.start, mention.end)
