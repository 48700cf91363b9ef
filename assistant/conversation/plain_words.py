# ruff: noqa: E501 (a pattern is easier to read on one line)
"""A message as plain words: lower case, no marks, short forms written out, and the politeness around it taken off."""

from __future__ import annotations

import re

_WRITTEN_OUT = {
    "whats": "what is", "what's": "what is", "whens": "when is", "when's": "when is", "wheres": "where is",
    "where's": "where is", "whos": "who is", "who's": "who is", "whys": "why is", "why's": "why is", "hows": "how is",
    "how's": "how is", "its": "it is", "it's": "it is", "thats": "that is", "that's": "that is", "they're": "they are",
    "theyre": "they are", "shes": "she is", "she's": "she is", "hes": "he is", "he's": "he is", "im": "i am",
    "i'm": "i am", "dont": "do not", "don't": "do not", "doesnt": "does not", "doesn't": "does not", "isnt": "is not",
    "isn't": "is not", "cant": "cannot", "can't": "cannot", "wont": "will not", "won't": "will not", "u": "you",
    "ur": "your", "wot": "what", "y": "why", "there's": "there is", "theres": "there is", "we're": "we are",
    "aren't": "are not", "arent": "are not", "didn't": "did not", "didnt": "did not", "who'd": "who would",
    "ok": "ok", "okay": "ok", "hw": "how", "ofen": "often", "offen": "often", "oftn": "often",
}  # fmt: skip
_DENIED = re.compile(r"(is|are|was|were|do|does|did|has|have|had|should|could|would|must|need)n'?t")
_OPENING = re.compile(
    r"^(?:(?:and|n|but|so|ok|done|sorted|noted|then|also|sorry|right|well|hi|hello|hey|oh|ah|um+|erm?|yes|yeah|now|alright|fine|great|cool|thanks"
    r"|thank you|please|actually|plus|just|cheers|ta|fair enough|fair|haha|ha|lol|got it|i see|hold on|hang on|wait|before that|before i do|i meant|quick question|one (?:more |last )?(?:thing|question)|one more|(?:a |on a )?(?:different|diff|another|separate|other|new) (?:thing|question|q|matter|note|subject|point)|by the way|right so) )+"
)
_CLOSING = re.compile(
    r"(?: (?:then|please|pls|exactly|though|tho|btw|lol|anyway|roughly|normally|usually|thanks|thank you|actually|again|by the way"
    r"|really|as well|too|ok|mate|actually|out of interest|do you know|for us|for me|for them))+$"
)
_ASKING = re.compile(
    r"^(?:(?:can|could|would) you (?:please )?(?:tell|say|explain)(?: me| us)? |(?:do|does) (?:you|the guidance|it|the page)"
    r" (?:know|say|tell)(?: us| me)? (?:anything (?:about|on) )?|(?:i|we) (?:want|need|would like) to know |tell me "
    r"|(?:any idea|do you know) |does it say (?:anywhere )?)"
)


def plain_words(text: str) -> str:
    """The words of a text in lower case, joined by single blanks."""
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.casefold().replace("’", "'"))
    return " ".join(_written_out(word) for word in words)


def _written_out(word: str) -> str:
    if word in _WRITTEN_OUT:
        return _WRITTEN_OUT[word]
    denied = _DENIED.fullmatch(word)
    return f"{denied[1]} not" if denied else word.replace("'", "")


def core(plain: str) -> str:
    """Plain words without the politeness and the linking words around a question; unchanged where nothing else is left."""
    before = None
    inner = plain
    while inner != before:
        before = inner
        inner = _CLOSING.sub("", _OPENING.sub("", f"{inner} ").strip())
        inner = _ASKING.sub("", inner)
    return inner or plain
