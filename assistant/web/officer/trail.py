"""`/officer/audit`: what was done by whom, and whether anybody changed the record of it."""

from __future__ import annotations

from starlette.responses import Response

from assistant.adapters.audit import verify
from assistant.adapters.database import for_reading
from assistant.web.officer.history import history
from assistant.web.officer.visit import OfficerVisit, officer_route

NEWEST = 200


def show_trail(visit: OfficerVisit) -> Response:
    """The newest entries, newest first, with what checking the whole chain found."""
    with for_reading(visit.services.database).connect() as connection:
        verification = verify(connection)
    with visit.services.unit_of_work(writing=False) as work:
        entries = work.audit.entries(limit=NEWEST)
    lines = history(visit, reversed(entries))
    return visit.page("audit.html", verification=verification, lines=lines, newest=NEWEST)


ROUTES = [officer_route("/audit", show_trail)]
