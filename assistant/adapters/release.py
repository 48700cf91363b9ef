"""What is running: the project's version, the model and the content, for logs and monitoring."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from assistant.adapters.model_archive import newest_archive
from assistant.guidance.library import GuidanceLibrary

PACKAGE = Path(__file__).resolve().parents[1]
CONTENT = ("guidance/content", "words")


@dataclass(frozen=True)
class Release:
    """`content` is a digest of everything that is said, `edition` the guidance it rests on."""

    version: str
    model: str
    content: str
    edition: str
    changes_known_to: str


def release_of(models: Path, library: GuidanceLibrary) -> Release:
    """The release that serves with the newest model of a folder."""
    archive = newest_archive(models)
    return Release(
        version=version("attendance-inclusion-assistant"),
        model="none" if archive is None else archive.name.removesuffix(".tar.gz"),
        content=_digest_of_content(),
        edition=library.default_edition.id,
        changes_known_to=library.later_changes.known_to.isoformat(),
    )


def _digest_of_content() -> str:
    digest = hashlib.sha256()
    for file in sorted(file for folder in CONTENT for file in (PACKAGE / folder).rglob("*.yml")):
        digest.update(f"{file.relative_to(PACKAGE)}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:12]
