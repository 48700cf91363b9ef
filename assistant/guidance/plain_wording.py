"""Simpler words for an answer, in the voice of whoever asks: the gist, with shorter words for terms of the trade."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.guidance.model import Answer
from assistant.guidance.parts import Kind
from assistant.guidance.reading import read_mapping

MOST_SENTENCES = 2
GIST = (Kind.LEAD, Kind.REST)


@dataclass(frozen=True)
class PlainWords:
    """Terms with their shorter words, longest term first, and how a gist opens."""

    in_short: str
    words: Mapping[str, str]

    def put(self, text: str) -> str:
        """The text in shorter words."""
        if not self.words:
            return text
        terms = "|".join(re.escape(term) for term in sorted(self.words, key=len, reverse=True))
        return re.sub(rf"\b(?:{terms})\b", lambda term: self.words[term[0]], text)


def read_plain_words(root: Path) -> PlainWords:
    """The words of `plain_words.yml`; ContentError for a wrong file."""
    file = read_mapping(root / "plain_words.yml", root)
    listed = file.entry("words")
    words = {term: listed.text(term) for term in listed.names()}
    plain = PlainWords(file.text("in_short"), words)
    file.done()
    return plain


def in_plain_words(answer: Answer, plain: PlainWords) -> Answer:
    """The gist of an answer: its first sentences and its limits in shorter words, without what it repeats."""
    gist = [sentence for sentence in answer.sentences if sentence.kind in GIST][:MOST_SENTENCES]
    limits = [sentence for sentence in answer.sentences if sentence.kind is Kind.LIMIT]
    said = [replace(sentence, text=plain.put(sentence.text)) for sentence in (*gist, *limits)]
    if gist:
        said[0] = replace(said[0], text=f"{plain.in_short} {said[0].text}", kind=Kind.LEAD)
    return replace(answer, sentences=tuple(said), recap="")
