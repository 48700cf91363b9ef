"""The signed cookies of a browser: which conversation it is in, and the little that pages remember.

The conversation's id is ours; no client can name one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from itsdangerous import BadData, BadSignature, Signer, TimestampSigner, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from assistant.engine.chat_service import mint_conversation

COOKIE = "conversation"
COOKIE_SECONDS = 48 * 60 * 60
LONGEST_COOKIE = 4000  # characters; browsers drop longer ones
LONGEST_CONVERSATION = 200


def name_of(cookie: str, over_https: bool) -> str:
    """A cookie's name in the browser: over HTTPS one that no other host and no unencrypted page can set."""
    return f"__Host-{cookie}" if over_https else cookie


class _Cookie:
    """A cookie of this site that no script and no other site can read."""

    def __init__(self, name: str, over_https: bool) -> None:
        self._name = name_of(name, over_https)
        self._over_https = over_https

    def drop(self, response: Response) -> None:
        """Remove the cookie."""
        response.delete_cookie(self._name, path="/", secure=self._over_https)

    def _signed(self, request: Request, longest: int) -> str | None:
        signed = request.cookies.get(self._name)
        return signed if signed and len(signed) <= longest else None

    def _set(self, response: Response, signed: str) -> None:
        response.set_cookie(
            self._name,
            signed,
            max_age=COOKIE_SECONDS,
            httponly=True,
            samesite="lax",
            secure=self._over_https,
            path="/",
        )


class FormTokens:
    """What ties a form to whoever it was rendered for, so that no other site can send it."""

    def __init__(self, secret: bytes, salt: str) -> None:
        self._forms = Signer(secret, salt=salt)

    def form_token(self, whose: str) -> str:
        """What a form carries that was rendered for this conversation or session."""
        return self._forms.get_signature(whose).decode("ascii")

    def is_form_token(self, whose: str, token: str) -> bool:
        """Whether a form was rendered for this conversation or session; compared in constant time."""
        return self._forms.verify_signature(whose, token.encode("utf-8", "replace"))


class Sessions(_Cookie, FormTokens):
    """Mints, signs and reads conversation ids, and the tokens that tie a form to one."""

    def __init__(self, secret: bytes, over_https: bool) -> None:
        _Cookie.__init__(self, COOKIE, over_https)
        FormTokens.__init__(self, secret, "form-of-conversation")
        self._signer = TimestampSigner(secret, salt="conversation-cookie")

    def conversation_of(self, request: Request) -> str | None:
        """The conversation that the request's cookie proves, or None."""
        if (signed := self._signed(request, LONGEST_CONVERSATION)) is None:
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
        self._set(response, self._signer.sign(conversation).decode("ascii"))


class SignedCookie(_Cookie):
    """A small mapping that the browser keeps for us and cannot change."""

    def __init__(self, name: str, secret: bytes, over_https: bool) -> None:
        super().__init__(name, over_https)
        self._serializer = URLSafeTimedSerializer(secret, salt=f"{name}-cookie")

    def read(self, request: Request) -> Mapping[str, Any]:
        """What was kept, or nothing when there is none, it ran out or it is not ours."""
        if (signed := self._signed(request, LONGEST_COOKIE)) is None:
            return {}
        try:
            kept = self._serializer.loads(signed, max_age=COOKIE_SECONDS)
        except BadData:
            return {}
        return kept if isinstance(kept, dict) else {}

    def keep(self, response: Response, values: Mapping[str, Any]) -> None:
        """Have the browser keep `values`; they must fit into LONGEST_COOKIE signed characters."""
        self._set(response, self._serializer.dumps(dict(values)))
