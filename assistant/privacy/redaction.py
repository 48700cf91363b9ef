"""Personal data out of a message before anything else sees it.

`redact` is called at the door: what it returns is all that the assistant, its store, its log and its metrics ever see.
It errs on the side of taking out: a lost word costs a question, a kept name costs a child's privacy.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from assistant.privacy.identifiers import Found, identifiers
from assistant.privacy.lexicon import lexicon
from assistant.privacy.names import ReadNames, names

_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACE = re.compile(r"[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_HYPHEN = re.compile(r"[\u2010-\u2012\u2212\ufe63\uff0d]")
# Letters of other alphabets that look like Latin ones; put right only inside words that mix alphabets.
_LOOK_ALIKES = str.maketrans(
    "аеорсухіАВЕКМНОРСТХІαοερτυνικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxiABEKMHOPCTXIaoeptuvikABEZHIKMNOPTYX"
)
_MIXED = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[\u0370-\u04ff])\w+\b")
_LONGEST_NAME = 8
"""Words in the name of a school or service."""
_SAYS_SOMETHING = re.compile(
    r"\b(?:pupils?|child|children|kids?|students?|boys?|girls?|sons?|daughters?|siblings?|brothers?|sisters?|twins?"
    r"|mum|mother|dad|father|parents?|named|called|attends?|year \d+|y\d+|i|i'm|me|my|we|he|she|his|her|him|they|them"
    r"|their|who|is|isn't|are|aren't|was|were|has|have|had|does|did|says?|said|lives?|goes|went|comes?|came|hits?"
    r"|missing|missed|leads?|won't|you|your|can|please|check|cases?|thanks?|hello|hi|about)\b",
    re.IGNORECASE,
)
"""What a sentence about people holds and the name of a school does not."""
_ORGANISATION = re.compile(
    r"\b(?:school|academy|college|primary|secondary|infants?|juniors?|nursery|sixth form|pru|trust|federation|centre"
    r"|services?|team|council|hospital|surgery|charity|st\.?|saint|church|grammar|high|hub)\b",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset({"the", "of", "and", "for", "at", "in", "on", "&"})


@dataclass(frozen=True)
class Redaction:
    """`text` with placeholders such as `[name]`; `kinds` are what was left out, each once, in order of the text.

    `names` are the words behind each `[name]`: for telling them apart while the message is taken, never to be kept.
    """

    text: str
    kinds: tuple[str, ...]
    names: tuple[str, ...] = field(default=(), repr=False)


def redact(text: str, read_names: ReadNames) -> Redaction:
    """Replace every piece of personal data by its kind in brackets.

    Args:
        text: a message as typed; disguises (full-width letters, invisible marks) are taken off first.
        read_names: tells of each word of a text how likely it belongs to a person's name.
    """
    plain = undisguised(text)
    return _without(plain, _merged([*identifiers(plain), *names(plain, read_names(plain), lexicon())]))


def redact_organisation(text: str, read_names: ReadNames) -> Redaction:
    """Redact the name of a school or service, which is often a person's: only numbers and addresses are left out.

    A text that says something, or is longer than a name, is redacted as any other.
    """
    if not is_bare_organisation(text):
        return redact(text, read_names)
    plain = undisguised(text)
    return _without(plain, _merged(list(identifiers(plain))))


def is_bare_organisation(text: str) -> bool:
    """Whether a text is the name of a school or service and nothing else: it says so, or is written as a name."""
    plain = undisguised(text)
    words = plain.split()
    if len(words) > _LONGEST_NAME or _SAYS_SOMETHING.search(plain):
        return False
    written_as_a_name = all(word[0].isupper() or word in _SMALL_WORDS for word in words)
    return _ORGANISATION.search(plain) is not None or (written_as_a_name and not re.search(r"[,;:?!]", plain))


def _without(plain: str, pieces: list[Found]) -> Redaction:
    text_parts: list[str] = []
    at = 0
    for piece in pieces:
        text_parts += [plain[at : piece.start], f"[{piece.kind}]"]
        at = piece.end
    kinds = tuple(dict.fromkeys(piece.kind for piece in pieces))
    names = tuple(plain[piece.start : piece.end] for piece in pieces if piece.kind == "name")
    return Redaction("".join([*text_parts, plain[at:]]), kinds, names)


def _merged(found: list[Found]) -> list[Found]:
    """The pieces in the order of the text; those that overlap become one, of the kind that was read first."""
    merged: list[tuple[int, Found]] = []
    for rank, piece in sorted(enumerate(found), key=lambda ranked: (ranked[1].start, ranked[0])):
        if merged and piece.start < merged[-1][1].end:
            last_rank, last = merged[-1]
            kind = last.kind if last_rank < rank else piece.kind
            merged[-1] = min(rank, last_rank), Found(last.start, max(last.end, piece.end), kind)
        else:
            merged.append((rank, piece))
    return [piece for _, piece in merged]


def undisguised(text: str) -> str:
    """The message with full-width letters, invisible marks, odd spaces and look-alike letters made plain."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)))
    text = _HYPHEN.sub("-", _SPACE.sub(" ", _CONTROL.sub("", text)))
    return _MIXED.sub(lambda match: match[0].translate(_LOOK_ALIKES), text)
