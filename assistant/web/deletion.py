"""`/conversation/delete`: the reader deletes the conversation; the page that follows is the receipt.

It works without the model. The nightly purge rebuilds the database's file; here what was deleted is overwritten in it.
"""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assistant.adapters.database.conversation_rows import ConversationRows
from assistant.engine.conversation_store import open_conversations
from assistant.web.visit import Visit, form_page, in_session, visit_of, with_form


def show_delete(visit: Visit) -> Response:
    """Ask before anything is deleted."""
    return visit.page("delete.html")


async def delete(request: Request) -> Response:
    """Delete what was said and what was typed into an unconfirmed booking, and have the browser forget it."""
    visit = await with_form(visit_of(request))
    if visit.stale:
        return await in_session(show_delete, visit)
    chat = await visit.context.chat_provider.service()
    if chat is not None:
        # The chat waits for a turn that is still being answered, so that nothing is written afterwards.
        messages = await chat.forget(visit.conversation)
    else:
        messages = await asyncio.to_thread(_forget_without_a_chat_service, visit)
    await asyncio.to_thread(visit.services.consultations.discard_draft, visit.conversation)
    response = visit.page("deleted.html", messages=messages)
    for cookie in (visit.context.sessions, visit.context.booking, visit.context.reader):
        cookie.drop(response)
    return response


def _forget_without_a_chat_service(visit: Visit) -> int:
    engine = open_conversations(visit.services.settings.conversations_url)
    try:
        return ConversationRows(engine).forget(visit.conversation)
    finally:
        engine.dispose()


ROUTES = [
    Route("/conversation/delete", form_page(show_delete), methods=["GET"]),
    Route("/conversation/delete", delete, methods=["POST"]),
]
