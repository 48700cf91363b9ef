# ruff: noqa: E501 (a list of phrases is easier to read so)
"""Composes turns of a conversation behind what was told before them, as the service writes it out
(`assistant/conversation/family_in_words.py`): the label is what holds once the turn is said. Prints labelled lines.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from ruamel.yaml import YAML

sys.path.insert(0, str(Path(__file__).parents[1]))

from assistant.conversation.family_in_words import (
    ABSENT,
    AFTER,
    ASKED_FOR,
    SUPPOSED,
    SUPPOSED_GONE,
    THERE,
    UNSURE,
    name_of,
)
from training.compose import TEAMS, WORKERS

GROUPS = YAML(typ="safe").load(Path(__file__).with_name("turns_in_context.yml").read_text(encoding="utf-8"))
SENTENCES = {
    "there": (THERE,),
    "absent": (ABSENT, ABSENT, ASKED_FOR),
    "supposed": (SUPPOSED,),
    "supposed_gone": (SUPPOSED_GONE,),
    "open": (UNSURE,),
}
BESIDE = ("there", "there", "absent", "absent", "absent", "absent", "open", None, None)
UNCHANGED = {"there": "now", "absent": "denied", "open": "asked"}
VALUES = {
    "feh": ("yes",),
    "yos": ("yes", "yes", "prevention", "statutory"),
    "social_care": ("yes", "yes", "child_in_need", "child_protection", "assessment", "looked_after"),
}
THINGS = (
    (re.compile(r"\bplan\b|\bconference\b"), "social_care", ("child_in_need", "child_protection")),
    (re.compile(r"\border\b|\blicence\b|\bcourt\b|\bserved\b"), "yos", ("statutory",)),
)
"""Words that point to the one service that has such a thing, whichever was told of last."""
OPENINGS = (
    "", "", "", "", "", "sorry, ", "ok ", "ok so ", "no ", "right, ", "actually ", "oh ", "hi again, ", "just heard, ", "update: ",
    "hang on, ", "well ", "so ", "and ", "but ", "hmm ", "mum says ", "the head tells me ", "I've just rung and ", "wait, ",
    "my colleague says ", "yes but ", "news: ", "apologies, ", "I tell a lie, ", "good point, ", "thanks. ", "fine. ", "listen, ",
    "the senco says ", "according to dad ", "by the way ", "one more thing, ", "nan here again. ", "correction, ", "to be clear ",
    "[name] says ", "[name] just told me ", "hubby says ", "no, ", "no sorry ", "oh no ", "yes ", "ok and ", "morning. ", "had a call, ",
    "from the minutes, ", "read the email, ", "so I asked, and ", "it's me again - ", "worker here. ", "na ", "lol ", "nvm ", "ps ",
)  # fmt: skip
TAILS = (
    "", "", "", "", "", "?", ".", ". who leads", ". lead?", " so who is it", ", so is it us", ". still the same?", " who leads now?",
    ". does that change it?", ", ok?", " thanks", ". who takes it forward", "!", " - lead now?", " btw", ". whose is it", ". so us?",
)  # fmt: skip
TIMES = (
    "last week", "yesterday", "on Monday", "in June", "in September", "at half term", "this morning", "before Christmas", "on Friday",
    "two months ago", "at Easter", "on the 4th", "last month", "today", "at the review", "over the summer", "in March", "on Tuesday",
)  # fmt: skip

LEFT_OPEN = 0.3
"""How often it is not known whether the service in hand is there."""
OF_THE_NAMED = 0.5
"""How often what the turn names was told of before."""


class TurnComposer:
    """Draws a family, a turn and what holds after it; the same seed gives the same lines."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)

    def message(self) -> str:
        """What was told before, and the turn."""
        draw = self._draw
        group = draw.choices(GROUPS, [len(one["turns"]) ** 0.7 for one in GROUPS])[0]
        facts = draw.sample(list(VALUES), 3)
        turn = draw.choice(group["turns"]).replace("{d}", draw.choice(TIMES))
        of_a_thing = next(((fact, values) for words, fact, values in THINGS if words.search(turn)), None)
        if of_a_thing and group["hand"] in ("there", "supposed_gone"):
            facts.remove(of_a_thing[0])
            facts.insert(0, of_a_thing[0])
        hand, then, named = facts[0], group["then"], group.get("named")
        same = then if group.get("others") == "same" else None
        told = [self._beside(fact, same) for fact in (facts[2:] if named else facts[1:])]
        if named and draw.random() < OF_THE_NAMED:
            was = "there" if named == "ended" or (named == "now" and draw.random() < OF_THE_NAMED) else "absent"
            told.append(self._said(facts[1], was, named))
        told = [one for one in told if one]
        draw.shuffle(told)
        is_open = "unread" in group and draw.random() < LEFT_OPEN
        said = ("open", group["unread"]) if is_open else (group["hand"], then)
        told.insert(
            draw.randint(0, len(told)) if of_a_thing else len(told),
            self._said(hand, *said, values=of_a_thing[1] if of_a_thing and facts[0] == of_a_thing[0] else None),
        )
        if "{t}" in turn:
            turn = turn.replace("{t}", f"⟦{self._other(facts[1])}|{facts[1]}|{named}⟧", 1)
        asks_itself = group["then"] == "hypothetical" and draw.random() < 0.6
        tail = "?" if asks_itself else draw.choice(TAILS)
        return f"{' '.join(told)}{AFTER}{draw.choice(OPENINGS)}{turn}{tail}"

    def _beside(self, fact: str, then: str | None) -> str | None:
        kind = self._draw.choice(BESIDE if then is None else ("there", "absent", None))
        if kind is None:
            return None
        return self._said(fact, kind, then if then and kind == "there" else UNCHANGED[kind])

    def _said(self, fact: str, kind: str, status: str, values: Sequence[str] | None = None) -> str:
        sentence = self._draw.choice(SENTENCES[kind])
        value = "yes" if kind == "absent" else self._draw.choice(values or VALUES[fact])
        return sentence.replace("{}", f"⟦{name_of(fact, value)}|{fact}|{status}⟧", 1)

    def _other(self, fact: str) -> str:
        return self._draw.choice(self._draw.choice((TEAMS, WORKERS))[fact])

    def behind(self, line: str) -> str | None:
        """A labelled turn behind the service that it names, as it is typed or with a pronoun for the name."""
        found = list(_MENTION.finditer(line))
        if len(found) != 1 or found[0]["kind"] not in FACT_OF:
            return None
        fact, status = FACT_OF[found[0]["kind"]], found[0]["status"]
        if status not in ("now", "pending", *_GONE):
            return None
        kind = "absent" if status == "pending" else self._draw.choice(("there", "absent", "open"))
        gone = status in _GONE and kind == "absent"
        told = self._said(fact, kind, "denied" if gone else status)
        by_name = (kind == "absent" and status == "now") or _NOT_BEFORE_A_PRONOUN.search(line[: found[0].start()])
        if not by_name and self._draw.random() < AS_A_PRONOUN:
            line = _MENTION.sub(self._draw.choice(PRONOUNS), line)
        return f"{told}{AFTER}{line}"


