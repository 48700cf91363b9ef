"""Composes sentences with the places of people's names marked, from sentences without any and from lists of names.

Prints a line a sentence: whether it tells of harm (`harm`, `none`, or `?` where that cannot be told), a tab, and the
sentence with names as `⟦Amina Yusuf⟧`: `python -m training.compose_names 30000 1 > names.tsv`. The sentences are those
of `data/nlu` and `data/assertions`; a name takes the place of "my son", "she", "the social worker", stands beside it,
or opens or signs the message. Names come from Faker's lists of every origin written in Latin letters and from
`assistant/privacy/names`. Places, schools, wards and days that look like names stay unmarked.
"""

from __future__ import annotations

import random
import re
import sys
import unicodedata
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from faker.config import AVAILABLE_LOCALES
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]
LISTS = ROOT / "assistant" / "privacy" / "names"
KEPT = ROOT / "assistant" / "privacy" / "kept_words.txt"
WORD_NAMES = Path(__file__).parent / "word_names.txt"
FRAMES = YAML(typ="safe", pure=True).load(Path(__file__).parent / "name_frames.yml")
SENTENCES = [*sorted((ROOT / "data" / "nlu").rglob("*.yml")), *sorted((ROOT / "data" / "assertions").glob("*.tsv"))]
HARMFUL = "raise_safeguarding_concern"
OPENED, CLOSED = "⟦", "⟧"
SHARE_OF_HARM = 0.2
"""Every fifth sentence tells of harm: there are few of these, and none must be lost."""
SHORTEST = 4
"""Words; what is no longer may be a frame alone."""
SHARE_REDACTED = 0.15
"""So many stand as the readers behind the door see them, with `[name]` for each name."""
CHILD = re.compile(
    r"\b(?:my|our|his|her|the|a|this|one|that) (?:(?:older|younger|eldest|youngest|little|year \d+|y\d+"
    r"|\d+ year old) )?(?:son|daughter|child|boy|girl|lad|nephew|niece|grandson|granddaughter|pupil|student|kid|yp"
    r"|young person|sister|brother|stepson|foster child|twin)\b",
    re.IGNORECASE,
)
WORKER = re.compile(
    r"\b(?:my|our|his|her|the|a) (?:social worker|early help worker|feh worker|yos worker|head ?teacher|head|teacher"
    r"|senco|spoc|ewo|dsl|attendance officer|head of year|tutor|mum|dad|mother|father|nan|grandmother|aunt|uncle"
    r"|stepdad|family worker|practitioner|manager|colleague)\b",
    re.IGNORECASE,
)
FAMILY = re.compile(r"\b(?:the|this|our|that|a) family\b", re.IGNORECASE)
SUBJECT = re.compile(
    r"(?:^|(?<=[,.;:?!] )|(?<= and )|(?<= but )|(?<= if )|(?<= because )|(?<= so ))(?:he|she)\b(?!['’])", re.IGNORECASE
)
_BEFORE_AN_OBJECT = (
    "for",
    "with",
    "about",
    "to",
    "on",
    "see",
    "seen",
    "get",
    "take",
    "help",
    "of",
    "from",
    "by",
    "than",
)
OBJECT = re.compile(
    "(?:" + "|".join(rf"(?<=\b{word} )" for word in _BEFORE_AN_OBJECT) + r")(?:him|her)(?= |[.,?!]|$)(?! \w+s\b)"
)


def sentences() -> tuple[list[str], list[str]]:
    """The sentences of the data that tell of harm and those that do not, without marks of entities and statuses."""
    harmful: list[str] = []
    others: list[str] = []
    for path in SENTENCES:
        into = others
        for line in path.read_text(encoding="utf-8").splitlines():
            if path.suffix == ".yml":
                if line.startswith("- intent:"):
                    into = harmful if line.endswith(HARMFUL) else others
                match = re.match(r"\s+- (.+)", line)
                text = re.sub(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})", r"\1", match[1]) if match else ""
            else:
                text = re.sub(r"⟦([^|⟧]*)\|[^⟧]*⟧", r"\1", line.split("\t")[-1])
            if 1 <= len(text.split()) <= 60:
                into.append(text)
    return harmful, others


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


