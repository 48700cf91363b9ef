"""The whole gateway for tests: real services and a real database on a throw-away folder, an invented front door.

The door stands in for the trained model: it knows a few questions, keeps what was said, and can be told to fail.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from starlette.applications import Starlette

from assistant import bootstrap
from assistant.adapters.rate_limits import CountedCaps
from assistant.bootstrap import Services
from assistant.consultation.policy import BookingPolicy
from assistant.engine.message_checks import CONVERSATION_OVER, LONGEST_MESSAGE, Refused, check_message
from assistant.engine.payloads import payload
from assistant.engine.transcript import HIDDEN_LANGUAGE
from assistant.engine.turn_result import Reply, TurnResult
from assistant.guidance.answers import answer_question
from assistant.guidance.model import Answer
from assistant.settings import read_settings
from assistant.web.app import build_app
from assistant.words.other_languages import load_languages, notes_for
from tests.support.databases import new_database
from tests.support.office import Office
from tests.support.shipped import shipped_library

FAILING_WORDS = "break now"
NOTICE_WORDS = "my pupil's name"
ARABIC_WORDS = "ابني لا يريد الذهاب إلى المدرسة"


@dataclass
class InventedDoor:
    """Answers what it knows, and remembers conversations in this process."""

    services: Services
    said: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    taken: int = 0
    delay: float = 0.0
    broken_history: bool = False

    async def take_text(
        self, conversation: str, text: str, audience: str | None = None, continues: bool = False
    ) -> TurnResult | Refused:
        """Answer typed words."""
        if continues and not self.said[conversation]:
            return Refused(CONVERSATION_OVER)
        checked = check_message(text)
        if isinstance(checked, Refused):
            return checked
        return await self._take(conversation, checked, audience or "school")

    async def take_button(
        self, conversation: str, payload: str, audience: str | None = None, continues: bool = False
    ) -> TurnResult | Refused:
        """Answer a button that was offered."""
        if continues and not self.said[conversation]:
            return Refused(CONVERSATION_OVER)
        offered = [
            button for turn in self.said[conversation] for button in turn["buttons"] if button["payload"] == payload
        ]
        if not offered:
            return Refused("unknown_button")
        return await self._take(conversation, offered[-1]["title"], audience or "school")

    async def read(self, text: str) -> dict[str, Any]:
        return {}

    async def history(self, conversation: str) -> list[dict[str, Any]]:
        """What was said."""
        if self.broken_history:
            raise OSError("the conversation store is gone")
        return list(self.said[conversation])

    async def start_again(self, conversation: str) -> None:
        """Remember nothing of what was said."""
        self.said.pop(conversation, None)

    async def forget(self, conversation: str) -> int:
        """Forget what was said."""
        return len(self.said.pop(conversation, []))

    def refusal_text(self, refused: Refused) -> str:
        """The sentence of a refusal."""
        return self.services.words.say(refused.key, limit=LONGEST_MESSAGE)

    def store_is_answering(self) -> bool:
        """Always."""
        return True

    async def _take(self, conversation: str, text: str, audience: str) -> TurnResult:
        self.taken += 1
        await asyncio.sleep(self.delay)
        if FAILING_WORDS in text:
            answer = Answer(status="error", topic=None, audience=audience, sentences=())
            return TurnResult((Reply(self.services.words.say("failed")),), answer.as_dict(), {}, 1.0)
        if text == ARABIC_WORDS:
            return self._note("ar", conversation, audience)
        answer = answer_question("spoc_meetings", audience, self.services.library)
        buttons = tuple(
            {"title": reply.title, "payload": payload(reply.label, **reply.values)} for reply in answer.quick_replies
        )
        replies = [Reply(answer.text, buttons, answer.parts)]
        if NOTICE_WORDS in text:
            replies.append(Reply(self.services.words.say("left_out", kinds="a name")))
        return self._kept(conversation, text, replies, answer.as_dict())

    def _note(self, code: str, conversation: str, audience: str) -> TurnResult:
        """The note of a language, as it is once a speaker has checked it."""
        languages = load_languages()
        checked = {**languages, code: replace(languages[code], checked_by="A speaker")}
        replies = [
            Reply(note.text, written_in={"language": note.language, "direction": note.direction})
            for note in notes_for(code, checked, self.services.words)
        ]
        answer = Answer(status="out_of_scope", topic=None, audience=audience, sentences=()).as_dict()
        return self._kept(conversation, HIDDEN_LANGUAGE, replies, answer)

    def _kept(self, conversation: str, text: str, replies: list[Reply], answer: dict[str, Any]) -> TurnResult:
        turns = self.said[conversation]
        turns.append({"who": "reader", "text": text, "buttons": [], "answer": None})
        for number, reply in enumerate(replies):
            turns.append({"who": "assistant", **reply.as_dict(), "answer": None if number else answer})
        return TurnResult(tuple(replies), answer, {"name": "guidance", "confidence": 0.9}, 1.0)


@dataclass
class FrontDesk:
    """The application with everything behind it that a test may look at or change."""

    app: Starlette
    office: Office
    services: Services
    door: InventedDoor


def front_desk(
    folder: Path,
    policy: BookingPolicy | None = None,
    officers: bool = True,
    settings: dict[str, str] | None = None,
    model: bool = True,
) -> FrontDesk:
    """A gateway on a fresh folder, with the example rota and a clock that is moved by hand.

    Args:
        policy: figures of the booking service.
        settings: what the environment would say, such as another database.
        officers: False for a rota in which nobody works.
        model: False for a door that cannot be opened.
    """
    folder.mkdir(parents=True, exist_ok=True)
    given = settings or {}
    url = given.get("ASSISTANT_DATABASE_URL") or new_database("sqlite", folder)
    chosen = read_settings({"ASSISTANT_DATA": str(folder / "data"), **given, "ASSISTANT_DATABASE_URL": url})
    built = bootstrap.build_services(chosen, None if chosen.contacts_file else shipped_library())
    caps = CountedCaps(built.limits, bootstrap.cap_rates(chosen))
    office = Office(url, caps=caps, **({"policy": policy} if policy else {}))
    if not officers:
        for officer in office.desk.rota().officers:
            office.desk.set_officer_active("test", officer.id, False)
    services = replace(
        built,
        clock=office.clock,
        consultations=office.consultations,
        database=office.engine,
        unit_of_work=office.unit_of_work,
        rota_desk=office.desk,
    )
    door = InventedDoor(services)

    def open_door() -> Any:
        if not model:
            raise RuntimeError("no trained model")
        return door

    return FrontDesk(build_app(services, open_door), office, services, door)
