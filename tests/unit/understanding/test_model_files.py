"""Only the examined model files are run."""

import shutil
import sys
from pathlib import Path

import pytest

from assistant.understanding import model_files
from assistant.understanding.model_files import ModelFileError, encoder_tokenizer, encoder_weights, kept_file


def test_the_installed_files_are_the_examined_ones() -> None:
    """Both pass their hash; the graph is about 23 MB."""
    assert encoder_weights().stat().st_size == 23_509_033
    assert '"model"' in encoder_tokenizer()


def test_a_changed_file_is_refused_by_name(tmp_path: Path) -> None:
    """A file with another content never runs."""
    (tmp_path / "sentences.onnx").write_bytes(b"something else")
    shutil.copy(model_files.SENTENCES[0] / "SHA256SUMS", tmp_path)

    with pytest.raises(ModelFileError, match=r"sentences\.onnx"):
        kept_file(tmp_path, "sentences.onnx")


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The operator reads what to install."""
    monkeypatch.setattr(model_files, "TOKENIZER_ARCHIVE", ("no-such-package", "model.zip"))

    with pytest.raises(ModelFileError, match="no-such-package"):
        encoder_tokenizer()


def test_finding_the_tokenizer_does_not_import_its_package() -> None:
    """It prints and wants PyTorch when imported."""
    encoder_tokenizer()

    assert "all_minilm_l6_v2" not in sys.modules
