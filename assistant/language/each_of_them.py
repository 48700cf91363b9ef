# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Whether a message speaks of each of several children or families at once, and how it describes the one it means.

A description ("the one on the plan", "the one with nobody") is one of a closed set, fitted to what was told of each.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.language.services import services_there

_THEM = r"(?:them|these|those|the (?:two|three|children|kids|boys|girls|brothers|sisters|siblings|twins|pupils|families|cases)|(?:children|kids|boys|girls|brothers|sisters|siblings|twins|pupils|families|cases))"
_EACH = rf"(?:each(?: (?:of {_THEM}|one|child|kid|boy|girl|pupil|family|case|household|sibling|twin))?|both(?: (?:of {_THEM}|the (?:children|kids|boys|girls|pupils|families)|children|kids|boys|girls|brothers|sisters|siblings|twins|pupils|families|cases))?|(?:all|all three|either) of {_THEM}|{_THEM} both|the two of them|the pair of them)"
_ASKS_OF_EACH = re.compile(
    rf"\b(?:for|of|on|about|with|in|leads?|who) {_EACH}(?=\W*(?:$|[?.!,;]|please|pls|then|now|today|as|and\b|is\b|at school|with (?:attendance|school)))"
    rf"|\bleads? (?:for )?each\b|\beach (?:one )?(?:of them )?(?:their|his|her)? ?lead\b|\b(?:their|the|both) leads\b(?=\W*$)"
    rf"|^\W*(?:and |so |ok |now |then |what about |how about )*{_EACH}(?:\W+(?:now|then|again|please|pls))*\W*$",
    re.IGNORECASE,
)
_TELLS_OF_EACH = re.compile(
    r"\b(?:they both|both (?:of them|(?:the )?(?:children|kids|boys|girls|brothers|sisters|siblings|twins|pupils|families))|each of them"
    r"|all of them|the whole family|the two of them)\b"
    r"|\b(?:twins?|brothers|sisters|siblings|(?:two|2|three|3) (?:\w+ )?(?:boys|girls|kids|children|pupils|sons|daughters)|(?:my|our|the) (?:boys|girls|kids|children|sons|daughters))\b[^.?!;]*\bboth\b(?! (?:services|agencies|workers|of (?:those|these)))",
    re.IGNORECASE,
)
_LETTER = r"(?:(?:the )?(?:child|pupil|kid|student|boy|girl|case|family|sibling) )"
_CALLED = re.compile(
    rf"\b(?:call|calling|name|label|say)(?: them| these| those| the two| the children| the families)(?: (?:are|is|as))? (?P<kind>(?:{_LETTER})?)(?P<first>[A-Ya-y]|1|one|X|x)(?: ?[,&+/] ?| and | and then )(?:{_LETTER})?(?P<second>[A-Za-z]|2|two)\b",
    re.IGNORECASE,
)
_NUMBERS = {"one": "1", "two": "2"}
_BOTH = ("first", "second")
_OTHER_WAY_ROUND = re.compile(
    r"\W*(?:(?:sorry|no|oops|wait|actually|ah|oh|hang on|i think|it is|it['’]?s|that['’]?s|that is|should be|meant|i meant|i mean|got (?:that|it|them)|i(?:['’]ve)? (?:got|put|had)(?: (?:that|it|them))?|the|my mistake)\W+)*"
    r"(?:other way (?:a)?round|wrong way (?:a)?round|(?:i )?(?:have |ve )?(?:mixed|muddled) (?:them|the two|those)(?: two)? up|swap (?:them|the two|those)(?: (?:round|over|around))?|vice versa)(?:\W+(?:sorry|please|that is|actually))*\W*",
    re.IGNORECASE,
)

NOBODY, NOT = "nobody", "not "
"""The description of somebody with no services; what stands before a service that somebody has not."""
_PLANS = ("child_in_need", "child_protection")


def asks_of_each(text: str) -> bool:
    """Whether a message asks for each of those it or the conversation tells of: "who leads for both?"."""
    return _ASKS_OF_EACH.search(text) is not None


def tells_of_each(text: str) -> bool:
    """Whether what a message tells is told of each of them: "they both have early help now"."""
    return _TELLS_OF_EACH.search(text) is not None or asks_of_each(text)


def called_in(text: str, known: Sequence[str] = ()) -> tuple[str, ...]:
    """The labels that a message gives to the two told of before: "call them child A and B".

    `known` are their labels until now: "sorry, other way round" gives each the label of the other.
    """
    if len(known) == len(set(known)) == len(_BOTH) and _OTHER_WAY_ROUND.fullmatch(text):
        return tuple(reversed(known))
    found = _CALLED.search(text)
    if found is None:
        return ()
    said = found["kind"].strip().removeprefix("the ").lower()
    kind = said if said in ("family", "case", "pupil") else "child"
    letters = [_NUMBERS.get(one.lower(), one.upper()) for one in (found["first"], found["second"])]
    return tuple(f"{kind}:{letter}" for letter in letters) if letters[0] != letters[1] else ()


def fits(description: str, facts: Mapping[str, str]) -> bool:
    """Whether a description is of somebody of whom these facts are told.

    It is "plan", "order", "worker", `NOBODY`, a fact with its value ("feh=yes") or `NOT` and a fact.
    """
    there = services_there(facts)
    of_things = {
        "plan": facts.get("social_care") in _PLANS,
        "order": facts.get("yos") == "statutory",
        "worker": bool(there),
        NOBODY: not there,
    }
    if description in of_things:
        return of_things[description]
    if description.startswith(NOT):
        return description.removeprefix(NOT) not in there
    fact, _, value = description.partition("=")
    if fact == "tier":
        return facts.get(fact) == value
    return fact in there and (value == "yes" or facts[fact] in ("yes", value))
