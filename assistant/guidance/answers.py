"""Answers a known question from the reviewed content, in the words for one audience."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from assistant.guidance.glossary import find_term
from assistant.guidance.later_changes import lines_of
from assistant.guidance.library import Chapter, Clause, GuidanceLibrary, QuestionEntry
from assistant.guidance.model import Answer
from assistant.guidance.parts import Kind, QuickReply, Sentence
from assistant.guidance.plain_wording import in_plain_words
from assistant.guidance.wording import question_reply, rendered, sentences, service_sentence
from assistant.language.details import details_asked

ASPECT_OF_DETAIL = {
    "name": "who",
    "deadline": "when",
    "duration": "how_long",
    "number": "figure",
    "frequency": "how_often",
    "place": "where",
}
"""The kinds of detail that are an aspect of the grid (`silent_on`)."""


def answer_question(
    question: str,
    audience: str,
    library: GuidanceLibrary,
    text: str = "",
    on: date | None = None,
    *,
    of_a_claim: bool = False,
    first: Collection[str] = (),
) -> Answer:
    """The answer to a question of the content; KeyError for a question it does not hold.

    text: the reader's own words, searched for a detail that the guidance does not state and, for
    the glossary, for the term. on: the day that the reader asks about; an edition that had not been
    published by then, or whose date is not known, is not used. of_a_claim: it opens with a verdict on what
    the reader supposed, so what that rests on comes before a detail and what is newer. first: the facts whose sentences
    open it.
    """
    if question == "glossary":
        return _glossary(audience, library, text)
    entry = library.questions[question]
    if on is not None and not _published_by(entry, on, library):
        return answer_fixed("nothing_in_force", audience, library)
    details = () if first else details_asked(text)
    for kind in () if of_a_claim else details:
        if kind in entry.details:
            return answer_detail(entry, kind, audience, library)
    first = first or next((facts for kind, facts in entry.first_for.items() if kind in details), ())
    answer = opening_on(first, _entry_answer(entry, audience, library))
    newest = entry.later_edition_first and on is None and not of_a_claim and not first
    return latest_first(answer, library) if newest else answer


def answer_detail(entry: QuestionEntry, kind: str, audience: str, library: GuidanceLibrary) -> Answer:
    """What the text says of one detail, or that it does not say it, then the nearest thing that it says."""
    detail, lines = entry.details[kind], entry.voices[audience]
    asked = tuple(line for line in lines if not set(detail.then).isdisjoint(line.facts))
    own = detail.lines[audience] if detail.lines else ()
    nearest = own or asked or next(((line,) for line in lines if line.facts), lines[:1])
    told = {*detail.facts, *(fact for line in nearest for fact in line.facts)}

    def beside(later: Sentence) -> bool:
        """Whether it tells of a later edition that changed nothing of what is told here."""
        edition = library.editions.get(later.edition or "")
        return bool((detail.then or own) and edition and told.isdisjoint(edition.changes))

    said = (
        Sentence(detail.say[audience], detail.clauses, detail.edition, Kind.LEAD, detail.facts),
        *sentences(nearest),
        *sentences(tuple(line for line in lines if detail.stated and line.kind is Kind.LIMIT)),
        *(each for each in _later(entry, audience, library) if not beside(each)),
    )
    cited = [clause for each in said if each.edition == entry.edition for clause in each.clauses]
    return rendered(
        Answer(
            status="answered" if detail.stated else "not_settled",
            topic=entry.topic,
            audience=audience,
            sentences=said,
            clauses=tuple(dict.fromkeys(cited)),
            basis=entry.basis if detail.stated else "silent",
            edition=entry.edition,
            question=entry.question,
            quick_replies=_replies(entry.see_also, library),
            silent_on=None if detail.stated else ASPECT_OF_DETAIL.get(kind),
        ),
        library,
    )


def opening_on(facts: Collection[str], answer: Answer) -> Answer:
    """The same answer with the sentences that state one of these facts first; as it is where none does."""
    asked = [each for each in answer.sentences if not set(facts).isdisjoint(each.facts)]
    if not asked:
        return answer
    others = [replace(each, kind=Kind.REST) if each.kind is Kind.LEAD else each for each in answer.sentences]
    lead = replace(asked[0], kind=Kind.LEAD)
    rest = [each for each, before in zip(others, answer.sentences, strict=True) if before not in asked]
    return replace(answer, sentences=(lead, *(replace(each, kind=Kind.REST) for each in asked[1:]), *rest))


def answer_neighbour(subject: str, audience: str, library: GuidanceLibrary) -> Answer:
    """That a neighbouring subject is not held here, with the signpost that is; KeyError if unknown."""
    neighbour = library.neighbours[subject]
    said = [service_sentence(neighbour.say[audience], Kind.LEAD)]
    return rendered(
        Answer(
            status="not_held",
            topic=None,
            audience=audience,
            sentences=(*said, *lines_of(library.later_changes.of_neighbour(subject), audience)),
            question=subject,
            quick_replies=_replies(neighbour.related, library),
        ),
        library,
    )


def answer_document(document: str, audience: str, library: GuidanceLibrary) -> Answer:
    """That a document or a council's guidance is not held; KeyError if it is not one that is known not to be."""
    found = {each.id: each for each in library.documents}[document]
    said = (service_sentence(found.say[audience], Kind.LEAD),)
    return rendered(Answer(status="not_held", topic=None, audience=audience, sentences=said), library)


