"""Whole conversations: what was just said counts, across sessions too, and nothing is said twice in a row."""

from __future__ import annotations

import pytest

from assistant.engine.agent import LONGEST_SESSION
from tests.conversations.talk import Talk


def test_a_follow_up_is_about_the_meeting_just_named(talk: Talk) -> None:
    talk.say("What is a targeting support meeting?")
    assert talk.say("who comes?")["topic"] == "targeting_support_meetings"
    assert "Education Inclusion Team" in talk.text
    assert talk.say("how long does it last?")["silent_on"] == "how_long"
    assert talk.say("since when?")["status"] == "answered"
    assert "2022" in talk.text


def test_what_is_asked_of_anything_leaves_the_thing_in_hand(talk: Talk) -> None:
    talk.say("What is Team Around the School?")
    assert talk.say("is it optional for us?")["clauses"][0] == "core-values/using-the-frameworks"
    assert talk.say("which problems does it look at?")["topic"] == "team_around_the_school"


def test_a_colleague_who_differs_is_no_news_of_the_family(talk: Talk) -> None:
    talk.say("FEH and YOS are both open. Who leads?", "practitioner")
    assert talk.say("YOS disagree with us on a prosecution", "practitioner")["topic"] == "disagreement"
    assert talk.say("so who leads?", "practitioner")["lead"] == "feh_practitioner"
    assert "with support from the Youth Offending Service" in talk.text


def test_who_escalates_for_the_other_child_is_that_and_not_who_leads(talk: Talk) -> None:
    talk.say("Two sisters. The older has a CIN plan, the younger has no services. Who leads for the younger?")
    assert talk.say("and who escalates for the older?")["topic"] == "who_escalates"


def test_who_goes_to_the_team_after_a_lead_is_who_escalates(talk: Talk) -> None:
    talk.say("The social worker has him on a CP plan. Who leads?")
    assert talk.say("and who goes to the EIT")["topic"] == "who_escalates"


def test_thanks_with_a_word_about_oneself_are_thanks(talk: Talk) -> None:
    talk.say("How often does the SPOC meet us?")
    assert talk.say("thanks. off to assembly now")["status"] == "smalltalk"


def test_the_second_principle_is_the_second_of_the_list(talk: Talk) -> None:
    talk.say("What are the four principles?")
    assert talk.say("tell me more about the second one")["clauses"] == ["core-values/principle-2"]


def test_starting_again_forgets_what_was_spoken_of(talk: Talk) -> None:
    talk.say("What is a targeting support meeting?")
    talk.say("start again")
    assert talk.say("how often?").get("topic") != "targeting_support_meetings"


def test_what_was_spoken_of_outlives_the_longest_session(talk: Talk) -> None:
    talk.say("What is a targeting support meeting?")
    for turn in range(LONGEST_SESSION + 1):
        talk.say("thanks" if turn % 2 else "ok")
    assert talk.say("how often?")["topic"] == "targeting_support_meetings"


def test_the_same_words_are_not_said_twice_in_a_row(talk: Talk) -> None:
    talk.say("What is a SPOC?")
    first = talk.text
    talk.say("What is a SPOC?")
    assert talk.text != first
    assert "As I said" in talk.text


@pytest.mark.parametrize("voice", ["school", "practitioner"])
def test_simpler_words_stay_in_the_voice_of_whoever_asks(talk: Talk, voice: str) -> None:
    talk.say("Family Early Help is open. Who leads?", voice)
    answer = talk.say("simpler, please", voice)
    assert (answer["lead"], answer["audience"]) == ("feh_practitioner", voice)
    assert "your early help worker" not in talk.text.lower()


def test_a_social_worker_of_a_mother_is_a_practitioner(talk: Talk) -> None:
    talk.say("What is a SPOC?", "parent")
    assert talk.say("I'm his mum's social worker", "parent")["audience"] == "practitioner"


def test_a_document_that_is_not_held_is_said_first(talk: Talk) -> None:
    answer = talk.say("What does the DfE guidance say about when to escalate?")
    assert answer["status"] == "not_held"
    assert talk.text.startswith("I do not hold the Department for Education")
    assert answer["also"]


def test_a_supposition_that_a_clause_denies_opens_with_no(talk: Talk) -> None:
    talk.say("So our SPOC holds overall responsibility for coordinating services, right?")
    assert talk.text.startswith("No. ")


def test_how_things_stand_now_opens_with_the_latest_edition(talk: Talk) -> None:
    talk.say("Is the TSM still every term?")
    assert talk.text.startswith("The November 2024 page offers")


def test_a_change_of_subject_leaves_the_old_one(talk: Talk) -> None:
    talk.say("What is a targeting support meeting?")
    talk.say("Is early help part of the inclusion team or the other way round?")
    assert talk.say("What is a penalty notice threshold?")["topic"] == "penalty_notices"
    assert talk.say("how often?").get("topic") != "targeting_support_meetings"


def test_what_was_spoken_of_is_read_back_by_a_page_that_is_loaded_again(talk: Talk) -> None:
    talk.say("What is a targeting support meeting?")
    assert talk.history()
    again = Talk(talk._chat, talk._loop)
    again.conversation = talk.conversation
    assert again.say("who comes?")["topic"] == "targeting_support_meetings"


