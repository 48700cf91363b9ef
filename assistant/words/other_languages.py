"""The fixed notes for people who write in another language, and everyday words of each language, from `languages/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from assistant.words.loading import Words, WordsError

FOLDER = Path(__file__).parent / "languages"
ENGLISH = "en"
DIRECTIONS = ("ltr", "rtl")
# Set around a number: between words that are read from the right its groups of digits would change places.
ISOLATE, END_OF_ISOLATE = "\u2066", "\u2069"


@dataclass(frozen=True)
class Language:
    """One language: its note with placeholders for the contacts, and everyday words by which it is recognised.

    `checked_by` names the speaker who has read the note; until somebody has, it is not shown.
    """

    code: str
    name: str
    direction: str
    note: tuple[str, ...]
    everyday: frozenset[str]
    checked_by: str = ""

    def text(self, words: Words) -> str:
        """The note with its numbers, a paragraph for each thing it says."""
        return "\n\n".join(self._filled(paragraph, words) for paragraph in self.note)

    def _filled(self, paragraph: str, words: Words) -> str:
        if self.direction == "rtl":
            paragraph = paragraph.replace("{", ISOLATE + "{").replace("}", "}" + END_OF_ISOLATE)
        return words.filled(paragraph)


@dataclass(frozen=True)
class Note:
    """What is said to somebody: a text, and the language and direction it is written in."""

    text: str
    language: str
    direction: str


@cache
def load_languages(folder: Path = FOLDER) -> Mapping[str, Language]:
    """Every language by its code; raises WordsError naming the file for one that cannot be used."""
    return {file.stem: _language(file) for file in sorted(folder.glob("*.yml"))}


def notes_for(code: str, languages: Mapping[str, Language], words: Words) -> tuple[Note, ...]:
    """The note in the reader's language, where a speaker has checked it, and always the one in plain English."""
    theirs = languages[code]
    shown = (theirs, languages[ENGLISH]) if theirs.checked_by else (languages[ENGLISH],)
    return tuple(Note(language.text(words), language.code, language.direction) for language in shown)


def _language(file: Path) -> Language:
    entry = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    if entry.get("language") != file.stem or entry.get("direction") not in DIRECTIONS:
        raise WordsError(f"{file.name}: needs its own code as language, and a direction ({' or '.join(DIRECTIONS)}).")
    if not entry.get("note") or not entry.get("everyday"):
        raise WordsError(f"{file.name}: needs a note and everyday words.")
    return Language(
        code=entry["language"],
        name=entry["name"],
        direction=entry["direction"],
        note=tuple(" ".join(paragraph.split()) for paragraph in entry["note"]),
        everyday=frozenset(entry["everyday"].split()),
        checked_by=(entry.get("checked_by") or "").strip(),
    )
