"""The folder of mails that were written where there is no SMTP server: old ones, and those about a person."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

_MADE_AT = re.compile(r"\.?(\d{8}-\d{6})-")
# A calendar file folds its lines after 75 bytes, in the middle of an address if need be.
_FOLD = re.compile(r"\r?\n[ \t]")


class MailFolder:
    """Whole mails (`.eml`) and ones that a crash left unfinished (`.part`)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def remove_before(self, instant: datetime) -> int:
        """Delete mails made before an instant, by the time that their name says; how many."""
        return self._remove(file for file in self._files() if _made_at(file) < instant)

    def remove_about(self, address: str) -> int:
        """Delete mails to an address or that mention it, an officer's with the caller's address too; how many."""
        return self._remove(file for file in self._files() if address.casefold() in words_of(file.read_bytes()))

    def _files(self) -> Iterator[Path]:
        if self._folder.exists():
            yield from sorted(file for file in self._folder.iterdir() if file.suffix in (".eml", ".part"))

    @staticmethod
    def _remove(files: Iterator[Path]) -> int:
        removed = 0
        for file in files:
            # Another process may have deleted it a moment ago.
            file.unlink(missing_ok=True)
            removed += 1
        return removed


def words_of(mail: bytes) -> str:
    """Everything that a mail says, decoded, unfolded and case-folded: headers, texts, calendar, raw source."""
    message = email.message_from_bytes(mail, policy=email.policy.default)
    said = [mail.decode("utf-8", "replace"), *(f"{name}: {value}" for name, value in message.items())]
    for part in message.walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            said.append(_FOLD.sub("", content.decode("utf-8", "replace")))
    return "\n".join(said).casefold()


def _made_at(file: Path) -> datetime:
    named = _MADE_AT.match(file.name)
    if named is None:
        return datetime.fromtimestamp(file.stat().st_mtime, timezone.utc)
    return datetime.strptime(named[1], "%Y%m%d-%H%M%S").replace(tzinfo=timezone.utc)
