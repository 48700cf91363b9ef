# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Asks back no more than it must: topics whose answers say the same in the main, or one that was just offered."""

from __future__ import annotations

import re

from assistant.conversation.heard import ASK, DECISIONS, WHO_LEADS, Known, Message, Understood
from assistant.conversation.state import ConversationState

ALIKE = 0.5
"""Topics that are alike are answered with the likeliest of them from this probability of all together on,"""
ALIKE_SHARE = 0.7
"""and from this share against the likeliest of all else."""
OFFERED = 0.3
"""A topic that was just offered is answered from this probability on."""
OF_A_FAMILY = 0.3
"""Where facts of a family are told, the question that they decide is answered from this probability on,"""
SURE_OF_ANOTHER = 0.6
"""unless another subject has this one."""


_MATTER = r"(?:school|schools|school (?:things|stuff|side|matters)|attendance|absences?|absents?|his school|her school|it|this|that|going to school)"
_ASKS_WHOSE_IT_IS = re.compile(
    rf"\b(?:she|he|they|it|that|this) (?:is|are|be) (?:the )?(?:ones?|responsible|in charge|person|people)(?: (?:who|that|to))?(?: (?:is|are|responsible|in charge|looks?|takes?|deals?|care))*(?: (?:for|of|about|with|after))* (?:the |his |her |their |our )?{_MATTER}\b"
    rf"|\b(?:is|are) (?:she|he|they|it|that) (?:the )?(?:ones?|responsible|in charge)(?: (?:who|that|to))?(?: (?:looks?|takes?|deals?|care))*(?: (?:for|of|about|with|after))* (?:the |his |her |their |our )?{_MATTER}\b"
    rf"|\b(?:is it|it is) (?:her|him|them|me|us|you) or (?:the |my |his |her )?(?:school|me|us|them|social worker|worker)\b"
)
"""Whose the matter is: "is she the one for school?", "it is her or the school for his absences?"."""


def whose_it_is(message: Message) -> Understood | None:
    """Who leads, where a message tells facts of a family and asks in such words whose the matter is."""
    asks = message.states_facts and message.label != WHO_LEADS and _ASKS_WHOSE_IT_IS.search(message.plain)
    return Understood(WHO_LEADS, "whose the matter is") if asks else None


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


def decided_by_facts(message: Message) -> Understood | None:
    """Who leads or who escalates, where a message tells facts of a family and the words name no subject surely."""
    if not message.states_facts or message.label in DECISIONS or message.probability >= SURE_OF_ANOTHER:
        return None
    decisions = ((label, p) for label, p in message.ranking if label in DECISIONS)
    decision, probability = max(decisions, key=lambda each: each[1], default=("", 0.0))
    return Understood(decision, "the facts told decide it") if probability >= OF_A_FAMILY else None
