"""Style, format and types are part of what must hold: what `make lint` checks is checked here too."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
CHECKS = {
    "style": ("ruff", "check", "."),
    "format": ("ruff", "format", "--check", "."),
    "types": ("mypy", "assistant/guidance", "assistant/consultation", "assistant/privacy"),
}


@pytest.mark.parametrize("command", CHECKS.values(), ids=CHECKS)
def test_the_project_passes(command: tuple[str, ...]) -> None:
    """The tool runs from the environment of the tests, and its own output says what to mend."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=PROJECT, capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("command", CHECKS.values(), ids=CHECKS)
def test_make_lint_runs_the_same(command: tuple[str, ...]) -> None:
    recipe = (PROJECT / "Makefile").read_text(encoding="utf-8").partition("\nlint:")[2].partition("\n\n")[0]
    assert f"\t@.venv/bin/{' '.join(command)}" in recipe.splitlines()
