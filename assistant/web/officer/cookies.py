"""The signed cookies of the officers' pages, and the token that ties a form to one of them."""

from __future__ import annotations

from itsdangerous import BadSignature, Signer
from starlette.requests import Request
from starlette.responses import Response

from assistant.web.sessions import FormTokens

PATH = "/officer"
LONGEST = 200  # characters


class TokenCookie(FormTokens):
    """A cookie with one signed token, sent to the officers' pages only and never from another site."""

    def __init__(self, name: str, secret: bytes, over_https: bool, seconds: int | None = None) -> None:
        """`seconds`: how long the browser keeps it; None until it is closed."""
        super().__init__(secret, f"officer-form-{name}")
        self._name = name
        self._signer = Signer(secret, salt=f"officer-cookie-{name}")
        self._over_https = over_https
        self._seconds = seconds

    def read(self, request: Request) -> str | None:
        """The token, or None where there is none of ours."""
        signed = request.cookies.get(self._name)
        if not signed or len(signed) > LONGEST:
            return None
        try:
            return self._signer.unsign(signed).decode("ascii")
        except (BadSignature, UnicodeError):
            return None

    def keep(self, response: Response, token: str) -> None:
        """Have the browser keep a token."""
        response.set_cookie(
            self._name,
            self._signer.sign(token).decode("ascii"),
            max_age=self._seconds,
            path=PATH,
            httponly=True,
            samesite="strict",
            secure=self._over_https,
        )

    def drop(self, response: Response) -> None:
        """Remove the cookie."""
        response.delete_cookie(self._name, path=PATH, httponly=True, samesite="strict", secure=self._over_https)
