"""Reads what a turn does to what is known of a family, with a small trained model: one encoder pass a turn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from assistant.conversation.turn_reading import EFFECTS, SERVICES, Known, TurnReading
from assistant.language.words import with_signs_for_and
from assistant.understanding.encoder_session import EncoderSession
from assistant.understanding.probabilities import logistic, softmax
from assistant.understanding.turn_effects.model_input import numbers_of

MODEL = Path(__file__).parent / "model"
REMEMBERED = 256
"""Readings kept in memory: a first message is read for its statuses and as a turn."""


_PLAN = r"(?:CIN|CP|CIC|LAC|child in need|child protection)"
_INSTEAD = r"(?:[-–—,] ?|,? ?(?:but )?(?:it['’]?s|it is|on|on a) )"
_HELPS = r"(?:work|help|get better|improve|change)(?: out)?"
_NEVER_SEEN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), learned)
    for pattern, learned in (
        (r"\bYJ\b", "YJS"),
        (rf"\bnot ({_PLAN}) ?{_INSTEAD}(?={_PLAN}\b)", r"not \1 but "),
        (r",? ?\batt\.? ?(?:is |at )?\d{1,3}\b ?%?", ""),
        (r" if (?:it|things|that) (?:gets?|comes?|came) (?:down )?to (?:that|it|this)\b| if need be\b", ""),
        (rf" if (?:it|that|this) (?:does not|doesn['’]?t|don['’]?t|do not) {_HELPS}\b", ""),
        (r" if (?:nothing (?:changes|works|helps|improves)|(?:it|things) (?:gets?|goes) (?:any )?worse)\b", ""),
    )
)
"""Ways of writing that the model has not learned, and what it has learned in their place."""


class TurnEffectReader:
    """Reads turns; safe to share between threads."""

    def __init__(self, encoder: EncoderSession) -> None:
        self._encoder = encoder
        self._of_service, self._of_turn = encoder.layer("effect"), encoder.layer("turn")
        self._kept = lru_cache(REMEMBERED)(self._read)

    def read(self, known: Sequence[Known], before: str, turn: str) -> TurnReading:
        """Read a turn; `known` is what is known of each of `SERVICES`, `before` the person's message before it."""
        return self._kept(tuple(known), _as_learned(before), _as_learned(turn))

    def _read(self, known: tuple[Known, ...], before: str, turn: str) -> TurnReading:
        numbers, places, begins = numbers_of(self._encoder.token_numbers, known, before, turn)
        tokens = self._encoder.token_states(numbers)
        mean = tokens[begins:].mean(axis=0)
        effects = {}
        weights, bias = self._of_service
        for service, place in zip(SERVICES, places, strict=True):
            shares = softmax(weights @ np.concatenate([tokens[place], mean]) + bias)
            effects[service] = dict(zip(EFFECTS, shares.tolist(), strict=True))
        weights, bias = self._of_turn
        of_family, goes_back = logistic(weights @ np.concatenate([tokens[0], mean]) + bias).tolist()
        return TurnReading(effects, of_family, goes_back)


def _as_learned(text: str) -> str:
    """The text with the signs and short forms that the model has learned."""
    text = with_signs_for_and(text)
    for pattern, learned in _NEVER_SEEN:
        text = pattern.sub(learned, text)
    return text


@lru_cache(maxsize=1)
def shared_turn_reader() -> TurnEffectReader:
    """Load the reader once for the process.

    Raises:
        ModelFileError: a file is missing or is not the one that was measured.
    """
    return TurnEffectReader(EncoderSession(MODEL))
