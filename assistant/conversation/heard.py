"""What comes into a reading in context, and what comes out of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assistant.conversation.family import FamilyTurn
from assistant.conversation.follow_up_reading import UNREAD, FollowUpReading
from assistant.conversation.plain_words import core, plain_words
from assistant.conversation.state import ConversationState
from assistant.guidance.aspects import AspectsGrid
from assistant.guidance.decided_statements import DecidedStatement
from assistant.guidance.documents import Document
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.propositions import Proposition

SAY, ASK, TURN_AWAY = "say", "ask", "turn_away"
"""Decisions on a message by its words alone."""
BOOK = "book_consultation"
GIVE_FACTS = "give_facts"
WHO_LEADS = "who_leads"
GLOSSARY = "guidance/glossary"
ABOUT_SCOPE = "guidance/about_scope"
DECISIONS = (WHO_LEADS, "who_escalates")
"""Questions that rules decide from facts about the family."""
BESIDE_THE_LEAD = "beside the lead"
"""The rule of a question beside a lead on which nothing is held: what follows is still about that lead."""
A_DIFFERENCE = "a difference"
"""The rule by which two things are told apart."""
A_CLAIM = "a claim that a clause decides"
A_CLAIM_OF_WHAT_IS_IN_HAND = "a claim that is put of anything, of what is in hand"
"""The rule of "is it compulsory?" and the like: what follows is still about the thing of which it was asked."""
A_HEARD_CLAIM = "a claim that is heard"
KEEP_THE_TOPIC = frozenset({BESIDE_THE_LEAD, A_CLAIM_OF_WHAT_IS_IN_HAND})
"""Rules after which the conversation is about what it was about before."""


WHOLE_RULES = frozenset(
    {
        "everyday",
        "part of a list",
        "the other of two",
        "a what-if",
        "a tier",
        "another child and nothing else",
        "another way to reach them",
        "a turn of the family",
    }
)
"""Rules that read closed grammars."""


@dataclass(frozen=True)
class Message:
    """A message as its words alone are read."""

    text: str
    ranking: Sequence[tuple[str, float]]
    """All labels with their probabilities, the one decided on first."""
    decision: str
    """What that entitles to by itself: say, ask, turn_away."""
    states_facts: bool
    """It states facts about a family."""
    audience: str
    second: Message | None = None
    """The second of two questions, read alone."""
    names: tuple[str, ...] = ()
    """A mark for each redacted name."""
    points_to: str | None = None
    """How it describes the one of several children that it means."""
    before: str = ""
    """The person's message before it."""
    changes_nothing: bool = False
    """It surely tells no news of a service: the trained reader of turns hears none."""

    @cached_property
    def plain(self) -> str:
        """Its words in lower case without marks."""
        return plain_words(self.text)

    @cached_property
    def core(self) -> str:
        """Its plain words without politeness and linking words."""
        return core(self.plain)

    @property
    def label(self) -> str:
        """What its words alone are read as."""
        return self.ranking[0][0]

    @property
    def probability(self) -> float:
        """How likely that is."""
        return self.ranking[0][1]


