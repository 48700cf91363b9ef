"""Every outcome of the booking core has one result and one set of words, whichever face shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any, get_args

import pytest

from assistant.consultation.blocked import Blocked
from assistant.consultation.model import Booking, BookingState, Draft, OfficerId, Slot
from assistant.consultation.outcomes.booking import (
    AlreadyBooked,
    Booked,
    BookingClosed,
    Confirm,
    EmailNotProved,
    Held,
    Hold,
    HoldExpired,
    KeyReused,
    NotBookable,
    NothingPrepared,
    Prepare,
    Prepared,
    SlotTaken,
    TooManyBookings,
    TooManyHolds,
)
from assistant.consultation.outcomes.changing import (
    AlreadyCancelled,
    AlreadyOver,
    Cancel,
    Cancelled,
    ChangedMeanwhile,
    Move,
    Moved,
    NotFound,
)
from assistant.consultation.outcomes.contact import (
    CodeSent,
    ContactProblem,
    ContactRefused,
    EmailProved,
    NoEmail,
    TooManyCodes,
)
from assistant.dialogue.booking_flow import BookingFlow
from assistant.dialogue.booking_words import standing
from assistant.dialogue.change_flow import ChangeFlow, ChangeRefused
from assistant.dialogue.contact_steps import ContactSteps, Given, NotGiven
from assistant.dialogue.results import Ended, Ending, Proceed, Refused, Say, Stands
from assistant.dialogue.steps import BookingAnswers, Step
from assistant.dialogue.time_choice import TimeChoice
from tests.support.shipped import shipped_library, shipped_words

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=timezone.utc)
SLOT = Slot(OfficerId(1), NOW + timedelta(days=2), NOW + timedelta(days=2, minutes=30))
OTHER = Slot(OfficerId(1), NOW + timedelta(days=3), NOW + timedelta(days=3, minutes=30))
LIBRARY = shipped_library()
ANSWERS = BookingAnswers(role="school", organisation="Example", topic="attendance", told_more=True)
DRAFT = Draft("anna", NOW + timedelta(days=1), "Sam", "sam@school.example.com", NOW, held=SLOT)


def booking(state: BookingState = BookingState.CONFIRMED) -> Booking:
    """A booking in a state."""
    return Booking(
        id="b", reference="K7QM-2XWD", uid="u", state=state, slot=SLOT, claimed_from=SLOT.starts_at,
        claimed_until=SLOT.ends_at, version=1, conversation="anna", hold_expires_at=NOW, request=None, name=None,
        email=None, link_nonce="n", link_hash="h", assigned_because="x", created_at=NOW, changed_at=NOW,
    )  # fmt: skip


@dataclass
class ScriptedConsultations:
    """Answers each use case with the outcome that a test wants to see shown; everything else stands still."""

    outcome: Any = None
    draft_held: Draft = DRAFT
    asked: list[str] = field(default_factory=list)

    def is_open(self) -> bool:
        """Always."""
        return True

    def draft(self, conversation: str) -> Draft:
        """What was given so far."""
        return self.draft_held

    def last_day(self) -> date:
        """The last day that can be booked."""
        return date(2027, 2, 22)

    def prepare(self, conversation: str, request: object) -> Prepare:
        """The key that is confirmed."""
        return Prepared("key", SLOT, NOW)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def use_case(*given: Any, **named: Any) -> Any:
            self.asked.append(name)
            return self.outcome

        return use_case


def flow(outcome: Any, draft: Draft = DRAFT) -> BookingFlow:
    """The booking flow on a core that answers with `outcome`."""
    core, clock = ScriptedConsultations(outcome, draft), SimpleNamespace(now=lambda: NOW)
    times = TimeChoice(core, clock, lambda: None, lambda *_: None)
    return BookingFlow(core, clock, LIBRARY, times, ContactSteps(core), lambda _: ())


def change(outcome: Any) -> ChangeFlow:
    """The change flow on a core that answers with `outcome`."""
    core, clock = ScriptedConsultations(outcome), SimpleNamespace(now=lambda: NOW)
    return ChangeFlow(core, clock, TimeChoice(core, clock, lambda: None, lambda *_: None), ContactSteps(core))


def text(say: Say | None) -> str:
    """The sentence as it is shown; fails for a key without words or a placeholder without a value."""
    assert say is not None
    values = {name: text(each) if isinstance(each, Say) else each for name, each in say.values.items()}
    return shipped_words().say(say.key, **values)


CONFIRMED = {
    Booked(booking()): (Stands, "is booked for Thursday 26 November 2026, 10am"),
    AlreadyBooked(booking()): (Stands, "booked already"),
    AlreadyBooked(booking(BookingState.CANCELLED)): (Stands, "is cancelled"),
    NotBookable(Blocked.AWAY, (OTHER,)): (Refused, "away"),
    HoldExpired((OTHER,)): (Refused, "any longer"),
    BookingClosed(): (Ended, "closed"),
    TooManyBookings(3): (Ended, "3 consultations ahead"),
    EmailNotProved(): (Proceed, "prove your email"),
    KeyReused(): (Proceed, "check them again"),
    NothingPrepared(): (Proceed, "check them again"),
}
HELD = {
    Held(SLOT, NOW): (Proceed, None),
    SlotTaken((OTHER,)): (Refused, "just taken"),
    NotBookable(Blocked.TOO_SOON, (OTHER,)): (Refused, "too soon"),
    BookingClosed(): (Ended, "closed"),
    EmailNotProved(): (Proceed, "prove your email"),
    TooManyHolds(NOW): (Refused, "kept for people"),
}
MOVED = {
    Moved(booking(BookingState.MOVED), False): (Stands, "is now on"),
    SlotTaken((OTHER,)): (ChangeRefused, "just taken"),
    NotBookable(Blocked.BANK_HOLIDAY, (OTHER,)): (ChangeRefused, "bank holiday"),
    AlreadyCancelled(booking(BookingState.CANCELLED)): (Stands, "is cancelled"),
    AlreadyOver(booking(BookingState.ATTENDED)): (Stands, "was on"),
    ChangedMeanwhile(booking(BookingState.MOVED)): (ChangeRefused, "has changed since"),
    NotFound(): (Ended, "could not confirm"),
    BookingClosed(): (Ended, "closed"),
}
CANCELLED = {
    Cancelled(booking(BookingState.CANCELLED), True): (Stands, "is cancelled"),
    AlreadyCancelled(booking(BookingState.CANCELLED)): (Stands, "is cancelled"),
    AlreadyOver(booking(BookingState.MISSED)): (Stands, "missed"),
    ChangedMeanwhile(booking(BookingState.MOVED)): (ChangeRefused, "has changed since"),
    NotFound(): (Ended, "could not confirm"),
}


def said_by(result: Any) -> str:
    """What a result says."""
    match result:
        case Stands(_, say) | Ended(_, say):
            return text(say)
        case Refused(_, why) | ChangeRefused(_, why):
            return text(why)
        case Proceed(said=said):
            return " ".join(text(each) for each in said)
    raise AssertionError(result)


def shown(result: Any, expected: tuple[type, str | None]) -> None:
    """The result is of the kind that was expected, and says what was expected."""
    kind, said = expected
    assert isinstance(result, kind), result
    assert said is None or said in said_by(result), said_by(result)


@pytest.mark.parametrize("outcome", CONFIRMED, ids=repr)
def test_each_outcome_of_confirming_is_shown(outcome: Any) -> None:
    shown(flow(outcome).confirm("anna", ANSWERS, "key"), CONFIRMED[outcome])


@pytest.mark.parametrize("outcome", HELD, ids=repr)
def test_each_outcome_of_holding_is_shown(outcome: Any) -> None:
    shown(flow(outcome).take_time("anna", ANSWERS, SLOT), HELD[outcome])


@pytest.mark.parametrize("outcome", MOVED, ids=repr)
def test_each_outcome_of_moving_is_shown(outcome: Any) -> None:
    shown(change(outcome).move("anna", "K7QM-2XWD", OTHER), MOVED[outcome])


@pytest.mark.parametrize("outcome", CANCELLED, ids=repr)
def test_each_outcome_of_cancelling_is_shown(outcome: Any) -> None:
    shown(change(outcome).cancel("anna", "K7QM-2XWD"), CANCELLED[outcome])


@pytest.mark.parametrize(
    ("union", "table"),
    [
        (Confirm, CONFIRMED),
        (Hold, HELD),
        (Move, MOVED),
        (Cancel, CANCELLED),
    ],
)
def test_the_tables_above_leave_no_outcome_out(union: Any, table: dict) -> None:
    assert {type(outcome) for outcome in table} == set(get_args(union))


@pytest.mark.parametrize("reason", Blocked)
def test_every_reason_against_a_time_has_its_own_words(reason: Blocked) -> None:
    result = flow(NotBookable(reason, (OTHER,))).take_time("anna", ANSWERS, SLOT)
    assert isinstance(result, Refused) and result.offers == (OTHER,)
    others = {
        said_by(flow(NotBookable(each, ())).take_time("anna", ANSWERS, SLOT)) for each in Blocked if each is not reason
    }
    assert said_by(result) not in others


@pytest.mark.parametrize("problem", ContactProblem)
def test_every_problem_with_a_contact_detail_has_words(problem: ContactProblem) -> None:
    steps = ContactSteps(ScriptedConsultations(ContactRefused(problem, "sam@gmail.com")))
    given = steps.give_name("anna", "Sam")
    assert isinstance(given, NotGiven) and text(given.why) and "sam@" not in text(given.why)


@pytest.mark.parametrize(
    ("outcome", "taken"),
    [
        (CodeSent("sam@school.example.com", NOW), True),
        (EmailProved("sam@school.example.com"), True),
        (TooManyCodes(NOW, one_stands=True), True),
        (TooManyCodes(NOW, one_stands=False), False),
        (NoEmail(), False),
    ],
)
def test_each_outcome_of_mailing_a_code_is_shown(outcome: Any, taken: bool) -> None:
    given = ContactSteps(ScriptedConsultations(outcome)).send_code("anna")
    assert isinstance(given, Given) is taken
    assert taken or text(given.why)


@pytest.mark.parametrize("state", BookingState)
def test_how_a_booking_stands_is_said_for_every_state(state: BookingState) -> None:
    assert text(standing(booking(state), NOW))


def test_a_consultation_of_yesterday_was() -> None:
    assert " was on " in text(standing(booking(), NOW + timedelta(days=3)))


def test_nobody_gets_ahead_of_the_order_of_the_questions() -> None:
    unproved = Draft("anna", NOW, "Sam", "sam@school.example.com", None, code_expires_at=NOW)
    dialogue = flow(Held(SLOT, NOW), unproved)
    assert dialogue.take_time("anna", ANSWERS, SLOT) == Proceed(Step.EMAIL_CODE, ANSWERS)
    assert dialogue.take("anna", BookingAnswers(), Step.TOPIC, "attendance").step is Step.ROLE
    assert dialogue.join_waiting_list("anna", ANSWERS).step is Step.EMAIL_CODE
    assert dialogue.consultations.asked == [], "the core is not even asked"


def test_a_key_of_other_answers_is_not_confirmed() -> None:
    dialogue = flow(Booked(booking()))
    result = dialogue.confirm("anna", ANSWERS, "an earlier key")
    assert isinstance(result, Proceed) and dialogue.consultations.asked == []


def test_a_parent_is_told_who_can_book() -> None:
    result = flow(None).take_role("anna", BookingAnswers(), "parent")
    assert (
        isinstance(result, Ended)
        and result.how is Ending.PARENT
        and shipped_words().contacts["phone"] in text(result.say)
    )
