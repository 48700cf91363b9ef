# ruff: noqa: E501 (a pattern is easier to read on one line)
"""What-ifs about the family in hand by closed grammars: a service taken away in thought, the kind of youth justice that is
there, and one rule of the list of rules on the lead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.conversation.heard import DECISIONS, WHO_LEADS, Message, Understood
from assistant.conversation.state import ConversationState
from assistant.language.services import NOT_THERE, OF_ADULT_SOCIAL_CARE

_SERVICES = (
    ("feh", re.compile(r"\b(?:family )?early help(?: (?:worker|practitioner|lady))?\b|\bfeh\b")),
    ("yos", re.compile(r"\b(?:youth (?:offending|justice)(?: service| worker)?|yos|yot|yjs)(?: (?:worker|practitioner|officer))?\b")),
    ("social_care", re.compile(r"\b(?:social (?:workers?|care|services)|csc|sw)\b")),
)  # fmt: skip
SERVICES_NAMED = "|".join(pattern.pattern for _, pattern in _SERVICES)
_TAKEN_AWAY = re.compile(r"\b(?:without|minus|take away|remove|drop|lose|leave out|leaving out|neither|none)\b")
_ALL_OF_THEM = re.compile(r"\b(?:both|all of them|them all|everything|any of them|either|neither|none)\b")
_NONE_OF_THEM = re.compile(r"\b(?:neither|none)\b")
_ONLY = re.compile(r"\b(?:only|just)\b (?P<kept>.+)")
_AROUND_WORDS = (
    "back to and so but ok right what about how if then who leads lead would will it be as well too either we i had there was were is "
    "are they he she again now a an the any one both also them you all of same still in that this case same even "
    "without minus take away remove drop lose leave out leaving only just neither none happen happens happened come comes came "
    "open opens opened start starts started"
)
_AROUND = frozenset(_AROUND_WORDS.split())
_BACK_TO_ONLY = re.compile(
    r"^(?:(?:and|so|but|ok|right|now|then) )*(?:(?:what )?if (?:it (?:is|was|were) )?|what about |(?:and )?back to )(?=(?:only|just)\b)"
)
LONGEST = 12


def services_named(plain: str) -> tuple[str, ...]:
    """The services that plain words name, by the facts that tell of them."""
    words = OF_ADULT_SOCIAL_CARE.sub(" ", plain)
    return tuple(fact for fact, pattern in _SERVICES if pattern.search(words))


def taken_away(plain: str, family: Mapping[str, str]) -> dict[str, str] | None:
    """The services that are supposed away: "what about without early help?", "drop both, only YOS"; None for other words."""
    start = _TAKEN_AWAY.search(plain) or _BACK_TO_ONLY.match(plain)
    if start is None or len(plain.split()) > LONGEST:
        return None
    rest = plain
    for _, pattern in _SERVICES:
        rest = pattern.sub(" ", rest)
    if set(rest.split()) - _AROUND:
        return None
    if _NONE_OF_THEM.search(plain) and any(family.get(fact, "no") not in NOT_THERE for fact, _ in _SERVICES):
        return None  # the ones supposed, or the one that is there too?
    only = _ONLY.search(plain)
    kept = {fact for fact, pattern in _SERVICES if only and pattern.search(only["kept"])}
    gone = {fact for fact, pattern in _SERVICES if pattern.search(plain[start.end() : only.start() if only else None])}
    if _ALL_OF_THEM.search(plain) or (kept and not _TAKEN_AWAY.search(plain)):
        gone = {fact for fact, _ in _SERVICES}
    there = {fact: _as_known(fact, family) for fact in kept}
    supposed = {fact: "no" for fact, _ in _SERVICES if fact in gone and fact not in kept} | there
    return supposed or None


_A_KIND = re.compile(
    r"\b(?P<not>not (?:an? )?)?(?:(?P<prevention>prevent(?:ion|ative|ive))|(?P<statutory>statutory|(?:court|referral|youth) orders?))\b"
)
_WORDS_OF_A_KIND = (
    "and so but ok even what if though is does do it its that this only just a an the for with under on he she they has got not "
    "work case side now still lead leads change changes matter anything same different then order too right actually well sorry "
    "no youth justice offending yos yjs by who would"
)
_AROUND_A_KIND = frozenset(_WORDS_OF_A_KIND.split())


def kind_of_youth_justice(plain: str, family: Mapping[str, str]) -> str | None:
    """The kind of youth justice work that words say or suppose of a case that is open to it: "even if it's prevention?"."""
    kinds = {match.lastgroup for match in _A_KIND.finditer(plain) if not match["not"]}
    there = family.get("yos", "no") not in NOT_THERE
    if not there or len(kinds) != 1 or len(plain.split()) > LONGEST:
        return None
    return kinds.pop() if not set(_A_KIND.sub(" ", plain).split()) - _AROUND_A_KIND else None


def _as_known(fact: str, family: Mapping[str, str]) -> str:
    known = family.get(fact, "no")
    return "yes" if known in ("no", "unknown") else known


_RULE = re.compile(
    r"(?:(?:what|and|about|does|is|the|so|ok) )*(?:rule|number|no|point|item) (?P<number>one|two|three|[1-3])(?: (?:say|please|again|then|mean|just|only|that|one))*"
    r"|(?:(?:what|and|about|is|so|ok) )*(?:the )?(?P<place>first|second|third|last|1st|2nd|3rd)(?: (?:one|rule|point|case))?(?: (?:say|please|again|then|just|only|that))*"
)
_NUMBERS = {"one": 1, "1": 1, "first": 1, "1st": 1, "two": 2, "2": 2, "second": 2, "2nd": 2, "three": 3, "3": 3}
_NUMBERS |= {"third": 3, "last": 3, "3rd": 3}
_RULES: Mapping[int, Mapping[str, str]] = {
    1: {"feh": "no", "yos": "no", "social_care": "no"},
    2: {"feh": "yes", "social_care": "no"},
    3: {"social_care": "yes"},
}
"""What each rule of the list supposes (`lead-professional/rule-1` to `rule-3`)."""


def rule_named(plain: str) -> Mapping[str, str] | None:
    """What the rule supposes that a message names by its place in the list: "number 3", "the second rule"."""
    named = _RULE.fullmatch(plain)
    return _RULES[_NUMBERS[named["number"] or named["place"]]] if named else None


ONE_OF_SEVERAL = re.compile(
    r"(?<!^)\b[A-D]\b|\b(?:[Cc]hild|[Ff]amily|[Pp]upil|[Ss]ibling|[Cc]ase) (?:\d|[A-Da-d])\b|\b(?:eldest|oldest|youngest|brother|sister|the other (?:one|family|child))\b"
)
"""A what-if for one of several families is read with the facts about them."""
_NAMES_A_RULE = re.compile(r"\brule\b")


def what_if(message: Message, state: ConversationState) -> Understood | None:
    """A service taken away in thought, or one rule of the list, where the lead is spoken of; a rule named as one, always."""
    rule = rule_named(message.core)
    if rule is not None and _NAMES_A_RULE.search(message.core):
        return Understood(WHO_LEADS, "a what-if", supposes=rule, drops_facts=True)
    if state.topic not in (*DECISIONS, "lead_duties", "glossary") or (
        state.topic not in DECISIONS and not state.family
    ):
        return None
    if ONE_OF_SEVERAL.search(message.text):
        return None
    topic = state.topic if state.topic in DECISIONS else WHO_LEADS
    kind = kind_of_youth_justice(message.plain, state.family)
    if kind is not None and "if" not in message.plain.split():
        return Understood(topic or WHO_LEADS, "a kind of youth justice", facts={"yos": kind})
    supposed: Mapping[str, str] | None = {"yos": kind} if kind else taken_away(message.plain, state.family)
    supposed = supposed or (rule if state.asks is None else None)
    return Understood(topic or WHO_LEADS, "a what-if", supposes=supposed, drops_facts=True) if supposed else None
