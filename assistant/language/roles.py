"""Reads who somebody books as: for a school, as a lead professional, or as a parent."""

from __future__ import annotations

import re

from assistant.language.reading import Reading, not_understood

SCHOOL = "school"
LEAD_PROFESSIONAL = "lead_professional"
PARENT = "parent"

_ROLE_WORDS = {
    PARENT: (
        r"parents?|mum|mother|dad|father|carer|guardian|foster\w*|nan|nana|grand?(ma|pa|dad|mother|father"
        r"|parent|mum)?s?|granny"
        r"|family member|aunt(ie|y)?|uncle|step\s?-?(mum|dad|mother|father|parent)"
    ),
    LEAD_PROFESSIONAL: (
        r"lead professional|professional|practitioner|social work\w*|early help|family support|feh|yos|yot|yjs|youth"
        r"|case ?(worker|manager)|key ?worker|health visitor|nurse|csc|social care|virtual school"
    ),
    SCHOOL: (
        r"school|academy|college|nursery|pre-?school|head ?teacher|head|deputy|senco|sendco|teacher"
        r"|teaching assistant|dsl"
        r"|safeguarding lead|attendance (lead|officer|manager)|pastoral|governor|pru|sixth form|tutor|head of year"
    ),
}
_ROLES = {role: re.compile(rf"\b({words})\b", re.IGNORECASE) for role, words in _ROLE_WORDS.items()}
# "Her dad hits her" says nothing of who is writing; "I'm her dad" does.
_FIRST_PERSON = re.compile(r"\b(i|i'?m|im|i am|we|we'?re|as an?|my|our|me|us|for (the|a|our|my))\b", re.IGNORECASE)
LONGEST_BARE_ROLE = 5  # words
_ABOUT_A_PARENT = re.compile(r"\b(with|about|from|for)\s(a|the|their|some)\s(parents?|mum|dad|family)\b", re.IGNORECASE)
_ANOTHERS_PARENT = re.compile(
    r"\b(?:her|his|their)\s(?:own\s)?(?:mum|dad|mother|father|nan|gran|uncle|aunt|carer|parent)", re.IGNORECASE
)
_AROUND_A_ROLE = re.compile(
    r"\b(i'm|im|i am|i|we're|we|are|am|as|an?|my|our|the|for|from|in|at|it's|is|its|hi|hello|please|thanks|here|writing"
    r"|booking|work|his|her|their|of|someone|person)\b",
    re.IGNORECASE,
)


def read_role(text: str) -> Reading[str]:
    """Who books: SCHOOL, LEAD_PROFESSIONAL or PARENT. Nothing where the words name neither or more than one."""
    plain = " ".join(text.replace("’", "'").split())
    if plain.endswith("?") or (len(plain.split()) > LONGEST_BARE_ROLE and not _FIRST_PERSON.search(plain)):
        return not_understood(text)
    if _ANOTHERS_PARENT.search(plain) and not _FIRST_PERSON.search(plain):
        return not_understood(text)
    about_the_writer = _ABOUT_A_PARENT.sub(" ", plain)
    found = [role for role, pattern in _ROLES.items() if pattern.search(about_the_writer)]
    if found == [LEAD_PROFESSIONAL, SCHOOL]:
        # "Social worker at a school" and "school nurse" work in a service and not for the school.
        found = [LEAD_PROFESSIONAL]
    if len(found) != 1:
        return not_understood(text)
    rest = plain
    for pattern in (*_ROLES.values(), _AROUND_A_ROLE):
        rest = pattern.sub(" ", rest)
    return Reading(found[0], " ".join(rest.replace(",", " ").strip(" .!").split()))
