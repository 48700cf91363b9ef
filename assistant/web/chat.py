"""`/`: the chat page, with and without JavaScript, and the copy to keep."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from assistant.engine.chat_service import ChatService, failed_turn
from assistant.engine.message_checks import LONGEST_MESSAGE, Refused
from assistant.engine.transcript import HIDDEN
from assistant.engine.turn_result import TurnResult
from assistant.web.failures import exception_location, logger
from assistant.web.transcript import transcript
from assistant.web.turns import Message, assistants_message, messages_of, opening_of_last_turn, readers_message
from assistant.web.visit import Problem, Visit, form_page

HISTORY_SECONDS = 5
EXAMPLES = 4
BUSY = 503


async def show_chat(visit: Visit) -> Response:
    """The page as the conversation stands."""
    chat = await visit.context.chat_provider.service()
    return _chat_page(visit, chat, await _said(chat, visit), 200)


async def take_message(visit: Visit) -> Response:
    """Answer what was typed or pressed, then lead back to the page at the newest turn."""
    form = visit.form
    assert form is not None
    chat = await visit.context.chat_provider.service()
    if chat is None:
        taken = failed_turn(form.text("message"), visit.audience, visit.services)
        return _chat_page(visit, None, _failed_turn(visit, taken), BUSY)
    if "button" in form.fields:
        taken = await chat.take_button(visit.conversation, form.text("button"), visit.audience)
    else:
        taken = await chat.take_text(visit.conversation, form.text("message"), visit.audience)
    if isinstance(taken, Refused):
        refused = replace(visit, problems=(Problem("message", chat.refusal_text(taken)),))
        return _chat_page(refused, chat, await _said(chat, visit), 422)
    if not taken.kept or taken.answer["status"] == "error":
        # Nothing was kept of a turn that failed: it is shown here, and the message stays in its box.
        earlier = await _said(chat, visit) or ()
        return _chat_page(visit, chat, (*earlier, *_failed_turn(visit, taken)), BUSY)
    response = visit.redirect("/#latest")
    visit.context.reader.keep(response, {"audience": taken.answer["audience"]})
    return response


async def show_transcript(visit: Visit) -> Response:
    """The conversation as a text file."""
    chat = await visit.context.chat_provider.service()
    history = await _history(chat, visit)
    if history is None:
        raise HTTPException(BUSY)
    text = transcript(visit, history)
    disposition = {"Content-Disposition": 'attachment; filename="attendance-assistant.txt"'}
    return PlainTextResponse(text, headers=disposition)


def _chat_page(visit: Visit, chat: ChatService | None, said: tuple[Message, ...] | None, status: int) -> Response:
    messages = said or ()
    return visit.page(
        "chat.html",
        status,
        open=chat is not None,
        unreadable=said is None,
        messages=messages,
        latest=opening_of_last_turn(messages),
        examples=[visit.say(f"page_example_{number}") for number in range(1, EXAMPLES + 1)],
        typed=visit.typed("message"),
        longest=LONGEST_MESSAGE,
    )


def _failed_turn(visit: Visit, taken: TurnResult) -> tuple[Message, ...]:
    links = visit.services.library.contact_links
    asked = visit.typed("message").strip()
    mine = (readers_message(asked),) if asked else ()
    return (*mine, *(assistants_message(reply.text, reply.parts, (), links) for reply in taken.replies))


async def _said(chat: ChatService | None, visit: Visit) -> tuple[Message, ...] | None:
    history = await _history(chat, visit)
    return None if history is None else messages_of(history, visit.services.library.contact_links)


async def _history(chat: ChatService | None, visit: Visit) -> list[dict[str, Any]] | None:
    """The turns of this conversation; None when they cannot be read, which is logged and never taken for "none"."""
    if visit.context.sessions.conversation_of(visit.request) is None:
        return []
    if chat is None:
        return None
    try:
        turns = await asyncio.wait_for(chat.history(visit.conversation), HISTORY_SECONDS)
        details = visit.say("page_details_given")
        return [{**turn, "text": details} if turn["text"] == HIDDEN else turn for turn in turns]
    except Exception as failure:
        logger.error("history cannot be read: %s", exception_location(failure))
        return None


ROUTES = [
    Route("/", form_page(show_chat), methods=["GET"]),
    Route("/chat", form_page(show_chat, take_message), methods=["POST"]),
    Route("/transcript.txt", form_page(show_transcript), methods=["GET"]),
]
