"""What an operator sees of a running service: figures for Prometheus and a log, with two workers as with one."""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.support.databases import free_port
from tests.support.running_service import RunningService, running
from tests.support.servers import redis_server

SERIES = {
    "assistant_messages",
    "assistant_message_seconds",
    "assistant_messages_in_hand",
    "assistant_limits_reached",
    "assistant_holds",
    "assistant_bookings",
    "assistant_outbox_oldest_seconds",
    "assistant_outbox_failures",
    "assistant_free_slots",
    "assistant_release_info",
}
PLANTED = "Zebediah Quillfeather of 12 Umbrella Mansions was excluded, who leads?"
WORDS = ("Zebediah", "Quillfeather", "Umbrella", "excluded", "who leads")

pytestmark = pytest.mark.model


@pytest.fixture(scope="module", params=[1, 2], ids=["one process", "two workers"])
def service(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    """A service that shows figures, writes its log as JSON and lets an address send three messages a minute."""
    folder = tmp_path_factory.mktemp("operated")
    with redis_server(folder) as redis:
        settings = {
            "ASSISTANT_REDIS_URL": f"redis://127.0.0.1:{redis}/0",
            "ASSISTANT_METRICS": f"127.0.0.1:{free_port()}",
            "ASSISTANT_LOG": "json",
            "ASSISTANT_MESSAGES_A_MINUTE_PER_ADDRESS": "3",
        }
        with running(folder, settings, options=("--workers", str(request.param))) as started:
            # Without cookies and each on a connection of its own, so that any worker may answer.
            sent = [httpx.post(f"{started.url}/api/messages", json={"message": PLANTED}, timeout=30) for _ in range(8)]
            assert [each.status_code for each in sent] == [200] * 6 + [429] * 2
            yield started


def figures(service: RunningService) -> dict[str, dict[str, float]]:
    """Each series and what it says, by its labels."""
    page = httpx.get(f"http://{service.settings['ASSISTANT_METRICS']}/metrics", timeout=10).text
    return {
        family.name: {f"{each.name}{list(each.labels.values())}": each.value for each in family.samples}
        for family in text_string_to_metric_families(page)
    }


def test_ten_series_are_shown(service: RunningService) -> None:
    assert set(figures(service)) == SERIES


def test_the_figures_are_those_of_all_processes(service: RunningService) -> None:
    shown = figures(service)
    answered = sum(value for name, value in shown["assistant_messages"].items() if "_total" in name)
    assert answered == shown["assistant_message_seconds"]["assistant_message_seconds_count[]"] == 6
    assert shown["assistant_limits_reached"]["assistant_limits_reached_total['messages_of_address']"] == 2
    assert sum(shown["assistant_messages_in_hand"].values()) == 0
    assert shown["assistant_free_slots"]["assistant_free_slots[]"] > 100
    assert shown["assistant_bookings"]["assistant_bookings['confirmed']"] == 0


def test_each_line_of_the_log_is_json_with_time_level_and_process(service: RunningService) -> None:
    lines = [json.loads(line) for line in service.log().splitlines()]
    assert lines
    assert all({"timestamp", "level", "logger", "event", "process"} <= set(line) for line in lines)
    assert any(line["event"].startswith("serving on ") and "model assistant-" in line["event"] for line in lines)
    limited = [line for line in lines if line["event"] == "limit reached: messages_of_address"]
    assert limited
    assert all("request" in line for line in limited)


def test_the_log_holds_no_word_of_a_message(service: RunningService) -> None:
    assert not [word for word in WORDS if word.lower() in service.log().lower()]


def test_a_response_names_its_request(service: RunningService) -> None:
    first, second = (httpx.get(f"{service.url}/healthz").headers["X-Request-ID"] for _ in range(2))
    assert first != second


def test_figures_are_not_shown_to_visitors(service: RunningService) -> None:
    assert httpx.get(f"{service.url}/metrics").status_code == 404


def test_the_audit_head_stands_in_the_log(service: RunningService) -> None:
    assert any(json.loads(line)["event"].startswith("audit head: entry ") for line in service.log().splitlines())
