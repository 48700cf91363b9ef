"""What the owner of the guidance has to settle, to sign and to verify."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from assistant.consultation.availability import london_day
from assistant.guidance.chart import who_leads_chart
from assistant.language.wall_clock import day_text
from assistant.web.officer.visit import OfficerVisit, officer_route


@dataclass(frozen=True)
class LaterChangeRow:
    """An entry of the register of later changes, ready for a table."""

    text: str
    since: str
    looked_up: str
    age_days: int
    certainty: str
    verify: str
    sources: tuple[str, ...]


def show_guidance(visit: OfficerVisit) -> Response:
    """The rule as we read it, and the later changes with their age; what is not settled has a page of its own."""
    library = visit.services.library
    today = london_day(visit.services.clock.now())
    changes = tuple(
        LaterChangeRow(
            change.full["practitioner"],
            change.since,
            day_text(change.looked_up),
            (today - change.looked_up).days,
            visit.say(f"certainty_{change.certainty}"),
            change.verify,
            change.sources,
        )
        for change in library.later_changes.entries
    )
    chart = who_leads_chart(library)
    return visit.page("guidance.html", rule=chart.text_alternative, changes=changes)


ROUTES = [officer_route("/guidance", show_guidance)]