class Composer:
    """Sets names, and what looks like them, into sentences."""

    def __init__(self, noise: random.Random) -> None:
        self._noise, self._names = noise, Names(noise)
        self._slots: list[tuple[re.Pattern[str], Callable[[], str], bool]] = [
            # Words that a name may stand for; and whether it may stand beside them too.
            (CHILD, self._names.child, True),
            (WORKER, self._names.adult, True),
            (FAMILY, self._names.family, False),
            (SUBJECT, self._names.child, False),
            (OBJECT, self._names.child, False),
        ]

    def compose(self, sentence: str) -> str:
        """One sentence with names in it, with what looks like one, or as it was."""
        chance = self._noise.random()
        if chance < 0.16:
            return sentence
        if chance < 0.31:
            return self._with_nobody(sentence)
        if chance < 0.33:
            return self._frame("bare").format(self._noise.choice((self._names.child, self._names.family))())
        composed = self._with_names(sentence)
        if chance > 0.97:
            composed += self._frame("addresses").format(self._noise.randrange(1, 200), self._names.place())
        return composed

    def _frame(self, kind: str) -> str:
        return self._noise.choice(FRAMES[kind])

    def _with_nobody(self, sentence: str) -> str:
        """With a place, a season or a short form beside it; or another sentence, in which nobody is named."""
        chance = self._noise.random()
        if chance < 0.55:
            place = self._frame("in_places").format(self._names.place())
            return place + sentence if self._noise.random() < 0.6 else f"{sentence} {place.strip()}"
        if chance < 0.75:
            return f"{sentence} {self._frame('in_seasons').format(self._frame('seasons'))}"
        if chance < 0.8:
            return self._frame("nobody")
        letters = "".join(self._noise.choice("ABCDEFGHILMNOPRST") for _ in range(self._noise.choice((2, 3, 3, 4))))
        return self._frame("short_forms").format(letters + self._noise.choice(("", "", "s")), sentence)

    def _with_names(self, sentence: str) -> str:
        composed, set_in = sentence, 0
        for pattern, make, beside in self._noise.sample(self._slots, len(self._slots)):
            match = pattern.search(composed)
            if match is None or OPENED in composed[max(0, match.start() - 3) : match.end() + 3]:
                continue
            composed = composed[: match.start()] + self._in_place_of(match[0], make(), beside) + composed[match.end() :]
            set_in += 1
            if set_in == 2 or self._noise.random() < 0.5:
                break
        if set_in and self._noise.random() >= 0.15:
            return composed
        who = self._names.child() if self._noise.random() < 0.7 else self._names.adult()
        if self._noise.random() < 0.6:
            return self._frame("opening").format(who) + composed
        return composed.rstrip("?.! ") + self._frame("closing").format(who)

    def _in_place_of(self, words: str, name: str, beside: bool) -> str:
        if not beside or self._noise.random() < 0.3:
            return name
        return self._noise.choice(("{0} {1}", "{0} {1}", "{1}, {0},", "{0}, {1}", "{1} ({0})")).format(words, name)


def main() -> None:
    """Command line: how many sentences, and the seed."""
    number, seed = int(sys.argv[1]), int(sys.argv[2])
    noise = random.Random(seed)
    composer = Composer(noise)
    harmful, others = sentences()
    for _ in range(number):
        is_harm = noise.random() < SHARE_OF_HARM
        text = composer.compose(noise.choice(harmful if is_harm else others))
        if noise.random() < SHARE_REDACTED:
            text = re.sub(f"{OPENED}[^{CLOSED}]*{CLOSED}", "[name]", text)
        # A harmful sentence may have given way to a frame.
        gave_way = len(text.split()) <= SHORTEST or text in FRAMES["nobody"]
        harm = "none" if not is_harm else "?" if gave_way else "harm"
        print(f"{harm}\t{text}")


if __name__ == "__main__":
    main()
