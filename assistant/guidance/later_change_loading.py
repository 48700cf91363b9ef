"""Reads the register of later changes (`later_changes.yml`) and holds it against what it touches."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from assistant.guidance.affected import lines_in
from assistant.guidance.later_changes import CERTAINTIES, LaterChange, LaterChanges, Touched
from assistant.guidance.lines import Lines
from assistant.guidance.reading import ContentError, Entry, read_list
from assistant.guidance.rule_loading import read_conditions
from assistant.guidance.rules import Outcome

_SINCE = re.compile(r"\d{4}-\d{2}(-\d{2})?")
# No amount of a penalty may come in by this door.
_MONEY = re.compile(r"£|\bpounds?\b", re.IGNORECASE)


class LaterChangeReader:
    """Builds the register; every outcome that rests on a touched clause shows the line or says why not."""

    def __init__(self, root: Path, lines: Lines, edition: str) -> None:
        self._root, self._lines, self._edition = root, lines, edition

    def read(
        self,
        outcomes: Collection[Outcome],
        groups: Mapping[str, Mapping[str, tuple[str, ...]]],
        known: Mapping[str, Collection[str]],
    ) -> LaterChanges:
        """The register.

        Args:
            outcomes: those of who leads.
            groups: the names for sets of values that conditions may use.
            known: the questions, neighbours and terms that may be touched.

        Raises:
            ContentError: for an entry that cannot be used, or an outcome that lacks its line.
        """
        entries: list[LaterChange] = []
        for entry in read_list(self._root / "later_changes.yml", self._root, "id"):
            change = self._change(entry, groups, known)
            if any(change.id == other.id for other in entries):
                raise entry.error("this change stands here twice")
            self._check_outcomes(entry, change.touched, outcomes)
            entries.append(change)
        if not entries:
            raise ContentError("later_changes.yml: must hold at least one change")
        return LaterChanges(tuple(entries))

    def _change(
        self,
        entry: Entry,
        groups: Mapping[str, Mapping[str, tuple[str, ...]]],
        known: Mapping[str, Collection[str]],
    ) -> LaterChange:
        name, since, looked_up = entry.text("id"), entry.text("since"), entry.day("looked_up")
        if looked_up is None or not _SINCE.fullmatch(since):
            raise entry.error("needs looked_up (a day) and since, such as 2023-12 or 2024-08-19")
        certainty, sources = entry.choice("certainty", CERTAINTIES), entry.texts("sources")
        if not sources and certainty != "not_found":
            raise entry.error("sources are missing")
        full, short = entry.per_voice("full"), entry.per_voice("short")
        for said in (*full.values(), *short.values()):
            if _MONEY.search(said):
                raise entry.error("an amount of money is never stated")
        touched = self._touched(entry.entry("touches"), groups, known)
        change = LaterChange(name, since, looked_up, certainty, sources, entry.text("verify"), full, short, touched)
        entry.done()
        return change

    def _touched(
        self,
        entry: Entry,
        groups: Mapping[str, Mapping[str, tuple[str, ...]]],
        known: Mapping[str, Collection[str]],
    ) -> Touched:
        clauses, outcomes = self._lines.clause_ids(entry, "clauses", self._edition), entry.texts("outcomes")
        over = entry.optional_entry("passes_over")
        passes_over = {outcome: over.text(outcome) for outcome in over.names()} if over else {}
        when = read_conditions(entry, groups) if "when" in entry.names() else ()
        others = {kind: entry.texts(kind) for kind in ("questions", "neighbours", "terms")}
        entry.done()
        for kind, names in others.items():
            for name in names:
                if name not in known[kind]:
                    raise entry.error(f"{kind}: unknown {name!r}")
        if not (outcomes or any(others.values())):
            raise entry.error("touches nothing that is shown")
        return Touched(clauses, outcomes, when, passes_over, **others)

    @staticmethod
    def _check_outcomes(entry: Entry, touched: Touched, outcomes: Collection[Outcome]) -> None:
        named = {*touched.outcomes, *(touched.passes_over or ())}
        for name in named - {outcome.id for outcome in outcomes}:
            raise entry.error(f"unknown outcome {name!r}")
        for outcome in outcomes:
            rests_on = {clause for line in lines_in(outcome.voices) for clause in line.clauses}
            rests_on |= set(outcome.uses.values())
            if rests_on & set(touched.clauses) and outcome.id not in named:
                raise entry.error(
                    f"who_leads.yml: {outcome.id} rests on a clause that this change touches: "
                    "name it under outcomes, or under passes_over with the reason"
                )
