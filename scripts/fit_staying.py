"""Fits the weights by which a message stays with the topic in hand.

Run it after the labels of data/nlu or the follow-ups have changed: `python scripts/fit_staying.py`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from ruamel.yaml import YAML
from sklearn.linear_model import LogisticRegression

from assistant.conversation import staying
from assistant.conversation.aspect_questions import sure_of_an_aspect
from assistant.conversation.heard import Known, Message
from assistant.guidance.loading import load_library
from assistant.understanding.aspects_asked import AspectsAsked
from assistant.understanding.decision import Reading, Thresholds
from assistant.understanding.labelled_sentences import read_training_examples
from assistant.understanding.training import NLU_DATA, Understanding

FOLLOW_UPS = Path(__file__).resolve().parent.parent / "data" / "context" / "follow_ups.yml"
ALL_LABELS = 1000
HEADER = "# Fitted to data/context/follow_ups.yml by scripts/fit_staying.py; above zero in sum, the message stays.\n"


@dataclass(frozen=True)
class FollowUp:
    """A message with the topic that was spoken of before it."""

    after: str
    text: str
    stays: bool


def labelled() -> list[FollowUp]:
    """Every follow-up of the data."""
    found: list[FollowUp] = []
    for group in YAML(typ="safe", pure=True).load(FOLLOW_UPS)["follow_ups"]:
        after = group["after"]
        for block in (*group.get("settled", {}).values(), group.get("open", ""), group.get("stays", "")):
            found += [FollowUp(after, line, True) for line in _lines(block)]
        found += [FollowUp(after, line, False) for line in _lines(group.get("leaves", ""))]
    return found


def _lines(block: str) -> list[str]:
    return [line.strip().removeprefix("- ") for line in block.splitlines() if line.strip()]


def main() -> int:
    """Fit them, report the share right on topics that were left out of the fit, and write the weights."""
    rows = labelled()
    understanding = Understanding.train(read_training_examples(NLU_DATA), Thresholds.read())
    readings = understanding.read_all([row.text for row in rows], ALL_LABELS)
    messages = [_message(row, reading) for row, reading in zip(rows, readings, strict=True)]
    known = replace(Known.of(load_library()), aspect_of=AspectsAsked.read().likeliest)
    _fit_staying(rows, messages, known)
    return 0


def _message(row: FollowUp, reading: Reading) -> Message:
    ranking = sorted(reading.ranking, key=lambda entry: (entry[0] != reading.label, -entry[1]))
    return Message(row.text, ranking, reading.decision, False, "parent")


def _fit_staying(rows: list[FollowUp], messages: list[Message], known: Known) -> None:
    evidence = []
    for row, message in zip(rows, messages, strict=True):
        named = known.grid.named_in(message.core)
        elsewhere = known.grid.names_elsewhere(named, row.after)
        own = sum(p for label, p in message.ranking if known.topic_of(label) == row.after)
        top = (message.label, known.topic_of(message.label), message.probability)
        evidence.append(staying.Evidence.of(message.plain, top, own, elsewhere, sure_of_an_aspect(message.core, known)))
    free = np.array([not each.names_other for each in evidence])
    stays, topics = np.array([row.stays for row in rows]), np.array([row.after for row in rows])
    names = list(evidence[0].features)
    features = np.array([[float(each.features[name]) for name in names] for each in evidence])
    right = (_left_out(features, stays, topics, free) > 1 / 2) & free == stays
    print(f"staying, on topics left out: {right.sum()} of {len(rows)}")
    fitted = _fit(features[free], stays[free])
    values = {"always": fitted.intercept_[0], **dict(zip(names, fitted.coef_[0], strict=True))}
    lines = "".join(f"{name}: {value:.2f}\n" for name, value in values.items())
    staying.WEIGHTS.write_text(HEADER + lines, encoding="utf-8")


def _left_out(features: np.ndarray, marks: np.ndarray, topics: np.ndarray, free: np.ndarray) -> np.ndarray:
    """The probability of every row by a fit to the free rows of the other topics."""
    p = np.zeros(len(marks))
    for topic in sorted(set(topics)):
        held_out, rest = topics == topic, (topics != topic) & free
        p[held_out] = _fit(features[rest], marks[rest]).predict_proba(features[held_out])[:, 1]
    return p


def _fit(features: np.ndarray, marks: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=1.0, max_iter=1000).fit(features, marks)


if __name__ == "__main__":
    sys.exit(main())
