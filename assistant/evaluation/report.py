"""The one page of `assistant evaluate`, in Markdown, with the plots beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.evaluation import plots
from assistant.evaluation.assertions import agreement, confusion
from assistant.evaluation.limits import Choice
from assistant.evaluation.measurement import Measurement
from assistant.evaluation.measures import Judged, calibration_bins, confusions, coverage_curve, scores_by_label
from assistant.understanding.assertions.reader import STATUSES

PAGE = "understanding.md"
AIMS = {
    "questions_right": ("questions by other hands, through the whole service: right", "≥ .86"),
    "questions_right_parents": ("… parents", "≥ .87"),
    "questions_right_or_offered": ("… right, or the right one offered or beside", "≥ .95"),
    "questions_wrong_asserted": ("… wrong answer asserted", "≤ .04"),
    "questions_asked_back": ("… asked which question was meant", "≤ .08"),
    "topic_right": ("topic answered right", "≥ .92"),
    "topic_right_parents": ("… parents", "≥ .88"),
    "topic_right_or_offered": ("… right, or the right one among the buttons offered", "≥ .98"),
    "topic_wrong_asserted": ("… wrong topic asserted", "≤ .03"),
    "topic_first": ("likeliest topic right, whatever is done with it", ""),
    "lead_right": ("who leads: the right lead, or rightly left open, at once", "≥ .90"),
    "lead_right_or_asked": ("… or after a question about a fact that the words tell", "≥ .97"),
    "lead_wrong_asserted": ("… wrong lead asserted", "≤ .01"),
    "status_right": ("what is said of a service: status read right by the trained reader", ""),
    "grammar_reads": ("… mentions that the closed grammar reads", ""),
    "grammar_right": ("… of these right", ""),
    "grammar_wrong_lead": ("wrong lead, had the grammar alone decided", ""),
    "trained_wrong_lead": ("… had the trained reader alone decided, whatever its doubt", ""),
    "together_wrong_lead": ("… as both decide", "≤ .01"),
    "grammar_answered": ("messages whose labels settle the lead, answered so by the grammar alone", ""),
    "trained_answered": ("… by the trained reader alone, whatever its doubt", ""),
    "together_answered": ("… at once, as both decide", "≥ .90 of plain ones"),
    "card_first": ("messages where the facts card comes first", ""),
    "neighbours_turned_away": ("near neighbours turned away or signposted", "≥ .95"),
    "neighbours_not_answered": ("… not answered as guidance", ""),
    "neighbours_right_signpost": ("… with the right signpost", ""),
    "guidance_lost": ("real questions turned away", "≤ .03"),
    "far_turned_away": ("far out of scope turned away", "≥ .99"),
    "calibration_error": ("expected calibration error", "≤ .03"),
    "noise_loss": ("most lost to noise", "≤ .02"),
    "short_forms_mistaken": ("short forms taken for each other, of 504 sentences", "0"),
    "train_s": ("seconds to train the head (without Rasa)", ""),
    "ms_median": ("milliseconds to read one message, median", "≤ 10"),
    "public_accuracy": ("CLINC150 ten-shot inside Rasa: accuracy", "≥ .905"),
    "public_oos_auroc": ("… out-of-scope AUROC", "≥ .955"),
}
WORST = 40


def write(folder: Path, measurement: Measurement, choice: Choice) -> Path:
    """Write the page and its plots into a folder, which is made if need be; returns the page's path."""
    folder.mkdir(parents=True, exist_ok=True)
    judged, topics = measurement.judged, measurement.understanding.reader.topics
    plots.confusion_matrix(folder / "confusions.png", *confusions(judged))
    plots.coverage(folder / "coverage.png", coverage_curve(judged, topics), choice.thresholds.say)
    plots.calibration(folder / "calibration.png", calibration_bins(judged))
    plots.limits(folder / "limits.png", choice)
    parts = [
        "# How well questions are understood\n\nHeld-out sentences, one run; `make evaluate` writes this page.\n",
        _table(
            ("what", "found", "aim"),
            [(AIMS[n][0], _number(v), AIMS[n][1]) for n, v in measurement.figures.items() if n in AIMS],
        ),
        "## Questions by other hands: misses\n",
        _table(("question", "what is wrong", "done"), _question_misses(measurement)),
        "## Noise\n",
        _table(
            ("kind", "topic right", "wrong asserted"),
            [
                (kind, _number(f["topic_right"]), _number(f["topic_wrong_asserted"]))
                for kind, f in measurement.noise.items()
            ],
        ),
        f"## Limits\n\nChosen on the validation sentences: say from {choice.thresholds.say}, "
        f"turn away below {choice.thresholds.turn_away}.\n\n![curves](limits.png)\n",
        "## Coverage, calibration, confusions\n\n![coverage](coverage.png) ![calibration](calibration.png)\n\n"
        "![confusions](confusions.png)\n",
        "## Worst misses\n",
        _table(("sentence", "is", "read as", "done", "confidence"), _misses(judged)),
        "## Who leads: misses\n",
        _table(("sentence", "should be", "came out", "facts read"), _lead_misses(measurement)),
        "## What is said of each service\n\nRows: the label; columns: what the trained reader read. The last column is "
        "Cohen's kappa of two passes over the same 300 messages.\n",
        _table(("", *STATUSES, "kappa"), _statuses(measurement)),
        "## Short forms mistaken\n",
        _table(("short form", "sentence", "read as"), measurement.mistaken),
        "## By label\n",
        _table(
            ("label", "precision", "recall", "F1", "sentences"),
            [(label, _number(p), _number(r), _number(f), str(n)) for label, p, r, f, n in scores_by_label(judged)],
        ),
    ]
    page = folder / PAGE
    page.write_text("\n".join(parts), encoding="utf-8")
    return page


