"""Rasa's agent as this service embeds it: our stores, our actions, short sessions."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from rasa.core.actions.action import Action, ActionSessionStart
from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.lock_store import LockStore
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import TrackerStore
from rasa.engine.runner.interface import GraphRunner
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from assistant.adapters.model_archive import checked_archive
from assistant.bootstrap import services
from assistant.consultation.policy import BookingPolicy
from assistant.conversation.two_questions import two_questions
from assistant.engine.action_endpoint import use_local_actions
from assistant.engine.context import ContextReader
from assistant.engine.graph_runner import SequentialGraphRunner
from assistant.engine.output_channel import CollectingOutputChannel, End
from assistant.engine.waiting import finished
from assistant.vocabulary import SAID_SLOTS

LONGEST_SESSION = 20
LONGEST_SESSION_IN_A_FORM = 60
"""Turns of a session in which a form is open; the form goes on in the next session."""
READERS = 2
"""Messages that are read at the same time in a process; more would only take turns with Python's lock."""


class LeanSessionStart(ActionSessionStart):
    """Begins a session with the value that each slot has.

    # Rasa 3.6: the parent carries over every value that a slot ever had, so that each session begins with more events
    than the one before, and costs more.
    """

    @staticmethod
    def _slot_set_events_from_tracker(tracker: DialogueStateTracker) -> list[SlotSet]:
        return [SlotSet(name, slot.value) for name, slot in tracker.slots.items() if slot.value != slot.initial_value]


class TurnFailedError(RuntimeError):
    """The turn came to nothing, and nothing of it may be remembered."""


class ShortSessionProcessor(MessageProcessor):
    """Starts a new session after LONGEST_SESSION turns, because a turn costs as much as its session is long.

    The steps of a turn are called one by one by `turn_steps`, under one lock and with one read and one write
    of the conversation.
    """

    _context: ContextReader

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._readers = ThreadPoolExecutor(READERS, "reading")
        self.graph_runner: GraphRunner = SequentialGraphRunner.of(self.graph_runner)

    def read_in_context(self, context: ContextReader) -> None:
        """Take what reads a message in the light of its conversation."""
        self._context = context

    async def understand(self, message: UserMessage, tracker: DialogueStateTracker) -> dict[str, Any]:
        """Parse the message, read it in the light of the conversation, note it in the tracker, and return that."""
        parsed, halves = await self._parsed(message, tracker), two_questions(message.text or "")
        if halves is not None:
            first, second = halves
            halves_read = await self._parsed(UserMessage(first)), await self._parsed(UserMessage(second))
            message.parse_data = self._context.read(parsed, tracker, halves_read)
        else:
            message.parse_data = self._context.read(parsed, tracker)
        await self._handle_message_with_tracker(message, tracker)
        return dict(message.parse_data)

    async def _parsed(self, message: UserMessage, tracker: DialogueStateTracker | None = None) -> dict[str, Any]:
        """What the language model makes of a message.

        In a thread: its arithmetic does without Python's lock, and others are answered meanwhile.
        # Rasa 3.6: its parser is a coroutine that waits for nothing, and would keep the event loop for all of it.
        """
        parsing = self.parse_message(message, tracker)
        return await asyncio.get_running_loop().run_in_executor(self._readers, finished, parsing)

    def _check_for_unseen_features(self, parse_data: dict[str, Any]) -> None:
        """Nothing to look for: the labels of the model are those of its own training.

        # Rasa 3.6: the parent builds an empty domain for every message, to learn whether ours is one.
        """

    async def act(self, channel: CollectingOutputChannel, tracker: DialogueStateTracker) -> None:
        """Let the policies choose and the actions answer; raises TurnFailedError when they said nothing or broke."""
        await self.run_action_extract_slots(channel, tracker)
        await self._run_prediction_loop(channel, tracker)
        if channel.failed:
            raise TurnFailedError

    async def _update_tracker_session(
        self, tracker: DialogueStateTracker, output_channel: OutputChannel, metadata: dict[str, Any] | None = None
    ) -> None:
        """Begin a new session where the last one is over; the channel learns why, and of a form that ran out.

        What was said in a session that was left counts no more; what a form was given does, until it is offered.
        A form that is answered goes on in the new session, and nobody is told, because nothing is lost.
        """
        ended = self._end_of_session(tracker)
        ran_out = tracker.active_loop_name if ended else None
        await super()._update_tracker_session(tracker, output_channel, metadata)
        if ran_out is not None and ended is End.LONG:
            tracker.update(ActiveLoop(ran_out), self.domain)
            ended = ran_out = None
        if ended is End.LEFT:
            for slot in SAID_SLOTS:
                tracker.update(SlotSet(slot, None), self.domain)
        if isinstance(output_channel, CollectingOutputChannel):
            output_channel.ended, output_channel.form_that_ran_out = ended, ran_out

    def _get_action(self, action_name: str) -> Action | None:
        """The action with this name; ours begins a session."""
        found: Action | None = super()._get_action(action_name)
        return LeanSessionStart() if type(found) is ActionSessionStart else found

    def _has_session_expired(self, tracker: DialogueStateTracker) -> bool:
        """Whether the next message begins a new session."""
        return self._end_of_session(tracker) is not None

    def _end_of_session(self, tracker: DialogueStateTracker) -> End | None:
        """Why the session is over, None where it goes on; a form lives as long as the draft that it fills.

        # Rasa 3.6: its own reading leaves out what was said inside a form, so that a form would run out by the
        # time of the message that opened it, however busily it is answered.
        """
        last, turns = None, 0
        for event in reversed(tracker.events):
            if isinstance(event, SessionStarted):
                break
            if isinstance(event, UserUttered):
                last, turns = last or event.timestamp, turns + 1
        if last is None:
            return None
        pause = time.time() - last
        if tracker.active_loop_name is not None:
            if pause >= BookingPolicy.draft.total_seconds():
                return End.LEFT
            return End.LONG if turns >= LONGEST_SESSION_IN_A_FORM else None
        if pause / 60 > self.domain.session_config.session_expiration_time:
            return End.LEFT
        return End.LONG if turns >= LONGEST_SESSION else None


class EmbeddedAgent(Agent):
    """An agent that reports a broken store instead of forgetting the conversation."""

    @staticmethod
    def _create_tracker_store(store: TrackerStore | None, domain: Domain) -> TrackerStore:
        # Rasa 3.6: the standard agent wraps the store so that a database failure falls back to memory.
        if store is None:
            raise ValueError("The embedded agent needs a tracker store.")
        store.domain = domain
        return store

    def load_model(self, model_path: str | Path, fingerprint: str | None = None) -> None:
        """Load the model at `model_path` with our processor."""
        self.processor = ShortSessionProcessor(
            model_path=model_path,
            tracker_store=self.tracker_store,
            lock_store=self.lock_store,
            action_endpoint=self.action_endpoint,
            generator=self.nlg,
        )
        self.processor.read_in_context(ContextReader(services().library))
        self.domain = self.processor.domain
        self._set_fingerprint(fingerprint)
        self.tracker_store.domain = self.domain
        self.nlg.responses = self.domain.responses


def load_agent(
    models: Path, store: TrackerStore, actions: EndpointConfig, locks: LockStore | None = None
) -> EmbeddedAgent:
    """Load the newest model in the folder `models`; raises what `checked_archive` raises."""
    use_local_actions()
    archive = checked_archive(models)
    agent = EmbeddedAgent(tracker_store=store, lock_store=locks, action_endpoint=actions)
    agent.load_model(archive)
    return agent
