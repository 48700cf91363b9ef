"""One message as the rules see it: plain lower-case words, with a numbered mark where a service or tier is named.

`"She isn't open to the YOS"` becomes `" she is not open to the @0 "` with mention 0 = yos. Things that only look
like a service (an early help SPOC, the attendance officer) become `~`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

import spacy
from spacy.attrs import NORM, ORTH
from spacy.matcher import PhraseMatcher
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span
from spacy.util import compile_infix_regex, compile_prefix_regex, filter_spans

from assistant.understanding.family_facts.spelling import Spelling
from assistant.understanding.family_facts.vocabulary import Vocabulary

NUMBERS = {
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
}
_JOINED_TIER = re.compile(r"(?:tiers?|levels?|t|l)([1-4])(?:/([1-4]))?$")

# "Were on a plan" with nobody before it is "we're on a plan".
_WE_ARE = re.compile(
    r"(?:(?<=^)|(?<= [.,;?!])|(?<= when)|(?<= if)|(?<= because)|(?<= but)|(?<= so)) were"
    r"(?= (?:at|on|with|under|open|@))"
)

_ANSWERED_IN_NOTES = re.compile(r"( @\d+ (?:(?::|=) (?:y|yes|n|no|and)|x))(?= @)|( @\d+ y)(?= @(?=.* @\d+ x ))")
_SHORTENED = re.compile(r" ([a-z]{3,}|\d+[a-z])\.(?= )")
"""A word with the full stop on it: "since 4 nov." """
_DENIED_ONE_BY_ONE = re.compile(r" (?:no|nil|not) @\d+ / (?:no|nil|not) @\d+ ")


@dataclass(frozen=True)
class Mention:
    """One name found: `kind` is a key of the vocabulary's services or `tier`; offsets in the original text."""

    kind: str
    value: str
    start: int
    end: int
    words: str = ""


@dataclass(frozen=True)
class Sentence:
    """`masked` starts and ends with a space; every word and mark has one space on each side."""

    masked: str
    mentions: tuple[Mention, ...]