def answer_fixed(key: str, audience: str, library: GuidanceLibrary) -> Answer:
    """A reply that states no guidance (`fixed.yml`); KeyError for an unknown key."""
    return _entry_answer(library.fixed[key], audience, library)


def escalation_choice(audience: str, library: GuidanceLibrary) -> Answer:
    """Asks what "escalate" means: enforcement, a disagreement, or the safety of a child."""
    answer = answer_fixed("which_escalation", audience, library)
    titles = library.labels["which_escalation"]
    replies = tuple(QuickReply(title, label) for label, title in titles.items())
    return replace(answer, asks="which_escalation", quick_replies=replies)


def simpler(answer: Answer, library: GuidanceLibrary) -> Answer:
    """The gist of an answer in the plainest words of its own voice: its simpler wording if it has one, else its own."""
    entry = library.questions.get(answer.question or "")
    if entry is not None and entry.simpler and answer.audience != "parent" and answer.status == entry.status:
        said = sentences(entry.simpler, first=Kind.LEAD) + _later(entry, answer.audience, library)
        answer = replace(answer, sentences=said)
    return rendered(in_plain_words(answer, library.plain_words), library)


def latest_first(answer: Answer, library: GuidanceLibrary) -> Answer:
    """The same answer, opening with what is newest: what a later edition says, else the later changes beside it.

    The edition of what follows is named, unless its first sentence names it. A decision stays as it is, and so does an
    answer with nothing newer beside it.
    """
    if answer.edition is None or answer.status != "answered" or answer.situation is not None:
        return answer
    said = answer.sentences
    later = [each for each in said if each.clauses and _is_later(each.edition, answer.edition, library)]
    later = later or [each for each in said if each.later_change]
    if not later or said[0] in later:
        return answer
    earlier = [replace(each, kind=Kind.REST) if each.kind is Kind.LEAD else each for each in said if each not in later]
    title = library.editions[answer.edition].title
    if title not in earlier[0].text:
        earlier = [replace(earlier[0], text=f"{title}: {earlier[0].text}"), *earlier[1:]]
    return replace(answer, sentences=(*(replace(each, kind=Kind.LEAD) for each in later), *earlier))


def _is_later(edition: str | None, than: str, library: GuidanceLibrary) -> bool:
    """Whether an edition was published after another; one without a date is not known to be later."""
    published = None if edition is None else library.editions[edition].published
    earlier = library.editions[than].published
    return published is not None and earlier is not None and published > earlier


def where_it_says(answer: Answer, library: GuidanceLibrary) -> Answer:
    """The places behind an answer, one sentence a chapter, with the address of the page."""
    cited = [(answer.edition, clause) for clause in answer.clauses]
    if not cited:
        return answer_fixed("no_source", answer.audience, library)
    pages: dict[Chapter, list[Clause]] = {}
    for edition, clause_id in dict.fromkeys(cited):
        clause = library.clause(clause_id, edition)
        pages.setdefault(library.chapter_of(clause), []).append(clause)
    said: list[Sentence] = []
    for chapter, clauses in pages.items():
        titles = "; ".join(clause.title for clause in clauses)
        text = f"“{chapter.title}”, {library.editions[chapter.edition].title}: {titles}. {chapter.url}"
        kind = Kind.REST if said else Kind.LEAD
        said.append(Sentence(text, tuple(clause.id for clause in clauses), chapter.edition, kind))
    return replace(answer, sentences=tuple(said), quick_replies=(), recap="", sources=())


def _entry_answer(entry: QuestionEntry, audience: str, library: GuidanceLibrary) -> Answer:
    said = sentences(entry.voices[audience], first=Kind.LEAD) + _later(entry, audience, library)
    return rendered(
        Answer(
            status=entry.status,
            topic=entry.topic,
            audience=audience,
            sentences=said,
            clauses=entry.clauses,
            basis=entry.basis,
            edition=entry.edition,
            signpost=entry.signpost,
            question=entry.question,
            quick_replies=_replies(entry.see_also, library),
        ),
        library,
    )


def _later(entry: QuestionEntry, audience: str, library: GuidanceLibrary) -> tuple[Sentence, ...]:
    """One line where a later edition that is held differs, and one for each later change."""
    changes = lines_of(library.later_changes.of_question(entry.question), audience)
    later = entry.later_edition
    if later is None:
        return changes
    return (Sentence(later.say[audience], later.clauses, later.edition, Kind.LIMIT, later.facts), *changes)


def _glossary(audience: str, library: GuidanceLibrary, text: str) -> Answer:
    term = find_term(text, library.terms)
    if term is None:
        return answer_fixed("no_term" if text.strip() else "which_term", audience, library)
    answer = _entry_answer(term.entry, audience, library)
    changes = [each for each in library.later_changes.of_term(term.term) if each.id not in answer.later_changes]
    return replace(answer, topic="glossary", sentences=answer.sentences + lines_of(changes, audience))


def _published_by(entry: QuestionEntry, on: date, library: GuidanceLibrary) -> bool:
    if entry.edition is None:
        return True
    published = library.editions[entry.edition].published
    return published is not None and published <= on


def _replies(questions: Iterable[str], library: GuidanceLibrary) -> tuple[QuickReply, ...]:
    return tuple(question_reply(question, library) for question in questions)
