"""The steps of one turn, in the order in which they run; `STEPS` at the end is the list.

A step reads and fills in the turn. It ends the turn by returning Refused; an exception means that something is
broken, and nothing of the turn is remembered.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.bootstrap import Services
from assistant.conversation.families import named_before
from assistant.engine.agent import EmbeddedAgent
from assistant.engine.contact_capture import capture
from assistant.engine.harm_in_context import needs_safety_line
from assistant.engine.message_checks import CONVERSATION_OVER, Refused, check_message
from assistant.engine.output_channel import CollectingOutputChannel, End
from assistant.engine.payloads import payload
from assistant.engine.transcript import chosen_in_words, offered_payloads
from assistant.engine.turn_result import Reply, TurnResult, answer_of_turn, intent_of
from assistant.guidance.answers import answer_fixed
from assistant.language.organisations import read_organisation
from assistant.observability import conversation_digest, exception_location
from assistant.privacy.redaction import is_bare_organisation, redact, redact_organisation
from assistant.understanding.safeguarding_patterns import safety_words, words_level
from assistant.vocabulary import (
    ENTITY_LANGUAGE,
    GO_ON,
    INTENT_OTHER_LANGUAGE,
    SLOT_FAMILY,
    SLOT_ORGANISATION,
)

logger = logging.getLogger(__name__)


@dataclass
class Turn:
    """The working state of one turn: what came in, and what the steps have made of it so far."""

    conversation: str
    audience: str | None
    typed: str = ""
    button: str | None = None
    continues: bool = False
    """Whether something was said in this conversation before, as the reader remembers it."""
    message: str = ""
    """What the language model reads and the conversation keeps: the button, its stand-in, or the redacted words."""
    left_out: tuple[str, ...] = ()
    """Kinds of personal data that were redacted."""
    name_marks: list[str] = field(default_factory=list)
    """A mark for each redacted name, which tells it from the others of the conversation."""
    tracker: DialogueStateTracker | None = None
    channel: CollectingOutputChannel = field(default_factory=CollectingOutputChannel)
    understood: dict[str, Any] = field(default_factory=dict)
    added: list[Reply] = field(default_factory=list)
    """What stands beside the answer."""
    signpost: str | None = None
    kept: bool = True
    """False where the turn could not be remembered."""

    def result(self) -> TurnResult:
        """The replies with the answer object and what was understood."""
        answer = answer_of_turn(self.channel.answers)
        if self.signpost:
            answer = {**answer, "signpost": self.signpost}
        said = [Reply.of_message(message) for message in self.channel.messages if message.get("text")]
        return TurnResult((*said, *self.added), answer, intent_of(self.understood), kept=self.kept)


@dataclass(frozen=True)
class TurnContext:
    """What the steps work with."""

    agent: EmbeddedAgent
    services: Services


Step = Callable[[Turn, TurnContext], Awaitable[Refused | None]]


async def check(turn: Turn, context: TurnContext) -> Refused | None:
    """Refuse typed words that cannot be read; take out invisible characters."""
    if turn.button is not None:
        return None
    checked = check_message(turn.typed)
    if isinstance(checked, Refused):
        return checked
    turn.typed = checked
    return None


async def open_conversation(turn: Turn, context: TurnContext) -> Refused | None:
    """Fetch the tracker and begin a new session where the last one has run out.

    Words that go on with a conversation of which nothing is left would be taken for the first of a new one.
    """
    turn.tracker = await context.agent.processor.fetch_tracker_and_update_session(
        turn.conversation, turn.channel, {"audience": turn.audience}
    )
    if turn.continues and not any(isinstance(event, UserUttered) for event in turn.tracker.events):
        return Refused(CONVERSATION_OVER)
    return None


async def press_button(turn: Turn, context: TurnContext) -> Refused | None:
    """Refuse a button unless this conversation was offered exactly this payload."""
    if turn.button is None:
        return None
    if turn.button not in offered_payloads(turn.tracker):
        return Refused("unknown_button")
    turn.message = turn.button
    return None


async def take_field(turn: Turn, context: TurnContext) -> None:
    """Give a contact detail that an open form has asked for to the booking draft, and keep a stand-in for it."""
    form = turn.tracker.active_loop_name if turn.tracker else None
    asked = turn.tracker.get_slot(REQUESTED_SLOT) if turn.tracker and form else None
    if turn.message or asked is None or words_level(turn.typed) == "reply":
        # What tells of harm is no name and no address: it goes on to the safety words.
        return
    contact = context.services.contact_steps
    captured = await asyncio.to_thread(capture, turn.typed, form, asked, turn.conversation, contact)
    turn.message = captured or ""


async def take_choice(turn: Turn, context: TurnContext) -> None:
    """Press the button that typed words choose: its title, its number, "the first one"."""
    if not turn.message and turn.tracker and turn.tracker.active_loop_name is None:
        turn.message = chosen_in_words(turn.tracker, turn.typed) or ""


async def set_other_language_aside(turn: Turn, context: TurnContext) -> None:
    """Keep only which language a message is in that is not English: names in it would not be found.

    An open form takes its answers as they are, and what its own words tell of harm is answered as that.
    """
    if turn.message or (turn.tracker and turn.tracker.active_loop_name) or words_level(turn.typed) != "none":
        return
    language = context.services.other_languages.recognise(turn.typed)
    if language is not None:
        turn.message = payload(INTENT_OTHER_LANGUAGE, **{ENTITY_LANGUAGE: language})


async def redact_words(turn: Turn, context: TurnContext) -> None:
    """Leave personal data out of what is read, stored and logged."""
    if turn.message:
        return
    asked = turn.tracker.get_slot(REQUESTED_SLOT) if turn.tracker and turn.tracker.active_loop_name else None
    bare = asked == SLOT_ORGANISATION and read_organisation(turn.typed).is_whole and is_bare_organisation(turn.typed)
    leave_out = redact_organisation if bare else redact
    marks = named_before(turn.tracker.get_slot(SLOT_FAMILY)) if turn.tracker else ()
    read_names = context.services.name_marks.recalling(turn.conversation, marks, context.services.read_names)
    redaction = await asyncio.to_thread(leave_out, turn.typed, read_names)
    turn.message, turn.left_out = redaction.text, tuple(sorted(set(redaction.kinds)))
    turn.name_marks = context.services.name_marks.of(turn.conversation, redaction.names)


async def understand(turn: Turn, context: TurnContext) -> None:
    """Let the language model read the message."""
    channel = turn.channel
    metadata = {
        "audience": turn.audience,
        "begins_anew": channel.ended is End.LEFT,
        "form_that_ran_out": channel.form_that_ran_out,
        "names": turn.name_marks,
    }
    message = UserMessage(turn.message, channel, turn.conversation, input_channel=channel.name(), metadata=metadata)
    turn.understood = await context.agent.processor.understand(message, turn.tracker)


async def act(turn: Turn, context: TurnContext) -> None:
    """Let the policies decide and the actions answer."""
    with _safety_words_survive(turn):
        await context.agent.processor.act(turn.channel, turn.tracker)


async def add_safety_line(turn: Turn, context: TurnContext) -> None:
    """Set the short safety line beside an answer to a message that may be about harm."""
    answer = answer_of_turn(turn.channel.answers)
    if answer["status"] == "safeguarding" or not needs_safety_line(turn.message, turn.understood):
        return
    key = safety_words("safeguarding_line", turn.message)
    turn.added.append(Reply(answer_fixed(key, answer["audience"], context.services.library).text))
    turn.signpost = "safeguarding"


async def say_what_ran_out(turn: Turn, context: TurnContext) -> None:
    """Tell the reader that a form they left open is over, and offer to go on with it, or that a session is over."""
    form, words = turn.channel.form_that_ran_out, context.services.words
    if form is None:
        if turn.channel.ended is not None:
            turn.added.append(Reply(words.say(turn.channel.ended.value)))
        return
    sentence, go_on = words.say(f"ran_out_{form}"), f"{GO_ON}{form}"
    if all(message.get("text") != sentence for message in turn.channel.messages):
        turn.added.append(Reply(sentence, ({"title": words.say(go_on), "payload": payload("choose", choice=go_on)},)))


async def say_what_was_left_out(turn: Turn, context: TurnContext) -> None:
    """Tell the reader which kinds of personal data were not kept."""
    if turn.left_out:
        turn.added.append(Reply(context.services.words.say("left_out", kinds=_listed(turn.left_out))))


async def remember(turn: Turn, context: TurnContext) -> None:
    """Save the turn with everything that was said in it."""
    if not turn.kept or turn.tracker is None:
        return
    for reply in turn.added:
        turn.tracker.update(BotUttered(reply.text, {"buttons": list(reply.buttons)}))
    with _safety_words_survive(turn):
        await context.agent.processor.save_tracker(turn.tracker)


STEPS: tuple[Step, ...] = (
    check,
    open_conversation,
    press_button,
    take_field,
    take_choice,
    set_other_language_aside,
    redact_words,
    understand,
    act,
    add_safety_line,
    say_what_ran_out,
    say_what_was_left_out,
    remember,
)


@contextmanager
def _safety_words_survive(turn: Turn) -> Iterator[None]:
    """Say the safety words even where acting or saving breaks after them; such a turn is not kept."""
    try:
        yield
    except Exception as failure:
        if not turn.channel.is_about_safety:
            raise
        turn.kept = False
        place, conversation = exception_location(failure), conversation_digest(turn.conversation)
        logger.error("safety words not kept: %s in conversation %s", place, conversation)


def _listed(kinds: tuple[str, ...]) -> str:
    return kinds[0] if len(kinds) == 1 else f"{', '.join(kinds[:-1])} and {kinds[-1]}"
