"""A message is read in the light of what was said: it stays, it moves on, or it is told that nothing is held."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.conversation.context import read_in_context
from assistant.conversation.heard import Known, Message, Understood
from assistant.conversation.state import ConversationState
from assistant.conversation.two_questions import two_questions
from tests.support.shipped import shipped_library

KNOWN = Known.of(shipped_library())
TSM = ConversationState("guidance/tsm_what", "targeting_support_meetings", "targeting_support_meetings")
PRINCIPLES = ConversationState(
    "guidance/core_values_overview",
    "core_values",
    "core_values",
    named=("principle_everyones_business", "principle_early_action", "principle_restorative"),
)
SCHOOL_LEADS = ConversationState("who_leads", "who_leads", "who_leads", lead="school")
PENALTY = ConversationState("chapter/penalty_notice_threshold", "penalty_notices", "penalty_notices")


def read(
    text: str, state: ConversationState, *ranking: tuple[str, float], decision: str = "ask", facts: bool = False
) -> Understood | None:
    message = Message(text, ranking or (("out_of_scope", 0.5),), decision, facts, "school")
    return read_in_context(message, state, KNOWN)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("who comes?", "aspect/targeting_support_meetings/who"),
        ("and how often?", "aspect/targeting_support_meetings/how_often"),
        ("why", "aspect/targeting_support_meetings/why"),
        ("is it compulsory for us?", "aspect/targeting_support_meetings/compulsory"),
        ("how long is a SPOC meeting?", "aspect/single_point_of_contact/how_long"),
        ("the other meeting?", "guidance/tas_what"),
    ],
)
def test_an_aspect_is_about_the_thing_in_hand_or_the_thing_named(text: str, label: str) -> None:
    understood = read(text, TSM, ("guidance/why_no_undermining", 0.7))
    assert understood is not None
    assert understood.label == label


@pytest.mark.parametrize(("likely", "label"), [(0.7, "aspect/targeting_support_meetings/how_often"), (0.5, None)])
def test_an_aspect_in_other_words_is_believed_where_the_trained_reader_is_likely_right(
    likely: float, label: str | None
) -> None:
    known = replace(KNOWN, aspect_of=lambda core: ("how_often", likely))
    message = Message("is that a yearly sort of thing", (("out_of_scope", 0.5),), "ask", False, "school")
    understood = read_in_context(message, TSM, known)
    assert understood is not None
    assert understood.label == (label or "nearest/guidance/tsm_what")


def test_whoever_is_asked_to_be_at_a_meeting_is_not_asked_about() -> None:
    understood = read("is the SPOC there too?", TSM, ("guidance/spoc_what", 0.8), decision="say")
    assert understood is not None
    assert understood.label == "aspect/targeting_support_meetings/who"


def test_a_part_of_what_was_said_is_said_more_simply() -> None:
    understood = read("what does the last bit mean?", TSM, ("guidance/glossary", 0.8), decision="say")
    assert understood is not None
    assert understood.label == "say_simpler"


def test_what_is_optional_is_the_thing_in_hand() -> None:
    disagree = ConversationState("guidance/disagreement", "disagreement", "disagreement")
    understood = read("is it optional?", disagree, ("guidance/using_spoc_and_tas", 0.98), decision="say")
    assert understood is not None
    assert understood.label == "aspect/disagreement/compulsory"


def test_a_question_on_the_topic_that_passes_over_a_silent_aspect_is_told_of_the_silence() -> None:
    known = replace(KNOWN, aspect_of=lambda core: ("cost", 0.9))
    message = Message("do they bill schools", (("guidance/tsm_what", 0.9),), "say", False, "school")
    understood = read_in_context(message, TSM, known)
    assert understood is not None
    assert understood.label == "aspect/targeting_support_meetings/cost"


def test_whether_the_thing_in_hand_takes_in_another_is_asked_of_the_thing_in_hand() -> None:
    team = ConversationState("guidance/eit_advice", "inclusion_team", "inclusion_team")
    understood = read("do exclusions come under that?", team, ("chapter/exclusion_stage_one", 0.4))
    assert understood is not None
    assert understood.label == "nearest/guidance/eit_advice"


def test_an_aspect_of_nothing_in_hand_and_nothing_named_is_asked_back() -> None:
    understood = read("why?", ConversationState(), ("guidance/why_no_undermining", 0.7), decision="say")
    assert understood is not None
    assert understood.asks_back


def test_a_mothers_social_worker_is_a_worker() -> None:
    understood = read("I'm his mum's social worker", TSM, ("give_facts", 0.7), decision="say", facts=True)
    assert understood is not None
    assert (understood.label, understood.drops_facts) == ("switch_audience", True)


def test_who_writes_is_not_all_that_a_story_says() -> None:
    text = "foster carer here. the tutor, the nurse and the club all tell my niece different things and it upsets her"
    understood = read(text, TSM, ("guidance/no_undermining", 0.5))
    assert understood is None or understood.label != "switch_audience"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("tell me more about the second one", 1),
        ("and the third?", 2),
        ("give me no. 2 in full", 1),
        ("second one, plainer", 1),
        ("say a bit more about the third", 2),
    ],
)
def test_an_ordinal_names_a_part_of_the_list_just_given(text: str, place: int) -> None:
    understood = read(text, PRINCIPLES)
    assert understood is not None
    assert understood.label == f"guidance/{PRINCIPLES.named[place]}"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("I am the allocated social worker and should like to reserve a consultation on the case", "book_consultation"),
        ("FEH is open and we need to arrange an attendance consultation", "book_consultation"),
        ("how do I book a consultation if a social worker is involved", None),
        ("FEH is open and we do not need a consultation", None),
        ("FEH is open. do we need to book a consultation", None),
    ],
)
def test_a_wish_to_book_told_with_a_family_begins_a_booking(text: str, label: str | None) -> None:
    understood = read(text, ConversationState(), ("give_facts", 0.9), facts=True)
    assert (understood.label if understood else None) == label


@pytest.mark.parametrize(
    ("text", "place"), [("the one before it", 0), ("and the next one?", 2), ("previous please", 0)]
)
def test_the_part_beside_the_one_just_told_is_named_by_its_side(text: str, place: int) -> None:
    second = replace(PRINCIPLES, label=f"guidance/{PRINCIPLES.named[1]}")
    understood = read(text, second, ("stop", 0.5))
    assert understood is not None
    assert understood.label == f"guidance/{PRINCIPLES.named[place]}"
    last = replace(PRINCIPLES, label=f"guidance/{PRINCIPLES.named[2]}")
    beyond = read("the next one", last, ("stop", 0.5))
    assert beyond is None or beyond.rule != "part of a list"


def test_a_full_question_on_another_topic_is_followed() -> None:
    text = "who can ask for a consultation with a senior education welfare officer in our school"
    assert read(text, TSM, ("guidance/consultation_what_and_who", 0.95), decision="say") is None


def test_a_short_message_that_points_back_stays_and_offers_what_else_was_heard() -> None:
    understood = read("does it help?", TSM, ("guidance/last_resort", 0.4), ("guidance/tsm_what", 0.05))
    assert understood is not None
    assert understood.label.endswith("guidance/tsm_what")
    assert understood.also == ("guidance/last_resort",)


def test_thanks_are_thanks_in_any_conversation() -> None:
    understood = read("thanks for that", TSM, ("guidance/tsm_what", 0.6), decision="say")
    assert understood is not None
    assert understood.label == "thank"


@pytest.mark.parametrize(
    "text", ["book it for me", "great, get us one", "can you set up an appointment please", "reserve one"]
)
def test_a_wish_to_have_it_after_an_answer_on_consultations_books_one(text: str) -> None:
    spoken_of = ConversationState("guidance/consultation_details", "consultation", "consultation")
    understood = read(text, spoken_of, ("guidance/consultation_how", 0.6))
    assert understood is not None
    assert understood.label == "book_consultation"
    elsewhere = read(text, TSM, ("guidance/consultation_how", 0.6))
    assert elsewhere is None or elsewhere.label != "book_consultation"


@pytest.mark.parametrize("text", ["which paragraph is that in", "page number?", "what page"])
def test_a_page_is_a_question_for_the_source(text: str) -> None:
    understood = read(text, TSM)
    assert understood is not None
    assert understood.label == "ask_source"


@pytest.mark.parametrize(
    "text", ["and in the 2024 one?", "same in the newer edition?", "is it the same wording in the latest"]
)
def test_the_newest_edition_is_asked_of_what_was_just_said(text: str) -> None:
    understood = read(text, TSM, ("chapter/edition_changes", 0.7), decision="say")
    assert understood is not None
    assert (understood.label, understood.rule) == ("guidance/tsm_what", "the latest edition")
    of_the_lead = read(text, SCHOOL_LEADS)
    assert of_the_lead is not None
    assert of_the_lead.label == "guidance/about_date_and_edition"


@pytest.mark.parametrize(
    "text", ["when was that written", "how old is this text", "what is the date on the copy you have"]
)
def test_the_date_of_what_was_just_said_is_that_of_the_guidance(text: str) -> None:
    understood = read(text, SCHOOL_LEADS)
    assert understood is not None
    assert understood.label == "guidance/about_date_and_edition"


def test_two_things_that_were_told_apart_are_no_parts_of_a_list() -> None:
    told_apart = replace(TSM, named=("tas_what", "tsm_what"))
    understood = read("the second, who sits in it", told_apart, ("guidance/tsm_who_attends", 0.6), decision="say")
    assert understood is None or understood.rule != "asked of a part"


def test_a_question_of_any_part_stays_with_the_list() -> None:
    understood = read("is money in any of them?", PRINCIPLES, ("neighbour/benefits_and_housing", 0.5))
    assert understood is not None
    assert understood.label == "nearest/guidance/core_values_overview"


@pytest.mark.parametrize(
    "text",
    [
        "does Merton use the same lead rules as you?",
        "whose policy counts, yours or Hackney's?",
        "We live near the border. Would Lambeth do that too?",
        "Half our pupils live in Bromley. how is it done there",
    ],
)
def test_what_another_council_does_is_not_held(text: str) -> None:
    understood = read(text, ConversationState(), ("guidance/about_scope", 0.6), decision="say")
    assert understood is not None
    assert understood.label == "document/other_council"


@pytest.mark.parametrize(
    "text",
    [
        "Must they be fair when they decide? My cousin had a bad time in another borough.",
        "does a Croydon social worker lead for a child at our school?",
    ],
)
def test_another_council_that_is_only_mentioned_is_not_asked_about(text: str) -> None:
    understood = read(text, ConversationState(), ("guidance/fair_and_proportionate", 0.9), decision="say")
    assert understood is None or understood.label != "document/other_council"


def test_a_message_that_names_a_thing_of_another_chapter_leaves() -> None:
    assert read("and after a permanent exclusion?", TSM, ("chapter/exclusion_stage_three", 0.7), decision="say") is None


def test_a_neighbouring_subject_that_belongs_to_the_topic_is_preferred() -> None:
    understood = read(
        "can they appeal it?", PENALTY, ("neighbour/exclusion_appeal", 0.6), ("neighbour/fine_challenge", 0.2)
    )
    assert understood is not None
    assert understood.label == "neighbour/fine_challenge"


def test_a_claim_about_the_lead_just_given_is_compared_with_it() -> None:
    understood = read("so it's the social worker then?", SCHOOL_LEADS, ("who_leads", 0.6), facts=True)
    assert understood is not None
    assert (understood.label, understood.claims_lead, understood.drops_facts) == ("who_leads", "social_worker", True)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("so final answer?", "who_leads"),
        ("are you sure?", "ask_source"),
        ("ok what do I do on Monday?", "guidance/school_as_lead_tasks"),
        ("ok", "everyday"),
        ("wicked", "everyday"),
        ("long day lol", "everyday"),
        ("ok tks", "thank"),
        ("thank you, i will show my head teacher", "thank"),
        ("ok no worries", "everyday"),
        ("gracias", "thank"),
        ("oh dear ok", "everyday"),
        ("sorry for ranting", "everyday"),
        ("could somebody talk me through it over the phone", "guidance/contact_details"),
        ("jajaja sorry typing on the bus", "everyday"),
        ("ah i understand it now", "everyday"),
        ("who is boss", "who_leads"),
        ("which part says so", "ask_source"),
        ("who can explain it to me on the phone", "guidance/contact_details"),
    ],
)
def test_everyday_turns_go_on_from_where_the_conversation_was(text: str, label: str) -> None:
    understood = read(text, SCHOOL_LEADS)
    assert understood is not None
    assert understood.label == label


def test_thanks_with_a_question_behind_them_are_no_mere_thanks() -> None:
    understood = read("thanks, i will ask who leads then", SCHOOL_LEADS, ("who_leads", 0.9), decision="say")
    assert understood is None or understood.label != "thank"


def test_what_tells_no_news_is_no_news_that_went_unread() -> None:
    state = replace(SCHOOL_LEADS, lead="feh_practitioner", family={"feh": "yes"})
    message = Message("alone or together with him", (("who_leads", 0.3),), "ask", False, "school")
    told, untold = (read_in_context(replace(message, changes_nothing=each), state, KNOWN) for each in (False, True))
    assert told is not None and told.turn is not None and told.turn.unsure == ("feh",)
    assert untold is not None and untold.turn is None and untold.label == "who_leads"


@pytest.mark.parametrize(
    "text",
    [
        "social care come to us, so they are responsible for his school?",
        "the youth justice man visits. is he the one for attendance",
        "she has early help. is it them or the school",
    ],
)
def test_whose_the_matter_is_asks_for_the_lead_whatever_else_the_words_are_near_to(text: str) -> None:
    understood = read(text, ConversationState(), ("guidance/spoc_responsibility", 0.8), decision="say", facts=True)
    assert understood is not None
    assert understood.label == "who_leads"


def test_the_lead_is_asked_for_again_after_another_subject() -> None:
    state = replace(PRINCIPLES, family={"feh": "yes"})
    understood = read("ok and who is lead again", state, ("guidance/lead_duties", 0.6))
    assert understood is not None
    assert understood.label == "who_leads"


def test_a_principle_by_its_number_needs_no_list_before_it() -> None:
    understood = read(
        "principle 3?", ConversationState(), ("guidance/principle_everyones_business", 0.6), decision="say"
    )
    assert understood is not None
    assert understood.label == "guidance/principle_restorative"


def test_a_sure_wish_to_book_is_no_question_of_the_topic_in_hand() -> None:
    team = ConversationState("guidance/eit_advice", "inclusion_team", "inclusion_team")
    understood = read("great, book us a talk with them", team, ("book_consultation", 0.75), decision="say")
    assert understood is not None
    assert understood.label == "book_consultation"


def test_what_the_lead_does_is_asked_behind_who_writes() -> None:
    asked = "YOS here. Remind us what the lead professional is supposed to do"
    understood = read(asked, ConversationState(), ("who_leads", 0.6), facts=True)
    assert understood is not None
    assert understood.label == "guidance/lead_duties"


def test_a_difference_of_view_compares_no_two_things() -> None:
    understood = read(
        "we and the EIT differ in view on a FEH case", TSM, ("guidance/disagreement", 0.99), decision="say"
    )
    assert understood is None or understood.rule != "a difference"


def test_a_tier_of_the_list_just_given_is_meant_by_its_place() -> None:
    tiers = ConversationState("guidance/tiers_meaning", "glossary", "tier")
    understood = read("and who leads at the lowest of those?", tiers, ("who_leads", 0.98), decision="say")
    assert understood is not None
    assert (understood.label, understood.supposes) == ("who_leads", {"tier": "1"})
    asked = read("and at tier 2?", SCHOOL_LEADS, ("give_facts", 0.7), decision="say")
    assert asked is not None
    assert (asked.label, asked.supposes) == ("who_leads", {"tier": "2"})


def test_a_question_that_says_it_is_another_one_leaves() -> None:
    label = ("guidance/consultation_what_and_who", 0.8)
    assert read("ok different question, who can have a consult", PRINCIPLES, label, decision="say") is None


def test_one_more_matter_of_the_same_question_is_answered_by_it() -> None:
    team = ConversationState("guidance/eit_advice", "inclusion_team", "inclusion_team")
    understood = read("also for managed moves?", team, ("guidance/eit_advice", 0.35))
    assert understood is not None
    assert understood.label == "guidance/eit_advice"


@pytest.mark.parametrize(("text", "asks"), [("fines too?", True), ("do they too?", False), ("that as well?", False)])
def test_one_more_matter_may_be_named_alone(text: str, asks: bool) -> None:
    team = ConversationState("guidance/eit_advice", "inclusion_team", "inclusion_team")
    understood = read(text, team, ("guidance/eit_advice", 0.35))
    assert (understood is not None and understood.rule == "the same of another matter") is asks


def test_a_newer_edition_is_asked_for_in_few_words() -> None:
    state = ConversationState("guidance/about_date_and_edition", "about_guidance", "about_guidance")
    understood = read("is there anything newer?", state, ("consultation_availability", 0.7), decision="say")
    assert understood is not None
    assert understood.label in ("chapter/edition_changes", "guidance/about_date_and_edition")


def test_when_it_comes_to_that_is_asked_beside_a_lead() -> None:
    state = ConversationState("who_escalates", "who_escalates", "who_escalates", lead="social_worker")
    understood = read("and when would it be, any figure", state, ("guidance/when_to_escalate", 0.74), decision="say")
    assert understood is None or understood.label == "guidance/when_to_escalate"


def test_why_a_fact_is_asked_for_is_told_while_it_is_asked_for() -> None:
    asking = ConversationState("who_leads", "who_leads", "who_leads", asks="social_care")
    understood = read("why do you need to know?", asking)
    assert understood is not None
    assert understood.label == "everyday/why_asked"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("how would we find that out?", "everyday/fact_asked"),
        ("no idea, how do I find out", "everyday/fact_asked"),
        ("how can I tell whether she has one", "everyday/fact_asked"),
        ("what do you mean by social worker?", "everyday/fact_asked"),
        ("what counts as open to social care", "everyday/fact_asked"),
        ("could I speak to somebody at the council", "guidance/contact_details"),
    ],
)
def test_a_question_about_a_fact_that_is_asked_for_is_answered(text: str, label: str) -> None:
    asking = ConversationState("who_leads", "who_leads", "who_leads", asks="social_care")
    understood = read(text, asking)
    assert understood is not None
    assert understood.label == label


def test_a_document_that_is_not_held_is_said_first_and_ours_is_offered() -> None:
    understood = read("what does KCSIE say about it", TSM, ("guidance/tsm_what", 0.3))
    assert understood is not None
    assert (understood.label, understood.also) == ("document/kcsie", ("guidance/tsm_what",))


def test_two_questions_in_one_message_keep_the_second_for_a_button() -> None:
    second = Message(
        "how do I ring it", (("guidance/contact_details", 0.9),), "say", states_facts=False, audience="school"
    )
    first = Message("what does the team do?", (("guidance/eit_role", 0.9),), "say", False, "school", second)
    understood = read_in_context(first, ConversationState(), KNOWN)
    assert understood is not None
    assert (understood.label, understood.also, understood.second) == (
        "guidance/eit_role",
        ("guidance/contact_details",),
        True,
    )


def test_a_second_question_goes_on_with_the_first() -> None:
    second = Message(
        "which schools can have it", (("out_of_scope", 0.4),), "ask", states_facts=False, audience="school"
    )
    first = Message("What is TAS?", (("guidance/tas_what", 0.9),), "say", False, "school", second)
    understood = read_in_context(first, ConversationState(), KNOWN)
    assert understood is not None
    assert understood.also == ("guidance/tas_which_schools",)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "How often are TSMs? Also what number is the team on?",
            ("How often are TSMs?", "what number is the team on?"),
        ),
        ("what is early help and can they fine me", ("what is early help?", "can they fine me")),
        ("Who escalates, and when should they?", ("Who escalates?", "when should they?")),
        ("attendance and inclusion", None),
        ("Is it for primary and secondary schools?", None),
        ("and can they fine me", None),
        ("no early help and who leads", None),
    ],
)
def test_where_two_questions_part(text: str, parts: tuple[str, str] | None) -> None:
    assert two_questions(text) == parts


BOTH = ConversationState(
    "who_leads", "who_leads", "who_leads", lead="feh_practitioner", family={"feh": "yes", "yos": "statutory"}
)


@pytest.mark.parametrize(
    ("text", "supposed"),
    [
        ("what about without early help?", {"feh": "no"}),
        ("and without YOS as well?", {"yos": "no"}),
        ("drop both again, only YOS", {"feh": "no", "social_care": "no", "yos": "statutory"}),
        ("number 3", {"social_care": "yes"}),
        ("and rule 2?", {"feh": "yes", "social_care": "no"}),
        ("and if only YOS?", {"feh": "no", "social_care": "no", "yos": "statutory"}),
    ],
)
def test_a_service_is_taken_away_in_thought(text: str, supposed: dict[str, str]) -> None:
    understood = read(text, BOTH, ("guidance/principle_early_action", 0.9), decision="say", facts=True)
    assert understood is not None
    assert (understood.label, dict(understood.supposes)) == ("who_leads", supposed)


def test_going_to_court_without_a_worker_is_no_what_if() -> None:
    understood = read(
        "can they go to court without the social worker?", BOTH, ("guidance/last_resort", 0.9), decision="say"
    )
    assert understood is None or not understood.supposes


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("who comes to the second one?", "aspect/targeting_support_meetings/who"),
        ("the first one, how often?", "aspect/team_around_the_school/how_often"),
        ("sure?", "ask_source"),
        ("sure", "everyday"),
        ("I still don't get it", "say_simpler"),
        ("where does that come from?", "ask_source"),
        ("just tell me", "say_simpler"),
        ("no", "everyday"),
        ("cheers, that's my break over, back later", "thank"),
        ("who can we ask for help with it?", "guidance/contact_details"),
        ("since when?", "aspect/targeting_support_meetings/since"),
    ],
)
def test_what_follows_on_a_meeting(text: str, label: str) -> None:
    state = ConversationState(
        "guidance/tsm_what", "targeting_support_meetings", "targeting_support_meetings", "team_around_the_school"
    )
    understood = read(text, state, ("guidance/consultation_how", 0.6))
    assert understood is not None
    assert understood.label == label


@pytest.mark.parametrize(
    ("text", "lead", "label"),
    [
        ("And the school's part?", "feh_practitioner", "guidance/escalating_with_schools"),
        ("what is the school's role then", "school", "guidance/school_as_lead_tasks"),
        ("what goes in the plan", "social_worker", "guidance/social_worker_education_core"),
        ("what must her plan have", "social_worker", "guidance/social_worker_education_core"),
    ],
)
def test_what_follows_on_a_lead(text: str, lead: str, label: str) -> None:
    understood = read(
        text, ConversationState("who_leads", "who_leads", "who_leads", lead=lead), ("guidance/lead_duties", 0.8)
    )
    assert understood is not None
    assert understood.label == label


def test_facts_after_whose_job_it_is_ask_for_the_lead() -> None:
    state = ConversationState("guidance/principle_everyones_business", "core_values", "core_values")
    ranking = ("guidance/principle_early_action", 0.9)
    assert (read("but who", state, ranking) or Understood("", "")).label == "who_leads"
    told = read(
        "no early help no social worker nothing", state, ("guidance/hard_decision", 0.9), decision="say", facts=True
    )
    assert told is not None
    assert told.label == "give_facts"


def test_what_goes_on_with_a_subject_not_held_is_not_held() -> None:
    state = ConversationState(aside="neighbour/admissions")
    stays = read("when will they tell me the answer?", state, ("guidance/disagreement", 0.3))
    assert stays is not None
    assert stays.label == "neighbour/admissions"
    assert (
        read("when do the schools meet their council contact", state, ("guidance/spoc_meetings", 0.9), decision="say")
        is None
    )
    assert read("who leads?", state, ("who_leads", 0.5)) is None


def test_the_parts_of_a_list_are_numbered_after_a_question_about_the_list_too() -> None:
    state = ConversationState("aspect/core_values/compulsory", "core_values", "core_values")
    understood = read("what's the third", state, ("chapter/penalty_notice_repeat", 0.9), decision="say")
    assert understood is not None
    assert understood.label == "guidance/principle_restorative"


def test_a_number_of_something_else_is_no_figure_of_the_thing_in_hand() -> None:
    state = ConversationState("guidance/three_stages_overview", "three_stages", "three_stages")
    understood = read("how many contacts do we need", state, ("chapter/six_contacts_evidence", 0.9), decision="say")
    assert understood is None or understood.label == "chapter/six_contacts_evidence"


def test_the_latest_edition_is_asked_for() -> None:
    understood = read("which one is current?", TSM)
    assert understood is not None
    assert understood.label == "guidance/tsm_what"


def test_a_sure_question_on_what_a_lead_does_is_not_taken_for_who_leads() -> None:
    understood = read("what does the lead do", SCHOOL_LEADS, ("guidance/lead_duties", 0.9), decision="say")
    assert understood is None or understood.label == "guidance/lead_duties"


def test_nothing_found_twice_in_a_row_still_has_a_nearest_answer() -> None:
    state = ConversationState("nearest/guidance/tiers_meaning", "glossary", "glossary")
    understood = read("and does it matter?", state)
    assert understood is not None
    assert understood.label == "nearest/guidance/tiers_meaning"


@pytest.mark.parametrize(
    ("text", "tier"), [("and at tier 2?", "2"), ("and 3?", "3"), ("no I mean for a tier 1 kid", "1")]
)
def test_a_bare_tier_asks_for_the_lead_at_that_tier(text: str, tier: str) -> None:
    understood = read(text, SCHOOL_LEADS)
    assert understood is not None
    assert (understood.label, {**understood.facts, **understood.supposes}) == ("who_leads", {"tier": tier})


@pytest.mark.parametrize("text", ["when is my consultation?", "where is my consultation?"])
def test_a_sure_question_about_ones_own_booking_is_not_taken_for_one_on_consultations(text: str) -> None:
    for state in (ConversationState(), TSM):
        assert read(text, state, ("find_consultation", 0.98), decision="say") is None


def test_a_question_on_consultations_is_still_read_as_one_on_them() -> None:
    understood = read("how long is a consultation?", TSM, ("guidance/consultation_what_and_who", 0.9), decision="say")
    assert understood is not None
    assert understood.label == "aspect/consultation/how_long"


@pytest.mark.parametrize(("asked", "before"), [("who_escalates", "who_leads"), ("who_leads", "who_escalates")])
def test_the_other_decision_is_followed_where_it_is_named(asked: str, before: str) -> None:
    in_hand = ConversationState(before, before, before, lead="social_worker")
    assert read("and who does that?", in_hand, (asked, 0.99), decision="say") is None


SPOC = ConversationState("guidance/spoc_what", "single_point_of_contact", "single_point_of_contact")


@pytest.mark.parametrize(
    ("text", "state", "label"),
    [
        ("what is TAC?", ConversationState(), "guidance/glossary"),
        ("what does ELSA mean", ConversationState(), "guidance/glossary"),
        ("what is a TAS?", ConversationState(), "guidance/tas_what"),
        ("and the link manager?", SPOC, "guidance/glossary"),
        ("TSM?", SPOC, "guidance/tsm_what"),
        ("what's the difference between TAF and TAC", ConversationState(), "guidance/glossary"),
        ("is TAC the same as TAF?", ConversationState(), "guidance/glossary"),
    ],
)
def test_a_term_is_explained_or_said_not_to_be_explained_however_sure_the_classifier_is(
    text: str, state: ConversationState, label: str
) -> None:
    understood = read(text, state, ("guidance/last_resort", 0.9), decision="say")
    assert understood is not None
    assert understood.label == label


def test_early_help_after_a_lead_is_no_term() -> None:
    understood = read("and early help?", SCHOOL_LEADS, ("who_leads", 0.9))
    assert understood is None or understood.rule != "a term"


@pytest.mark.parametrize(
    "text",
    ["is that still the case in the newest version?", "is this still so today", "is it still true in the 2024 edition"],
)
def test_whether_it_still_holds_is_asked_of_what_was_just_said(text: str) -> None:
    understood = read(text, SPOC, ("guidance/about_edition", 0.9), decision="say")
    assert understood is not None
    assert understood.rule == "the latest edition"


TOLD_APART = ConversationState(
    "guidance/tas_what", "team_around_the_school", "team_around_the_school", named=("tas_what", "tsm_what")
)
FEH_LEADS = ConversationState("who_leads", "who_leads", "who_leads", lead="feh_practitioner")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("who has to attend the second one", "aspect/targeting_support_meetings/who"),
        ("the first one, how often does it happen", "aspect/team_around_the_school/how_often"),
    ],
)
def test_the_second_of_two_told_apart_is_the_second_named(text: str, label: str) -> None:
    understood = read(text, TOLD_APART)
    assert understood is not None
    assert understood.label == label


def test_the_other_named_alone_is_asked_the_same() -> None:
    after = replace(TSM, label="aspect/targeting_support_meetings/how_long")
    understood = read("and the other one?", after)
    assert understood is not None
    assert understood.label == "aspect/team_around_the_school/how_long"


@pytest.mark.parametrize("text", ["what's the third one getting at", "number 3 in practice?"])
def test_what_a_part_is_getting_at_is_that_part(text: str) -> None:
    understood = read(text, PRINCIPLES)
    assert understood is not None
    assert understood.label == f"guidance/{PRINCIPLES.named[2]}"


def test_the_other_may_be_described() -> None:
    understood = read("and the other meeting, the one about problems at home?", TSM)
    assert understood is not None
    assert understood.label == "guidance/tas_what"


@pytest.mark.parametrize("text", ["can we bring mum along to it?", "can we include her dad"])
def test_people_named_in_a_question_of_who_comes_tell_nothing_of_a_family(text: str) -> None:
    understood = read(text, TSM, ("give_facts", 0.8), facts=True)
    assert understood is not None
    assert (understood.label, understood.drops_facts) == ("aspect/targeting_support_meetings/parents", True)


def test_the_name_of_a_worker_after_a_lead_asks_for_that_lead_again() -> None:
    understood = read("So it's {name}", FEH_LEADS)
    assert understood is not None
    assert (understood.label, understood.opening) == ("who_leads", "general")


@pytest.mark.parametrize("text", ["in words a mum could follow", "how would I put that to the parents?"])
def test_words_for_a_parent_are_simpler_words(text: str) -> None:
    understood = read(text, FEH_LEADS)
    assert understood is not None
    assert understood.label == "say_simpler"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("what about the virtual school", "guidance/glossary"),
        ("has the lead professional chapter changed since then", "guidance/about_date_and_edition"),
        ("who do we moan to", "guidance/contact_details"),
    ],
)
def test_set_phrases_are_read_wherever_the_talk_is(text: str, label: str) -> None:
    understood = read(text, FEH_LEADS, ("who_leads", 0.5))
    assert understood is not None
    assert understood.label.startswith(label.partition("/")[0])


ANXIETY = ConversationState(aside="neighbour/anxiety", status="not_held")


def test_what_names_a_thing_of_another_chapter_leaves_a_subject_that_is_not_held() -> None:
    """The school's threat of a fine is not answered with where to take a child's worries."""
    assert read("they say we could be fined", ANXIETY, ("guidance/worried_about_a_fine", 0.43)) is None
    understood = read("can they help with it?", ANXIETY, ("out_of_scope", 0.5))
    assert understood is not None
    assert understood.label == "neighbour/anxiety"
    fines = ConversationState(aside="neighbour/fine_amounts", status="not_held")
    understood = read("can the fine be paid in parts, is it allowed", fines, ("neighbour/fine_challenge", 0.4))
    assert understood is not None
    assert understood.label == "neighbour/fine_amounts"


def test_legal_planning_is_a_thing_of_its_own_after_a_lead() -> None:
    understood = read("so who comes to legal planning", SCHOOL_LEADS, ("chapter/legal_planning_meeting", 0.8))
    assert understood is not None
    assert understood.label == "aspect/legal_planning/who"


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("do i have to go", "aspect/legal_planning/parents"),
        ("how long does it take?", "aspect/legal_planning/how_long"),
        ("who decides", "aspect/legal_planning/decider"),
    ],
)
def test_an_aspect_of_a_thing_of_another_chapter_is_about_that_thing(words: str, label: str) -> None:
    elpm = ConversationState("chapter/legal_planning_meeting", "legal_planning", "legal_planning")
    message = Message(words, (("chapter/interview_under_caution", 0.6),), "say", False, "parent")
    understood = read_in_context(message, elpm, KNOWN)
    assert understood is not None
    assert understood.label == label


def test_an_aspect_that_was_not_read_for_a_chapter_held_in_part_is_left_to_the_words() -> None:
    understood = read("is it compulsory?", replace(PENALTY, subject="penalty_notices"), ("out_of_scope", 0.5))
    assert understood is None or not understood.label.startswith("aspect/")


def test_what_is_that_is_told_what_it_is() -> None:
    decision = ConversationState("chapter/legal_planning_decision", "legal_planning", "legal_planning")
    understood = read("what is that?", decision, ("out_of_scope", 0.5))
    assert understood is not None
    assert understood.label == "chapter/legal_planning_meeting"
    again = read("and what is it?", TSM, ("out_of_scope", 0.5))
    assert again is not None
    assert again.label == "say_simpler"


def test_whom_to_tell_is_answered_where_nothing_held_was_said() -> None:
    understood = read("who do i tell", ANXIETY, ("neighbour/privacy", 0.5))
    assert understood is not None
    assert understood.label == "guidance/contact_details"


def test_why_asked_of_an_open_question_is_told_why_it_is_asked() -> None:
    waiting = ConversationState("who_leads", "who_leads", "who_leads", asks="social_care", status="depends")
    for words in ("why", "why?", "why is that"):
        understood = read(words, waiting, ("guidance/why_no_undermining", 0.7))
        assert understood is not None
        assert understood.label == "everyday/why_asked"


def test_a_tier_after_a_term_asks_for_its_meaning() -> None:
    glossary = ConversationState("guidance/feh_meaning", "glossary", "glossary")
    understood = read("and tier 3?", glossary, ("give_facts", 0.9), facts=True)
    assert understood is not None
    assert (understood.label, understood.drops_facts) == ("guidance/tiers_meaning", True)
    of_a_case = read("ours is a tier 3 case", glossary, ("give_facts", 0.9), facts=True)
    assert of_a_case is None or of_a_case.label != "guidance/tiers_meaning"


@pytest.mark.parametrize(
    "words", ["and if the social worker refuses?", "what if YOS won't do it", "but what if the lead says no"]
)
def test_a_worker_who_refuses_is_a_difference_of_opinion(words: str) -> None:
    duties = ConversationState("guidance/social_worker_education_core", "lead_duties", "lead_duties")
    understood = read(words, duties, ("give_facts", 0.9), facts=True)
    assert understood is not None
    assert (understood.label, understood.drops_facts) == ("guidance/disagreement", True)


@pytest.mark.parametrize("words", ["in every one?", "so in every case?", "every single one?"])
def test_each_of_them_is_asked_of_the_assessments_just_named(words: str) -> None:
    duties = ConversationState("guidance/social_worker_education_core", "lead_duties", "lead_duties")
    understood = read(words, duties, ("guidance/usually_and_exceptions", 0.69))
    assert understood is not None
    assert understood.label == "guidance/social_worker_education_core"


def test_what_a_consultation_is_for_is_said_by_what_it_is() -> None:
    booked = ConversationState("guidance/consultation_how", "consultation", "consultation")
    understood = read("what is it for?", booked, ("guidance/why_no_undermining", 0.5))
    assert understood is not None
    assert understood.label == "guidance/consultation_what_and_who"


CONSULTATION = ConversationState("guidance/consultation_what_and_who", "consultation", "consultation")


@pytest.mark.parametrize("words", ["yes please", "ok let's do it", "yeah go ahead", "yes"])
def test_assent_to_what_was_offered_opens_the_booking(words: str) -> None:
    understood = read(words, CONSULTATION, ("affirm", 0.9), decision="say")
    assert understood is not None
    assert understood.label == "book_consultation"


@pytest.mark.parametrize("words", ["ok", "thanks", "no thanks", "yes but how long is it"])
def test_what_is_no_plain_assent_opens_nothing(words: str) -> None:
    understood = read(words, CONSULTATION, ("affirm", 0.9), decision="say")
    assert understood is None or understood.label != "book_consultation"


@pytest.mark.parametrize(
    "words", ["did that book anything?", "so is it booked", "am i booked in now?", "has it gone through"]
)
def test_whether_anything_was_booked_is_told_by_the_booking(words: str) -> None:
    nothing = read(words, SCHOOL_LEADS, ("who_leads", 0.6))
    assert nothing is not None
    assert nothing.label == "everyday/nothing_booked"
    booked = read(words, replace(SCHOOL_LEADS, has_booking=True), ("who_leads", 0.6))
    assert booked is not None
    assert booked.label == "find_consultation"


def test_a_parent_who_cannot_book_is_told_whom_to_ask_and_who_can() -> None:
    what_now = Message("so what can I do", (("guidance/help_with_attendance", 0.9),), "say", False, "parent")
    understood = read_in_context(what_now, CONSULTATION, KNOWN)
    assert understood is not None
    assert understood.label == "guidance/contact_details"
    by_school = read("can my son's school do it for me", CONSULTATION, ("out_of_scope", 0.5))
    assert by_school is not None
    assert by_school.label == "aspect/consultation/recipients"


@pytest.mark.parametrize(
    ("text", "opening"), [("Is a TSM held every term?", "general"), ("Is a TSM still held every term?", None)]
)
def test_what_is_asked_of_today_is_opened_by_the_latest_edition(text: str, opening: str | None) -> None:
    understood = read(text, ConversationState(), ("guidance/tsm_when", 0.9), decision="say")
    assert (understood and understood.opening) == opening


YOUTH_JUSTICE_LEADS = ConversationState(
    "who_leads", "who_leads", "who_leads", lead="yos_practitioner", family={"yos": "prevention", "feh": "no"}
)


@pytest.mark.parametrize("words", ["the office was wrong, another pupil with his surname", "B like it was earlier"])
def test_a_lead_is_not_repeated_over_words_that_tell_something_unread(words: str) -> None:
    """What is open is asked again; a denial is never read into words that nobody has read."""
    for label in ("give_facts", "out_of_scope"):
        understood = read(words, YOUTH_JUSTICE_LEADS, (label, 0.5))
        assert understood is not None
        assert understood.turn is not None
        assert understood.turn.unsure == ("yos",)


@pytest.mark.parametrize("words", ["so me then", "who is it then?", "is that the one who leads"])
def test_a_question_for_the_lead_in_hand_is_answered_with_it(words: str) -> None:
    understood = read(words, YOUTH_JUSTICE_LEADS, ("who_leads", 0.5))
    assert understood is None or understood.turn is None


def test_whom_to_talk_to_after_safety_words_is_no_question_for_the_team_of_attendance() -> None:
    frightened = ConversationState(status="safeguarding", aside="neighbour/anxiety")
    understood = read("who can i talk to", frightened, ("guidance/contact_details", 0.6))
    assert understood is None or understood.label != "guidance/contact_details"


def test_the_bare_word_of_escalating_is_left_to_be_asked_about() -> None:
    understood = read("escalate", ConversationState(), ("who_escalates", 0.5))
    assert understood is not None
    assert understood.label == "who_escalates"
    asked = read("when do we escalate", ConversationState(), ("guidance/when_to_escalate", 0.5))
    assert asked is None or asked.rule != "the bare word"


EARLY_HELP_LEADS = ConversationState("who_leads", "who_leads", "who_leads", lead="feh_practitioner")


@pytest.mark.parametrize("text", ["does that include nurseries?", "what about our sixth form", "same for academies"])
def test_a_kind_of_school_of_which_no_rule_speaks_is_not_answered_by_the_lead_again(text: str) -> None:
    understood = read(text, SCHOOL_LEADS, ("guidance/about_scope", 0.4))
    assert understood is not None
    assert understood.label == "nearest/guidance/about_scope"


@pytest.mark.parametrize("text", ["who invites the grandparents?", "who types up the notes"])
def test_a_piece_of_the_work_is_not_answered_by_the_lead_again(text: str) -> None:
    understood = read(text, EARLY_HELP_LEADS, ("out_of_scope", 0.6))
    assert understood is None or understood.label != "who_leads"


@pytest.mark.parametrize(
    "text", ["who leads then?", "who tells it", "does it need to be me", "who takes over the lead"]
)
def test_a_question_for_the_lead_itself_stays_with_the_lead(text: str) -> None:
    understood = read(text, EARLY_HELP_LEADS, ("who_leads", 0.6))
    assert understood is None or not understood.label.startswith("nearest/")


@pytest.mark.parametrize(
    "text", ["where does it say that early help leads", "where is it written that FEH should take the lead"]
)
def test_where_the_lead_just_given_is_written_is_a_question_for_the_source(text: str) -> None:
    understood = read(text, EARLY_HELP_LEADS, ("who_leads", 0.8), decision="say")
    assert understood is not None
    assert understood.label == "ask_source"


def test_where_another_lead_is_written_is_told_by_supposing_its_service() -> None:
    understood = read(
        "where does the page say a social worker leads", EARLY_HELP_LEADS, ("who_leads", 0.8), decision="say"
    )
    assert understood is not None
    assert (understood.label, understood.supposes) == ("who_leads", {"social_care": "yes"})


def test_a_lead_that_would_not_give_way_is_not_supposed_to() -> None:
    with_social_care = replace(EARLY_HELP_LEADS, lead="social_worker")
    understood = read("where does it say early help leads", with_social_care, ("who_leads", 0.8), decision="say")
    assert understood is None or (understood.supposes is None and understood.label != "ask_source")


def test_that_it_is_the_reader_who_leads_is_answered_by_what_the_guidance_says() -> None:
    understood = read("so that's me then", EARLY_HELP_LEADS, ("frustration", 0.4))
    assert understood is not None
    assert (understood.label, understood.opening) == ("who_leads", "general")


@pytest.mark.parametrize("state", [TSM, SCHOOL_LEADS, PENALTY])
def test_how_advice_is_booked_is_answered_wherever_it_is_asked(state: ConversationState) -> None:
    understood = read("how would I arrange some advice about him?", state, ("guidance/eit_advice", 0.4))
    assert understood is not None
    assert understood.label == "guidance/consultation_how"


def test_a_number_of_something_else_is_no_contact() -> None:
    understood = read("is there a number of days?", TSM, ("guidance/contact_details", 0.5))
    assert understood is None or understood.label != "guidance/contact_details"


@pytest.mark.parametrize("text", ["one sec phone", "hang on, someone at the door", "sorry bear with me"])
def test_a_wish_for_time_may_say_why(text: str) -> None:
    understood = read(text, SCHOOL_LEADS, ("guidance/contact_details", 0.7), decision="say")
    assert understood is not None
    assert understood.label == "everyday/waiting"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("does that include exclusions", "guidance/about_scope"),
        ("who writes it up", "nearest/guidance/lead_duties"),
        ("so my bit is what", "guidance/school_as_lead_tasks"),
        ("is there someone I can ring", "guidance/contact_details"),
    ],
)
def test_what_is_asked_beside_a_lead(text: str, label: str) -> None:
    understood = read(text, SCHOOL_LEADS, ("out_of_scope", 0.4), decision="ask")
    assert understood is not None
    assert understood.label == label


def test_what_is_called_something_is_a_term() -> None:
    understood = read(
        "what is the meeting they call TAF, school said friday",
        ConversationState(),
        ("guidance/tas_what", 0.6),
        decision="say",
    )
    assert understood is not None
    assert understood.rule == "a term"


def test_the_same_rules_in_another_place_are_not_held() -> None:
    understood = read("is it the same rules in Croydon where my mum is", SCHOOL_LEADS, ("guidance/about_scope", 0.3))
    assert understood is not None
    assert understood.label == "document/other_council"


def test_words_that_surely_name_another_topic_put_no_claim_about_the_one_in_hand() -> None:
    understood = read("do they have to be fair to me", TSM, ("guidance/fair_and_proportionate", 1.0), decision="say")
    assert understood is not None
    assert understood.label == "guidance/fair_and_proportionate"


def test_parents_at_the_team_around_the_family_are_not_told_of_as_parents_at_the_meetings_of_schools() -> None:
    understood = read(
        "do parents come to the TAF?", ConversationState(), ("guidance/meetings_and_families", 0.98), decision="say"
    )
    assert understood is not None
    assert understood.label == "nearest/guidance/fair_and_proportionate"


def test_words_of_talk_are_no_aspect_of_nothing() -> None:
    assert read("what is this for", ConversationState(), ("ask_help", 0.73), decision="say") is None


def test_a_neighbouring_subject_that_is_surely_named_leaves_the_topic_in_hand() -> None:
    last_resort = ConversationState("guidance/last_resort", "last_resort", "last_resort")
    complains = ("neighbour/complaints_and_legal_advice", 0.99)
    assert read("and who can i complain to", last_resort, complains, decision="turn_away") is None
    assert read("and what about that", last_resort, complains, decision="turn_away") is not None


def test_whether_they_put_it_to_the_team_asks_who_escalates() -> None:
    given = replace(SCHOOL_LEADS, lead="yos_practitioner")
    understood = read("would they be the ones to put it to EIT", given, ("guidance/eit_role", 0.8), decision="say")
    assert understood is not None
    assert understood.label == "who_escalates"


def test_news_of_a_family_is_no_chat_whatever_stands_beside_it() -> None:
    understood = read("omg she closed us", SCHOOL_LEADS)
    assert understood is None or understood.label != "everyday"
