"""What the officers' pages need beside the services, kept once on the application."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from assistant.adapters.database.officer_sessions import OfficerSessions
from assistant.adapters.officer_passwords import OfficerPasswords
from assistant.adapters.secret_source import KeyedSecrets
from assistant.consultation.brief import BriefWords, load_brief_words
from assistant.consultation.outbox_desk import OutboxDesk
from assistant.web.context import Context, context_of
from assistant.web.officer.cookies import TokenCookie
from assistant.web.officer.waits import LoginWaits

DEVICE_SECONDS = 180 * 24 * 60 * 60


@dataclass(frozen=True)
class Area:
    """Sessions, cookies, passwords and desks of the officers' pages.

    `session` is the cookie of who is signed in, `visitor` that of the sign-in form, `device` marks a
    browser in which an officer has signed in before.
    """

    context: Context
    sessions: OfficerSessions
    session: TokenCookie
    visitor: TokenCookie
    device: TokenCookie
    passwords: OfficerPasswords
    waits: LoginWaits
    outbox: OutboxDesk
    brief_words: BriefWords


def area_of(request: Request) -> Area:
    """The area of the application that serves the request; opened with its first request."""
    state = request.app.state
    if not hasattr(state, "officer_area"):
        state.officer_area = _open(context_of(request))
    return state.officer_area


def _open(context: Context) -> Area:
    services = context.services
    secret = services.settings.secret
    over_https = services.settings.public_url.startswith("https://")
    return Area(
        context=context,
        sessions=OfficerSessions(services.database, services.clock, KeyedSecrets(secret)),
        session=TokenCookie("officer", secret, over_https),
        visitor=TokenCookie("officer_visitor", secret, over_https),
        device=TokenCookie("officer_device", secret, over_https, DEVICE_SECONDS),
        passwords=OfficerPasswords(),
        waits=LoginWaits(services.clock),
        outbox=OutboxDesk(services.unit_of_work, services.clock),
        brief_words=load_brief_words(services.library.clause_titles),
    )
