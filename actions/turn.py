"""The only code that reads raw slots and messages: one turn as the actions see it."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from assistant.conversation.families import Families, HeardOfFamilies
from assistant.conversation.family import Family, HeardOfFamily
from assistant.language.each_of_them import called_in, tells_of_each
from assistant.language.turning_to_a_child import said_to_be
from assistant.vocabulary import (
    AUDIENCES,
    DEFAULT_AUDIENCE,
    ENTITY_QUESTION,
    INTENT_SAFEGUARDING,
    SLOT_AUDIENCE,
    SLOT_AUDIENCE_OF_PAGE,
    SLOT_FACTS,
    SLOT_FAMILY,
    SLOT_LAST_CLAUSES,
    SLOT_LAST_QUESTION,
)

Event = dict[str, Any]


class Turn:
    """The latest message and what the conversation remembers."""

    def __init__(self, tracker: Tracker) -> None:
        self.tracker = tracker
        self.message: dict[str, Any] = tracker.latest_message or {}

    @property
    def conversation(self) -> str:
        """The conversation's id, minted by the gateway."""
        return self.tracker.sender_id

    @property
    def events(self) -> list[Event]:
        """What has happened since the conversation began or began anew.

        # Rasa 3.6: in the turn that begins a new session, the tracker still holds the events of the one before.
        """
        events: list[Event] = self.tracker.events
        if not (self.message.get("metadata") or {}).get("begins_anew"):
            return events
        begun = [number for number, event in enumerate(events) if event["event"] == "session_started"]
        return events[begun[-1] :] if begun else events

    @property
    def text(self) -> str:
        """The redacted words of the message; empty for a button."""
        text = self.message.get("text") or ""
        return "" if text.startswith("/") else text

    @property
    def earlier_texts(self) -> list[str]:
        """The redacted words of the visitor's messages in this conversation so far."""
        return [event["text"] or "" for event in self.events if event["event"] == "user" and "text" in event]

    @property
    def intent(self) -> str:
        """The intent's name."""
        return (self.message.get("intent") or {}).get("name") or ""

    @property
    def understanding(self) -> dict[str, Any]:
        """Label, confidence, ranking and decision of the language model; empty for a button."""
        return self.message.get("understanding") or {}

    @property
    def ranking(self) -> list[tuple[str, float]]:
        """The likeliest labels with their probabilities, best first; empty for a button."""
        return [(label, score) for label, score in self.understanding.get("ranking") or []]

    @property
    def label(self) -> str:
        """What was asked: a button's question, or the language model's label, or the intent."""
        return self.entity(ENTITY_QUESTION) or self.understanding.get("label") or self.intent

    @property
    def tells_of_harm(self) -> bool:
        """Whether the message tells of harm, rather than asking whom to call."""
        heard = self.message.get("safeguarding") or {}
        by_intent = self.intent == INTENT_SAFEGUARDING and not heard.get("asks_for_contacts")
        return heard.get("level") == "reply" or by_intent

    def entity(self, name: str) -> str | None:
        """The last value of the entity `name` in the message, or None."""
        values = [entity["value"] for entity in self.message.get("entities") or [] if entity["entity"] == name]
        return str(values[-1]) if values else None

    def slot(self, name: str) -> Any:
        """The value of a slot, or None."""
        return self.tracker.slots.get(name)

    @property
    def audience(self) -> str:
        """Who is asking: what this message says, the page's latest choice, or what was said in the conversation."""
        if self.understanding.get("speaks_as") in AUDIENCES:
            return str(self.understanding["speaks_as"])
        of_page = (self.message.get("metadata") or {}).get("audience")
        chosen = self.slot(SLOT_AUDIENCE)
        if of_page in AUDIENCES and (chosen is None or of_page != self.slot(SLOT_AUDIENCE_OF_PAGE)):
            return of_page
        return chosen if chosen in AUDIENCES else DEFAULT_AUDIENCE

    @property
    def stated_facts(self) -> dict[str, str]:
        """The facts about the family that this message states."""
        stated = {fact: self.entity(fact) for fact in SLOT_FACTS}
        return {fact: value for fact, value in stated.items() if value is not None}

    @property
    def remembered_facts(self) -> dict[str, str]:
        """The facts that earlier messages stated."""
        return {fact: self.slot(slot) for fact, slot in SLOT_FACTS.items() if self.slot(slot) is not None}

    @property
    def number(self) -> int:
        """Which message of the visitor this is in the conversation; the first is 0."""
        return sum(event["event"] == "user" for event in self.events) - 1

    @property
    def family(self) -> Family:
        """What the conversation knows of the family in hand before this message."""
        return self.families.spoken_of

    @property
    def families(self) -> Families:
        """The children or families of the conversation before this message."""
        return Families.from_stored(self.remembered_facts, self.slot(SLOT_FAMILY))

    @property
    def heard_of_families(self) -> HeardOfFamilies:
        """What this message says of the family in hand, or of two apart, and to which one it turns."""
        reading = self.message.get("family") or {}
        names = (self.message.get("metadata") or {}).get("names") or ()
        return HeardOfFamilies(
            HeardOfFamily.from_reading(reading, self.stated_facts),
            reading.get("label"),
            self.families.turned_to_by(self.text, names, reading.get("points_to")),
            tuple((label, HeardOfFamily.from_reading(one)) for label, one in reading.get("apart") or ()),
            reading.get("asks_of"),
            tells_of_each(self.text),
            called_in(self.text, self.families.labels),
            said_to_be(self.text),
        )

    def remember_families(self, families: Families) -> list[Event]:
        """Events that keep them for the next turn; the facts of the one in hand stand in slots of their own."""
        facts = dict(families.spoken_of.facts)
        return [*self.remember_facts(facts), SlotSet(SLOT_FAMILY, families.as_stored())]

    def remember_facts(self, facts: dict[str, str]) -> list[Event]:
        """Events that keep these facts for the next turn; `unknown` is one that was asked for in vain."""
        return [SlotSet(slot, facts.get(fact)) for fact, slot in SLOT_FACTS.items()]

    def remember_answer(self, label: str, clauses: tuple[str, ...]) -> list[Event]:
        """Events that keep what was last answered, for "where does it say that?" and the officer's brief."""
        shown = list(dict.fromkeys([*(self.slot(SLOT_LAST_CLAUSES) or []), *clauses]))[-20:]
        return [*self.remember_audience(), SlotSet(SLOT_LAST_QUESTION, label), SlotSet(SLOT_LAST_CLAUSES, shown)]

    def remember_audience(self, chosen: str | None = None) -> list[Event]:
        """Events that keep for whom to answer."""
        of_page = (self.message.get("metadata") or {}).get("audience")
        return [SlotSet(SLOT_AUDIENCE, chosen or self.audience), SlotSet(SLOT_AUDIENCE_OF_PAGE, of_page)]

    @property
    def later_changes_told(self) -> frozenset[str]:
        """The later changes that this conversation has been told; the first time is in full."""
        answers = ((event.get("data") or {}).get("custom") or {} for event in self.events)
        return frozenset(change for one in answers for change in (one.get("answer") or {}).get("later_changes") or ())

    @property
    def form_that_ran_out(self) -> str | None:
        """The form that was left open for so long that it was over when this message came, or None."""
        return (self.message.get("metadata") or {}).get("form_that_ran_out")

    @property
    def open_form(self) -> str | None:
        """The form that is open, or None."""
        return (self.tracker.active_loop or {}).get("name")

    @property
    def is_first_reading(self) -> bool:
        """Whether the message has not been answered by another action yet.

        # Rasa 3.6: while a form validates, its own execution already stands in the tracker.
        """
        for event in reversed(self.events):
            if event["event"] == "user":
                return True
            if event["event"] == "action" and event["name"] not in {"action_listen", self.open_form}:
                return False
        return False
