"""The cookies of a browser: signed, for one purpose each, and over HTTPS bound to this host."""

from __future__ import annotations

import random
from http.cookies import SimpleCookie
from unittest.mock import patch

import pytest
from itsdangerous import URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from assistant.web.sessions import COOKIE_SECONDS, Sessions, SignedCookie

SECRET = b"a key for tests, 32 bytes or more"
CONVERSATION = "0123456789abcdef0123456789abcdef"


def kept_by(response: Response) -> SimpleCookie:
    """The cookies that a response sets."""
    cookies = SimpleCookie()
    for name, value in response.raw_headers:
        if name == b"set-cookie":
            cookies.load(value.decode())
    return cookies


def sent_back(response: Response) -> Request:
    """The next request of the browser that got a response."""
    line = "; ".join(f"{name}={morsel.value}" for name, morsel in kept_by(response).items())
    return Request({"type": "http", "headers": [(b"cookie", line.encode())]})


@pytest.mark.parametrize("over_https", [False, True])
def test_a_browser_is_known_again(over_https: bool) -> None:
    sessions, response = Sessions(SECRET, over_https), Response()
    sessions.keep(response, CONVERSATION)
    assert sessions.conversation_of(sent_back(response)) == CONVERSATION


def test_over_https_a_cookie_belongs_to_this_host_alone() -> None:
    response = Response()
    Sessions(SECRET, over_https=True).keep(response, CONVERSATION)
    SignedCookie("booking", SECRET, over_https=True).keep(response, {"role": "school"})
    cookies = kept_by(response)
    assert set(cookies) == {"__Host-conversation", "__Host-booking"}
    for cookie in cookies.values():
        assert cookie["secure"] and cookie["httponly"] and cookie["path"] == "/" and not cookie["domain"]


def test_over_https_a_cookie_of_an_unencrypted_page_is_not_believed() -> None:
    planted = Response()
    Sessions(SECRET, over_https=False).keep(planted, CONVERSATION)
    assert Sessions(SECRET, over_https=True).conversation_of(sent_back(planted)) is None


@pytest.mark.parametrize("over_https", [False, True])
def test_a_dropped_cookie_is_the_one_that_was_kept(over_https: bool) -> None:
    for cookie, value in (
        (Sessions(SECRET, over_https), CONVERSATION),
        (SignedCookie("reader", SECRET, over_https), {"audience": "parent"}),
    ):
        kept, dropped = Response(), Response()
        cookie.keep(kept, value)
        cookie.drop(dropped)
        (name,) = kept_by(kept)
        assert kept_by(dropped)[name]["max-age"] == "0"
        assert bool(kept_by(dropped)[name]["secure"]) is over_https


def test_a_cookie_runs_out() -> None:
    sessions, response = Sessions(SECRET, over_https=False), Response()
    with patch("itsdangerous.timed.time.time", return_value=1_000_000):
        sessions.keep(response, CONVERSATION)
    with patch("itsdangerous.timed.time.time", return_value=1_000_000 + COOKIE_SECONDS + 1):
        assert sessions.conversation_of(sent_back(response)) is None


def test_a_cookie_for_one_purpose_is_none_for_another() -> None:
    response = Response()
    SignedCookie("reader", SECRET, over_https=False).keep(response, {"audience": "parent"})
    value = kept_by(response)["reader"].value
    request = Request({"type": "http", "headers": [(b"cookie", f"booking={value}".encode())]})
    assert SignedCookie("booking", SECRET, over_https=False).read(request) == {}


def test_a_form_token_is_for_one_conversation() -> None:
    sessions = Sessions(SECRET, over_https=False)
    token = sessions.form_token(CONVERSATION)
    assert sessions.is_form_token(CONVERSATION, token)
    assert not sessions.is_form_token("f" * 32, token)
    assert not sessions.is_form_token(CONVERSATION, "")
    assert not sessions.is_form_token(CONVERSATION, "\udcff")


@pytest.mark.parametrize("over_https", [False, True])
def test_browsers_keep_a_cookie_for_two_days_and_from_scripts(over_https: bool) -> None:
    response = Response()
    Sessions(SECRET, over_https).keep(response, CONVERSATION)
    SignedCookie("reader", SECRET, over_https).keep(response, {"audience": "parent"})
    for cookie in kept_by(response).values():
        assert cookie["max-age"] == str(48 * 60 * 60) and cookie["httponly"] and cookie["samesite"] == "lax"


def test_what_a_browser_keeps_for_us_runs_out_after_two_days() -> None:
    cookie, response = SignedCookie("reader", SECRET, over_https=False), Response()
    with patch("itsdangerous.timed.time.time", return_value=1_000_000):
        cookie.keep(response, {"audience": "parent"})
    for seconds, kept in ((48 * 60 * 60, {"audience": "parent"}), (48 * 60 * 60 + 1, {})):
        with patch("itsdangerous.timed.time.time", return_value=1_000_000 + seconds):
            assert cookie.read(sent_back(response)) == kept


def test_a_cookie_of_unusual_length_is_not_even_checked() -> None:
    sessions, response = Sessions(SECRET, over_https=False), Response()
    sessions.keep(response, "f" * 200)
    assert sessions.conversation_of(sent_back(response)) is None
    longest = SignedCookie("reader", SECRET, over_https=False)
    longest.keep(response, {"said": random.Random(1).randbytes(4500).hex()})
    assert longest.read(sent_back(response)) == {}


def test_a_cookie_that_holds_no_mapping_is_nothing() -> None:
    response = Response()
    response.set_cookie("reader", URLSafeTimedSerializer(SECRET, salt="reader-cookie").dumps(["a", "list"]))
    assert SignedCookie("reader", SECRET, over_https=False).read(sent_back(response)) == {}
