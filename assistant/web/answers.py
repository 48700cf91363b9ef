"""`/answers` and `/answers/<topic>`: what the chat says, as pages to read, link to and print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from assistant.guidance.answers import answer_fixed, answer_question
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.model import VOICES, Answer, Situation
from assistant.guidance.reviews import decision_reviewed
from assistant.guidance.who_leads import who_escalates, who_leads
from assistant.language.wall_clock import day_text
from assistant.web.turns import Message
from assistant.web.visit import Visit, form_page, page

SAFETY, GLOSSARY = "safeguarding", "glossary"
DECISIONS = {"who_leads": (who_leads, "outcome"), "who_escalates": (who_escalates, "escalation")}


@dataclass(frozen=True)
class Section:
    """One answer of a page: where it stands on it, what it is about, the same parts as in the chat, its last review."""

    anchor: str
    title: str
    message: Message
    reviewed: str | None


def topics(library: GuidanceLibrary) -> tuple[str, ...]:
    """Every topic that has a page, in the order of the content."""
    asked = (entry.topic for entry in library.questions.values() if entry.topic)
    return tuple(dict.fromkeys([*DECISIONS, *asked, GLOSSARY, SAFETY]))


def show_index(visit: Visit) -> Response:
    """Every topic."""
    return visit.page("answers/index.html", topics=topics(visit.services.library), voices=VOICES)


def show_topic(visit: Visit) -> Response:
    """One topic, answered for one audience."""
    topic, library = visit.request.path_params["topic"], visit.services.library
    if topic not in topics(library):
        raise HTTPException(404)
    sections = tuple(
        Section(
            anchor,
            title,
            visit.context.turn_reader.message_of(answer.text, answer.parts, answer.as_dict()),
            None if reviewed is None else day_text(reviewed),
        )
        for anchor, title, answer, reviewed in _answers(topic, visit, library)
    )
    return visit.page("answers/topic.html", topic=topic, sections=sections, voices=VOICES)


def _answers(topic: str, visit: Visit, library: GuidanceLibrary) -> Iterator[tuple[str, str, Answer, date | None]]:
    audience = visit.audience
    if topic in DECISIONS:
        decide, kind = DECISIONS[topic]
        answer = decide(Situation(), audience, library)
        yield topic, visit.say(f"page_topic_{topic}"), answer, decision_reviewed(kind, library)
    if topic == SAFETY:
        yield topic, visit.say(f"page_topic_{topic}"), answer_fixed("safeguarding", audience, library), None
    if topic == GLOSSARY:
        for term in library.terms:
            answer = answer_question(GLOSSARY, audience, library, term.term)
            yield _anchor(term.term), term.full, answer, term.entry.reviewed
        return
    for question in _questions(topic, library):
        entry = library.questions[question]
        yield question, entry.button, answer_question(question, audience, library), entry.reviewed


def _questions(topic: str, library: GuidanceLibrary) -> Iterable[str]:
    return (name for name, entry in library.questions.items() if entry.topic == topic)


def _anchor(term: str) -> str:
    return "-".join(term.lower().split())


ROUTES = [
    Route("/answers", page(show_index), methods=["GET"]),
    Route("/answers/{topic}", form_page(show_topic), methods=["GET"]),
]
