"""From a label to an answer of the guidance core; the one place where actions choose which function to call."""

from __future__ import annotations

from dataclasses import replace

from actions.turn import Turn
from assistant.bootstrap import Services
from assistant.conversation.families import Families
from assistant.conversation.family import Family
from assistant.guidance.answers import (
    answer_document,
    answer_fixed,
    answer_neighbour,
    answer_question,
    escalation_choice,
    latest_first,
)
from assistant.guidance.aspect_answers import answer_aspect, answer_nearest, decided_by_rules
from assistant.guidance.facts_card import card_first, under_supposition, with_places
from assistant.guidance.for_each import for_each
from assistant.guidance.model import Answer, Situation
from assistant.guidance.told_facts import about_child, which_first, with_change
from assistant.guidance.who_leads import who_escalates, who_leads
from assistant.language.details import asks_for_latest
from assistant.language.which_escalation import leaves_open_which_escalation
from assistant.vocabulary import DECISIONS, WHO_ESCALATES

ON_A_CLAIM = ("yes", "no", "not_quite", "yes_in_full", "no_in_full")
"""Openings that say what a clause makes of a claim."""
MOST_AT_ONCE = 3
"""Children or families that one reply answers for."""
ABOUT_ESCALATING = (
    "who_escalates",
    "guidance/when_to_escalate",
    "guidance/escalating_with_schools",
    "guidance/disagreement",
)


def answer_label(label: str, audience: str, turn: Turn, services: Services) -> Answer:
    """The answer to the question that `label` names, in the words for `audience`."""
    answer = abridged(_answer(label, audience, turn, services), turn, services)
    return latest_first(answer, services.library) if asks_for_latest(turn.text) else answer


def abridged(answer: Answer, turn: Turn, services: Services) -> Answer:
    """The answer with a short clause for each later change that this conversation has been told in full."""
    return services.library.later_changes.abridged(answer, turn.later_changes_told)


def _answer(label: str, audience: str, turn: Turn, services: Services) -> Answer:
    if label in ABOUT_ESCALATING and not turn.stated_facts and leaves_open_which_escalation(turn.text):
        return escalation_choice(audience, services.library)
    if label in DECISIONS:
        return answer_families(label, turn.families, turn.number, audience, services)
    family, _, question = label.partition("/")
    if family == "aspect":
        subject, _, aspect = question.partition("/")
        decision = decided_by_rules(subject, aspect, services.library)
        if decision is not None:
            return answer_families(decision, turn.families, turn.number, audience, services)
        return answer_aspect(subject, aspect, audience, services.library)
    if family == "document":
        return answer_document(question, audience, services.library)
    if family == "nearest":
        return answer_nearest(question.partition("/")[2], audience, services.library)
    if family == "neighbour":
        return answer_neighbour(question, audience, services.library)
    if family in {"guidance", "chapter"}:
        reading = turn.understanding
        of_a_claim, first = reading.get("opening") in ON_A_CLAIM, reading.get("first") or ()
        return answer_question(question, audience, services.library, text=turn.text, of_a_claim=of_a_claim, first=first)
    return answer_fixed("out_of_scope", audience, services.library)


def answer_families(label: str, families: Families, turn: int, audience: str, services: Services) -> Answer:
    """Who leads or who escalates for the one in hand; which of them is meant where the words name none."""
    library = services.library
    if families.is_to_choose:
        return which_first({label: families.called(label) for label in families.labels}, audience, library)
    if families.of_each and len(families.labels) <= MOST_AT_ONCE:
        return for_each(
            [
                (name, families.called(name), answer_family(label, family, turn, audience, services))
                for name, family in families.by_label.items()
            ],
            library,
        )
    if families.of_each and not families.label:
        return which_first({label: families.called(label) for label in families.labels}, audience, library)
    answer = answer_family(label, families.spoken_of, turn, audience, services)
    if families.others and families.label:
        answer = about_child(answer, families.called(families.label), library)
    return with_change(answer, library)


def answer_family(label: str, family: Family, turn: int, audience: str, services: Services) -> Answer:
    """Who leads or who escalates for a family; the facts card first where its words leave open what would decide."""
    library, situation = services.library, Situation.from_mapping(family.as_supposed)
    card = card_first(situation, family.open_as_supposed, audience, library)
    if card is not None:
        answer = card if label != WHO_ESCALATES else replace(card, question=WHO_ESCALATES)
    elif label == WHO_ESCALATES:
        answer = who_escalates(situation, audience, library)
    else:
        not_known = [fact for fact, value in family.facts.items() if value == "unknown"]
        answer = who_leads(situation, audience, library, not_known)
    supposed = Situation.from_mapping(family.supposed)
    if supposed.stated:
        stated = Situation.from_mapping({f: v for f, v in family.facts.items() if f in family.as_supposed})
        answer = under_supposition(answer, stated, supposed, library)
    return with_places(answer, family.places, turn)
