"""What kind of detail a question asks for."""

import pytest

from assistant.language.details import details_asked

ASKED = {
    "how many weeks do we have to give parents": "duration",
    "How long does the SPOC meeting last?": "duration",
    "by when do I have to tell senior managers": "deadline",
    "is there a time limit for escalation": "deadline",
    "what percentage attendance before we escalate": "number",
    "how low does attendance have to be": "number",
    "how often should the lead meet us": "frequency",
    "who is my SPOC": "name",
    "which senior manager do I go to": "name",
    "what's the SEWO's name": "name",
    "direct number for the officer": "direct_contact",
    "how do I contact my SPOC": "direct_contact",
    "does this apply in Lewisham": "other_borough",
    "what if she lives in another borough": "other_borough",
    "where are TAS meetings held": "place",
    "is there a form for this": "form",
    "what counts as sufficient opportunity": "definition",
    "what does stage two involve": "content_of_stages",
    "how much is the offer to academies": "cost",
    "what's the price of that": "cost",
    "can you send me a list of the contacts": "list",
    "which day is ours this term": "own_date",
    "would saying no to a meeting count as being given the chance": "definition",
    "what makes it fair": "definition",
    "how far back do the papers go": "duration",
    "from what date does it start": "deadline",
    "is there a scoring system": "number",
    "are the pupils invited to the meeting": "child_attends",
    "does my son come too": "child_attends",
    "are SPOC meetings minuted": "minutes",
    "TAS minutes, who takes them": "minutes",
    "who chairs an ELPM": "chair",
    "Who sets the date of the SPOC meeting?": "date_set",
    "is there an agenda for TAS": "agenda",
    "could the school and SPOC meet more than once a term": "extra",
    "will there be a solicitor at the legal planning meeting": "companion",
    "what if I don't turn up": "no_show",
    "can i see the chronology they wrote": "copies",
    "how do I do a genogram": "how_made",
    "do we need the social worker's agreement": "consent",
    "will i be told if my son was discussed": "told",
    "can we discuss a pupil anonymously": "confidential",
    "what would she get out of it": "outcome",
    "does the school get a vote": "vote",
    "what happens if one of the five papers is missing": "missing",
    "what stage is enforcement": "which_stage",
    "how do i know what tier my family is": "which_tier",
    "YOS: what's my role in the review": "own_role",
    "do we hold off escalating": "pause",
    "can the meeting be held online": "place",
    "must there be an answer from me for it to be a contact": "definition",
    "who signs the attendance plan": "signature",
    "can a deputy head sign a request": "signature",
    "does my son have to sign too": "child_signs",
    "i'm 15 and my mum has signed it, do i have to sign": "child_signs",
    "does this cover nursery": "setting",
    "does it apply to PRUs": "kind_of_school",
    "what are the early signs": "signs",
    "which assessment does the lead use": "which_assessment",
    "who came up with the three stages": "who_decided",
    "can I leave a voicemail": "other_route",
    "does each parent have to have six": "each_parent",
    "do differences have to be resolved before legal planning": "before_legal",
    "can you go back a stage": "back_a_stage",
    "should there be an emergency review": "emergency_review",
    "notice to improve, whats in it": "contents",
    "what will we be asked": "topics",
    "what proof does the school need": "evidence",
    "the primary threshold": "primary_age",
    "fines are automatic": "automatic",
    "what do I tell him": "a_family_asks",
    "since when do they do this": "since_when",
    "was it cut": "dropped",
    "mum won't sign, can we send it": "consent",
    "heard spoc and thought star trek, what do they do really": "their_work",
    "is it compulsory for me to come to the meeting about attendance": "for_me",
    "does the new edition change who escalates": "who_changed",
    "is one letter and one phone call really enough opportunity": "definition",
    "is it normal to get five offices and five plans": "many_plans",
    "just been allocated, YOS": "for_youth_offending",
    "no attendance plan on file, only a CIN plan": "social_plan",
    "how do we check for previous penalty notices when a pupil has moved here": "earlier_notices",
    "which details do they want up front": "details_wanted",
    "what is persistently low": "number",
}

NOT_ASKED = [
    "pupil at 48%, when do we escalate?",
    "what's the phone number for the Education Inclusion Team",
    "what number do I ring for a consultation",
    "ring or email for a SEWO consult?",
    "who exactly is entitled to a consultation",
    "parents engaging well, means we can't go legal?",
    "must the lead follow the three stage approach",
    "who is the lead professional",
    "when can we escalate to enforcement",
    "is statutory action disproportionate by definition?",
    "what is meant to be agreed at the meeting",
    "Is TAS a meeting or a group of people or a form?",
    "the drive takes ten minutes and he is still late",
    "she keeps missing school",
    "what do all the agencies sign up to",
    "is it a bad sign",
    "the attendance has shot up, does the interview still go ahead",
]


@pytest.mark.parametrize(("text", "kind"), ASKED.items())
def test_a_detail_is_recognised(text, kind):
    assert kind in details_asked(text)


@pytest.mark.parametrize("text", NOT_ASKED)
def test_a_question_without_a_detail_asks_for_none(text):
    assert details_asked(text) == ()


def test_how_many_times_a_year_asks_how_often_and_for_no_other_number():
    assert details_asked("how many times a year do we meet") == ("frequency",)
