"""`/answers` and `/answers/<topic>`: what the chat says, as pages to read, link to and print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from assistant.guidance.answers import answer_fixed, answer_question
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.model import VOICES, Answer, Situation
from assistant.guidance.who_leads import who_escalates, who_leads
from assistant.web.turns import Message
from assistant.web.visit import Visit, form_page, page

SAFETY, GLOSSARY = "safeguarding", "glossary"
DECISIONS = {"who_leads": who_leads, "who_escalates": who_escalates}


@dataclass(frozen=True)
class Section:
    """One answer of a page: where it stands on it, what it is about, and the same parts as in the chat."""

    anchor: str
    title: str
    message: Message


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
    found = list(_answers(topic, visit, library))
    sections = tuple(
        Section(anchor, title, visit.context.turn_reader.message_of(answer.text, answer.parts, answer.as_dict()))
        for anchor, title, answer in found
    )
    return visit.page("answers/topic.html", topic=topic, sections=sections, voices=VOICES)


def _answers(topic: str, visit: Visit, library: GuidanceLibrary) -> Iterator[tuple[str, str, Answer]]:
    audience = visit.audience
    if topic in DECISIONS:
        yield topic, visit.say(f"page_topic_{topic}"), DECISIONS[topic](Situation(), audience, library)
    if topic == SAFETY:
        yield topic, visit.say(f"page_topic_{topic}"), answer_fixed("safeguarding", audience, library)
    if topic == GLOSSARY:
        for term in library.terms:
            yield _anchor(term.term), term.full, answer_question(GLOSSARY, audience, library, term.term)
        return
    for question in _questions(topic, library):
        yield question, library.questions[question].button, answer_question(question, audience, library)


def _questions(topic: str, library: GuidanceLibrary) -> Iterable[str]:
    return (name for name, entry in library.questions.items() if entry.topic == topic)


def _anchor(term: str) -> str:
    return "-".join(term.lower().split())


ROUTES = [
    Route("/answers", page(show_index), methods=["GET"]),
    Route("/answers/{topic}", form_page(show_topic), methods=["GET"]),
]
