"""Answers who leads and who escalates from the facts about the family, and keeps them for follow-ups."""

from __future__ import annotations

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import AssistantAction, Event, say_answer
from actions.guidance.answering import abridged, answer_families, answer_label
from actions.turn import Turn
from assistant.conversation.families import Families
from assistant.conversation.families_changes import after_message_of
from assistant.guidance.model import Situation
from assistant.guidance.offers import rival_topic
from assistant.guidance.told_facts import put_right
from assistant.guidance.who_leads import what_would_change
from assistant.language.fact_replies import goes_on, read_fact_reply, refers_back
from assistant.vocabulary import (
    ACTION_ANSWER_WHO_LEADS,
    DECISIONS,
    ENTITY_CHANGE,
    ENTITY_CHILD,
    SLOT_ASKED_FACT,
    SLOT_FACTS,
    SLOT_LAST_QUESTION,
    SLOT_UNCLEAR_ROUNDS,
    WHO_ESCALATES,
    WHO_LEADS,
)


class AnswerWhoLeads(AssistantAction):
    """Merges what is said about the family and asks the rules."""

    NAME = ACTION_ANSWER_WHO_LEADS

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Say who leads or escalates, or ask for the one fact that decides."""
        return decide(self, turn, families_after(turn), dispatcher)


def decide(action: AssistantAction, turn: Turn, families: Families, dispatcher: CollectingDispatcher) -> list[Event]:
    """Ask the rules about the family in hand, say what they answer, and remember it."""
    question, family = question_of(turn), families.spoken_of
    wrong = turn.entity(ENTITY_CHANGE)
    if wrong is not None:
        answer = put_right(wrong, Situation.from_mapping(family.facts), turn.audience, action.services.library)
    elif turn.intent == "what_would_change":
        answer = what_would_change(Situation.from_mapping(family.facts), turn.audience, action.services.library)
    elif question == WHO_ESCALATES and not (family.facts or family.supposed or family.unsure or families.others):
        answer = answer_label(question, turn.audience, turn, action.services)
    else:
        answer = answer_families(question, families, turn.number, turn.audience, action.services)
    asked_of = next((one.label for one in answer.each if one.answer.asks), None)
    if asked_of is not None:
        families = families.asking_of(asked_of)
    answer = abridged(answer, turn, action.services)
    say_answer(dispatcher, answer, rival_topic(turn.ranking, answer.topic, action.services.library))
    return [
        *turn.remember_families(families),
        *turn.remember_answer(question, answer.clauses),
        SlotSet(SLOT_ASKED_FACT, answer.asks),
        SlotSet(SLOT_UNCLEAR_ROUNDS, None),
    ]


def question_of(turn: Turn) -> str:
    """Who leads or who escalates: what this turn asks, else what the last one asked."""
    last = turn.slot(SLOT_LAST_QUESTION)
    if turn.label in DECISIONS:
        return turn.label
    return last if last in DECISIONS else WHO_LEADS


def families_after(turn: Turn) -> Families:
    """The families after this turn: a follow-up keeps what was said earlier, a new question starts afresh."""
    asked, families = turn.slot(SLOT_ASKED_FACT), turn.families
    if turn.entity(ENTITY_CHANGE) is not None:
        return families
    if not turn.text:
        child = turn.entity(ENTITY_CHILD)
        return (families.turned_to(child) if child else families).tapped(turn.stated_facts)
    if turn.slot(SLOT_LAST_QUESTION) not in DECISIONS:
        families = families.without_what_if()  # another subject was spoken of since
    replied = read_fact_reply(asked, turn.text).understood
    if asked in SLOT_FACTS and replied:
        families = families.replied({asked: replied})
    told = turn.heard_of_families
    of_the_same = told.label in (None, families.label) and refers_back(turn.text)
    follows = turn.label not in DECISIONS or bool(asked) or goes_on(turn.text) or of_the_same
    return after_message_of(families, told, turn.text, turn.number, follows)
