"""One request for a page: who asks, what was sent, and how to answer. Endpoints are made of handlers here.

A handler takes a Visit and gives a response. It runs in a thread of its own, so that a slow database
holds up nobody else; handlers that talk to the assistant are coroutines.
"""

from __future__ import annotations

import asyncio
import inspect
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistant.bootstrap import Services
from assistant.consultation.model import OfficerId
from assistant.engine.field_safety import safety_answer
from assistant.guidance.model import VOICES, Answer
from assistant.vocabulary import DEFAULT_AUDIENCE
from assistant.web.context import Context, context_of
from assistant.web.reading import Form, read_form

PAGE_SECONDS = 9
MESSAGES = "/chat"
FORM_TOKEN = "form_token"
ONCE_TOKEN = "once"
SAFETY_READ = ".read"
"""Ends the once token of a form above which the safety words stood: sent again, it is acted on."""
NOT_TYPED = frozenset({FORM_TOKEN, ONCE_TOKEN, "audience", "message", "button"})
"""Fields that nobody types into, and the chat's message, which the chat itself reads for harm."""
SAFETY_SECONDS = 3

Endpoint = Callable[[Request], Awaitable[Response]]
Visitor = TypeVar("Visitor")


@dataclass(frozen=True)
class Problem:
    """What is wrong with a field, and what to do; shown above the page and beside the field."""

    field: str
    text: str


@dataclass(frozen=True)
class Visit:
    """A request for a page of this conversation. `form` is what was sent, None where nothing was.

    `stale`: the form belongs to no conversation of this browser (the page stood open too long), so it
    is shown again with what was typed, and nothing is done. `problems`: what was wrong with the form.
    `safety`: the words that come first where a field tells of harm.
    """

    request: Request
    context: Context
    conversation: str
    form: Form | None = None
    stale: bool = False
    problems: tuple[Problem, ...] = ()
    safety: Answer | None = None

    @property
    def services(self) -> Services:
        """What pages may call."""
        return self.context.services

    @property
    def asked_for(self) -> str | None:
        """Who asks, as the address says (`?for=parent`)."""
        named = self.request.query_params.get("for")
        return named if named in VOICES else None

    @property
    def chosen_audience(self) -> str | None:
        """For whom to answer: what this form says, else the address, else what the browser remembers."""
        sent = self.form.text("audience") if self.form else ""
        kept = self.context.reader.read(self.request).get("audience")
        return next((each for each in (sent, self.asked_for, kept) if each in VOICES), None)

    @property
    def audience(self) -> str:
        """The audience to answer, whether or not somebody chose it."""
        return self.chosen_audience or DEFAULT_AUDIENCE

    @property
    def has_begun(self) -> bool:
        """Whether this browser has seen something said in this conversation."""
        return self.context.reader.read(self.request).get("begun") == self._begun_mark

    def remember(self, response: Response, audience: str, begun: bool = False) -> None:
        """Have the browser remember for whom to answer, and whether something was said in this conversation."""
        mark = {"begun": self._begun_mark} if begun else {}
        self.context.reader.keep(response, {"audience": audience, **mark})

    @property
    def _begun_mark(self) -> str:
        return self.context.sessions.form_token(self.conversation)[:8]

    def typed(self, field: str, kept: str | None = "") -> str:
        """What was typed into a field: in this form, else what was kept before."""
        if self.form is not None and field in self.form.fields:
            return self.form.text(field)
        return kept or ""

    def say(self, key: str, **values: Any) -> str:
        """A sentence of the pages."""
        return self.context.renderer.say(key, self.audience, **values)

    def refused(self, field: str, key: str, **values: Any) -> Visit:
        """The visit with a problem: the page shown for it says what is wrong and keeps what was typed."""
        return replace(self, problems=(*self.problems, Problem(field, self.say(key, **values))))

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """A page; for a form with problems or from another session it is an error page."""
        problems = self.problems
        if self.stale:
            problems, status = (Problem("", self.say("page_stale")), *problems), 403
        elif problems and status == 200:
            status = 422
        return HTMLResponse(self.rendered(template, problems=problems, **values), status_code=status)

    def rendered(self, template: str, **values: Any) -> str:
        """A template, or a part of a page, as this visitor sees it."""
        return self.context.renderer.page(
            template,
            {
                "audience": self.audience,
                "problems": (),
                "form_token": self.context.sessions.form_token(self.conversation),
                "once": secrets.token_urlsafe(12) + (SAFETY_READ if self.safety else ""),
                "safety_first": self.safety,
                "path": self.request.url.path,
                "officer_name": self._officer_name,
                **values,
            },
        )

    def _officer_name(self, officer_id: OfficerId) -> str:
        officer = self.services.rota_desk.rota().officer(officer_id)
        assert officer is not None, officer_id
        return officer.name

    def redirect(self, path: str, query: Mapping[str, str] | None = None) -> Response:
        """On to another page of ours, to be fetched with GET."""
        return redirect(path, query)