class SentenceReader:
    """Finds names in a message. Built once; reading is thread-safe apart from the speller's cache."""

    def __init__(self, vocabulary: Vocabulary):
        self._nlp = spacy.blank("en")
        tokenizer = self._nlp.tokenizer
        assert isinstance(tokenizer, Tokenizer), "English has spaCy's own tokenizer"
        infixes = [
            *(self._nlp.Defaults.infixes or ()),
            r"[/+&\-–—=:;(){}\[\]>]",
            r"(?<=[a-z])[.,!?](?=[A-Za-z@])",
            r"\.\.+",
        ]
        tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
        prefixes = [*(self._nlp.Defaults.prefixes or ()), r"[-–—](?=[A-Za-z])"]  # a bullet or a minus: "-YOS"
        tokenizer.prefix_search = compile_prefix_regex(prefixes).search
        for spelling in ("n/a", "N/A", "n/A"):
            tokenizer.add_special_case(spelling, [{ORTH: spelling, NORM: "none"}])
        self._written_otherwise = vocabulary.written_otherwise
        self._tier_words = vocabulary.tier_words
        self._spelling = Spelling(vocabulary.mended_words, vocabulary.whole_words)
        self._matcher = PhraseMatcher(self._nlp.vocab, attr="NORM")
        for kind, names in (
            *vocabulary.services.items(),
            ("universal", vocabulary.universal),
            ("not_service", vocabulary.not_services),
        ):
            self._matcher.add(kind, [self._phrase(name) for name in names])

    def read(self, text: str) -> Sentence:
        """The masked sentence and its mentions, in the order of the text."""
        doc = self._doc(text)
        found = [Span(doc, start, end, label=key) for key, start, end in self._matcher(doc)]
        tiers = list(self._tiers(doc))
        found = [span for span in found if not _an_interjection(span) and not _an_age(span)]
        spans = filter_spans([span for span, _ in tiers] + _without_false_starts(found))
        values = {(span.start, span.end): value for span, value in tiers}
        sentence = self._mask(doc, sorted(spans, key=lambda span: span.start), values)
        masked = (
            _WE_ARE.sub(" we are", sentence.masked)
            .replace(" no - one ", " no one ")
            .replace(" no1 ", " no one ")
            .replace(" no body ", " nobody ")
        )
        masked = masked.replace(" with / out ", " without ")
        return replace(sentence, masked=_noted(masked))

    def _phrase(self, name: str) -> Doc:
        doc = self._nlp.make_doc(name)
        for token in doc:
            token.norm_ = self._written_otherwise.get(token.lower_, token.lower_)
        return doc

    def _doc(self, text: str) -> Doc:
        doc = self._nlp.make_doc(text)
        for token in doc:
            word = unicodedata.normalize("NFKC", token.lower_).strip("*_\"'“”‘’`") or token.lower_
            word = self._written_otherwise.get(token.lower_) or self._written_otherwise.get(word) or word
            if word in ("ca", "wo", "sha"):  # can't, won't, shan't are split in two
                word = (
                    {"ca": "can", "wo": "will", "sha": "shall"}[word]
                    if token.i + 1 < len(doc) and doc[token.i + 1].norm_ == "not"
                    else word
                )
            token.norm_ = self._spelling.mend(word)
        return doc

    def _tiers(self, doc: Doc) -> Iterator[tuple[Span, str]]:
        for i, token in enumerate(doc):
            joined = _JOINED_TIER.match(token.norm_)
            if joined:
                numbers, end = {int(n) for n in joined.groups() if n}, i + 1
            elif token.norm_ in self._tier_words:
                numbers, end = self._numbers(doc, i + 1)
            else:
                continue
            if numbers:
                yield Span(doc, i, end, label="tier"), _tier_value(numbers)

    @staticmethod
    def _goes_on(doc: Doc, i: int) -> bool:
        """Whether this word joins one number to the next: `3 or 4`, `3 to 4`, `1, 2 or 3`, `tier 2 or tier 3`."""
        following = doc[i + 1].norm_ if i + 1 < len(doc) else ""
        if doc[i].norm_ in ("/", "or", "and", "-", "&", "tier", "level", "vs"):
            return following in NUMBERS or following in ("tier", "level")
        return doc[i].norm_ in (",", "to") and following in ("1", "2", "3", "4")

    def _numbers(self, doc: Doc, i: int) -> tuple[set[int], int]:
        """The numbers after a tier word: `2`, `3/4`, `3 or 4`, `two`; and the token after them."""
        numbers: set[int] = set()
        end = i
        while i < len(doc):
            word = doc[i].norm_
            if word in NUMBERS and not (word == "i" and numbers):
                numbers.add(NUMBERS[word])
                end = i = i + 1
            elif re.fullmatch(r"[1-4]/[1-4]", word):
                numbers |= {int(word[0]), int(word[2])}
                end = i = i + 1
            elif (numbers and self._goes_on(doc, i)) or (not numbers and word in (":", "-", "is")):
                i += 1
            else:
                break
        return numbers, end

    @staticmethod
    def _mask(doc: Doc, spans: list[Span], tier_values: dict[tuple[int, int], str]) -> Sentence:
        mentions: list[Mention] = []
        words: list[str] = []
        starts = {span.start: span for span in spans}
        i = 0
        while i < len(doc):
            span = starts.get(i)
            if span is None:
                word = doc[i].norm_.strip()
                if word:
                    words.append(word.replace("@", "~"))  # only our own marks begin so
                i += 1
                continue
            i = span.end
            if span.label_ == "not_service":
                words.append("~")
                continue
            words.append(f"@{len(mentions)}")
            value = tier_values.get((span.start, span.end), "1" if span.label_ == "universal" else "")
            kind = "tier" if span.label_ == "universal" else span.label_
            mentions.append(Mention(kind, value, span.start_char, span.end_char, span.text))
        return Sentence(" " + " ".join(words) + " ", tuple(mentions))


def _noted(masked: str) -> str:
    """Notes with their breaks: "SW // FEH no", "CSC:N FEH:Y" and "no FEH / no YOS / CP" name things one by one."""
    masked = _SHORTENED.sub(r" \1 .", masked)
    masked = re.sub(r" /(?: /)+(?= )", " ,", masked)
    masked = _ANSWERED_IN_NOTES.sub(r"\g<0> ,", masked)
    return masked.replace(" / ", " , ") if _DENIED_ONE_BY_ONE.search(masked) else masked


def _without_false_starts(spans: list[Span]) -> list[Span]:
    """Drops "the social" where "social worker" follows: of two names of one length that overlap, the later is meant."""
    return [s for s in spans if not any(s.start < o.start < s.end < o.end and len(o) >= len(s) for o in spans)]


def _an_age(span: Span) -> bool:
    """ "He's 17" names no section 17."""
    return span.text.lower().startswith(("'s", "’s"))


def _an_interjection(span: Span) -> bool:
    """ "Who leads, eh?" names no early help."""
    if span.text != "eh":
        return False
    following = span.doc[span.end].text if span.end < len(span.doc) else "?"
    return following in ("?", "!", ".") or (span.start > 0 and span.doc[span.start - 1].text == ",")


def _tier_value(numbers: set[int]) -> str:
    """One tier, or `3` for "tiers 3 and 4", which the guidance treats as one case; anything else is not settled."""
    if len(numbers) == 1:
        return str(min(numbers))
    return "3" if numbers == {3, 4} else "unknown"
