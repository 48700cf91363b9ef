"""`assistant leads --json` reads a file and standard input alike."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from assistant.cli import main

FACTS = '{"tier": "3"}\n\n{"tier": "1"}\n'


def answered(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [json.loads(line)["lead"] for line in capsys.readouterr().out.splitlines()]


def test_a_file_and_standard_input_give_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "facts.jsonl"
    file.write_text(FACTS, encoding="utf-8")
    assert main(["leads", "--json", str(file)]) == 0
    from_file = answered(capsys)
    monkeypatch.setattr("sys.stdin", io.StringIO(FACTS))
    assert main(["leads", "--json", "-"]) == 0
    assert answered(capsys) == from_file == ["social_worker", "school"]


def test_a_file_that_is_not_there_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["leads", "--json", str(tmp_path / "none.jsonl")]) == 1
    assert "none.jsonl" in capsys.readouterr().err
