"""Asks back no more than it must: topics whose answers say the same in the main, or one that was just offered."""

from __future__ import annotations

from assistant.conversation.heard import Known, Message, Understood
from assistant.conversation.state import ConversationState

ASK = "ask"
ALIKE = 0.5
"""Topics that are alike are answered with the likeliest of them from this probability of all together on,"""
ALIKE_SHARE = 0.7
"""and from this share against the likeliest of all else."""
OFFERED = 0.3
"""A topic that was just offered is answered from this probability on."""


def likelier(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """The question to answer where the words alone would be asked back; None where asking costs less."""
    best = known.topic_of(message.label)
    if message.decision != ASK or best is None:
        return None
    if state.offered_a_choice and best in state.offered and message.probability >= OFFERED:
        return Understood(message.label, "one of those offered")
    alike = known.grid.alike_to(best)
    totals: dict[str, float] = {}
    for label, p in message.ranking:
        topic = known.topic_of(label) or label
        totals[topic] = totals.get(topic, 0.0) + p
    together = sum(p for topic, p in totals.items() if topic in alike)
    rival = max((p for topic, p in totals.items() if topic not in alike), default=0.0)
    if len(alike) == 1 or together < ALIKE or together / (together + rival) < ALIKE_SHARE:
        return None
    beside = next((label for label, _ in message.ranking if known.topic_of(label) in alike - {best}), None)
    return Understood(message.label, "likeliest of topics alike", also=(beside,) if beside else ())
