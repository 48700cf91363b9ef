"""What a line of the log holds, and that it never holds what somebody typed."""

from __future__ import annotations

import json
import logging
import warnings
from collections.abc import Callable, Iterator
from io import StringIO

import pytest
import structlog

from assistant.logs import keep_logs, keep_words_out_of_logs
from assistant.observability import REQUEST

TYPED = "Zara Quillfeather of 12 Elm Road was excluded"
Lines = Callable[[], list[str]]


@pytest.fixture(params=["text", "json"])
def lines(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    """A log in each style, and its lines so far."""
    root, written = logging.getLogger(), StringIO()
    level, before = root.level, list(root.handlers)
    for name in ("uvicorn", "uvicorn.error"):  # a server that another test started writes for itself
        monkeypatch.setattr(logging.getLogger(name), "handlers", [])
        monkeypatch.setattr(logging.getLogger(name), "propagate", True)
    keep_logs(request.param, written)
    keep_words_out_of_logs()
    yield lambda: written.getvalue().splitlines()
    root.handlers[:] = before
    root.setLevel(level)
    logging.captureWarnings(False)
    structlog.reset_defaults()


def ours() -> None:
    logging.getLogger("assistant.web.chat").warning("limit reached: %s", "codes_in_all")


def a_failure_of_ours() -> None:
    try:
        raise ValueError(TYPED)
    except ValueError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application")


def another_package() -> None:
    logging.getLogger("rasa.core.processor").warning(f"Cannot understand '{TYPED}'")


def another_package_with_arguments() -> None:
    logging.getLogger("somebody").error("Cannot understand %s", TYPED, extra={"text": TYPED})


def an_event_of_rasa() -> None:
    structlog.get_logger("rasa.core").error("processor.message.failed", text=TYPED)


def a_sentence_of_rasa() -> None:
    structlog.get_logger("rasa.core").error(f"cannot read {TYPED}", rasa_text=TYPED)


def a_failure_in_rasa() -> None:
    try:
        raise ValueError(TYPED)
    except ValueError:
        structlog.get_logger("rasa.core").exception("processor.failed", text=TYPED)


WRITERS = [
    ours,
    a_failure_of_ours,
    another_package,
    another_package_with_arguments,
    an_event_of_rasa,
    a_sentence_of_rasa,
    a_failure_in_rasa,
]


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_one_line_an_event_and_no_word_that_was_typed(lines: Lines, write: Callable[[], None]) -> None:
    write()
    (line,) = lines()
    assert not {"Zara", "Quillfeather", "excluded"} & set(line.replace("'", " ").replace('"', " ").split())


def test_a_line_says_when_what_where_and_for_which_request(lines: Lines) -> None:
    token = REQUEST.set("a1b2c3")
    ours()
    REQUEST.reset(token)
    (line,) = lines()
    if line.startswith("{"):
        told = json.loads(line)
        assert {"timestamp", "level", "logger", "event", "process", "request"} == set(told)
        assert (told["level"], told["event"], told["request"]) == ("warning", "limit reached: codes_in_all", "a1b2c3")
    else:
        assert "warning assistant.web.chat limit reached: codes_in_all" in line
        assert line.endswith("request=a1b2c3")


def test_a_failure_is_told_by_its_class_and_place(lines: Lines) -> None:
    a_failure_of_ours()
    assert "ValueError at test_logs.py" in lines()[0]


def test_another_package_is_told_by_its_place(lines: Lines) -> None:
    another_package()
    assert "test_logs.py:" in lines()[0]
    an_event_of_rasa()
    assert "processor.message.failed" in lines()[1]


def test_what_a_library_warns_its_users_of_is_not_written(lines: Lines) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("this name will go", DeprecationWarning, stacklevel=1)
    assert lines() == []