def redirect(path: str, query: Mapping[str, str] | None = None) -> Response:
    """On to another page of ours, to be fetched with GET."""
    return RedirectResponse(f"{path}?{urlencode(query)}" if query else path, status_code=303)


async def in_thread(handler: Callable[[Visitor], Response], visitor: Visitor) -> Response:
    """What the handler answers within PAGE_SECONDS, in a thread of its own."""
    try:
        return await asyncio.wait_for(asyncio.to_thread(handler, visitor), PAGE_SECONDS)
    except asyncio.TimeoutError:
        raise HTTPException(503) from None


PlainHandler = Callable[[Visit], Response]
AsyncHandler = Callable[[Visit], Awaitable[Response]]
Handler = PlainHandler | AsyncHandler


def page(show: Handler) -> Endpoint:
    """An endpoint that shows a page and starts no session."""

    async def endpoint(request: Request) -> Response:
        return await handled(show, visit_of(request))

    return endpoint


def form_page(show: Handler, take: Handler | None = None) -> Endpoint:
    """An endpoint that shows a page with a form (GET) and takes the form (POST), in a session.

    What is sent is checked first: size, kind, rate, and that the form was rendered for this browser.
    Sent twice, it is acted on once.
    """

    async def endpoint(request: Request) -> Response:
        visit = visit_of(request)
        if request.method != "POST":
            return await in_session(show, visit)
        visit = await with_form(visit)
        form = visit.form
        if take is None or form is None:
            raise HTTPException(405)
        if visit.stale:
            return await in_session(show, visit)
        safety = await safety_words_first(visit)
        if safety is not None:
            return await in_session(show, replace(visit, safety=safety))
        parts = [visit.conversation, request.url.path, *form.pairs]
        return await visit.context.once.run(parts, lambda: in_session(take, visit))

    return endpoint


def visit_of(request: Request) -> Visit:
    """The visit that a request makes."""
    context = context_of(request)
    return Visit(request, context, context.sessions.conversation_or_new(request))


async def with_form(visit: Visit) -> Visit:
    """The visit with the form that was sent; HTTPException for one that is not read at all."""
    form = await read_form(visit.request)
    is_message = visit.request.url.path == MESSAGES
    wait = await (visit.context.message_wait if is_message else visit.context.form_wait)(visit.conversation)
    if wait:
        raise HTTPException(429, headers={"Retry-After": str(wait)})
    ours = visit.context.sessions.is_form_token(visit.conversation, form.text(FORM_TOKEN))
    return replace(visit, form=form, stale=not ours)


async def safety_words_first(visit: Visit) -> Answer | None:
    """The safety words where a field of the form tells of harm and they did not stand above it yet.

    Nothing is done with such a form: it is shown again as it was typed, and goes on when it is sent once more.
    """
    form = visit.form
    if form is None or form.text(ONCE_TOKEN).endswith(SAFETY_READ):
        return None
    typed = [value for name, values in form.fields.items() if name not in NOT_TYPED for value in values]
    chat = await visit.context.chat_provider.service(wait_seconds=0) if typed else None
    library = visit.services.library
    try:
        read = chat.read if chat else None
        return await asyncio.wait_for(safety_answer(typed, visit.audience, library, read), SAFETY_SECONDS)
    except asyncio.TimeoutError:
        return await safety_answer(typed, visit.audience, library, None)


async def handled(handler: Handler, visit: Visit) -> Response:
    """What the handler answers; a coroutine sees to its own time."""
    if inspect.iscoroutinefunction(handler):
        return await cast(AsyncHandler, handler)(visit)
    return await in_thread(cast(PlainHandler, handler), visit)


async def in_session(handler: Handler, visit: Visit) -> Response:
    """What the handler answers, with the cookie of the conversation."""
    response = await handled(handler, visit)
    visit.context.sessions.keep(response, visit.conversation)
    return response
