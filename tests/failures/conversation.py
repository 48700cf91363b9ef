"""A booking in the chat and on the pages, for tests that break something in the middle of it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from email.message import EmailMessage

from tests.support.running_service import RunningService, Turn, Visitor

PHONE = "020 7525 1922"
LONGEST_ANSWER = 10.0
WORDS_FOR = {
    "role": "School",
    "organisation": "Example Primary School",
    "name": "Anna Smith",
    "topic": "A pupil at 48 per cent, and whether to go to legal planning",
    "slot": "the first one",
    "confirm": "yes",
}
CODE = re.compile(r"\b(\d{6})\b")


def book_until(visitor: Visitor, field: str, email: str, code: Callable[[], str]) -> Turn:
    """Open a booking in the chat and answer its questions until it asks for `field`."""
    turn = visitor.say("I want to book a consultation")
    for _ in range(20):
        asked = turn.answer["asks"]
        if asked == field:
            return turn
        given = {**WORDS_FOR, "email": email}
        turn = visitor.say(code() if asked == "email_code" else given[asked])
    raise AssertionError(f"the booking never asks for {field}: {turn.body}")


def eventually(found: Callable[[], str | None], seconds: float = 20) -> str:
    """What `found` finds once it finds something."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        value = found()
        if value is not None:
            return value
        time.sleep(0.05)
    raise AssertionError("not found in time")


def code_in(mails: Callable[[], list[EmailMessage]], address: str) -> Callable[[], str]:
    """Reads the newest code that was mailed to an address, waiting for the mail."""

    def newest() -> str | None:
        for mail in reversed(mails()):
            found = CODE.search(str(mail["Subject"]) + mail.get_body(("plain",)).get_content())
            if found and address in str(mail["To"]):
                return found[1]
        return None

    return lambda: eventually(newest)


def is_plain(turn: Turn) -> bool:
    """Whether a failed turn says what it must: in time, with the phone and the emergency number, claiming nothing."""
    said = turn.text or turn.body.get("error", "")
    claims = "booking" in turn.answer or "booked for" in said.lower()
    return turn.seconds <= LONGEST_ANSWER and PHONE in said and "999" in said and not claims


def page_is_plain(service: RunningService, path: str) -> float:
    """Open a page; it is there or says what to do, in time. Its status and seconds are judged by the caller."""
    began = time.perf_counter()
    response = service.visitor().http.get(path)
    took = time.perf_counter() - began
    assert took <= LONGEST_ANSWER, f"{path}: {took:.1f} s"
    assert response.status_code in {200, 303, 503}, f"{path}: {response.status_code}"
    # An officer's page that works carries no number for families and schools.
    works = response.status_code == 303 or (response.status_code == 200 and path.startswith("/officer"))
    assert works or PHONE in response.text, path
    return took
