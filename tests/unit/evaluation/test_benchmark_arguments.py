"""The benchmark refuses broken sets with one line."""

import argparse
from pathlib import Path

import pytest

from assistant.commands import benchmark


def _arguments(*given: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    benchmark.add_parser(parser.add_subparsers())
    return parser.parse_args(["benchmark", *given])


@pytest.mark.parametrize("content", ["no tab\n", ""])
def test_a_broken_set_is_refused_with_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    """Exit status 1 and one line on standard error, nothing on standard output."""
    (tmp_path / "train.tsv").write_text(content, encoding="utf-8")

    arguments = _arguments("--train", str(tmp_path / "train.tsv"), "--test", str(tmp_path / "train.tsv"), "--json")
    status = arguments.run(arguments)

    printed = capsys.readouterr()
    assert (status, printed.out) == (1, "")
    assert printed.err.count("\n") == 1 and "train.tsv" in printed.err


def test_a_missing_set_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The path is in the message."""
    arguments = _arguments("--train", str(tmp_path / "absent.tsv"), "--test", str(tmp_path / "absent.tsv"))

    assert arguments.run(arguments) == 1
    assert "absent.tsv" in capsys.readouterr().err
