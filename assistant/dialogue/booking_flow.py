"""Booking a consultation: what comes of each answer and of the confirmation, the same in the chat and on pages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from typing_extensions import assert_never

from assistant.consultation.model import Slot
from assistant.consultation.outcomes.booking import (
    AlreadyBooked,
    Booked,
    BookingClosed,
    EmailNotProved,
    Held,
    HoldExpired,
    KeyReused,
    NotBookable,
    NothingPrepared,
    NotReady,
    Prepared,
    SlotTaken,
    TooManyBookings,
    TooManyHolds,
)
from assistant.consultation.outcomes.waiting import OnWaitingList, SlotsAreFree
from assistant.consultation.ports import Clock
from assistant.dialogue.booking_order import CLOSED, BookingOrder
from assistant.dialogue.booking_words import about, standing
from assistant.dialogue.contact_steps import ContactSteps, Given, NotGiven
from assistant.dialogue.results import Ended, Ending, Proceed, Question, Refused, Say, Stands, StepResult
from assistant.dialogue.steps import BookingAnswers, Role, Step
from assistant.dialogue.time_choice import TimeChoice, TimeRefused
from assistant.guidance.library import GuidanceLibrary
from assistant.language.organisations import read_organisation, read_topic
from assistant.language.roles import read_role
from assistant.language.wall_clock import clock_text, moment_text
from assistant.privacy.names import ReadNames
from assistant.privacy.redaction import redact, redact_organisation

PARENTS = Ended(Ending.PARENT, Say("parents_route"))
ROLES = tuple(role.value for role in Role)
BEFORE_THE_TIME = frozenset({Step.ROLE, Step.ORGANISATION, Step.TOPIC})
"""Questions to which a time is no answer: it was meant for the one that comes last."""


@dataclass(frozen=True)
class BookingFlow(BookingOrder):
    """One booking, question by question, for one turn. Each method changes nothing but what it says.

    `read_names` tells which words of a text are names of people, so that a topic is kept without them.
    """

    clock: Clock
    library: GuidanceLibrary
    times: TimeChoice
    contact: ContactSteps
    read_names: ReadNames

    def ask(
        self, conversation: str, answers: BookingAnswers, step: Step, offered: tuple[Slot, ...] = ()
    ) -> Question | Proceed | Ended:
        """The question `step` as it is put now; Proceed where another one has to come first."""
        if not self.consultations.is_open():
            return CLOSED
        match step:
            case Step.ROLE:
                return Question(step, Say("ask_role"), ROLES)
            case Step.TIME:
                slots = offered or self.consultations.free_slots()
                if slots:
                    return Question(step, Say("ask_slot"), offers=slots)
                return Question(step, Say("ask_waiting_list"), ("waiting_list_join", "waiting_list_no"))
            case Step.CONFIRM:
                return self._check(conversation, answers)
            case _:
                return Question(step, Say(f"ask_{step.value}"))

    def take(
        self, conversation: str, answers: BookingAnswers, step: Step, typed: str, sure: bool = False
    ) -> StepResult:
        """What comes of words as the answer to a question without offered times. `sure`: the address is no slip."""
        if (first := self.comes_first(conversation, answers, step)) is not None:
            return first
        if step in BEFORE_THE_TIME and self.times.is_only_a_time(typed):
            return Refused(step, Say("time_asked_later"))
        match step:
            case Step.ROLE:
                return self.take_role(conversation, answers, read_role(typed).understood)
            case Step.ORGANISATION:
                organisation = read_organisation(typed).understood
                if organisation is None:
                    return Refused(step, Say("organisation_unclear"))
                return self.onward(
                    conversation, replace(answers, organisation=redact_organisation(organisation, self.read_names).text)
                )
            case Step.NAME:
                given = self.contact.give_name(conversation, typed)
            case Step.EMAIL:
                given = self.contact.give_email(conversation, typed, sure)
            case Step.EMAIL_CODE:
                given = self.contact.give_code(conversation, typed)
            case Step.TOPIC:
                return self._topic(conversation, answers, read_topic(typed).understood)
            case Step.MORE | Step.TIME | Step.CONFIRM:
                raise ValueError(f"{step} is not answered in words alone")
            case never:
                assert_never(never)
        self.read_again()
        return self.given(conversation, answers, step, given)

    def send_code(self, conversation: str, answers: BookingAnswers) -> Proceed | Refused:
        """Mail another code to the address."""
        sent = self.contact.send_code(conversation)
        self.read_again()
        return self.given(conversation, answers, Step.EMAIL_CODE, sent)

    def take_role(self, conversation: str, answers: BookingAnswers, role: str | None) -> StepResult:
        """For whom the booking is; a parent is told who can book for them."""
        if not self.consultations.is_open():
            return CLOSED
        if role not in ROLES:
            return Refused(Step.ROLE, Say("role_unclear"))
        if role == Role.PARENT:
            return PARENTS
        return self.onward(conversation, replace(answers, role=role))

    def given(
        self, conversation: str, answers: BookingAnswers, step: Step, given: Given | NotGiven
    ) -> Proceed | Refused:
        """What comes of a contact detail that was taken or refused."""
        if isinstance(given, NotGiven):
            return Refused(step, given.why, suggestion=given.suggestion)
        return self.onward(conversation, answers, *([given.note] if given.note else []))

    def take_time(
        self, conversation: str, answers: BookingAnswers, chosen: str | Slot, offered: tuple[Slot, ...] = ()
    ) -> StepResult:
        """Keep the time that was chosen, or named in words, while the answers are checked."""
        if (first := self.comes_first(conversation, answers, Step.TIME)) is not None:
            return first
        if isinstance(chosen, str):
            read = self.times.choose(chosen, offered, instead_of=self.draft(conversation).held)
            if isinstance(read, TimeRefused):
                return Refused(Step.TIME, read.why, read.offers)
            chosen = read
        held = self.consultations.hold(conversation, chosen)
        self.read_again()
        match held:
            case Held():
                return self.onward(conversation, answers)
            case SlotTaken() | NotBookable() as outcome:
                refused = self.times.refusal(outcome, chosen)
                return Refused(Step.TIME, refused.why, refused.offers)
            case TooManyHolds(retry_at):
                return Refused(Step.TIME, Say("too_many_holds", {"time": clock_text(retry_at)}), offered)
            case EmailNotProved():
                return self.onward(conversation, answers, Say("email_not_proved"))
            case BookingClosed():
                return CLOSED
            case never:
                assert_never(never)

    def confirm(self, conversation: str, answers: BookingAnswers, key: str) -> StepResult:
        """Book what was checked under `key`; the same key again says how that booking stands now."""
        checked = self.consultations.prepare(conversation, answers.request(self.library))
        if isinstance(checked, Prepared) and checked.intent_id != key:
            # An answer was given anew since: what was shown under the other key is not what is wanted now.
            return Proceed(Step.CONFIRM, answers, (Say("check_again"),))
        outcome = self.consultations.confirm(key)
        self.read_again()
        match outcome:
            case Booked(booking):
                return Stands(booking, about("booked", booking))
            case AlreadyBooked(booking):
                key = "already_booked" if booking.is_booked else ""
                return Stands(booking, about(key, booking) if key else standing(booking, self.clock.now()))
            case NotBookable() | HoldExpired():
                refused = self.times.refusal(outcome)
                return Refused(Step.TIME, refused.why, refused.offers)
            case BookingClosed():
                return CLOSED
            case TooManyBookings(limit):
                return Ended(Ending.TOO_MANY, Say("too_many_bookings", {"limit": limit}))
            case EmailNotProved():
                return self.onward(conversation, answers, Say("email_not_proved"))
            case KeyReused() | NothingPrepared():
                return self.onward(conversation, answers, Say("check_again"))
            case never:
                assert_never(never)

    def join_waiting_list(self, conversation: str, answers: BookingAnswers) -> StepResult:
        """Put the caller on the waiting list."""
        if (first := self.comes_first(conversation, answers, Step.TIME)) is not None:
            return first
        joined = self.consultations.join_waiting_list(conversation, answers.request(self.library))
        self.read_again()
        match joined:
            case OnWaitingList(position):
                key = "waiting_list_joined" if position else "waiting_list_offered"
                return Ended(Ending.ON_WAITING_LIST, Say(key, {"position": position}), position)
            case SlotsAreFree(slots):
                return Refused(Step.TIME, Say("slots_are_free"), slots)
            case EmailNotProved() | NotReady():
                return self.onward(conversation, answers, Say("draft_ran_out"))
            case BookingClosed():
                return CLOSED
            case never:
                assert_never(never)

    def _topic(self, conversation: str, answers: BookingAnswers, topic: str | None) -> StepResult:
        if topic is None:
            return Refused(Step.TOPIC, Say("topic_unclear"))
        cleaned = redact(topic, self.read_names)
        left_out = tuple(sorted(set(cleaned.kinds)))
        return self.onward(conversation, replace(answers, topic=cleaned.text, left_out=left_out))

    def _check(self, conversation: str, answers: BookingAnswers) -> Question | Proceed | Ended:
        first = self.next_question(conversation, answers)
        if first is not Step.CONFIRM:
            return Proceed(first, answers, (Say("hold_expired"),) if first is Step.TIME else (Say("draft_ran_out"),))
        match self.consultations.prepare(conversation, answers.request(self.library)):
            case Prepared(key, slot, kept_until):
                values = {
                    "organisation": answers.organisation,
                    "topic": answers.topic,
                    "role": Say(f"role_{answers.role}"),
                }
                say = Say("ask_confirm", {**values, "time": moment_text(slot.starts_at)})
                return Question(Step.CONFIRM, say, ("yes", "change_something"), (), key, slot, kept_until)
            case NotReady():
                self.read_again()
                return Proceed(self.next_question(conversation, answers), answers, (Say("draft_ran_out"),))
            case BookingClosed():
                return CLOSED
            case never:
                assert_never(never)
