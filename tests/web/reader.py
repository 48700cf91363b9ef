"""Somebody who reads pages and sends forms with a browser that has no JavaScript."""

from __future__ import annotations

from html.parser import HTMLParser
from types import TracebackType
from typing import Any
from urllib.parse import urlencode

from starlette.testclient import TestClient

from tests.web.front_desk import FrontDesk

BASE = "http://127.0.0.1:8000"


class Reader:
    """Keeps cookies, follows redirects, sends forms with their hidden fields."""

    def __init__(self, desk: FrontDesk) -> None:
        self.desk = desk
        self.client = TestClient(desk.app, base_url=BASE, raise_server_exceptions=False)
        self.text = ""
        self.status = 0
        self.path = ""
        self.forms: list[ParsedForm] = []

    def __enter__(self) -> Reader:
        self.client.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.client.__exit__(kind, error, trace)

    def open(self, path: str) -> str:
        """Fetch a page; its text."""
        return self._shown(self.client.get(path))

    def send(self, action: str = "", **fields: Any) -> str:
        """Send the page's form for `action` (its own address if '') with its hidden and chosen fields and `fields`."""
        form = self.form(action)
        return self.post(form.action or self.path, {**form.values, **fields})

    def form(self, action: str = "") -> ParsedForm:
        """The first POST form of the page that goes to `action`."""
        return next(form for form in self.forms if form.method == "post" and (not action or form.action == action))

    def post(self, path: str, fields: dict[str, Any]) -> str:
        """Send fields to an address as a form does."""
        body = urlencode(fields, doseq=True)
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._shown(self.client.post(path, content=body, headers=headers))

    def _shown(self, response: Any) -> str:
        self.text, self.status, self.path = response.text, response.status_code, response.url.path
        parser = FormParser()
        parser.feed(self.text)
        self.forms = parser.forms
        return self.text


class ParsedForm:
    """A form as it stands on a page: where it goes and what it sends when nothing is changed."""

    def __init__(self, method: str, action: str) -> None:
        self.method = method
        self.action = action
        self.values: dict[str, Any] = {}
        self.choices: dict[str, list[str]] = {}
        self.buttons: list[tuple[str, str]] = []


class FormParser(HTMLParser):
    """Reads the forms of a page; what stands in a template is not on the page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[ParsedForm] = []
        self._area: str | None = None
        self._templates = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a form or a field."""
        given = {name: value or "" for name, value in attrs}
        self._templates += tag == "template"
        if self._templates:
            return
        if tag == "form":
            self.forms.append(ParsedForm(given.get("method", "get"), given.get("action", "")))
        if not self.forms:
            return
        form, name, value = self.forms[-1], given.get("name", ""), given.get("value", "")
        if tag == "textarea":
            self._area = name
            form.values[name] = ""
        elif tag == "button" and name:
            form.buttons.append((name, value))
        elif tag == "input" and given.get("type") in {"radio", "checkbox"}:
            form.choices.setdefault(name, []).append(value)
            if "checked" in given:
                form.values[name] = value
        elif tag == "input":
            form.values[name] = value

    def handle_endtag(self, tag: str) -> None:
        """Leave a template or a text area."""
        self._templates -= tag == "template"
        if tag == "textarea":
            self._area = None

    def handle_data(self, data: str) -> None:
        """The text of a text area."""
        if self._area is not None and self.forms:
            self.forms[-1].values[self._area] += data
