"""The end of a booking: the time, "check your answers", the confirmation; and the list for those who find none."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from assistant.consultation import outcomes
from assistant.consultation.model import Booking, Slot
from assistant.language.wall_clock import clock_text, span_text
from assistant.web.consultation.answers import Answers
from assistant.web.consultation.changes import BY_REFERENCE, CHANGE
from assistant.web.consultation.progress import (
    BOOKED,
    CHECK,
    CODE,
    PAGE_OF_MISSING,
    START,
    TIME,
    answers_of,
    draft_of,
    next_page,
)
from assistant.web.consultation.questions import READINESS
from assistant.web.consultation.time_choice import (
    NotChosen,
    Times,
    not_bookable,
    not_to_be_had,
    read_choice,
    times_of,
    to_value,
)
from assistant.web.visit import Visit

CLOSED = "consultation/closed.html"


def show_time(visit: Visit) -> Response:
    """The times to choose from; the waiting list where there are none."""
    if not visit.services.consultations.is_open():
        return visit.page(CLOSED)
    before = next_page(answers_of(visit), draft_of(visit))
    if before not in {TIME, CHECK}:
        return visit.redirect(before)
    return _time_page(visit, times_of(visit))


def take_time(visit: Visit) -> Response:
    """Hold the chosen time while the caller checks the answers."""
    chosen = read_choice(visit, times_of(visit))
    if isinstance(chosen, NotChosen):
        return _time_page(chosen.visit, chosen.times)
    match visit.services.consultations.hold(visit.conversation, chosen):
        case outcomes.Held():
            return visit.redirect(next_page(answers_of(visit), draft_of(visit)))
        case outcomes.SlotTaken(alternatives):
            refused = not_to_be_had(visit, "page_slot_taken", alternatives)
        case outcomes.NotBookable(reason, alternatives):
            refused = not_bookable(visit, reason, alternatives)
        case outcomes.BookingClosed():
            return visit.page(CLOSED)
        case outcomes.EmailNotProved():
            return visit.redirect(CODE)
        case outcomes.TooManyHolds(retry_at):
            visit = visit.refused("slot", "page_too_many_holds", time=clock_text(retry_at))
            return _time_page(visit, times_of(visit))
    return _time_page(refused.visit, refused.times)


def show_check(visit: Visit) -> Response:
    """Everything that is about to be booked, with a way to change each answer."""
    answers, draft = answers_of(visit), draft_of(visit)
    before = next_page(answers, draft)
    if before != CHECK:
        return visit.redirect(before)
    match visit.services.consultations.prepare(visit.conversation, answers.request(visit.services.library)):
        case outcomes.Prepared(intent_id, slot, expires_at):
            return visit.page(
                "consultation/check.html",
                answers=answers,
                draft=draft,
                told=_told(visit, answers),
                time=_span(slot),
                kept_until=clock_text(expires_at),
                key=intent_id,
            )
        case outcomes.NotReady(missing):
            return visit.redirect(PAGE_OF_MISSING[missing[0]])
    return visit.page(CLOSED)


def take_check(visit: Visit) -> Response:
    """Book what was checked. The same page sent again leads to the same booking."""
    match visit.services.consultations.confirm(visit.typed("key")):
        case outcomes.Booked(booking) | outcomes.AlreadyBooked(booking):
            response = visit.redirect(f"{BOOKED}/{booking.reference}")
            visit.context.booking.drop(response)
            return response
        case outcomes.SlotTaken(alternatives):
            refused = not_to_be_had(visit, "page_slot_taken", alternatives)
            return _time_page(refused.visit, refused.times)
        case outcomes.HoldExpired(alternatives):
            refused = not_to_be_had(visit, "page_hold_expired", alternatives)
            return _time_page(refused.visit, refused.times)
        case outcomes.BookingClosed():
            return visit.page(CLOSED)
        case outcomes.TooManyBookings(limit):
            return visit.page("consultation/too_many.html", limit=limit)
        case outcomes.EmailNotProved():
            return visit.redirect(CODE)
    # The answers changed after they were shown, or the key ran out: check them again.
    return show_check(visit.refused("", "page_check_again"))


def show_booked(visit: Visit) -> Response:
    """The confirmation, for the browser that made the booking."""
    reference = visit.request.path_params["reference"]
    booking = visit.services.consultations.booking_for(visit.conversation, reference)
    if booking is None:
        raise HTTPException(404)
    change = f"{BY_REFERENCE}/{reference}"
    return visit.page("consultation/booked.html", booking=booking, time=_span(booking.slot), change=change)


def take_waiting(visit: Visit) -> Response:
    """Put the caller on the waiting list."""
    request = answers_of(visit).request(visit.services.library)
    match visit.services.consultations.join_waiting_list(visit.conversation, request):
        case outcomes.OnWaitingList(position):
            return visit.page("consultation/waiting.html", position=position, left=False)
        case outcomes.SlotsAreFree(slots):
            return _time_page(visit.refused("slot", "page_slots_are_free"), Times(slots))
        case outcomes.EmailNotProved():
            return visit.redirect(CODE)
        case outcomes.NotReady(missing):
            return visit.redirect(PAGE_OF_MISSING[missing[0]] if missing else START)
    return visit.page(CLOSED)


def take_leaving(visit: Visit) -> Response:
    """Take the caller off the waiting list."""
    visit.services.consultations.leave_waiting_list(visit.conversation)
    return visit.page("consultation/waiting.html", position=0, left=True)


def show_waiting(visit: Visit) -> Response:
    """The waiting list has no page to look at: on to the times."""
    return visit.redirect(TIME)


def show_offer(visit: Visit) -> Response:
    """Show the time of an offer, and ask before it is taken: mail programs open links by themselves."""
    match visit.services.consultations.offered(visit.request.path_params["secret"]):
        case Slot() as slot:
            return visit.page("consultation/offer.html", time=_span(slot))
        case outcomes.AlreadyBooked(booking):
            return _booked_from_offer(visit, booking)
    return visit.page("consultation/offer_gone.html")


def take_offer(visit: Visit) -> Response:
    """Book the time that was offered."""
    match visit.services.consultations.accept_offer(visit.request.path_params["secret"]):
        case outcomes.Booked(booking) | outcomes.AlreadyBooked(booking):
            return _booked_from_offer(visit, booking)
    return visit.page("consultation/offer_gone.html")


def _booked_from_offer(visit: Visit, booking: Booking) -> Response:
    return visit.page("consultation/booked.html", booking=booking, time=_span(booking.slot), change=CHANGE)


def _time_page(visit: Visit, times: Times) -> Response:
    held = draft_of(visit).held
    if held is not None and held not in times.slots and not visit.problems:
        times = Times((held, *times.slots), times.later)
    return visit.page(
        "consultation/time.html",
        times=times,
        chosen=visit.typed("slot", None if held is None else to_value(held)),
        own_words=visit.typed("own_words"),
    )


def _told(visit: Visit, answers: Answers) -> tuple[str, ...]:
    """What was told to help the officer prepare, in the words of its page."""
    facts = [visit.say(f"page_fact_{fact}_{value}") for fact, value in answers.facts.items()]
    stage = [visit.say(f"page_stage_{answers.stage}")] if answers.stage else []
    in_place = [
        f"{question.ask} {visit.say('page_ready_yes')}" for question in READINESS if question.id in answers.tried
    ]
    return (*facts, *stage, *in_place)


def _span(slot: Slot) -> str:
    return span_text(slot.starts_at, slot.ends_at)
