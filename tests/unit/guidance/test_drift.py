"""Drift: every edit of a council page is found, furniture never counts, every answer it touches is named."""

from __future__ import annotations

import html
import random
import time

import pytest
from saved_pages import SavedPage, made_up_page, random_edit, saved_pages

from assistant.guidance.affected import affected_by
from assistant.guidance.answers import answer_question
from assistant.guidance.drift import compare
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.model import VOICES, Situation
from assistant.guidance.who_leads import who_leads
from tests.support.shipped import shipped_library

EDITS = 1000


@pytest.fixture(scope="module")
def library() -> GuidanceLibrary:
    return shipped_library()


@pytest.fixture(scope="module", params=["held", "made up"])
def pages(request) -> list[SavedPage]:
    """The real chapters where this machine has them (made up ones elsewhere), and always a made-up one."""
    return saved_pages() if request.param == "held" else [made_up_page()]


def as_html(page: SavedPage) -> str:
    """The page as a browser saves it, with menus, scripts and a cookie banner around it."""
    listed = [words for clause, words in page.clauses.items() if clause.startswith(("principle-", "rule-"))]
    items = "".join(f"<li><p>{html.escape(words)}&nbsp;</p></li>" for words in listed)
    body, list_done = [], False
    for words in page.clauses.values():
        if words not in listed:
            body.append(f"<p>{html.escape(words)}</p>")
        elif not list_done:
            body.append(f"<ol>\n{items}</ol>")
            list_done = True
    pointer = f"<p>{html.escape(page.pointer)}</p>" if page.pointer else ""
    date = html.escape(page.below.splitlines()[0])
    return (
        "<!DOCTYPE html><html><head><title>Handbook</title><style>p {color: red}</style></head><body>"
        "<div class='banner'><p>Vote on Thursday</p></div><nav><ul><li>Home</li><li>Schools</li></ul></nav>"
        f"<main><h1>Introduction</h1><h2>{html.escape(page.heading)}</h2>{''.join(body)}{pointer}"
        f"<p>{date}</p></main><script>if (a < b) {{}}</script>"
        "<footer><p>Privacy settings and cookies that we use on this site</p></footer></body></html>"
    )


def test_a_thousand_edits_are_found_within_five_seconds(pages, library) -> None:
    chance = random.Random(2023)
    edits = [(page, random_edit(page, chance)) for page in (chance.choice(pages) for _ in range(EDITS))]
    prints = tuple(page.fingerprints for page in pages)
    started = time.process_time()
    drifts = [compare(edit.page, prints) for _, edit in edits]
    seconds = time.process_time() - started
    missed, surplus, found = [], 0, 0
    for (page, edit), drift in zip(edits, drifts, strict=True):
        expected = {f"{page.fingerprints.chapter}/{clause}" for clause in edit.clauses}
        added = [finding for finding in drift.findings if finding.kind == "new"]
        if not expected <= drift.clauses or len(added) < edit.new:
            missed.append((edit.kind, expected, drift))
        surplus += len(drift.clauses - expected) + len(added) - edit.new
        found += len(drift.findings)
    assert not missed
    assert surplus <= 0.05 * found
    assert seconds < 5


def test_every_answer_that_cites_a_clause_is_named(library) -> None:
    said = {
        (question, voice): answer_question(question, voice, library)
        for question in library.questions
        for voice in VOICES
    }
    for clause in library.clauses.values():
        affected = affected_by(library, clause.edition, clauses=[clause.id])
        for (question, voice), answer in said.items():
            cited = {(s.edition or answer.edition, c) for s in answer.sentences for c in s.clauses}
            cited |= {(answer.edition, c) for c in answer.clauses}
            if (clause.edition, clause.id) in cited:
                assert voice in affected.answers.get(question, ()), (clause.id, question, voice)


def test_an_answer_that_does_not_rest_on_a_clause_is_not_named(library) -> None:
    affected = affected_by(library, "2024-11", clauses=["penalty-notice-code/notice-to-improve"])
    assert set(affected.answers) == {"notice_to_improve"}
    assert affected.rules == ()


def test_the_rules_that_rest_on_a_clause_are_named(library) -> None:
    affected = affected_by(library, "2023-01", clauses=["lead-professional/rule-2"])
    assert {"who_leads: feh", "who_leads: feh_and_yos", "who_leads: yos"} <= set(affected.rules)
    assert "who_leads: school" not in affected.rules
    answer = who_leads(Situation(feh="yes"), "school", library)
    assert "lead-professional/rule-2" in answer.clauses


