"""A trained head with the limits and topics it decides by: one sentence in, one reading out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from assistant.understanding.decision import Reading, Thresholds, decide
from assistant.understanding.intent_model import IntentModel

RANKED = 12
"""Labels kept in a reading: enough for three topics even where a topic has many questions."""
_FILE = "decision.json"


@dataclass(frozen=True)
class Reader:
    """What training leaves behind."""

    model: IntentModel
    topics: Mapping[str, str]
    """Label → topic."""
    thresholds: Thresholds

    def read(self, text: str, vector: np.ndarray, ranked: int = RANKED) -> Reading:
        """Read one sentence from its text and its unit vector (384,), listing the `ranked` likeliest labels."""
        scores = self.model.scores(text, vector)
        label, decision = decide(scores.ranking, self.topics, scores.in_scope, self.thresholds, scores.witnesses)
        return Reading(
            label=label,
            confidence=dict(scores.ranking)[label],
            ranking=scores.ranking[:ranked],
            in_scope=scores.in_scope,
            novelty=scores.novelty,
            decision=decision,
            witnesses=scores.witnesses,
        )

    def save(self, folder: Path) -> None:
        """Write everything as JSON and NumPy archives."""
        self.model.save(folder)
        content = {"topics": dict(self.topics), "thresholds": asdict(self.thresholds)}
        (folder / _FILE).write_text(json.dumps(content), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Reader:
        """Read what `save` wrote.

        Raises:
            FileNotFoundError: a file is missing.
        """
        content = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return cls(IntentModel.load(folder), content["topics"], Thresholds(**content["thresholds"]))
