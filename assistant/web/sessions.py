"""The signed cookie that says which conversation a browser is in. The id is ours; no client can name one."""

from __future__ import annotations

from itsdangerous import BadSignature, TimestampSigner
from starlette.requests import Request
from starlette.responses import Response

from assistant.engine.front_door import mint_conversation

COOKIE = "conversation"
COOKIE_SECONDS = 24 * 60 * 60


class Sessions:
    """Mints, signs and reads conversation ids."""

    def __init__(self, secret: bytes, over_https: bool) -> None:
        self._signer = TimestampSigner(secret, salt="conversation-cookie")
        self._over_https = over_https

    def conversation_of(self, request: Request) -> str | None:
        """The conversation that the request's cookie proves, or None."""
        signed = request.cookies.get(COOKIE)
        if not signed or len(signed) > 200:
            return None
        try:
            return self._signer.unsign(signed, max_age=COOKIE_SECONDS).decode("ascii")
        except (BadSignature, UnicodeError):
            return None

    def conversation_or_new(self, request: Request) -> str:
        """The request's conversation, or a new one when there is none or its cookie is not ours."""
        return self.conversation_of(request) or mint_conversation()

    def keep(self, response: Response, conversation: str) -> None:
        """Set the cookie for `conversation` on a response."""
        response.set_cookie(
            COOKIE,
            self._signer.sign(conversation).decode("ascii"),
            max_age=COOKIE_SECONDS,
            httponly=True,
            samesite="lax",
            secure=self._over_https,
            path="/",
        )

    def drop(self, response: Response) -> None:
        """Remove the cookie."""
        response.delete_cookie(COOKIE, path="/")
