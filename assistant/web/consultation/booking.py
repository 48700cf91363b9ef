"""The end of a booking: the time, "check your answers", the confirmation; and the list for those who find none."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from assistant.adapters.calendar.invitations import calendar_feed
from assistant.adapters.mail.writer import MailWriter
from assistant.consultation.model import Booking, Slot
from assistant.consultation.outcomes.booking import AlreadyBooked, Booked
from assistant.consultation.readiness import load_readiness
from assistant.dialogue.results import Ended, Proceed, Refused
from assistant.dialogue.steps import BookingAnswers, Step
from assistant.dialogue.time_choice import to_text
from assistant.language.wall_clock import clock_text, span_text
from assistant.web.consultation.face import answers_of, said_beside, show, unless_unasked
from assistant.web.consultation.paths import BY_REFERENCE, CHANGE, TIME
from assistant.web.consultation.time_choice import Times, chosen_time, times_of
from assistant.web.visit import Visit


def show_time(visit: Visit) -> Response:
    """The times to choose from; the waiting list where there are none."""
    return _time_page(visit)


def take_time(visit: Visit) -> Response:
    """Hold the chosen time while the caller checks the answers."""
    chosen = chosen_time(visit)
    if isinstance(chosen, tuple):
        return _time_page(said_beside(visit, *chosen))
    offered = times_of(visit).slots
    result = visit.services.booking_flow.take_time(visit.conversation, answers_of(visit), chosen, offered)
    return show(visit, result, _time_again)


def show_check(visit: Visit) -> Response:
    """Everything that is about to be booked, with a way to change each answer."""
    answers = answers_of(visit)
    question = visit.services.booking_flow.ask(visit.conversation, answers, Step.CONFIRM)
    if isinstance(question, Proceed | Ended):
        return show(visit, question, _time_again)
    assert question.slot is not None and question.kept_until is not None, (
        "what is to be checked has a time that is kept"
    )
    return unless_unasked(
        visit,
        Step.CONFIRM,
        "consultation/check.html",
        answers=answers,
        draft=visit.services.booking_flow.draft(visit.conversation),
        told=_told(visit, answers),
        time=_span(question.slot),
        kept_until=clock_text(question.kept_until),
        key=question.key,
    )


def take_check(visit: Visit) -> Response:
    """Book what was checked. The same page sent again leads to the same booking."""
    result = visit.services.booking_flow.confirm(visit.conversation, answers_of(visit), visit.typed("key"))
    return show(visit, result, _time_again)


def show_booked(visit: Visit) -> Response:
    """The confirmation, for the browser that made the booking; later, how the booking stands."""
    reference = visit.request.path_params["reference"]
    booking = visit.services.consultations.booking_for(visit.conversation, reference)
    if booking is None:
        raise HTTPException(404)
    change = f"{BY_REFERENCE}/{reference}"
    if not booking.is_booked:
        return visit.redirect(change)
    return visit.page("consultation/booked.html", booking=booking, time=_span(booking.slot), change=change)


def send_calendar(visit: Visit) -> Response:
    """The booking of this browser as a file; 404 for any other."""
    booking = visit.services.consultations.booking_for(visit.conversation, visit.request.path_params["reference"])
    if booking is None or booking.email is None:
        raise HTTPException(404)
    officer = visit.services.rota_desk.rota().officer(booking.slot.officer_id)
    writer: MailWriter = visit.services.mail_writer
    now = visit.services.clock.now()
    event = writer.event_of(booking, officer, booking.email, "caller", now)
    name = visit.say("page_service_name")
    disposition = {"Content-Disposition": f'attachment; filename="consultation-{booking.reference}.ics"'}
    content = calendar_feed(name, [event], now)
    return Response(content, media_type="text/calendar", headers=disposition)


def take_waiting(visit: Visit) -> Response:
    """Put the caller on the waiting list."""
    return show(
        visit, visit.services.booking_flow.join_waiting_list(visit.conversation, answers_of(visit)), _time_again
    )


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
        case AlreadyBooked(booking):
            return _booked_from_offer(visit, booking)
    return visit.page("consultation/offer_gone.html")


def take_offer(visit: Visit) -> Response:
    """Book the time that was offered."""
    match visit.services.consultations.accept_offer(visit.request.path_params["secret"]):
        case Booked(booking) | AlreadyBooked(booking):
            return _booked_from_offer(visit, booking)
    return visit.page("consultation/offer_gone.html")


def _booked_from_offer(visit: Visit, booking: Booking) -> Response:
    return visit.page("consultation/booked.html", booking=booking, time=_span(booking.slot), change=CHANGE)


def _time_again(visit: Visit, refused: Refused) -> Response:
    return _time_page(visit, refused.offers)


def _time_page(visit: Visit, offers: tuple[Slot, ...] = ()) -> Response:
    times, held = times_of(visit, offers), visit.services.booking_flow.draft(visit.conversation).held
    if held is not None and held not in times.slots and not visit.problems:
        times = Times((held, *times.slots), times.later)
    return unless_unasked(
        visit,
        Step.TIME,
        "consultation/time.html",
        times=times,
        chosen=visit.typed("slot", None if held is None else to_text(held)),
        own_words=visit.typed("own_words"),
    )


def _told(visit: Visit, answers: BookingAnswers) -> tuple[str, ...]:
    """What was told to help the officer prepare, in the words of its page."""
    facts = [visit.say(f"page_fact_{fact}_{value}") for fact, value in answers.facts.items()]
    stage = [visit.say(f"page_stage_{answers.stage}")] if answers.stage else []
    in_place = [f"{each.ask} {visit.say('page_ready_yes')}" for each in load_readiness() if each.id in answers.tried]
    return (*facts, *stage, *in_place)


def _span(slot: Slot) -> str:
    return span_text(slot.starts_at, slot.ends_at)
