"""The web gateway: the only listener. Routes, security headers, and nothing of the conversation itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assistant.bootstrap import Services
from assistant.engine.chat_service import ChatService
from assistant.web import (
    answers,
    chat,
    consultation,
    deletion,
    feedback,
    guidance,
    information,
    leads,
    security_contact,
)
from assistant.web.answer_marks import AnswerMarks
from assistant.web.api import messages
from assistant.web.assets import Assets
from assistant.web.chat_provider import ChatProvider
from assistant.web.context import Context, Rates, context_of
from assistant.web.health import healthz, readyz
from assistant.web.middleware import Failures, Gate, ResponseHeaders, http_problem
from assistant.web.officer import officer_routes
from assistant.web.once import OnlyOnce
from assistant.web.rendering import Renderer, words_of_scripts
from assistant.web.sessions import Sessions, SignedCookie
from assistant.web.turns import TurnReader

MOST_WAITING = 64


async def static(request: Request) -> Response:
    """A file of the static folder."""
    return context_of(request).assets.respond(request)


ROUTES = [
    Route("/api/messages", messages, methods=["POST"]),
    Route("/healthz", healthz),
    Route("/readyz", readyz),
    Route("/static/{name}", static),
    *chat.ROUTES,
    *deletion.ROUTES,
    *feedback.ROUTES,
    *answers.ROUTES,
    *guidance.ROUTES,
    *leads.ROUTES,
    *consultation.ROUTES,
    *information.ROUTES,
    *security_contact.ROUTES,
    *officer_routes(),
]


def build_app(services: Services, open_service: Callable[[], ChatService]) -> Starlette:
    """The application on `services`; `open_service` is called when it starts, and again while it fails."""
    settings = services.settings
    over_https = settings.public_url.startswith("https://")
    assets = Assets(words_of_scripts(services.words), brand=settings.brand_file)
    renderer = Renderer(services.words, services.library, assets, settings)
    marks = AnswerMarks(settings.secret)
    context = Context(
        services=services,
        chat_provider=ChatProvider(open_service),
        sessions=Sessions(settings.secret, over_https),
        reader=SignedCookie("reader", settings.secret, over_https),
        booking=SignedCookie("booking", settings.secret, over_https),
        once=OnlyOnce(),
        assets=assets,
        renderer=renderer,
        turn_reader=TurnReader(services.library.contact_links, marks),
        answer_marks=marks,
        originals=guidance.read_originals(settings.guidance_source),
        rates=Rates.by(settings),
    )

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        # Python's own choice, six threads on two cores, is used up by as many visitors who wait for a database.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(MOST_WAITING, "gateway"))
        await context.chat_provider.start()
        yield

    app = Starlette(
        routes=ROUTES,
        middleware=[
            Middleware(ResponseHeaders),
            Middleware(Failures),
            Middleware(Gate, settings.allowed_hosts, services.limits, context.rates.pages_of_address),
        ],
        exception_handlers={HTTPException: http_problem},
        lifespan=lifespan,
    )
    app.state.context = context
    return app
