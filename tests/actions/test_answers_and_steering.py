"""The actions outside a booking, run as Rasa runs them but without a model: what was understood is given."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import AssistantAction
from actions.conversation.steering import HandOver, Repeat, RestartConversation, SmallTalk, SwitchAudience
from actions.guidance.answer_question import AnswerFollowUp, AnswerQuestion
from actions.guidance.answer_who_leads import AnswerWhoLeads
from actions.guidance.doubt import MOST_ROUNDS, OfferTopics, TurnAway
from actions.safety.signpost_safeguarding import SignpostSafeguarding
from assistant.vocabulary import (
    CHANGE_SLOTS,
    CONSULTATION_SLOTS,
    SLOT_ASKED_FACT,
    SLOT_FACTS,
    SLOT_FAMILY,
    SLOT_LAST_CLAUSES,
    SLOT_LAST_QUESTION,
    SLOT_UNCLEAR_ROUNDS,
)
from tests.support.shipped import shipped_library, shipped_words

SERVICES = SimpleNamespace(library=shipped_library(), words=shipped_words())
WHAT_IS_A_SPOC = "guidance/spoc_what"


@dataclass
class Ran:
    """What an action said and what it keeps."""

    messages: list[dict[str, Any]]
    slots: dict[str, Any]
    events: list[dict[str, Any]] = field(default_factory=list)

    @property
    def answer(self) -> dict[str, Any]:
        return self.messages[-1]["custom"]["answer"]

    @property
    def text(self) -> str:
        return self.messages[-1]["text"]

    @property
    def payloads(self) -> list[str]:
        return [button["payload"] for button in self.messages[-1]["buttons"]]


def run(
    action: type[AssistantAction],
    text: str = "…",
    intent: str = "guidance",
    *,
    services: Any = SERVICES,
    slots: dict[str, Any] | None = None,
    form: str | None = None,
    **message: Any,
) -> Ran:
    """One turn of an action. `message` is what the language model understood beyond the intent."""
    said = {"text": text, "intent": {"name": intent}, "entities": [], **message}
    events = [{"event": "user", "text": text, "parse_data": said}]
    loop = {"name": form} if form else {}
    tracker = Tracker("anna", dict(slots or {}), said, events, False, None, loop, "action_listen")
    dispatcher = CollectingDispatcher()
    done = asyncio.run(action(services).run(dispatcher, tracker, {}))
    kept = {event["name"]: event["value"] for event in done if event["event"] == "slot"}
    return Ran(dispatcher.messages, kept, done)


def understood(label: str, *others: str, confidence: float = 0.9) -> dict[str, Any]:
    """What the language model makes of a message, the rest of its certainty shared by other labels."""
    ranking = [(label, confidence), *((other, (1 - confidence) / len(others)) for other in others)]
    return {"label": label, "confidence": confidence, "ranking": ranking, "decision": "say"}


def facts(**values: str) -> list[dict[str, str]]:
    """The facts that a message states, as entities."""
    return [{"entity": fact, "value": value} for fact, value in values.items()]


@pytest.mark.parametrize("voice", ["school", "parent", "practitioner"])
def test_a_question_is_answered_in_the_askers_voice_and_remembered(voice: str) -> None:
    ran = run(AnswerQuestion, understanding=understood(WHAT_IS_A_SPOC), metadata={"audience": voice})

    assert (ran.answer["status"], ran.answer["audience"]) == ("answered", voice)
    assert ran.slots[SLOT_LAST_QUESTION] == WHAT_IS_A_SPOC
    assert ran.slots[SLOT_LAST_CLAUSES] == ran.answer["clauses"] != []


def test_a_runner_up_stands_beside_the_answer_as_a_button() -> None:
    ran = run(AnswerQuestion, understanding=understood(WHAT_IS_A_SPOC, "guidance/consultation_how", confidence=0.55))

    assert ran.answer["also"] == ["consultation"]
    assert ran.payloads[0] == '/guidance{"question": "guidance/consultation_how"}'


def test_who_leads_is_decided_from_the_facts_said_and_those_kept() -> None:
    kept = {SLOT_FACTS["social_care"]: "no"}
    ran = run(AnswerWhoLeads, "early help is working with us", "give_facts", slots=kept, entities=facts(feh="yes"))

    assert (ran.answer["status"], ran.answer["lead"]) == ("answered", "feh_practitioner")
    assert ran.slots[SLOT_FACTS["feh"]] == "yes"
    assert ran.slots[SLOT_ASKED_FACT] is None


def test_nothing_said_of_a_family_asks_for_the_fact_that_decides() -> None:
    ran = run(AnswerWhoLeads, "who leads?", "who_leads")

    assert (ran.answer["status"], ran.answer["lead"], ran.answer["asks"]) == ("depends", None, "social_care")
    assert ran.slots[SLOT_ASKED_FACT] == "social_care"


def test_an_unsure_service_is_asked_about_before_anybody_is_named() -> None:
    ran = run(AnswerWhoLeads, "early help was offered", "who_leads", family={"unsure": ["feh"], "stated": []})

    assert (ran.answer["status"], ran.answer["lead"]) == ("depends", None)
    assert {'/give_facts{"feh": "yes"}', '/give_facts{"feh": "no"}'} <= set(ran.payloads)


def test_who_escalates_is_kept_as_the_question_through_a_reply() -> None:
    slots = {SLOT_LAST_QUESTION: "who_escalates", SLOT_ASKED_FACT: "social_care"}
    ran = run(AnswerWhoLeads, "/give_facts", "give_facts", slots=slots, entities=facts(social_care="yes"))

    assert ran.slots[SLOT_LAST_QUESTION] == "who_escalates"
    assert ran.answer["lead"] == "social_worker"


def test_the_source_and_simpler_words_are_those_of_the_last_answer() -> None:
    last = {SLOT_LAST_QUESTION: WHAT_IS_A_SPOC}
    source, plain = (
        run(AnswerFollowUp, "where?", "ask_source", slots=last),
        run(AnswerFollowUp, "what?", "simpler", slots=last),
    )
    first = run(AnswerQuestion, understanding=understood(WHAT_IS_A_SPOC))

    assert source.answer["clauses"] == first.answer["clauses"]
    assert plain.answer["topic"] == first.answer["topic"] and plain.text != first.text


def test_before_any_answer_the_source_is_where_all_answers_come_from() -> None:
    assert run(AnswerFollowUp, "where?", "ask_source").slots[SLOT_LAST_QUESTION] == "guidance/about_source"
    assert run(AnswerFollowUp, "simpler", "simpler").answer["status"] == "smalltalk"


def test_a_doubt_offers_topics_twice_and_then_people() -> None:
    heard = understood(WHAT_IS_A_SPOC, "guidance/consultation_how", "guidance/core_values_overview", confidence=0.3)
    first = run(OfferTopics, understanding=heard)
    last = run(OfferTopics, understanding=heard, slots={SLOT_UNCLEAR_ROUNDS: MOST_ROUNDS})

    assert (first.answer["status"], first.answer["asks"]) == ("depends", "topic")
    assert first.slots[SLOT_UNCLEAR_ROUNDS] == 1 and first.payloads[-1] == "/none_of_these"
    assert last.answer["status"] == "person" and last.slots[SLOT_UNCLEAR_ROUNDS] is None


def test_what_is_not_held_is_named_only_where_the_subject_is_sure() -> None:
    sure = run(TurnAway, "how much is it?", "neighbour", understanding=understood("neighbour/fine_amounts"))
    unsure = run(
        TurnAway, "how much is it?", "neighbour", understanding=understood("neighbour/fine_amounts", confidence=0.4)
    )
    far = run(TurnAway, "who won the cup?", "far", understanding=understood("far"))

    assert (sure.answer["status"], unsure.answer["status"], far.answer["status"]) == (
        "not_held",
        "not_held",
        "out_of_scope",
    )
    assert "amounts" in sure.text and "amounts" not in unsure.text


def test_none_of_these_leads_to_people() -> None:
    assert run(TurnAway, "/none_of_these", "none_of_these").answer["status"] == "person"


@pytest.mark.parametrize(
    ("heard", "status"), [({"level": "reply"}, "safeguarding"), ({"asks_for_contacts": True}, "safeguarding")]
)
def test_harm_and_the_question_whom_to_ring_get_the_safety_contacts(heard: dict[str, Any], status: str) -> None:
    ran = run(SignpostSafeguarding, "…", "raise_safeguarding_concern", safeguarding=heard)

    assert ran.answer["status"] == status
    assert "020 7525 1921" in ran.text and "020 7525 1922" not in ran.text


def test_parents_are_not_offered_a_booking_when_they_want_a_person() -> None:
    school = run(HandOver, "a person please", "ask_for_person", metadata={"audience": "school"})
    parent = run(HandOver, "a person please", "ask_for_person", metadata={"audience": "parent"})

    assert (school.payloads, parent.payloads) == (["/book_consultation"], [])
    assert school.answer["status"] == parent.answer["status"] == "person"


def test_starting_again_forgets_the_family_and_the_form_and_keeps_the_voice() -> None:
    ran = run(RestartConversation, "start again", "restart", form="consultation_form", metadata={"audience": "parent"})

    emptied = {*SLOT_FACTS.values(), SLOT_FAMILY, SLOT_LAST_QUESTION, *CONSULTATION_SLOTS, *CHANGE_SLOTS}
    assert all(ran.slots[slot] is None for slot in emptied)
    assert {"event": "active_loop", "timestamp": None, "name": None} in ran.events
    assert ran.slots["audience"] == "parent"


def test_the_last_answer_is_said_again_and_a_form_asks_for_itself() -> None:
    again = run(Repeat, "again", "repeat", slots={SLOT_LAST_QUESTION: WHAT_IS_A_SPOC})

    assert again.answer["topic"] == "single_point_of_contact"
    assert run(Repeat, "again", "repeat").answer["status"] == "smalltalk"
    assert run(Repeat, "again", "repeat", form="consultation_form").messages == []


@pytest.mark.parametrize(
    ("text", "voice"),
    [("I'm his mum's social worker", "practitioner"), ("I'm a parent", "parent"), ("I work at the school", "school")],
)
def test_whoever_says_who_they_are_is_answered_as_that(text: str, voice: str) -> None:
    ran = run(SwitchAudience, text, "switch_audience", slots={SLOT_LAST_QUESTION: WHAT_IS_A_SPOC})

    assert ran.slots["audience"] == voice
    assert ran.answer["topic"] == "single_point_of_contact" and ran.answer["audience"] == voice


def test_a_voice_that_is_not_named_is_chosen_from_three() -> None:
    ran = run(SwitchAudience, "for somebody else", "switch_audience")

    assert len(ran.payloads) == 3 and "audience" not in ran.slots


def test_thanks_are_answered_without_guidance() -> None:
    ran = run(SmallTalk, "thanks", "thank")

    assert (ran.answer["status"], ran.answer["clauses"]) == ("smalltalk", [])


def test_a_failure_is_said_plainly_with_the_phone_and_logged_without_the_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken = SimpleNamespace(library=None, words=shipped_words())
    ran = run(AnswerQuestion, "Amara will not come in", services=broken, understanding=understood(WHAT_IS_A_SPOC))

    assert ran.answer["status"] == "error" and "020 7525" in ran.text
    assert "action_answer_question" in caplog.text and "Amara" not in caplog.text
