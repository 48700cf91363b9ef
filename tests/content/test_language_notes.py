"""The notes in other languages: none is shown before a speaker has checked it, and each says whom to ring."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from assistant.words.other_languages import (
    END_OF_ISOLATE,
    ENGLISH,
    FOLDER,
    ISOLATE,
    Language,
    load_languages,
    notes_for,
)
from tests.support.shipped import shipped_library, shipped_words

LANGUAGES = load_languages()
OTHERS = [language for code, language in LANGUAGES.items() if code != ENGLISH]
NUMBERS = ("{phone}", "{option}", "{emergency}", "{c-mash-day.phone}", "{c-ooh.phone}")
SCRIPTS = {"ar": "ARABIC", "bn": "BENGALI"}


def test_there_is_a_note_for_each_language_that_is_promised() -> None:
    assert set(LANGUAGES) == {"en", "es", "pt", "fr", "ar", "so", "bn", "tr", "vi"}
    assert [language.code for language in OTHERS if language.direction == "rtl"] == ["ar"]


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_a_note_gives_every_number_once_and_says_where_answers_are(language: Language) -> None:
    template = " ".join(language.note)
    assert all(template.count(number) == 1 for number in NUMBERS)
    assert "Southwark" in language.note[0] and len(language.note) == 3
    said = language.text(shipped_words())
    contacts = shipped_words().contacts
    for id in ("c-eit-consult", "c-mash-day", "c-ooh", "c-999"):
        assert contacts[id].phone in said
    linked = {link["href"] for link in shipped_library().contact_links.contacts(said)}
    assert linked == {"tel:02075251922", "tel:02075251921", "tel:02075255000", "tel:999"}


@pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.code)
def test_a_note_that_nobody_has_checked_is_not_shown(language: Language) -> None:
    shown = notes_for(language.code, {**LANGUAGES, language.code: replace(language, checked_by="")}, shipped_words())
    assert [note.language for note in shown] == [ENGLISH]


@pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.code)
def test_a_checked_note_comes_first_in_its_language_and_direction(language: Language) -> None:
    checked = {**LANGUAGES, language.code: replace(language, checked_by="A speaker")}
    theirs, english = notes_for(language.code, checked, shipped_words())
    assert (theirs.language, theirs.direction) == (language.code, language.direction)
    assert theirs.text == language.text(shipped_words()) and english.language == ENGLISH


def test_numbers_keep_their_order_between_words_that_are_read_from_the_right() -> None:
    said = LANGUAGES["ar"].text(shipped_words())
    assert f"{ISOLATE}020 7525 1921{END_OF_ISOLATE}" in said
    assert said.count(ISOLATE) == said.count(END_OF_ISOLATE) == len(NUMBERS)


@pytest.mark.parametrize(("code", "script"), SCRIPTS.items())
def test_a_note_is_in_its_own_script(code: str, script: str) -> None:
    letters = [letter for letter in " ".join(LANGUAGES[code].note) if letter.isalpha() and not letter.isascii()]
    assert all(script in unicodedata.name(letter) for letter in letters)


def test_every_file_says_how_its_note_is_turned_on() -> None:
    for file in FOLDER.glob("*.yml"):
        if file.stem != ENGLISH:
            assert "checked_by:" in file.read_text(encoding="utf-8") and "Off until" in file.read_text("utf-8")
