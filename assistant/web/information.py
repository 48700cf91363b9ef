"""`/privacy`, `/accessibility` and `/scorecard`: what the service keeps, for whom it works, and how well."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from assistant.adapters.data_map import data_map
from assistant.evaluation.scorecard import read_scorecard
from assistant.language.wall_clock import day_text
from assistant.web.visit import Visit, page

# Whose a thing is that the data map keeps and that is about no person.
NOBODY = "nobody in particular"


def show_privacy(visit: Visit) -> Response:
    """What is kept, for how long, and how to have it deleted."""
    settings = visit.services.settings
    kept = data_map(settings.conversation_days, settings.booking_days)
    places = [place for place in kept.tables if place.is_personal]
    return visit.page(
        "privacy.html",
        conversation_days=settings.conversation_days,
        booking_days=settings.booking_days,
        places=places,
        elsewhere=kept.elsewhere,
        nobody=NOBODY,
    )


def show_privacy_to_a_child(visit: Visit) -> Response:
    """The same in words for a child."""
    return visit.page("privacy_child.html", conversation_days=visit.services.settings.conversation_days)


def show_accessibility(visit: Visit) -> Response:
    """The accessibility statement."""
    return visit.page("accessibility.html")


def show_scorecard(visit: Visit) -> Response:
    """How well the service does: figures with their dates, and how to find them again."""
    scorecard = read_scorecard()
    return visit.page("scorecard.html", scorecard=scorecard, day=day_text)


ROUTES = [
    Route("/privacy", page(show_privacy), methods=["GET"]),
    Route("/privacy/child", page(show_privacy_to_a_child), methods=["GET"]),
    Route("/accessibility", page(show_accessibility), methods=["GET"]),
    Route("/scorecard", page(show_scorecard), methods=["GET"]),
]
