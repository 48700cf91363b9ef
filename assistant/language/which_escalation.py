"""Does somebody who asks how or to whom to "escalate" leave open what they mean? Then they are asked.

The word can mean enforcement by the Education Inclusion Team, senior managers, or a child's safety
(lead-professional/deciding-to-escalate, lead-professional/one-council, and the safeguarding hub).
"""

from __future__ import annotations

import re

_ESCALATE = re.compile(r"\bescalat\w*|\btake (this|it|things|the matter) (further|higher)\b", re.IGNORECASE)
_TO_WHOM_OR_HOW = re.compile(
    r"\bto (whom|who)\b|\bwho\b.*\bto\s*\?*$|\bwhere\b|\bhow (do|can|should|would|to)\b"
    r"|\b(i|we) (want|need|would like|have) to\b"
    r"|^\W*(?:please )?escalat\w*(?: (?:it|this|that|now|please|a case))*\W*$",
    re.IGNORECASE,
)
_SAYS_WHICH = re.compile(
    r"enforce|statutory|legal|court|prosecut|fine|penalty|notice|\beit\b|inclusion team"
    r"|manager|disagree|colleague|dispute|safeguard|danger|harm|abuse|\bmash\b|social|early help|\bfeh\b"
    r"|youth|\byos\b|\byjs\b|tier|lead|stage|weeks?|when|attendance",
    re.IGNORECASE,
)


def leaves_open_which_escalation(text: str) -> bool:
    """Whether the words ask how or to whom to escalate without saying what, so that one question comes first."""
    return bool(_ESCALATE.search(text) and _TO_WHOM_OR_HOW.search(text) and not _SAYS_WHICH.search(text))
