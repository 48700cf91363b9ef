"""Reads the reviewed answers: questions, neighbouring subjects, terms and fixed replies."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from assistant.guidance.library import (
    Detail,
    Edition,
    LaterEdition,
    Neighbour,
    QuestionEntry,
    Term,
)
from assistant.guidance.lines import Lines
from assistant.guidance.model import BASES, STATUSES, VOICES
from assistant.guidance.reading import Entry, read_list
from assistant.guidance.statements import Voices
from assistant.language.meeting_details import OF_A_MEETING

DETAILS = (
    "name",
    "direct_contact",
    "deadline",
    "duration",
    "number",
    "frequency",
    "place",
    "form",
    "other_borough",
    "content_of_stages",
    "child_attends",
    "attendees",
    "definition",
    "cost",
    "list",
    "own_date",
    *OF_A_MEETING,
)


class AnswerReader:
    """Builds checked answers from content files."""

    def __init__(self, root: Path, lines: Lines, editions: Mapping[str, Edition]) -> None:
        self._root, self._lines, self._editions = root, lines, editions

    def questions(self) -> dict[str, QuestionEntry]:
        """Every entry below `answers/`, by question."""
        found: dict[str, QuestionEntry] = {}
        folder = self._root / "answers"
        for path in sorted(folder.rglob("*.yml")):
            family = "chapter" if path.parent != folder else "guidance"
            for entry in read_list(path, self._root, "question"):
                question = entry.text("question")
                answer = self._answer(entry, question, label=f"{family}/{question}")
                if answer.question in found:
                    raise entry.error("this question is answered twice")
                found[answer.question] = answer
        return found

    def fixed(self) -> dict[str, QuestionEntry]:
        """The replies that are not guidance (`fixed.yml`), by key."""
        found: dict[str, QuestionEntry] = {}
        for entry in read_list(self._root / "fixed.yml", self._root, "key"):
            answer = self._answer(entry, entry.text("key"))
            if answer.question in found:
                raise entry.error("this key stands here twice")
            found[answer.question] = answer
        return found

    def neighbours(self) -> dict[str, Neighbour]:
        """The subjects that the guidance does not hold (`neighbours.yml`), by subject."""
        found: dict[str, Neighbour] = {}
        path = self._root / "neighbours.yml"
        for entry in read_list(path, self._root, "subject") if path.exists() else ():
            neighbour = Neighbour(
                subject=entry.text("subject"),
                say=self._per_voice(entry, "say"),
                contact=self._lines.contact_id(entry),
                related=entry.texts("related"),
                reviewed=entry.known_day("reviewed"),
            )
            entry.done()
            if neighbour.subject in found:
                raise entry.error("this subject stands here twice")
            found[neighbour.subject] = neighbour
        return found

    def terms(self, questions: Mapping[str, QuestionEntry]) -> tuple[Term, ...]:
        """The words that people ask about (`glossary.yml`), some explained by a question's answer."""
        found: list[Term] = []
        for entry in read_list(self._root / "glossary.yml", self._root, "term"):
            name = entry.text("term")
            full, also = entry.text("full", name), entry.texts("also")
            known = {word.lower() for term in found for word in (term.term, term.full, *term.also)}
            for word in (name, full, *also):
                if word.lower() in known:
                    raise entry.error(f"{word!r} stands under another term too")
            found.append(Term(name, full, also, self._term_answer(entry, questions)))
        return tuple(found)

    def _term_answer(self, entry: Entry, questions: Mapping[str, QuestionEntry]) -> QuestionEntry:
        question = entry.optional_text("question")
        if question is None:
            return self._answer(entry, "glossary", label="guidance/glossary", topic="glossary")
        entry.done()
        if question not in questions:
            raise entry.error(f"unknown question {question!r}")
        return questions[question]

    def _answer(self, entry: Entry, question: str, label: str = "", topic: str | None = None) -> QuestionEntry:
        status = entry.choice("status", STATUSES)
        edition = entry.optional_text("edition")
        editions = (edition, *entry.texts("other_editions"))
        for named in editions:
            if named is not None and named not in self._editions:
                raise entry.error(f"unknown edition {named!r}")
        voices = self._lines.voices(entry)
        simpler = self._lines.lines(entry, "simpler") if "simpler" in entry.names() else ()
        self._pinned(entry, {**voices, "simpler": simpler}, editions)
        if simpler:
            self._lines.same_clauses(entry, {"school": voices["school"], "simpler": simpler})
        nearest = self._lines.clause_ids(entry, "clauses", edition)
        cited = [c for line in voices["school"] for c in line.clauses if line.edition == edition]
        answer = QuestionEntry(
            question=question,
            label=label or question,
            topic=entry.optional_text("topic") or topic,
            status=status,
            basis=entry.choice("basis", BASES, default="silent"),
            edition=edition,
            clauses=tuple(dict.fromkeys([*nearest, *cited])),
            voices=voices,
            simpler=simpler,
            details=self._details(entry, edition, voices),
            first_for=self._first_for(entry, voices),
            later_edition=self._later_edition(entry),
            later_edition_first=entry.flag("later_edition_first"),
            see_also=entry.texts("see_also"),
            button=entry.text("button", ""),
            contact=self._lines.contact_id(entry),
            signpost=entry.optional_text("signpost"),
            # Only what states guidance has a name that the language model knows.
            reviewed=entry.known_day("reviewed") if label else None,
        )
        entry.done()
        if status in ("answered", "not_settled") and not answer.clauses:
            raise entry.error(f"{status} needs at least one clause")
        if status == "answered" and answer.basis == "silent":
            raise entry.error("an answered question needs basis: explicit or partly")
        return answer

    def _pinned(self, entry: Entry, voices: Voices, editions: tuple[str | None, ...]) -> None:
        for lines in voices.values():
            for line in lines:
                if line.edition is not None and line.edition not in editions:
                    raise entry.error(
                        f"{', '.join(line.facts)} belongs to edition {line.edition}: "
                        "name it under edition or other_editions"
                    )

    def _first_for(self, entry: Entry, voices: Voices) -> dict[str, tuple[str, ...]]:
        details = entry.optional_entry("first_for")
        found = {kind: details.texts(kind) for kind in details.names()} if details else {}
        for kind, facts in found.items():
            if kind not in DETAILS:
                raise entry.error(f"first_for {kind!r}: use one of {', '.join(DETAILS)}")
            self._stated(entry, facts, voices)
        if details is not None:
            details.done()
        return found

    @staticmethod
    def _stated(entry: Entry, facts: tuple[str, ...], voices: Voices) -> None:
        for voice, lines in voices.items():
            if not any(set(facts) & set(line.facts) for line in lines):
                raise entry.error(f"no sentence of the {voice} voice states {' or '.join(facts)}")

    def _details(self, entry: Entry, edition: str | None, voices: Voices) -> dict[str, Detail]:
        """Those that the text states, then those that it lacks."""
        found: dict[str, Detail] = {}
        for key in ("stated", "not_stated"):
            details = entry.optional_entry(key)
            if details is None:
                continue
            for kind in details.names():
                if kind not in DETAILS or kind in found:
                    raise entry.error(f"{key} {kind!r}: use one of {', '.join(DETAILS)}, and each once")
                found[kind] = self._detail(details.entry(kind), edition, voices, key)
        return found

    def _detail(self, item: Entry, edition: str | None, voices: Voices, key: str) -> Detail:
        say, facts = self._per_voice(item, "say"), item.texts("facts")
        of_facts = {self._lines.support(item, text, facts)[1] for text in say.values()}
        edition = next(iter(of_facts)) or edition
        clauses, then = self._lines.clause_ids(item, "clauses", edition), item.texts("then")
        lines = self._lines.voices(item, "lines") if "lines" in item.names() else None
        item.done()
        if not clauses:
            raise item.error("name the nearest clauses")
        if key == "stated" and not facts:
            raise item.error("name the facts")
        if then:
            self._stated(item, then, voices)
        return Detail(say, clauses, facts, then, lines, edition, stated=key == "stated")

    def _later_edition(self, entry: Entry) -> LaterEdition | None:
        item = entry.optional_entry("later_edition")
        if item is None:
            return None
        edition, say = item.text("edition"), self._per_voice(item, "say")
        facts = item.texts("facts")
        item.done()
        if not facts:
            raise item.error("name the facts of the later edition")
        clauses: tuple[str, ...] = ()
        for voice in VOICES:
            clauses, found = self._lines.support(item, say[voice], facts)
            if found != edition:
                raise item.error(f"{', '.join(facts)} belongs to edition {found}")
        return LaterEdition(edition, say, facts, clauses)

    def _per_voice(self, entry: Entry, key: str) -> dict[str, str]:
        return {voice: self._lines.filled(entry, text) for voice, text in entry.per_voice(key).items()}
