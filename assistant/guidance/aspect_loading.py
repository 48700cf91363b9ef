"""Reads the aspects grid; every subject has a cell for every aspect, and every cell has something to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.guidance.aspects import ASPECTS, FINER_ASPECTS, AspectsGrid, Cell, Subject
from assistant.guidance.library import QuestionEntry
from assistant.guidance.model import VOICES
from assistant.guidance.reading import Entry, read_mapping

OTHER = "other"


def read_aspects(root: Path, questions: Mapping[str, QuestionEntry], decisions: Mapping[str, str]) -> AspectsGrid:
    """The grid of `aspects.yml`; ContentError for a missing cell or a question that is not held."""
    file = read_mapping(root / "aspects.yml", root)
    silent = _per_aspect(file.entry("silent"), (*ASPECTS, *FINER_ASPECTS, OTHER))
    silent_in_part = _per_aspect(file.entry("silent_in_part"), (*ASPECTS, *FINER_ASPECTS))
    subjects: dict[str, Subject] = {}
    rows = [(item, False) for item in file.entries("subjects", label="subject")]
    for item, in_part in (*rows, *((item, True) for item in file.entries("in_part", label="subject"))):
        subject = _subject(item, questions, decisions, in_part=in_part)
        if subject.id in subjects:
            raise item.error(f"{subject.id} stands here twice")
        subjects[subject.id] = subject
    numbered = file.entry("lists")
    lists = {topic: numbered.texts(topic) for topic in numbered.names()}
    kin = _groups(file, "kin")
    alike = _groups(file, "alike")
    file.done()
    for subject in subjects.values():
        if subject.twin is not None and subject.twin not in subjects:
            raise file.error(f"{subject.id}: unknown twin {subject.twin!r}")
    return AspectsGrid(subjects, silent, lists, kin, alike, silent_in_part)


def _groups(file: Entry, name: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.texts("topics")) for group in file.entries(name, label=name))


def _per_aspect(item: Entry, aspects: Sequence[str]) -> dict[str, dict[str, str]]:
    sentences = {aspect: item.per_voice(aspect) for aspect in aspects}
    item.done()
    return sentences


def _subject(
    item: Entry, questions: Mapping[str, QuestionEntry], decisions: Mapping[str, str], *, in_part: bool
) -> Subject:
    name = item.text("subject")
    item.renamed(f"aspects of {name}")
    subject = Subject(
        id=name,
        topic=item.text("topic"),
        about=item.text("about"),
        names=item.texts("names"),
        parts=item.texts("parts"),
        twin=item.optional_text("twin"),
        cells=_some_cells(item, questions, decisions) if in_part else _cells(item, questions, decisions),
        in_part=in_part,
    )
    for question in (subject.about, *subject.parts):
        if question not in questions and question not in decisions:
            raise item.error(f"unknown question {question!r}")
    item.done()
    return subject


def _cells(item: Entry, questions: Mapping[str, QuestionEntry], decisions: Mapping[str, str]) -> dict[str, Cell]:
    cells = {aspect: _cell(item.entry(aspect), questions, decisions) for aspect in ASPECTS}
    for finer, aspect in FINER_ASPECTS.items():
        own = item.optional_entry(finer)
        cells[finer] = _cell(own, questions, decisions) if own else _silent_near(cells, aspect)
    return cells


def _some_cells(item: Entry, questions: Mapping[str, QuestionEntry], decisions: Mapping[str, str]) -> dict[str, Cell]:
    """The cells that a row of another chapter names."""
    named = [(aspect, item.optional_entry(aspect)) for aspect in (*ASPECTS, *FINER_ASPECTS)]
    return {aspect: _cell(cell, questions, decisions) for aspect, cell in named if cell is not None}


def _silent_near(cells: Mapping[str, Cell], aspect: str | None) -> Cell:
    """Silent on a finer aspect, with what is nearest to the aspect it belongs to, or to the figures."""
    near = cells[aspect or "figure"]
    by_rules = near.questions[0] in ("who_leads", "who_escalates")
    return replace(cells["figure"] if by_rules else near, silent=True)


def _cell(item: Entry, questions: Mapping[str, QuestionEntry], decisions: Mapping[str, str]) -> Cell:
    says, silent, facts = item.texts("says"), item.texts("silent"), item.texts("facts")
    item.done()
    if bool(says) == bool(silent):
        raise item.error("needs either says or silent")
    for question in says or silent:
        if question in decisions and says and not facts and len(says) == 1:
            continue
        if question not in questions:
            raise item.error(f"unknown question {question!r}")
    for voice in VOICES if facts else ():
        lines = [line for question in says or silent for line in questions[question].voices[voice]]
        if not any(set(line.facts) & set(facts) for line in lines):
            raise item.error(f"no {voice} sentence rests on {', '.join(facts)}")
    return Cell(says or silent, facts, silent=bool(silent))
