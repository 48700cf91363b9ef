"""`POST /api/messages`: one message in, the replies and the answer object out.

The chat page's own script is given two things more. It accepts HTML beside JSON and gets the assistant's side of
the turn as the page shows it (`html`), so that there is one renderer. And it sends its form token along: a page whose
conversation has ended learns it before its message is taken for the first of a new one.
"""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from assistant.engine.chat_service import ChatService, failed_turn
from assistant.engine.message_checks import CONVERSATION_OVER, Refused
from assistant.engine.turn_result import TurnResult
from assistant.guidance.model import VOICES
from assistant.guidance.parts import plain_parts
from assistant.web.context import context_of
from assistant.web.reading import JSON_TYPE, BodyTooLargeError, is_of_type, read_body
from assistant.web.visit import Visit

LONGEST_BODY = 8 * 1024
PAGE_TOKEN = "x-page-token"
STATUS_BY_REFUSAL = {"too_long": 413}


async def messages(request: Request) -> Response:
    """Take one message or button of this browser's conversation."""
    context = context_of(request)
    if not is_of_type(request, JSON_TYPE):
        # No other site's form can send this type, so none can speak for this browser.
        return _error(context.words.say("page_api_json_only"), 415)
    try:
        body = _parse(await read_body(request, LONGEST_BODY))
    except BodyTooLargeError:
        return _error(context.words.say("too_long", limit=500), 413)
    except ValueError as problem:
        return _error(str(problem), 400)
    conversation = context.sessions.conversation_or_new(request)
    visit = Visit(request, context, conversation)
    if _has_ended(visit):
        return _ended(visit)
    wait = await context.message_wait(conversation)
    if wait:
        return _error(context.words.say("too_many_messages"), 429, {"Retry-After": str(wait)})
    chat = await context.chat_provider.service()
    if chat is None:
        return _turn(failed_turn(body.get("message", ""), body.get("audience"), context.services), visit)
    continues = PAGE_TOKEN in request.headers and visit.has_begun
    taken = await _take(chat, conversation, body, continues)
    if isinstance(taken, Refused) and taken.key == CONVERSATION_OVER:
        return _ended(visit)
    if isinstance(taken, Refused):
        return _error(chat.refusal_text(taken), STATUS_BY_REFUSAL.get(taken.key, 422))
    response = _turn(taken, visit)
    context.sessions.keep(response, conversation)
    was_kept = taken.kept and taken.answer["status"] != "error"
    visit.remember(response, taken.answer["audience"], begun=was_kept or visit.has_begun)
    return response


async def _take(chat: ChatService, conversation: str, body: dict[str, Any], continues: bool) -> TurnResult | Refused:
    audience = body.get("audience")
    if "button" in body:
        return await chat.take_button(conversation, body["button"], audience, continues)
    return await chat.take_text(conversation, body["message"], audience, continues)


def _parse(raw: bytes) -> dict[str, Any]:
    """The request's object; raises ValueError with the sentence that says what is wrong."""
    try:
        body = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        raise ValueError("Send a JSON object in UTF-8.") from None
    if not isinstance(body, dict):
        raise ValueError("Send a JSON object.")
    given = [key for key in ("message", "button") if key in body]
    if len(given) != 1 or not isinstance(body[given[0]], str):
        raise ValueError('Send either "message" or "button", as a text.')
    if body.get("audience") is not None and body["audience"] not in VOICES:
        raise ValueError(f"The audience is one of {', '.join(VOICES)}.")
    return body


def _error(sentence: str, status: int, headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse({"error": sentence}, status_code=status, headers=headers)


def _has_ended(visit: Visit) -> bool:
    """Whether the page that sent this belongs to a conversation that this browser is no longer in."""
    token = visit.request.headers.get(PAGE_TOKEN)
    return token is not None and not visit.context.sessions.is_form_token(visit.conversation, token)


def _ended(visit: Visit) -> JSONResponse:
    """That the conversation has ended, with what the page needs to go on in a new one."""
    sessions = visit.context.sessions
    token = sessions.form_token(visit.conversation)
    response = JSONResponse({"error": visit.say("page_conversation_ended"), "form_token": token}, status_code=409)
    sessions.keep(response, visit.conversation)
    visit.remember(response, visit.audience)
    return response


def _turn(taken: TurnResult, visit: Visit) -> JSONResponse:
    """The turn as JSON. One that failed says so to people in its words, and to programs in its status."""
    contacts = visit.services.library.contact_links.contacts
    replies = [{"parts": plain_parts(each.text, contacts(each.text)), **each.as_dict()} for each in taken.replies]
    turn: dict[str, Any] = {"replies": replies, "answer": taken.answer}
    if "text/html" in visit.request.headers.get("accept", ""):
        shown = visit.context.turn_reader.turn_of("", taken)
        turn["html"] = visit.rendered("chat/answers.html", turn=shown, audience=taken.answer["audience"])
    return JSONResponse(turn, status_code=503 if taken.answer["status"] == "error" else 200)
