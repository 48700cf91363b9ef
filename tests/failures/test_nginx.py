"""The proxy as `deploy/nginx.conf` has it, in front of two real services that share Redis and their databases."""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.support.databases import free_port
from tests.support.running_service import running
from tests.support.servers import redis_server, wait_for_port

CONFIGURATION = Path(__file__).resolve().parents[2] / "deploy" / "nginx.conf"
NAME = "attendance.example.gov.uk"
SURROUNDINGS = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; user root;
events {{}}
http {{
    log_format served "$conversation $upstream_addr"; access_log {folder}/access.log served;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    {configuration}
}}
"""


@dataclass
class Proxy:
    """A running proxy, and which of the services answered each conversation."""

    port: int
    folder: Path

    def visitor(self) -> httpx.Client:
        """A browser; the certificate is of the test's own making."""
        address = f"https://127.0.0.1:{self.port}"
        return httpx.Client(base_url=address, headers={"Host": NAME}, verify=False, timeout=60)

    def homes(self) -> dict[str, set[str]]:
        """The addresses of the services that answered, by conversation; a first request has none yet."""
        homes: dict[str, set[str]] = defaultdict(set)
        for line in (self.folder / "access.log").read_text().splitlines():
            conversation, service = line.split()
            if conversation != "127.0.0.1":
                homes[conversation].add(service)
        return homes


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    folder = tmp_path_factory.mktemp("proxy")
    with ExitStack() as stack:
        redis = stack.enter_context(redis_server(folder))
        settings = {
            "ASSISTANT_REDIS_URL": f"redis://127.0.0.1:{redis}/0",
            "ASSISTANT_PUBLIC_URL": f"https://{NAME}",
            "ASSISTANT_ALLOWED_HOSTS": NAME,
            "ASSISTANT_SECRET": "7f3b9c1e5d8a2f4069b3e7c1d5a8f204",
        }
        services = [stack.enter_context(running(folder, settings)) for _ in range(2)]
        port = free_port()
        start_nginx(folder, port, [service.port for service in services], stack)
        yield Proxy(port, folder)


def start_nginx(folder: Path, port: int, services: list[int], stack: ExitStack) -> None:
    """nginx with the project's configuration, its ports and certificate replaced by the test's."""
    files = ("-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem")
    certificate = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", f"/CN={NAME}")
    subprocess.run([*certificate, *files], check=True, capture_output=True)
    text = CONFIGURATION.read_text().replace("/etc/ssl/assistant", str(folder))
    text = text.replace("listen 80;", f"listen 127.0.0.1:{free_port()};").replace("443 ssl", f"127.0.0.1:{port} ssl")
    text = re.sub(r"(?:# )?server 127\.0\.0\.1:800([01])", lambda at: f"server 127.0.0.1:{services[int(at[1])]}", text)
    file = folder / "nginx.conf"
    file.write_text(SURROUNDINGS.format(folder=folder, configuration=text))
    process = subprocess.Popen(["nginx", "-c", file, "-p", folder])
    stack.callback(process.wait, 10)
    stack.callback(process.terminate)
    wait_for_port(port)


def test_a_conversation_stays_with_one_server_and_others_do_not_all_go_there(proxy: Proxy) -> None:
    for _ in range(8):
        with proxy.visitor() as visitor:
            for question in ("What is a SPOC?", "thanks", "What is a TAS?", "thanks"):
                visitor.post("/api/messages", json={"message": question}).raise_for_status()
            assert "__Host-conversation" in visitor.cookies
    homes = proxy.homes()
    assert len(homes) == 8 and all(len(services) == 1 for services in homes.values())
    assert len(set().union(*homes.values())) == 2


def test_a_visitor_cannot_choose_his_address_and_headers_are_the_proxys(proxy: Proxy) -> None:
    with proxy.visitor() as visitor:
        page = visitor.get("/", headers={"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "http"})
    assert page.status_code == 200 and "strict-transport-security" in page.headers
    assert all("secure" in cookie.lower() for cookie in page.headers.get_list("set-cookie"))


def test_a_body_over_the_limit_is_refused(proxy: Proxy) -> None:
    with proxy.visitor() as visitor:
        assert visitor.post("/api/messages", content=b"x" * 70_000).status_code == 413
