"""What the owner of the guidance has to settle, to sign, to verify and to review."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from assistant.consultation.availability import london_day
from assistant.guidance.chart import who_leads_chart
from assistant.guidance.parts import Source
from assistant.guidance.reviews import reviews
from assistant.guidance.unsettled import unsettled_groups
from assistant.guidance.wording import source
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


@dataclass(frozen=True)
class ReviewRow:
    """When one answer was last held against the guidance, ready for a table."""

    kind: str
    name: str
    reviewed: str
    age_days: int


@dataclass(frozen=True)
class Unsettled:
    """A group of combinations that the text does not settle, ready for the page."""

    title: str
    why: str
    clauses: tuple[Source, ...]
    situations: tuple[tuple[str, ...], ...]


def show_guidance(visit: OfficerVisit) -> Response:
    """The rule as we read it, the later changes with their age, and the day of the last review of every answer."""
    library = visit.services.library
    today = london_day(visit.now)
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
    reviewed = tuple(
        ReviewRow(
            visit.say(f"review_{review.kind}"),
            review.name.replace("_", " "),
            day_text(review.reviewed),
            (today - review.reviewed).days,
        )
        for review in reviews(library)
    )
    chart = who_leads_chart(library)
    return visit.page("guidance.html", rule=chart.text_alternative, changes=changes, reviews=reviewed)


def show_not_settled(visit: OfficerVisit) -> Response:
    """What the owner of the policy may want to settle."""
    library = visit.services.library
    say = visit.area.context.renderer.say
    groups = tuple(
        Unsettled(
            group.title,
            group.why,
            tuple(source(clause, None, library) for clause in group.clauses),
            tuple(
                tuple(say(f"page_fact_{fact}_{value}") for fact, value in situation.stated.items())
                for situation in group.situations
            ),
        )
        for group in unsettled_groups(library)
    )
    return visit.page("not_settled.html", groups=groups, total=sum(len(each.situations) for each in groups))


ROUTES = [officer_route("/guidance", show_guidance), officer_route("/guidance/not-settled", show_not_settled)]
