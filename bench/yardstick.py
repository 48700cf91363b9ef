"""The yardstick: the release that everything is measured against, checked out and trained once.

It is fixed, so that a better model or pipeline of ours does not move it, and installed from its own lock file.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

RELEASE = "c7fd27a"
BASE_PYTHON = os.path.realpath(sys.executable)
"""The interpreter that this environment was made from."""


def prepare(project: Path, folder: Path) -> Path:
    """The folder of the yardstick with its environment and its trained model; made at the first use.

    Raises SystemExit where the release is not in the history of the project.
    """
    if not (folder / "config.yml").is_file():
        added = subprocess.run(
            ["git", "worktree", "add", "--detach", "--force", str(folder), RELEASE],
            cwd=project,
            capture_output=True,
            text=True,
            check=False,
        )
        if added.returncode:
            raise SystemExit(f"bench: the yardstick {RELEASE} cannot be checked out: {added.stderr.strip()}")
    subprocess.run(["bash", "scripts/setup.sh"], cwd=folder, env={**os.environ, "PYTHON": BASE_PYTHON}, check=True)
    return folder


def model_of(tree: Path) -> Path:
    """The newest model of a tree; raises SystemExit where there is none."""
    models = list((tree / "models").glob("*.tar.gz"))
    if not models:
        raise SystemExit(f"bench: {tree.name} has no trained model: run make setup")
    return max(models, key=lambda file: file.stat().st_mtime)
