"""`/officer/feedback`: the answers that readers said were not useful, and where bookings were given up."""

from __future__ import annotations

from datetime import timedelta

from starlette.exceptions import HTTPException
from starlette.responses import Response

from assistant.adapters.database.answer_feedback import REASONS, AnswerFeedback
from assistant.adapters.database.booking_progress import BookingProgress
from assistant.language.wall_clock import day_text
from assistant.web.consultation.face import COUNTED
from assistant.web.officer.visit import OfficerVisit, officer_route

FEEDBACK = "/officer/feedback"
LOOKED_BACK = timedelta(days=28)


def show(visit: OfficerVisit) -> Response:
    """Reported answers, the open ones first, and how often an answer was useful."""
    kept = AnswerFeedback(visit.services.database)
    reports, editions = kept.reports(), visit.services.library.editions
    return visit.page(
        "feedback.html",
        open=[report for report in reports if report.mended_on is None],
        done_with=[report for report in reports if report.mended_on is not None],
        useful=kept.useful(),
        progress=BookingProgress(visit.services.database).since(visit.now.date() - LOOKED_BACK, COUNTED),
        days=LOOKED_BACK.days,
        topic=lambda report: visit.services.words.say(f"page_topic_{report.topic}") if report.topic else "",
        edition=lambda report: editions[report.edition].title if report.edition in editions else report.edition or "–",
        day=day_text,
    )


def mend(visit: OfficerVisit) -> Response:
    """Note that a reported answer was dealt with today."""
    answer, reason = visit.typed("answer"), visit.typed("reason")
    if reason not in REASONS or not AnswerFeedback(visit.services.database).mend(answer, reason, visit.now.date()):
        raise HTTPException(404)
    return visit.redirect(FEEDBACK, done="mended")


ROUTES = [officer_route("/feedback", show), officer_route("/feedback/mended", take=mend, administrators=True)]
