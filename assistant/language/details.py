"""Recognises what kind of detail a question asks for, so that a missing one is said to be missing."""

from __future__ import annotations

import re

from assistant.language.meeting_details import OF_A_MEETING

_BOROUGHS = (
    "lewisham|lambeth|croydon|bromley|greenwich|tower hamlets|wandsworth|hackney|camden|islington|"
    "westminster|bexley|newham|merton"
)
_SPANS = r"how many (?:\w+ )?(?:days|weeks|months|terms|hours|minutes|years)"
_PART = (
    r"(?:the |number |principle |stage |point )+(?:first|second|third|fourth|last|one|two|three|four|[1-4])\b(?! step)"
)
"""What a part of a list means is told by the part itself."""
_PEOPLE = r"(?:spoc|sewo|officer|manager|worker|practitioner|lead|contact|head)"

# Each kind with what people write when they ask for it. Several kinds may fit one question. A figure
# that the reader gives ("attendance is at 48%") asks for nothing, and the contact of the whole team,
# which the guidance does hold, is no direct contact.
_KINDS: dict[str, re.Pattern[str]] = {
    kind: re.compile("|".join(patterns), re.IGNORECASE)
    for kind, patterns in {
        "other_borough": (
            rf"\b(?:{_BOROUGHS})\b",
            r"\b(?:another|other|different|neighbouring) (?:borough|council|local authority|la)s?\b",
            r"\boutside (?:of )?(?:the )?(?:borough|southwark)\b",
            r"\bout of borough\b",
        ),
        "content_of_stages": (
            r"\b(?:what|which|explain|describe|list|tell me)\b.{0,40}\bstages?\b",
            r"\bstages? (?:one|two|three|1|2|3)\b.{0,20}\b(?:involve|include|mean|look like)",
        ),
        "direct_contact": (
            r"\b(?:direct|mobile|personal|own) (?:phone |telephone )?(?:number|line|e-?mail|phone)",
            r"\b(?:number|e-?mail|contact details?|phone) (?:for|of) (?:my|our|their|his|her)\b",
            rf"\b(?:number|e-?mail|contact details?|phone) (?:for|of) (?:the|a) (?:\w+ )?{_PEOPLE}s?\b(?! consult)",
            rf"\b(?:their|his|her|{_PEOPLE}'?s) (?:phone |mobile )?(?:number|e-?mail|contact details)\b",
            r"\bhow (?:do|can) (?:i|we) (?:contact|reach|ring|call|e-?mail|get hold of) (?:my|our|their|his|her)\b",
            rf"\bhow (?:do|can) (?:i|we) (?:contact|reach|ring|call|e-?mail|get hold of) the (?:\w+ )?{_PEOPLE}s?\b",
        ),
        "name": (
            r"\bwho(?:'s| is| are) (?:my|our|your|their|ours|mine)\b",
            rf"\bwho(?:'s| is| are) the (?:\w+ )?{_PEOPLE}s? (?:for|at|in) (?:my|our|this)\b",
            rf"\bnames? of (?:my|our|the|your|their|a) (?:\w+ )?{_PEOPLE}s?\b",
            rf"\b(?:their|his|her|{_PEOPLE}'?s) names?\b",
            r"\b(?:give|tell) (?:me|us) (?:a|the|some) names?\b",
            r"\bwho exactly\b(?! (?:can|may|gets|is entitled))",
            r"\b(?:have|has|got|give|any|need|want) (?:you |us |me )?(?:(?:got|any|a|the|their|his|her) )*names?\b",
            r"\bnames? (?:and|&|or) (?:e-?mail|number|phone|contact)",
            r"\bwhich (?:ones|one) (?:exactly|is it|are they|are those)\b",
            r"\bwhich (?:officer|person|(?:senior )?manager|worker)s?\b",
        ),
        "duration": (
            rf"\b{_SPANS}\b",
            r"\bhow long\b",
            r"\blength of\b",
            r"\bhow much (?:time|longer)\b",
            r"\bhow far back\b",
        ),
        "deadline": (
            r"\bby when\b",
            r"\bdeadline",
            r"\b(?:what|which|from what) date\b",
            r"\bhow (?:soon|quickly|fast)\b",
            r"\btime ?(?:limit|scale|frame)s?\b",
            r"\bwithin (?:how|what)\b",
            r"\bhow long\b",
            rf"\b{_SPANS}\b",
            r"\bhow much time\b",
        ),
        "number": (
            r"\bhow many\b",
            r"\b(?:what|which|any|a|certain|minimum|the) (?:\w+ )?(?:percentage|percent|per cent|figure)\b",
            r"\bhow low\b",
            r"\bwhat (?:is|counts as|do you call) (?:persistent(?:ly)?|very) low\b",
            r"\bhow (?:early|late|poor|bad|severe|persistent) is\b",
            r"\b(?:points?|scoring) system\b",
            r"\bbelow what\b",
            r"\bwhat (?:is )?(?:the )?(?:attendance )?threshold\b",
            r"\bwhat attendance\b",
        ),
        "frequency": (r"\bhow (?:often|frequently|regularly)\b", r"\bhow many times\b", r"\btimes a (?:term|year)\b"),
        "place": (
            r"\bwhere (?:is|are|does|do|will|should|would)\b.{0,60}\b(?:held|meet|place|hold)\b",
            r"\bwhere (?:is|are) (?:the meetings?|your office)\b",
            r"\bvenue",
            r"\bonline or\b",
            r"\bin person\b",
            r"\b(?:held|be|done|meet|it) (?:online|remotely|virtually|on teams|on zoom|(?:by|on the|over the) phone)\b",
            r"\bstreet address\b",
        ),
        "cost": (
            r"\bhow much (?:is|are|does|do|would|will)\b(?!.{0,30}\b(?:time|longer|enough|notice|say)\b)",
            r"\b(?:cost|price)s?\b",
            r"\bwho pays\b",
            r"\b(?:is there a|any) (?:charge|fee)\b",
            r"\b(?:do|does|must|should|would|will)\b.{0,25}\b(?:pay|charged?|buy in|billed)\b",
        ),
        "list": (r"\blist (?:of|which|what|all)\b",),
        "own_date": (
            r"\b(?:what|which) (?:date|day)s?\b.{0,40}\b(?:ours?|my|this)\b",
            r"\bwhen(?:['’]s| is| are) (?:ours|our next|our school['’]?s|the next)\b",
            r"\bdates? (?:for|of) (?:our|my)\b",
        ),
        "form": (
            r"\b(?:which|what|the|any|referral) forms?\b",
            r"(?<!\bor )\ba forms?\b",
            r"\btemplates?\b",
            r"\bpaperwork\b",
        ),
        "child_attends": (
            r"\b(?:are|is|do|does|will|should|must|can|may)\b.{0,12}"
            r"\b(?:child(?:ren)?|pupils?|kids?|son|daughter|young (?:person|people))\b.{0,12}"
            r"\b(?:attend(?! school)|there|come|present|invited)\b",
        ),
        "attendees": (
            r"\bwho (?:else |all )?(?:(?:is|will|should|must|has|have|needs?|does|gets?|are)\b.{0,20})?"
            r"\b(?:attends?|comes?|goes|go|join|sits?|there|invited|present)\b",
            r"\b(?:do|must|should|can|may|will|am|are|does|is) (?:i|we|you|parents?|mum|dad)"
            r" (?:have to |need to |allowed to |supposed to )?"
            r"(?:attend(?! school)|come|go(?! (?:up|back|down|about|ahead|through|on|further))|invited|be there)\b",
        ),
        "definition": (
            r"\bwhat counts? as\b",
            r"\b(?:what|which)\b.{0,20}\bare (?:the )?(?:most )?(?:intractable|hardest|wider)\b",
            r"\b(?:do|does|would|will)\b.{0,40}\bcount as\b",
            r"\bwhat makes\b.{0,30}\b(?:fair|enough|sufficient)\b",
            rf"\bwhat (?:do|does|is|are)\b(?! {_PART}).{{0,60}}\bmean(?:t|ing)?\b(?! (?:for|to))",
            r"\b(?:to be|is it|is that|be) a contact\b",
            r"\bmeaning of\b",
            r"\bdefine[ds]?\b",
            r"(?<!by )\bdefinition\b",
            r"\bhow much\b.{0,20}\benough\b",
            r"\b(?:is|are|was|were)\b.{0,50}\b(?:enough|sufficient) (?:of )?(?:an? )?(?:opportunity|chance)\b",
            r"\b(?:what|when) is (?:it )?(?:enough|sufficient)\b",
            r"\bhow (?:do|would|can) (?:we|you|i) (?:know|decide|tell|judge)\b.{0,40}\b(?:enough|sufficient|fair)\b",
        ),
        **OF_A_MEETING,
    }.items()
}


def details_asked(text: str) -> tuple[str, ...]:
    """The kinds of detail that a question asks for, most specific first; empty for none."""
    kinds = [kind for kind, pattern in _KINDS.items() if pattern.search(text)]
    if "frequency" in kinds:  # "how many times a year" asks how often, and for no other number
        kinds = [kind for kind in kinds if kind != "number"]
    return tuple(kinds)


_NOW = re.compile(
    r"\b(?:now(?! (?:it|he|she|they|nothing)\b(?! (?:a|an|the)\b))"
    r"|nowadays|still(?! (?:do not|do ?n['’]?t|not|no|cannot|can['’]?t|confused|lost)\b)|current|currently"
    r"|today|these days|at the moment|at present|latest|newest|up to date|any ?more|in force|2024|2025|2026)\b",
    re.IGNORECASE,
)


def asks_for_latest(text: str) -> bool:
    """Whether a question asks how things stand now, so that the latest edition held comes first."""
    return _NOW.search(text) is not None
