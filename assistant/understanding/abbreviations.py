"""Professional short forms, written out before a sentence is encoded.

A sentence encoder trained on public text has never met a SPOC or a TSM; written out, both are ordinary words.
"""

import re

FULL_NAMES = {
    "ap": "alternative provision",
    "aces": "adverse childhood experiences",
    "cin": "child in need",
    "cla": "child looked after",
    "cme": "children missing education",
    "cp": "child protection",
    "csc": "children's social care",
    "dsl": "designated safeguarding lead",
    "ebsa": "emotionally based school avoidance",
    "ehcp": "education health and care plan",
    "ehe": "elective home education",
    "eit": "education inclusion team",
    "elpm": "education legal planning meeting",
    "eso": "education supervision order",
    "ewo": "education welfare officer",
    "feh": "family early help",
    "fpn": "fixed penalty notice",
    "fsm": "free school meals",
    "iuc": "interview under caution",
    "lac": "looked after child",
    "mash": "multi-agency safeguarding hub",
    "nti": "notice to improve",
    "pex": "permanent exclusion",
    "pn": "penalty notice",
    "pru": "pupil referral unit",
    "send": "special educational needs",
    "senco": "special educational needs coordinator",
    "sendiass": "special educational needs advice service",
    "sewo": "senior education welfare officer",
    "sils": "southwark inclusive learning service",
    "spoc": "single point of contact",
    "sw": "social worker",
    "tac": "team around the child",
    "taf": "team around the family",
    "tas": "team around the school",
    "tsm": "targeting support meeting",
    "yj": "youth justice",
    "yjs": "youth justice service",
    "yos": "youth offending service",
    "yot": "youth offending team",
}
"""Lower-case short form → what it stands for."""

ONLY_IN_CAPITALS = frozenset({"send", "ap", "mash", "sw"})
"""Short forms that are also ordinary words or too short to trust in lower case."""

_SHORT_FORM = re.compile(r"\b(" + "|".join(sorted(FULL_NAMES, key=len, reverse=True)) + r")(s)?\b", re.IGNORECASE)


def expand(text: str) -> str:
    """Write out every known short form in a sentence, plural forms included; all else stays as it is.

    A sentence all in capitals says nothing by its capitals, so there the ambiguous forms stay as they are.
    """
    shouted = text.isupper() and " " in text.strip()

    def written_out(match: re.Match[str]) -> str:
        short = match[1].lower()
        if short in ONLY_IN_CAPITALS and (shouted or not match[1].isupper()):
            return match[0]
        return FULL_NAMES[short] + (match[2] or "").lower()

    return _SHORT_FORM.sub(written_out, text)
