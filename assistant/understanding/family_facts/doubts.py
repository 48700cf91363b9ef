"""What makes a mention doubtful whatever the readers say of it: a correction behind it, a choice, two families,
or that it is not known."""

from __future__ import annotations

import re

from assistant.understanding.family_facts.sentence import Mention, Sentence

_CORRECTION = re.compile(
    r" (?:sorry|oops|whoops|i mean|i meant|no wait|wait no|wait|correction|scratch that|typo|edit|update|my mistake"
    r"|apologies|should have said|actually|turns out|or rather)(?= )"
)
_CHOICE = re.compile(
    r" (?:school|us|we|me|head)(?: (?:,|or|/|and|the|our|is|it))+(?: @\d+(?: (?:,|or|/|and|the))*)+ (?=\?)"
)
_FAMILIES = re.compile(
    r" (?:two|2|three|3|several|both) families "
    r"| (?:family|child|pupil|kid) (?:a|1|x|one) (?=.* (?:b|2|y|two) )"
    r"| (?:for|on|of) each (?:of them |one |child |family )?(?=[.?!]|$)| who leads (?:for |on )?(?:each|both)(?= )"
)
# A family worker who comes from one of these is not the council's Family Early Help.
_ELSEWHERE = re.compile(
    r" (?:charity|charities|church|mosque|nursery|home - start|homestart|barnardo|barnardos|refuge|voluntary"
    r"|housing association|children 's centre|academy|trust|our own|school 's own|in - house|adult)(?= )"
)
_COUNCILS_OWN = re.compile(r"early|feh|\beh\b", re.IGNORECASE)
_NOT_KNOWN = re.compile(
    r" @(\d+)(?: (?:is|are|was|status|involvement|still|:|=|-|–|-))*"
    r" (?:not (?:yet )?(?:known|clear|sure|told)|unknown|unclear|unsure|(?:n|and) ?/ ?k|nk|dk|tbc)(?= )"
)
_MARK = re.compile(r" @(\d+)(?= )")


def doubtful(sentence: Sentence) -> frozenset[int]:
    """The mentions of which nothing may be asserted."""
    masked = sentence.masked
    marks = {int(match[1]): match.start() for match in _MARK.finditer(masked)}
    if _FAMILIES.search(masked):
        return frozenset(marks)  # whose is whose is not read
    corrections = [match.start() for match in _CORRECTION.finditer(masked)]
    last = corrections[-1] if corrections else -1
    choices = {int(n) for match in _CHOICE.finditer(masked) for n in re.findall(r"@(\d+)", match[0])}
    not_known = {int(n) for n in _NOT_KNOWN.findall(masked)}
    elsewhere = _ELSEWHERE.search(masked) is not None
    return frozenset(
        n
        for n, at in marks.items()
        if at < last or n in choices or n in not_known or (elsewhere and _may_be_elsewheres(sentence.mentions[n]))
    )


def _may_be_elsewheres(mention: Mention) -> bool:
    return mention.kind == "feh" and _COUNCILS_OWN.search(mention.words) is None
