"""Questions put in set phrases."""

from __future__ import annotations

import pytest

from assistant.conversation.heard import Known, Message
from assistant.conversation.set_phrases import team_of_the_family
from tests.support.shipped import shipped_library

KNOWN = Known.of(shipped_library())


@pytest.mark.parametrize(
    ("text", "ranking", "label"),
    [
        (
            "What's the TAF's duty when it comes to going legal?",
            (("guidance/tas_what", 0.55), ("guidance/fair_and_proportionate", 0.3)),
            "guidance/fair_and_proportionate",
        ),
        ("who takes the minutes at the TAF?", (("guidance/tas_what", 0.9),), "nearest/guidance/fair_and_proportionate"),
        ("is TAF the same as TAS", (("guidance/tas_what", 0.9),), None),
        ("what is a TAF for", (("chapter/exclusion_stage_one", 0.9),), None),
    ],
)
def test_the_team_around_the_family_is_no_team_around_the_school(
    text: str, ranking: tuple[tuple[str, float], ...], label: str | None
) -> None:
    understood = team_of_the_family(Message(text, ranking, "say", False, "school"), KNOWN)
    assert (understood.label if understood else None) == label
