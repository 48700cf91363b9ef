"""Answers as pages: every topic for every audience, with the parts of the chat and links that hold."""

from __future__ import annotations

import re
from html import unescape

import pytest

from assistant.guidance.model import VOICES
from assistant.guidance.reviews import reviews
from assistant.language.wall_clock import day_text
from assistant.web.answers import topics
from tests.web.reader import Reader


def test_every_topic_has_a_page_for_every_audience(reader: Reader) -> None:
    library = reader.desk.services.library
    index = reader.open("/answers")
    for topic in topics(library):
        assert f'href="/answers/{topic}?for=' in index
        for voice in VOICES:
            text = reader.open(f"/answers/{topic}?for={voice}")
            assert reader.status == 200 and 'class="clause' in text, (topic, voice)
            anchors = re.findall(r'<section class="clause theirs" id="([^"]+)"', text)
            assert anchors and len(anchors) == len(set(anchors))
            assert text.count(">Link to this part<") == len(anchors)


def test_a_page_says_what_the_chat_says_with_its_sources(reader: Reader) -> None:
    text = unescape(reader.open("/answers/single_point_of_contact?for=parent"))
    assert "once a term" in text and "Answering for: parent" in text and "From the guidance:" in text
    assert 'href="/guidance/core-values?edition=2023-01#single-point-of-contact"' in text
    assert "On this page" in text and 'name="useful"' in text


def test_each_answer_shows_the_day_of_its_last_review(reader: Reader) -> None:
    library = reader.desk.services.library
    days = {day_text(review.reviewed) for review in reviews(library)}
    for topic in topics(library):
        text = unescape(reader.open(f"/answers/{topic}?for=school"))
        sections = text.split('<section class="clause')[1:]
        shown = re.findall(r"Last held against the guidance on ([^.]+)\.", text)
        assert len(shown) == (0 if topic == "safeguarding" else len(sections)), topic
        assert set(shown) <= days


def test_safety_comes_with_numbers_to_press(reader: Reader) -> None:
    text = reader.open("/answers/safeguarding?for=school")
    assert 'class="safety"' in text and 'class="button warning" href="tel:999"' in text
    assert 'name="useful"' not in text


@pytest.mark.parametrize("path", ["/answers/nothing", "/answers/<x>"])
def test_an_unknown_topic_is_not_found(reader: Reader, path: str) -> None:
    reader.open(path)
    assert reader.status == 404


def test_every_cited_clause_of_every_answer_is_a_link_that_leads_somewhere(reader: Reader) -> None:
    library = reader.desk.services.library
    found = set()
    for topic in topics(library):
        found |= set(re.findall(r'href="(/guidance/[^"]+)"', unescape(reader.open(f"/answers/{topic}?for=school"))))
    assert len(found) > 20
    pages: dict[str, str] = {}
    for href in found:
        path, _, anchor = href.partition("#")
        pages.setdefault(path, reader.open(path))
        assert not anchor or f'id="{anchor}"' in pages[path], href


def test_every_number_on_every_answer_page_can_be_rung(reader: Reader) -> None:
    library = reader.desk.services.library
    for topic in topics(library):
        text = reader.open(f"/answers/{topic}?for=parent")
        unlinked = re.sub(r'<a href="tel:[^"]+">[^<]+</a>|<a class="button[^>]+>[^<]+</a>', "", text)
        assert not re.search(r"0\d{2,4} \d{3,4} \d{4}", unlinked), topic


def test_a_part_of_the_guidance_can_be_asked_about(reader: Reader) -> None:
    chapter = unescape(reader.open("/guidance/core-values"))
    address = re.search(r'href="(/\?ask=[^"]+)"', chapter)
    assert address
    text = reader.open(address.group(1))
    assert next(form for form in reader.forms if "message" in form.values).values["message"]
    assert reader.status == 200 and text
