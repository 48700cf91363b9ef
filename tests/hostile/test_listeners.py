"""The process listens in one place, with one program behind it, and invites no other origin."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from tests.support.running_service import RunningService

LISTENING = "0A"


def listening_ports(pid: int) -> set[int]:
    """The TCP ports that a process listens on."""
    own = {Path(f"/proc/{pid}/fd/{fd.name}").readlink().name for fd in Path(f"/proc/{pid}/fd").iterdir()}
    ports = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == LISTENING and f"socket:[{fields[9]}]" in own:
                ports.add(int(fields[1].rpartition(":")[2], 16))
    return ports


def test_nothing_listens_but_the_gateway(service: RunningService) -> None:
    assert listening_ports(service.pid) == {service.port}


def test_the_program_behind_it_is_not_named(service: RunningService) -> None:
    for path in ("/", "/nowhere", "/api/messages", "/static/nowhere"):
        response = httpx.get(f"{service.url}{path}")
        assert "server" not in response.headers
        assert "x-powered-by" not in response.headers
        for name in ("rasa", "sanic", "starlette", "uvicorn", "traceback"):
            assert name not in response.text.lower(), path


@pytest.mark.parametrize("path", ["/", "/api/messages", "/consultation", "/officer/login", "/static/page.css"])
def test_no_other_origin_is_invited(service: RunningService, path: str) -> None:
    asked = {"Origin": "https://attacker.example", "Access-Control-Request-Method": "POST"}
    for method in ("OPTIONS", "GET"):
        response = httpx.request(method, f"{service.url}{path}", headers=asked)
        assert not [name for name in response.headers if name.startswith("access-control")]


@pytest.mark.parametrize("path", ["/", "/nowhere", "/api/messages", "/consultation", "/readyz", "/officer/login"])
def test_every_response_has_the_security_headers(service: RunningService, path: str) -> None:
    headers = httpx.get(f"{service.url}{path}").headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "max-age" in headers["strict-transport-security"]
