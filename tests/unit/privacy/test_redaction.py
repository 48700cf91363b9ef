"""Personal data is taken out at the door; roles, services, schools and terms come through."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from assistant.privacy.names import Chances
from assistant.privacy.redaction import Redaction
from assistant.privacy.redaction import redact as redact_by
from assistant.privacy.redaction import redact_organisation as redact_organisation_by
from assistant.understanding.screening.reader import shared_screening_reader
from tests.support.canaries import canaries


def read_names(text: str) -> Chances:
    """What the trained reader says of each word."""
    return shared_screening_reader().read(text).words


def redact(text: str) -> Redaction:
    return redact_by(text, read_names)


CASES = YAML(typ="safe").load((Path(__file__).parent / "redaction_cases.yml").read_text(encoding="utf-8"))
TAKEN_OUT = [(str(case[0]), [str(secret) for secret in case[1:]]) for case in CASES["taken out"]]
SURVIVES = [str(case) for case in CASES["survives"]]


def plain_id(message: str) -> str:
    """A test's id in plain characters: one that pytest would escape cannot be asked for by name."""
    return re.sub(r"[^ -~]", "", message)[:60]


@pytest.mark.parametrize(("message", "secrets"), TAKEN_OUT, ids=[plain_id(message) for message, _ in TAKEN_OUT])
def test_personal_data_is_taken_out(message, secrets):
    redaction = redact(message)
    assert [secret for secret in secrets if secret.lower() in redaction.text.lower()] == []
    assert redaction.kinds


@pytest.mark.parametrize("message", SURVIVES)
def test_what_is_not_personal_comes_through_unchanged(message):
    assert redact(message).text == message
    assert redact(message).kinds == ()


def test_the_tables_are_large_enough_to_be_worth_trusting():
    assert len(TAKEN_OUT) >= 150
    assert len(SURVIVES) >= 150


@pytest.mark.parametrize("reference", ["ABYV-XMPN", "KTRW-9HQZ", "2345-WXYZ"])
def test_a_bookings_reference_is_no_name(reference):
    assert redact(f"cancel my consultation {reference}").kinds == ()


def test_a_double_name_spelt_like_a_reference_is_a_name():
    assert "MARY" not in redact("WHO LEADS FOR MARY-JANE").text


def test_the_public_contacts_of_the_guidance_survive():
    folder = Path(__file__).parents[3] / "assistant" / "guidance" / "content"
    text = (folder / "contacts.yml").read_text(encoding="utf-8")
    for contact in _values(YAML(typ="safe").load(text), {"phone", "email"}):
        assert redact(f"is it {contact} or not").kinds == (), contact


def test_kinds_are_named_once_in_the_order_of_the_text():
    assert redact("07700 900123 is for Kwame or Aisha").kinds == ("phone number", "name")


def test_the_sentence_around_what_was_taken_out_is_kept():
    assert (
        redact("my son Kwame, born 12/03/2011, is open to FEH").text
        == "my son [name], born [date of birth], is open to FEH"
    )


def test_a_name_that_was_found_is_taken_out_wherever_it_stands():
    message = "Sunshine was late. Tell Sunshine to ring."
    assert redact_by(message, lambda text: [(0, 8, 0.9), (24, 32, 0.1)]).text == "[name] was late. Tell [name] to ring."


@pytest.mark.parametrize(("chance", "left"), [(0.41, "[name]"), (0.39, "Chance")])
def test_a_word_is_a_name_from_four_tenths_on(chance, left):
    assert redact_by("Chance came", lambda text: [(0, 6, chance), (7, 11, 0.0)]).text == f"{left} came"


def test_a_word_that_is_a_name_and_nothing_else_needs_less():
    assert redact_by("ask Kwame", lambda text: [(0, 3, 0.0), (4, 9, 0.05)]).text == "ask [name]"
    assert redact_by("ask Kwame", lambda text: [(0, 3, 0.0), (4, 9, 0.005)]).text == "ask Kwame"


def test_a_short_form_of_the_guidance_is_no_name():
    assert redact_by("YOS and TAS", lambda text: [(0, 3, 0.9), (8, 11, 0.9)]).text == "YOS and TAS"
    assert redact_by("MASH NFA'd it", lambda text: [(0, 4, 0.9), (5, 10, 0.9)]).text == "MASH NFA'd it"


def test_a_place_in_the_family_and_a_letter_name_nobody():
    message = "Eldest is YOS, B nothing"
    assert redact_by(message, lambda text: [(0, 6, 0.9), (15, 16, 0.9)]).text == message


