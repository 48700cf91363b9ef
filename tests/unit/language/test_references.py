"""References: written without look-alikes, read however they are typed, in one way for chat and pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.secret_source import KeyedSecrets
from assistant.language.references import ALPHABET, read_reference, write_reference
from tests.support.processor_time import HARD_TEXTS, at_most

SENTENCES = [
    ("K7QM–2XWD", "K7QM-2XWD"),
    ("k7qm 2xwd", "K7QM-2XWD"),
    ("my ref is K7QM-2XWD.", "K7QM-2XWD"),
    ("K7QM—2XWD", "K7QM-2XWD"),
    ("K7QM - 2XWD", "K7QM-2XWD"),
    ("k7qm2xwd", "K7QM-2XWD"),
    ("reference: k7qm‑2xwd", "K7QM-2XWD"),
    ("Ｋ７ＱＭ-２ＸＷＤ", "K7QM-2XWD"),
    ("#K7QM-2XWD", "K7QM-2XWD"),
    ("(K7QM-2XWD)", "K7QM-2XWD"),
    ("K7QM_2XWD", "K7QM-2XWD"),
    ("it's WGCH-KJTU", "WGCH-KJTU"),
    ("cancel HJKM-NPQR please", "HJKM-NPQR"),
    ("K7QM−2XWD", "K7QM-2XWD"),
    ("K7QM", None),
    ("reference", None),
    ("many been", None),
    ("K7QM-2XWDA", None),
    ("I lost it", None),
    ("they were here", None),
    ("ref: K7QM2XWD", "K7QM-2XWD"),
    ("k7qm—2xwd please", "K7QM-2XWD"),
    ("my booking reference is k7qm 2xwd", "K7QM-2XWD"),
    ("K7QM/2XWD", "K7QM-2XWD"),
    ("K7QM.2XWD", "K7QM-2XWD"),
    ("K7 QM 2X WD", "K7QM-2XWD"),
    ("HJKMNPQR", "HJKM-NPQR"),
    ("I cannot find it", None),
    ("been seen there", None),
    ("SEND ME HELP", None),
]

SECRETS = KeyedSecrets(b"a key for tests, 32 bytes or more")


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: object):
    assert read_reference(text).understood == expected


@pytest.mark.parametrize("text", ["", "K7QM", "K7QM-2XW0", "K7QM-2XWI", "the attendance was under half then"])
def test_what_is_no_reference_is_not_read(text: str):
    assert read_reference(text).understood is None


def test_what_stands_beside_a_reference_is_left():
    assert read_reference("please cancel k7qm-2xwd for me").unread == "please cancel for me"
    assert read_reference(" K7QM–2XWD. ").is_whole


def test_references_have_no_look_alikes_and_differ():
    made = {SECRETS.reference() for _ in range(2000)}
    assert len(made) == 2000
    assert not set("01OIL") & set(ALPHABET)
    assert all(read_reference(reference).understood == reference for reference in made)


@given(st.text(ALPHABET, min_size=8, max_size=8), st.sampled_from("-‐‑‒–—−_"))
def test_every_dash_that_programs_make_is_one(letters: str, dash: str):
    typed = f"{letters[:4]}{dash}{letters[4:]}".lower()
    assert read_reference(typed).understood == write_reference(letters)


@given(st.text())
def test_no_text_breaks_it(text: str):
    reading = read_reference(text)
    assert reading.understood is not None or reading.unread == " ".join(text.split())


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_long_texts_take_few_steps(text: str):
    with at_most(seconds=2):
        read_reference(text)
