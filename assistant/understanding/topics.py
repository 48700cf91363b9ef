"""Which labels one answer serves: question labels mapped to the topics of the guidance answers.

The head tells questions apart finely; what is said, or offered as a button, is chosen by topic.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

ANSWERS = Path(__file__).parent.parent / "guidance" / "content" / "answers"
GUIDANCE_PREFIXES = ("guidance/", "chapter/")
OUTSIDE_PREFIXES = ("neighbour/", "out_of_scope")


def topics_of_answers(folder: Path = ANSWERS) -> dict[str, str]:
    """Read question → topic from the answer files; empty where there is no such folder.

    Raises:
        ValueError: an entry has no question or no topic; the message names the file.
    """
    from ruamel.yaml import YAML

    topics: dict[str, str] = {}
    for path in sorted(folder.rglob("*.yml")):
        for entry in YAML(typ="safe", pure=True).load(path) or []:
            if not isinstance(entry, dict) or not {"question", "topic"} <= entry.keys():
                raise ValueError(f"{path.name}: an answer needs a question and a topic")
            topics[entry["question"]] = entry["topic"]
    return topics


def topics_of_labels(labels: Iterable[str], questions: Mapping[str, str]) -> dict[str, str]:
    """Return label → topic.

    A guidance label gets its answer's topic; one without an answer of its own (``guidance/glossary``, whose answers are
    terms) the name after its slash; any other label stands for itself.
    """
    return {label: _topic(label, questions) for label in labels}


def is_outside(label: str) -> bool:
    """Tell whether a label stands for what the assistant does not answer: a neighbouring subject, or anything else."""
    return label.startswith(OUTSIDE_PREFIXES)


def _topic(label: str, questions: Mapping[str, str]) -> str:
    if not label.startswith(GUIDANCE_PREFIXES):
        return label
    question = label.split("/", 1)[1]
    return questions.get(question, question)
