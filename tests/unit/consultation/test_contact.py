"""Which names and addresses are taken."""

import pytest

from assistant.consultation.contact import read_email_field, read_name_field
from assistant.consultation.outcomes.contact import ContactProblem, ContactRefused


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("sam@school.example.com", "sam@school.example.com"),
        ("  Sam.O'Neil+help@School.Example.COM ", "sam.o'neil+help@school.example.com"),
        ("office@xn--bcher-kva.example", "office@xn--bcher-kva.example"),
        ("Sam <sam@school.example.com>", "sam@school.example.com"),
        ("Siobhan.O’Example@school.example.com\n", "siobhan.o'example@school.example.com"),
        ("sam@school.example.com\u200b", "sam@school.example.com"),
    ],
)
def test_one_plain_address_is_taken_in_lower_case(typed: str, kept: str):
    assert read_email_field(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "sam",
        "sam@",
        "@school.example.com",
        "sam@school",
        "sam@school..example.com",
        ".sam@school.example.com",
        "sam.@school.example.com",
        "sam@-school.example.com",
        "a@b.example.com,c@d.example.com",
        "a@b.example.com;c@d.example.com",
        "a@b.example.com c@d.example.com",
        "sam@school.example.com\r\nBcc: other@example.com",
        "sam\x00@school.example.com",
        "sam@school.example.com\x00",
        "s\u0430m@school.example.com",
        "sam@sch\u043e\u043el.example.com",
        '"sam b"@school.example.com',
        "sam@[127.0.0.1]",
        "a" * 65 + "@school.example.com",
        "\ud800@school.example.com",
    ],
)
def test_anything_but_one_plain_address_is_refused(typed: str):
    assert read_email_field(typed) == ContactRefused(ContactProblem.EMAIL_NOT_ONE_ADDRESS)


def test_an_address_longer_than_mail_servers_take_is_refused():
    assert read_email_field("a@" + "b" * 250 + ".com") == ContactRefused(ContactProblem.EMAIL_TOO_LONG)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sam@gmial.com", "sam@gmail.com"),
        ("sam@gmail.con", "sam@gmail.com"),
        ("sam@hotmial.co.uk", "sam@hotmail.co.uk"),
        ("sam@southwark.gov.ku", "sam@southwark.gov.uk"),
        ("sam@soutwark.gov.uk", "sam@southwark.gov.uk"),
        ("sam@nhs.ent", "sam@nhs.net"),
    ],
)
def test_a_slip_in_a_familiar_domain_is_asked_about_and_may_be_insisted_on(typed: str, meant: str):
    assert read_email_field(typed) == ContactRefused(ContactProblem.EMAIL_LIKELY_TYPO, meant)
    assert read_email_field(typed, sure=True) == typed


@pytest.mark.parametrize("typed", ["sam@gmail.com", "sam@yahoo.co.uk", "sam@email.example", "sam@mail.com"])
def test_a_domain_that_is_no_slip_is_not_asked_about(typed: str):
    assert read_email_field(typed) == typed


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("Sam Example", "Sam Example"), ("  Zoë   O'Brien-Łuk ", "Zoë O'Brien-Łuk"), ("李雷", "李雷")],
)
def test_a_name_is_kept_as_written_with_its_blanks_tidied(typed: str, kept: str):
    assert read_name_field(typed) == kept


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", ContactProblem.NAME_EMPTY),
        ("  -- 12", ContactProblem.NAME_EMPTY),
        ("S" * 101, ContactProblem.NAME_TOO_LONG),
        ("Sam\r\nBcc: x", ContactProblem.NAME_NOT_PLAIN),
        ("Sam\x00", ContactProblem.NAME_NOT_PLAIN),
        ("Sam\u202eelpmaxE", ContactProblem.NAME_NOT_PLAIN),
        ("Sam\u2028Example", ContactProblem.NAME_NOT_PLAIN),
        ("\ud800Sam", ContactProblem.NAME_NOT_PLAIN),
        ("<b>Sam</b>", ContactProblem.NAME_NOT_PLAIN),
        ("visit www.example.com", ContactProblem.NAME_NOT_PLAIN),
        ("https://example.com now", ContactProblem.NAME_NOT_PLAIN),
    ],
)
def test_what_is_no_plain_name_is_refused(typed: str, reason: ContactProblem):
    assert read_name_field(typed) == ContactRefused(reason)
