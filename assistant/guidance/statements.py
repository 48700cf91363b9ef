"""What the guidance says, in our own words, and the sentences of content that rest on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.guidance.parts import Kind


@dataclass(frozen=True)
class Qualifier:
    """A hedge of the text: every sentence that rests on its fact contains one of `any_of`."""

    id: str
    any_of: tuple[str, ...]


@dataclass(frozen=True)
class Fact:
    """What one clause says, in our own words. `confidence`: seen, seen_in_part or left_out.

    `left_out` facts say what the page does not say; they may only stand behind such sentences.
    """

    id: str
    statement: str
    clause: str
    edition: str
    confidence: str
    qualifiers: tuple[Qualifier, ...] = ()


@dataclass(frozen=True)
class Line:
    """A sentence of content. Guidance names its facts; a service line says nothing of guidance.

    `kind` is the job that it does in its answer, where that does not follow from its place.
    """

    say: str
    facts: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    edition: str | None = None
    kind: Kind | None = None


Voices = Mapping[str, tuple[Line, ...]]
