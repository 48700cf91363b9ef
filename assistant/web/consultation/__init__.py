"""The booking pages: everything that the chat can book, move and cancel, without the chat."""

from starlette.routing import Route

from assistant.web.consultation import booking, changes, questions
from assistant.web.consultation.progress import (
    BOOKED,
    CHECK,
    CODE,
    CONTACT,
    MORE,
    ORGANISATION,
    PARENTS,
    START,
    TIME,
    TOPIC,
    in_order,
)
from assistant.web.visit import Handler, form_page, page


def _form(path: str, show: Handler, take: Handler) -> Route:
    return Route(path, form_page(show, take), methods=["GET", "POST"])


def _step(step: str, show: Handler, take: Handler, path: str | None = None) -> Route:
    return _form(path or step, in_order(step, show), in_order(step, take))


_BOTH_PROOFS = (changes.BY_LINK + "/{secret}", changes.BY_REFERENCE + "/{reference}")

ROUTES = [
    _form(START, questions.show_start, questions.take_start),
    Route(PARENTS, page(questions.show_parents), methods=["GET"]),
    _step(ORGANISATION, questions.show_organisation, questions.take_organisation),
    _step(CONTACT, questions.show_contact, questions.take_contact),
    _step(CODE, questions.show_code, questions.take_code),
    _step(CODE, questions.show_code, questions.take_new_code, f"{CODE}/new"),
    _step(TOPIC, questions.show_topic, questions.take_topic),
    _step(MORE, questions.show_more, questions.take_more),
    _step(TIME, booking.show_time, booking.take_time),
    _form(CHECK, booking.show_check, booking.take_check),
    Route(BOOKED + "/{reference}", form_page(booking.show_booked), methods=["GET"]),
    _step(TIME, booking.show_waiting, booking.take_waiting, "/consultation/waiting-list"),
    _form("/consultation/waiting-list/leave", booking.show_waiting, booking.take_leaving),
    _form("/consultation/offer/{secret}", booking.show_offer, booking.take_offer),
    _form(changes.CHANGE, changes.show_change, changes.take_change),
    _form(changes.CHANGE_CODE, changes.show_change_code, changes.take_change_code),
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
