"""`/consultation/booked/<reference>/calendar.ics`: the consultation for the calendar of whoever booked it."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from assistant.adapters.calendar.invitations import calendar_feed
from assistant.adapters.mail.writer import MailWriter
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
    event = writer.event_of(booking, officer, booking.email, "caller", now)
    name = visit.say("page_service_name")
    disposition = {"Content-Disposition": f'attachment; filename="consultation-{booking.reference}.ics"'}
    content = calendar_feed(name, [event], now)
    return Response(content, media_type=TYPE, headers=disposition)


ROUTES = [Route(CALENDAR, form_page(send_calendar), methods=["GET"])]
