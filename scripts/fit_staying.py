"""Fits the weights by which a message stays with the topic in hand to labelled follow-ups, and says how well they do.

Run it after the labels of data/nlu or the follow-ups have changed: `python scripts/fit_staying.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from ruamel.yaml import YAML
from sklearn.linear_model import LogisticRegression

from assistant.conversation.known import known_content
from assistant.conversation.plain_words import core, plain_words
from assistant.conversation.staying import WEIGHTS, Evidence
from assistant.guidance.loading import load_library
from assistant.understanding.decision import Thresholds
from assistant.understanding.training import NLU_DATA, Understanding
from assistant.understanding.training_examples import read_training_examples

FOLLOW_UPS = Path(__file__).resolve().parent.parent / "data" / "context" / "follow_ups.yml"
ALL_LABELS = 1000
HEADER = "# Fitted to data/context/follow_ups.yml by scripts/fit_staying.py; above zero in sum, the message stays.\n"


def labelled() -> list[tuple[str, bool, str]]:
    """(topic before, whether it stays, text) of every follow-up."""
    found = []
    for group in YAML(typ="safe", pure=True).load(FOLLOW_UPS)["follow_ups"]:
        for kind in ("stays", "leaves"):
            lines = (line.strip().removeprefix("- ") for line in group[kind].splitlines())
            found += [(group["after"], kind == "stays", line) for line in lines if line]
    return found


def main() -> int:
    """Fit, report the share right on topics that were left out of the fit, and write the weights."""
    rows = labelled()
    understanding = Understanding.train(read_training_examples(NLU_DATA), Thresholds.read())
    readings = understanding.read_all([text for _, _, text in rows], ALL_LABELS)
    library = load_library()
    known = known_content(library)
    evidence = []
    for (after, _, text), reading in zip(rows, readings, strict=True):
        plain = plain_words(text)
        named = library.aspects.named_in(core(plain))
        elsewhere = library.aspects.names_elsewhere(core(plain), named, after)
        own = sum(p for label, p in reading.ranking if known.topic_of(label) == after)
        top = (reading.label, known.topic_of(reading.label), reading.confidence)
        evidence.append(Evidence.of(plain, top, own, elsewhere))
    names = list(evidence[0].features)
    features = np.array([[float(each.features[name]) for name in names] for each in evidence])
    stays, topics = np.array([stay for _, stay, _ in rows]), np.array([after for after, _, _ in rows])
    free = np.array([not each.names_other for each in evidence])
    right = sum(_right_on(topic, features, stays, topics, free) for topic in sorted(set(topics)))
    print(f"right on topics left out: {right} of {len(rows)}")
    fitted = LogisticRegression(C=1.0).fit(features[free], stays[free])
    weights = {"always": fitted.intercept_[0], **dict(zip(names, fitted.coef_[0], strict=True))}
    WEIGHTS.write_text(HEADER + "".join(f"{name}: {value:.2f}\n" for name, value in weights.items()), encoding="utf-8")
    return 0


def _right_on(topic: str, features: np.ndarray, stays: np.ndarray, topics: np.ndarray, free: np.ndarray) -> int:
    held_out, rest = topics == topic, (topics != topic) & free
    fitted = LogisticRegression(C=1.0).fit(features[rest], stays[rest])
    return int(((fitted.predict(features[held_out]) & free[held_out]) == stays[held_out]).sum())


if __name__ == "__main__":
    sys.exit(main())
