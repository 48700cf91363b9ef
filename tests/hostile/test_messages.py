"""Hostile words and bodies at the messages' address: a clear sentence each, and nothing lasts."""

from __future__ import annotations

import httpx
import pytest

from tests.hostile import corpus
from tests.hostile.conftest import LONG_RUN, Watch
from tests.support.running_service import RunningService

EVERY = 10
GENERATED = 2000 if LONG_RUN else 100
ONCE_EXPANDED = "1337"


def test_any_text_is_answered_or_refused_in_a_sentence(service: RunningService, watch: Watch) -> None:
    cases = [*corpus.texts(), *corpus.generated(GENERATED)]
    assert len(cases) >= 400
    visitor = service.visitor()
    for number, case in enumerate(cases):
        # As JSON escapes, because some of these cannot be written in UTF-8.
        turn = visitor.say(case.text)
        assert turn.status < 500, (case.id, turn.body)
        said = turn.texts if turn.status == 200 else [turn.body["error"]]
        assert said and all(text.strip() for text in said), case.id
        assert ONCE_EXPANDED not in turn.text, case.id
        if number % EVERY == 0:
            watch.is_well()
            visitor = service.visitor()
    watch.is_well()
    watch.has_not_grown()


@pytest.mark.parametrize("body", corpus.bodies(), ids=lambda body: body.id)
def test_any_body_is_answered_or_refused(service: RunningService, watch: Watch, body: corpus.Body) -> None:
    response = httpx.post(
        f"{service.url}/api/messages", content=body.content, headers={"Content-Type": "application/json"}, timeout=30
    )
    if body.answered:
        assert response.status_code == 200, response.text
        assert response.json()["replies"]
    else:
        assert 400 <= response.status_code < 500, response.text
        assert response.json()["error"].strip()
    assert service.pid == watch.pid


def test_the_service_is_well_after_all_bodies(watch: Watch) -> None:
    watch.is_well()
    watch.has_not_grown()


@pytest.mark.parametrize("encoding", ["deflate", "gzip", "br", "identity, gzip"])
def test_a_packed_body_is_not_unpacked(service: RunningService, encoding: str) -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": encoding}
    response = httpx.post(f"{service.url}/api/messages", content=b"\x78\x9c" + b"\x00" * 900, headers=headers)
    assert response.status_code == 400


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_another_type_than_json_is_refused(service: RunningService, media_type: str) -> None:
    headers = {"Content-Type": media_type} if media_type else {}
    response = httpx.post(f"{service.url}/api/messages", content=b'{"message": "who leads"}', headers=headers)
    assert response.status_code == 415
