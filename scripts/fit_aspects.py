"""Fits the reader of aspects to the labelled follow-ups of data/context and to what the closed grammar reads.

Run it after data/context/aspects_asked.yml or the grammar have changed: `python scripts/fit_aspects.py`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from ruamel.yaml import YAML
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from assistant.conversation.aspect_questions import LIKELY_ASPECT, NO_ASPECT, with_thing
from assistant.conversation.aspect_reader import aspect_asked
from assistant.conversation.plain_words import core, plain_words
from assistant.guidance.loading import load_library
from assistant.understanding.aspects_asked import HEAD
from assistant.understanding.labelled_sentences import read_training_examples
from assistant.understanding.sentence_encoder import shared_encoder
from assistant.understanding.training import NLU_DATA

ASPECTS_ASKED = Path(__file__).resolve().parent.parent / "data" / "context" / "aspects_asked.yml"
MOST_OF_THE_GRAMMAR = 60
"""Training sentences of one aspect that the grammar reads; more of the same words would drown the labelled ones."""
LONGEST = 14
FOLDS = 8


def main() -> int:
    """Fit, report what is said and rightly so of sentences left out, and write the head."""
    asked = dict(_labelled())
    read = {text: aspect for text, aspect in _read_by_grammar() if text not in asked}
    texts, aspects = list(asked), np.array(list(asked.values()))
    vectors, more = shared_encoder().encode(texts), shared_encoder().encode(list(read))
    beside = np.array(list(read.values()))
    said = right = 0
    for rest, held_out in StratifiedKFold(FOLDS, shuffle=True, random_state=1).split(vectors, aspects):
        head = _fit(np.vstack([vectors[rest], more]), np.concatenate([aspects[rest], beside]))
        shares = head.predict_proba(vectors[held_out])
        likeliest = head.classes_[shares.argmax(axis=1)]
        is_said = (shares.max(axis=1) >= LIKELY_ASPECT) & (likeliest != NO_ASPECT)
        said += is_said.sum()
        right += (is_said & (likeliest == aspects[held_out])).sum()
    print(f"aspects, left out of the fit: {said} of {(aspects != NO_ASPECT).sum()} said, {right} of these rightly")
    head = _fit(np.vstack([vectors, more]), np.concatenate([aspects, beside]))
    weights = [[round(float(value), 3) for value in row] for row in head.coef_]
    content = {"labels": list(head.classes_), "intercepts": [round(float(each), 3) for each in head.intercept_]}
    HEAD.write_text(json.dumps({**content, "weights": weights}) + "\n", encoding="utf-8")
    return 0


def _labelled() -> Iterator[tuple[str, str]]:
    for aspect, block in YAML(typ="safe", pure=True).load(ASPECTS_ASKED).items():
        for line in filter(str.strip, block.splitlines()):
            yield core(plain_words(line.strip().removeprefix("- "))), aspect


def _read_by_grammar() -> Iterator[tuple[str, str]]:
    """Training sentences that the grammar reads; the follow-ups are left to the fit of staying, which weighs it."""
    grid, taken = load_library().aspects, Counter[str]()
    for example in read_training_examples(NLU_DATA):
        words = core(plain_words(example.text))
        named = grid.named_in(words)
        if len(named) != 1 or len(words.split()) > LONGEST:
            continue
        words = with_thing(words, named[0], grid)
        aspect = aspect_asked(words) or ""
        if aspect and taken[aspect] < MOST_OF_THE_GRAMMAR:
            taken[aspect] += 1
            yield words, aspect


def _fit(vectors: np.ndarray, aspects: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=30.0, max_iter=3000).fit(vectors, aspects)


if __name__ == "__main__":
    sys.exit(main())
