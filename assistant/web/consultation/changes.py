"""Seeing, moving and cancelling a booking: by its secret link, or by reference and a mailed code."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response

from assistant.consultation import outcomes
from assistant.consultation.changing import InConversation, Proof, WithLink
from assistant.consultation.model import Booking
from assistant.language.codes import read_code
from assistant.language.references import read_reference
from assistant.language.wall_clock import span_text
from assistant.web.consultation.time_choice import (
    NotChosen,
    Times,
    from_value,
    not_bookable,
    not_to_be_had,
    read_choice,
    times_of,
    to_value,
)
from assistant.web.visit import Visit

CHANGE = "/consultation/change"
CHANGE_CODE = "/consultation/change/code"
BY_REFERENCE = "/consultation/booking"
BY_LINK = "/consultation/link"
MOVED, CANCELLED, ALREADY_CANCELLED, LATE = "moved", "cancelled", "already_cancelled", "late"
DONE = (MOVED, CANCELLED, ALREADY_CANCELLED)


@dataclass(frozen=True)
class Access:
    """A booking that this visitor may change: with which proof, and at which address."""

    booking: Booking
    proof: Proof
    path: str


def access_of(visit: Visit) -> Access:
    """The booking that the address opens for this visitor; 404 alike for one that is not there or not theirs."""
    parameters = visit.request.path_params
    consultations = visit.services.consultations
    if "secret" in parameters:
        secret = parameters["secret"]
        booking, proof, path = consultations.by_link(secret), WithLink(secret), f"{BY_LINK}/{secret}"
    else:
        reference = parameters["reference"]
        proof = InConversation(visit.conversation)
        booking, path = consultations.booking_for(proof, reference), f"{BY_REFERENCE}/{reference}"
    if booking is None:
        raise HTTPException(404)
    return Access(booking, proof, path)


def show_change(visit: Visit) -> Response:
    """Which booking."""
    return visit.page("consultation/change.html", reference=visit.typed("reference"))


def take_change(visit: Visit) -> Response:
    """Mail a code to the address of the booking, if there is one; the next page is the same if not."""
    reference = read_reference(visit.typed("reference")).understood
    if reference is None:
        return show_change(visit.refused("reference", "page_reference_unclear"))
    if isinstance(visit.services.consultations.start_change(visit.conversation, reference), outcomes.ChangeProved):
        return visit.redirect(f"{BY_REFERENCE}/{reference}")
    return visit.redirect(CHANGE_CODE)


def show_change_code(visit: Visit) -> Response:
    """The code that was mailed, if the reference is right."""
    return visit.page("consultation/change_code.html")


def take_change_code(visit: Visit) -> Response:
    """Compare the code."""
    code = read_code(visit.typed("code")).understood
    if code is None:
        return show_change_code(visit.refused("code", "code_unclear"))
    match visit.services.consultations.prove_change(visit.conversation, code):
        case outcomes.ChangeProved(booking):
            return visit.redirect(f"{BY_REFERENCE}/{booking.reference}")
        case outcomes.CodeWrong(tries_left):
            return show_change_code(visit.refused("code", "page_code_wrong", tries=tries_left))
    return show_change_code(visit.refused("code", "page_change_code_expired"))


def show_booking(visit: Visit) -> Response:
    """How the booking stands, and what can be done with it."""
    access = access_of(visit)
    query = visit.request.query_params
    done = query.get("done")
    return visit.page(
        "consultation/booking.html",
        **_of(access),
        done=done if done in DONE else None,
        late=query.get(LATE) == "yes",
        can_change=access.booking.is_booked and access.booking.slot.starts_at > visit.services.clock.now(),
    )


def show_move(visit: Visit) -> Response:
    """The times that the booking can be moved to."""
    return _move_page(visit, access_of(visit), times_of(visit))


def take_move(visit: Visit) -> Response:
    """Read the move back in full, or make it once that was confirmed."""
    access = access_of(visit)
    chosen = from_value(visit.typed("confirmed")) or read_choice(visit, times_of(visit))
    if isinstance(chosen, NotChosen):
        return _move_page(chosen.visit, access, chosen.times)
    if not visit.typed("confirmed"):
        new_time = span_text(chosen.starts_at, chosen.ends_at)
        return visit.page("consultation/move_check.html", **_of(access), new_time=new_time, value=to_value(chosen))
    match visit.services.consultations.move(access.proof, access.booking.reference, chosen):
        case outcomes.Moved(late=late):
            return _done(visit, access, MOVED, late)
        case outcomes.SlotTaken(alternatives):
            refused = not_to_be_had(visit, "page_slot_taken", alternatives)
        case outcomes.NotBookable(reason, alternatives):
            refused = not_bookable(visit, reason, alternatives)
        case outcomes.BookingClosed():
            return visit.page("consultation/closed.html")
        case _:
            # Cancelled or over meanwhile: the booking's own page says so.
            return visit.redirect(access.path)
    return _move_page(refused.visit, access, refused.times)


def show_cancel(visit: Visit) -> Response:
    """Ask before the booking is cancelled."""
    return visit.page("consultation/cancel.html", **_of(access_of(visit)))


def take_cancel(visit: Visit) -> Response:
    """Cancel the booking."""
    access = access_of(visit)
    match visit.services.consultations.cancel(access.proof, access.booking.reference):
        case outcomes.Cancelled(late=late):
            return _done(visit, access, CANCELLED, late)
        case outcomes.AlreadyCancelled():
            return _done(visit, access, ALREADY_CANCELLED, False)
    return visit.redirect(access.path)


def _move_page(visit: Visit, access: Access, times: Times) -> Response:
    if not access.booking.is_booked:
        return visit.redirect(access.path)
    return visit.page(
        "consultation/move.html",
        **_of(access),
        times=times,
        chosen=visit.typed("slot"),
        own_words=visit.typed("own_words"),
    )


def _done(visit: Visit, access: Access, what: str, late: bool) -> Response:
    return visit.redirect(access.path, {"done": what, **({LATE: "yes"} if late else {})})


def _of(access: Access) -> dict[str, object]:
    slot = access.booking.slot
    return {"booking": access.booking, "time": span_text(slot.starts_at, slot.ends_at), "access": access.path}
