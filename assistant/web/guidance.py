"""`/guidance`: the chapters as plain pages, and the who-leads chart to print."""

from __future__ import annotations

import logging
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from assistant.guidance.chart import draw, who_leads_chart
from assistant.guidance.fingerprints import load_fingerprints
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.pages import Originals, chapter_page, guidance_index, originals_from
from assistant.guidance.saved_page import decode
from assistant.language.wall_clock import day_text
from assistant.web.visit import Visit, page

logger = logging.getLogger(__name__)

SVG_TYPE = "image/svg+xml"


def read_originals(folder: Path | None) -> Originals:
    """The council's own words from the operator's saved pages; nothing where no folder is configured."""
    if folder is None:
        return {}
    files = sorted(file for file in folder.glob("*") if file.suffix in {".txt", ".html", ".htm"})
    if not files:
        logger.warning("the folder of the guidance source holds no saved pages: %s", folder.name)
    return originals_from([decode(file.read_bytes()) for file in files], load_fingerprints())


def show_index(visit: Visit) -> Response:
    """Every chapter that is held."""
    return visit.page("guidance/index.html", chapters=guidance_index(visit.services.library))


def show_chapter(visit: Visit) -> Response:
    """One chapter in one edition, with an anchor for each clause."""
    library = visit.services.library
    chapter = chapter_page(library, visit.request.path_params["chapter"], visit.context.originals)
    asked = visit.request.query_params.get("edition")
    if chapter is None or (asked is not None and asked not in library.editions):
        raise HTTPException(404)
    held = {edition.edition: edition for edition in chapter.editions}
    # A chapter that this edition does not hold is shown in the one that does; the page says which it is.
    shown = held.get(asked or "", chapter.editions[0])
    return visit.page(
        "guidance/chapter.html",
        chapter=chapter,
        shown=shown,
        others=[edition for edition in chapter.editions if edition is not shown],
        date=day_text(shown.page_date) if shown.page_date else None,
        asked_about=_asked_about(library),
    )


def _asked_about(library: GuidanceLibrary) -> dict[str, str]:
    """For each clause of the default edition a question that it answers, by the question's name."""
    found: dict[str, str] = {}
    for name, entry in library.questions.items():
        if entry.edition == library.default_edition.id:
            for clause in entry.clauses:
                found.setdefault(clause, name)
    return found


def show_who_leads(visit: Visit) -> Response:
    """The chart to print, and the same in sentences."""
    return visit.page("guidance/who_leads.html", chart=who_leads_chart(visit.services.library))


def draw_who_leads(visit: Visit) -> Response:
    """The chart as a drawing."""
    return Response(draw(who_leads_chart(visit.services.library)), media_type=SVG_TYPE)


def show_not_settled(visit: Visit) -> Response:
    """Where the list for the owner of the guidance used to stand: the chart tells readers what is not settled."""
    return visit.redirect("/guidance/who-leads")


ROUTES = [
    Route("/guidance", page(show_index), methods=["GET"]),
    Route("/guidance/who-leads", page(show_who_leads), methods=["GET"]),
    Route("/guidance/who-leads.svg", page(draw_who_leads), methods=["GET"]),
    Route("/guidance/not-settled", page(show_not_settled), methods=["GET"]),
    Route("/guidance/{chapter}", page(show_chapter), methods=["GET"]),
]
