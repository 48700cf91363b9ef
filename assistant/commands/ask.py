"""`assistant ask`: questions answered in this process, with no server running."""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Iterable, Iterator
from typing import Any

from assistant.commands.source import opened
from assistant.guidance.model import VOICES


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("ask", help="answer a question, or conversations as JSON Lines")
    parser.add_argument("question", nargs="?", help="one question in words")
    parser.add_argument("--audience", choices=VOICES, default="school", help="whose words to use")
    parser.add_argument(
        "--json", metavar="FILE", help="read conversations from FILE (- for standard input), write JSON Lines"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Answer the question, or every conversation of the file, in order."""
    if (arguments.question is None) == (arguments.json is None):
        raise ValueError("give one question in quotes, or --json with a file or - for standard input")
    if arguments.json is None:
        turns = [{"id": "question", "audience": arguments.audience, "turns": [arguments.question]}]
        for result in _answer_all(turns):
            print("\n\n".join(reply["text"] for reply in result["turns"][0]["replies"]))
        return 0
    with opened(arguments.json) as source:
        for result in _answer_all(_read(source, arguments.audience)):
            print(json.dumps(result, ensure_ascii=False), flush=True)
    return 0


def _read(lines: Iterable[str], audience: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            conversation = json.loads(line)
        except ValueError as problem:
            raise ValueError(f"line {number}: not JSON: {problem}") from problem
        if not isinstance(conversation, dict) or not isinstance(conversation.get("turns"), list):
            raise ValueError(f'line {number}: a conversation is an object with "turns", a list of texts')
        if conversation.setdefault("audience", audience) not in VOICES:
            raise ValueError(f"line {number}: audience must be one of {', '.join(VOICES)}")
        yield conversation


def _answer_all(conversations: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    from assistant.engine.without_tensorflow import serve_without_tensorflow
    from assistant.settings import read_settings

    settings = read_settings()
    if not settings.tensorflow:
        serve_without_tensorflow(settings.models_folder)
    from assistant.engine.embedding import open_chat_service

    loop = asyncio.new_event_loop()
    chat = open_chat_service(in_memory=True)
    try:
        for conversation in conversations:
            yield loop.run_until_complete(_converse(chat, conversation))
    finally:
        loop.close()


async def _converse(chat: Any, conversation: dict[str, Any]) -> dict[str, Any]:
    from assistant.engine.chat_service import mint_conversation

    identifier = mint_conversation()
    turns = [await _turn(chat, identifier, text, conversation["audience"]) for text in conversation["turns"]]
    return {"id": conversation.get("id"), "turns": turns}


async def _turn(chat: Any, identifier: str, text: Any, audience: str) -> dict[str, Any]:
    """One turn; a button is chosen by its payload, as a page would send it."""
    from assistant.engine.message_checks import Refused

    words = text if isinstance(text, str) else ""
    taken = await chat.take_button(identifier, words, audience) if words.startswith("/") else Refused("not_a_button")
    if isinstance(taken, Refused):
        taken = await chat.take_text(identifier, words, audience)
    if isinstance(taken, Refused):
        taken = chat.refusal(taken, audience)
    return {
        "user": text,
        "replies": [reply.as_dict() for reply in taken.replies],
        "answer": taken.answer,
        "intent": taken.intent,
        "ms": taken.milliseconds,
    }
