"""`/consultation/booked/<reference>/calendar.ics`: the consultation for the calendar of whoever booked it."""

from __future__ import annotations

from datetime import datetime

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from assistant.adapters.invitations import calendar_feed
from assistant.adapters.mail import MailWriter
from assistant.consultation.model import Booking
from assistant.consultation.outbox import MailKind, OutboxMessage
from assistant.web.visit import Visit, form_page

CALENDAR = "/consultation/booked/{reference}/calendar.ics"
TYPE = "text/calendar"


def send_calendar(visit: Visit) -> Response:
    """The booking of this browser as a file; 404 for any other."""
    booking = visit.services.consultations.booking_for(visit.conversation, visit.request.path_params["reference"])
    if booking is None or booking.email is None:
        raise HTTPException(404)
    officer = visit.services.rota_desk.rota().officer(booking.slot.officer_id)
    writer: MailWriter = visit.services.mail_writer
    now = visit.services.clock.now()
    event = writer.event(_confirmation(booking, booking.email, now), booking, officer)
    name = visit.say("page_service_name")
    disposition = {"Content-Disposition": f'attachment; filename="consultation-{booking.reference}.ics"'}
    content = calendar_feed(name, [event], now)
    return Response(content, media_type=TYPE, headers=disposition)


def _confirmation(booking: Booking, email: str, now: datetime) -> OutboxMessage:
    """The caller's invitation, so that a calendar that has it and this file shows one event."""
    times = {"starts_at": booking.slot.starts_at.isoformat(), "ends_at": booking.slot.ends_at.isoformat()}
    return OutboxMessage(
        id=None,
        booking_id=booking.id,
        booking_version=booking.version,
        kind=MailKind.REQUEST,
        recipient=email,
        recipient_role="caller",
        message_id="",
        created_at=now,
        payload={"reference": booking.reference, "uid": booking.uid, "sequence": booking.sequence, **times},
    )


ROUTES = [Route(CALENDAR, form_page(send_calendar), methods=["GET"])]
