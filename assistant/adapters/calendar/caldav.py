"""Keep consultations in the officers' own calendars over CalDAV, one event for each UID.

It answers with the same values as mail delivery, because the outbox tries both again in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import requests
from ruamel.yaml import YAML

from assistant.adapters.calendar.invitations import CalendarEvent, stored_event
from assistant.adapters.mail.delivery import Delivered, Delivery, Refused, TryLater

TIMEOUT_SECONDS = 10
Request = Callable[[Any, str], int]
"""Asks a CalDAV client something of an address, and gives the HTTP status."""
_TAKEN = (200, 201, 204)
_GONE = (404, 410)
# The same UID lies under another name, say because the officer accepted the invitation by mail.
_UID_ELSEWHERE = (403, 409, 412)


@dataclass(frozen=True)
class CalendarAccount:
    """Where an officer's calendar is, and how to get in. `url` is the calendar collection's."""

    url: str
    username: str = ""
    password: str = field(default="", repr=False)


class CaldavCalendars:
    """The calendars of the officers who gave one, by the officer's email address."""

    def __init__(self, accounts: Mapping[str, CalendarAccount], timeout: int = TIMEOUT_SECONDS) -> None:
        self._accounts = {email.lower(): account for email, account in accounts.items()}
        self._timeout = timeout

    def put(self, officer_email: str, event: CalendarEvent, stamp: datetime) -> Delivery:
        """Write the event, or replace the one with its UID. Without a calendar there is nothing to do."""
        body = stored_event(event, stamp)
        headers = {"Content-Type": "text/calendar; charset=utf-8"}

        def put(client: Any, href: str) -> int:
            return int(client.put(href, body, headers).status)

        return self._do(officer_email, event.uid, put, _UID_ELSEWHERE)

    def remove(self, officer_email: str, uid: str) -> Delivery:
        """Take the event out; one that is not there is as good as removed."""

        def delete(client: Any, href: str) -> int:
            return int(client.delete(href).status)

        return self._do(officer_email, uid, delete, _GONE, missing_is_fine=True)

    def _do(
        self, officer_email: str, uid: str, request: Request, look_again: tuple[int, ...], missing_is_fine: bool = False
    ) -> Delivery:
        account = self._accounts.get(officer_email.lower())
        if account is None:
            return Delivered()
        # Imported late: only services that use it load the library.
        import caldav
        from caldav.lib.error import AuthorizationError, DAVError, NotFoundError

        with caldav.DAVClient(
            account.url, username=account.username or None, password=account.password or None, timeout=self._timeout
        ) as client:
            try:
                status = self._status(
                    request, client, f"{account.url.rstrip('/')}/{quote(uid, safe='')}.ics", NotFoundError
                )
                if status in look_again:
                    try:
                        found = client.calendar(url=account.url).event_by_uid(uid)
                    except NotFoundError:
                        return Delivered() if missing_is_fine else TryLater(f"calendar ({status})")
                    status = self._status(request, client, str(found.url), NotFoundError)
            except AuthorizationError:
                return TryLater("calendar login refused", unreachable=True)
            except (requests.RequestException, DAVError, OSError) as error:
                return TryLater(f"calendar: {type(error).__name__}", unreachable=True)
        if status in _TAKEN or (missing_is_fine and status in _GONE):
            return Delivered()
        return (
            Refused(f"calendar ({status})")
            if 400 <= status < 500 and status != 429
            else TryLater(f"calendar ({status})")
        )

    @staticmethod
    def _status(request: Request, client: Any, href: str, not_found: type[Exception]) -> int:
        try:
            return request(client, href)
        except not_found:
            return 404


def load_calendar_accounts(file: Path) -> dict[str, CalendarAccount]:
    """Read a YAML file of accounts: officer's email → {url, username, password}.

    Raises ValueError for a file that other users can read (it holds passwords) or that says something else.
    """
    if file.stat().st_mode & 0o077:
        raise ValueError(f"{file.name} can be read by other users: run chmod 600 on it.")
    entries = YAML(typ="safe").load(file.read_text(encoding="utf-8")) or {}
    if not isinstance(entries, dict) or not all(
        isinstance(entry, dict) and "url" in entry for entry in entries.values()
    ):
        raise ValueError(f"{file.name}: each officer's email needs an entry with url, username and password.")
    known = ("url", "username", "password")
    return {
        email: CalendarAccount(**{key: str(entry[key]) for key in known if key in entry})
        for email, entry in entries.items()
    }
