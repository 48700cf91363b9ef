"""What every route needs, kept once on the application."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from assistant.adapters.rate_limits import CALLER, Rate
from assistant.bootstrap import Services
from assistant.guidance.pages import Originals
from assistant.settings import Settings
from assistant.web.answer_marks import AnswerMarks
from assistant.web.assets import Assets
from assistant.web.chat_provider import ChatProvider
from assistant.web.once import OnlyOnce
from assistant.web.rendering import Renderer
from assistant.web.sessions import Sessions, SignedCookie
from assistant.web.turns import TurnReader
from assistant.words import Words


@dataclass(frozen=True)
class Rates:
    """How much one browser and one address may ask for."""

    messages: Rate
    messages_of_address: Rate
    forms: Rate
    pages_of_address: Rate

    @classmethod
    def by(cls, settings: Settings) -> Rates:
        """The rates of the settings, each counted over a few minutes.

        So a quick hand or a class may come all at once, and whoever goes on like that goes slower.
        """
        return cls(
            messages=Rate("messages", 3 * settings.messages_a_minute, 180),
            messages_of_address=Rate("messages_of_address", 2 * settings.messages_a_minute_per_address, 120),
            forms=Rate("forms", 9 * settings.messages_a_minute, 180),
            pages_of_address=Rate("pages_of_address", 2 * settings.pages_a_minute_per_address, 120),
        )


@dataclass(frozen=True)
class Context:
    """Services, the chat provider, sessions, limits, pages and the files that pages are dressed with.

    `reader` is the cookie that remembers for whom to answer, `booking` the one with the answers of
    the booking pages; `originals` are the council's own words where the operator holds them.
    """

    services: Services
    chat_provider: ChatProvider
    sessions: Sessions
    reader: SignedCookie
    booking: SignedCookie
    once: OnlyOnce
    assets: Assets
    renderer: Renderer
    turn_reader: TurnReader
    answer_marks: AnswerMarks
    originals: Originals
    rates: Rates

    @property
    def words(self) -> Words:
        """The sentences around the guidance."""
        return self.services.words

    async def message_wait(self, conversation: str) -> int:
        """0 when this browser and its address may send a message now, else the seconds to wait."""
        uses = (self.rates.messages, conversation), (self.rates.messages_of_address, CALLER.get())
        return await self.services.limits.wait(*uses)

    async def form_wait(self, conversation: str) -> int:
        """0 when this browser and its address may send a form now, else the seconds to wait."""
        uses = (self.rates.forms, conversation), (self.rates.pages_of_address, CALLER.get())
        return await self.services.limits.wait(*uses)


def context_of(request: Request) -> Context:
    """The context of the application that serves the request."""
    return request.app.state.context
