"""E-mail addresses, however a phone, a mail program or a person spells them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.emails import holds_an_email, likely_domain, read_email
from tests.support.processor_time import HARD_TEXTS, at_most

SENTENCES = [
    ("k.o’brien@oakfield.sch.uk", "k.o'brien@oakfield.sch.uk"),
    ("k.obrien @ oakfield.sch.uk", "k.obrien@oakfield.sch.uk"),
    ("kate at oakfield dot sch dot uk", "kate@oakfield.sch.uk"),
    ("Kate Moss <kate@oakfield.sch.uk>", "kate@oakfield.sch.uk"),
    ("mailto:kate@oakfield.sch.uk", "kate@oakfield.sch.uk"),
    ("my email is kate@oakfield.sch.uk.", "kate@oakfield.sch.uk"),
    ("kate(at)oakfield.sch.uk", "kate@oakfield.sch.uk"),
    ("kate [at] oakfield [dot] sch [dot] uk", "kate@oakfield.sch.uk"),
    ("KATE@OAKFIELD.SCH.UK", "kate@oakfield.sch.uk"),
    ("kate@oakfield.sch.uk thanks", "kate@oakfield.sch.uk"),
    ("<kate@oakfield.sch.uk>", "kate@oakfield.sch.uk"),
    ("it's kate_l@oakfield.sch.uk", "kate_l@oakfield.sch.uk"),
    ("kate@oakfield.sch. uk", "kate@oakfield.sch.uk"),
    ("kate@oakfield. sch.uk", "kate@oakfield.sch.uk"),
    ("use “kate@oakfield.sch.uk” please", "kate@oakfield.sch.uk"),
    ("kate@exämple.org", "kate@xn--exmple-cua.org"),
    ("kate@oakfield.sch.uk or jim@oakfield.sch.uk", None),
    ("kate@oakfield", None),
    ("kate@@oakfield.sch.uk", None),
    ("k@oak..uk", None),
    ("can you email the office?", None),
    ("anna.smith@oakfield.southwark.sch.uk", "anna.smith@oakfield.southwark.sch.uk"),
    ("My address is anna@oakfield.org, thanks!", "anna@oakfield.org"),
    ("anna@oakfield.org.", "anna@oakfield.org"),
    ("anna AT oakfield DOT org", "anna@oakfield.org"),
    ("anna (at) oakfield (dot) org", "anna@oakfield.org"),
    ("“anna@oakfield.org”", "anna@oakfield.org"),
    ("anna@oakfield.org (work)", "anna@oakfield.org"),
    ("email: anna@oakfield.org", "anna@oakfield.org"),
    ("a.o´brien@oakfield.org", "a.o'brien@oakfield.org"),
    ("anna@ oakfield.org", "anna@oakfield.org"),
    ("ANNA.Smith@Oakfield.Org", "anna.smith@oakfield.org"),
    ("anna@oakfield.co.uk please send it there", "anna@oakfield.co.uk"),
    ("Anna Smith [anna@oakfield.org]", "anna@oakfield.org"),
    ("you can reach me on anna@oakfield.org", "anna@oakfield.org"),
    ("anna smith at oakfield dot org", None),
    ("anna@oakfield,org", None),
    ("anna.oakfield.org", None),
    ("@anna", None),
    ("anna@oak_field.org", None),
    ("anna@oakfield.org and bob@oakfield.org", None),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: object):
    assert read_email(text).understood == expected


@pytest.mark.parametrize("text", [text for text, address in SENTENCES if "@" in text or address])
def test_an_attempt_at_an_address_is_seen(text: str):
    assert holds_an_email(text)


@pytest.mark.parametrize("text", ["Jordan Example", "we meet at school", "look at it. thanks", ""])
def test_other_words_are_no_attempt(text: str):
    assert not holds_an_email(text)


@pytest.mark.parametrize(
    ("domain", "meant"), [("gmial.com", "gmail.com"), ("hotmail.co", "hotmail.com"), ("nhs.net", None)]
)
def test_one_slip_from_a_familiar_domain(domain: str, meant: str | None):
    assert likely_domain(domain) == meant


def test_letters_of_two_scripts_are_not_taken_for_one():
    assert read_email("sam@sch\u043e\u043el.example.com").understood is None
    assert read_email("s\u0430m@school.example.com").understood is None


@given(st.emails())
def test_what_is_read_is_one_plain_address(text: str):
    address = read_email(text).understood
    assert address is None or (address.isascii() and address.count("@") == 1 and address == address.lower())


@given(st.text())
def test_no_text_breaks_it(text: str):
    reading = read_email(text)
    assert reading.understood is not None or reading.unread == " ".join(text.split())


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_long_texts_take_few_steps(text: str):
    with at_most(seconds=2):
        read_email(text)