def test_the_later_changes_that_touch_a_clause_are_named(library) -> None:
    affected = affected_by(library, "2023-01", clauses=["lead-professional/rule-3"])
    # The last two touch no clause; their lines stand beside outcomes and answers that rest on this one.
    assert affected.changes == (
        "cin-lead-practitioner-2023",
        "integrated-family-help-2026",
        "lead-professional-chapter-not-found",
        "attendance-guidance-statutory-2024",
    )
    assert "youth-justice-service-name" in affected_by(library, "2023-01", clauses=["lead-professional/rule-2"]).changes
    assert affected_by(library, "2023-01", clauses=["core-values/consultation"]).changes == ()


def test_contacts_that_rest_on_a_clause_are_named(library) -> None:
    affected = affected_by(library, "2023-01", clauses=["core-values/consultation"])
    assert "c-eit-consult" in affected.contacts


def test_an_unchanged_page_has_no_drift_as_text_or_html(pages) -> None:
    prints = tuple(page.fingerprints for page in pages)
    for page in pages:
        assert compare(page.text(), prints).findings == ()
        assert compare(as_html(page), prints).findings == ()


def test_the_saved_form_does_not_matter(pages) -> None:
    """Wrapped lines, one paragraph a line, other quotation marks and spaces are the same page."""
    page = pages[0]
    text = page.text()
    forms = [
        text.replace("'", "’").replace(" ", "\u00a0"),
        "\r\n".join(line for line in text.splitlines() if line.strip()),
        text.replace(", ", ",\n"),
        text.replace("\n\n", "\n\n}\n\n&nbsp;\n\n"),
    ]
    for form in forms:
        assert compare(form, [page.fingerprints]).findings == ()


@pytest.mark.parametrize(
    "above",
    ["", "Get ready to vote\n\nBring your passport to the polling station on 7 May.", "Our common aims\n\nContents"],
)
def test_a_banner_never_counts(pages, above: str) -> None:
    page = pages[0]
    assert compare(page.text(above=above), [page.fingerprints]).findings == ()


def test_a_footer_never_counts(pages) -> None:
    page = pages[0]
    below = page.below.splitlines()[0] + "\n\nWe use cookies to remember what you have chosen on this site."
    assert compare(page.text(below=below), [page.fingerprints]).findings == ()


def test_a_new_page_date_touches_the_answer_about_the_date(library) -> None:
    page = made_up_page()
    drift = compare(page.text(below="Page last updated: 9 May 2025"), [page.fingerprints])
    assert [(finding.kind, finding.facts) for finding in drift.findings] == [("changed", ("cv-date",))]
    affected = affected_by(library, drift.edition, drift.clauses, drift.findings[0].facts)
    assert "about_date_and_edition" in affected.answers


def test_an_edited_heading_is_reported_and_the_clauses_still_are_compared() -> None:
    page = made_up_page()
    drift = compare(page.text(heading="Our other aims"), [page.fingerprints])
    assert [finding.clause for finding in drift.findings] == ["core-values (heading)"]


def test_a_new_clause_is_placed_after_its_neighbour() -> None:
    page = made_up_page()
    items = list(page.clauses.items())
    items.insert(6, ("added", "Every panel writes down who does what by when."))
    drift = compare(page.text(clauses=dict(items)), [page.fingerprints])
    assert [(f.kind, f.after) for f in drift.findings] == [("new", "core-values/single-point-of-contact")]


def test_a_changed_number_in_a_list_is_found() -> None:
    page = made_up_page()
    drift = compare(page.text().replace("  2. ", "  7. "), [page.fingerprints])
    assert [(f.kind, f.clause) for f in drift.findings] == [("renumbered", "core-values/principle-2")]


def test_another_page_is_not_recognised() -> None:
    page = made_up_page()
    assert compare("How to pay your council tax\n\nYou can pay online or by phone.", [page.fingerprints]) is None
    assert compare("", [page.fingerprints]) is None


@pytest.mark.parametrize(
    "notice",
    [
        "This page was withdrawn on 1 March 2026. It is no longer current.",
        "This guidance has been replaced.",
        "Archived: do not rely on it.",
        "These arrangements are out of date and under review.",
    ],
)
def test_a_notice_above_the_heading_that_the_page_does_not_stand_is_seen(pages, notice: str) -> None:
    for page in pages:
        drift = compare(page.text(above=f"{page.above}\n\n{notice}"), [page.fingerprints])
        assert [(finding.kind, finding.now) for finding in drift.findings] == [("notice", notice)]


@pytest.mark.parametrize(
    "added",
    [
        "From September 2026 the school leads in every case.",
        "Schools now ask the council before they send a penalty notice to parents.",
    ],
)
def test_new_guidance_below_the_date_is_seen(pages, added: str) -> None:
    for page in pages:
        drift = compare(page.text(below=f"{page.below}\n\n{added}"), [page.fingerprints])
        assert [(finding.kind, finding.now) for finding in drift.findings] == [("notice", added)]
