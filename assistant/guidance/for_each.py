"""One answer for each of several children or families, where a question is put of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.guidance.lengths import MOST_WORDS, words
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.model import Answer, ForOne
from assistant.guidance.parts import Kind, QuickReply, Sentence
from assistant.guidance.told_facts import capital, child_title
from assistant.guidance.wording import rendered, service_sentence
from assistant.language.services import SERVICES

MOST_WITH_FACTS = MOST_WORDS + 30
"""Words of a reply for several up to which what was told of each is repeated."""


def for_each(answers: Sequence[tuple[str, str, Answer]], library: GuidanceLibrary) -> Answer:
    """The answers as one: each of a label, what it is called and the answer about it.

    Where facts are missing, the first that asks is put; what the others ask comes after its reply. Later changes are
    told in a clause, and what was told of each stands beside what it is called where the reply is not too long for it.
    """
    audience = answers[0][2].audience
    each = [
        ForOne(label, capital(child_title(called, audience, library)), _short(answer, library))
        for label, called, answer in answers
    ]
    asking = next((one for one in each if one.answer.asks), None)
    put = [_as_put(one, asking, library) for one in each]
    led, leads = [one for one in each if not one.answer.asks], {one.answer.lead for one in each}
    turns = tuple(QuickReply(one.title, "give_facts", {"child": one.label}) for one in each if one is not asking)
    whole = Answer(
        status=_status([one.answer.status for one in each]),
        topic=answers[0][2].topic,
        audience=audience,
        sentences=(*_of_each(put), *_said_once(led)),
        clauses=tuple(dict.fromkeys(clause for one in led for clause in one.answer.clauses)),
        basis=_basis([one.answer.basis for one in each]),
        edition=library.default_edition.id,
        lead=leads.pop() if len(leads) == 1 else None,
        asks=asking.answer.asks if asking else None,
        question=answers[0][2].question,
        quick_replies=(*(asking.answer.quick_replies if asking else ()), *turns),
        as_at=answers[0][2].as_at,
        each=tuple(each),
    )
    told = [replace(one, title=_with_what_was_told(one, library)) for one in put]
    with_facts = rendered(replace(whole, sentences=(*_of_each(told), *_said_once(led))), library)
    return with_facts if words(with_facts) <= MOST_WITH_FACTS else rendered(whole, library)


def _short(answer: Answer, library: GuidanceLibrary) -> Answer:
    return library.later_changes.abridged(answer, frozenset(answer.later_changes))


def _as_put(one: ForOne, asking: ForOne | None, library: GuidanceLibrary) -> ForOne:
    """The answer as it stands among the others: a second question waits for the reply to the first."""
    if not one.answer.asks or one is asking:
        return one
    later = service_sentence(library.rules.asked_next[one.answer.audience], Kind.LEAD)
    return replace(one, answer=replace(one.answer, sentences=(later,)))


def _of_each(put: Sequence[ForOne]) -> tuple[Sentence, ...]:
    """What answers for each, under what it is called; those of whom the same holds are named together."""
    called: dict[tuple[Sentence, ...], list[str]] = {}
    for one in put:
        said = tuple(sentence for sentence in one.answer.sentences if sentence.kind in (Kind.LEAD, Kind.REST))
        called.setdefault(said, []).append(one.title)
    return tuple(
        replace(sentence, text=f"{_joined(titles)}: {sentence.text}" if place == 0 else sentence.text, kind=Kind.LEAD)
        for said, titles in called.items()
        for place, sentence in enumerate(said)
    )


def _said_once(led: Sequence[ForOne]) -> tuple[Sentence, ...]:
    """What the guidance leaves open and what is newer than it."""
    return tuple(
        dict.fromkeys(sentence for one in led for sentence in one.answer.sentences if sentence.kind is Kind.LIMIT)
    )


def _with_what_was_told(one: ForOne, library: GuidanceLibrary) -> str:
    """What one is called, with what was told of it."""
    rules, audience = library.rules, one.answer.audience
    told = {states.fact: states.value for each in one.answer.sentences if (states := each.states)}
    if told == dict.fromkeys(SERVICES, "no"):
        return rules.told_of_nobody[audience].format(child=one.title)
    facts = [rules.said[audience][fact][value] for fact, value in told.items()]
    said = f"{rules.between[audience]} ".join(facts)
    return rules.told_of_one[audience].format(child=one.title, facts=said) if facts else one.title


def _joined(titles: Sequence[str]) -> str:
    return " and ".join([titles[0], *map(_within, titles[1:])])


def _within(title: str) -> str:
    """A title within a sentence: "the older one", but "Family A"."""
    return title if title.startswith("Family ") else title[0].lower() + title[1:]


def _status(statuses: Sequence[str]) -> str:
    return next(status for status in ("depends", "answered", statuses[0]) if status in statuses)


def _basis(bases: Sequence[str]) -> str:
    return bases[0] if len(set(bases)) == 1 else "partly"
