"""`/feedback`: whether an answer was useful, and if not, why. An answer is named by a mark that only we can make."""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from assistant.adapters.database.answer_feedback import REASONS, USEFUL, AnswerFeedback
from assistant.adapters.rate_limits import CALLER, Rate
from assistant.web.visit import Visit, form_page, page

# Nobody reads more answers than this in an hour; somebody who would drown the owner sends more.
REPORTS = Rate("feedback", 20, 3600)
IN_PLACE = "text/html;part=1"
THANKS = "/feedback/thanks"


async def take(visit: Visit) -> Response:
    """Keep a yes at once; after a no, ask why first."""
    form = visit.form
    assert form is not None
    mark = visit.context.answer_marks.read(form.text("about"))
    if mark is None:
        raise HTTPException(404)
    reason = USEFUL if form.text("useful") == "yes" else form.text("reason")
    if reason not in (USEFUL, *REASONS):
        missing = "reason_sent" in form.fields
        return _part(visit.refused("reason", "page_feedback_missing") if missing else visit, "feedback/why.html")
    wait = await visit.services.limits.wait((REPORTS, CALLER.get()))
    if wait:
        raise HTTPException(429, headers={"Retry-After": str(wait)})
    day = visit.services.clock.now().date()
    await asyncio.to_thread(AnswerFeedback(visit.services.database).add, mark, reason, day)
    return _part(visit, "feedback/thanks.html") if _in_place(visit) else visit.redirect(THANKS)


def show(visit: Visit) -> Response:
    """The form again for a page that stood open too long."""
    return _part(visit, "feedback/why.html")


def show_thanks(visit: Visit) -> Response:
    """That it was kept."""
    return visit.page("feedback/page.html", part="feedback/thanks.html", about="", reasons=REASONS)


def _part(visit: Visit, template: str) -> Response:
    about = visit.typed("about")
    if _in_place(visit):
        html = visit.rendered(template, about=about, reasons=REASONS, problems=visit.problems)
        return HTMLResponse(html)
    return visit.page("feedback/page.html", part=template, about=about, reasons=REASONS)


def _in_place(visit: Visit) -> bool:
    return IN_PLACE in visit.request.headers.get("accept", "")


ROUTES = [
    Route("/feedback", form_page(show, take), methods=["POST"]),
    Route(THANKS, page(show_thanks), methods=["GET"]),
]