def thresholds_file(choice: Choice) -> str:
    """Return the text of data/evaluation/thresholds.yml: the limits and the curves they come from."""
    lines = [
        "# Chosen by `assistant evaluate --choose-limits` on the validation sentences; see docs/understanding.md.",
        f"say: {choice.thresholds.say}",
        f"turn_away: {choice.thresholds.turn_away}",
        "turn_away_curve:  # limit, guidance lost, neighbours turned away, far turned away",
        *(f"  - [{', '.join(f'{value:g}' for value in row)}]" for row in choice.turn_away_curve),
        "say_curve:  # limit, topic right, wrong asserted, right or offered",
        *(f"  - [{', '.join(f'{value:g}' for value in row)}]" for row in choice.say_curve),
    ]
    return "\n".join(lines) + "\n"


def _misses(judged: Sequence[Judged]) -> list[tuple[str, ...]]:
    wrong = [
        item for item in judged if not item.is_right and not (item.kind in ("neighbour", "far") and item.is_turned_away)
    ]
    wrong.sort(key=lambda item: (item.reading.decision != "say", -item.reading.confidence))
    return [
        (i.sentence.text, i.sentence.label, i.reading.label, i.reading.decision, _number(i.reading.confidence))
        for i in wrong[:WORST]
    ]


def _question_misses(measurement: Measurement) -> list[tuple[str, ...]]:
    return [
        (each.question.text, ", ".join(each.faults), "offered" if each.is_offered else str(each.answer.get("status")))
        for each in measurement.questions
        if not each.is_right
    ]


def _lead_misses(measurement: Measurement) -> list[tuple[str, ...]]:
    return [
        (
            outcome.question.text,
            outcome.question.lead or outcome.question.asks,
            (outcome.lead or outcome.asks) if outcome.is_understood else f"read as {outcome.label}",
            _facts(outcome.facts),
        )
        for outcome in measurement.leads
        if not outcome.is_right
    ]


def _statuses(measurement: Measurement) -> list[tuple[str, ...]]:
    kappa = agreement()
    rows = zip(STATUSES, confusion(measurement.assertions), strict=True)
    return [(status, *(str(count) for count in row), _number(kappa[status])) for status, row in rows]


def _facts(facts: Mapping[str, str]) -> str:
    return ", ".join(f"{fact} {value}" for fact, value in facts.items())


def _number(value: float) -> str:
    return f"{value:.3f}".lstrip("0") if 0 < value < 1 else f"{value:g}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return "None.\n"
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "/") for cell in line) + " |" for line in lines) + "\n"
