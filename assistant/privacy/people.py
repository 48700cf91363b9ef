"""Names of people: beside a cue ("my son …", "pupil called …", "Mrs …"), from lists of many origins, or by their capital."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.privacy.identifiers import Found
from assistant.privacy.lexicon import Lexicon, fold, lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_INITIALS = re.compile(r"\b(?!(?:[ei]\.[eg]|[ap]\.m|u\.k|u\.s|n\.b|p\.s|d\.o\.b|c\.p)\b)[A-Za-z]\.\s?[A-Za-z]\.?(?:\s?[A-Za-z]\.)*(?=\W|$)", re.IGNORECASE)
_PARTICLES = frozenset("de da do dos das del della van von bin bint ibn al el abu ould mac mc o st la le e y".split())
_LONGEST_WORD = 30
# Surnames that are words too, and follow a first name in lower case more often as surnames.
_PLAIN_SURNAMES = frozenset(
    "brown white green black gray grey king wood woods hill hall cook cooper turner parker ward bell fox stone marsh walker carter fisher"
    " webb mills brooks barker burns potter wells hunter porter bishop butler knight palmer barry joseph francis george".split()
)
_RELATION = (
    "son|daughter|child|boy|girl|kid|lad|grandson|granddaughter|grandchild|nephew|niece|brother|sister|sibling|step-?\\s?son|step-?\\s?daughter"
    "|foster (?:child|son|daughter)|godson|goddaughter|pupil|student|learner|mum|mummy|mother|mom|dad|daddy|father|nan|nanny|gran|grandma|grandad"
    "|grandmother|grandfather|partner|husband|wife|ex|ex-husband|ex-wife|friend|best friend|cousin|uncle|aunt|auntie|aunty|neighbour|twin|twins|baby"
    "|toddler|teenager|carer|foster carer|step-?\\s?dad|step-?\\s?mum|boyfriend|girlfriend|parent|guardian|client|young person|family|youngest|eldest|oldest"
    "|teacher|tutor|headteacher|head|social worker|key\\s?worker|worker|officer|doctor|solicitor|practitioner|manager|colleague|year \\d+|yr \\d+|y\\d+"
)
# Each cue ends just before the first word of a name. After a strong cue even an unknown word in lower case is a name.
_STRONG = re.compile(
    rf"\b(?:(?:{_RELATION})(?:\s?[,:(]|\s-)?\s*(?:(?:is\s+|who\s+is\s+|who's\s+|was\s+)?(?:called|named)\s+|(?:whose\s+)?name\s+is\s+)?"
    r"|(?:names?|surname|forename|initials|pupil|student|child)\s*(?:is|was|are|:|=|-|–)\s*|name's\s+|names\s+"
    r"|(?:named|known as|goes by|aka|a\.k\.a\.)\s+|(?<!\bbeen )(?<!\bhave )\bcalled\s+|\b(?:mr|mrs|ms|mx|dr|prof|professor|sir|dame|rev|reverend|pastor|imam)\b\.?\s+)$",
    re.IGNORECASE,
)
# After these any name counts, whatever else its letters spell: "his name is poppy".
_NAMING = re.compile(r"\b(?:names?\s+(?:is|was)|name's|called|named|known as|goes by|aka|mr|mrs|ms|mx|dr)\b\.?[\s:]*$", re.IGNORECASE)
_SPEAKER = re.compile(r"\b(?:i'm|im|i am|this is|it's|its)\s+$", re.IGNORECASE)
_WEAK = re.compile(
    r"(?:\b(?:i'm|im|i am|this is|it's|its|miss|aunty|auntie|uncle|hi|hello|dear|thanks|thank you|regards|cheers|love|from|sincerely|about|regarding|re|for|with|and|or)\b[\s,:\-]*|&\s*)$",
    re.IGNORECASE,
)
_SUBJECT_OF = re.compile(
    r"^(?:'s|’s)?\s+(?:has|hasn't|hasnt|had|is|isn't|isnt|was|wasn't|wasnt|won't|wont|doesn't|doesnt|didn't|didnt|keeps|missed|misses|refuses|refused|lives|attends|attended|got|goes"
    r"|said|says|told|needs|can't|cant|cannot|will|skips|stays|stopped|started|hates|moved|left|turned|came)\b"
    r"|^['’]s\s+(?:attendance|absences?|school|mum|mother|dad|father|parents?|social worker|teacher|case|plan|lateness|timetable)\b",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(r"(?:^|[.!?,;:\n\-–]\s*|\b(?:that|and|but|because|cos|about|with|when|if|as|so|while|since|for|or|then|where|why|think|know)\s+)$", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n•\"“(]\s*|\n\s*)$")
_SCHOOL_NOUN = (
    r"(?:primary|secondary|infants?|juniors?|nursery|school|academy|college|high|grammar|sixth|rc|cofe|c of e|church of england|catholic|pru|children's centre"
    r"|hospital|surgery|library|estate|road|street|park|trust|federation|centre|clinic|house|station|library)"
)
_NAMED_PLACE = (
    re.compile(rf"\b(?:[A-Z][\w'’.&-]*\s+(?:and\s+|of\s+|the\s+)?){{1,5}}(?i:{_SCHOOL_NOUN})\b(?:\s+(?:[A-Z][\w'’]+))?"),
    re.compile(r"\b(?:st|saint|ss)\b\.?\s+[a-z][\w'’]+(?:\s+(?:the|and|of|more|apostle|st\.?|[a-z]+'s|academy|school|primary|college|catholic|rc))*", re.IGNORECASE),
    re.compile(r"\b(?:harris|ark|haberdashers'?|charter|globe|oasis|city of london|bacon'?s)(?:\s+(?:academy|school|boys|girls|east|north|south|all saints|globe|walworth|peckham|bermondsey|dulwich|kingsdale|free|primary|askes?|aske's))+", re.IGNORECASE),
)


@dataclass(frozen=True)
class _Word:
    text: str
    start: int
    end: int


def people(text: str, known: Iterable[str] = ()) -> Iterator[Found]:
    """Spans of names; titles and cues stay outside, and so do possessive endings.

    `known` are names that somebody else found in the text; those inside the name of a school or place survive.
    """
    reader = _NameReader(text, lexicon())
    yield from reader.occurrences(known)
    yield from reader.initials()
    yield from reader.names()


class _NameReader:
    def __init__(self, text: str, words: Lexicon):
        self._text = text
        self._lexicon = words
        self._words = [_Word(_bare(m[0]), m.start(), m.start() + len(_bare(m[0]))) for m in _WORD.finditer(text)]
        letters = [w.text for w in self._words if len(w.text) > 1]
        capitals = sum(w[0].isupper() for w in letters)
        # Where nearly every word has a capital, capitals say nothing.
        shouted = sum(w.isupper() for w in letters)
        self._capitals_mean_nothing = (len(letters) > 6 and capitals > 0.8 * len(letters)) or (len(letters) > 2 and shouted > 0.7 * len(letters))
        self._places = [m.span() for pattern in _NAMED_PLACE for m in pattern.finditer(text) if not self._capitals_mean_nothing or pattern.flags & re.IGNORECASE]

    def occurrences(self, known: Iterable[str]) -> Iterator[Found]:
        """Each place where one of these names stands."""
        for name in sorted(known, key=len, reverse=True):
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self._text) if name else ():
                if not self._in_place(_Word(name, match.start(), match.end())):
                    yield Found(match.start(), match.end(), "name")

    def initials(self) -> Iterator[Found]:
        """ "J.B." anywhere; "JB" only after a cue."""
        for match in _INITIALS.finditer(self._text):
            letters = fold(re.sub(r"[.\s]", "", match[0]))
            if letters not in self._lexicon.kept:
                yield Found(match.start(), match.end(), "name")

    def names(self) -> Iterator[Found]:
        """Each name from its first word to its last."""
        i = 0
        while i < len(self._words):
            if self._begins(i):
                last = self._last(i)
                yield Found(self._words[i].start, self._words[last].end, "name")
                i = last + 1
            else:
                i += 1

    def _begins(self, i: int) -> bool:
        word = self._words[i]
        before = self._text[max(0, word.start - 60) : word.start]
        if self._in_place(word) or (self._acronym(word) and fold(word.text) in self._lexicon.kept):
            return False
        lex = self._lexicon
        strong = _STRONG.search(before) is not None
        weak = strong or _WEAK.search(before) is not None
        capital = self._capital(word)
        if strong and (self._is_initials(word) or self._unknown(word, capital) or self._meant_as_name(i, before)):
            return True
        if _SPEAKER.search(before) and len(word.text) > 3 and (self._unknown(word, capital) or self._beside_unknown(i)):
            return True
        if lex.is_name(word.text):
            return capital or weak or fold(word.text) in lex.given or len(word.text) > 4
        if capital and lex.may_be_name(word.text):
            if strong or self._beside_name(i):
                return True
            if fold(word.text) in lex.kept:
                return False
            return not self._starts_sentence(word) or _SUBJECT_OF.search(self._text[word.end :]) is not None
        if capital and not lex.is_everyday(word.text) and len(word.text) > 1:
            return not self._starts_sentence(word) or not self._slip(word.text)
        subject = _SUBJECT_OF.search(self._text[word.end :]) and _CLAUSE_START.search(before)
        return bool(subject and len(word.text) > 3 and self._unknown(word, capital))

    def _meant_as_name(self, i: int, before: str) -> bool:
        """A plain word that is a first name, where the words around it leave no other reading."""
        word = self._words[i]
        if fold(word.text) not in self._lexicon.given or len(word.text) < 3:
            return False
        return bool(_NAMING.search(before) or self._beside_unknown(i) or _SUBJECT_OF.search(self._text[word.end :]))

    def _beside_unknown(self, i: int) -> bool:
        """Whether a first name is followed by a word that can only be a surname."""
        following = self._words[i + 1].text if i + 1 < len(self._words) and self._adjacent(i + 1) else ""
        surname = self._lexicon.is_name(following) or (len(following) > 3 and self._unknown(self._words[i + 1], False))
        return fold(self._words[i].text) in self._lexicon.given and surname

    def _last(self, i: int) -> int:
        """The index of the last word of the name that begins here."""
        last = i
        while last + 1 < len(self._words):
            nxt = last + 1
            if self._is_particle(nxt) and nxt + 1 < len(self._words) and self._continues(nxt + 1) and self._adjacent(nxt):
                nxt += 1
            if not self._adjacent(nxt) or not self._continues(nxt) or self._in_place(self._words[nxt]):
                break
            last = nxt
        return last

    def _continues(self, i: int) -> bool:
        word, lex = self._words[i], self._lexicon
        capital = self._capital(word)
        if lex.is_name(word.text) or (capital and lex.may_be_name(word.text)) or fold(word.text) in _PLAIN_SURNAMES:
            return True
        if len(word.text) == 1:
            return capital and word.text != "I"
        if capital:
            return fold(word.text) not in lex.kept
        return self._unknown(word, capital) and len(word.text) > 3

    def _unknown(self, word: _Word, capital: bool) -> bool:
        """A word that is neither plain English nor a slip of it."""
        if self._lexicon.is_name(word.text):
            return True
        if capital:
            return len(word.text) > 1 and (not self._lexicon.is_everyday(word.text) or self._lexicon.may_be_name(word.text))
        return len(word.text) > 2 and not self._lexicon.is_everyday(word.text) and not self._acronym(word) and not self._slip(word.text)

    def _capital(self, word: _Word) -> bool:
        if self._capitals_mean_nothing or not word.text[0].isupper():
            return False
        return not self._acronym(word) or self._lexicon.is_name(word.text)

    def _acronym(self, word: _Word) -> bool:
        return word.text.isupper() and 1 < len(word.text) <= 6 and not self._capitals_mean_nothing

    def _is_initials(self, word: _Word) -> bool:
        return self._acronym(word) and len(word.text) <= 3 and not self._lexicon.is_everyday(word.text)

    def _is_particle(self, i: int) -> bool:
        return fold(self._words[i].text) in _PARTICLES

    def _adjacent(self, i: int) -> bool:
        between = self._text[self._words[i - 1].end : self._words[i].start]
        return bool(re.fullmatch(r"\s{1,3}|-|\.\s?|['’]", between))

    def _beside_name(self, i: int) -> bool:
        near = [j for j in (i - 1, i + 1) if 0 <= j < len(self._words) and self._adjacent(max(i, j))]
        return any(self._capital(self._words[j]) and not self._lexicon.is_everyday(self._words[j].text) for j in near)

    def _starts_sentence(self, word: _Word) -> bool:
        return _SENTENCE_START.search(self._text[: word.start]) is not None

    def _in_place(self, word: _Word) -> bool:
        return any(start <= word.start and word.end <= end for start, end in self._places)

    def _slip(self, word: str) -> bool:
        """Whether one letter added, left out, changed or swapped gives a plain English word."""
        word = fold(word)
        if len(word) > _LONGEST_WORD:
            return False
        common = self._lexicon.plain
        if any(part in common for part in (word.rstrip("s"), word.removesuffix("ing"), word.removesuffix("ed"), word.removesuffix("ly"))):
            return True
        pieces = [(word[:k], word[k:]) for k in range(len(word) + 1)]
        return any(
            a + b[1:] in common
            or (len(b) > 1 and a + b[1] + b[0] + b[2:] in common)
            or (len(word) > 3 and any(a + c + b[1:] in common or a + c + b in common for c in string.ascii_lowercase))
            for a, b in pieces
        )


def _bare(word: str) -> str:
    """Without a possessive ending."""
    return re.sub(r"['’]s?$", "", word) if word.lower().endswith(("'s", "’s")) else word
