"""The officers' pages: everything below `/officer`, behind a login."""

from __future__ import annotations

from starlette.routing import Route

from assistant.web.officer import bookings, calendar, days, guidance, messages, reported, rota, signing_in, trail


def officer_routes() -> list[Route]:
    """Every route below `/officer`; only the sign-in form and the secret feeds are open."""
    pages = (days, bookings, rota, calendar, messages, reported, guidance, trail, signing_in)
    return [route for page in pages for route in page.ROUTES]
