"""Takes the disguise off a message: what looks like plain letters and digits becomes plain letters and digits."""

from __future__ import annotations

import re
import unicodedata

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


def undisguised(text: str) -> str:
    """The message with full-width letters, invisible marks, odd spaces and look-alike letters made plain."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)))
    text = _HYPHEN.sub("-", _SPACE.sub(" ", _CONTROL.sub("", text)))
    return _MIXED.sub(lambda match: match[0].translate(_LOOK_ALIKES), text)
