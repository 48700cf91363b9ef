"""`/officer/feedback`: the answers that readers said were not useful, until somebody has dealt with them."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from assistant.adapters.answer_feedback import REASONS, AnswerFeedback
from assistant.language.wall_clock import day_text
from assistant.web.officer.visit import OfficerVisit, officer_route

FEEDBACK = "/officer/feedback"


def show(visit: OfficerVisit) -> Response:
    """Reported answers, the open ones first, and how often an answer was useful."""
    kept = AnswerFeedback(visit.services.database)
    reports = kept.reports()
    return visit.page(
        "feedback.html",
        open=[report for report in reports if report.mended_on is None],
        done_with=[report for report in reports if report.mended_on is not None],
        useful=kept.useful(),
        topic=lambda report: visit.services.words.say(f"page_topic_{report.topic}") if report.topic else "",
        day=day_text,
    )


def mend(visit: OfficerVisit) -> Response:
    """Note that a reported answer was dealt with today."""
    answer, reason = visit.typed("answer"), visit.typed("reason")
    if reason not in REASONS or not AnswerFeedback(visit.services.database).mend(answer, reason, visit.now.date()):
        raise HTTPException(404)
    return visit.redirect(FEEDBACK, done="mended")


ROUTES = [officer_route("/feedback", show), officer_route("/feedback/mended", take=mend, administrators=True)]
