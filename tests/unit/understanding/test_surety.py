"""Where the grammar reads nothing, the trained reader must be the surer the more there is that may mislead it."""

from __future__ import annotations

import pytest

from assistant.understanding.family_facts.sentence import SentenceReader
from assistant.understanding.family_facts.two_readers import (
    ALONE,
    ALONE_IN_SHORT,
    ALONE_OF_SEVERAL,
    BESIDE_A_STATUS_WORD,
    NEVER,
    needed_alone,
)
from assistant.understanding.family_facts.vocabulary import load_vocabulary

SENTENCES = SentenceReader(load_vocabulary())
LONG = "I took this family over from a colleague on the second of the month and as far as her notes go"


@pytest.mark.parametrize(
    ("text", "status", "read_alone", "needed"),
    [
        ("early help sees us on Mondays", "now", 1, ALONE_IN_SHORT),
        ("early help sees us on Mondays", "ended", 1, NEVER),
        ("early help shut it in June", "ended", 1, ALONE_IN_SHORT),
        (f"{LONG} early help sees them on Mondays", "now", 1, ALONE),
        (f"{LONG} early help sees them on Mondays", "now", 2, ALONE_OF_SEVERAL),
        (f"{LONG} early help has shut the case", "ended", 2, ALONE),
        (f"{LONG} the early help panel has us on its list", "now", 1, BESIDE_A_STATUS_WORD),
        (f"{LONG} the early help panel has us on its list", "pending", 1, ALONE),
        (f"{LONG}. The panel was last week. Early help sees them on Mondays", "now", 1, ALONE),
        (f"Should early help be part of it, given that {LONG}?", "now", 1, BESIDE_A_STATUS_WORD),
    ],
)
def test_how_sure_it_must_be(text: str, status: str, read_alone: int, needed: float) -> None:
    assert needed_alone(SENTENCES.read(text), 0, status, read_alone) == needed


def test_of_a_mention_that_was_taken_back_nothing_stands_around_it() -> None:
    assert needed_alone(SENTENCES.read(LONG), 7, "now", 1) == ALONE
