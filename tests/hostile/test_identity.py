"""A conversation belongs to the browser that the service gave it to, and to nobody else."""

from __future__ import annotations

import json
import time
from unittest.mock import patch

import httpx
import pytest
from itsdangerous import TimestampSigner

from tests.hostile import corpus
from tests.hostile.conftest import Watch
from tests.support.running_service import RunningService, Visitor

COOKIE = "conversation"
SALT = "conversation-cookie"
OFFER = "I would like to book a consultation with an officer on violet paper"


@pytest.fixture(scope="module")
def owner(service: RunningService, watch: Watch) -> Visitor:
    """Somebody in the middle of a booking, with buttons to press."""
    visitor = service.visitor()
    assert visitor.say(OFFER).answer["asks"] == "role"
    return visitor


def filled_in(value: str, service: RunningService, owner: Visitor) -> str:
    """The cookie's value with what only the running service and its owner know."""
    signed = owner.http.cookies[COOKIE]
    identity, moment, signature = signed.split(".")
    signer = TimestampSigner((service.folder / "secret.key").read_bytes(), salt=SALT)
    with patch("itsdangerous.timed.time.time", return_value=time.time() - 30 * 24 * 3600):
        expired = signer.sign(identity).decode()
    known = {
        "{id}": identity,
        "{expired}": expired,
        "{other_salt}": TimestampSigner((service.folder / "secret.key").read_bytes(), salt="x").sign(identity).decode(),
        "{other_secret}": TimestampSigner(b"x" * 48, salt=SALT).sign(identity).decode(),
        "{changed_id}": f"{'0' * 32}.{moment}.{signature}",
        "{changed_time}": f"{identity}.zzzzzz.{signature}",
        "{changed_signature}": f"{identity}.{moment}.{signature[::-1]}",
    }
    for name, meant in known.items():
        value = value.replace(name, meant)
    return value


@pytest.mark.parametrize("cookie", corpus.cookies(), ids=lambda cookie: cookie.id)
def test_a_cookie_that_is_not_ours_opens_no_conversation(
    service: RunningService, owner: Visitor, cookie: corpus.Case
) -> None:
    forged = filled_in(cookie.text, service, owner)
    headers = {"Cookie": f"{COOKIE}={forged}", "Content-Type": "application/json"}
    response = httpx.post(f"{service.url}/api/messages", content=b'{"message": "who leads"}', headers=headers)
    assert response.status_code == 200, response.text
    assert response.json()["answer"]["asks"] != "role"
    page = httpx.get(service.url, headers={"Cookie": f"{COOKIE}={forged}"})
    assert page.status_code == 200
    assert OFFER not in page.text


def test_no_name_in_the_request_leads_into_somebody_elses_conversation(service: RunningService, owner: Visitor) -> None:
    identity = owner.http.cookies[COOKIE].split(".")[0]
    for key in ("sender", "sender_id", "conversation", "conversation_id", "session", "id"):
        stranger = service.visitor()
        turn = stranger.say("repeat that", **{key: identity})
        assert turn.answer["asks"] != "role", key
        assert stranger.http.cookies[COOKIE].split(".")[0] != identity


def test_every_browser_gets_a_conversation_of_its_own(service: RunningService) -> None:
    identities = {service.visitor().http.get("/").cookies[COOKIE].split(".")[0] for _ in range(20)}
    assert len(identities) == 20
    assert all(len(bytes.fromhex(identity)) == 16 for identity in identities)


def test_a_button_works_where_it_was_offered_and_nowhere_else(service: RunningService, owner: Visitor) -> None:
    offered = owner.say(OFFER)
    payload = next(each["payload"] for reply in offered.body["replies"] for each in reply["buttons"])
    stranger = service.visitor()
    assert stranger.press(payload).status == 422
    stranger.say("hello")
    refused = stranger.press(payload)
    assert refused.status == 422
    assert refused.body["error"]
    assert owner.press(payload).status == 200


def test_a_button_with_one_character_changed_is_refused(service: RunningService) -> None:
    visitor = service.visitor()
    offered = visitor.say(OFFER)
    payload = next(each["payload"] for reply in offered.body["replies"] for each in reply["buttons"])
    for changed in (payload + " ", payload[:-1], payload.replace("/", "／"), json.dumps(payload), payload.upper()):
        assert visitor.press(changed).status == 422, changed
