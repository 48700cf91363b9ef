"""Hostile words in every field and address of every page: no 5xx, nothing run, nothing led astray."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from assistant.web.app import ROUTES
from tests.hostile import corpus
from tests.hostile.conftest import LONG_RUN, Watch
from tests.hostile.endpoints import PARAMETER, Endpoint, endpoints_of
from tests.support.running_service import RunningService, Visitor

ENDPOINTS = endpoints_of(ROUTES)
EACH_TEXT_TO = len(ENDPOINTS) if LONG_RUN else 4
LONGEST = 40_000
EVERY = 40


def in_a_booking(service: RunningService) -> tuple[Visitor, dict[str, str]]:
    """Somebody who has answered the first questions, and what their forms carry."""
    visitor = service.visitor()
    tokens = visitor.hidden("/")
    visitor.http.post("/consultation", data={**tokens, "role": "school"})
    visitor.http.post("/consultation/organisation", data={**tokens, "organisation": "Example School"})
    return visitor, {"form_token": tokens["form_token"]}


def test_every_address_is_known_here() -> None:
    assert {"/", "/consultation", "/guidance/{chapter}", "/readyz"} <= {each.path for each in ENDPOINTS}
    assert {"GET", "POST"} == {each.method for each in ENDPOINTS}


def test_any_text_in_any_field_of_any_page(service: RunningService, watch: Watch) -> None:
    cases = [case for case in corpus.texts() if len(case.text) <= LONGEST]
    visitor, tokens = in_a_booking(service)
    for number, case in enumerate(cases):
        for step in range(EACH_TEXT_TO):
            endpoint = ENDPOINTS[(number * EACH_TEXT_TO + step) % len(ENDPOINTS)]
            send(endpoint, visitor, case, tokens)
        if number % EVERY == 0:
            watch.is_well()
            visitor, tokens = in_a_booking(service)
    watch.is_well()
    watch.has_not_grown()


@pytest.mark.parametrize("size", [40_000, 1_048_576])
def test_a_form_that_is_too_large_is_refused_at_every_address(service: RunningService, watch: Watch, size: int) -> None:
    visitor, tokens = in_a_booking(service)
    for endpoint in ENDPOINTS:
        if endpoint.method == "POST":
            path = PARAMETER.sub("x", endpoint.path)
            response = visitor.http.post(path, data={"topic": "x" * size, **tokens})
            assert response.status_code == 303 or 400 <= response.status_code < 500, (endpoint, response.status_code)
    watch.is_well()


def send(endpoint: Endpoint, visitor: Visitor, case: corpus.Case, tokens: dict[str, str]) -> None:
    """Send a text to an address and judge what comes back."""
    response = endpoint.send(visitor, case.text, tokens)
    where = f"{endpoint.method} {endpoint.path} with {case.id}"
    assert response.status_code < 500 or endpoint.path == "/readyz", f"{where}: {response.status_code}"
    if response.headers.get("content-type", "").startswith("text/html") and "<" in case.text and ">" in case.text:
        assert case.text not in response.text, f"{where}: shown as it was sent"
    assert "1337" not in response.text or "1337" in case.text, f"{where}: worked out"
    target = urlsplit(response.headers.get("location", ""))
    assert not target.netloc and not target.scheme, f"{where}: leads to {target.geturl()}"
    assert "stolen" not in response.headers.get("set-cookie", ""), where
