"""Ways to reach people are found in any text, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.guidance.contact_links import ContactLinks, Piece
from tests.support.shipped import shipped_library

LIBRARY = shipped_library()
LINKS = ContactLinks(LIBRARY.contacts.values())
WITH_PHONE = [each for each in LIBRARY.contacts.values() if each.phone]


def test_a_text_is_cut_where_numbers_and_addresses_stand() -> None:
    text = "Call 020 7525 1922, option 3, or email earlyhelp@southwark.gov.uk."
    assert LINKS.pieces(text) == (
        Piece("Call "),
        Piece("020 7525 1922", "tel:02075251922"),
        Piece(", option 3, or email "),
        Piece("earlyhelp@southwark.gov.uk", "mailto:earlyhelp@southwark.gov.uk"),
        Piece("."),
    )


@pytest.mark.parametrize(
    "text",
    [
        "£999 and 1999 and 99.999",
        "my number is 020 7946 0018",
        "JQ7K-M9PX on 9 September",
        "not-earlyhelp@southwark.gov.uk.example",
        "x@earlyhelp@southwark.gov.uk",
        "",
    ],
)
def test_nothing_else_is_linked(text: str) -> None:
    assert all(piece.href is None for piece in LINKS.pieces(text))


def test_each_way_to_reach_people_is_named_once_in_the_order_of_the_text() -> None:
    found = LINKS.contacts("Call 999. Else 020 7525 5000, or 999 again.")
    assert found == ({"text": "999", "href": "tel:999"}, {"text": "020 7525 5000", "href": "tel:02075255000"})


@pytest.mark.parametrize("contact", WITH_PHONE, ids=lambda each: each.id)
def test_every_number_of_the_content_is_found_however_it_is_spaced(contact) -> None:
    assert contact.phone is not None
    for phone in (contact.phone, contact.phone.replace(" ", ""), contact.phone.replace(" ", "\u00a0")):
        assert [piece.href for piece in LINKS.pieces(f"({phone})") if piece.href] == [f"tel:{''.join(phone.split())}"]


@given(st.text(alphabet=st.sampled_from("09 2571@.earlyhpsouthwk\n,"), max_size=120))
def test_no_letter_of_a_text_is_lost(text: str) -> None:
    assert "".join(piece.text for piece in LINKS.pieces(text)) == text


def test_without_contacts_nothing_is_linked() -> None:
    assert ContactLinks(()).pieces("Call 999.") == (Piece("Call 999."),)
