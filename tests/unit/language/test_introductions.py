"""Who is writing is heard from a message's first words, and from nobody else's role."""

from __future__ import annotations

import pytest

from assistant.language.introductions import introduced_as


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("I'm his mum's social worker, who leads?", "practitioner"),
        ("im a youth offending worker, who leads", "practitioner"),
        ("Social worker here. Child protection plan. Is attendance mine?", "practitioner"),
        ("I’m a FEH practitioner, whole-family work, Tier 2. Who leads?", "practitioner"),
        ("speaking as a parent now, who would lead for my son", "parent"),
        ("Hi, I'm her dad, can they fine me?", "parent"),
        ("As a head teacher, do I have to go?", "school"),
        ("we are the new attendance lead, how often are TSMs", "school"),
        ("I'm not a parent, who leads?", None),
        ("I am with a social worker, who leads?", None),
        ("who leads if I'm a social worker's client", None),
        ("her social worker is here", None),
        ("I am worried about my son", None),
        ("As a social worker leads at Tier 3, does the school stop?", None),
    ],
)
def test_who_is_writing(text: str, audience: str | None) -> None:
    assert introduced_as(text) == audience
