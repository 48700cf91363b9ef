"""What both readers together take from plain messages about a family."""

from __future__ import annotations

import pytest

from assistant.understanding.family_facts.reader import shared_family_reader


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("YOS case here, statutory, also an FEHP in the home. which of us leads", {"feh": "yes", "yos": "statutory"}),
        ("social services are doing assessment on us, not finished. who lead", {"social_care": "assessment"}),
    ],
)
def test_a_service_is_what_the_words_say_of_it(text: str, facts: dict[str, str]) -> None:
    assert shared_family_reader().read(text).facts == facts
