"""Style, format, types and import rules are part of what must hold: what `make lint` checks is checked here too."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]


def commands_of_make_lint() -> list[list[str]]:
    """The commands in the recipe of `make lint`, each as its words."""
    recipe = (PROJECT / "Makefile").read_text(encoding="utf-8").partition("\nlint:")[2].partition("\n\n")[0]
    return [line.strip().removeprefix("@.venv/bin/").split() for line in recipe.splitlines()[1:]]


@pytest.mark.parametrize("command", commands_of_make_lint(), ids=" ".join)
def test_the_project_passes(command: list[str]) -> None:
    """The tool runs from the environment of the tests, and its own output says what to mend."""
    tool = Path(sys.executable).parent / command[0]
    done = subprocess.run([tool, *command[1:]], cwd=PROJECT, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"


def test_make_lint_checks_style_format_types_and_imports() -> None:
    assert {command[0] for command in commands_of_make_lint()} == {"ruff", "mypy", "lint-imports"}
