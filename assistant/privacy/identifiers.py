"""Numbers, dates and addresses that point at one person."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.privacy.birth_dates import DATE, DATE_OF_BIRTH, NO_WORD_BEFORE
from assistant.privacy.number_words import PHONE_WORDS


@dataclass(frozen=True)
class Found:
    """A piece of personal data: where it stands and what it is."""

    start: int
    end: int
    kind: str


def _compiled(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern:
    return re.compile(pattern, flags)


_LOCAL = r"(?<![\w.+%'-])[\w.+%'-]{1,64}"  # bounded, so that hostile text costs no time
_SPELT_AT = r"(?:\s*[\[({]\s*at\s*[\])}]\s*|\s+at\s+)"
_SPELT_DOT = r"(?:\s*[\[({]\s*dot\s*[\])}]\s*|\s+dot\s+)"
_EMAIL = _compiled(
    rf"{_LOCAL}\s?@\s?[\w-]{{1,63}}(?:\s?\.\s?[\w-]{{1,63}}){{0,4}}\s?\.\s?[a-z]{{2,}}\b"
    rf"|{_LOCAL}(?:\s+dot\s+[\w-]{{1,63}}){{0,4}}{_SPELT_AT}[\w-]{{1,63}}(?:{_SPELT_DOT}[a-z]{{2,}}\b){{1,3}}"
    rf"|{_LOCAL}(?:\s+dot\s+[\w-]{{1,63}}){{0,4}}{_SPELT_AT}[\w-]{{1,63}}\s?\.\s?(?:com|co|org|net|uk|sch|ac"
    rf"|gov)(?:\s?\.\s?[a-z]{{2,3}})?\b"
)
# Shared mailboxes of the council and of national advice lines; personal addresses have a person's name in front.
_PUBLIC_MAILBOX = _compiled(
    r"^(?:earlyhelp|virtualschool|crossborder\.penaltynotice|sgoconnectedpersons|mash|help|info|enquiries|office"
    r"|admin|contact|attendance|senco|admissions)@"
)
_LINK = _compiled(
    r"\b(?:https?://|www\.)\S+|\b(?:facebook|instagram|tiktok|snapchat|twitter|x|linkedin|youtube|t)\.(?:com|me"
    r"|be)/\S+|(?<![\w@.])(?:[a-z\d-]{1,40}\.){1,4}(?:com|org|net|io|uk|me|app)/[^\s,;]*[^\s,;.!?)]"
)
_PUBLIC_LINK = _compiled(
    r"^(?:https?://)?(?:[\w-]+\.)*(?:gov\.uk|nhs\.uk|nspcc\.org\.uk|childline\.org\.uk|ipsea\.org\.uk)(?:[/?#]\S*)?$"
)
_HANDLE = _compiled(
    r"(?<![\w@.])@[a-z_][\w.]{2,}|\b(?:insta(?:gram)?|snap(?:chat)?|tik\s?tok|twitter|facebook|fb|discord|user\s?name"
    r"|handle|gamer\s?tag)"
    r"(?:\s+(?:account|name|handle|profile|user\s?name))?\s*(?:is|was|:|=|-)\s*(?!(?:the|a|an|full|bad|really|banned"
    r"|not|where|how|how|why|so|on|off|getting|making)\b)@?[\w.]{3,}"
)
# A name on a game or an app: beside its name, or spelt as no word is.
_PLAYER = _compiled(
    r"\b(?:snap(?:chat)?|ig|insta(?:gram)?|tik\s?tok|discord|roblox|xbox|psn|playstation|fortnite|minecraft|steam|twitch"
    r"|epic|youtube|whatsapp|telegram|kik|gamer\s?tag|user\s?name|log\s?in)\b\s*(?:(?:user\s?name|user|name|id|tag"
    r"|account|handle|gamer\s?tag"
    r"|is|was|as|called|on)\b\s*){0,3}[:=@-]?\s*((?=[\w.#-]*[a-z])(?=[\w.#-]*[\d_#]|\w+\.\w)[\w.#-]{4,32}(?<![.-]))"
    r"|(?<![\w#])(\w{2,32}\#\d{4})\b|(?<!\w)((?=_*[a-z0-9])(?=\w*[a-z])[a-z0-9]+_\w*[a-z0-9]\w*)"
)
# A tag that no word is spelt like: small and capital letters with two digits; letters, a dot, letters and a digit.
_TAG = (
    _compiled(
        r"(?<![\w@/.-])(?=[A-Za-z_]*[a-z])(?=[a-z\d_]*[A-Z]|[A-Z][a-z]+[A-Z])(?=(?:[A-Za-z_]*\d){2})"
        r"(?=\w{8})[A-Za-z_]\w{0,40}\b",
        0,
    ),
    _compiled(r"(?<![\w@/.-])[a-z]{3,20}\.[a-z]{3,20}\d{1,6}\b"),
    _compiled(r"\bgamer\s?tag\s*(?:is|was|:|=)\s*(\w{2,8}\s+\w{0,20}\d\w{0,20})"),
    _compiled(
        r"\b(?:fortnite|roblox|minecraft|xbox|playstation|psn|tik\s?tok|snap(?:chat)?|insta(?:gram)?|discord|twitch"
        r"|youtube|fifa|brawl\s?stars)\b[^.!?\n]{0,30}?\b(?:as|called|under|named)\s+((?=\w*[a-z][A-Z]|\w*[\d_])\w{3,32})\b",
        0,
    ),
)
_UPN = _compiled(r"\b[A-Z](?:[\s-]?\d){11}[\s-]?[\dA-Z]\b")
_NATIONAL_INSURANCE = _compiled(
    r"\b(?!(?:is|to|at|of|in|on|by|or|no|an|as|so|my|we|up|it|he|me|do|go|be|us|if|am"
    r"|pm)\b)[A-Z]{2}[\s.-]{0,2}(?:\d[\s.-]{0,2}){6}[A-D]\b"
)
_DRIVING_LICENCE = _compiled(
    r"\b[A-Z][A-Z9]{4}[\s-]?\d{6}[\s-]?[A-Z9]{2}\s?\d\s?[A-Z\d]{2}(?:[\s-]?\d{2})?\b"
    r"|\b[A-Z][A-Z9]{4}\s?\d{6}\s?[A-Z\d]{3,5}(?:\s\d{2})?\b"
)
_IBAN = _compiled(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z\d]{4}){3,7}(?:\s?[A-Z\d]{1,3})?\b", 0)
_SORT_CODE = (
    _compiled(r"\b(?:sort\s?code|s/?c|sort)\s*(?:is|no|number|:|=|-)?\s*(\d{2}[\s-]?\d{2}[\s-]?\d{2})\b"),
    _compiled(r"(?<![\d/.-])(?:\d{2}-(?:[2-9]\d|1[3-9])-\d{2}|(?:[4-9]\d|3[2-9])-\d{2}-\d{2})(?![\d/.-])"),
    _compiled(r"\b(?:account|acc|acct|a/c)(?:\s*(?:number|no|num|#))?\.?\s*(?:is|:|=|-)?\s*(\d{6,10})\b"),
)
_NUMBER_PLATE = (
    _compiled(r"\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b", 0),
    _compiled(r"\b(?:reg(?:istration)?|plate|car|van)\b[\s\w:]{0,12}?\b([a-z]{2}\d{2}\s?[a-z]{3})\b"),
)
# One word of capitals and at least five digits: a passport, a permit, a hospital's or a court's number.
_CODE = _compiled(r"\b(?=[A-Z\d]*[A-Z])(?=(?:[A-Z]*\d){5})[A-Z\d]{6,20}\b", 0)
# Capitals and digits joined by strokes, as files are numbered: four digits, three of them together and no year.
_JOINED_CODE = _compiled(
    r"(?<![\w/.-])(?=[\d/-]*[A-Z])(?=(?:[A-Z/-]*\d){4})(?=[A-Z\d/-]*?(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{3})"
    r"[A-Z\d]{1,12}(?:[/-][A-Z\d]{1,12}){1,4}(?![\w/-])|\b[A-Z]\d{4}[A-Z]{2}\b|(?<![\d/])\d{2}/\d{2}/\d{5}(?![\d/])",
    0,
)
_SECRET = _compiled(
    r"\b(?:pin|cvv|pass\s?code|(?:locker|door|access|entry)\s+code|(?:card|account)\s+ending(?:\s+in)?)"
    r"\s*(?:is|:|=)?\s*(\d{3,8})\b"
)
_PLACE = _compiled(r"-?\b\d{1,2}\.\d{3,8},\s*-?\d{1,3}\.\d{3,8}\b|(?<!\w)///\w+\.\w+\.\w+")
_NHS = _compiled(
    rf"\bnhs(?:\s*(?:number|no|num|#))?\.?\s*(?:is|was|:|=|-)?\s*(\d(?:[\s-]?\d){{6,11}})\b"
    rf"|{NO_WORD_BEFORE}[1-9]\d\d[\s.-]\d{{3}}[\s.-]\d{{4}}\b"
)
_PHONE = _compiled(
    r"(?<![\w£$€])(?:\+|00)[\s(]*\d{1,3}(?:[\s().\-]{0,3}\d){6,13}\b|(?<![\w£$€.])\(?0(?:[\s().\-]{0,3}\d){9,10}\b"
)
# The council's own exchange, freephone and national-rate numbers belong to services, never to a family.
_PUBLIC_PHONE = re.compile(r"^(?:(?:\+|00)?44|0)(?:207525|800|808|300|303|330|345|845|870)")
_POSTCODE_AREA = (
    "A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|J?E|K[ATWY]"
    "|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]"
    "|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|U[B]|W[ACDFNRSV]?|YO|ZE"
)
_POSTCODE = _compiled(
    r"\b(?:(?:" + _POSTCODE_AREA + r")\d[A-Z\d]?\s{0,2}\d(?!st\b|nd\b|rd\b|th\b|am\b|pm\b)[ABD-HJLNP-UW-Z]{2})\b"
)
_STREET = (
    r"(?:street|str|road|rd|lane|avenue|ave|close|gardens|gdns|grove|way|drive|court|estate|house|terrace|place"
    r"|square|walk|crescent|mews|rise"
    r"|hill|park|row|green|passage|buildings|yard|tower|towers|point|mansions|wharf|quay|view|lodge|villas|approach|parade|circus|path|gate|vale|heights|st|ln|dr"
    r"|ct|sq|cres|st\.|rd\.)"
)
_PLAIN_STREET = r"(?:street|road|rd|lane|avenue|ave|gardens|grove|crescent|mews|terrace)"
_NOT_STREET_WORD = (
    r"(?!(?:in|on|the|of|a|at|to|for|from|by|and|or|is|was|down|up|days?|weeks?|months?|years?|times?"
    r"|sessions?|hours?|minutes?|pm|am|late|per|my|your|our|his|her|their|every|each|this|that|other|different|main"
    r"|long|half|full|kids|children|pupils|people|miles?|o'?clock)\b)"
)
_ADDRESS = (
    _compiled(
        rf"\baddress\s*(?:is|:|=|-)?\s*(\d{{1,4}}[a-z]?,?\s+(?:{_NOT_STREET_WORD}[a-z'’.-]+\s+){{1,3}}{_STREET})\b"
    ),
    _compiled(
        rf"\b(?:flat|apartment|apt|unit"
        rf"|room)\s+[\w-]{{1,4}},?\s+(?:\d{{1,4}}[a-z]?,?\s+)?(?:{_NOT_STREET_WORD}[a-z'’.-]+\s+){{1,3}}{_STREET}\b"
    ),
    _compiled(rf"\b\d{{1,4}}[a-z]?,?\s+(?:{_NOT_STREET_WORD}[a-z'’.-]+\s+){{1,3}}?{_PLAIN_STREET}\b"),
    _compiled(
        r"\b\d{1,4}[a-zA-Z]?,?\s+(?:(?:St\.?\s+)?[A-Z][\w'’.-]+\s+){1,3}(?i:"
        + _STREET
        + r")\b(?:\s(?i:"
        + _STREET
        + r")\b)*",
        0,
    ),
    _compiled(
        rf"\b(?:lives?|living|live|address|stay(?:s|ing)?|home)\s+(?:is\s+|at\s+|:\s*|on\s+"
        rf"|now\s+){{1,2}}(?:no\.?\s+)?\d{{1,4}}[a-z]?,?\s+(?:{_NOT_STREET_WORD}[a-z'’.-]+\s*){{1,3}}"
    ),
    _compiled(r"\b(?:flat|apartment|apt)\s+\d{1,4}[a-z]?\b"),
    _compiled(
        r"\b(?:[A-Z][\w'’-]+\s+){1,2}(?:House|Court|Point|Towers?|Mansions|Lodge|Buildings),?\s+(?:flat\s+)?\d{1,4}\b",
        0,
    ),
    _compiled(r"\broom\s+\d{1,4},?\s+(?:the\s+)?(?:[a-z]+\s+){0,2}(?:hostel|hotel|b\s?&\s?b|refuge|lodge)\b"),
)
# The council's own house is no family's home.
_COUNCIL_OFFICE = _compiled(r"\btooley\s+st(?:reet)?\b")
# What is numbered, the word for a number, and the number: at least three digits, and no year.
_NUMBERED = (
    r"(?:mosaic|liquid\s?logic|framework\s?i|sims|arbor|case|file|crime|incident|hospital|patient|court|visa"
    r"|home\s+office|adm|hosp|cand|centre|aspen|nass|warrant|prison"
    r"|council\s+tax|licen[cs]e|permit|card|passport|brp|ticket|claim|candidate|exam|admission|pupil|student"
    r"|child|family"
    r"|client|record|warrant|pnc|custody|application|tenancy|rent|invoice|penalty\s+notice|notice|uln|upn|id|roll|tax"
    r"|social\s+care|early\s+help|ehcp|sen|ucrn|urn)"
)
_NUMBER_WORD = r"(?:file|case|id|numbers?|nos?|num|ref(?:erence)?s?|#|record)"
_IS = r"[\s.]*(?:is|was|are|:|=|-|–|#)?\s*"
_TOKEN = (
    r"((?!(?:19|20)\d\d(?:[-/](?:19"
    r"|20)?\d\d)?(?![\w/-]))(?=(?:[\w/.-]*?\d){3})[A-Z\d]{1,12}(?:[/.-][A-Z\d]{1,12}){0,4}"
    r"(?<![.-])|[A-Z]{1,3}\s\d{3,}\w*)"
)
_REFERENCE = (
    _compiled(rf"\b(?:{_NUMBERED}\s*)(?:{_NUMBER_WORD}\.?\s*)+{_IS}{_TOKEN}"),
    _compiled(
        rf"\b(?:our|your|my|his|her|their|the|unique|crime|case|booking)?\s*ref(?:erence)?s?\.?\s*(?:number|no"
        rf"|num)?{_IS}(?=(?:[\w/.-]*?\d){{4}}){_TOKEN}"
    ),
    _compiled(
        rf"\b(?:mosaic|liquid\s?logic|crime|cad|passport|brp|permit|licence|visa|uln|upn|pnc|urn)\b{_IS}{_TOKEN}"
    ),
    _compiled(r"\b(cad\s+\d{2,})\b"),
    _compiled(rf"\b(?:aspen(?:\s+card)?|nass|warrant|hosp(?:ital)?\s+no|cand(?:idate)?)\b{_IS}{_TOKEN}"),
    _compiled(r"\bshare\s+code\s*(?:is|:)?\s*((?:[A-Z\d]{3}[\s-]?){3})(?!\w)"),
)
_HARMLESS_NUMBER = (
    _compiled(rf"{NO_WORD_BEFORE}{DATE}(?:\s*(?:at|,)?\s*\d{{1,2}}[:.]\d\d)?(?!\d)"),
    _compiled(r"\b(?:19|20)\d\d\s?[-/]\s?(?:(?:19|20)?\d\d)\b"),
)
_LONG_NUMBER = _compiled(r"(?<![\w£$€.])\d(?:[\s.\-]?\d){7,}\b")


# A booking's reference, as the consultation core makes it: no letters or digits that are taken for each other.
BOOKING_REFERENCE = _compiled(r"(?<![\w-])[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}(?![\w-])")


def _public_mailbox(found: str) -> bool:
    return _PUBLIC_MAILBOX.match(found.replace(" ", "")) is not None


def _public_link(found: str) -> bool:
    return _PUBLIC_LINK.match(found.rstrip(".,;:!?)")) is not None


def _public_phone(found: str) -> bool:
    return _PUBLIC_PHONE.match(re.sub(r"[^\d+]", "", found)) is not None


def _public_address(found: str) -> bool:
    return _COUNCIL_OFFICE.search(found) is not None


def _booking_reference(found: str) -> bool:
    return BOOKING_REFERENCE.fullmatch(found) is not None


# Each kind with its patterns and what of it belongs to nobody, those read with more certainty first.
_KINDS: tuple[tuple[str, tuple[re.Pattern[str], ...], Callable[[str], bool] | None], ...] = (
    ("email address", (_EMAIL,), _public_mailbox),
    ("link", (_LINK,), _public_link),
    ("user name", (_HANDLE, _PLAYER, *_TAG), None),
    ("pupil number", (_UPN,), None),
    ("NHS number", (_NHS,), None),
    ("National Insurance number", (_NATIONAL_INSURANCE,), None),
    ("driving licence", (_DRIVING_LICENCE,), None),
    ("account number", (_IBAN, *_SORT_CODE), None),
    ("number plate", _NUMBER_PLATE, None),
    ("date of birth", DATE_OF_BIRTH, None),
    ("phone number", (_PHONE, PHONE_WORDS), _public_phone),
    ("postcode", (_POSTCODE,), None),
    ("address", (*_ADDRESS, _PLACE), _public_address),
    ("reference number", (*_REFERENCE, _CODE, _JOINED_CODE, _SECRET), _booking_reference),
)


def identifiers(text: str) -> Iterator[Found]:
    """Every piece found, those read with more certainty first; pieces may overlap."""
    for kind, patterns, is_nobodys in _KINDS:
        for pattern in patterns:
            for found in _all(pattern, text, kind):
                if is_nobodys is None or not is_nobodys(text[found.start : found.end]):
                    yield found
    harmless = [match.span() for pattern in _HARMLESS_NUMBER for match in pattern.finditer(text)]
    for match in _LONG_NUMBER.finditer(text):
        counted = (
            all(len(part) <= 2 for part in re.split(r"[\s.\-]", match[0])) and match[0][0] != "0" and len(match[0]) < 15
        )
        inside = any(start <= match.start() and match.end() <= end for start, end in harmless)
        if not (_public_phone(match[0]) or counted or inside):
            yield Found(match.start(), match.end(), "number")


def _all(pattern: re.Pattern, text: str, kind: str) -> Iterator[Found]:
    """The first group that took part, or the whole match: cue words around the datum survive."""
    for match in pattern.finditer(text):
        group = next((i for i in range(1, (match.re.groups or 0) + 1) if match[i]), 0)
        yield Found(match.start(group), match.end(group), kind)
