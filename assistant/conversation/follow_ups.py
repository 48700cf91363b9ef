"""Weighs what the trained reader of follow-ups says against what the words and the rules of this folder understood.

Closed grammars, aspects and claims hold: their words were reviewed. Where they are silent and a message was only kept
with what was spoken of, asked back, or read by its words alone, the reader, which has seen what was answered before, is
believed from a limit on: the lower, the less was understood without it.
"""

from __future__ import annotations

from assistant.conversation.beside_a_lead import STAYS_WITH_THE_LEAD
from assistant.conversation.follow_up_reading import FollowUpReading
from assistant.conversation.heard import ASK, DECISIONS, SAY, Known, Message, Understood
from assistant.conversation.state import ConversationState

OVER_NOTHING = 0.6
"""Believed from this probability on where nothing was found on the topic in hand, the lead would only be said again, or
where it and the words alone put the same question first and that would be asked back."""
OVER_A_DOUBT = 0.75
"""The same where the two name different questions and the words alone would be asked back, and over a kin topic."""
OVER_WORDS = 0.7
"""The same in a conversation, where the words alone are read with less than `SURE_WORDS`."""
SURE_WORDS = 0.75
OVER_SURE_WORDS = 0.85
"""The same where the words alone are surer."""
SILENT = 0.6
"""From this probability on the guidance is silent on what is asked."""
TALK = frozenset({"ask_source", "say_simpler", "repeat", "thank", "goodbye"})
"""Talk that a message may be where nothing else was understood."""
_KEPT_WITH_IT = frozenset({"stays with the topic", STAYS_WITH_THE_LEAD})
_NEXT_TO_IT = frozenset(
    {"goes on with a topic next to it", "stays with a neighbouring subject", "likeliest of topics alike"}
)
A_FOLLOW_UP = "a follow-up"


def with_follow_up(
    understood: Understood | None, message: Message, state: ConversationState, known: Known
) -> Understood | None:
    """What the message asks once the trained reader was heard; `understood` where that holds."""
    if message.second is not None or not _is_heard(understood, message, state):
        return understood
    reading = reading_of(message, state, known)
    is_sure = reading.probability >= _limit(reading, understood, message)
    if not is_sure or not _may_be_said(reading, understood, message, known):
        return understood
    if reading.label in TALK:
        return Understood(reading.label, A_FOLLOW_UP)
    subject = state.subject if known.topic_of(reading.label) == state.topic else None
    is_beside = understood is None and message.label != reading.label and known.topic_of(message.label) is not None
    is_silent = reading.silent >= SILENT and reading.label not in DECISIONS
    label = f"nearest/{reading.label}" if is_silent else reading.label
    return Understood(label, A_FOLLOW_UP, subject, (message.label,) if is_beside else ())


def _is_heard(understood: Understood | None, message: Message, state: ConversationState) -> bool:
    """Whether what was understood leaves room for the reader; words that are said alone, only in a conversation."""
    if understood is not None:
        return understood.asks_back or understood.rule in _KEPT_WITH_IT | _NEXT_TO_IT
    in_conversation = state.topic is not None or state.aside is not None
    return message.decision == ASK or (message.decision == SAY and in_conversation)


def _limit(reading: FollowUpReading, understood: Understood | None, message: Message) -> float:
    """From which probability on the reader is believed."""
    if understood is not None:
        return OVER_A_DOUBT if understood.rule in _NEXT_TO_IT else OVER_NOTHING
    if message.decision == ASK:
        return OVER_NOTHING if reading.label in {message.label, *TALK} else OVER_A_DOUBT
    return OVER_WORDS if message.probability < SURE_WORDS else OVER_SURE_WORDS


def _may_be_said(reading: FollowUpReading, understood: Understood | None, message: Message, known: Known) -> bool:
    """Whether the reader names another question, of a kind that may be said in place of what was understood."""
    said_alone = understood is None and message.decision == SAY
    if reading.label == (understood.label if understood else message.label if said_alone else None):
        return False
    if reading.label in TALK:
        return not said_alone
    of_guidance = known.topic_of(reading.label) is not None
    return of_guidance and (not message.states_facts or reading.label in DECISIONS)


def reading_of(message: Message, state: ConversationState, known: Known) -> FollowUpReading:
    """What the trained reader says of a message after what was answered last."""
    if state.aside is not None:
        return known.follow_up_of(state.aside, state.aside, message.before, message.text)
    if state.topic is None:
        return known.follow_up_of(None, None, message.before, message.text)
    answered = state.topic if state.topic in DECISIONS else known.question_about(state)
    return known.follow_up_of(answered, state.topic, message.before, message.text)
