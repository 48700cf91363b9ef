"""``assistant benchmark``: train the shipped NLU pipeline on any labelled set and measure it inside Rasa."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import logging
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.understanding.labelled_sentences import LabelledSentence, read_labelled_sentences

if TYPE_CHECKING:
    from rasa.core.agent import Agent

OF_THIS_FIELD = ("family_facts.FamilyFacts", "safeguarding_detector.SafeguardingDetector")
"""Left out: they read about families and harm, learn from labels no foreign set has, and never touch the intent."""
CONFIG = Path(__file__).resolve().parents[2] / "config.yml"


@dataclass(frozen=True)
class Figures:
    """What the benchmark prints."""

    accuracy: float
    oos_auroc: float | None
    """Area under the curve of the in-scope score, test sentences against foreign ones; None without those."""
    train_s: float
    ms_median: float
    """Milliseconds to read one message, the pipeline inside Rasa, one message at a time."""


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Add the sub-command to the console script."""
    parser = subparsers.add_parser("benchmark", help="measure the shipped NLU pipeline on a labelled set")
    parser.add_argument("--train", type=Path, required=True, metavar="TSV", help="label, tab, text")
    parser.add_argument("--test", type=Path, required=True, metavar="TSV", help="label, tab, text")
    parser.add_argument("--oos", type=Path, metavar="TSV", help="sentences that no label serves")
    parser.add_argument("--config", type=Path, default=CONFIG, help="Rasa configuration whose pipeline is used")
    parser.add_argument("--json", action="store_true", help="print one JSON line")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the benchmark; returns the exit status."""
    try:
        train, test = read_labelled_sentences(arguments.train), read_labelled_sentences(arguments.test)
        foreign = read_labelled_sentences(arguments.oos) if arguments.oos else []
    except (OSError, ValueError) as error:
        print(f"assistant benchmark: {error}", file=sys.stderr)
        return 1
    figures = asdict(benchmark(train, test, foreign, arguments.config))
    if arguments.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:>10}  {'–' if value is None else value}")
    return 0


def benchmark(
    train: Sequence[LabelledSentence],
    test: Sequence[LabelledSentence],
    foreign: Sequence[LabelledSentence],
    config: Path = CONFIG,
) -> Figures:
    """Train the pipeline of `config` on `train` in a temporary folder and read every other sentence through Rasa."""
    # Foreign labels may hold spaces or slashes, which Rasa would read as retrieval intents.
    names = {label: f"label_{number}" for number, label in enumerate(sorted({s.label for s in train}))}
    with tempfile.TemporaryDirectory() as folder, _quiet():
        model, train_s = _train(Path(folder), [(s.text, names[s.label]) for s in train], config)
        readings, spent = asyncio.run(_read(model, [s.text for s in test]))
        foreign_readings, _ = asyncio.run(_read(model, [s.text for s in foreign]))
    right = [reading["intent"]["name"] == names.get(s.label) for reading, s in zip(readings, test, strict=False)]
    return Figures(
        accuracy=round(sum(right) / len(right), 4),
        oos_auroc=round(_auroc(readings, foreign_readings), 4) if foreign else None,
        train_s=round(train_s, 1),
        ms_median=round(1000 * statistics.median(spent), 2),
    )


def _train(folder: Path, examples: list[tuple[str, str]], config: Path) -> tuple[Agent, float]:
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu
    from ruamel.yaml import YAML

    yaml = YAML(typ="safe", pure=True)
    pipeline = [entry for entry in yaml.load(config)["pipeline"] if not entry["name"].endswith(OF_THIS_FIELD)]
    pipeline_only = {"recipe": "default.v1", "assistant_id": "benchmark", "language": "en"}
    yaml.dump({**pipeline_only, "pipeline": pipeline}, folder / "config.yml")
    # JSON, because the YAML format would read brackets in a foreign sentence as marked entities.
    common = [{"text": text, "intent": label} for text, label in examples]
    (folder / "nlu.json").write_text(json.dumps({"rasa_nlu_data": {"common_examples": common}}), encoding="utf-8")
    started = time.perf_counter()
    path = train_nlu(str(folder / "config.yml"), str(folder / "nlu.json"), str(folder / "models"))
    spent = time.perf_counter() - started
    if path is None:
        raise RuntimeError("Rasa trained no model: see its message above")
    return Agent.load(path), spent


async def _read(agent: Agent, texts: Sequence[str]) -> tuple[list[dict[str, Any]], list[float]]:
    readings, spent = [], []
    for text in texts:
        started = time.perf_counter()
        readings.append(await agent.parse_message(text))
        spent.append(time.perf_counter() - started)
    return readings, spent


def _auroc(known: list[dict[str, Any]], foreign: list[dict[str, Any]]) -> float:
    from sklearn.metrics import roc_auc_score

    scores = [reading["understanding"]["in_scope"] for reading in known + foreign]
    return float(roc_auc_score([1] * len(known) + [0] * len(foreign), scores))


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep standard output for the figures, and let nothing be restored from an earlier training."""
    import warnings

    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    with tempfile.TemporaryDirectory() as cache, contextlib.redirect_stdout(sys.stderr), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        os.environ["RASA_CACHE_DIRECTORY"] = cache
        # Rasa 3.6: without this every message read is logged, text included.
        import structlog

        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
        logging.disable(logging.INFO)
        try:
            yield
        finally:
            logging.disable(logging.NOTSET)