_MENTION = re.compile(
    r"(?:\b(?:[Tt]he|[Oo]ur|[Hh]is|[Hh]er|[Mm]y|[Tt]heir|[Aa]n?) )?⟦[^|⟧]+\|(?P<kind>\w+)\|(?P<status>\w+)⟧"
)
_NOT_BEFORE_A_PRONOUN = re.compile(
    r"\b(?:no|not|any|without|into|to|called|as|is|was|on|an?|off|new)\W*$", re.IGNORECASE
)
_GONE = ("ended", "denied", "refused")
FACT_OF = {
    **{fact: fact for fact in VALUES},
    **dict.fromkeys(("child_in_need", "child_protection", "looked_after"), "social_care"),
    **dict.fromkeys(("yos_prevention", "yos_statutory"), "yos"),
}
PRONOUNS = ("they", "they", "she", "it", "that")
AS_A_PRONOUN = 0.6


def main(count: int, seed: int, *turns: str) -> None:
    """Print `count` different labelled lines, then the lines of the files `turns` behind what they name."""
    composer, seen = TurnComposer(seed), set()
    while len(seen) < count:
        message = composer.message()
        if message not in seen:
            seen.add(message)
            print(f"{random.Random(message).choice(['school', 'practitioner', 'parent'])}\t{message}")
    for line in (each for path in turns for each in Path(path).read_text(encoding="utf-8").splitlines()):
        audience, _, turn = line.partition("\t")
        if behind := composer.behind(turn):
            print(f"{audience}\t{behind}")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
