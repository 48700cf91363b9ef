"""Reads a message in the light of what is known of a family: one pass over that in words, and the message behind it."""

from __future__ import annotations

from assistant.conversation.family import Family
from assistant.conversation.family_in_words import AFTER, in_words
from assistant.conversation.said_in_context import SaidOf
from assistant.language.family_steps import SERVICES
from assistant.understanding.assertions.reader import AssertionReader
from assistant.understanding.family_facts.combining import FACT_OF, closer
from assistant.understanding.family_facts.reading import FamilyFact
from assistant.understanding.family_facts.sentence import SentenceReader

MOST_WORDS = 45
"""A longer message tells a story of its own."""


def said_of(text: str, family: Family, sentences: SentenceReader, trained: AssertionReader) -> tuple[SaidOf, ...]:
    """What holds of each service once the message is said: those known of the family, then those that it names."""
    before, told = in_words(family)
    if not told or len(text.split()) > MOST_WORDS:
        return ()
    sentence = sentences.read(text)
    shift = len(before) + len(AFTER)
    named = [mention for mention in sentence.mentions if FACT_OF[mention.kind][0] in SERVICES]
    spans = [(one.start, one.end) for one in told] + [(one.start + shift, one.end + shift) for one in named]
    read = trained.read(before + AFTER + text, spans)
    known = [SaidOf(one.fact, "", each.shares) for one, each in zip(told, read, strict=False)]
    said = [
        SaidOf(fact.fact, fact.value, each.shares)
        for mention, each in zip(named, read[len(told) :], strict=True)
        for fact in [closer(FamilyFact(*FACT_OF[mention.kind]), sentence)]
    ]
    return (*known, *said)
