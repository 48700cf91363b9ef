"""`/privacy` and `/accessibility`: what the service keeps, and for whom it works."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from assistant.web.visit import Visit, page


def show_privacy(visit: Visit) -> Response:
    """What is kept, for how long, and how to have it deleted."""
    settings = visit.services.settings
    return visit.page(
        "privacy.html", conversation_days=settings.conversation_days, booking_days=settings.booking_days
    )


def show_accessibility(visit: Visit) -> Response:
    """The accessibility statement."""
    return visit.page("accessibility.html")


ROUTES = [
    Route("/privacy", page(show_privacy), methods=["GET"]),
    Route("/accessibility", page(show_accessibility), methods=["GET"]),
]
