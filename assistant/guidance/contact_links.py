"""The ways to reach people, and where they stand in a text, so that a number or an address there can be pressed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Contact:
    """A way to reach people, as seen on a page; `verify` asks the council to confirm it."""

    id: str
    name: str
    purpose: str
    phone: str | None = None
    email: str | None = None
    option: str | None = None
    hours: str | None = None
    url: str | None = None
    facts: tuple[str, ...] = ()
    edition: str | None = None
    note: str | None = None
    verify: bool = False


@dataclass(frozen=True)
class Piece:
    """A stretch of a text; `href` is `tel:` or `mailto:` where the stretch is a way to reach people, else None."""

    text: str
    href: str | None = None


class ContactLinks:
    """Knows the telephone numbers and addresses of the content, and no others.

    Only what the content holds becomes a link: a number that somebody typed is never one to press.
    """

    def __init__(self, contacts: Iterable[Contact]) -> None:
        self._hrefs: dict[str, str] = {}
        for contact in contacts:
            if contact.phone:
                self._hrefs[_without_spaces(contact.phone)] = f"tel:{_without_spaces(contact.phone)}"
            if contact.email:
                self._hrefs[contact.email.lower()] = f"mailto:{contact.email}"
        longest_first = sorted(self._hrefs, key=len, reverse=True)
        either = "|".join(r"\s?".join(map(re.escape, known)) for known in longest_first)
        self._known = re.compile(rf"(?<![\w.@+£$€-])(?:{either})(?![\w@]|[.-]\w)", re.IGNORECASE)

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """The whole text in order, cut where a way to reach people begins and ends."""
        found: list[Piece] = []
        at = 0
        for match in self._known.finditer(text) if self._hrefs else ():
            found += [Piece(text[at : match.start()]), Piece(match[0], self._hrefs[_without_spaces(match[0]).lower()])]
            at = match.end()
        return tuple(piece for piece in (*found, Piece(text[at:])) if piece.text)

    def contacts(self, text: str) -> tuple[dict[str, str], ...]:
        """The ways to reach people in the text, each once, as `{"text", "href"}`."""
        linked: dict[str, str] = {}
        for piece in self.pieces(text):
            if piece.href:
                linked.setdefault(piece.href, piece.text)
        return tuple({"text": words, "href": href} for href, words in linked.items())


def _without_spaces(text: str) -> str:
    return "".join(text.split())
