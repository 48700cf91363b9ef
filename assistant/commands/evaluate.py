"""``assistant evaluate``: how well held-out questions are understood, on one page, against the recorded floors."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

BENCHMARKS = "ASSISTANT_BENCHMARKS"
"""Environment variable with the folder of public benchmark sets; without it the public set is left out."""


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Add the sub-command to the console script."""
    parser = subparsers.add_parser("evaluate", help="measure understanding on the held-out sets")
    parser.add_argument(
        "--out", type=Path, default=Path("reports"), metavar="FOLDER", help="where the page and its plots go"
    )
    parser.add_argument("--part", choices=("validation", "test"), default="test", help="the held-out part to report on")
    parser.add_argument(
        "--choose-limits", action="store_true", help="write the limits chosen on validation to their file"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON line")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure, write the page, print the figures; 1 when a figure falls below its floor."""
    from assistant.evaluation import report
    from assistant.evaluation.floors import below_floor, read_floors
    from assistant.evaluation.measurement import choose_limits, measure, train
    from assistant.evaluation.questions import ask_service, question_figures, read_questions
    from assistant.understanding.decision import THRESHOLDS

    understanding, spent = train()
    choice = choose_limits(understanding)
    if arguments.choose_limits:
        THRESHOLDS.write_text(report.thresholds_file(choice), encoding="utf-8")
        understanding = understanding.with_thresholds(choice.thresholds)
    measurement = measure(understanding, arguments.part)
    measurement.questions = ask_service(read_questions())
    measurement.figures = {**question_figures(measurement.questions), **measurement.figures}
    measurement.figures["train_s"] = round(spent, 1)
    measurement.figures.update(_public_benchmark())
    page = report.write(arguments.out, measurement, choice)
    (arguments.out / "understanding.json").write_text(json.dumps(measurement.figures, indent=1), encoding="utf-8")
    if arguments.json:
        print(json.dumps(measurement.figures))
    else:
        print("\n".join(f"{name:>26}  {value:g}" for name, value in measurement.figures.items()))
        print(f"written: {page}")
    misses = below_floor(measurement.figures, read_floors())
    for miss in misses:
        print(f"assistant evaluate: {miss}", file=sys.stderr)
    return 1 if misses else 0


def _public_benchmark() -> dict[str, float]:
    """Run the shipped pipeline inside Rasa on CLINC150, where its folder is given."""
    from assistant.settings import read_settings

    named = read_settings().benchmarks_folder
    folder = named / "clinc150" if named else None
    if folder is None or not folder.is_dir():
        print(f"public benchmark left out: {BENCHMARKS} names no folder with clinc150", file=sys.stderr)
        return {}
    from assistant.commands.benchmark import benchmark
    from assistant.understanding.labelled_sentences import read_labelled_sentences

    train, test, foreign = (
        read_labelled_sentences(folder / name) for name in ("train_10.tsv", "test.tsv", "oos_test.tsv")
    )
    found = benchmark(train, test, foreign)
    return {"public_accuracy": found.accuracy, "public_oos_auroc": found.oos_auroc or 0.0}
