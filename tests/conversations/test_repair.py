"""Every question of the booking form × every kind of turn: nothing is lost, and the form goes on."""

from __future__ import annotations

import pytest

from tests.conversations.talk import QUESTIONS, Talk

STAYS = {
    "a guidance question": "What does FEH mean?",
    "who leads": "Who leads if a family has a social worker?",
    "a neighbouring subject": "How much is the fine for a holiday?",
    "a person, please": "can I speak to a person please",
    "say that again": "can you repeat that",
    "skip": "skip this",
    "gibberish": "???!!! 12",
    "are you human": "are you a robot?",
    "a safety worry": "a child told me her dad hits her",
}


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("kind", STAYS)
def test_an_interruption_is_answered_and_the_same_question_stays_open(talk: Talk, question: str, kind: str) -> None:
    talk.until(question)
    talk.say(STAYS[kind])
    assert talk.text
    after = talk.last.answer
    if kind == "gibberish" and question in {"organisation", "topic"}:
        return
    assert after["asks"] == question or (kind == "a safety worry" and after["status"] == "safeguarding")
    following = talk.say(talk.words_for(question))
    order = [*QUESTIONS, None]
    assert following["asks"] == order[order.index(question) + 1]


@pytest.mark.parametrize("question", QUESTIONS)
def test_stop_leaves_the_form_and_books_nothing(talk: Talk, question: str) -> None:
    talk.until(question)
    assert talk.say("stop")["asks"] is None
    assert "Nothing was booked" in talk.text
    assert talk.say("When should we escalate?")["asks"] is None


@pytest.mark.parametrize("question", QUESTIONS)
def test_starting_again_forgets_the_form(talk: Talk, question: str) -> None:
    talk.until(question)
    assert talk.say("start again")["asks"] is None
    assert talk.say("I want to book a consultation")["asks"] == "role"


@pytest.mark.parametrize("question", QUESTIONS[1:])
def test_going_back_reopens_the_question_before(talk: Talk, question: str) -> None:
    talk.until(question)
    before = {"email_code": "email", "topic": "email"}.get(question, QUESTIONS[QUESTIONS.index(question) - 1])
    assert talk.say("go back")["asks"] == before


def test_going_back_where_nothing_was_answered_offers_nothing_to_change(talk: Talk) -> None:
    talk.until("role")
    assert talk.say("go back")["asks"] == "role"
    titles = {button["title"] for reply in talk.last.replies for button in reply.buttons}
    assert titles == {"School", "Lead professional", "Parent or carer"}


@pytest.mark.parametrize("question", QUESTIONS[2:])
def test_an_earlier_answer_is_given_again_and_the_rest_is_kept(talk: Talk, question: str) -> None:
    talk.until(question)
    assert talk.say("I gave the wrong school, can I change it")["asks"] == "organisation"
    assert talk.say("Globe Academy")["asks"] == question


def test_cancel_in_the_middle_of_a_booking_means_this_booking(talk: Talk) -> None:
    talk.until("topic")
    talk.say("cancel")
    assert "Nothing was booked" in talk.text


def test_a_question_for_the_topic_is_answered_and_the_topic_asked_again(talk: Talk) -> None:
    talk.until("topic")
    answer = talk.say("When can we escalate to enforcement?")
    assert (answer["status"], answer["asks"]) == ("answered", "topic")
