"""Saved council pages for tests: the real ones where an operator has them, else a made-up chapter."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.guidance.fingerprints import ChapterPrint, Part, load_fingerprints, take
from assistant.guidance.saved_page import readings

_CLAUSES = {
    "opening": "The borough wants each pupil to enjoy school and asks the agencies to plan together, from 3 aims.",
    "principle-1": "Attendance belongs to all of us. Nobody should wait for another service to begin.",
    "principle-2": "Small gaps are usually noticed within 2 weeks and must be raised before they grow.",
    "principle-3": "Families are normally met at home, with 1 worker who listens before any plan is written.",
    "principle-4": "Pupils who miss a great deal should have a plan that ends after 8 weeks and is not kept open.",
    "single-point-of-contact": "Each school has 1 link person who may visit every half term to look at the list.",
    "team-around-the-school": "Larger schools can ask for a panel of 5 services where worries about home are many.",
    "using-the-frameworks": "The link person does not run the plan; schools should still bring concerns to them.",
    "targeting-support-meetings": "Since 2021 the panel also looks at pupils who are usually away on 1 day in 10.",
    "consultation": "Any school may ask an adviser for a talk, but it should not send papers before that talk.",
}
_FURNITURE_ABOVE = "Vote on 4 July\n\nBring your card. \nCheck it now.\n\nWelcome\n"
_FURNITURE_BELOW = "Page last updated: 2 March 2021\n\n}\n\nCookie settings"


@dataclass(frozen=True)
class SavedPage:
    """A page as lists of paragraphs: `clauses` maps each clause to its paragraph, in page order."""

    above: str
    heading: str
    clauses: dict[str, str]
    pointer: str
    below: str
    fingerprints: ChapterPrint

    def text(self, **changes: object) -> str:
        """The page as text, with some of its parts replaced."""
        page = replace(self, **changes)  # type: ignore[arg-type]
        listed = 0
        paragraphs = [page.above, page.heading]
        for clause, words in page.clauses.items():
            numbered = clause.startswith(("principle-", "rule-"))
            listed += numbered
            paragraphs.append(f"  {listed}. {words}" if numbered else words)
        return "\n\n".join(part for part in [*paragraphs, page.pointer, page.below] if part)


def source_folder() -> Path | None:
    """The folder with saved copies of the two chapters, if this machine has them."""
    named = os.environ.get("ASSISTANT_GUIDANCE_SOURCE")
    folder = Path(named) if named else Path(__file__).parents[4] / "shared" / "guidance" / "source"
    return folder if folder.is_dir() else None


def made_up_page() -> SavedPage:
    """A chapter written for these tests, with fingerprints of its own."""
    layout = ChapterPrint(
        "core-values",
        "2023-01",
        (
            Part("heading", "heading", "", frozenset()),
            *(Part(clause, "clause", "", frozenset()) for clause in _CLAUSES),
            Part("page-date", "date", "", frozenset(), facts=("cv-date",)),
        ),
    )
    page = SavedPage(_FURNITURE_ABOVE, "Our common aims", dict(_CLAUSES), "", _FURNITURE_BELOW, layout)
    blocks = readings(page.text())[0]
    first = next(n for n, block in enumerate(blocks) if block.text == page.heading)
    return replace(page, fingerprints=take(layout, blocks[first : first + len(layout.parts)]))


def saved_pages() -> list[SavedPage]:
    """The two chapters where their source is at hand, else the made-up one."""
    folder = source_folder()
    if folder is None:
        return [made_up_page()]
    pages = []
    for path in sorted(folder.glob("*.txt")):
        blocks = readings(path.read_text(encoding="utf-8"))[0]
        prints = {len(held.parts): held for held in load_fingerprints()}
        for held in prints.values():
            page = _page_of(held, blocks)
            if page:
                pages.append(page)
    return pages


def _page_of(held: ChapterPrint, blocks: list) -> SavedPage | None:
    from assistant.guidance.fingerprints import digest

    places = {digest(block.words): n for n, block in enumerate(blocks)}
    if any(part.digest not in places for part in held.parts):
        return None
    text = {part.kind: blocks[places[part.digest]].text for part in held.parts if part.kind != "clause"}
    first, last = places[held.parts[0].digest], places[held.parts[-1].digest]
    clauses = {part.id: blocks[places[part.digest]].text for part in held.parts if part.kind == "clause"}
    above = "\n\n".join(block.text for block in blocks[:first])
    below = "\n\n".join([text["date"], "}", *(block.text for block in blocks[last + 1 :])])
    return SavedPage(above, text["heading"], clauses, text.get("pointer", ""), below, held)


@dataclass(frozen=True)
class Edit:
    """An edited page and the clauses that it changes; `new` tells that a clause was added."""

    kind: str
    page: str
    clauses: frozenset[str]
    new: bool = False


_NEW_CLAUSES = (
    "From next spring every school sends the council a list of pupils on reduced hours.",
    "Parents are told in writing when their case passes to another team.",
    "A review takes place after 10 weeks unless the family asks for an earlier one.",
)
_HEDGES = ("usually", "normally", "should", "may", "can", "encouraged", "appropriate", "necessary", "sufficient")


def random_edit(page: SavedPage, chance: random.Random) -> Edit:
    """One edit of a kind that a council page may see: word, number, negation, hedge, order, clause."""
    kind = chance.choice(("word", "number", "negation", "hedge", "order", "removed", "added"))
    clauses = list(page.clauses)
    clause = chance.choice(clauses)
    if kind == "order":
        first, second = sorted(chance.sample(range(len(clauses)), 2))
        clauses[first], clauses[second] = clauses[second], clauses[first]
        # Changed seats: the words of each paragraph stay, only their places differ.
        swapped = {name: page.clauses[name] for name in clauses}
        return Edit(kind, page.text(clauses=swapped), frozenset({clauses[first], clauses[second]}))
    if kind == "removed":
        kept = {name: words for name, words in page.clauses.items() if name != clause}
        return Edit(kind, page.text(clauses=kept), frozenset({clause}))
    if kind == "added":
        at = chance.randrange(len(clauses) + 1)
        items = list(page.clauses.items())
        items.insert(at, ("added", chance.choice(_NEW_CLAUSES)))
        return Edit(kind, page.text(clauses=dict(items)), frozenset(), new=True)
    edited = _edited(kind, page.clauses[clause], chance)
    return Edit(kind, page.text(clauses={**page.clauses, clause: edited}), frozenset({clause}))


def _edited(kind: str, text: str, chance: random.Random) -> str:
    words = text.split()
    at = chance.randrange(len(words))
    if kind == "number":
        numbers = [n for n, word in enumerate(words) if any(c.isdigit() for c in word)]
        if numbers:
            at = chance.choice(numbers)
            words[at] = "".join(str((int(c) + 1) % 10) if c.isdigit() else c for c in words[at])
            return " ".join(words)
        return " ".join([*words[:at], str(chance.randrange(2, 50)), *words[at:]])
    if kind == "negation":
        return " ".join([*words[:at], "not", *words[at:]])
    if kind == "hedge":
        hedged = [n for n, word in enumerate(words) if word.strip(".,;").lower() in _HEDGES]
        if hedged:
            del words[chance.choice(hedged)]
            return " ".join(words)
        return " ".join([*words[:at], "sometimes", *words[at:]])
    words[at] = "replaced"
    return " ".join(words)
