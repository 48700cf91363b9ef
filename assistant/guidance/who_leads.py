"""Says who leads on attendance and inclusion, who escalates, and what would change it.

The rules are data (`content/who_leads.yml`, `content/escalation.yml`, clauses
lead-professional/rule-1 to rule-3); this module selects and puts together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from assistant.guidance.later_changes import lines_of
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.model import FACT_VALUES, Answer, AsAt, Change, Situation, TraceStep
from assistant.guidance.parts import Kind, Sentence
from assistant.guidance.rules import ANY, Note, Outcome, RuleBook
from assistant.guidance.statements import Line
from assistant.guidance.wording import fact_replies, rendered, sentences, with_facts_said

# The order of the questions: rule 3 first, because an open social care case decides over the others.
ASKING_ORDER = ("social_care", "feh", "yos", "tier")
SOCIAL_WORKER = "social_worker"


def who_leads(
    situation: Situation,
    audience: str,
    library: GuidanceLibrary,
    not_known: Collection[str] = (),
) -> Answer:
    """Who leads in this situation, or the one fact to ask for, or that the text does not settle it.

    `not_known` names facts that the reader was asked for and cannot tell: they are not asked again.
    """
    rules = library.rules
    outcome = rules.outcome(situation)
    answer = _outcome_answer(outcome, situation, audience, library)
    if outcome.status == "depends":
        return _question(answer, situation, not_known, library)
    answer = _with_later_changes(answer, outcome, situation, library)
    if outcome.status == "not_settled":
        return _with(answer, rules.route[audience], library)
    extra = [line for change in answer.changes_if for line in _change(change, audience, rules)]
    return _with(answer, dict.fromkeys(extra), library, Kind.CHANGE)


def who_escalates(situation: Situation, audience: str, library: GuidanceLibrary) -> Answer:
    """Who takes the case to the Education Inclusion Team: it follows who leads.

    Where who leads needs one more fact, the three rules are listed; where the text does not settle
    who leads, it does not settle this either.
    """
    rules = library.rules
    outcome = rules.outcome(situation)
    leads = replace(_outcome_answer(outcome, situation, audience, library), topic="who_escalates")
    if outcome.status == "not_settled":
        own = rules.unsettled_escalation.get(outcome.id)
        said = (own or rules.unsettled_escalation[ANY])[audience]
        notes = [note.escalating[audience] for note in rules.notes_for(outcome, situation) if note.escalating]
        own_rules = tuple(one for lines in notes for one in sentences(lines, Kind.LIMIT, Kind.LIMIT))
        unsettled = replace(leads, sentences=sentences(said, first=Kind.LEAD) + own_rules)
        answer = _with_later_changes(with_facts_said(unsettled, situation, library), outcome, situation, library)
        answer = _with(answer, rules.route[audience], library)
        opening = rules.escalation_changing[SOCIAL_WORKER][audience]
        if _social_care_would_settle(situation, rules) and not _says(said, opening):
            return _with(answer, opening, library, Kind.CHANGE)
        return answer
    rule = rules.escalation[outcome.lead]
    lines = rule.voices[audience]
    partly = "partly" in (rule.basis, leads.basis)
    answer = replace(
        leads,
        status="answered",
        basis="partly" if partly else "explicit",
        clauses=_clauses(lines, leads.trace),
        sentences=sentences(lines, first=Kind.LEAD) + _note_sentences(outcome, situation, audience, rules),
    )
    answer = _with_later_changes(answer, outcome, situation, library)
    moved = answer.changes_if if rule.lead else ()
    extra = [line for change in moved for line in rules.escalation_changing[change.lead][audience]]
    return _with(with_facts_said(answer, situation, library), dict.fromkeys(extra), library, Kind.CHANGE)


def what_would_change(situation: Situation, audience: str, library: GuidanceLibrary) -> Answer:
    """What would move the lead, in words: facts not stated, and social care where it opens the case at Tier 3 or 4."""
    rules = library.rules
    outcome = rules.outcome(situation)
    answer = _outcome_answer(outcome, situation, audience, library)
    stated = [line for change in answer.changes_if for line in _change(change, audience, rules)]
    opening = _change(Change("social_care", "yes", SOCIAL_WORKER), audience, rules) if _may_open(situation) else ()
    lines = list(dict.fromkeys([*stated, *opening]))
    if not stated:
        lines = _of_nothing_stated(outcome, situation, audience, library, lines)
    answer = replace(
        answer,
        clauses=_clauses(lines, answer.trace) or answer.clauses,
        sentences=sentences(lines, first=Kind.LEAD),
        asks=None,
        status="answered" if answer.status == "depends" else answer.status,
        basis="explicit" if answer.status == "depends" else answer.basis,
        recap="",
    )
    return rendered(with_facts_said(answer, situation, library), library)


def _of_nothing_stated(
    outcome: Outcome, situation: Situation, audience: str, library: GuidanceLibrary, opening: list[Line]
) -> list[Line]:
    """That no fact not stated gives another lead: the lead, or why there is none, and what else would move it."""
    fixed, said = library.fixed, outcome.voices[audience]
    if outcome.status == "not_settled":
        notes = library.rules.notes_for(outcome, situation)
        rules = [line for note in notes for line in note.voices[audience]]
        why = [line for line in (*said, *rules) if not _says([line], opening)]
        return [*why, *(opening or fixed["nothing_would_settle"].voices[audience])]
    nothing = opening or fixed["nothing_would_change"].voices[audience]
    unsettled = fixed["more_would_unsettle"].voices[audience] if _more_would_unsettle(situation, library.rules) else ()
    return [said[0], *nothing, *unsettled]


def _may_open(situation: Situation) -> bool:
    """Whether social care, as far as is known, has not opened the case and may come to do so."""
    return situation.social_care in ("no", "assessment", "unknown")


def _says(said: Iterable[Line], other: Iterable[Line]) -> bool:
    """Whether lines say all facts of others; lines without facts are said by none."""
    facts = {fact for line in other for fact in line.facts}
    return bool(facts) and facts <= {fact for line in said for fact in line.facts}


def _more_would_unsettle(situation: Situation, rules: RuleBook) -> bool:
    """Whether one fact not stated would leave the lead unsettled."""
    return any(
        rules.outcome(replace(situation, **{fact: value})).status == "not_settled"
        for fact in ASKING_ORDER
        if getattr(situation, fact) == "unknown"
        for value in FACT_VALUES[fact][:-1]
    )


def _social_care_would_settle(situation: Situation, rules: RuleBook) -> bool:
    """Whether social care, which has not opened the case, would settle by doing so a lead that the text leaves open."""
    opened = rules.outcome(replace(situation, social_care="yes"))
    return situation.social_care in ("no", "assessment") and opened.lead == SOCIAL_WORKER


def changes(situation: Situation, rules: RuleBook) -> tuple[Change, ...]:
    """Each unknown fact that alone would move the lead, with the lead that it would give.

    Values of one fact that give the same lead are named once, by `yes` where it is one of them.
    """
    current = rules.outcome(situation).lead
    found = []
    for fact in ASKING_ORDER:
        if getattr(situation, fact) != "unknown":
            continue
        values: dict[str, list[str]] = {}
        for value in FACT_VALUES[fact][:-1]:  # the last value is "unknown"
            lead = rules.outcome(replace(situation, **{fact: value})).lead
            if lead is not None and lead != current:
                values.setdefault(lead, []).append(value)
        for lead, giving in values.items():
            found.append(Change(fact, "yes" if "yes" in giving else giving[0], lead))
    return tuple(found)


def _outcome_answer(outcome: Outcome, situation: Situation, audience: str, library: GuidanceLibrary) -> Answer:
    """The bare outcome with its notes, its trace and what was said; nothing added after it yet."""
    rules = library.rules
    notes = rules.notes_for(outcome, situation)
    lines = outcome.voices[audience]
    trace = _trace(outcome, notes, situation)
    answer = Answer(
        status=outcome.status,
        topic="who_leads",
        audience=audience,
        sentences=sentences(lines, first=Kind.LEAD) + _note_sentences(outcome, situation, audience, rules),
        clauses=_clauses(lines, trace),
        basis="partly" if notes and outcome.lead else outcome.basis,
        edition=library.default_edition.id,
        lead=outcome.lead,
        supports=outcome.supports,
        trace=trace,
        changes_if=changes(situation, rules),
        question="who_leads",
        situation=situation,
        as_at=AsAt(library.default_edition.id, library.later_changes.known_to),
    )
    return with_facts_said(answer, situation, library)


def _question(answer: Answer, situation: Situation, not_known: Collection[str], library: GuidanceLibrary) -> Answer:
    """The answer that asks for the next fact, or says that without it nothing can be said."""
    rules, audience = library.rules, answer.audience
    deciding = [change.fact for change in answer.changes_if if change.fact not in not_known]
    if not deciding:
        lines = rules.cannot_tell[audience]
        answer = replace(
            answer,
            status="not_settled",
            clauses=_clauses(lines, answer.trace),
            sentences=sentences(lines, first=Kind.LEAD),
        )
        answer = _with_later_changes(answer, rules.outcome(situation), situation, library)
        return _with(with_facts_said(answer, situation, library), rules.route[audience], library)
    fact = deciding[0]
    lines = rules.asking[fact][audience]
    answer = replace(
        answer,
        asks=fact,
        clauses=_clauses(lines, answer.trace),
        sentences=answer.sentences + sentences(lines),
        quick_replies=fact_replies(fact, library),
    )
    return rendered(answer, library)


def _with(answer: Answer, lines: Iterable[Line], library: GuidanceLibrary, kind: Kind = Kind.REST) -> Answer:
    """The answer with sentences of one kind after it; what it rests on (`clauses`) stays as it is."""
    return rendered(replace(answer, sentences=answer.sentences + sentences(lines, kind, kind)), library)


def _with_later_changes(answer: Answer, outcome: Outcome, situation: Situation, library: GuidanceLibrary) -> Answer:
    changes = library.later_changes.of_outcome(outcome.id, situation)
    return replace(answer, sentences=answer.sentences + lines_of(changes, answer.audience))


def _change(change: Change, audience: str, rules: RuleBook) -> tuple[Line, ...]:
    return rules.changing[change.lead][audience]


def _note_sentences(outcome: Outcome, situation: Situation, audience: str, rules: RuleBook) -> tuple[Sentence, ...]:
    notes = rules.notes_for(outcome, situation)
    return tuple(one for note in notes for one in sentences(note.voices[audience], Kind.LIMIT, Kind.LIMIT))


def _trace(outcome: Outcome, notes: tuple[Note, ...], situation: Situation) -> tuple[TraceStep, ...]:
    """One step for each stated fact that the outcome or a note rests on."""
    uses = {**outcome.uses, **{fact: note.uses[fact] for note in notes for fact in note.uses}}
    return tuple(
        TraceStep(fact, value, uses[fact])
        for fact, value in situation.stated.items()
        if fact in uses and (value != "no" or outcome.counts_denials)
    )


def _clauses(lines: Iterable[Line], trace: tuple[TraceStep, ...]) -> tuple[str, ...]:
    cited = [clause for line in lines for clause in line.clauses]
    return tuple(dict.fromkeys([*cited, *(step.clause for step in trace)]))
