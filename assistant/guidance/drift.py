"""What a saved council page says that the held edition does not, and which answers rest on it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.guidance.fingerprints import ChapterPrint, Part, digest, likeness
from assistant.guidance.saved_page import Block, readings

KINDS = ("changed", "new", "gone", "moved", "renumbered", "notice")

# Below this, an edited paragraph shares little more than single phrases with the clause.
_ALIKE = 0.2
# Links such as "Back to top" stand on the page like paragraphs; no clause is that short.
_SHORTEST_CLAUSE = 4
_NOT_CURRENT = re.compile(
    r"\b(?:withdrawn|superseded|archived|obsolete|rescinded|out of date|outdated|under review|not current"
    r"|no longer (?:current|valid|in use|in force|applies|apply|maintained)"
    r"|(?:has|have) been (?:replaced|removed|moved)|replaced by|new version)\b"
)
# Two of these in a sentence outside the chapter: it is about what the chapter is about.
_SUBJECTS = frozenset(
    [
        "absence",
        "attendance",
        "child",
        "children",
        "council",
        "early",
        "enforcement",
        "exclusion",
        "families",
        "family",
        "guidance",
        "lead",
        "leads",
        "officer",
        "officers",
        "parent",
        "parents",
        "penalty",
        "practitioner",
        "professional",
        "pupil",
        "pupils",
        "school",
        "schools",
        "stage",
        "support",
        "worker",
    ]
)
_FEWEST_SUBJECTS, _SHORTEST_GUIDANCE = 2, 6
_DATE = re.compile(r"\b\d{1,2} [a-z]+ \d{4}\b")


@dataclass(frozen=True)
class Finding:
    """One difference. `clause` is None for new text; `after` is the clause it follows, if any.

    A notice stands above the chapter's heading or below its date.

    `now` is what the page says at this place; empty where the part is gone.
    """

    kind: str
    chapter: str
    edition: str
    clause: str | None
    facts: tuple[str, ...] = ()
    after: str | None = None
    now: str = ""


@dataclass(frozen=True)
class Drift:
    """The result of a comparison; no findings means that the page still says the same."""

    chapter: str
    edition: str
    findings: tuple[Finding, ...]

    @property
    def clauses(self) -> frozenset[str]:
        """The clauses that a finding names."""
        return frozenset(finding.clause for finding in self.findings if finding.clause)


def compare(page: str, prints: Sequence[ChapterPrint]) -> Drift | None:
    """Compare a saved page with the chapter it is a copy of; None if it is a copy of none held."""
    candidates = [(held, blocks) for blocks in readings(page) for held in prints]
    for clauses_found in (_word_for_word, _recognised):
        counts = [clauses_found(held, blocks) for held, blocks in candidates]
        if any(counts):
            held, blocks = candidates[counts.index(max(counts))]
            start, end = _bounds(blocks, held)
            outside = [block for block in (*blocks[:start], *blocks[end:]) if is_notice(block)]
            notices = [Finding("notice", held.chapter, held.edition, None, now=block.text) for block in outside]
            return Drift(held.chapter, held.edition, (*notices, *_findings(held, list(blocks[start:end]))))
    return None


def chapter_blocks(blocks: Sequence[Block], held: ChapterPrint) -> list[Block]:
    """The blocks from the chapter's heading to its date line; banner and footer are left out."""
    start, end = _bounds(blocks, held)
    return list(blocks[start:end])


def is_notice(block: Block) -> bool:
    """Whether a block outside the chapter says that it does not stand, or reads like guidance of its own.

    Pages carry banners and footers of many kinds, which are none of the chapter's business.
    """
    if _NOT_CURRENT.search(" ".join(block.words)):
        return True
    return len(block.words) >= _SHORTEST_GUIDANCE and len(_SUBJECTS & set(block.words)) >= _FEWEST_SUBJECTS


def _bounds(blocks: Sequence[Block], held: ChapterPrint) -> tuple[int, int]:
    """Where the chapter begins and where it ends, the end excluded."""
    heading = held.of_kind("heading")
    starts = [n for n, block in enumerate(blocks) if heading and digest(block.words) == heading.digest]
    if len(starts) != 1:
        # A table of contents repeats the heading: the chapter's own stands right above its text.
        first = next((n for n, block in enumerate(blocks) if _is_clause(block, held)), 0)
        starts = [n for n in starts if n < first][-1:] or starts[:1] or [first]
    start = starts[0]
    ends = (n for n, block in enumerate(blocks) if n > start and _is_date_line(block))
    return start, next(ends, len(blocks) - 1) + 1


