"""No model, half of one, something else for one: the pages book, the chat says so, and a model brings it back."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from assistant.settings import read_settings
from tests.failures.conversation import CODE, PHONE, code_in, is_plain
from tests.failures.test_files import booked, mails_of
from tests.support.running_service import RunningService, Visitor, running

QUESTION = "Who leads if the family has a social worker?"
DISCLOSURE = "A child told me her father hits her every night"
EMAIL = "form@school.example.com"
WITH_A_TOKEN = "/conversation/new"


@pytest.fixture()
def models(tmp_path: Path) -> Path:
    """An empty folder for models."""
    folder = tmp_path / "models"
    folder.mkdir()
    return folder


@pytest.fixture()
def without_a_model(tmp_path: Path, models: Path) -> Iterator[RunningService]:
    """The service while nothing has been trained."""
    folder = tmp_path / "data"
    folder.mkdir()
    with running(folder, {"ASSISTANT_MODELS": str(models)}, ready=False) as service:
        service.wait_until(bookings=True)
        yield service


def the_trained_model() -> Path:
    """The newest model of this project."""
    return max(read_settings().models_folder.glob("*.tar.gz"), key=lambda file: file.stat().st_mtime)


def test_the_service_does_without_a_model_and_takes_one_when_it_comes(
    without_a_model: RunningService, models: Path
) -> None:
    service = without_a_model
    says_that_it_cannot_answer(service)
    books_on_the_pages(service)

    whole = the_trained_model().read_bytes()
    for wrong in (b"", b"no archive at all", whole[: len(whole) // 2], b"\x1f\x8b" + bytes(2000)):
        (models / "wrong.tar.gz").write_bytes(wrong)
        says_that_it_cannot_answer(service)
    (models / "wrong.tar.gz").unlink()

    shutil.copy(the_trained_model(), models / "right.tar.gz")
    service.wait_until(120)
    assert service.visitor().say(QUESTION).answer["clauses"] == ["lead-professional/rule-3"]


def says_that_it_cannot_answer(service: RunningService) -> None:
    """Chat, page and readiness agree."""
    said = service.parts()
    assert said["model"] is False
    assert said["ready"] is False
    assert said["bookings"] is True
    turn = service.visitor().say(QUESTION)
    assert turn.status == 503
    assert is_plain(turn), turn
    page = service.visitor().http.get("/")
    assert page.status_code == 200
    assert PHONE in page.text
    # The page has no box to write in while nothing can answer; one that was opened before still has.
    assert 'action="/chat"' not in page.text
    visitor = service.visitor()
    answered = visitor.send_form("/chat", {"message": QUESTION}, page=WITH_A_TOKEN)
    assert answered.status_code == 503
    assert PHONE in answered.text
    assert QUESTION in answered.text, "what was typed is lost"
    told = service.visitor().say(DISCLOSURE)
    assert told.answer["status"] == "safeguarding"
    shown = visitor.send_form("/chat", {"message": DISCLOSURE}, page=WITH_A_TOKEN).text
    # Numbers are links on the page.
    assert told.text.splitlines()[0] in unescape(re.sub(r"</?a\b[^>]*>", "", shown))


def books_on_the_pages(service: RunningService) -> None:
    """A whole booking without the chat, cancelled again."""
    visitor = service.visitor()
    step(visitor, "/consultation", role="school")
    step(visitor, "/consultation/organisation", organisation="Example Primary School")
    step(visitor, "/consultation/contact", name="Anna Smith", email=EMAIL)
    step(visitor, "/consultation/code", code=code_in(mails_of(service), EMAIL)())
    step(visitor, "/consultation/topic", topic="Attendance below half since September")
    step(visitor, "/consultation/more")
    times = visitor.http.get("/consultation/time").text
    slot = times.partition('name="slot"')[2].partition('value="')[2].partition('"')[0]
    step(visitor, "/consultation/time", slot=slot)
    check = visitor.http.get("/consultation/check").text
    key = check.partition('name="key"')[2].partition('value="')[2].partition('"')[0]
    done = step(visitor, "/consultation/check", key=key)
    assert "/consultation/booked/" in done
    assert booked(service) == 1
    reference = done.rpartition("/")[2]
    assert reference in visitor.http.get(done).text


def step(visitor: Visitor, path: str, **fields: str) -> str:
    """Send a form; where it leads."""
    response = visitor.send_form(path, fields)
    assert response.status_code == 303, f"{path}: {response.status_code}\n{CODE.sub('', response.text)[:3000]}"
    return response.headers["location"]
