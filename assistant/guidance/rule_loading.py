"""Reads the decision rules: who leads (`who_leads.yml`) and who escalates (`escalation.yml`)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from assistant.guidance.lines import Lines
from assistant.guidance.model import BASES, FACT_VALUES, LEADS, STATED_FACTS, VOICES
from assistant.guidance.reading import ContentError, Entry, read_list, read_mapping
from assistant.guidance.rules import (
    ANY,
    Condition,
    EscalationRule,
    Note,
    Outcome,
    RuleBook,
    UnsettledTitle,
    all_situations,
)
from assistant.guidance.statements import Voices

Groups = dict[str, dict[str, tuple[str, ...]]]
"""Names for sets of values: fact → name → values."""

ESCALATING_LEADS = tuple(lead for lead in LEADS if lead != "school")
"""The leads that the text says escalate; of a school it does not say so outright."""


def read_conditions(item: Entry, groups: Mapping[str, Mapping[str, tuple[str, ...]]]) -> tuple[Condition, ...]:
    """The conditions under `when`, of which one must hold."""
    conditions = tuple(_condition(entry, groups) for entry in item.entries("when"))
    if not conditions:
        raise item.error("when has no conditions")
    return conditions


def _condition(entry: Entry, groups: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Condition:
    allowed: dict[str, frozenset[str]] = {}
    for fact in entry.names():
        if fact not in FACT_VALUES:
            raise entry.error(f"unknown fact {fact!r}")
        values = [one for name in entry.texts(fact) for one in groups.get(fact, {}).get(name, (name,))]
        for value in values:
            if value not in FACT_VALUES[fact]:
                raise entry.error(f"{fact} has no value {value!r}")
        allowed[fact] = frozenset(values)
    return Condition(allowed)


class RuleReader:
    """Builds the rule book; every situation must match exactly one outcome."""

    def __init__(self, root: Path, lines: Lines, edition: str) -> None:
        self._root, self._lines, self._edition = root, lines, edition
        self._groups: Groups = {}

    def read(self) -> RuleBook:
        """The rules. Raises ContentError for a gap or an overlap between outcomes."""
        file = read_mapping(self._root / "who_leads.yml", self._root)
        self._groups = self._read_groups(file)
        outcomes = tuple(self._outcome(item) for item in file.entries("outcomes", "outcome"))
        names = {outcome.id for outcome in outcomes}
        escalation = read_mapping(self._root / "escalation.yml", self._root)
        rules = RuleBook(
            outcomes=outcomes,
            held_by_another=self._outcome(file.entry("held_by_another")),
            notes=tuple(self._note(item, names) for item in file.entries("notes", "note")),
            asking=self._voices_by(file, "asking", tuple(FACT_VALUES)),
            unsure=self._voices_by(file, "unsure", tuple(FACT_VALUES)),
            changing=self._voices_by(file, "changing", LEADS),
            opening=file.per_voice("opening"),
            supposing=file.per_voice("supposing"),
            asking_about=file.per_voice("asking_about"),
            about_child=file.per_voice("about_child"),
            told_of_one=file.per_voice("told_of_one"),
            told_of_nobody=file.per_voice("told_of_nobody"),
            asked_next=file.per_voice("asked_next"),
            which_first=file.per_voice("which_first"),
            which_fact=file.per_voice("which_fact"),
            what_holds=self._per_fact(file, "what_holds"),
            between=file.per_voice("between"),
            said=self._said(file),
            route=self._lines.voices(file, "route"),
            cannot_tell=self._lines.voices(file, "cannot_tell"),
            escalation=self._escalation(escalation),
            escalation_changing=self._voices_by(escalation, "changing", ESCALATING_LEADS),
            unsettled_escalation=self._unsettled_escalation(escalation, names),
            unsettled=self._unsettled(outcomes),
            groups=self._groups,
        )
        file.done()
        escalation.done()
        self._exactly_one(outcomes)
        return rules

    def _read_groups(self, file: Entry) -> Groups:
        """Names for sets of values, such as `open` for every kind of open social care case."""
        groups: dict[str, dict[str, tuple[str, ...]]] = {}
        by_fact = file.entry("groups")
        for fact in by_fact.names():
            if fact not in FACT_VALUES:
                raise by_fact.error(f"unknown fact {fact!r}")
            named = by_fact.entry(fact)
            groups[fact] = {name: named.texts(name) for name in named.names()}
        return groups

    def _outcome(self, item: Entry) -> Outcome:
        item.renamed(item.text("id"))
        outcome = Outcome(
            id=item.name,
            status=item.choice("status", ("answered", "depends", "not_settled")),
            lead=item.optional_text("lead"),
            supports=item.texts("supports"),
            basis=item.choice("basis", BASES),
            when=read_conditions(item, self._groups),
            uses=self._uses(item),
            counts_denials=item.flag("counts_denials"),
            voices=self._lines.voices(item),
            reviewed=item.known_day("reviewed"),
        )
        item.done()
        if (outcome.status == "answered") != (outcome.lead in LEADS):
            raise item.error("an answered outcome names a lead, and no other does")
        return outcome

    def _note(self, item: Entry, outcomes: set[str]) -> Note:
        item.renamed(item.text("id"))
        note = Note(
            id=item.name,
            outcomes=item.texts("outcomes"),
            when=read_conditions(item, self._groups),
            uses=self._uses(item),
            voices=self._lines.voices(item),
            escalating=self._lines.voices(item, "escalating") if "escalating" in item.names() else None,
        )
        item.done()
        for outcome in note.outcomes:
            if outcome not in outcomes:
                raise item.error(f"unknown outcome {outcome!r}")
        return note

    def _uses(self, item: Entry) -> Mapping[str, str]:
        """Which facts the outcome rests on, each with the clause that makes it count."""
        entry = item.entry("uses")
        uses = {fact: entry.text(fact) for fact in entry.names()}
        for fact, clause in uses.items():
            if fact not in STATED_FACTS:
                raise item.error(f"uses: unknown fact {fact!r}")
            if (self._edition, clause) not in self._lines.clauses:
                raise item.error(f"uses: unknown clause {clause!r}")
        return uses

    def _said(self, file: Entry) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
        """How each stated fact is repeated to the reader: voice → fact → value → words."""
        voices = file.entry("said")
        said = {voice: self._said_by(voices, voice) for voice in VOICES}
        voices.done()
        return said

    def _said_by(self, voices: Entry, voice: str) -> Mapping[str, Mapping[str, str]]:
        by_fact = voices.entry(voice)
        found: dict[str, dict[str, str]] = {}
        for fact, values in STATED_FACTS.items():
            words = by_fact.entry(fact)
            found[fact] = {value: words.text(value) for value in values if value != "unknown"}
            words.done()
        by_fact.done()
        return found

    @staticmethod
    def _per_fact(file: Entry, key: str) -> dict[str, Mapping[str, str]]:
        facts = file.entry(key)
        found: dict[str, Mapping[str, str]] = {fact: facts.per_voice(fact) for fact in FACT_VALUES}
        facts.done()
        return found

    def _voices_by(self, file: Entry, key: str, names: tuple[str, ...]) -> Mapping[str, Voices]:
        by_name = file.entry(key)
        voices = {name: self._lines.voices(by_name, name) for name in names}
        by_name.done()
        return voices

    def _escalation(self, file: Entry) -> Mapping[str | None, EscalationRule]:
        rules = {}
        for item in file.entries("rules", "rule"):
            lead = item.optional_text("lead")
            basis = item.choice("basis", BASES)
            rules[lead] = EscalationRule(lead, basis, self._lines.voices(item), item.known_day("reviewed"))
            item.done()
        if set(rules) != {*LEADS, None}:
            raise file.error("needs one rule for each lead and one for `lead: null`")
        return rules

    def _unsettled_escalation(self, file: Entry, outcomes: set[str]) -> Mapping[str, Voices]:
        by_outcome = file.entry("unsettled")
        if unknown := set(by_outcome.names()) - outcomes - {ANY}:
            raise by_outcome.error(f"unknown outcome {min(unknown)!r}")
        found = {name: self._lines.voices(by_outcome, name) for name in (ANY, *(set(by_outcome.names()) - {ANY}))}
        by_outcome.done()
        return found

    def _unsettled(self, outcomes: tuple[Outcome, ...]) -> Mapping[str, UnsettledTitle]:
        found = {}
        for entry in read_list(self._root / "unsettled.yml", self._root, "outcome"):
            outcome = entry.text("outcome")
            found[outcome] = UnsettledTitle(outcome, entry.text("title"), entry.text("why"))
            entry.done()
        expected = {outcome.id for outcome in outcomes if outcome.status == "not_settled"}
        if set(found) != expected:
            wrong = sorted(set(found) ^ expected)[0]
            raise ContentError(f"unsettled.yml: {wrong}: must match the not_settled outcomes")
        return found

    @staticmethod
    def _exactly_one(outcomes: tuple[Outcome, ...]) -> None:
        for situation in all_situations():
            matching = [
                outcome.id for outcome in outcomes if any(condition.holds(situation) for condition in outcome.when)
            ]
            if len(matching) != 1:
                raise ContentError(
                    f"who_leads.yml: {situation.stated or 'nothing stated'} matches "
                    f"{' and '.join(matching) or 'no outcome'}: it must match exactly one"
                )
