"""Reads an e-mail address however a keyboard, a mail program or a person spells it out."""

from __future__ import annotations

import re
import unicodedata

from email_validator import EmailNotValidError, validate_email
from rapidfuzz.distance import OSA

from assistant.language.reading import Reading, not_understood
from assistant.language.words import phrases

LONGEST_EMAIL = 254
LONGEST_TEXT = 1_000
# Domains that people here write often enough to mistype.
_FAMILIAR_DOMAINS = (
    "southwark.gov.uk",
    "education.gov.uk",
    "nhs.net",
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "hotmail.co.uk",
    "yahoo.com",
    "yahoo.co.uk",
    "icloud.com",
    "live.co.uk",
    "live.com",
    "mail.com",
    "ymail.com",
    "me.com",
    "aol.com",
    "btinternet.com",
    "lgflmail.org",
)
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\uff07`\u00b4]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPELT_AT = re.compile(r" ?[\[({<] ?at ?[\])}>] ?", re.IGNORECASE)
_SPELT_DOT = re.compile(r" ?[\[({<] ?(?:dot|\.) ?[\])}>] ?| dot (?=[a-z0-9])", re.IGNORECASE)
# Phones put a blank after a dot; the next word of a sentence is no such label.
_LABELS = r"(?:sch|co|ac|gov|nhs|org|net|com|edu|uk)"
_BLANK_IN_DOMAIN = re.compile(rf" ?\. ?(?={_LABELS}(?:[ .]*{_LABELS})?(?![\w.-]))", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"^(?:(?:it's|its|it is|my|our|the|work|school|e-?mail(?:'s)?|address|is|use|send it to|please|hi|hello"
    r"|contact|me|on)[ :,]+)+",
    re.IGNORECASE,
)
_LEAD_OUT = re.compile(r"[ ,.]+(?:please|thanks|thank you|cheers|ok)[.!]?$", re.IGNORECASE)
_SPOKEN = re.compile(r"(?P<local>[\w.+'-]+) at (?P<domain>[\w-]+(?:\.[\w-]+)+)[.!]?", re.IGNORECASE)
_ATTEMPT = re.compile(r"\bat [\w-]{1,60}\.[\w.-]{2,60}", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"[\s<>,;:\"()\[\]{}“”|]+")
_FILLERS = phrases("""
    it's, its, it, is, my, our, the, work, school, e-mail, email, address, use, send, to, please, hi, hello,
    contact, me, on, thanks, thank, you, mailto, cheers, and, best, at, this
""")


def read_email(text: str) -> Reading[str]:
    """The one address that a text holds, in lower case; nothing where it holds none or two.

    Who stands beside it ("Kate Moss <kate@…>") is left unread.
    """
    if len(text) > LONGEST_TEXT:
        return not_understood(text)
    words = [word for word in _BETWEEN_WORDS.split(_unspelt(text)) if word]
    tried = [word for word in words if "@" in word]
    addresses = {address for word in tried if (address := _valid(_bare(word))) is not None}
    if len(addresses) != 1 or len({_bare(word).lower() for word in tried}) != 1:
        return not_understood(text)
    rest = (word for word in words if word not in tried and word.strip(".!?'").lower() not in _FILLERS)
    return Reading(addresses.pop(), " ".join(rest))


def holds_an_email(text: str) -> bool:
    """Whether a text holds an address or an attempt at one, right or wrong."""
    plain = _unspelt(text[:LONGEST_TEXT])
    return "@" in plain or _ATTEMPT.search(plain) is not None


def likely_domain(domain: str) -> str | None:
    """The familiar domain that is one slip away from this one, or None."""
    if domain in _FAMILIAR_DOMAINS:
        return None
    return next((each for each in _FAMILIAR_DOMAINS if OSA.distance(domain, each, score_cutoff=1) == 1), None)


def _unspelt(text: str) -> str:
    """The text with one blank between words, and with signs where they were spelt out or set apart."""
    plain = unicodedata.normalize("NFKC", _APOSTROPHES.sub("'", text))
    plain = " ".join(_INVISIBLE.sub("", plain).split())
    plain = _SPELT_AT.sub("@", plain)
    plain = _SPELT_DOT.sub(".", plain)
    plain = re.sub(r" ?@ ?", "@", plain)
    if "@" not in plain and (spoken := _SPOKEN.fullmatch(_LEAD_OUT.sub("", _LEAD_IN.sub("", plain)))):
        return f"{spoken['local']}@{spoken['domain']}"
    return _BLANK_IN_DOMAIN.sub(".", plain) if "@" in plain else plain


def _bare(word: str) -> str:
    """A word without the marks that end a sentence or stand around it; a dot before an address is a fault of it."""
    return word.lstrip("'*").rstrip(".!?'*")


def _valid(typed: str) -> str | None:
    """The address in the form that mail programs everywhere can use, or None."""
    try:
        found = validate_email(typed, check_deliverability=False, allow_smtputf8=False, strict=True)
    except EmailNotValidError:
        return None
    if not all(letter.isascii() or unicodedata.name(letter, "").startswith("LATIN ") for letter in found.domain):
        return None  # letters of two scripts look alike, and nobody would see the difference
    address = (found.ascii_email or "").lower()
    return address if address and len(address) <= LONGEST_EMAIL else None
