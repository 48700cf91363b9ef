"""Names of people and of places, drawn from lists of every origin in the spellings people use.

The lists are Faker's, as far as they are written in Latin letters, and those of `assistant/privacy/names`.
"""

from __future__ import annotations

import random
import unicodedata
from importlib import import_module
from pathlib import Path

from faker.config import AVAILABLE_LOCALES
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]
LISTS = ROOT / "assistant" / "privacy" / "names"
KEPT = ROOT / "assistant" / "privacy" / "kept_words.txt"
WORD_NAMES = Path(__file__).parent / "word_names.txt"
FRAMES = YAML(typ="safe", pure=True).load(Path(__file__).parent / "name_frames.yml")
OPENED, CLOSED = "⟦", "⟧"
"""Around a name of a person."""


def latin(word: str) -> bool:
    """Whether a word is written in Latin letters, as people type names here."""
    return all(not c.isalpha() or unicodedata.name(c, "").startswith("LATIN") for c in word)


def faker_names(beginnings: tuple[str, ...]) -> list[list[str]]:
    """The names of each locale, from the lists whose names begin so."""
    found = []
    for locale in AVAILABLE_LOCALES:
        try:
            provider = import_module(f"faker.providers.person.{locale}").Provider
        except ModuleNotFoundError:
            continue
        lists = [getattr(provider, name) for name in dir(provider) if name.startswith(beginnings)]
        names = {each for part in lists if isinstance(part, (tuple, list, dict)) for each in part}
        found.append(sorted(each for each in names if isinstance(each, str) and each and latin(each)))
    return [names for names in found if names]


def listed(path: Path, section: str = "") -> list[str]:
    """The words of one section of a list, or of all of them where none is named."""
    here, found = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            here = line.strip("[] ")
        elif not line.startswith("#") and section in ("", here):
            found += line.split()
    return found


class Names:
    """Draws names of every origin, in the spellings people use."""

    def __init__(self, noise: random.Random) -> None:
        self._noise = noise
        own = [path for path in sorted(LISTS.glob("*.txt")) if path.stem != "also_words"]
        given = [names for path in own if (names := listed(path, "given"))]
        surnames = [names for path in own if (names := listed(path, "surnames"))]
        self._firsts = [*faker_names(("first_name", "first_romanized")), *given * 3]
        self._lasts = [*faker_names(("last_name", "last_romanized")), *surnames * 3]
        self._words = [word.title() for path in (WORD_NAMES, LISTS / "also_words.txt") for word in listed(path)]
        self._kept = listed(KEPT)

    def _drawn(self, lists: list[list[str]]) -> str:
        return self._noise.choice(self._noise.choice(lists))

    def first(self) -> str:
        """A first name: an everyday word now and then, double, initials, or misspelt."""
        chance, name = self._noise.random(), self._drawn(self._firsts)
        if chance < 0.12:
            return self._noise.choice(self._words)
        if chance < 0.16:
            second = self._drawn(self._firsts)
            return f"{name}-{second.lower() if self._noise.random() < 0.4 else second}"
        if chance < 0.19:
            return name[0] + self._noise.choice("ABDEJKLMNST")
        if chance < 0.23:
            place = self._noise.randrange(len(name))
            return name[:place] + self._noise.choice("aeioulnrsty") + name[place + 1 :]
        return name

    def last(self) -> str:
        """A surname, with a particle or double now and then."""
        chance, name = self._noise.random(), self._drawn(self._lasts)
        if chance < 0.05:
            return f"{self._noise.choice(FRAMES['particles'])} {name}"
        return f"{name}-{self._drawn(self._lasts)}" if chance < 0.1 else name

    def _marked(self, name: str) -> str:
        """As typed: with capitals, without, or all capitals."""
        chance = self._noise.random()
        written = name.lower() if chance < 0.35 else name.upper() if chance < 0.39 else name
        return OPENED + written + CLOSED

    def child(self) -> str:
        """A child's name; of two now and then."""
        name, chance = self.first(), self._noise.random()
        if chance < 0.25:
            name += " " + self.last()
        elif chance < 0.3:
            name += f" {self.last()[0]}{self._noise.choice(('', '.'))}"
        if self._noise.random() < 0.1:
            return self._marked(name) + self._noise.choice((" and ", ", ", " & ")) + self._marked(self.first())
        return self._marked(name)

    def adult(self) -> str:
        """A grown-up's name, after a title every other time."""
        chance = self._noise.random()
        if chance < 0.5:
            title = self._noise.choice(FRAMES["titles"])
            title = title.lower() if self._noise.random() < 0.4 else title
            return title + self._noise.choice((" ", " ", " ", ". ")) + self._marked(self.last())
        return self._marked(self.first() if chance < 0.75 else f"{self.first()} {self.last()}")

    def family(self) -> str:
        """A family by its surname."""
        name = self.last()
        if self._noise.random() < 0.5:
            return f"the {self._marked(name)} {self._noise.choice(FRAMES['of_families'])}"
        return f"{self._noise.choice(('the', 'The', 'both the'))} {self._marked(name + 's')}"

    def place(self) -> str:
        """A place, school or house called after somebody, or a known place or term: no person."""
        if self._noise.random() < 0.3:
            return self._noise.choice(self._kept).title()
        return self._noise.choice(FRAMES["places"]).format(self.last() if self._noise.random() < 0.6 else self.first())
