"""What a command imports before it runs: only what reads sentences pays four seconds and 500 MB for the model."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("rasa", "tensorflow", "spacy", "sklearn", "onnxruntime")
PROGRAM = """
import sys
from assistant.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(*(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "command", ["--help", "leads", "slots", "bookings", "check", "guidance list", "purge --help", "serve --help"]
)
def test_it_imports_no_language_model(command: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(heavy=HEAVY), *command.split()],
        env={**os.environ, "ASSISTANT_DATA": str(tmp_path)},
        input="",
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stderr.splitlines()[-1] == ""
