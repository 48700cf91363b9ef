# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Corrections within one message: what was said first is taken out, and what holds is left for the readers.

"CIN, no sorry, FEH" becomes "FEH"; "FEH - scrap that, closed in May" becomes "FEH closed in May". Only where every word
between what was said and what holds belongs to a correction; any other correction stays a doubt (`doubts.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.understanding.family_facts.sentence import Sentence

_WRONG = r"wrong (?:file|child|pupil|family|one|form|year|kid|boy|girl|name|case|sibling)"
_MARK = (
    r"(?:sorry|apologies|apology|oops|whoops|correction|corrected|typo|(?:edit|update)(?: (?:at )?\d+(?:[.: ]\d+)?(?: ?[ap]m)?)?|mistake|my (?:mistake|bad|error)"
    rf"|(?:scrap|scratch|ignore|forget|cancel|strike) that|{_WRONG}|(?:i|we) (?:mean|meant)(?: to (?:say|write|put|type))?"
    r"|(?:i |we |have |'ve |ve )*(?:just )?(?:checked|looked)(?: again)?|hang on|hold on|wait|no wait|or rather"
    r"|turns out|in fact|actually|(?:just )?(?:rang|phoned|called|spoke to|asked|emailed) (?:them|them up|her|him|@~)"
    r"|that should (?:be|say|read)|should (?:be|say|read|have been)|make that|read)"
)
_GLUE = (
    r"(?:[,;.:!(\-\[]|no|oh|ah|and|so|but|just|it|its|he|she|they|there|that|this|is|'s|are|was|were|has|have|got|a|an|the"
    r"|open|to|with|on|under|only|now|in|for|yes|we|our|ours|one|again|me|my|told us|(?:on )?(?:mon|tues|wednes|thurs|fri)day|(?:come|came|gone|stepped|moved) (?:down|up)|been|does|really|instead|quite|fully)"
)
_BETWEEN = re.compile(rf"(?: {_GLUE})* (?:{_MARK})(?: (?:{_GLUE}|{_MARK}))* ")
_SECOND_THOUGHT = re.compile(rf"(?: {_GLUE}| involved| actually| turns out| in fact| really)*")
_TURN = re.compile(r" (?:but|actually|turns out|in fact|really|should|meant|[;.\-]) ")
_THOUGHT = re.compile(
    r" (?:i|we|they|mum|dad|everyone|everybody|school|had|have|were|was)? ?(?:thought|assumed|believed|said|told|put|wrote"
    r"|typed|ticked)(?: (?:it|he|she|they|there|that|mum|dad|we|us|me|was|were|had|is|on|to|with|a|an|the|open|is|'s))* $"
)
_ADDS = re.compile(r" (?:also|too|as well|plus|both|another|and) ")
_AFTER = re.compile(
    rf"(?P<open> (?:open|involved|in place|in|allocated|statutory|prevention|closed))?"
    rf"(?: [,;.:!(\-\[]| no| oh| ah| but| and)* (?:{_MARK})(?: (?:[,;.:!(\-\[]|no|that|it|its|they|he|she|we|is|'s|are"
    rf"|was|has|have|had|just|{_MARK}))*"
    r"(?P<tail> (?:(?:now |since |both |all )?(?:closed|ended|finished|stopped|left|ceased|gone|withdrew|pulled out|over)"
    r"|not any ?more|no longer|still open|reopened|open(?:ed)?(?: again)?|prevention|statutory|never (?:opened|started)"
    r"|not (?:open|involved)|(?:to|until) )(?: (?!who|whose|is|does|do|lead|@)[\w/]+){0,5})"
    r"(?= ?[)\],.;?!\-]| @| (?:who|lead|so|and)|$)"
)
_START = re.compile(r"^| (?:[,;.:!?()\-\[\]|]|and|but|with|plus|&|\+) ")
_DROPPED = re.compile(r" (?:scrap|scratch|ignore|forget|cancel|strike|drop|delete)(?: the| that)? $")
_HAS_NONE = re.compile(r" (?:is|'s|are|was|has|have|had|got|with) no$")
_LISTED = re.compile(r" (?:and|&|\+|/|plus|with|or)(?: (?:a|an|the|no))* $")


@dataclass(frozen=True)
class Corrected:
    """The message without what it takes back. `withdrawn` maps each mention taken out to the one that holds instead."""

    sentence: Sentence
    withdrawn: dict[int, int]


def corrected(sentence: Sentence) -> Corrected:
    """The message as it is meant."""
    masked, withdrawn = sentence.masked, {}
    for old in range(len(sentence.mentions)):
        start = _clause_start(masked, old)
        if start is None:
            continue
        at = masked.index(f" @{old} ")
        after = at + len(f" @{old}")
        said_of_it = _AFTER.match(masked, after)
        if said_of_it and "@" not in said_of_it[0]:
            masked = f"{masked[:after]}{said_of_it['tail']}{masked[said_of_it.end() :]}"
            continue
        new = masked.find(f" @{old + 1} ")
        if new < 0 or not _takes_back(masked, start, at, after, new):
            continue
        withdrawn[old] = old + 1
        masked = masked[:start] + _what_holds(masked, after, new)
    return Corrected(replace(sentence, masked=masked), withdrawn)


def _clause_start(masked: str, old: int) -> int | None:
    """Where the clause of a mention begins; None where the mention is taken out or is one of a joined list."""
    at = masked.find(f" @{old} ")
    if at < 0 or _LISTED.search(masked[: at + 1]):
        return None
    starts = [match.end() - 1 if match[0] else 0 for match in _START.finditer(masked[: at + 1])]
    return max(starts, default=0)


def _takes_back(masked: str, start: int, at: int, after: int, new: int) -> bool:
    between = masked[after : new + 1]
    if _ADDS.search(between) and not re.search(r" (?:no|but) ", between):
        return False
    opened = re.match(r" (?:open|involved|in place|in|allocated)(?= )", between)
    rest = between[opened.end() :] if opened else between
    if _BETWEEN.fullmatch(rest):
        return True
    if _DROPPED.search(masked[start : at + 1]):
        return _SECOND_THOUGHT.fullmatch(rest.rstrip()) is not None
    thought = _THOUGHT.search(masked[start : at + 1]) is not None
    return thought and _TURN.search(rest) is not None and _SECOND_THOUGHT.fullmatch(rest.rstrip()) is not None


def _what_holds(masked: str, after: int, new: int) -> str:
    """The rest of the message from the mention that holds on, with a "no" that belongs to it."""
    return (" no" if _HAS_NONE.search(masked[after:new]) else "") + masked[new:]
