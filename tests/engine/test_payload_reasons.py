"""A reason and what its words need come back as they were written."""

from __future__ import annotations

import pytest

from assistant.engine.payloads import reason_in, reason_text


@pytest.mark.parametrize(
    ("key", "values", "read"),
    [
        ("code_expired", {}, {}),
        ("code_wrong", {"tries": 0}, {"tries": "0"}),
        ("email_probably_misspelt", {"domain": "school.example"}, {"domain": "school.example"}),
        ("too_many_codes", {"time": "10.30am & later?"}, {"time": "10.30am & later?"}),
        ("email_not_one_address", {"domain": ""}, {}),
    ],
)
def test_a_reason_is_read_back_with_its_values(key: str, values: dict[str, object], read: dict[str, str]) -> None:
    assert reason_in(reason_text(key, values)) == (key, read)
