"""Topics to offer as buttons when it is not sure what was asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.guidance.library import GuidanceLibrary

RIVAL = 0.12
"""A second topic from this part of the likeliest label's score on is worth a button beside the answer."""
# What most people come for, offered when nothing fits better.
MAIN_AIMS = ("who_leads", "guidance/when_to_escalate", "guidance/consultation_what_and_who")


@dataclass(frozen=True)
class Offer:
    """A question to offer: the button's title, the label to answer, the topic of its answer."""

    title: str
    label: str
    topic: str


def offered_topics(
    ranking: Iterable[tuple[str, float]], audience: str, library: GuidanceLibrary, most: int = 3
) -> tuple[Offer, ...]:
    """At most `most` questions, best first, each on a topic of its own.

    ranking: (label, score) with the best first; labels that cannot be offered are passed over.
    """
    found: dict[str, Offer] = {}
    for label in [*(label for label, _ in ranking), *MAIN_AIMS]:
        offer = offer_of(label, library)
        if offer is not None and len(found) < most:
            found.setdefault(offer.topic, offer)
    return tuple(found.values())


def rival_topic(ranking: Iterable[tuple[str, float]], topic: str | None, library: GuidanceLibrary) -> Offer | None:
    """The likeliest question on another topic than the answered one, if it came close; else None.

    ranking: (label, score) with the best first. A reader who was misread finds the way on beside the answer.
    """
    ranked = list(ranking)
    for label, score in ranked:
        offer = offer_of(label, library)
        if offer is not None and offer.topic != topic:
            return offer if score >= RIVAL * ranked[0][1] else None
    return None


def offer_of(label: str, library: GuidanceLibrary) -> Offer | None:
    """The offer of a label; None for one that cannot be offered."""
    if label in library.labels["decisions"]:
        return Offer(library.label("decisions", label), label, label)
    family, _, question = label.partition("/")
    entry = library.questions.get(question) if family in ("guidance", "chapter") else None
    if entry is None or not entry.button or entry.topic is None:
        return None
    return Offer(entry.button, entry.label, entry.topic)
