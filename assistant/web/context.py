"""What every route needs, kept once on the application."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from assistant.bootstrap import Services
from assistant.guidance.pages import Originals
from assistant.web.chat_provider import ChatProvider
from assistant.web.limits import RateLimit, address_key
from assistant.web.once import OnlyOnce
from assistant.web.rendering import Renderer
from assistant.web.sessions import Sessions, SignedCookie
from assistant.words import Words


@dataclass(frozen=True)
class Context:
    """Services, the chat provider, sessions, limits and pages.

    `reader` is the cookie that remembers for whom to answer, `booking` the one with the answers of
    the booking pages; `originals` are the council's own words where the operator holds them.
    """

    services: Services
    chat_provider: ChatProvider
    sessions: Sessions
    reader: SignedCookie
    booking: SignedCookie
    once: OnlyOnce
    renderer: Renderer
    originals: Originals
    per_conversation: RateLimit
    per_address: RateLimit

    @property
    def words(self) -> Words:
        """The sentences around the guidance."""
        return self.services.words

    def wait_seconds(self, request: Request, conversation: str) -> int:
        """0 when this browser and its address may send now, else the seconds to wait."""
        address = address_key(request.client.host if request.client else "unknown")
        return self.per_address.wait_seconds(address) or self.per_conversation.wait_seconds(conversation)


def context_of(request: Request) -> Context:
    """The context of the application that serves the request."""
    return request.app.state.context
