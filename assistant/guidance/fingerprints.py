"""What the source said, without its words: one fingerprint for each part of a council page.

A part is a clause, or a piece of the page that is not one: its heading, its pointer to further
information and its date line. The digest tells whether the words are the same; the sketch, a
sample of hashed three-word runs, tells which part an edited paragraph was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from assistant.guidance.reading import Entry, read_mapping
from assistant.guidance.saved_page import Block

FOLDER = Path(__file__).parent / "content" / "fingerprints"
KINDS = ("heading", "clause", "pointer", "date")

_RUN = 3
_SKETCH = 32
_DIGEST_CHARACTERS = 8


@dataclass(frozen=True)
class Part:
    """A part of a page as it was when its fingerprint was taken; `facts` only where no clause."""

    id: str
    kind: str
    digest: str
    sketch: frozenset[str]
    number: int | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChapterPrint:
    """The fingerprints of one chapter in one edition, in the order of the page."""

    chapter: str
    edition: str
    parts: tuple[Part, ...]

    @property
    def clauses(self) -> tuple[Part, ...]:
        """The parts that are clauses."""
        return tuple(part for part in self.parts if part.kind == "clause")

    def clause_id(self, part: Part) -> str:
        """`<chapter>/<clause>` for a part that is a clause, `<chapter> (<kind>)` for another."""
        return f"{self.chapter}/{part.id}" if part.kind == "clause" else f"{self.chapter} ({part.kind})"

    def of_kind(self, kind: str) -> Part | None:
        """The first part of a kind, or None."""
        return next((part for part in self.parts if part.kind == kind), None)


@lru_cache(maxsize=4096)
def digest(words: tuple[str, ...]) -> str:
    """The SHA-256 of normalised words, as 64 hexadecimal characters."""
    return sha256(" ".join(words).encode()).hexdigest()


def shingles(words: tuple[str, ...]) -> frozenset[str]:
    """Hashed runs of three words; a shorter text is one run."""
    runs = [words[start : start + _RUN] for start in range(max(1, len(words) - _RUN + 1))]
    return frozenset(sha256(" ".join(run).encode()).hexdigest()[:_DIGEST_CHARACTERS] for run in runs)


@lru_cache(maxsize=4096)
def sketch(words: tuple[str, ...]) -> frozenset[str]:
    """The smallest hashes of a text's runs: enough to recognise it after an edit."""
    return frozenset(sorted(shingles(words))[:_SKETCH])


def likeness(part: Part, words: tuple[str, ...]) -> float:
    """How alike a part and a text are, from 0 to 1 (an estimate of the Jaccard index)."""
    other = sketch(words)
    sample = sorted(part.sketch | other)[:_SKETCH]
    return sum(run in part.sketch and run in other for run in sample) / len(sample)


def take(layout: ChapterPrint, blocks: Iterable[Block]) -> ChapterPrint:
    """New fingerprints for a layout, one block a part. ValueError if their numbers differ."""
    found = list(blocks)
    if len(found) != len(layout.parts):
        raise ValueError(
            f"{layout.chapter} has {len(layout.parts)} parts but the page has {len(found)}: "
            "bring the list of parts in content/fingerprints into line with the page"
        )
    return ChapterPrint(
        layout.chapter,
        layout.edition,
        tuple(
            Part(part.id, part.kind, digest(block.words), sketch(block.words), block.number, part.facts)
            for part, block in zip(layout.parts, found, strict=True)
        ),
    )


def load_fingerprints(folder: Path | None = None) -> tuple[ChapterPrint, ...]:
    """All fingerprints of `content/fingerprints`. Raises ContentError with file and entry."""
    root = folder or FOLDER
    return tuple(chapter for path in sorted(root.glob("*.yml")) for chapter in _read(path, root))


def as_yaml(chapters: Iterable[ChapterPrint]) -> str:
    """The content of a fingerprint file; it reads back to the same chapters."""
    lines = [
        "# Fingerprints of the council's pages, clause by clause. No words of the source are kept.",
        "# Written by `assistant guidance fingerprint`; see docs/guidance-updates.md.",
        "chapters:",
    ]
    for chapter in chapters:
        lines += [f"- chapter: {chapter.chapter}", f'  edition: "{chapter.edition}"', "  parts:"]
        for part in chapter.parts:
            lines += [f"  - id: {part.id}", f"    kind: {part.kind}"]
            lines += [f"    number: {part.number}"] if part.number is not None else []
            lines += [f"    facts: [{', '.join(part.facts)}]"] if part.facts else []
            lines += [f'    digest: "{part.digest}"', f'    sketch: "{" ".join(sorted(part.sketch))}"']
    return "\n".join(lines) + "\n"


def _read(path: Path, root: Path) -> Iterator[ChapterPrint]:
    file = read_mapping(path, root)
    for entry in file.entries("chapters", label="chapter"):
        chapter = entry.text("chapter")
        entry.renamed(chapter)
        parts = tuple(_part(item) for item in entry.entries("parts", label="part"))
        yield ChapterPrint(chapter, entry.text("edition"), parts)
        entry.done()
        if len({part.id for part in parts}) != len(parts):
            raise entry.error("a part stands here twice")
    file.done()


def _part(item: Entry) -> Part:
    item.renamed(item.text("id"))
    number = item.any("number")
    if number is not None and not isinstance(number, int):
        raise item.error("number must be a whole number")
    part = Part(
        id=item.name,
        kind=item.choice("kind", KINDS),
        digest=item.text("digest", ""),
        sketch=frozenset(item.text("sketch", "").split()),
        number=number,
        facts=item.texts("facts"),
    )
    item.done()
    return part
