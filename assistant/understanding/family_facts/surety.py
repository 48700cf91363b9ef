# ruff: noqa: E501 (a pattern is easier to read on one line)
"""How sure the trained reader must be of a mention where the grammar reads nothing (`docs/understanding.md` has the curve)."""

from __future__ import annotations

import re

from assistant.understanding.family_facts.sentence import Sentence

ALONE = 0.95
ALONE_IN_SHORT, SHORT = 0.94, 15
"""In a message of at most so many words and marks, where it is seldom wrong."""
ALONE_OF_SEVERAL = 0.958
"""Where it reads several mentions alone: each of them can be the wrong one."""
BESIDE_A_STATUS_WORD = 0.967
"""For "now" in a sentence that holds a word of another status, or that asks, and that the grammar leaves unread."""
NEVER = 1.1
"""More than any probability."""
_STATUS_WORD = re.compile(
    r"(?<= )(?:referr\w*|panel|wait\w*|await\w*|list|pending|propos\w*|due|consider\w*|discuss\w*|request\w*|appl(?:y|ied)|offer\w*|accept\w*|declin\w*"
    r"|refus\w*|clos\w*|end(?:s|ed|ing)|finish\w*|step\w*|hand\w*|transfer\w*|longer|previous\w*|former\w*|until|till|may|might|could|would|if|once|soon"
    r"|want\w*|thought|assum\w*|maybe|perhaps|possibly)(?= )"
)
_END = re.compile(
    r"(?<= )(?:clos\w*|shut\w*|end(?:s|ed|ing)?|finish\w*|done|over|left|leav\w*|stop\w*|ceas\w*|complet\w*|expir\w*|discharg\w*|step\w*|came|comes?|off|out|gone|went"
    r"|was|were|had|used|until|till|longer|more|anymore|ago|last|since|before|previous\w*|former\w*|ex|past|once|drop\w*|pull\w*|withdr\w*|sign\w*|wound|wrapp\w*|handed|transfer\w*|moved"
    r"|replac\w*|lapsed|revok\w*|cancel\w*|remov\w*|lifted|lost|bye|nfa\w*|scrap\w*|histor\w*|exit\w*|return\w*|back|pass\w*|old|not?|n't|don't|isn't|now)(?= )"
)
"""Words of which an end needs one, for the trained reader to be believed alone: "YJS prevention, 12 weeks" holds none."""
_ASKS = re.compile(
    r"^(?: (?:and|so|but|ok|hi|hello|also|please|then|,))* (?:does|do|did|can|could|should|shall|is|are|am|will|would|what|how|why|which|when|where|has|have|who|whose)(?= )"
)
_STOP = re.compile(r" [.?!;]+(?= )")


def needed_alone(sentence: Sentence, number: int, status: str, read_alone: int) -> float:
    """The probability that the trained reader must give this status of a mention; `read_alone` counts its mentions."""
    if status == "ended" and not _END.search(f" {sentence.masked} "):
        return NEVER
    if len(sentence.masked.split()) <= SHORT:
        return ALONE_IN_SHORT
    limit = ALONE_OF_SEVERAL if read_alone > 1 and status not in ("denied", "ended") else ALONE
    around = _around(sentence.masked, number)
    doubtful = status == "now" and (_STATUS_WORD.search(around) or _ASKS.search(around))
    return max(limit, BESIDE_A_STATUS_WORD) if doubtful else limit


def _around(masked: str, number: int) -> str:
    """The sentence of a mention; nothing where the mention was taken back."""
    at = masked.find(f" @{number} ")
    if at < 0:
        return ""
    start = max((stop.end() for stop in _STOP.finditer(masked[: at + 1])), default=0)
    end = _STOP.search(masked, at)
    return f"{masked[start : end.start() if end else len(masked)]} "
