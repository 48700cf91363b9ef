"""The guidance as plain pages: every clause has its anchor, its edition is named, partly held is said."""

from __future__ import annotations

import os
import re
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest

from assistant.adapters.data_map import data_map, known_cookies
from tests.support.shipped import shipped_library
from tests.web.booking_steps import begin
from tests.web.front_desk import front_desk
from tests.web.reader import Reader

LIBRARY = shipped_library()
CHAPTERS = [(chapter.id, chapter.edition) for chapter in LIBRARY.chapters]


def test_the_index_leads_to_every_chapter(reader: Reader) -> None:
    text = reader.open("/guidance")
    for chapter, _ in CHAPTERS:
        assert f'href="/guidance/{chapter}"' in text
    assert "only partly held" in text


@pytest.mark.parametrize(("chapter", "edition"), CHAPTERS)
def test_a_chapter_has_an_anchor_for_each_clause_and_names_edition_and_holding(
    reader: Reader, chapter: str, edition: str
) -> None:
    text = unescape(reader.open(f"/guidance/{chapter}?edition={edition}"))
    held = next(each for each in LIBRARY.chapters if (each.id, each.edition) == (chapter, edition))
    for clause in held.clauses:
        assert f'id="{clause.id.partition("/")[2]}"' in text
        for fact in clause.facts:
            assert " ".join(LIBRARY.facts[fact].statement.split()) in " ".join(text.split())
    assert LIBRARY.editions[edition].title in text and held.url in text
    assert ("Only parts of this chapter" in text) == (held.held == "partly")
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))


def test_a_chapter_that_an_edition_does_not_hold_is_shown_in_the_one_that_does(reader: Reader) -> None:
    text = reader.open("/guidance/lead-professional?edition=2024-11")
    assert reader.status == 200 and "January 2023" in text


def test_the_chart_is_a_drawing_with_the_same_in_words(reader: Reader) -> None:
    drawing = reader.client.get("/guidance/who-leads.svg")
    assert drawing.headers["content-type"].startswith("image/svg+xml")
    assert ElementTree.fromstring(drawing.text).tag.endswith("svg") and "style" not in drawing.text
    text = unescape(reader.open("/guidance/who-leads"))
    for said in (
        "Family Early Help",
        "Youth Offending Service",
        "The text does not settle these",
        "stop at the first yes",
    ):
        assert said in text


def test_an_old_bookmark_of_what_is_not_settled_leads_to_the_chart_and_nothing_else_leads_there(reader: Reader) -> None:
    response = reader.client.get("/guidance/not-settled", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, "/guidance/who-leads")
    for path in ("/", "/guidance", "/guidance/who-leads", "/who-leads", "/answers"):
        assert "not-settled" not in reader.open(path)


def test_our_words_stand_alone_where_no_source_is_configured(reader: Reader) -> None:
    assert "In the original" not in reader.open("/guidance/core-values")


@pytest.mark.skipif(
    not os.environ.get("ASSISTANT_GUIDANCE_SOURCE"),
    reason="ASSISTANT_GUIDANCE_SOURCE names no folder with the source texts",
)
def test_the_original_words_stand_beside_ours_where_the_operator_holds_them(tmp_path: Path) -> None:
    settings = {"ASSISTANT_GUIDANCE_SOURCE": os.environ["ASSISTANT_GUIDANCE_SOURCE"]}
    with Reader(front_desk(tmp_path, settings=settings)) as visitor:
        text = visitor.open("/guidance/lead-professional")
        assert text.count("In the original") == len(
            [clause for clause in LIBRARY.clauses.values() if clause.chapter == "lead-professional"]
        )


def test_the_privacy_page_names_every_cookie_that_the_pages_set(reader: Reader) -> None:
    begin(reader)
    reader.client.post("/api/messages", json={"message": "Who leads?"})
    assert {cookie.name for cookie in reader.client.cookies.jar} <= known_cookies()
    text = unescape(reader.open("/privacy"))
    for place in data_map(30, 365).tables:
        assert not place.is_personal or place.title in text


def test_privacy_says_how_long_and_accessibility_how_to_report(reader: Reader) -> None:
    text = unescape(reader.open("/privacy"))
    assert "deleted after 30 days" in text and 'href="/conversation/delete"' in text
    text = unescape(reader.open("/accessibility"))
    assert "Web Content Accessibility Guidelines 2.2" in text and "earlyhelp@southwark.gov.uk" in text


def test_a_child_reads_what_is_kept_in_short_sentences(reader: Reader) -> None:
    text = unescape(reader.open("/privacy/child"))
    assert f"kept for {reader.desk.services.settings.conversation_days} days" in text and "call 999" in text
    assert 'href="/privacy/child"' in reader.open("/privacy")


def test_the_accessibility_statement_has_the_parts_that_the_regulations_ask_for(reader: Reader) -> None:
    text = unescape(reader.open("/accessibility"))
    for part in ("Feedback", "Enforcement", "Regulations 2018", "Technical information", "statement was prepared on"):
        assert part in text, part
