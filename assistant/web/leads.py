"""Who leads as a page of radios (`/who-leads`) and for programs (`GET /api/leads`): one decision, no language model."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from assistant.guidance.model import STATED_FACTS, VOICES, Situation
from assistant.guidance.who_leads import ASKING_ORDER, who_leads
from assistant.vocabulary import DEFAULT_AUDIENCE
from assistant.web.context import context_of
from assistant.web.visit import Visit, page

KEPT_SECONDS = 300
"""How long a copy of an answer may be used again: it changes with an edition, not with a visitor."""
_FOR = "for"


class NotAFactError(ValueError):
    """A query names a fact or a value that does not exist; the message is a sentence for the caller."""


def show_who_leads_form(visit: Visit) -> Response:
    """The questions, and the answer below once one is chosen."""
    query = visit.request.query_params
    try:
        situation, audience = read_query(query, visit.audience)
    except NotAFactError as wrong:
        visit, situation, audience = (
            visit.refused("", "page_leads_wrong", problem=str(wrong)),
            Situation(),
            visit.audience,
        )
    asked = any(fact in query for fact in STATED_FACTS) and not visit.problems
    answer = who_leads(situation, audience, visit.services.library) if asked else None
    return visit.page(
        "who_leads.html",
        facts={fact: (STATED_FACTS[fact], getattr(situation, fact)) for fact in (*ASKING_ORDER, "case_holder")},
        voices=VOICES,
        chosen_voice=audience,
        answer=answer,
    )


async def leads(request: Request) -> Response:
    """The answer object for the facts of the query; 400 with a sentence for a fact or value that does not exist."""
    context = context_of(request)
    try:
        situation, audience = read_query(request.query_params, DEFAULT_AUDIENCE)
    except NotAFactError as wrong:
        return JSONResponse({"error": str(wrong)}, status_code=400)
    answer = who_leads(situation, audience, context.services.library)
    return JSONResponse(answer.as_dict(), headers={"Cache-Control": f"public, max-age={KEPT_SECONDS}"})


def read_query(query: Mapping[str, str], audience: str) -> tuple[Situation, str]:
    """The facts and the audience of a query; a fact that is left out or empty is unknown. Raises NotAFactError."""
    surplus = sorted(set(query) - {*STATED_FACTS, _FOR})
    if surplus:
        raise NotAFactError(f"There is no {surplus[0]}: use {', '.join(STATED_FACTS)} or {_FOR}.")
    for fact, values in STATED_FACTS.items():
        if query.get(fact) and query[fact] not in values:
            raise NotAFactError(f"{fact} is one of {', '.join(values)}.")
    if query.get(_FOR) and query[_FOR] not in VOICES:
        raise NotAFactError(f"{_FOR} is one of {', '.join(VOICES)}.")
    facts = {fact: query[fact] for fact in STATED_FACTS if query.get(fact)}
    return Situation.from_mapping(facts), query.get(_FOR) or audience


ROUTES = [
    Route("/who-leads", page(show_who_leads_form), methods=["GET"]),
    Route("/api/leads", leads, methods=["GET"]),
]
