# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Hears who is writing where a message says so beside what it asks: "I'm a social worker, who leads?"."""

from __future__ import annotations

import re

_ROLES = {
    "practitioner": r"social workers?|(?:family )?early help (?:workers?|practitioners?)|feh (?:workers?|practitioners?)|family support workers?"
    r"|youth (?:offending|justice) (?:workers?|officers?|practitioners?)|yo[st] (?:workers?|officers?|practitioners?)|yjs (?:workers?|officers?)|key ?workers?|case ?workers?|case managers?"
    r"|health visitors?|school nurses?|practitioners?|lead professionals?|education welfare officers?",
    "school": r"head ?teachers?|deputy heads?|assistant heads?|heads? of year|teachers?|senco|sendco|dsl|safeguarding lead|attendance (?:leads?|officers?|managers?)"
    r"|pastoral (?:leads?|managers?)|form tutors?|school (?:secretary|administrator|business manager)|governors?",
    "parent": r"(?:single |foster |step ?)?(?:mum|mother|dad|father|parents?)|foster carers?|carers?|guardians?|nan|gran|grand(?:mother|father|dad|parents?)",
}
_GREETING = r"(?:(?:hi|hello|hey|sorry|ok|so|well|morning|good (?:morning|afternoon)|yes|actually|and|but)[,.!]* )*"
_SELF = r"(?:i am|i'm|im|we are|we're|speaking as|writing as|asking as|this is)(?: (?:just|now|also|actually))*"
_WHOSE = r"(?:(?:the|an?|his|her|their|our|your|another|my (?:son|daughter|child|kid)s?) )?(?:\w+'s )?(?:(?:new|newly qualified|primary|secondary|class|duty|allocated|family's|senior|local|worried|school's|child's) )*"
_READERS = {
    audience: re.compile(
        rf"^{_GREETING}(?:{_SELF} {_WHOSE}(?:{roles})\b(?!'| of (?:a|an|the) (?:school|academy))|as an? {_WHOSE}(?:{roles}),? (?=who|what|when|where|how|can|do|does|am|is|i |must|should|will)|(?:{roles}) here\b)",
        re.IGNORECASE,
    )
    for audience, roles in _ROLES.items()
}


def introduced_as(text: str) -> str | None:
    """The audience that a text's first words name as the writer's: `school`, `parent`, `practitioner`; else None."""
    plain = " ".join(text.replace("’", "'").split())
    named = [audience for audience, pattern in _READERS.items() if pattern.match(plain)]
    return named[0] if len(named) == 1 else None