@dataclass(frozen=True)
class Known:
    """What the reading needs to know of the content."""

    grid: AspectsGrid
    topic_of: Callable[[str], str | None]
    """Label → topic; None for what is no question of the guidance."""
    label_of: Callable[[str], str]
    """Question → label."""
    related: Mapping[str, frozenset[str]]
    """Neighbouring subject → the topics it belongs to."""
    documents: Sequence[Document] = ()
    propositions: Sequence[Proposition] = ()
    statements: Mapping[str, DecidedStatement] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)
    """What the glossary explains, in plain words → the label whose answer explains it."""
    short_forms: frozenset[str] = frozenset()
    """The professional short forms that are written out before a message is read, in lower case."""
    later: frozenset[str] = frozenset()
    """The labels of questions that a later edition answers too."""
    aspect_of: Callable[[str], tuple[str, float]] = lambda core: ("none", 1.0)
    """What the trained reader of aspects says of the core of a question."""
    follow_up_of: Callable[[str | None, str | None, str, str], FollowUpReading] = lambda *_: UNREAD
    """What the trained reader of follow-ups says: of the label answered last, its topic, the message before and it."""

    @classmethod
    def of(cls, library: GuidanceLibrary, short_forms: Collection[str] = ()) -> Known:
        """What reading in context needs to know of the content, and of the short forms that are written out."""
        topics: dict[str, str | None] = {entry.label: entry.topic for entry in library.questions.values()}
        topics |= {label: label for label in DECISIONS}

        def label_of(question: str) -> str:
            return question if question in library.labels["decisions"] else library.questions[question].label

        related = {
            subject: frozenset(topics.get(label_of(question)) or "" for question in neighbour.related)
            for subject, neighbour in library.neighbours.items()
        }
        terms = {
            plain_words(name): term.entry.label for term in library.terms for name in (term.term, term.full, *term.also)
        }
        return cls(
            library.aspects,
            topics.get,
            label_of,
            related,
            documents=library.documents,
            propositions=library.propositions.claims,
            statements=library.decided_statements,
            terms=terms,
            short_forms=frozenset(short_forms),
            later=frozenset(entry.label for entry in library.questions.values() if entry.later_edition),
        )

    def question_about(self, state: ConversationState) -> str:
        """The label of the question that says most of what is spoken of."""
        label = (state.label or "").removeprefix("nearest/")
        if label.startswith(("guidance/", "chapter/")) and label != GLOSSARY:
            return label
        row = self.grid.subjects.get(state.subject or "") or self.grid.subjects.get(state.topic or "")
        return self.label_of(row.about) if row else ABOUT_SCOPE

    def belongs(self, neighbour: str, named: tuple[str, ...]) -> bool:
        """Whether a neighbouring subject belongs to the topics of all subjects named."""
        topics = self.related.get(neighbour.removeprefix("neighbour/"), frozenset())
        return topics.issuperset(self.grid.subjects[each].topic for each in named)


@dataclass(frozen=True)
class Understood:
    """What a message was taken to ask once the conversation is known."""

    label: str
    """A question, a decision, talk, ``aspect/<subject>/<aspect>``, ``nearest/<question>`` or ``document/<id>``."""
    rule: str
    """The rule that decided, for people who want to know why."""
    subject: str | None = None
    also: tuple[str, ...] = ()
    """Labels to offer beside the answer."""
    second: bool = False
    """The first of `also` is a second question of the same message."""
    left_open: str | None = None
    """The aspect that a second question of the same message asks for and the guidance is silent on."""
    opening: str | None = None
    """How the answer to a yes-or-no question opens (`propositions.yml`)."""
    first: tuple[str, ...] = ()
    """The facts of the guidance whose sentences open the answer, because a verdict rests on them."""
    claims_lead: str | None = None
    """The service that the message takes for the lead; how the answer opens follows from the lead given."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Facts about the family that the message supposes."""
    asks_back: bool = False
    """It cannot be said: it asks of something, and of what is not known."""
    drops_facts: bool = False
    """What looks like a fact is a claim about the lead."""
    denies_lead: bool = False
    """The message denies that `claims_lead` leads."""
    turn: FamilyTurn | None = None
    """What it does to the family in hand, in place of what its words alone say."""
    supposes: Mapping[str, str] = field(default_factory=dict)
    """Facts about the family that hold only in thought, in place of what the words alone say of it."""

    @property
    def asks_in_reviewed_words(self) -> bool:
        """Whether it asks, in reviewed words, of a thing in hand, what a clause decides or how to reach somebody."""
        return self.rule in (
            A_CLAIM,
            A_CLAIM_OF_WHAT_IS_IN_HAND,
            "another way to reach them",
            "part of a list",
        ) or self.rule.startswith("aspect ")

    @property
    def is_whole(self) -> bool:
        """Whether every word of the message belongs to what was understood."""
        return self.rule in WHOLE_RULES or self.rule.startswith("aspect ")
