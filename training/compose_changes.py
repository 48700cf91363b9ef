# ruff: noqa: E501 (a list of phrases is easier to read so)
"""Composes messages in which something changes: corrections in one sentence, handovers, reopened cases; and messages
that name somebody else's service, a candidate for the lead or a general rule beside the family's own facts.

The label is what holds in the end: what was withdrawn is denied or ended, what was put right is now. Prints labelled lines.
"""

from __future__ import annotations

import random
import sys

from training.compose import ASKING, BEFORE, DAYS, MONTHS, PLANS, STATES, TEAMS, WORKERS

SLIPS = [
    "sorry", "no sorry", "no, sorry", "oops", "wait no", "no wait", "I mean", "correction", "correction:", "typo",
    "my mistake", "apologies", "hang on", "scratch that", "scrap that", "ignore that", "wrong file", "wrong child",
    "I meant", "edit:", "or rather", "sorry I meant", "actually", "no, actually", "whoops", "sorry, wrong family",
]  # fmt: skip
MARKS = [", ", " - ", " – ", "... ", "; ", ". ", " ("]
# {1} what was said first, {2} what holds; {a} {b} names of two services; {s} a slip, {x} the mark before it.
CORRECTIONS = {
    "denied now": """{a}{x}{s}, {b}|{a} open{x}{s}, {b}|we have {a}{x}{s}, it's {b}|not {a} but {b}|it's not {a} but {b}
        |it isn't {a}, it's {b}|{b}, not {a}{x}{s}|I said {a} but I meant {b}|{s} {b} not {a}|put {a}, should be {b}
        |I wrote {a}; should have been {b}|thought it was {a} but it's {b}|we were told {a}, it turns out to be {b}
        |{a}{x}{s}, that's another pupil, this one has {b}|rather than {a} it is {b}|{a}? no, {b}|{b} (not {a} as I said)
        |everyone says {a} and in fact it's {b}|instead of {a} read {b}|he has {a}{x}{s}, he has {b}""",
    "ended now": """{a} open{x}{s}, closed in {m}, now {b}|{a}{x}{s}, that ended {d}, {b} since|{a} finished {d} and {b} took over
        |{b} took over from {a}|passed from {a} to {b}|handed over from {a} to {b} {d}|stepped down from {a} to {b}
        |stepped up from {a} to {b}|moved from {a} up to {b}|went from {a} to {b} in {m}|{a} closed and {b} picked them up
        |{a} closed the family and {b} have taken it on|{a} left because {b} came|{b} came in after {a} closed
        |{b} opened once {a} had finished|it was {a}, now it's {b}|no longer {a}, now {b}|{a} up to {m}, {b} from then on
        |{a} ended, {b} continues|{b} carry on although {a} closed|{b} still going, {a} closed {d}|we had {a}, now only {b}
        |off {a} since {m} and {b} are in|after {a} closed we got {b}|{a} stopped when {b} started""",
}
ENDS = """{a}{x}scrap that, closed in {m}|{a} open{x}{s}, closed {d}|open to {a}{x}{s}, they finished {d}|{a} in place. Update: closed {d}
    |we have {a}, I mean we had|{a}. Edit: ended in {m}|{a}{x}{s}, they left in {m}|has {a}{x}{s}, not any more
    |{a} historically involved, nothing now|{a} in the past, nothing current|historic {a} only|old {a} on file, nobody today
    |{a} used to be there, now only school|{a} long gone|once had {a}, now nobody"""
REOPENED = """{a} closed and then reopened {d}|{a} closed, then they opened it again in {m}|{a} shut it in {m} and opened it again {d}
    |{a} ended but restarted {d}|they closed {a} and started again {d}|{a} came back after closing|closed to {a}{x}{s}, still open
    |no {a}{x}{s}, there is one since {d}|no {a}. Just checked, there is, allocated {d}|not open to {a}{x}{s}, open since {m}
    |{a} stopped, then began again {d}|{a} closed{x}{s}, still open"""
NEVER = """thought {a} were in but they never opened|we assumed {a}; there is none|I said {a}{x}{s}, there's none|{a}{x}{s}, never had them
    |{a}? no, my mistake, none|we believed {a} had it; they do not"""
