"""How much is found of what people plant, and how much is taken out of sentences in which nobody is named.

The council's and the services' own numbers stand among the ordinary sentences. The names are searched without the
entity reader that stands beside these rules, so that the rules answer for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.privacy.lexicon import lexicon
from assistant.privacy.redaction import redact

FOLDER = Path(__file__).parent
MOST_NAMES_KEPT = 0.02
MOST_ORDINARY_CHANGED = 0.02


def rows(name: str) -> list[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("# ")]


def left(message: str, secret: str) -> list[str]:
    """The words of a secret that can still be read in the redacted message."""
    shown = re.sub(r"\[[^\]]*\]", "", redact(message).text)
    words = [word for word in re.findall(r"[\w']+", secret) if len(word) > 1]
    return [word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", shown)]


def test_no_planted_number_or_address_is_left() -> None:
    planted = [(message, secret) for message, secrets in rows("planted_numbers.tsv") for secret in secrets.split("|")]
    assert len(planted) > 140
    assert [(message, secret) for message, secret in planted if secret in redact(message).text] == []


def test_hardly_a_planted_name_is_left() -> None:
    planted = [(message, name) for message, names in rows("planted_names.tsv") for name in names.split("|")]
    kept = [(message, name) for message, name in planted if left(message, name)]
    assert len(planted) > 280
    assert len(kept) <= MOST_NAMES_KEPT * len(planted), kept


def test_hardly_an_ordinary_sentence_loses_a_word() -> None:
    sentences = [row[0] for row in rows("ordinary_sentences.txt")]
    changed = [sentence for sentence in sentences if redact(sentence).text != sentence]
    assert len(sentences) > 260
    assert len(changed) <= MOST_ORDINARY_CHANGED * len(sentences), changed


@pytest.mark.parametrize(
    ("message", "names"),
    [
        ("willow been poorly all week", "willow"),
        ("grace in 9c will not leave the house", "grace"),
        ("faith not in again today", "faith"),
        ("sky came in late on tuesday", "sky"),
        ("Sunday is a year 5 pupil with 71%", "Sunday"),
        ("ella y4, jaxx y6, both off", "ella|jaxx"),
        ("joy & bliss, twins, in reception", "joy|bliss"),
        ("storm goes by they", "storm"),
        ("paris is her real name", "paris"),
        ("can you help me with joy she's 13", "joy"),
        ("dad of faith, year 6, still waiting", "faith"),
        ("my nephew justice keeps being sent home", "justice"),
        ("our daughter blessing, she will not go", "blessing"),
        ("june is our middle one and stays in bed", "june"),
        ("does Christian need a plan", "Christian"),
        ("I was at Harmony's meeting yesterday", "Harmony"),
        ("honestly Paris hates PE", "Paris"),
        ("jj bunked again", "jj"),
        ("Wai Man Leung is new here", "Wai|Man|Leung"),
        ("Hung Pham is on a reduced timetable", "Hung|Pham"),
        ("Tyrese St Louis is at 61%", "Tyrese|St|Louis"),
        ("pooja warnakula has been out since may", "pooja|warnakula"),
    ],
)
def test_a_word_spoken_of_as_a_pupil_is_a_name(message: str, names: str) -> None:
    assert [name for name in names.split("|") if left(message, name)] == []


@pytest.mark.parametrize(
    "message",
    [
        "lessons been off since the flood",
        "a letter came in today from the council",
        "tier 2 is a year long plan",
        "year 4, year 6 and year 9 were all off",
        "marks not in yet",
        "my son will not go",
        "my daughter may be late",
        "a plan for hope and change",
        "does Christian Aid week count",
        "June is my last month at this school",
        "can Youth Justice have a copy",
        "we live in the Brandon area",
        "she was sick at St Clair primary",
    ],
)
def test_a_word_that_is_no_pupil_stays(message: str) -> None:
    assert redact(message).text == message


def only_names() -> list[str]:
    """First names that mean nothing else, and which the list of common words holds all the same."""
    words = lexicon()
    return sorted(name for name in words.given & words.common if words.is_name(name))


@given(
    name=st.sampled_from(only_names()),
    frame=st.sampled_from(["{} is not in today", "can {} get a mentor", "we are worried about {}", "is {} late again"]),
    written=st.sampled_from([str.lower, str.title]),
)
def test_a_name_that_newspapers_made_common_is_still_a_name(
    name: str, frame: str, written: Callable[[str], str]
) -> None:
    assert left(frame.format(written(name)), written(name)) == []


@given(
    names=st.lists(
        st.sampled_from(["Joy", "Patience", "Blessing", "Honour", "Favour", "River"]),
        min_size=3,
        max_size=3,
        unique=True,
    ),
    what=st.sampled_from(["are sisters", "have all missed Mondays", "were late again"]),
)
def test_of_a_list_of_names_that_are_words_none_is_left(names: list[str], what: str) -> None:
    message = f"{names[0]}, {names[1]} and {names[2]} {what}"
    assert [name for name in names if left(message, name)] == []


@pytest.mark.parametrize("row", rows("people_spoken_of.tsv"), ids=lambda row: row[0][:60])
def test_a_word_is_a_name_where_only_a_person_can_stand(row: list[str]) -> None:
    match row:
        case [message, names]:
            assert [name for name in names.split("|") if left(message, name)] == []
        case [message]:
            assert redact(message).text == message


@given(
    title=st.sampled_from(["mr", "Mr.", "mrs", "ms", "mx", "Dr"]),
    surname=st.sampled_from(["brown", "Field", "may", "day", "Strong", "winter", "page", "bird"]),
    frame=st.sampled_from(["it was {}", "{} rang today", "who is {} to us", "ask {}, not the office"]),
)
def test_no_surname_after_a_title_is_left_however_common_the_word(title: str, surname: str, frame: str) -> None:
    assert left(frame.format(f"{title} {surname}"), surname) == []


@given(
    name=st.sampled_from(["Summer", "Sky", "River", "Autumn", "Bill", "June", "Paris", "Hope", "Angel", "Winter"]),
    befalls=st.sampled_from(["stroke", "seizures", "diagnosis", "panic attacks", "social worker", "mum", "broken arm"]),
    frame=st.sampled_from(["since {} nothing is right", "{} worries us", "what about {}?"]),
)
def test_no_word_is_left_that_has_what_only_people_have(name: str, befalls: str, frame: str) -> None:
    assert left(frame.format(f"{name}'s {befalls}"), name) == []
