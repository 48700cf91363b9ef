"""One run of the evaluation: train on the training sentences, read every held-out sentence, gather the figures."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.evaluation.abbreviations import generated_sentences, mistaken
from assistant.evaluation.assertions import Compared, assertion_figures, compare, held_back
from assistant.evaluation.leads import LeadOutcome, lead_figures, lead_outcomes, read_lead_questions
from assistant.evaluation.limits import Choice, choose
from assistant.evaluation.measures import Judged, figures, judge
from assistant.evaluation.noise import KINDS
from assistant.evaluation.questions import Outcome
from assistant.understanding.decision import Thresholds
from assistant.understanding.family_facts.reader import FamilyFactsReader
from assistant.understanding.labelled_sentences import LabelledSentence, read_all, read_training_examples
from assistant.understanding.sentence_encoder import SentenceEncoder, shared_encoder
from assistant.understanding.training import NLU_DATA, Understanding

SETS = Path(__file__).resolve().parents[2] / "data" / "evaluation"
FILES = ("guidance.tsv", "chapters.tsv", "neighbours.tsv", "far.tsv")
LEADS = "who_leads.tsv"
TIMED = 200
"""Sentences read one by one for the time a message takes."""


@dataclass
class Measurement:
    """Everything the report shows."""

    understanding: Understanding
    judged: list[Judged]
    leads: list[LeadOutcome]
    figures: dict[str, float]
    assertions: list[Compared]
    noise: dict[str, dict[str, float]] = field(default_factory=dict)
    mistaken: list[tuple[str, str, str]] = field(default_factory=list)
    questions: list[Outcome] = field(default_factory=list)
    """Questions by other hands, asked of the whole service; told first."""


def train(folder: Path = NLU_DATA) -> tuple[Understanding, float]:
    """Train as the model is trained, by the limits on record; returns it with the seconds it took."""
    started = time.perf_counter()
    understanding = Understanding.train(read_training_examples(folder), Thresholds.read())
    return understanding, time.perf_counter() - started


def held_out(part: str) -> list[LabelledSentence]:
    """Read the labelled sentences of ``validation`` or ``test``."""
    return read_all(SETS / part / name for name in FILES)


def choose_limits(understanding: Understanding) -> Choice:
    """Choose the limits on the validation sentences."""
    sentences = held_out("validation")
    every_label = len(understanding.reader.model.labels)
    readings = understanding.read_all([sentence.text for sentence in sentences], ranked=every_label)
    return choose(sentences, readings, understanding.reader.topics)


def measure(understanding: Understanding, part: str = "test") -> Measurement:
    """Read every held-out sentence of a part, as it stands and with noise, and the generated short forms."""
    sentences = held_out(part)
    judged = _judge(understanding, sentences, [sentence.text for sentence in sentences])
    questions = read_lead_questions(SETS / part / LEADS)
    leads = lead_outcomes(questions, understanding.read_all([question.text for question in questions]))
    noise = {
        kind: figures(_judge(understanding, sentences, [disturb(sentence.text) for sentence in sentences]))
        for kind, disturb in KINDS.items()
    }
    generated = generated_sentences()
    wrong = mistaken(generated, understanding.read_all([sentence for _, sentence in generated]))
    assertions = compare(held_back(), FamilyFactsReader())
    found = {**figures(judged), **lead_figures(leads), **assertion_figures(assertions)}
    clean = found["topic_right"]
    found["noise_loss"] = round(max(clean - disturbed["topic_right"] for disturbed in noise.values()), 4)
    found["short_forms_mistaken"] = float(len(wrong))
    found["ms_median"] = round(_milliseconds_per_message(understanding, [s.text for s in sentences[:TIMED]]), 2)
    return Measurement(understanding, judged, leads, found, assertions, noise, wrong)


def _judge(understanding: Understanding, sentences: Sequence[LabelledSentence], texts: Sequence[str]) -> list[Judged]:
    readings = understanding.read_all(texts)
    return [judge(*pair, understanding.reader.topics) for pair in zip(sentences, readings, strict=False)]


def _milliseconds_per_message(understanding: Understanding, texts: Sequence[str]) -> float:
    shared = shared_encoder()
    # A fresh encoder, which remembers none of the sentences read before.
    fresh = Understanding(
        understanding.spelling, understanding.reader, SentenceEncoder(shared._session, shared._tokenizer)
    )
    spent = []
    for text in texts:
        started = time.perf_counter()
        fresh.read_all([text])
        spent.append(time.perf_counter() - started)
    return 1000 * sorted(spent)[len(spent) // 2]
