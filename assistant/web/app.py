"""The web gateway: the only listener. Routes, security headers, and nothing of the conversation itself."""

from __future__ import annotations

from contextlib import asynccontextmanager
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from assistant.bootstrap import Services
from assistant.engine.front_door import FrontDoor
from assistant.web.api import messages
from assistant.web.context import Context
from assistant.web.desk import Desk
from assistant.web.headers import SecurityHeaders
from assistant.web.health import healthz, readyz
from assistant.web.limits import RateLimit
from assistant.web.sessions import Sessions

STATIC = Path(__file__).parent / "static"


def build_app(services: Services, open_door: Callable[[], FrontDoor]) -> Starlette:
    """The application on `services`; `open_door` is called when it starts, and again while it fails."""
    settings = services.settings
    context = Context(
        services=services,
        desk=Desk(open_door),
        sessions=Sessions(settings.secret, settings.public_url.startswith("https://")),
        per_conversation=RateLimit(settings.messages_a_minute),
        per_address=RateLimit(settings.messages_a_minute_per_address),
    )

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await context.desk.door()
        yield

    routes = [
        Route("/api/messages", messages, methods=["POST"]),
        Route("/healthz", healthz),
        Route("/readyz", readyz),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    app = Starlette(routes=routes, middleware=[Middleware(SecurityHeaders)], lifespan=lifespan)
    app.state.context = context
    return app