OTHERS = [
    "the boy next to him has {o}", "her best friend has {o}", "another child in the class is with {o}", "his cousin is under {o}",
    "I'm a {w} by training", "I used to be a {w}", "I was once a {w} before teaching", "mum is a {w} herself", "dad works for {t}",
    "as an ex-{w} I should know", "grandad has an adult {w}", "the neighbour's girl is with {o}", "my sister's kids have {o}",
    "a girl in his form is on a {p}", "mum's partner had a {w} as a boy", "I work in {t} in another borough", "the sibling who left home had {o}",
]  # fmt: skip
CANDIDATES = [
    "is it the {w} or us who leads?", "school or the {w}?", "does the {w} lead or do we?", "do I lead or the {w}?",
    "is the {w} the lead?", "does the {w} take the lead?", "so is it the {w}?", "the {w} or the head of year?",
    "or is it {t} that leads?", "should it be the {w}?", "is {t} the lead then?", "which is it, school or {t}?",
]  # fmt: skip
RULES = [
    "in general, where there is {t}, who leads?", "as a rule who leads when {t} are in?", "generally, at {s} level, who leads?",
    "in principle who leads if {t} have it?", "who normally leads for a child on a {p}?", "where a {w} is involved, who usually leads?",
    "what is the rule where {t} is open?", "say in theory {t} had it, who leads?",
]  # fmt: skip


class ChangeComposer:
    """Draws changes and puts a question to them; the same seed gives the same messages."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)

    def _name(self, status: str, used: set[str], kinds: list[dict[str, list[str]]] | None = None) -> str:
        pool = self._draw.choice(kinds or [TEAMS, TEAMS, WORKERS, STATES, PLANS])
        kind = self._draw.choice([one for one in pool if one not in used] or list(pool))
        used.add(kind)
        return f"⟦{self._draw.choice(pool[kind])}|{kind}|{status}⟧"

    def _filled(self, told: str, used: set[str], statuses: dict[str, str], kinds=None) -> str:
        draw = self._draw
        for slot, status in statuses.items():
            if slot in told:
                told = told.replace(slot, self._name(status, used, kinds), 1)
        mark = draw.choice(MARKS)
        told = told.replace("{x}", mark).replace("{s}", draw.choice(SLIPS))
        told = told.replace("{d}", draw.choice(DAYS)).replace("{m}", draw.choice(MONTHS))
        return told + (")" if mark == " (" and "(" in told and ")" not in told else "")

    def _one(self, phrases: str) -> str:
        return self._draw.choice([one.strip() for one in phrases.split("|")])

    def message(self) -> str:
        """One message with its question."""
        draw, used = self._draw, set()
        asking = draw.choice(ASKING)
        form = draw.choices(range(7), [8, 8, 4, 4, 2, 5, 3])[0]
        if form in (0, 1):
            first = "denied now" if form == 0 else "ended now"
            old, new = first.split()
            body = self._filled(self._one(CORRECTIONS[first]), used, {"{a}": old, "{b}": new})
        elif form == 2:
            body = self._filled(self._one(ENDS), used, {"{a}": "ended"}, [TEAMS, WORKERS])
        elif form == 3:
            body = self._filled(self._one(REOPENED), used, {"{a}": "now"}, [TEAMS])
        elif form == 4:
            body = self._filled(self._one(NEVER), used, {"{a}": "denied"}, [TEAMS])
        elif form == 5:
            other = self._slots(draw.choice(OTHERS), "other", set())
            own = self._name("now", used, [TEAMS, WORKERS])
            body = f"{other}{draw.choice(['. ', ', ', ' but '])}{draw.choice(['ours has', 'we only have', 'this family has', 'he has', 'she is with', 'the pupil has'])} {own}"
        else:
            own = self._name("now", used, [WORKERS, TEAMS])
            kind = next(iter(used))
            asking = self._slots(draw.choice(CANDIDATES), "now", set(), only=kind)
            body = f"{draw.choice(['family has', 'he has', 'we have', 'open to', 'there is', 'with'])} {own}"
            if draw.random() < 0.35:
                return self._slots(draw.choice(RULES), "hypothetical", set())
        if draw.random() < 0.25:
            gone = draw.random() < 0.6
            second = self._name("denied" if gone else "now", used, [TEAMS])
            body += f"{draw.choice([', ', '. ', '; '])}{'no ' if gone else ''}{second}{'' if gone else ' open'}"
        return " ".join(f"{draw.choice(BEFORE)}{body}{draw.choice(['. ', '. ', ', ', ' - '])}{asking}".split())

    def _slots(self, told: str, status: str, used: set[str], only: str | None = None) -> str:
        for slot, pool in (("{o}", TEAMS), ("{t}", TEAMS), ("{w}", WORKERS), ("{p}", PLANS), ("{s}", STATES)):
            if slot in told:
                kind = only if only in pool else self._draw.choice(list(pool))
                told = told.replace(slot, f"⟦{self._draw.choice(pool[kind])}|{kind}|{status}⟧")
        return told


def main(count: int, seed: int) -> None:
    """Print `count` different labelled lines."""
    composer, seen = ChangeComposer(seed), set()
    while len(seen) < count:
        message = composer.message()
        if message not in seen and "{" not in message:
            seen.add(message)
            print(f"{random.Random(message).choice(['school', 'school', 'practitioner', 'parent'])}\t{message}")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
