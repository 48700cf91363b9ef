"""Seeing, moving and cancelling a booking: by its secret link, or by reference and a mailed code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response
from typing_extensions import assert_never

from assistant.consultation.changing import Proof, WithLink
from assistant.consultation.model import Booking, BookingState, Slot
from assistant.dialogue.change_flow import Change, ChangeAsk, ChangeRefused, ChangeResult, ChangeStep
from assistant.dialogue.results import Ended, Ending, Stands
from assistant.dialogue.time_choice import from_text, to_text
from assistant.language.wall_clock import span_text
from assistant.web.consultation.face import CLOSED, said_beside
from assistant.web.consultation.paths import BY_LINK, BY_REFERENCE, CHANGE_CODE
from assistant.web.consultation.time_choice import chosen_time, times_of
from assistant.web.visit import Visit

MOVED, CANCELLED, ALREADY_CANCELLED, LATE = "moved", "cancelled", "already_cancelled", "late"
MOST_DIGITS = 10
DONE = (MOVED, CANCELLED, ALREADY_CANCELLED)
FIELD_OF = {ChangeStep.CODE: "code", ChangeStep.REFERENCE: "reference", ChangeStep.TIME: "slot", ChangeStep.CONFIRM: ""}


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
    proof: Proof
    if "secret" in parameters:
        secret = parameters["secret"]
        proof, path = WithLink(secret), f"{BY_LINK}/{secret}"
        booking = consultations.by_link(secret)
    else:
        reference = parameters["reference"]
        proof, path = visit.conversation, f"{BY_REFERENCE}/{reference}"
        booking = consultations.booking_for(proof, reference)
    if booking is None:
        raise HTTPException(404)
    return Access(booking, proof, path)


def show_change(visit: Visit) -> Response:
    """Which booking."""
    return visit.page("consultation/change.html", reference=visit.typed("reference"))


def take_change(visit: Visit) -> Response:
    """Mail a code to the address of the booking, if there is one; the next page is the same if not."""
    flow = visit.services.change_flow
    return _found(visit, flow.take_reference(visit.conversation, Change.FIND, visit.typed("reference")), show_change)


def show_change_code(visit: Visit) -> Response:
    """The code that was mailed, if the reference is right."""
    return visit.page("consultation/change_code.html")


def take_change_code(visit: Visit) -> Response:
    """Compare the code."""
    flow = visit.services.change_flow
    return _found(visit, flow.take_code(visit.conversation, Change.FIND, visit.typed("code")), show_change_code)


def show_booking(visit: Visit) -> Response:
    """How the booking stands, and what can be done with it."""
    access = access_of(visit)
    query = visit.request.query_params
    done = query.get("done")
    return visit.page(
        "consultation/booking.html",
        **_of(access),
        done=done if done in DONE and _still(done, access.booking) else None,
        late=query.get(LATE) == "yes",
        can_change=access.booking.is_booked and access.booking.slot.starts_at > visit.services.clock.now(),
    )


def show_move(visit: Visit) -> Response:
    """The times that the booking can be moved to."""
    return _move_page(visit, access_of(visit))


def take_move(visit: Visit) -> Response:
    """Read the move back in full, or make it once that was confirmed."""
    access, flow = access_of(visit), visit.services.change_flow
    if confirmed := from_text(visit.typed("confirmed")):
        return _changed(
            visit, access, flow.move(access.proof, access.booking.reference, confirmed, _seen(visit)), MOVED
        )
    chosen = chosen_time(visit)
    if isinstance(chosen, tuple):
        return _move_page(said_beside(visit, *chosen), access)
    return _changed(visit, access, flow.take_time(access.booking, chosen, times_of(visit).slots), MOVED)


def show_cancel(visit: Visit) -> Response:
    """Ask before the booking is cancelled."""
    return visit.page("consultation/cancel.html", **_of(access_of(visit)))


def take_cancel(visit: Visit) -> Response:
    """Cancel the booking."""
    access = access_of(visit)
    result = visit.services.change_flow.cancel(access.proof, access.booking.reference, _seen(visit))
    return _changed(visit, access, result, CANCELLED if access.booking.is_booked else ALREADY_CANCELLED)


def _found(visit: Visit, result: ChangeResult, page: Callable[[Visit], Response]) -> Response:
    match result:
        case Stands(booking):
            return visit.redirect(f"{BY_REFERENCE}/{booking.reference}")
        case ChangeAsk():
            return visit.redirect(CHANGE_CODE)
        case ChangeRefused(step, why):
            return page(said_beside(visit, FIELD_OF[step], why))
        case Ended():
            raise AssertionError("looking a booking up ends in a booking or in a question")
        case never:
            assert_never(never)


def _changed(visit: Visit, access: Access, result: ChangeResult, done: str) -> Response:
    match result:
        case Stands(booking, _, note):
            # Where it was cancelled or over meanwhile, its own page says so.
            what = {"done": done} if _still(done, booking) else {}
            return visit.redirect(access.path, {**what, **({LATE: "yes"} if note else {})})
        case ChangeAsk(slot=Slot() as chosen):
            new_time = span_text(chosen.starts_at, chosen.ends_at)
            return visit.page("consultation/move_check.html", **_of(access), new_time=new_time, value=to_text(chosen))
        case ChangeAsk():
            return visit.redirect(access.path)
        case ChangeRefused(ChangeStep.CONFIRM, why) if done != MOVED:
            return said_beside(visit, "", why).page("consultation/cancel.html", **_of(access_of(visit)))
        case ChangeRefused(step, why, offers):
            return _move_page(said_beside(visit, FIELD_OF[step], why), access, offers)
        case Ended(Ending.CLOSED):
            return visit.page(CLOSED)
        case Ended():
            raise HTTPException(404)
        case never:
            assert_never(never)


def _seen(visit: Visit) -> int | None:
    """The version of the booking that the page showed; None for a page of an earlier release."""
    seen = visit.typed("seen")
    return int(seen) if seen.isdecimal() and len(seen) < MOST_DIGITS else None


def _still(done: str, booking: Booking) -> bool:
    """Whether what was done is how the booking stands."""
    return booking.state is (BookingState.CANCELLED if done in {CANCELLED, ALREADY_CANCELLED} else BookingState.MOVED)


def _move_page(visit: Visit, access: Access, offers: tuple[Slot, ...] = ()) -> Response:
    if not access.booking.is_booked:
        return visit.redirect(access.path)
    return visit.page(
        "consultation/move.html",
        **_of(access),
        times=times_of(visit, offers),
        chosen=visit.typed("slot"),
        own_words=visit.typed("own_words"),
    )


def _of(access: Access) -> dict[str, Any]:
    slot = access.booking.slot
    return {"booking": access.booking, "time": span_text(slot.starts_at, slot.ends_at), "access": access.path}
