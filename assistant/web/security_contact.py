"""`/.well-known/security.txt` (RFC 9116): where to report a weakness, where the operator has said so."""

from __future__ import annotations

from datetime import timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from assistant.web.context import context_of

ADDRESS = "/.well-known/security.txt"
BELIEVED_FOR = timedelta(days=90)
"""How long a copy may be relied on: an operator may change the contact."""


async def security_contact(request: Request) -> Response:
    """The contact, and until when this may be relied on; 404 where none is set."""
    services = context_of(request).services
    contact = services.settings.security_contact
    if contact is None:
        raise HTTPException(404)
    expires = (services.clock.now() + BELIEVED_FOR).strftime("%Y-%m-%dT00:00:00Z")
    lines = (
        f"Contact: {contact}",
        f"Expires: {expires}",
        "Preferred-Languages: en",
        f"Canonical: {services.settings.public_url}{ADDRESS}",
    )
    return PlainTextResponse("\n".join(lines) + "\n")


ROUTES = [Route(ADDRESS, security_contact, methods=["GET"])]
