"""What both sides have said, turn by turn, as the chat page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.engine.turn_result import TurnResult
from assistant.guidance.contact_links import ContactLinks
from assistant.guidance.parts import plain_parts
from assistant.web.answer_marks import AnswerMarks

READER = "reader"
SAFETY = "safeguarding"
WITH_A_LEAD = frozenset({"answered", "depends", "not_settled", "not_held", "out_of_scope"})


@dataclass(frozen=True)
class Message:
    """One message of the assistant, part by part. `lead` is the sentence that answers, '' where none stands out.

    `calls` are the numbers of a message about safety, `past_choices` the choices that a later turn has closed,
    `answer` the answer object behind the message, None where it adds to another; `mark` names the answer for feedback;
    `written_in` is language and direction where they are not the page's.
    """

    lead: str = ""
    rest: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    sources: tuple[Mapping[str, str], ...] = ()
    calls: tuple[Mapping[str, str], ...] = ()
    buttons: tuple[Mapping[str, str], ...] = ()
    past_choices: tuple[str, ...] = ()
    answer: Mapping[str, Any] | None = None
    mark: str = ""
    written_in: Mapping[str, str] | None = None

    @property
    def is_about_safety(self) -> bool:
        """Whether the safety of a child comes before everything else in it."""
        return (self.answer or {}).get("status") == SAFETY


@dataclass(frozen=True)
class Turn:
    """What the reader said and everything that the assistant said to it."""

    asked: tuple[str, ...]
    replies: tuple[Message, ...]


class TurnReader:
    """Makes turns of what was kept of a conversation, and of what was just said."""

    def __init__(self, contacts: ContactLinks, marks: AnswerMarks) -> None:
        self._contacts = contacts
        self._marks = marks

    def turns_of(self, history: Iterable[Mapping[str, Any]]) -> tuple[Turn, ...]:
        """The turns of a history, oldest first; only the newest still offers its buttons."""
        turns: list[tuple[tuple[str, ...], list[Mapping[str, Any]]]] = []
        for each in history:
            if each["who"] == READER:
                turns.append((_paragraphs(each["text"]), []))
            elif each["text"].strip():
                if not turns:
                    turns.append(((), []))
                turns[-1][1].append(each)
        newest = len(turns) - 1
        return tuple(
            Turn(asked, tuple(self._message(reply, number == newest) for reply in replies))
            for number, (asked, replies) in enumerate(turns)
        )

    def turn_of(self, asked: str, taken: TurnResult) -> Turn:
        """The turn that a message has just come to."""
        first, *others = taken.replies
        said = [{**first.as_dict(), "answer": taken.answer}, *({**each.as_dict(), "answer": None} for each in others)]
        return Turn(_paragraphs(asked), tuple(self._message(reply, is_newest=True) for reply in said))

    def message_of(self, text: str, parts: Mapping[str, Any], answer: Mapping[str, Any]) -> Message:
        """An answer of the content as a message without quick replies."""
        return self._message({"text": text, "parts": parts, "answer": answer, "buttons": ()}, is_newest=True)

    def _message(self, reply: Mapping[str, Any], is_newest: bool) -> Message:
        answer, buttons = reply["answer"] or {}, tuple(reply["buttons"])
        parts = reply.get("parts") or plain_parts(reply["text"], self._contacts.contacts(reply["text"]))
        status, said = answer.get("status"), (parts["lead"], *parts["rest"])
        leads = status in WITH_A_LEAD
        return Message(
            lead=said[0] if leads else "",
            rest=tuple(each for each in (said[1:] if leads else said) if each),
            facts=tuple(fact["text"] for fact in parts["facts"]),
            change=tuple(parts["change"]),
            limits=tuple(parts["limits"]),
            sources=tuple(parts["sources"]),
            calls=tuple(each for each in parts["contacts"] if status == SAFETY and each["href"].startswith("tel:")),
            buttons=buttons if is_newest else (),
            past_choices=() if is_newest else tuple(each["title"] for each in buttons),
            answer=reply["answer"],
            written_in=reply.get("written_in"),
            # What a reader told of the family is in `facts`, so it is no part of what names the answer.
            mark=self._marks.mark(reply["answer"], (*said, *parts["change"], *parts["limits"])),
        )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(paragraph.strip() for paragraph in text.split("\n\n") if paragraph.strip())
