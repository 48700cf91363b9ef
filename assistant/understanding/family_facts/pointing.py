# ruff: noqa: E501 (a pattern is easier to read on one line)
"""How a message describes the one of several that it means: "the one with the plan", "the one nobody works with"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.language.each_of_them import NOBODY, NOT
from assistant.understanding.family_facts.combining import FACT_OF
from assistant.understanding.family_facts.sentence import Sentence

_ONE = r"(?:one|child|kid|boy|girl|pupil|twin|brother|sister|family|case|lad|sibling)"
_ONLY_POINTS = ("one", "twin")
_HAS = r"(?:with|on|under|open to|(?:who|that) (?:has|have|got|has got|is on|is with|is under|is open to|'s on|'s got|'s with)|who 's (?:on|got|with)|has|having)"
_NOBODY = r"(?:nobody|no one|nothing|none|no (?:services?|workers?|agenc(?:y|ies)|help|support)|only (?:the )?school|just (?:the )?school)"
_LED = r"(?P<led>^|(?P<back> back)? (?:for|about|of|on|to|and|so|what about|lead|leads|is|with|[.,;]))?"
_ENDS = r"(?P<ends> (?:[?.!,;]|then|now|please|again|is)(?= |$)| ?$)?"
_THE_CALLED_ONE = re.compile(rf"{_LED} the @(?P<name>\d+) (?P<noun>{_ONE})\b{_ENDS}")
"""One called by its service: "the CP one"."""
_THE_ONE_WITH = re.compile(
    rf"{_LED} the (?P<noun>{_ONE})"
    rf" (?:{_HAS}(?: (?:a|an|the|her|his|their))*(?: (?:@(?P<name>\d+)|(?P<thing>plan|order|worker))| (?P<nobody>{_NOBODY}))"
    r"|(?P<without>without|(?:who|that) (?:has no|has not got|does not have)|with no)(?: (?:a|an|any|the))*(?: (?:@(?P<not>\d+)|plan|order|worker|services?|one|body))"
    r"|(?P<bare>with|without)(?= (?:[?.!,;]|then|now|please|again)| ?$)"
    rf"|(?P<alone>nobody (?:works|is working) with|not known to any(?:one|body))){_ENDS}"
)
"""It stands as the one asked of, or first; what goes on behind it ("the one with YOS is refusing") is told.

Any noun only points behind "back to": "back to the lad with the plan".
"""


@dataclass(frozen=True)
class Pointing:
    """`description` is fitted to what was told of each; `mention` is the name in it where it tells nothing new."""

    description: str
    mention: int | None = None


def pointing_in(sentence: Sentence) -> Pointing | None:
    """The description of the one meant; None where a message has none or several."""
    found = [*_THE_ONE_WITH.finditer(sentence.masked), *_THE_CALLED_ONE.finditer(sentence.masked)]
    if len(found) != 1:
        return None
    one = found[0]
    if one.re is _THE_CALLED_ONE:
        return _by_service(sentence, one, int(one["name"]), without=False)
    if one["bare"]:
        return Pointing(NOBODY if one["bare"] == "without" else "worker")
    if one["thing"]:
        return Pointing(one["thing"])
    if one["name"] is None and one["not"] is None:
        return Pointing(NOBODY)
    return _by_service(sentence, one, int(one["name"] or one["not"]), without=bool(one["without"]))


def _by_service(sentence: Sentence, one: re.Match, number: int, without: bool) -> Pointing:
    mention = sentence.mentions[number]
    fact, value = ("tier", mention.value) if mention.kind == "tier" else FACT_OF[mention.kind]
    led = one["back"] is not None or (one["noun"] in _ONLY_POINTS and one["led"] is not None)
    only_points = led and one["ends"] is not None
    return Pointing(f"{NOT}{fact}" if without else f"{fact}={value}", number if only_points else None)
