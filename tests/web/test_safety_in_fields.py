"""A disclosure typed into any field of a form is met with the safety words first, and what was typed is kept."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from assistant.engine.field_safety import safety_answer
from tests.support.shipped import shipped_library
from tests.web.booking_steps import EMAIL, begin, prove
from tests.web.reader import Reader

LIBRARY = shipped_library()
DISCLOSURE = "her stepdad hits her with a belt every night"


def expect_safety_first(reader: Reader, kept: str) -> None:
    assert reader.status == 200
    assert 'href="tel:999"' in reader.text and 'href="tel:02075251921"' in reader.text
    assert kept in reader.text and "Nothing was sent" in reader.text


def test_in_the_name_of_a_school(reader: Reader) -> None:
    begin(reader)
    reader.send(organisation=DISCLOSURE)
    expect_safety_first(reader, DISCLOSURE)
    assert reader.path == "/consultation/organisation"


@pytest.mark.parametrize("field", ["name", "email"])
def test_in_the_callers_own_details(reader: Reader, field: str) -> None:
    begin(reader)
    reader.send(organisation="Example Primary School")
    reader.send(**{"name": "Sam Example", "email": EMAIL, field: DISCLOSURE})
    expect_safety_first(reader, DISCLOSURE)
    assert reader.desk.office.messages() == []


def test_in_the_topic_which_goes_on_when_it_is_sent_again(reader: Reader) -> None:
    begin(reader)
    prove(reader)
    reader.send(topic=DISCLOSURE)
    expect_safety_first(reader, DISCLOSURE)
    reader.send(topic=DISCLOSURE)
    assert reader.path != "/consultation/topic" and "999" in reader.text


def test_an_ordinary_form_goes_on_at_once(reader: Reader) -> None:
    begin(reader)
    reader.send(organisation="Killick Street School")
    assert reader.path == "/consultation/contact" and "Nothing was sent" not in reader.text


def answer(read: Any, *typed: str) -> str:
    found = asyncio.run(safety_answer(typed, "school", LIBRARY, read))
    return found.text if found else ""


async def hears_everything(text: str) -> dict[str, Any]:
    return {"safeguarding": {"level": "reply"}}


async def breaks(text: str) -> dict[str, Any]:
    raise ConnectionError


def test_the_language_model_alone_is_enough() -> None:
    assert answer(hears_everything, "", "something is very wrong at home")
    assert not answer(None, "", "something is very wrong at home")


def test_the_reviewed_words_speak_where_the_model_breaks() -> None:
    assert answer(breaks, DISCLOSURE)
    assert not answer(breaks, "attendance below half since September")


def test_a_name_is_never_read_by_the_model() -> None:
    assert not answer(hears_everything, "Sam Example", EMAIL)
