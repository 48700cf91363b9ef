"""What a message in an open form is: a name holds no question, and a wish to leave is no name."""

import pytest

from assistant.dialogue.heard import (
    AnAnswer,
    AsksAboutForm,
    ChangeRole,
    Elsewhere,
    GoOn,
    Heard,
    Leave,
    MayLeave,
    Understood,
)
from assistant.dialogue.hearing import hear
from assistant.dialogue.steps import Step
from assistant.language.service_questions import ServiceQuestion


@pytest.mark.parametrize(
    ("step", "text", "heard"),
    [
        (Step.ORGANISATION, "hold on, do I lead at all? I'm from early help", Elsewhere()),
        (Step.NAME, "does the social worker lead? I only cover for her", Elsewhere()),
        (Step.TOPIC, "What can we do? She has missed nine weeks and says she is ill", AnAnswer()),
        (Step.ORGANISATION, "Changed Minds Academy", AnAnswer()),
        (Step.ORGANISATION, "what's the number in case I'd sooner ring", Elsewhere()),
        (Step.ORGANISATION, "Will Adams School", AnAnswer()),
        (Step.ORGANISATION, "will adams primary school", AnAnswer()),
        (Step.ORGANISATION, "what's the SPOC's job again", Elsewhere()),
        (Step.ORGANISATION, "actually before that, does it cost anything", Elsewhere()),
        (Step.ORGANISATION, "before i do that what is a TAS", Elsewhere()),
        (Step.ORGANISATION, "Who Knew Nursery", AnAnswer()),
        (Step.ORGANISATION, "Southwark Family Early Help, sorry", AnAnswer()),
        (Step.ORGANISATION, "can you stop this please i have a class", MayLeave()),
        (Step.ORGANISATION, "Stop Gap Nursery", AnAnswer()),
        (Step.NAME, "actually stop the booking, I've a parent at the door", MayLeave()),
        (Step.NAME, "sorry, I meant lead professional", ChangeRole("lead_professional")),
        (Step.NAME, "actually I'm a parent", ChangeRole("parent")),
        (Step.NAME, "no, carry on with the booking", GoOn()),
        (Step.ORGANISATION, "forget it, I'll ring them instead", Leave()),
        (Step.NAME, "no stop, I'll do it another time", Leave()),
        (Step.NAME, "what happens next after this?", AsksAboutForm(ServiceQuestion.WHAT_NEXT)),
        (Step.CONFIRM, "and what comes next?", AsksAboutForm(ServiceQuestion.WHAT_NEXT)),
    ],
)
def test_what_is_said_in_a_form_is_taken_for_what_it_is(step: Step, text: str, heard: Heard) -> None:
    assert hear(step, text, Understood()) == heard
