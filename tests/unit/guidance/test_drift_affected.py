"""A thousand edits and a withdrawn page: everything that rests on what they touch is named.

What rests on a clause is read here from the replies as people see them, not from the content that the command reads.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from saved_pages import SavedPage, made_up_page, random_edit, saved_pages

from assistant.commands import guidance
from assistant.commands.guidance import affected_by_drift, touched_clauses
from assistant.guidance.affected import Affected, lines_in
from assistant.guidance.drift import compare
from assistant.guidance.lengths import every_reply
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.model import Answer
from tests.support.shipped import shipped_library

EDITS = 1000
LIBRARY = shipped_library()
TESTS = Path(__file__).resolve().parents[2]


@dataclass
class Resting:
    """What a reader sees that rests on one clause."""

    answers: set[tuple[str, str]] = field(default_factory=set)
    outcomes: set[str] = field(default_factory=set)
    changes: set[str] = field(default_factory=set)


def seen_by_readers(library: GuidanceLibrary) -> dict[tuple[str, str], Resting]:
    """(edition, clause) → what rests on it, from every reply in every voice."""
    resting: dict[tuple[str, str], Resting] = defaultdict(Resting)
    for _, answer in every_reply(library):
        for place in _rests_on(answer, library):
            entry = resting[place]
            entry.changes.update(answer.later_changes)
            if answer.question in library.questions:
                entry.answers.add((answer.question, answer.audience))
            elif answer.topic == "who_leads" and answer.situation is not None:
                entry.outcomes.add(library.rules.outcome(answer.situation).id)
    return resting


def _rests_on(answer: Answer, library: GuidanceLibrary) -> set[tuple[str, str]]:
    if answer.situation is not None:
        outcome = library.rules.outcome(answer.situation)
        # Whom to ask, what would change it and the notes are named for themselves.
        would_change = {line.say for line in lines_in(library.rules.changing)}
        alone = answer.topic == "who_leads" and answer.status != "depends" and not answer.changes_if
        alone = alone and not any(sentence.text in would_change for sentence in answer.sentences)
        if not alone or library.rules.notes_for(outcome, answer.situation):
            return set()
        return {(answer.edition or "", clause) for clause in answer.clauses}
    cited = {(sentence.edition or "", clause) for sentence in answer.sentences for clause in sentence.clauses}
    return cited | {(answer.edition or "", clause) for clause in answer.clauses}


SEEN = seen_by_readers(LIBRARY)


def assert_everything_is_named(affected: Affected, edition: str, clauses: Iterable[str]) -> None:
    for clause in clauses:
        resting = SEEN[edition, clause]
        for question, voice in resting.answers:
            assert voice in affected.answers.get(question, ()), (clause, question, voice)
        for outcome in resting.outcomes:
            assert f"who_leads: {outcome}" in affected.rules, (clause, outcome)
        assert resting.changes <= set(affected.changes), (clause, resting.changes - set(affected.changes))


@pytest.fixture(scope="module", params=["held", "made up"])
def pages(request: pytest.FixtureRequest) -> list[SavedPage]:
    """The real chapters where this machine has them, and always a made-up one."""
    return saved_pages() if request.param == "held" else [made_up_page()]


def test_everything_that_a_thousand_edits_touch_is_named(pages: list[SavedPage]) -> None:
    chance = random.Random(2024)
    prints = tuple(page.fingerprints for page in pages)
    named: dict[frozenset[str], Affected] = {}
    for _ in range(EDITS):
        page = chance.choice(pages)
        edit = random_edit(page, chance)
        drift = compare(edit.page, prints)
        assert drift is not None and drift.findings
        clauses = touched_clauses(LIBRARY, drift)
        edited = {f"{page.fingerprints.chapter}/{clause}" for clause in edit.clauses}
        assert edited <= clauses
        if clauses not in named:
            named[clauses] = affected_by_drift(LIBRARY, drift)
        assert_everything_is_named(named[clauses], drift.edition, edited)


def test_a_withdrawn_page_touches_all_that_rests_on_its_chapter(pages: list[SavedPage]) -> None:
    for page in pages:
        notice = "This page was withdrawn on 1 March 2026. It is no longer current."
        drift = compare(page.text(above=f"{page.above}\n\n{notice}"), [page.fingerprints])
        assert drift is not None and [finding.kind for finding in drift.findings] == ["notice"]
        clauses = touched_clauses(LIBRARY, drift)
        assert clauses == {
            clause.id
            for clause in LIBRARY.clauses.values()
            if (clause.chapter, clause.edition) == (drift.chapter, drift.edition)
        }
        affected = affected_by_drift(LIBRARY, drift)
        assert_everything_is_named(affected, drift.edition, clauses)
        assert affected.answers and affected.changes


@pytest.mark.parametrize("clause", sorted(clause for edition, clause in SEEN if edition == "2023-01"))
def test_the_tests_that_name_a_clause_or_an_answer_that_rests_on_it_are_found(clause: str) -> None:
    answers = {question for question, _ in SEEN["2023-01", clause].answers}
    found = guidance.tests_naming(TESTS, [clause, *answers])
    by_hand = [
        f"{path.relative_to(TESTS.parent).as_posix()}:{number}"
        for path in sorted((TESTS / "content").rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if any(f'"{name}"' in line for name in (clause, *answers))
    ]
    assert set(by_hand) <= set(found)
