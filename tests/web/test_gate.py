"""To which names the service answers, and whose word it takes on where a request comes from."""

from __future__ import annotations

from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from assistant.adapters.rate_limits import address_key
from tests.web.front_desk import FrontDesk, front_desk

PUBLIC = "https://attendance.southwark.gov.uk"


def client_of(desk: FrontDesk, host: str) -> TestClient:
    """A browser that asks for a host."""
    return TestClient(desk.app, base_url=f"https://{host}", follow_redirects=False)


def test_only_the_public_host_and_those_that_are_named_are_answered_to(tmp_path: Path) -> None:
    desk = front_desk(
        tmp_path, settings={"ASSISTANT_PUBLIC_URL": PUBLIC, "ASSISTANT_ALLOWED_HOSTS": "intern.southwark.gov.uk"}
    )
    for host in ("attendance.southwark.gov.uk", "ATTENDANCE.southwark.gov.uk:443", "intern.southwark.gov.uk"):
        assert client_of(desk, host).get("/privacy").status_code == 200, host
    for host in ("evil.example", "attendance.southwark.gov.uk.evil.example", ""):
        with client_of(desk, "attendance.southwark.gov.uk") as client:
            refused = client.get("/privacy/", headers={"Host": host})
            assert refused.status_code == 400, host
            assert "location" not in refused.headers
            assert client.get("/healthz", headers={"Host": host}).status_code == 200


def test_without_a_public_address_any_name_will_do(tmp_path: Path) -> None:
    assert client_of(front_desk(tmp_path), "any.example").get("/privacy").status_code == 200


def test_cookies_are_secure_however_https_is_spelt(tmp_path: Path) -> None:
    desk = front_desk(tmp_path, settings={"ASSISTANT_PUBLIC_URL": "HTTPS://Attendance.Southwark.gov.uk"})
    cookie = client_of(desk, "attendance.southwark.gov.uk").get("/consultation").headers["set-cookie"]
    assert cookie.startswith("__Host-conversation=")
    assert "Secure" in cookie


@pytest.mark.parametrize(
    ("trusted", "proxy", "seen"),
    [
        ("127.0.0.1", "127.0.0.1", "203.0.113.9"),
        ("127.0.0.1", "10.0.0.7", "10.0.0.7"),
        ("10.0.0.0/24", "10.0.0.7", "203.0.113.9"),
        ("10.0.0.0/24", "127.0.0.1", "127.0.0.1"),
    ],
)
async def test_the_word_of_trusted_proxies_alone_is_taken(trusted: str, proxy: str, seen: str) -> None:
    """As `serve` hands the setting to the server."""
    found = {}

    async def app(scope, receive, send) -> None:
        found["client"] = scope["client"][0]

    config = uvicorn.Config(app, ws="none", forwarded_allow_ips=trusted)
    config.load()
    assert isinstance(config.loaded_app, ProxyHeadersMiddleware)
    scope = {
        "type": "http",
        "client": (proxy, 1),
        "scheme": "http",
        "headers": [(b"x-forwarded-for", b"203.0.113.9"), (b"x-forwarded-proto", b"https")],
    }
    await config.loaded_app(scope, None, None)
    assert found["client"] == seen


def test_a_subscribers_addresses_of_version_six_are_one_caller() -> None:
    assert address_key("2001:db8:1:2::1") == address_key("2001:db8:1:2:ffff::9") != address_key("2001:db8:1:3::1")
