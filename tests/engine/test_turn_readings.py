"""What tells of harm is never taken for a turn of the family, however sure the reader of turns is."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.conversation.families import Families
from assistant.conversation.family import Family
from assistant.conversation.heard import Message
from assistant.conversation.state import ConversationState
from assistant.conversation.turn_reading import EFFECTS, SERVICES, TurnReading
from assistant.engine.turn_readings import TurnReadings

HARM = {"safeguarding": {"level": "reply", "score": 0.95}, "family": {}, "intent": {"name": "give_facts"}}


class Reader:
    """Hears that early help has ended, with this probability."""

    def __init__(self, probability: float) -> None:
        self._probability = probability

    def read(self, *_: object) -> TurnReading:
        same = {**dict.fromkeys(EFFECTS, 0.0), "same": 1.0}
        ends = {**same, "same": 1 - self._probability, "gone": self._probability}
        return TurnReading({**dict.fromkeys(SERVICES, same), "feh": ends}, 1.0, 0.0)


@pytest.mark.parametrize("probability", [0.99, 0.8, 0.6])
def test_words_that_tell_of_harm(monkeypatch: pytest.MonkeyPatch, probability: float) -> None:
    monkeypatch.setattr("assistant.engine.turn_readings.shared_turn_reader", lambda: Reader(probability))
    message = Message("she shouted and left", (("give_facts", 0.9),), "say", False, "parent")
    state = ConversationState("who_leads", "who_leads", "who_leads", status="answered", family={"feh": "yes"})
    families = Families(Family({"feh": "yes"}, last=("feh",)))
    parsed: dict[str, Any] = dict(HARM)
    _, understood = TurnReadings().weigh(parsed, None, message, state, families=families, before="")
    assert understood is None
