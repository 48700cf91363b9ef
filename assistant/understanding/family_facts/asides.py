# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Asides: words around a statement that say nothing of the family ("ah no,", "I mean", "sorry, long day").

They belong to the talk: the statement they stand around is read as if it stood alone. Each is replaced by spaces, so
that every place in the message stays where it was.
"""

from __future__ import annotations

import re

from assistant.language.services import OF_ADULT_SOCIAL_CARE

_TIER = r"(?:tiers?|levels?|[tl])\W?[1-4]\b"
_ASIDES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^\W*(?:oh|ah|ahh|aah|hmm+|um|er|erm|right|well|wait|hang on|hold on)\b[ ,.!…–-]+(?=\w)",
        # "No, tier 2" and "no, CP was right" answer something; "no, FEH" may be "no FEH" with a comma too many.
        rf"^\s*(?:no\s*[,.!–-]|nope|nah)[\s,.!–-]*(?={_TIER})(?!.*\b(?:no|not|nor|none|or|never)\b.*\w)",
        r"^\s*(?:no|nope|nah)\s*[,.!–-]\s*(?=(?:the )?[\w ]{2,20} was (?:right|correct)\b)",
        r"^\W*(?:(?:sorry|no|oops|wait|apologies|my mistake)\W+)*that(?:['’]?s| is| was)(?: (?:actually|really))? (?:his|her|their|the) (?:own |older |younger |big |little |twin )?(?:brother|sister|sibling|cousin|friend|twin)(?:['’]s (?:file|case))?\s*[.,;–-]+\s*(?=\w)",
        r"^\W*(?:sorry|apologies)\b,? (?:(?:if |that |for )?(?:this|it|its|it['’]s)(?: is| will be|['’]s)?(?: a bit| quite| so| too| very)? (?:long\w*|a long one)|for (?:the )?(?:long|length)[^.,;@]{0,30}|to (?:bother|ask|trouble)[^.,;@]{0,30})\s*[.,;–-]+",
        r"^\W*(?:and\W+)?before (?:you|anyone|u) asks?\b[ ,:]+(?=\w)",
        # "Sorry, not my son, my nephew. My son has …": what was told before was another's.
        r"^\W*(?:(?:sorry|no|oops|wait|i mean|i meant|apologies)\W+)+not (?:for )?my (?P<own>son|daughter|boy|girl|lad|child)\W+(?:but )?(?:it['’]?s |for )?my (?:nephew|niece|grandson|granddaughter|stepson|stepdaughter|cousin|brother|sister)\s*[.,;–-]+\s*(?=my (?P=own)\b)",
        r"^\W*(?:(?:sorry|no|oops|wait|i mean|i meant|apologies)\W+)+(?:it['’]?s |for )?my (?:nephew|niece|grandson|granddaughter|stepson|stepdaughter|cousin|brother|sister)\W+not my (?P<mine>son|daughter|boy|girl|lad|child)\s*[.,;–-]+\s*(?=my (?P=mine)\b)",
        r"^\s*(?:sorry[ ,]+)?(?:i meant to (?:say|put|type|write)|i mean|i meant)\b[ ,:]+(?=\w)",
        rf"^\s*(?:(?:and|so|but|then)\s+)?(?:they|he|she|we|mash|someone|somebody)\s+(?:said|say|says|told us|told me)\s+(?:it\s?(?:'s|is|was)\s+|that\s+(?:it\s?(?:'s|is)\s+)?)?(?={_TIER})",
        rf"^\s*(?:(?:no|nope|oh)\W+)?(?:sorry|edit|correction|typo|apologies)\b[ ,.:–-]*(?:it\s?(?:'s|is)\s+)?(?={_TIER})",
        r"(?<=\w) (?:that )?we (?:should|ought to|need to) (?:be|have been) (?:talking|asking) about(?=\s*[,.;]|\s*$)",
        r"(?<=\w) (?:from|on) (?:his|her|their|the) (?:mum|dad|mother|father)['’]?s? side(?=\W)",
        r"(?<=attendance),? i mean(?=\s*[?.!]*\s*$)",
        r"^\W*(?:(?:hi|hello|so|ok|right)\W+)*(?:we have|we['’]ve got|there['’]?s|there is|i have|i['’]ve got|got|have) (?:a|one|this|got a) (?:family|pupil|child|boy|girl|lad|case|student|kid) (?:where|who|whose)\s+(?=\w)",
        r"(?<=\w) in (?:the (?:london )?borough of )?southwark(?=\W*$)",
        # The category of a plan, in notes.
        r"(?<=\w)\s*\((?:(?:emotional|physical|sexual|neglect|domestic)(?: (?:abuse|harm|category))?[ ,/&+]*)+\)",
        r"(?<=\w),\s*(?:emotional|physical|sexual|neglect)(?: (?:abuse|harm))?(?=\s*\))",
        r"^\W*(?:(?:so|and|ok|ah|oh)\W+)*(?:it )?(?:turns|turned) out\b(?: that)?(?: (?:it['’]?s|it is|it was|to be))?\W+(?=\w)",
        r"(?<=\w)\s*,?\s*\bi (?:mean|meant)(?: (?:sorry|really))?(?=\s*[.!?]*\s*$)",
        r"(?<=\w)\s*,?\s*(?:as )?it (?:turns|turned) out(?=\s*[.!]*\s*$)",
        r"(?<=\w) changed (?:its|their|his|her) minds? and(?= )",
        r"(?<=\w) was (?:right|correct)(?: all along| after all| the first time)?(?=\s*[.!]*\s*$)",
        # At the very end it takes back what was said before this message.
        r"(?:\s*[,.!;–-]\s*|\s+)(?:my (?:mistake|bad|error)|sorry|apologies)\s*[.!]*\s*$",
        r"\s*[,.!;–-]\s*(?:sorry|apologies)\b[,.: –-]*(?:(?:it'?s|it has|been|a|very|really|just|had|having|i'?m) )*(?:(?:long|busy|mad|hectic|bad|tough) (?:day|week|afternoon|morning|term|one)|tired|in a rush|rushing|half asleep)\W*$",
    )
)


_WHAT_IF = re.compile(
    r"^\W*(?:(?:and|but|so|ok|or|then)\W+)*(?:what )?(?:if|suppose|supposing|imagine)\b", re.IGNORECASE
)
_JOINS = re.compile(r"\b(?:also(?= (?:has|have|had|got|get|gets)\b)|(?:too|as well)(?=\s*[?.!]*\s*$))", re.IGNORECASE)
"""In a what-if these join what is supposed to what is there; it is supposed without them as well."""


_TICKS = str.maketrans({**dict.fromkeys("✗✘❌✖", "x"), **dict.fromkeys("✓✔✅☑", "y")})
"""A tick or a cross behind a name, as the letters that stand for them elsewhere."""


def without_asides(text: str) -> str:
    """The message with spaces for its asides; each may stand behind another."""
    text = text.translate(_TICKS)
    if _WHAT_IF.match(text):
        text = _JOINS.sub(lambda found: " " * len(found[0]), text)
    for aside in (OF_ADULT_SOCIAL_CARE, *_ASIDES, *_ASIDES):
        text = aside.sub(lambda found: " " * len(found[0]), text)
    return text
