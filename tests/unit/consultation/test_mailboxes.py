"""Which addresses are one mailbox, and which domains can hold mailboxes without end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.consultation.mailboxes import mailbox_of, owner_domain


@pytest.mark.parametrize(
    "address", ["sam.example@gmail.com", "samexample+1@gmail.com", "S.a.m.Example+x+y@googlemail.com"]
)
def test_spellings_of_one_mailbox_are_one(address: str) -> None:
    assert mailbox_of(address) == "samexample@gmail.com"


def test_dots_count_where_they_are_not_ignored() -> None:
    assert mailbox_of("a.b@example.sch.uk") != mailbox_of("ab@example.sch.uk")


@given(st.from_regex(r"[a-z]{1,10}", fullmatch=True), st.from_regex(r"[a-z0-9]{0,8}", fullmatch=True))
def test_a_tag_never_makes_another_mailbox(name: str, tag: str) -> None:
    for domain in ("gmail.com", "outlook.com", "example.sch.uk", "any.example"):
        assert mailbox_of(f"{name}+{tag}@{domain}") == mailbox_of(f"{name}@{domain}")


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("a@mallory.example", "mallory.example"),
        ("a@one.mallory.example", "mallory.example"),
        ("a@two.mallory.co.uk", "mallory.co.uk"),
        ("a@mallory.org.uk", "mallory.org.uk"),
        ("head@charles-dickens.southwark.sch.uk", None),
        ("worker@southwark.gov.uk", None),
        ("worker@nhs.net", None),
        ("anybody@gmail.com", None),
        ("a@notnhs.net", "notnhs.net"),
        ("a@sch.uk.mallory.example", "mallory.example"),
    ],
)
def test_who_owns_a_domain_has_mailboxes_without_end(address: str, domain: str | None) -> None:
    assert owner_domain(address) == domain


def test_a_domain_that_the_operator_trusts_is_exempt() -> None:
    assert owner_domain("a@academy.org.uk", ("academy.org.uk",)) is None
