"""The trained model as a file: which one is served, and whether it is as training wrote it."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path

logger = logging.getLogger(__name__)


class ModelMissingError(RuntimeError):
    """There is no trained model to load."""


class ModelChangedError(RuntimeError):
    """The archive of the model is not the one that training wrote."""


def newest_archive(models: Path) -> Path | None:
    """The model that is served: the newest one of a folder."""
    return max(models.glob("*.tar.gz"), key=lambda file: file.stat().st_mtime, default=None)


def checked_archive(models: Path) -> Path:
    """The newest model, compared with the checksum that training left beside it: a model holds code that is run.

    Raises ModelMissingError where there is none, ModelChangedError where the two differ. One without a checksum was
    not trained here, and is only mentioned.
    """
    archive = newest_archive(models)
    if archive is None:
        raise ModelMissingError(f"No trained model in {models.name}/: run make setup.")
    if not has_checksum(archive):
        logger.warning("%s has no checksum beside it: run make setup to train one that has", archive.name)
    elif hashlib.sha256(archive.read_bytes()).hexdigest() != _checksum_of(archive).read_text("ascii").split()[0]:
        raise ModelChangedError(f"{archive.name} is not as training wrote it: delete it and run make setup.")
    return archive


def has_checksum(archive: Path) -> bool:
    """Whether training left a checksum beside it."""
    return _checksum_of(archive).exists()


def _checksum_of(archive: Path) -> Path:
    return archive.with_name(f"{archive.name}.sha256")
