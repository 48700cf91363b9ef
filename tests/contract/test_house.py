"""The house keeps its shape: who may import what, how long a module may be, what may not be in the project."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.support.imports import imported_by

PROJECT = Path(__file__).resolve().parents[2]
PACKAGES = ("assistant", "actions", "policies")
MODULES = sorted(file for package in PACKAGES for file in (PROJECT / package).rglob("*.py"))
LONGEST_MODULE = 320


def test_the_cores_read_no_clock() -> None:
    for folder in ("guidance", "consultation", "privacy"):
        for file in (PROJECT / "assistant" / folder).rglob("*.py"):
            assert not re.search(r"\b(datetime\.now|date\.today|utcnow|time\.time)\(", file.read_text()), file.name


def test_only_the_settings_read_the_environment() -> None:
    # The command line prepares the process for numpy and Rasa; the benchmark tells Rasa where to keep its cache.
    allowed = {
        "assistant/settings.py",
        "assistant/cli.py",
        "assistant/adapters/failpoints.py",
        "assistant/commands/benchmark.py",
        # The workers of a service read the same settings.
        "assistant/commands/serve.py",
    }
    for file in MODULES:
        name = file.relative_to(PROJECT).as_posix()
        assert name in allowed or "os.environ" not in file.read_text(), name


def test_no_module_is_longer_than_one_reason_to_change() -> None:
    for file in MODULES:
        assert len(file.read_text().splitlines()) <= LONGEST_MODULE, file.relative_to(PROJECT)


def test_every_module_says_what_it_is_for() -> None:
    for file in MODULES:
        tree = ast.parse(file.read_text())
        assert not tree.body or ast.get_docstring(tree), file.relative_to(PROJECT)


def test_every_package_of_actions_is_a_package() -> None:
    """The SDK skips a folder without __init__.py in silence."""
    for folder in {file.parent for file in (PROJECT / "actions").rglob("*.py")}:
        assert (folder / "__init__.py").exists(), folder


def test_times_never_come_from_pytz() -> None:
    for file in MODULES:
        assert "pytz" not in imported_by(file), file.relative_to(PROJECT)


def test_the_lock_file_names_no_index_and_hashes_everything() -> None:
    lock = (PROJECT / "requirements.lock").read_text()
    assert not re.search(r"https?://|file:|--(extra-)?index-url|--find-links", lock)
    for entry in re.split(r"\n(?=[a-z])", lock):
        assert "--hash=sha256:" in entry, entry.splitlines()[0]
