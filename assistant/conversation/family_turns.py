# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Turns about the family in hand: to another child or family, and to what was understood of it."""

from __future__ import annotations

import re

from assistant.conversation.families import Families
from assistant.conversation.heard import ASK, DECISIONS, GIVE_FACTS, SAY, WHO_LEADS, Message, Understood
from assistant.conversation.plain_words import plain_words
from assistant.conversation.state import ConversationState
from assistant.language.children import TWO
from assistant.language.each_of_them import asks_of_each, called_in
from assistant.language.turning_to_a_child import said_to_be

SHORT = 7
"""Words; a message this short that turns to a child nobody has told of asks what was asked of the last one."""
_CHANGE = re.compile(
    r"(?:no |sorry |wait |hang on |oops )*(?:(?:i (?:want|need|would like) to |can i |let me |please )?(?:change|correct|edit|fix|amend|put right) (?:that|this|it|what you understood|what i (?:said|told you)|what (?:it|that) says|the facts?|my answers?|one of (?:them|those|these))"
    r"|(?:that|this|it) is (?:wrong|not right|not correct|incorrect|not what i (?:said|told you|meant))|(?:you|u) (?:have |got |have got )?(?:it |that |this )?(?:wrong|misunderstood)(?: me| that)?"
    r"|i (?:did not|never) (?:say|said|tell you|told you) that|one of (?:them|those|these|the facts) is wrong|change)(?: please| thanks)?"
)

_ONLY_TURNS = re.compile(
    r"(?:(?:and|so|ok|now|then|for|what about|how about) )*(?:my|our|the|her|his|their) (?:own |younger |older |other |youngest |eldest )?"
    r"(?:son|daughter|boy|girl|lad|child|niece|nephew|grandson|granddaughter|stepson|stepdaughter|brother|sister|family|one)(?: (?:then|too))*"
)
TURN_OF_THE_FAMILY = "a turn of the family"
HEARD_AS_A_TURN = "a turn of the family to the trained reader alone"
ONLY_ANOTHER_CHILD = "another child and nothing else"
_ASKS_OF_ITS_OWN = re.compile(
    r"\b(?:why|how|when|where|which|whose|what(?! if\b))\b|^(?:(?:and|so|but|ok) )*(?:does|do|can|could|should|must|is|are|will)\b|\b(?:explain|tell me|book|meaning)\b"
)
"""Words of a question that facts may be a part of ("early help is open, what do they do?"); "who" asks for the lead."""
MOST_WORDS_TOLD = 20
TALK = (
    "out_of_scope",
    "none_of_these",
    "thank",
    "greet",
    "frustration",
    "deny",
    "affirm",
    "correct_answer",
    "go_back",
    "repeat",
)
"""What a message may be taken for that only tells of a family."""
DISAGREEMENT = "guidance/disagreement"
_DIFFERS = re.compile(
    r"\b(?:disagree\w*|differs?|fall(?:en|ing)? out|(?:will|would|does|do) not agree|at odds|against it)\b"
)
OF_THE_GUIDANCE = ("guidance", "chapter", "neighbour")


def only_turns(text: str) -> bool:
    """Whether every word of a message turns to another child: "and her brother"."""
    return _ONLY_TURNS.fullmatch(plain_words(text)) is not None


def _only_tells(message: Message) -> bool:
    """Whether a message that is read as another subject tells or supposes facts and asks nothing more."""
    of_a_subject = message.label.partition("/")[0] in (*OF_THE_GUIDANCE, *TALK)
    short = len(message.plain.split()) <= MOST_WORDS_TOLD
    return of_a_subject and short and not _ASKS_OF_ITS_OWN.search(message.plain)


def tells_of_a_difference(message: Message) -> bool:
    """Whether it tells that services differ, which is no news of a family: "YOS disagree with us on court"."""
    return message.label == DISAGREEMENT and message.decision == SAY and _DIFFERS.search(message.plain) is not None


def two_told_of(message: Message, tells_apart: bool) -> Understood | None:
    """A message that tells of two children apart and asks nothing else: it is about who leads for each.

    What its words alone are read as counts only where it is a question of the guidance.
    """
    asks_else = _ASKS_OF_ITS_OWN.search(message.plain) is not None
    of_the_guidance = message.decision == SAY and message.label.startswith(("guidance/", "chapter/"))
    sure = message.decision == SAY and message.label in DECISIONS
    told = tells_apart and not (asks_else or of_the_guidance or sure)
    return Understood(WHO_LEADS, "two told of") if told else None


def family_turn(message: Message, state: ConversationState, families: Families) -> Understood | None:
    """What a message means that turns to another child, to each of them or to what was understood; None for others."""
    labels = families.labels
    if len(labels) >= TWO and (asks_of_each(message.text) or called_in(message.text, labels)):
        asked = state.topic if state.topic in DECISIONS else WHO_LEADS
        asked = message.label if message.label in DECISIONS else asked
        return Understood(asked or WHO_LEADS, "each of them")
    if state.topic not in DECISIONS:
        return None
    if said_to_be(message.text):
        return Understood(state.topic or WHO_LEADS, ONLY_ANOTHER_CHILD)
    if _CHANGE.fullmatch(message.plain):
        return Understood(GIVE_FACTS, "what was understood is wrong", facts={"change": "which"})
    label = families.turned_to_by(message.text, message.names, message.points_to)
    if label is None:
        # Facts told while a lead is spoken of are facts of the family in hand, unless they are part of a question.
        told = message.states_facts and (message.decision == ASK or _only_tells(message))
        told = told and not tells_of_a_difference(message)
        return Understood(GIVE_FACTS, "facts of the family in hand") if told else None
    if only_turns(message.text):
        return Understood(state.topic or WHO_LEADS, ONLY_ANOTHER_CHILD)
    told_of = label in labels or (label == "other" and bool(labels))
    of_a_family = message.label in (*DECISIONS, GIVE_FACTS) or message.states_facts
    if told_of or of_a_family or (message.decision != SAY and len(message.text.split()) <= SHORT):
        asked = message.label if message.label in DECISIONS and message.decision == SAY else state.topic
        return Understood(asked or WHO_LEADS, "another child or family")
    return None
