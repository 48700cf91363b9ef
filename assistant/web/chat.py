"""`/`: the chat page, with and without JavaScript."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from assistant.engine.chat_service import ChatService, failed_turn
from assistant.engine.message_checks import CONVERSATION_OVER, LONGEST_MESSAGE, Refused
from assistant.engine.transcript import HIDDEN, HIDDEN_LANGUAGE
from assistant.engine.turn_result import TurnResult
from assistant.guidance.model import VOICES
from assistant.language.wall_clock import moment_text
from assistant.observability import exception_location
from assistant.web.middleware import logger
from assistant.web.turns import READER, Turn
from assistant.web.visit import Problem, Visit, form_page

HISTORY_SECONDS = 5
EXAMPLES = 4
BUSY = 503
NEWEST = "/#latest"


async def show_chat(visit: Visit) -> Response:
    """The page as the conversation stands; who asks is kept from the address (`/?for=parent`)."""
    chat = await visit.context.chat_provider.service()
    turns = await _turns(chat, visit)
    # Here what was said was shown before, and now there is nothing: it was deleted, or the store lost it.
    lost = visit.has_begun and turns == ()
    response = _chat_page(visit, chat, turns, 200, lost)
    if visit.asked_for is not None or lost:
        visit.remember(response, visit.audience, begun=visit.has_begun and not lost)
    return response


async def take_message(visit: Visit) -> Response:
    """Answer what was typed or pressed, then lead back to the page at the newest turn."""
    form = visit.form
    assert form is not None
    chat = await visit.context.chat_provider.service()
    if chat is None:
        failed = failed_turn(form.text("message"), visit.audience, visit.services)
        return _chat_page(visit, None, (_failed_turn(visit, failed),), BUSY)
    if "button" in form.fields:
        taken = await chat.take_button(visit.conversation, form.text("button"), visit.audience, visit.has_begun)
    else:
        taken = await chat.take_text(visit.conversation, form.text("message"), visit.audience, visit.has_begun)
    if isinstance(taken, Refused):
        refused = replace(visit, problems=(Problem("message", chat.refusal_text(taken)),))
        response = _chat_page(refused, chat, await _turns(chat, visit), 422)
        if taken.key == CONVERSATION_OVER:
            visit.remember(response, visit.audience)
        return response
    if not taken.kept or taken.answer["status"] == "error":
        # Nothing was kept of a turn that failed: it is shown here, and the message stays in its box.
        earlier = await _turns(chat, visit) or ()
        return _chat_page(visit, chat, (*earlier, _failed_turn(visit, taken)), BUSY)
    response = visit.redirect(NEWEST)
    visit.remember(response, taken.answer["audience"], begun=True)
    return response


async def show_transcript(visit: Visit) -> Response:
    """The conversation as a text file."""
    text = transcript(visit, await _readable_history(visit))
    disposition = {"Content-Disposition": 'attachment; filename="attendance-assistant.txt"'}
    return PlainTextResponse(text, headers=disposition)


def show_start_again(visit: Visit) -> Response:
    """What starting again does."""
    return visit.page("start_again.html")


async def start_again(visit: Visit) -> Response:
    """Begin anew in the same conversation, so that deleting it later still deletes all of it."""
    chat = await visit.context.chat_provider.service()
    if chat is None:
        raise HTTPException(BUSY)
    await chat.start_again(visit.conversation)
    response = visit.redirect("/")
    visit.remember(response, visit.audience)
    return response


def _chat_page(
    visit: Visit, chat: ChatService | None, turns: tuple[Turn, ...] | None, status: int, lost: bool = False
) -> Response:
    return visit.page(
        "chat.html",
        status,
        lost=lost,
        open=chat is not None,
        unreadable=turns is None,
        turns=turns or (),
        voices=VOICES,
        chosen=visit.chosen_audience is not None,
        examples=[visit.say(f"page_example_{number}") for number in range(1, EXAMPLES + 1)],
        typed=visit.typed("message", _named_question(visit)),
        longest=LONGEST_MESSAGE,
    )


def _named_question(visit: Visit) -> str:
    """The question that the address names (`/?ask=spoc_meetings`), to be sent as it is or changed; else ''."""
    entry = visit.services.library.questions.get(visit.request.query_params.get("ask", ""))
    return "" if entry is None else entry.button


def _failed_turn(visit: Visit, taken: TurnResult) -> Turn:
    return visit.context.turn_reader.turn_of(visit.typed("message"), taken)


async def _turns(chat: ChatService | None, visit: Visit) -> tuple[Turn, ...] | None:
    history = await _history(chat, visit)
    return None if history is None else visit.context.turn_reader.turns_of(history)


async def _readable_history(visit: Visit) -> list[dict[str, Any]]:
    history = await _history(await visit.context.chat_provider.service(), visit)
    if history is None:
        raise HTTPException(BUSY)
    return history


async def _history(chat: ChatService | None, visit: Visit) -> list[dict[str, Any]] | None:
    """The messages of this conversation; None when they cannot be read, which is logged and never taken for "none"."""
    if visit.context.sessions.conversation_of(visit.request) is None:
        return []
    if chat is None:
        return None
    try:
        turns = await asyncio.wait_for(chat.history(visit.conversation), HISTORY_SECONDS)
        instead = {HIDDEN: visit.say("page_details_given"), HIDDEN_LANGUAGE: visit.say("page_language_not_kept")}
        return [{**turn, "text": instead.get(turn["text"], turn["text"])} for turn in turns]
    except Exception as failure:
        logger.error("history cannot be read: %s", exception_location(failure))
        return None


ROUTES = [
    Route("/", form_page(show_chat), methods=["GET"]),
    Route("/chat", form_page(show_chat, take_message), methods=["POST"]),
    Route("/transcript.txt", form_page(show_transcript), methods=["GET"]),
    Route("/conversation/new", form_page(show_start_again), methods=["GET"]),
    Route("/conversation/new", form_page(show_start_again, start_again), methods=["POST"]),
]


def transcript(visit: Visit, history: Iterable[Mapping[str, Any]]) -> str:
    """What both sides have said, under a heading with the time of the copy."""
    opening = visit.say("page_transcript_opening", time=moment_text(visit.services.clock.now()))
    said = [
        f"{visit.say('page_you_said' if turn['who'] == READER else 'page_assistant_said')}:\n{turn['text']}"
        for turn in history
        if turn["text"].strip()
    ]
    closing = visit.say("page_transcript_closing")
    return "\n\n".join([opening, *(said or [visit.say("page_transcript_empty")]), closing]) + "\n"
