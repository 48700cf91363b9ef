"""The booking pages: everything that the chat can book, move and cancel, without the chat."""

from starlette.routing import Route

from assistant.web.consultation import booking, changes, questions
from assistant.web.consultation.paths import (
    AGAIN,
    BOOKED,
    BY_LINK,
    BY_REFERENCE,
    CHANGE,
    CHANGE_CODE,
    CHECK,
    CODE,
    CONTACT,
    MORE,
    ORGANISATION,
    PARENTS,
    START,
    TIME,
    TOPIC,
)
from assistant.web.visit import Handler, form_page, page


def _form(path: str, show: Handler, take: Handler) -> Route:
    return Route(path, form_page(show, take), methods=["GET", "POST"])


_BOTH_PROOFS = (BY_LINK + "/{secret}", BY_REFERENCE + "/{reference}")

ROUTES = [
    _form(START, questions.show_start, questions.take_start),
    Route(PARENTS, page(questions.show_parents), methods=["GET"]),
    _form(ORGANISATION, questions.show_organisation, questions.take_organisation),
    _form(CONTACT, questions.show_contact, questions.take_contact),
    _form(CODE, questions.show_code, questions.take_code),
    _form(AGAIN, questions.show_start, questions.take_again),
    _form(f"{CODE}/new", questions.show_code, questions.take_new_code),
    _form(TOPIC, questions.show_topic, questions.take_topic),
    _form(MORE, questions.show_more, questions.take_more),
    _form(TIME, booking.show_time, booking.take_time),
    _form(CHECK, booking.show_check, booking.take_check),
    Route(BOOKED + "/{reference}", form_page(booking.show_booked), methods=["GET"]),
    Route(BOOKED + "/{reference}/calendar.ics", form_page(booking.send_calendar), methods=["GET"]),
    _form("/consultation/waiting-list", booking.show_waiting, booking.take_waiting),
    _form("/consultation/waiting-list/leave", booking.show_waiting, booking.take_leaving),
    _form("/consultation/offer/{secret}", booking.show_offer, booking.take_offer),
    _form(CHANGE, changes.show_change, changes.take_change),
    _form(CHANGE_CODE, changes.show_change_code, changes.take_change_code),
    *(
        route
        for path in _BOTH_PROOFS
        for route in (
            Route(path, form_page(changes.show_booking), methods=["GET"]),
            _form(f"{path}/move", changes.show_move, changes.take_move),
            _form(f"{path}/cancel", changes.show_cancel, changes.take_cancel),
        )
    ),
]
