"""What every route needs, kept once on the application."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from assistant.bootstrap import Services
from assistant.web.desk import Desk
from assistant.web.limits import RateLimit
from assistant.web.sessions import Sessions
from assistant.words import Words


@dataclass(frozen=True)
class Context:
    """Services, the desk, sessions and limits."""

    services: Services
    desk: Desk
    sessions: Sessions
    per_conversation: RateLimit
    per_address: RateLimit

    @property
    def words(self) -> Words:
        """The sentences around the guidance."""
        return self.services.words

    def wait_seconds(self, request: Request, conversation: str) -> int:
        """0 when this browser and its address may send now, else the seconds to wait."""
        address = request.client.host if request.client else "unknown"
        return self.per_address.wait_seconds(address) or self.per_conversation.wait_seconds(conversation)


def context_of(request: Request) -> Context:
    """The context of the application that serves the request."""
    return request.app.state.context
