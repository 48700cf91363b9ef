"""Reads what a caller types into a question of the booking forms. A value, or None when it is not one."""

from __future__ import annotations

import re

LONGEST_ORGANISATION = 120
LONGEST_TOPIC = 500

SCHOOL = "school"
LEAD_PROFESSIONAL = "lead_professional"
PARENT = "parent"

_ROLE_WORDS = {
    PARENT: (
        r"parents?|mum|mother|dad|father|carer|guardian|foster\w*|nan|gran\w*|family member"
        r"|auntie?|uncle|step\s?(mum|dad)"
    ),
    LEAD_PROFESSIONAL: (
        r"lead professional|professional|practitioner|social work\w*|early help|family support|feh|yos|yot|yjs|youth"
        r"|case ?(worker|manager)|key ?worker|health visitor|nurse|csc|social care|virtual school"
    ),
    SCHOOL: (
        r"school|academy|college|nursery|head ?teacher|\bhead\b|deputy|senco|sendco|teacher|dsl|safeguarding lead"
        r"|attendance (lead|officer|manager)|pastoral|governor|pru|sixth form|tutor|head of year"
    ),
}
_ROLES = {role: re.compile(rf"\b({words})\b", re.IGNORECASE) for role, words in _ROLE_WORDS.items()}
# "Her dad hits her" says nothing of who is writing; "I'm her dad" does.
_FIRST_PERSON = re.compile(r"\b(i|i'?m|im|i am|we|we'?re|as an?|my|our|me|us|for (the|a|our|my))\b", re.IGNORECASE)
LONGEST_BARE_ROLE = 4
_ABOUT_A_PARENT = re.compile(
    r"\b(with|about|from|for)\s+(a|the|their|some)\s+(parents?|mum|dad|family)\b", re.IGNORECASE
)

_LEAD_IN = re.compile(
    r"^\s*(it'?s|its|it is|i'?m (from|at|with)|i am (from|at|with)|i work (at|for|in)|we'?re|we are|from"
    r"|the name is|name of (the )?school is|my school is|our school is|the school is)\s+",
    re.IGNORECASE,
)
_NAME_LEAD_IN = re.compile(
    r"^\s*(hi|hello|yes|ok|sure)?[,.! ]*"
    r"\s*(my (full )?name is|my name's|name is|name:|the name is|i'?m|i am|it'?s|it is|this is|call me)?\s+",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|mx|dr|prof)\.?\s+)?[^\W\d_][^\W\d_.'’\-]*(?:[ .'’\-]+[^\W\d_][^\W\d_.'’\-]*){0,5}\.?$",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"\b(stop|cancel|help|restart|start again|skip|back|repeat|what|who|when|why|how|where|which|yes|no|ok|okay|none"
    r"|nothing|email|book|booking|consultation|school|person|human|anonymous|change|wrong|sorry|please|thanks"
    r"|question|later|never|don'?t|cannot|can'?t|want|need|is|are|does|do|can|should|would|could"
    r"|social|early|youth|tier|attendance|lead|leads|parent|talk|speak|say|again|previous|it|that|this|go|have|has|will)\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\b([A-HJKMNP-Z2-9]{4})([- ]?)([A-HJKMNP-Z2-9]{4})\b", re.IGNORECASE)
_CODE = re.compile(r"(?<!\d)\d(?:[ \-]?\d){5}(?!\d)")
_YES = re.compile(
    r"^\s*(y|yes|yep|yeah|yup|ok|okay|sure|correct|confirm|confirmed|go ahead|do it"
    r"|book it|please do|that'?s right|fine)\b",
    re.IGNORECASE,
)
_NO = re.compile(r"^\s*(n|no|nope|nah|don'?t|do not|not yet|wrong|incorrect|keep it)\b", re.IGNORECASE)

