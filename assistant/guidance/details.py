"""Recognises what kind of detail a question asks for, so that a missing one is said to be missing."""

from __future__ import annotations

import re

_BOROUGHS = (
    "lewisham|lambeth|croydon|bromley|greenwich|tower hamlets|wandsworth|hackney|camden|islington|"
    "westminster|bexley|newham|merton"
)
_MANY_TIMES = r"how many (?:\w+ )?(?:days|weeks|months|terms|hours|minutes|years)"

# Each kind with what people write when they ask for it. Several kinds may fit one question.
_KINDS: dict[str, re.Pattern[str]] = {
    kind: re.compile(pattern, re.IGNORECASE)
    for kind, pattern in {
        "other_borough": (
            rf"\b(?:{_BOROUGHS})\b|\b(?:another|other|different|neighbouring) "
            r"(?:borough|council|local authority|la)s?\b|\bout(?:side)? (?:of )?(?:the )?(?:borough|southwark)\b"
        ),
        "content_of_stages": (
            r"\bstages?\b.{0,20}\b(?:one|two|three|1|2|3|first|second|third)\b|"
            r"\b(?:first|second|third|each|three|3) stages?\b|\bwhat (?:are|is) the stages?\b"
        ),
        "direct_contact": (
            r"\b(?:direct|mobile|personal|own|extension) (?:\w+ )?(?:number|line|e-?mail|phone)|"
            r"\b(?:phone |telephone |contact )?(?:number|e-?mail|contact details?) (?:for|of) (?:my|our|the|their|his|her)\b|"
            r"\b(?:their|his|her|spoc'?s?|sewo'?s?|worker'?s?|manager'?s?) (?:phone |mobile |direct )?(?:number|e-?mail|contact)|"
            r"\bhow (?:do|can) (?:i|we) (?:contact|reach|ring|call|e-?mail|get hold of) (?:my|our|the|their)\b"
        ),
        "name": (
            r"\bwho(?:'s| is| are) (?:my|our|the|your|their) |\bname[sd]?\b|\bwho exactly\b|"
            r"\bwhich (?:officer|manager|person|senior manager|worker)|\bwho do (?:i|we) (?:ask for|speak to)\b|"
            r"\bwhich one is (?:ours|mine)\b"
        ),
        "deadline": (
            r"\bby when\b|\bdeadline|\bhow (?:soon|quickly|fast)\b|\btime ?(?:limit|scale|frame)s?\b|"
            r"\bhow long (?:have|do|does|before|until|after|is it before)\b|\bwithin (?:how|what)\b|"
            rf"\b{_MANY_TIMES}\b|\bhow much time\b|\bwhen (?:must|exactly)\b"
        ),
        "duration": (
            rf"\bhow long\b|\b{_MANY_TIMES}\b|\blength of\b|\bhow much (?:time|longer)\b|\blast for\b"
        ),
        "number": (
            r"\bhow many\b|\bpercent|\bper cent|%|\bhow low\b|\bhow much\b|\bthresholds? (?:is|for|figure)|"
            r"\bwhat (?:is the )?(?:threshold|figure|number|level)|\bnumber of\b|\bhow few\b"
        ),
        "frequency": r"\bhow (?:often|frequently|regularly)\b|\bhow many times\b|\btimes a (?:term|year|week)\b",
        "place": (
            r"\bwhere (?:is|are|does|do|will|should|would|can)\b.{0,60}\b(?:held|meet|happen|place|be|go|hold|it|they|meetings?)\b|"
            r"\bvenue|\bonline or\b|\bin person\b|\blocation\b|\bwhich building\b"
        ),
        "form": r"\b(?:which|what|a|the|any|referral|there a) forms?\b|\btemplates?\b|\bpaperwork\b|\bapply\b",
        "definition": (
            r"\bwhat counts? as\b|\bmean(?:s|t|ing)?\b|\bdefin(?:e|ed|es|ition)\b|\bwhat exactly\b|"
            r"\bhow (?:do|would) (?:you|we|i) (?:know|decide|tell)\b|\bwhat (?:is|are) (?:an? )?(?:sufficient|enough|trading|"
            r"persistent|severe|intractable)|\bhow (?:much|many) .{0,20}\benough\b|\bwhen is it enough\b|\bwhat is enough\b"
        ),
    }.items()
}


def details_asked(text: str) -> tuple[str, ...]:
    """The kinds of detail that a question asks for, most specific first; empty for none."""
    return tuple(kind for kind, pattern in _KINDS.items() if pattern.search(text))
