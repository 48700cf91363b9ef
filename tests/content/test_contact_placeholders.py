"""Numbers and addresses stand in contacts.yml alone; every other text takes them from there by placeholder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.words.loading import FOLDER
from tests.support.shipped import shipped_words

PROJECT = Path(__file__).resolve().parents[2]
SOURCES = sorted(
    file
    for folder in ("assistant", "actions", "policies")
    for ending in ("*.py", "*.yml", "*.html", "*.js")
    for file in (PROJECT / folder).rglob(ending)
    # What a chapter or a saved page states is a record of its source; contacts.yml is where numbers stand.
    if not {"chapters", "fingerprints"} & set(file.parts) and file.name != "contacts.yml"
)
NUMBER = re.compile(
    r"(?<![\w-])(?:0\d{2,4} \d{3,4} ?\d{3,4}|0(?:20|[38]00)\d{7,8})(?![\w-])|\(option \d\)|\bcall 999\b"
)
ADDRESS = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[a-z]+)*\.(?:uk|org|com|net)\b")
# What an address and a mail server look like, in a message about settings and on a form.
SHOWN_AS_AN_EXAMPLE = {
    "name@school.sch.uk",
    "consultations@southwark.gov.uk",
    "password@mail.southwark.gov.uk",
}


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.relative_to(PROJECT).as_posix())
def test_no_number_or_address_stands_outside_the_contacts(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert NUMBER.findall(text) == []
    assert set(ADDRESS.findall(text)) <= SHOWN_AS_AN_EXAMPLE


def test_the_search_would_find_one() -> None:
    assert NUMBER.search("ring 020 7525 1922 (option 3)") and ADDRESS.search("write to team@council.gov.uk")


def test_a_sentence_says_the_number_of_the_contacts() -> None:
    contacts = shipped_words().contacts
    said = shipped_words().say("booking_closed")
    assert contacts["c-eit-consult"].phone in said and contacts["c-eit-consult"].email in said
    assert contacts["c-999"].phone in shipped_words().say("failed")


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yml")), ids=lambda file: file.name)
def test_every_placeholder_for_a_contact_is_known(file: Path) -> None:
    named = set(re.findall(r"\{(c-[a-z-]+)\.\w+\}", file.read_text(encoding="utf-8")))
    assert named <= set(shipped_words().contacts)