_TIME = re.compile(
    r"\b(mon|tues|wednes|thurs|fri|satur|sun)day|\b(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b"
    r"|\btomorrow\b|\btoday\b|\bnext week\b"
    r"|\b(january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|\bmornings?\b|\bafternoons?\b|\bnoon\b|\bmidday\b"
    r"|\b\d{1,2}([:.]\d{2})?\s*(am|pm)\b|\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}(st|nd|rd|th)\b|\b\d{1,2}/\d{1,2}\b"
    r"|\bat \d{1,2}\b|\bo'?clock\b"
    r"|\b(first|second|third|fourth|last|latest|earliest|soonest|other|next|that|this)"
    r" (one|time|slot|available|option)\b"
    r"|\bearliest\b|\bsoonest\b|\bfortnight\b|\bhalf[- ]?term\b|\bhalf past\b|\bquarter (to|past)\b"
    r"|^\W*\d{1,2}\W*$|^\W*(any|either|whichever)\b",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"\b(change|chang\w*|wrong|incorrect|correct|edit|different|mistake|fix|amend|update|not right)\b", re.IGNORECASE
)

FIELD_WORDS = {
    "email": r"e-?mail|address",
    "organisation": r"school|academy|organi[sz]ation|service|team",
    "name": r"\bname\b",
    "topic": r"about|topic|subject|reason|issue",
    "slot": r"time|date|day|slot|appointment|when|morning|afternoon|monday|tuesday|wednesday|thursday|friday",
    "role": r"role|who for|who it is for|professional",
}
_FIELDS = {field: re.compile(words, re.IGNORECASE) for field, words in FIELD_WORDS.items()}


def read_role(text: str) -> str | None:
    """Who books: school, lead_professional or parent. None when the words say neither or more than one."""
    if len(text.split()) > LONGEST_BARE_ROLE and not _FIRST_PERSON.search(text):
        return None
    text = _ABOUT_A_PARENT.sub(" ", text)
    found = [role for role, pattern in _ROLES.items() if pattern.search(text)]
    if found == [LEAD_PROFESSIONAL, SCHOOL]:
        # "Social worker at a school" and "school nurse" work in a service and not for the school.
        return LEAD_PROFESSIONAL
    return found[0] if len(found) == 1 else None


def read_organisation(text: str) -> str | None:
    """The name of a school or service, up to LONGEST_ORGANISATION characters."""
    name = _LEAD_IN.sub("", text.strip()).strip(" .")
    has_letters = sum(character.isalpha() for character in name) >= 2
    return name if has_letters and len(name) <= LONGEST_ORGANISATION else None


def read_topic(text: str) -> str | None:
    """What the consultation is about, up to LONGEST_TOPIC characters."""
    topic = " ".join(text.split())
    has_letters = sum(character.isalpha() for character in topic) >= 3
    return topic if has_letters and len(topic) <= LONGEST_TOPIC else None


def read_name(text: str) -> str | None:
    """The caller's own name, or None when the words are a question, a command or no name."""
    text = " ".join(text.split())
    if "?" in text or len(text) > 80:
        return None
    name = _NAME_LEAD_IN.sub("", f" {text}").strip(" ,.!")
    return name if _NAME.match(name) and not _NOT_A_NAME.search(name) else None


def read_code(text: str) -> str | None:
    """The six digits of a one-time code."""
    found = _CODE.search(text)
    return re.sub(r"\D", "", found.group()) if found else None


def read_reference(text: str) -> str | None:
    """A booking's reference as it is printed, such as K7QM-2XWD; an ordinary word is not taken for one."""
    for found in _REFERENCE.finditer(text):
        typed, dash = found.group(), found[2] == "-"
        if dash or typed.isupper() or any(character.isdigit() for character in typed):
            return f"{found[1]}-{found[3]}".upper()
    return None


def mentions_a_time(text: str) -> bool:
    """Whether the words point at a day, a time or one of the times offered; reading it is the job of `times`."""
    return bool(_TIME.search(text))


def read_yes_or_no(text: str) -> bool | None:
    """True for yes, False for no, None for anything else."""
    if _NO.match(text):
        return False
    return True if _YES.match(text) else None


def wants_correction(text: str) -> bool:
    """Whether somebody who was asked for a yes says that an answer is wrong."""
    return bool(_CORRECTS.search(text))


def read_field(text: str) -> str | None:
    """Which answer somebody wants to correct, when exactly one is named."""
    found = [field for field, pattern in _FIELDS.items() if pattern.search(text)]
    if "email" in found:
        return "email"
    return found[0] if len(found) == 1 else None
