"""Single questions by other hands, asked of the whole service and held against what may be answered.

The labelled sentences of the other sets judge the reading alone; these judge what a person gets to see: status, topic,
clauses, lead and words of the reply.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

FILE = Path(__file__).resolve().parents[2] / "data" / "evaluation" / "validation" / "questions.jsonl"


@dataclass(frozen=True)
class Question:
    """One question with what may be answered to it."""

    identifier: str
    audience: str
    text: str
    expect: Mapping[str, Any]
    """``status``, ``topics``, ``clauses_any``, ``must_say`` …: the acceptable ones; what is not named is not judged."""


@dataclass(frozen=True)
class Outcome:
    """One question with what the service made of it."""

    question: Question
    answer: Mapping[str, Any]
    faults: tuple[str, ...]
    """Why the reply is not right; empty where it is."""

    @property
    def is_right(self) -> bool:
        """Nothing is wrong with the reply."""
        return not self.faults

    @property
    def is_offered(self) -> bool:
        """Not right, and a right topic is among the buttons."""
        offered = self.answer.get("choices" if self.answer.get("status") == "depends" else "also") or ()
        return not self.is_right and bool(set(self.question.expect.get("topics", ())) & set(offered))

    @property
    def is_wrong_asserted(self) -> bool:
        """Something is told as guidance and not right."""
        return not self.is_right and self.answer.get("status") == "answered"

    @property
    def is_asked_back(self) -> bool:
        """The service asked which question was meant."""
        return self.answer.get("status") == "depends" and self.answer.get("asks") == "topic"


def read_questions(file: Path = FILE) -> list[Question]:
    """Read the labelled questions, one JSON object a line.

    Raises:
        ValueError: a line is not a question with what to expect; the message names it.
    """
    questions = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            entry = json.loads(line)
            (text,) = entry["turns"]
            questions.append(Question(entry["id"], entry["audience"], text, entry["expect"]))
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{file.name}, line {number}: expected id, audience, one turn and expect") from error
    return questions


def ask_service(questions: Sequence[Question]) -> list[Outcome]:
    """Ask the trained service every question, in a process of its own, and judge the replies.

    Raises:
        subprocess.CalledProcessError: the service could not be opened, for want of a model above all.
    """
    asked = "".join(
        json.dumps({"id": q.identifier, "audience": q.audience, "turns": [q.text]}) + "\n" for q in questions
    )
    command = [sys.executable, "-m", "assistant.cli", "ask", "--json", "-"]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    turns = [json.loads(line)["turns"][-1] for line in done.stdout.splitlines() if line.startswith("{")]
    return [judge(question, turn) for question, turn in zip(questions, turns, strict=True)]


def judge(question: Question, turn: Mapping[str, Any]) -> Outcome:
    """Hold one turn, in the form of `assistant ask --json`, against what was expected."""
    answer = turn.get("answer") or {}
    said = re.sub(r"\s+", " ", " ".join(reply.get("text") or "" for reply in turn.get("replies", ()))).lower()
    return Outcome(question, answer, tuple(_faults(question.expect, answer, said)))


def _faults(expect: Mapping[str, Any], answer: Mapping[str, Any], said: str) -> Iterable[str]:
    status, topic, lead = answer.get("status"), answer.get("topic"), answer.get("lead")
    safety_beside = "safeguarding" in expect.get("status", ()) and answer.get("signpost") == "safeguarding"
    if "status" in expect and status not in expect["status"] and not safety_beside:
        yield f"status {status}"
    if status in expect.get("status_not", ()):
        yield f"status {status}"
    if status == "answered" and "topics" in expect and topic not in expect["topics"]:
        yield f"topic {topic}"
    clauses = expect.get("clauses_any")
    if status == "answered" and clauses and not set(clauses) & set(answer.get("clauses") or ()):
        yield "other clauses"
    if "lead" in expect and lead != expect["lead"] and (lead or status == "answered"):
        yield f"lead {lead}"
    yield from (f"does not say {words}" for words in expect.get("must_say", ()) if not _says(said, words))
    yield from (f"says {words}" for words in expect.get("must_not_say", ()) if _says(said, words))
    if not said.strip():
        yield "empty reply"


def _says(said: str, words: str) -> bool:
    """Whether one of the alternatives, parted by a bar, is among what was said."""
    return any(each.lower() in said for each in words.split("|") if each)


def question_figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Return the shares of questions answered right, offered, wrong and asked back."""
    parents = [each for each in outcomes if each.question.audience == "parent"]
    found = {
        "questions_right": np.mean([each.is_right for each in outcomes]),
        "questions_right_parents": np.mean([each.is_right for each in parents]),
        "questions_right_or_offered": np.mean([each.is_right or each.is_offered for each in outcomes]),
        "questions_wrong_asserted": np.mean([each.is_wrong_asserted for each in outcomes]),
        "questions_asked_back": np.mean([each.is_asked_back for each in outcomes]),
    }
    return {name: round(float(value), 4) for name, value in found.items()}
