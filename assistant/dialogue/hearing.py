"""Hears what a message in an open form is: its answer, a wish about the form, or something to be answered elsewhere.

What cannot be taken back follows only from words that are understood to the last one. The intent of the
language model never does more than to have a question answered, or a wish asked about.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.dialogue.heard import (
    AnAnswer,
    AsksAboutForm,
    ChangeRole,
    Correct,
    Doubt,
    Elsewhere,
    GoBack,
    GoOn,
    Heard,
    Leave,
    MayLeave,
    OtherBooking,
    Skip,
    Understood,
    Wait,
    YesOrNo,
)
from assistant.dialogue.steps import Step
from assistant.language.codes import read_code
from assistant.language.confirmation import Answer, FormCommand, read_answer_to, read_form_command, read_yes_or_no
from assistant.language.confirmation_words import Act
from assistant.language.corrections import (
    only_corrects,
    read_field,
    read_new_value,
    takes_back,
    time_words,
    wants_correction,
    without_taking_back,
)
from assistant.language.form_wishes import FormWish, cancels_a_booking, names_a_booking, read_form_wish
from assistant.language.introductions import introduced_as
from assistant.language.organisations import is_a_sentence
from assistant.language.roles import read_role
from assistant.language.service_questions import (
    ServiceQuestion,
    asks_about_the_service,
    is_a_question,
)
from assistant.language.times.mentions import mentions_a_time
from assistant.language.times.shifts import read_shift

WISHES: dict[FormWish, Heard] = {
    FormWish.GO_BACK: GoBack(),
    FormWish.SKIP: Skip(),
    FormWish.GO_ON: GoOn(),
    # The conversation starts again, not only the form.
    FormWish.START_AGAIN: Elsewhere(),
}
# Free text: the words belong to the field whatever they resemble.
FREE_TEXT = frozenset({Step.ORGANISATION, Step.TOPIC})
# A name holds no question mark: with words after it, it is a question and what is told of it.
NAMES_ONLY = frozenset({Step.ORGANISATION, Step.NAME})
# "No thanks" answers none of these: it may decline the booking.
NEVER_DECLINED = frozenset({Step.ROLE, Step.ORGANISATION, Step.TOPIC})
SURE_ENOUGH = 0.6
ASKING = frozenset({"guidance", "chapter", "neighbour", "who_leads", "who_escalates"})
REMARKS = frozenset(
    {"ask_help", "bot_challenge", "ask_source", "say_simpler", "greet", "thank", "frustration", "goodbye"}
)
REQUESTS = frozenset({"ask_human", "repeat", "switch_audience", "delete_my_data", "start_again"})
ENDS_SOMETHING = frozenset({"stop", "start_again"})
BOOKING_WISHES = {"cancel_consultation": "cancel", "change_consultation": "move", "find_consultation": "find"}
ABOUT_CONSULTATIONS = frozenset({ServiceQuestion.HOW_HELD, ServiceQuestion.WHO_WITH, ServiceQuestion.WHAT_NEXT})
LONGEST_REQUEST = 12  # words
_BARE_NUMBER = re.compile(r"\W*\d{1,2}\W*")


def hear(step: Step, text: str, understood: Understood, act: Act = Act.BOOK) -> Heard:
    """What a typed message is while `step` is asked. `act` is what a yes to the last question does."""
    answer = read_answer_to(act, text) if step is Step.CONFIRM else None
    if answer is not None and answer.is_whole and (act is not Act.BOOK or answer.understood is Answer.YES):
        # "Cancel it" leaves a booking form, and is a yes where cancelling was asked about.
        # "That is correct" is a yes, although it names correcting.
        return Wait() if answer.understood is Answer.WAIT else YesOrNo(answer.understood is Answer.YES)
    return (
        _about_the_form(step, text)
        or _whole_wish(text)
        or _other_booking(step, text, understood, act)
        or _correction(step, text)
        or _of_the_question(step, text, understood, act)
    )


def _about_the_form(step: Step, text: str) -> Heard | None:
    asked = asks_about_the_service(text)
    if asked is None or asked is ServiceQuestion.IS_A_PERSON:
        return None
    # At the check no detail is asked for, and what is asked is about the consultation.
    return AsksAboutForm(asked) if step is not Step.CONFIRM or asked in ABOUT_CONSULTATIONS else None


def _whole_wish(text: str) -> Heard | None:
    """A wish about the form that every word belongs to."""
    if (wish := read_form_wish(text)) is not None:
        return WISHES[wish]
    if (command := read_form_command(text)).is_whole:
        if command.understood is FormCommand.GO_ON:
            return GoOn()
        if not names_a_booking(text):
            return Leave()
    answer = read_answer_to(None, text)
    return Wait() if answer.is_whole and answer.understood is Answer.WAIT else None


def _other_booking(step: Step, text: str, understood: Understood, act: Act) -> Heard | None:
    wish = BOOKING_WISHES.get(understood.intent) if understood.confidence >= SURE_ENOUGH else None
    if step in FREE_TEXT and len(text.split()) > LONGEST_REQUEST:
        return None
    if cancels_a_booking(text) and act is not Act.CANCEL:
        return OtherBooking("cancel")
    if wish in {"move", "find"} and names_a_booking(text) and step is not Step.CONFIRM:
        return OtherBooking(wish)
    return None


def _correction(step: Step, text: str) -> Heard | None:
    """An answer that is to be given again; in free text only where the words speak of nothing else."""
    role, field = _role_meant_instead(text), read_field(text)
    if role and step not in {Step.ROLE, Step.TOPIC} and field in {None, "role"}:
        return ChangeRole(role)
    if not wants_correction(text) or step is Step.ROLE:
        return None
    if step in FREE_TEXT and not (field and only_corrects(text)):
        return None
    if is_a_question(text) and field is None:
        return None
    if field is None and step is not Step.CONFIRM:
        return None
    return Correct(Step(field) if field else None, read_new_value(text))


def _role_meant_instead(text: str) -> str | None:
    """Whom somebody books for after all: "sorry, for a school", and not whoever else the words name."""
    if not takes_back(text):
        return None
    meant = read_role(without_taking_back(text))
    return meant.understood if meant.is_whole or introduced_as(text) is not None else None


def _of_the_question(step: Step, text: str, understood: Understood, act: Act) -> Heard:
    if step is Step.CONFIRM:
        return _of_the_check(text, understood, act)
    is_said = step is Step.ORGANISATION and is_a_sentence(text)
    if (is_said or step not in FREE_TEXT) and read_form_command(text).understood is FormCommand.LEAVE:
        return MayLeave()
    if step in NEVER_DECLINED and (said := read_yes_or_no(text)).is_whole and not said.understood:
        return MayLeave()
    if _reads_as_answer(step, text):
        return AnAnswer()
    sure = understood.confidence >= SURE_ENOUGH and (
        understood.decision == "say" or (understood.label or "").startswith("neighbour/")
    )
    if sure and understood.intent in BOOKING_WISHES and is_a_question(text):
        return OtherBooking(BOOKING_WISHES[understood.intent])
    if sure and understood.intent in ENDS_SOMETHING | set(BOOKING_WISHES) and step not in FREE_TEXT:
        return MayLeave()
    if is_a_question(text) or (step in NAMES_ONLY and "?" in text):
        return Elsewhere()
    if sure and understood.intent in REQUESTS and len(text.split()) <= LONGEST_REQUEST:
        return Elsewhere()
    if step in FREE_TEXT:
        return Elsewhere() if is_said else AnAnswer()
    return Elsewhere() if sure and understood.intent in ASKING | REMARKS else AnAnswer()


def _of_the_check(text: str, understood: Understood, act: Act) -> Heard:
    answer = read_answer_to(act, text)
    if answer.understood is Answer.WAIT:
        return Wait()
    if answer.is_whole:
        return YesOrNo(answer.understood is Answer.YES)
    left = answer.unread or text
    if (mentions_a_time(left) and not _BARE_NUMBER.fullmatch(left)) or read_shift(left) is not None:
        return Correct(Step.TIME, time_words(text))
    sure = understood.confidence >= SURE_ENOUGH and understood.decision == "say"
    answered = understood.intent in ASKING | REQUESTS | REMARKS
    # Beside a yes or a no, words are no new subject: what they mean for the booking is asked.
    if sure and answered and (answer.understood is None or is_a_question(left)):
        return Elsewhere()
    return Doubt()


def _reads_as_answer(step: Step, text: str) -> bool:
    """Whether the question's own reader takes the words, which are not a question themselves."""
    if step is Step.TIME:
        # "What about Tuesday?" is put as a question and is an answer all the same.
        return mentions_a_time(text)
    reader = READERS.get(step)
    return reader is not None and reader(text) is not None and not is_a_question(text)


READERS: dict[Step, Callable[[str], object | None]] = {
    Step.ROLE: lambda text: read_role(text).understood,
    Step.EMAIL_CODE: lambda text: read_code(text).understood,
}
