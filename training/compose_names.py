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
from collections.abc import Callable
from pathlib import Path

from training.drawn_names import CLOSED, FRAMES, OPENED, Names

ROOT = Path(__file__).parents[1]
SENTENCES = [*sorted((ROOT / "data" / "nlu").rglob("*.yml")), *sorted((ROOT / "data" / "assertions").glob("*.tsv"))]
HARMFUL = "raise_safeguarding_concern"
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
