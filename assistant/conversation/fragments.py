"""Short follow-ups that only point at what is in hand: "and her brother", "what if mum says no", "why not the school".

Such words name nothing of their own, so that their likeness to a known sentence tells nothing. The grammar is closed:
one word that it does not know, and the message is no fragment.
"""

from __future__ import annotations

import re

_KIN = (
    r"mum|dad|mother|father|parents?|nan|gran|grandma|grandad|brothers?|sisters?|twins?|sons?|daughters?|nieces?|nephews?"
    r"|cousins?|aunt|auntie|uncle|boys?|girls?|child|children|kids?|family|families|pupils?|students?"
)
_SERVICE = (
    r"schools?|council|social care|social workers?|early help|feh|family early help|yos|yot|yjs|youth offending"
    r"|youth justice|workers?|teams?|heads?|teachers?|tutor|officers?|lead|panel|court"
)
_OWNER = r"(?:the|a|an|my|our|your|his|her|their|that|this|each|both)"
_OTHER = r"(?:other|second|first|older|younger|little|big|oldest|youngest|eldest|same)"
_PARTY = (
    rf"(?:i|we|you|he|she|it|they|someone|somebody|anyone|nobody|(?:{_OWNER}\s+)?(?:{_OTHER}\s+)?(?:{_KIN}|{_SERVICE}|name)"
    rf"|(?:{_OWNER}\s+)?{_OTHER}\s+ones?)"
)
_POINTED = (
    rf"(?:him|her|them|us|me|his|hers|theirs|mine|ours|it|that|this|[ab]|{_PARTY}"
    rf"|the ones? (?:at|with|in) (?:{_OWNER}\s+)?(?:{_KIN}|{_SERVICE}|care)(?:'?s)?)"
)
_OPENS = r"(?:(?:ok|okay|so|and|but|then|right|well|also|oh|hm+|no|yes)\s+)*"
_ENDS = r"(?:\s+(?:then|too|instead|as well|though|still|now|next|at all|either|tho))*"
_MODAL = r"(?:do|does|did|can|could|should|would|will|must|has|have|had|is|are|was|were)(?: not)?"
_STEP = (
    r"(?:says?|said|saying) (?:no|yes|nothing|so)(?: to (?:it|that|them|this|us))?|refuses?"
    r"|agrees?(?: to (?:it|that|them))?|pulls? out|closes?(?: it| the case)?|leaves?(?: (?:his|her|their|the) job)?"
    r"|moves?(?: on| away| schools?)?"
    r"|(?:do not|does not|did not|not|will not) (?:want (?:one|it|that|to|them|any)|agree|answer|reply|come|go|sign)"
    r"|changes? (?:jobs?|schools?|(?:my|his|her|their) mind)|ends?|stops?(?: it)?|wants? (?:one|it|that|to)|signs?"
    r"|opens? (?:it|one|a case)|drops? (?:it|out)|takes? it on|steps? (?:down|back)"
)
_ACT = (
    r"(?:say|do|need|bring|pay|sign|ask|tell|call|ring|write|send|come|go|attend|decide|lead|escalate|agree|help|chase|start"
    r"|stop|happen|know|count|matter)"
)
_OBJECT = rf"(?:\s+(?:to\s+)?(?:{_POINTED}|everything|anything|nothing|something|here|there|what|no|yes|next|first))?"
_FRAMES = (
    rf"(?:(?:what|how) about|for|with|what of|is it the same for|same for)?\s*{_POINTED}",
    rf"(?:what )?(?:if|when|once|unless)\s+{_PARTY}\s+(?:then\s+|still\s+|both\s+|just\s+)?(?:{_STEP})"
    rf"(?:\s+(?:and|or)\s+{_PARTY}\s+(?:{_STEP}))?",
    rf"why (?:not )?{_POINTED}(?:\s+and not\s+{_POINTED})?",
    rf"(?:who|what|when|where|how|why)\s+(?:then\s+)?{_MODAL}\s+{_PARTY}\s+(?:(?:have|need|got) to\s+)?"
    rf"{_ACT}{_OBJECT}",
    rf"(?:who|what)\s+(?:then\s+)?(?:{_MODAL}\s+)?(?:then\s+)?(?:tells?|asks?|decides?|pays?|rings?|leads?|escalates?|signs?"
    rf"|writes? to){_OBJECT}(?:\s+if {_PARTY}\s+(?:{_STEP}))?",
    rf"{_MODAL}\s+{_PARTY}\s+(?:have to\s+|need to\s+)?{_ACT}{_OBJECT}",
    rf"what (?:would|will|is|'s) (?:be )?(?:left|there|next) for {_POINTED}(?: to do)?",
)
_FRAGMENT = re.compile(rf"{_OPENS}(?:{'|'.join(_FRAMES)}){_ENDS}")
# What somebody does to somebody, and what a child may be about to tell or to give up, is never only a fragment.
_MORE_THAN_A_FRAGMENT = re.compile(
    r"\bdo(?:es)? (?:it|that|this|something|anything|what) to\b|\bdo(?:es)? to (?:me|us|her|him|them)\b"
    r"|\bi (?:stop|end|leave|drop|tell)\b|\bwhy me\b|^(?:and )?me$"
)
MOST_WORDS = 12
_VISITOR = rf"(?:they|(?:{_OWNER}\s+)?(?:{_SERVICE}))"
"""Only services: that somebody at home, or a man who is not named, may come is heard as what it may be."""
_VISIT = re.compile(
    rf"{_OPENS}(?:{_VISITOR}\s+)?(?:will|would|do|does|can|could|must|should|have to|need to|are going to)"
    rf"\s+(?:{_VISITOR}\s+)?(?:come|visit|ring|call|write)"
    r"(?: (?:to|at|us|my|our|the|house|home|flat|often|every week))*"
)


def asks_of_a_visit(text: str, plain: str) -> bool:
    """Whether it is asked if those who were spoken of come or ring: "they will come to my house?"."""
    return text.rstrip().endswith("?") and _VISIT.fullmatch(plain) is not None


def is_fragment(plain: str) -> bool:
    """Whether plain words (lower case, without marks) only go on about what is in hand."""
    words = plain.replace("’", "'")
    if not 0 < len(words.split()) <= MOST_WORDS or _MORE_THAN_A_FRAGMENT.search(words):
        return False
    return _FRAGMENT.fullmatch(words) is not None
