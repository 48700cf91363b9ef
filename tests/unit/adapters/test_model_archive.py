"""Which model is served, and that one which was changed is not."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from assistant.adapters.model_archive import ModelChangedError, ModelMissingError, checked_archive


def test_a_model_that_is_not_as_training_wrote_it_is_not_loaded(tmp_path: Path) -> None:
    archive = tmp_path / "assistant-1.tar.gz"
    archive.write_bytes(b"a model")
    assert checked_archive(tmp_path) == archive
    digest = hashlib.sha256(b"a model").hexdigest()
    archive.with_name(f"{archive.name}.sha256").write_text(f"{digest}  {archive.name}\n")
    assert checked_archive(tmp_path) == archive
    archive.write_bytes(b"another model")
    with pytest.raises(ModelChangedError, match="make setup"):
        checked_archive(tmp_path)


def test_without_a_model_it_is_said_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError, match="make setup"):
        checked_archive(tmp_path / "models")