def test_the_family_outlives_the_longest_session(talk: Talk) -> None:
    talk.say("Family Early Help is open. Who leads?")
    for turn in range(LONGEST_SESSION + 1):
        talk.say("thanks" if turn % 2 else "ok")
    assert talk.say("and what if a social worker joins?")["lead"] == "social_worker"


def test_a_service_taken_away_in_thought_comes_back(talk: Talk) -> None:
    talk.say("The Youth Offending Service and Family Early Help are both open. Who leads?")
    assert talk.say("what about without early help?")["lead"] == "yos_practitioner"
    assert talk.say("ok and as it stands?")["lead"] == "feh_practitioner"


def test_two_questions_get_an_answer_and_a_button(talk: Talk) -> None:
    answer = talk.say("How often are TSMs? Also what number is the inclusion team on?")
    assert (answer["topic"], "contact" in answer["also"]) == ("targeting_support_meetings", True)
    assert "the other part of your question" in talk.text
    assert talk.press("Phone and email")["topic"] == "contact"


def test_a_second_question_that_the_guidance_leaves_open_is_said_to_be(talk: Talk) -> None:
    talk.say("What is a Targeting Support Meeting for and how long does it last?")
    assert "absent" in talk.text
    assert "does not say how long" in talk.text


def test_who_writes_is_heard_beside_the_question(talk: Talk) -> None:
    answer = talk.say("im a youth offending worker, who leads", "parent")
    assert (answer["audience"], answer["lead"]) == ("practitioner", "yos_practitioner")
    assert talk.say("and what is TAS?", "practitioner")["audience"] == "practitioner"


def test_a_question_inside_a_booking_is_about_the_consultation(talk: Talk) -> None:
    talk.say("I want to book a consultation")
    talk.say("hang on, who is it with?")
    assert "Senior Education Welfare Officer" in talk.text
    assert "Family Early Help" not in talk.text
    assert talk.say("school")["asks"] == "organisation"


@pytest.mark.parametrize("turn", ["ok", "no", "hmm", "lol", "👍", "thanks!", "cheers, back later"])
def test_an_everyday_turn_keeps_the_thread(talk: Talk, turn: str) -> None:
    talk.say("What is a targeting support meeting?")
    assert talk.say(turn)["status"] == "smalltalk"
    assert talk.say("who comes?")["topic"] == "targeting_support_meetings"


@pytest.mark.parametrize("words", ["do i have to go", "what happen if i not go", "can i bring my sister"])
def test_a_question_about_the_meeting_in_hand_gets_no_safety_line(talk: Talk, words: str) -> None:
    """Its likeness to a disclosure is of its bare words alone, and each of them is accounted for."""
    talk.say("what is an ELPM", "parent")
    answer = talk.say(words, "parent")
    assert answer.get("signpost") is None
    assert answer["status"] in ("answered", "not_settled")


@pytest.mark.parametrize(
    "words", ["and her brother?", "what if dad says no to it", "and what would be left for us to do"]
)
def test_words_that_only_point_back_are_never_taken_for_harm(talk: Talk, words: str) -> None:
    talk.say("Family Early Help works with her and nobody else. Who leads?")
    answer = talk.say(words)
    assert answer["status"] != "safeguarding"
    assert answer.get("signpost") is None


def test_what_follows_harm_keeps_a_word_of_safety(talk: Talk) -> None:
    talk.say("my stepdad punches my sister", "parent")
    talk.say("I told the school already and they did nothing", "parent")
    assert "999" in talk.text


def test_harm_told_in_the_middle_of_a_conversation_keeps_its_safety_words(talk: Talk) -> None:
    talk.say("what is an ELPM", "parent")
    assert talk.say("my dad hits me if i do not go", "parent")["status"] == "safeguarding"


def test_a_fine_is_not_answered_with_where_to_take_a_childs_worries(talk: Talk) -> None:
    assert talk.say("my son is too anxious to go to school", "parent")["status"] == "not_held"
    talk.say("they say they could fine me", "parent")
    assert "GP" not in talk.text


def test_what_follows_a_question_beside_the_lead_is_still_about_the_lead(talk: Talk) -> None:
    talk.say(
        "Only the school helps this family: no early help, no youth offending service, no social worker. Who leads?"
    )
    assert talk.say("does that cover our sixth form?")["status"] == "not_settled"
    assert talk.say("who types up the notes?")["status"] == "not_settled"
    answer = talk.say("so that's us then")
    assert (answer["lead"], answer["topic"]) == ("school", "who_leads")


def test_another_question_on_which_nothing_is_found_is_not_said_to_be_the_same(talk: Talk) -> None:
    talk.say("What is a SPOC?")
    talk.say("can supply staff speak to them?")
    first = talk.text
    talk.say("do they like biscuits?")
    assert talk.text != first
    assert "As I said" not in talk.text


def test_how_advice_is_booked_is_told_from_another_subject(talk: Talk) -> None:
    talk.say("What is a targeting support meeting?")
    assert talk.say("how do I arrange some advice about this?")["topic"] == "consultation"
