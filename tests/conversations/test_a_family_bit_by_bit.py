"""Whole conversations in which a family is told of bit by bit, in words that name no service twice."""

from __future__ import annotations

from tests.conversations.talk import Talk


def test_facts_alone_open_a_conversation_about_who_leads(talk: Talk) -> None:
    assert talk.say("A prevention worker of youth justice meets him at our school on Thursdays.")["lead"] == (
        "yos_practitioner"
    )
    assert talk.say("She left in May and nobody came after her.")["lead"] is None


def test_a_family_is_kept_while_something_else_is_asked(talk: Talk) -> None:
    assert talk.say("Early help are with this family, nobody else. Who leads?")["lead"] == "feh_practitioner"
    assert talk.say("what is a SPOC?")["topic"] == "single_point_of_contact"
    assert talk.say("they shut the case on Friday by the way")["lead"] == "school"


def test_news_with_the_question_asked_again_is_of_the_same_family(talk: Talk) -> None:
    assert talk.say("FEH and YOS are both open. Who leads?")["lead"] == "feh_practitioner"
    assert talk.say("FEH ended last week. Who leads?")["lead"] == "yos_practitioner"
    assert talk.say("not sure if YOS is still there")["lead"] is None


def test_a_worker_who_meets_a_child_is_no_harm_where_nothing_sounds_like_it(talk: Talk) -> None:
    nobody = "nobody is involved, no social worker, no early help, no youth offending. who leads"
    assert talk.say(nobody)["lead"] == "school"
    assert talk.say("oh wait his mum says the youth offending man still sees him thursdays")["lead"] == (
        "yos_practitioner"
    )


def test_the_lead_is_asked_for_again_after_another_subject(talk: Talk) -> None:
    assert talk.say("early help is with us. who leads")["lead"] == "feh_practitioner"
    assert talk.say("what is TAS")["topic"] == "team_around_the_school"
    assert talk.say("ok so who leads for us")["lead"] == "feh_practitioner"
    assert talk.say("she finish with us last week, now there is nobody. so who")["lead"] in (None, "school")


def test_the_kind_of_youth_justice_is_told_of_the_one_that_is_there(talk: Talk) -> None:
    assert talk.say("I'm his youth justice worker, who leads on attendance?")["lead"] == "yos_practitioner"
    prevention = talk.say("even if it's only prevention?")
    assert (prevention["lead"], "Supposing" in talk.text) == ("yos_practitioner", True)
    assert talk.say("it's a court order, not prevention. same?")["lead"] == "yos_practitioner"


def test_a_what_if_is_turned_round_and_left(talk: Talk) -> None:
    assert talk.say("FEH only, no one else. who leads")["lead"] == "feh_practitioner"
    assert talk.say("say a social worker picked it up")["lead"] == "social_worker"
    assert talk.say("and without the social worker again?")["lead"] in (None, "feh_practitioner")
    assert talk.say("none of it is real, as we are today?")["lead"] == "feh_practitioner"


def test_an_end_told_by_the_one_who_closed_is_no_lead(talk: Talk) -> None:
    assert talk.say("I'm his youth justice case manager, statutory order. Who leads?")["lead"] == "yos_practitioner"
    closed = "Order finished and I've signed off. Nothing else there, no early help, no social care."
    assert talk.say(closed)["lead"] in (None, "school")


def test_harm_is_heard_while_a_family_is_told_of(talk: Talk) -> None:
    assert talk.say("we have an early help worker, who leads")["lead"] == "feh_practitioner"
    assert talk.say("he hits her when the worker is not there")["status"] == "safeguarding"
    assert talk.say("nobody would notice if i was gone for good")["status"] == "safeguarding"


def test_what_is_told_beside_harm_is_not_believed_and_asked_again(talk: Talk) -> None:
    assert talk.say("FEH open, whole family. Who leads?")["lead"] == "feh_practitioner"
    assert talk.say("early help have closed because her dad hit her again")["status"] == "safeguarding"
    answer = talk.say("who leads now")
    assert (answer["lead"], answer["asks"]) == (None, "feh")


def test_a_goodbye_ends_no_service(talk: Talk) -> None:
    assert talk.say("We have FEH in and no YOS. Who leads?")["lead"] == "feh_practitioner"
    assert talk.say("cheers")["status"] == "smalltalk"
    assert talk.say("bye")["status"] == "smalltalk"
    assert talk.say("who leads again?")["lead"] == "feh_practitioner"


def test_a_message_may_say_what_is_and_suppose_the_opposite(talk: Talk) -> None:
    told = "They have early help and youth justice now. If early help closed and youth justice stayed, who would lead?"
    assert talk.say(told)["lead"] == "yos_practitioner"
    assert talk.say("and as things are today?")["lead"] == "feh_practitioner"


def test_a_rule_that_is_asked_of_is_answered_as_a_what_if(talk: Talk) -> None:
    answer = talk.say("Am I right that when FEH and YOS both have a case the youth offending side is in the lead?")
    assert (answer["status"], answer["lead"]) == ("answered", "feh_practitioner")


def test_what_a_cousin_has_is_no_rule_that_is_asked_of(talk: Talk) -> None:
    assert talk.say("A cousin of his is with YOS. Who leads on our pupil?")["lead"] is None


def test_a_family_help_worker_is_never_taken_for_a_social_worker(talk: Talk) -> None:
    told = "we are on a child in need plan, the woman who visits says she is family help and no social worker"
    assert talk.say(f"{told}. who is in charge of school")["lead"] is None


def test_a_what_if_put_as_a_question_of_its_own_takes_the_place_of_the_old(talk: Talk) -> None:
    assert talk.say("Who leads if the family has a social worker?")["lead"] == "social_worker"
    assert talk.say("Who leads if the family is open to family early help?")["lead"] == "feh_practitioner"
