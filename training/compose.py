"""Composes short plain sentences and lists: each status, each kind of name, many turns of phrase and marks.

Sentences written by people come first; these fill the forms that they hardly hold. Prints labelled lines.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

PHRASES = json.loads((Path(__file__).parent / "phrases.json").read_text(encoding="utf-8"))
"""What sentences are made of. In `told`, by status: {t} a team, {w} a worker, {p} a plan or order, {s} a state, in the
present tense unless the status says otherwise.
"""
TEAMS, WORKERS, PLANS, STATES = (PHRASES[kind] for kind in ("teams", "workers", "plans", "states"))
DAYS, MONTHS, ASKING, BEFORE = (PHRASES[kind] for kind in ("days", "months", "asking", "before"))
WEIGHTS = {
    "now": 24,
    "denied": 20,
    "ended": 17,
    "pending": 13,
    "refused": 11,
    "other": 7,
    "hypothetical": 4,
    "asked": 4,
}


class Composer:
    """Draws phrases and puts them together; the same seed gives the same sentences."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)

    def _of(self, kinds: dict[str, list[str]], not_these: set[str]) -> tuple[str, str]:
        left = [kind for kind in kinds if kind not in not_these] or list(kinds)
        kind = self._draw.choice(left)
        return kind, self._draw.choice(kinds[kind])

    def phrase(self, status: str, used: set[str]) -> str:
        """One phrase with its name marked."""
        told = self._draw.choice(PHRASES["told"][status])
        for slot, kinds in (("{t}", TEAMS), ("{w}", WORKERS), ("{p}", PLANS), ("{s}", STATES)):
            if slot in told:
                kind, words = self._of(kinds, used)
                used.add(kind)
                told = told.replace(slot, f"⟦{words}|{kind}|{status}⟧")
        told = told.replace(" a ⟦early", " an ⟦early").replace(" a ⟦allocated", " an ⟦allocated")
        filled = {
            "{o}": PHRASES["others"],
            "{f}": PHRASES["family"],
            "{d}": DAYS,
            "{m}": MONTHS,
            "{q}": ["direct", "family", "good"],
        }
        for slot, words in filled.items():
            told = told.replace(slot, self._draw.choice(words))
        return told

    def listing(self) -> str:
        """ "No FEH, no YOS, CP plan" and its relatives, in every punctuation."""
        draw, used = self._draw, set()
        mark = draw.choice([", ", ", ", "; ", " - ", " ", ". ", " | ", ",", "\n", " – ", " / "])

        def name() -> tuple[str, str]:
            kind, words = self._of(draw.choice([TEAMS, TEAMS, WORKERS, STATES, PLANS]), used)
            used.add(kind)
            return kind, words

        form = draw.randrange(7)
        if form == 0:  # no X, no Y, Z
            gone = [f"no ⟦{w}|{k}|denied⟧" for k, w in (name() for _ in range(draw.randint(1, 2)))]
            k, w = name()
            # "No FEH/YOS" denies both; so after a slash only a plan can stand for itself.
            if mark == " / ":
                k, w = "child_protection", draw.choice(["CP plan", "child protection plan", "CP"])
            there = [" yes", " now"] if mark == " " else ["", "", " open", " yes"]
            return mark.join([*gone, f"⟦{w}|{k}|now⟧{draw.choice(there)}"])
        if form == 6:  # no X/Y
            binding = draw.choice(["/", " / ", " or ", " and ", " & ", "+", " nor "])
            names = binding.join(f"⟦{w}|{k}|denied⟧" for k, w in (name() for _ in range(draw.randint(2, 3))))
            return f"{draw.choice(['no', 'No', 'not with', 'without'])} {names}"
        if form == 1:  # no X, Y or Z
            names = [f"⟦{w}|{k}|denied⟧" for k, w in (name() for _ in range(3))]
            opener = draw.choice(["no ", "No ", "not open to ", "never had ", "without "])
            tail = draw.choice(["", "", f"{mark}⟦LAC|looked_after|now⟧"]) if "looked_after" not in used else ""
            return f"{opener}{names[0]}, {names[1]} {draw.choice(['or', 'nor', 'and'])} {names[2]}{tail}"
        if form == 2:  # X: yes / Y: no
            sign = draw.choice([": ", " - ", "=", " ", ":", " – "])
            words = {
                "now": ["yes", "Y", "open", "✓", "current", "active"],
                "denied": ["no", "N", "none", "n/a", "x", "nil", "never", "✗"],
                "ended": ["closed", "ended", "closed Oct", "was", "finished"],
                "pending": ["referred", "waiting", "pending", "ref in"],
                "refused": ["declined", "refused", "NFA", "said no"],
            }
            parts = []
            for _ in range(draw.randint(2, 4)):
                status = draw.choices(list(words), [10, 10, 5, 3, 3])[0]
                kind, said = name()
                parts.append(f"⟦{said}|{kind}|{status}⟧{sign}{draw.choice(words[status])}")
            return mark.join(parts)
        if form == 3:  # no X but Y
            (k1, w1), (k2, w2) = name(), name()
            but = draw.choice(
                [" but ", ", only ", ", just ", " though there is ", "; we do have ", ", however ", " yet "]
            )
            return f"{draw.choice(['no', 'not', 'no'])} ⟦{w1}|{k1}|denied⟧{but}⟦{w2}|{k2}|now⟧"
        if form == 4:  # X, no Y
            (k1, w1), (k2, w2) = name(), name()
            return f"⟦{w1}|{k1}|now⟧{draw.choice([' open', '', ' yes', ' involved'])}{mark}no ⟦{w2}|{k2}|denied⟧"
        (k1, w1), (k2, w2) = name(), name()
        status = draw.choice(["now", "ended"])
        words = {"now": ["open", "involved", "in", "both open"], "ended": ["closed", "ended", "both closed", "gone"]}
        joined = draw.choice([" and ", " & ", "/", " + "])
        return f"⟦{w1}|{k1}|{status}⟧{joined}⟦{w2}|{k2}|{status}⟧ {draw.choice(words[status])}"

    def sentence(self) -> str:
        """One message: its parts, and usually the question."""
        draw, used = self._draw, set()
        if draw.random() < 0.38:
            body = self.listing()
        else:
            many = draw.choices([1, 2, 3], [5, 4, 1])[0]
            statuses = draw.choices(list(WEIGHTS), list(WEIGHTS.values()), k=many)
            body = self.phrase(statuses[0], used)
            for status in statuses[1:]:
                body += draw.choice(PHRASES["joins"]) + self.phrase(status, used)
        before, asking = draw.choice(BEFORE), draw.choice(ASKING)
        if draw.random() < 0.35:
            body = body[0].upper() + body[1:] if body[0] != "⟦" else body
        join = draw.choice([". ", ". ", " - ", ", ", "? ", " ", ": "]) if asking else draw.choice(["", "."])
        text = f"{asking.rstrip('?')}? {body}" if asking and draw.random() < 0.12 else before + body + join + asking
        return " ".join(text.split()) if "\n" not in text or draw.random() < 0.5 else text.replace("\n", " / ")


def main(count: int, seed: int) -> None:
    """Print `count` different labelled lines."""
    composer, seen = Composer(seed), set()
    while len(seen) < count:
        sentence = composer.sentence()
        if sentence not in seen:
            seen.add(sentence)
            print(f"{random.Random(sentence).choice(['school', 'school', 'practitioner', 'parent'])}\t{sentence}")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