@pytest.mark.parametrize(
    ("message", "at"), [("ta, will pass that on", 4), ("ok diff question", 3), ("open since thu", 11)]
)
def test_a_verb_a_short_word_and_a_day_are_no_names(message, at):
    assert redact_by(message, lambda text: [(at, at + 4, 0.9)]).text == message


@pytest.mark.parametrize("name", ["Asante", "Jaja", "Merci"])
def test_a_name_that_means_something_in_another_language_is_a_name(name):
    assert redact_by(f"tell {name}", lambda text: [(5, 5 + len(name), 0.9)]).text == "tell [name]"


def test_a_boy_called_as_a_verb_is_named():
    assert redact_by("Will has early help", lambda text: [(0, 4, 0.9)]).text == "[name] has early help"


@pytest.mark.parametrize("message", ["and that doesn't touch the second?", "As link governor I ask", "CiN, who leads"])
def test_a_word_that_only_joins_others_names_nobody(message):
    assert redact(message).text == message


def test_the_words_of_one_name_are_one_name():
    found = redact_by("Ngozi Eze-Bello, Year 8", lambda text: [(0, 5, 0.9), (6, 15, 0.9), (17, 21, 0.0)])
    assert found.text == "[name], Year 8"
    assert found.names == ("Ngozi Eze-Bello",)


def test_nothing_of_500_planted_canaries_is_left():
    leaks = [
        (canary.message, redaction)
        for canary in canaries(500, seed=11)
        for redaction in [redact(canary.message).text]
        if any(secret.lower() in redaction.lower() for secret in canary.secrets)
    ]
    assert leaks == []


@given(st.text(max_size=400))
@settings(max_examples=300)
def test_any_text_is_redacted_without_failing_and_stays_redacted(text):
    once = redact(text).text
    assert redact(once).text == redact(redact(once).text).text


@given(
    st.sampled_from(["07700 900123", "SE15 4QP", "kwame@example.com", "A123456789012"]),
    st.text(alphabet="\u200b\u200d\ufeff\u00ad", min_size=1, max_size=3),
    st.integers(1, 8),
)
@settings(max_examples=150)
def test_invisible_marks_hide_nothing(secret, marks, place):
    hidden = secret[:place] + marks + secret[place:]
    assert secret not in redact(f"it is {hidden} ok").text


@pytest.mark.parametrize(
    "text",
    [
        "0 " * 2000,
        "a." * 2000,
        "@" * 4000,
        "a@" * 2000,
        "1 a " * 1000,
        "my son " * 600,
        "A" * 4000,
        "1-" * 2000,
        "flat 1 " * 600,
        "at " * 1300,
        "dob " * 1000,
        "www." * 1000,
        "St " * 1300,
        "Aa " * 1300,
        "dot at " * 600,
    ],
)
def test_hostile_text_takes_less_than_a_second_and_grows_no_faster_than_its_length(text):
    """2,000 characters are the most that is ever read of a message; beyond them the cost still follows the length."""
    assert min(_seconds(text[:length]) for length in (2000, 1999)) < 1
    quarter = min(_seconds(text[:length]) for length in (1000, 999, 998))
    assert min(_seconds(text[:length]) for length in (4000, 3999)) < 6 * quarter + 0.05


def _seconds(text):
    started = time.process_time()
    redact(text)
    return time.process_time() - started


def _values(node, keys):
    if isinstance(node, dict):
        for key, value in node.items():
            if key in keys and isinstance(value, str):
                yield value
            else:
                yield from _values(value, keys)
    elif isinstance(node, list):
        for item in node:
            yield from _values(item, keys)


@pytest.mark.parametrize(
    "name", ["John Donne", "The Elms", "grace darling primary", "St Thomas the Apostle", "Our Lady of Lourdes"]
)
def test_a_school_that_is_called_after_somebody_keeps_its_name(name: str) -> None:
    assert redact_organisation_by(name, read_names).text == name


@pytest.mark.parametrize(
    "said",
    [
        "my kids Alistair and Grace are at different schools",
        "Alistair won't go to school",
        "it is Alistair who is missing",
        "can you check Alistair Guaman's case",
        "thanks, Alistair",
    ],
)
def test_a_sentence_where_a_school_was_asked_for_is_redacted_as_any_other(said: str) -> None:
    assert "Alistair" not in redact_organisation_by(said, read_names).text
