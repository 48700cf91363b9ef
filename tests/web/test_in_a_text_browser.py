"""The whole journey in w3m, a browser that knows neither style sheets nor scripts: ask, who leads, book, and back."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.web.booking_steps import EMAIL
from tests.web.browser import serving
from tests.web.front_desk import FrontDesk, front_desk
from tests.web.reader import FormParser, ParsedForm

W3M = shutil.which("w3m")
pytestmark = pytest.mark.skipif(W3M is None, reason="no w3m: install the package w3m")
TOKENS = {"form_token", "once", "audience"}


class TextBrowser:
    """w3m with cookies of its own: follows addresses, sends forms, and shows pages as lines of text."""

    def __init__(self, folder: Path, address: str) -> None:
        self._folder = folder
        self._address = address
        self.cookies = folder / ".w3m" / "cookie"
        self.forms: list[ParsedForm] = []
        self.screen = ""

    def open(self, path: str) -> str:
        """Show a page as w3m draws it."""
        self.screen = self._run("-dump", f"{self._address}{path}")
        parser = FormParser()
        parser.feed(self._run("-dump_source", f"{self._address}{path}"))
        self.forms = parser.forms
        return self.screen

    def send(self, action: str, **fields: str) -> str:
        """Send the form that goes to `action` with its hidden fields, as w3m sends one; the page that comes."""
        form = next(form for form in self.forms if form.method == "post" and form.action in {action, ""})
        hidden = {name: value for name, value in form.values.items() if name in TOKENS}
        body = self._folder / "body"
        body.write_text("&".join(f"{name}={quote(value, safe='')}" for name, value in {**hidden, **fields}.items()))
        self.screen = self._run("-dump", "-post", str(body), f"{self._address}{action}")
        return self.screen

    def _run(self, *arguments: str) -> str:
        settings = ("use_cookie=1", "accept_cookie=1", "cookie_reject_domains=", "follow_redirection=5")
        options = [part for setting in settings for part in ("-o", setting)]
        environment = {"HOME": str(self._folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "dumb"}
        command = [str(W3M), "-no-proxy", "-cols", "80", "-O", "UTF-8", *options, *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30, check=True).stdout


@pytest.fixture()
def desk(tmp_path: Path) -> FrontDesk:
    return front_desk(tmp_path / "desk")


@pytest.fixture()
def w3m(tmp_path: Path, desk: FrontDesk) -> Iterator[TextBrowser]:
    """A text browser in front of the service."""
    with serving(desk) as address:
        yield TextBrowser(tmp_path, address)


def conversation(w3m: TextBrowser, desk: FrontDesk) -> str:
    """The conversation that the text browser is in, by the cookie that it keeps."""
    kept = (line.split("\t") for line in w3m.cookies.read_text().splitlines())
    signed = next(fields[2] for fields in kept if fields[1] == "conversation")
    return desk.app.state.context.sessions._signer.unsign(signed).decode()


def test_a_question_is_asked_and_answered(w3m: TextBrowser) -> None:
    screen = w3m.open("/?for=school")
    assert "Your message" in screen and "Send" in screen and "call 999" in screen
    # Nothing is shown that only a script or a style sheet would hide.
    assert screen.count("Menu") == 1 and "There is a problem" not in screen and "You said" not in screen
    screen = w3m.send("/chat", message="How often does the SPOC meet?")
    assert "You said" in screen and "once a term" in screen and "From the guidance:" in screen
    assert screen.count("The assistant said") == 1 and "There is a problem" not in screen
    assert "How often does the SPOC meet?" in w3m.open("/")


def test_who_leads_is_worked_out(w3m: TextBrowser) -> None:
    screen = w3m.open("/who-leads")
    assert "Who leads" in screen or "who leads" in screen
    screen = w3m.open("/who-leads?feh=yes&yos=no&social_care=no&tier=2")
    assert re.search(r"usually\s+leads|leads", screen) and "Rule 2" in screen


def test_a_consultation_is_booked_up_to_the_code_and_back(w3m: TextBrowser, desk: FrontDesk) -> None:
    w3m.open("/consultation")
    w3m.send("/consultation", role="school")
    w3m.open("/consultation/organisation")
    w3m.send("/consultation/organisation", organisation="Example Primary School")
    w3m.open("/consultation/contact")
    assert EMAIL in w3m.send("/consultation/contact", name="Sam Example", email=EMAIL)
    assert "6-digit code" in w3m.open("/consultation/code")
    assert "There is a problem" in w3m.send("/consultation/code", code="12")
    # Back to the page before, where what was given stands, and on again.
    w3m.open("/consultation/contact")
    given = next(form for form in w3m.forms if "email" in form.values).values
    assert (given["name"], given["email"]) == ("Sam Example", EMAIL)
    w3m.open("/consultation/code")
    w3m.send("/consultation/code", code=desk.office.code_of(conversation(w3m, desk)))
    assert "In a sentence or two" in w3m.open("/consultation/topic")