def _word_for_word(held: ChapterPrint, blocks: Sequence[Block]) -> int:
    digests = {digest(block.words) for block in blocks}
    return sum(part.digest in digests for part in held.clauses)


def _recognised(held: ChapterPrint, blocks: Sequence[Block]) -> int:
    return sum(_is_clause(block, held) for block in blocks)


def _is_clause(block: Block, held: ChapterPrint) -> bool:
    return any(likeness(part, block.words) >= _ALIKE for part in held.clauses)


def _findings(held: ChapterPrint, blocks: list[Block]) -> list[Finding]:
    pairs = _pair(held.parts, blocks)
    moved = _out_of_order([pairs[place] for place in range(len(held.parts)) if place in pairs])
    added = _added(held, blocks, pairs)
    same_layout = not moved and not added and len(pairs) == len(held.parts)
    findings = []
    for place, part in enumerate(held.parts):
        block = blocks[pairs[place]] if place in pairs else None
        if block is None:
            kind = "gone"
        elif digest(block.words) != part.digest:
            kind = "changed"
        elif pairs[place] in moved:
            kind = "moved"
        elif same_layout and None not in (block.number, part.number) and block.number != part.number:
            # Where items came, went or moved, other numbers follow from that and are not news.
            kind = "renumbered"
        else:
            continue
        now = block.text if block else ""
        clause = held.clause_id(part)
        findings.append(Finding(kind, held.chapter, held.edition, clause, part.facts, now=now))
    return findings + added


def _added(held: ChapterPrint, blocks: list[Block], pairs: dict[int, int]) -> list[Finding]:
    part_of = {block: place for place, block in pairs.items()}
    added, after = [], None
    for place, block in enumerate(blocks):
        if place in part_of:
            part = held.parts[part_of[place]]
            after = held.clause_id(part) if part.kind == "clause" else after
        elif len(block.words) >= _SHORTEST_CLAUSE:
            added.append(Finding("new", held.chapter, held.edition, None, after=after, now=block.text))
    return added


def _pair(parts: Sequence[Part], blocks: Sequence[Block]) -> dict[int, int]:
    """Part → block: equal words first, then the date line, then the closest likeness."""
    pairs: dict[int, int] = {}
    free = set(range(len(blocks)))
    by_digest: dict[str, list[int]] = {}
    for at, block in enumerate(blocks):
        by_digest.setdefault(digest(block.words), []).append(at)
    for place, part in enumerate(parts):
        if same := by_digest.get(part.digest):
            pairs[place] = same.pop(0)
            free.discard(pairs[place])
    for place, part in enumerate(parts):
        dates = [at for at in free if _is_date_line(blocks[at])]
        if place not in pairs and part.kind == "date" and dates:
            pairs[place] = max(dates)
            free.discard(pairs[place])
    scores = sorted(
        (-likeness(part, blocks[at].words), place, at)
        for place, part in enumerate(parts)
        if place not in pairs
        for at in free
    )
    for score, place, at in scores:
        if -score >= _ALIKE and place not in pairs and at in free:
            pairs[place] = at
            free.discard(at)
    return pairs


def _out_of_order(places: Sequence[int]) -> frozenset[int]:
    """The places that moved, by the shorter account: some changed seats, or some left the order."""
    changed_seats = {place for place, seat in zip(places, sorted(places), strict=True) if place != seat}
    left_the_order = set(places) - _on_every_longest_run(places)
    return frozenset(changed_seats if len(changed_seats) < len(left_the_order) else left_the_order)


def _on_every_longest_run(places: Sequence[int]) -> set[int]:
    """The places that every longest rising run goes through: those that certainly did not move."""
    up_to = _longest_ending(places)
    onwards = _longest_ending([-place for place in reversed(places)])[::-1]
    longest = max(up_to, default=0)
    on_a_longest = [
        (length, place)
        for place, length, rest in zip(places, up_to, onwards, strict=True)
        if length + rest - 1 == longest
    ]
    lengths = [length for length, _ in on_a_longest]
    return {place for length, place in on_a_longest if lengths.count(length) == 1}


def _longest_ending(places: Sequence[int]) -> list[int]:
    """For each place, the length of the longest rising run that ends there."""
    tails: list[int] = []
    lengths = []
    for place in places:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
        lengths.append(at + 1)
    return lengths


def _is_date_line(block: Block) -> bool:
    text = " ".join(block.words)
    return len(block.words) <= 8 and ("last updated" in text or bool(_DATE.search(text)))
