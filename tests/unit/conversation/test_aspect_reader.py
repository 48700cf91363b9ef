"""Which aspect a short question asks for; a question with a word more is not read."""

from __future__ import annotations

import pytest

from assistant.conversation.aspect_reader import aspect_asked
from assistant.conversation.plain_words import core, plain_words

READ = {
    "who": (
        "who comes?",
        "and who goes to it",
        "who else attends these meetings?",
        "who's in it",
        "who would it be with?",
        "who would we talk to in it",
    ),
    "when": ("when?", "when is it", "what date is it"),
    "since": (
        "since when?",
        "when did it start",
        "when was that introduced?",
        "since when do we have one",
        "since which of the two dates is it a duty",
    ),
    "decider": ("who decides?", "who makes that call", "whose decision is it"),
    "how_often": (
        "how often?",
        "and how often do they meet",
        "is it every term?",
        "how many times a year is it",
        "how often must I update the plan",
    ),
    "how_long": ("how long does it last", "how long?", "how many weeks does it take", "and how long do we have"),
    "where": ("where is it held?", "is it online or in person", "where do they meet"),
    "which_children": ("which pupils is it for?", "what kind of families", "who is it for", "is it for all children?"),
    "parents": (
        "do parents come?",
        "are the parents invited to it",
        "do we need consent",
        "can I come?",
        "does mum have to agree",
    ),
    "compulsory": (
        "is it compulsory?",
        "do we have to go",
        "can schools opt out",
        "do we have to or is it up to us",
        "is it only a suggestion",
    ),
    "figure": ("is there a figure for it", "how much support is enough?", "what percentage", "how many meetings"),
    "why": ("why?", "what is it for", "what's the point of it", "how come", "why do they do it"),
    "recipients": (
        "can our pastoral lead ask or only the head",
        "is it for parents too or only school people?",
        "who gets it?",
        "which schools get it",
        "who can have one",
    ),
    "cost": ("is it free", "how much does it cost?", "do we have to pay for it", "who pays"),
    "hours": ("do they come on Saturdays", "what time are they open?", "opening hours"),
    "name": ("what's her name?", "what is his name", "do you have a name?"),
    "preparation": ("what do I need to bring?", "what should we prepare for it", "how do we prepare"),
    "base": ("where do they work?", "are they from the school or the council", "which team are they in"),
    "author": ("who puts it out", "who wrote this", "who is it published by"),
    "organiser": ("who organises them?", "who chairs it", "who sets it up"),
}
NOT_READ = (
    "who leads if the family has a social worker",
    "where does it say that",
    "why can't my son go to another school",
    "how long has he been with early help",
    "when will you answer my letter",
    "who pays the fine of the other parent",
    "to who",
    "who decides whether it's enough?",
)


@pytest.mark.parametrize(("aspect", "text"), [(aspect, text) for aspect, texts in READ.items() for text in texts])
def test_a_short_question_is_read(aspect: str, text: str) -> None:
    assert aspect_asked(core(plain_words(text))) == aspect


@pytest.mark.parametrize("text", NOT_READ)
def test_a_question_with_a_word_more_is_not(text: str) -> None:
    assert aspect_asked(core(plain_words(text))) is None


@pytest.mark.parametrize(
    ("core", "aspect"),
    [
        ("what has to come first", "first"),
        ("what must be tried before", "first"),
        ("is there something before it", "first"),
        ("which pupils does it look at", "which_children"),
        ("what kind of children do they talk about", "which_children"),
        ("for families", "recipients"),
        ("who sits round the table", "who"),
        ("does the deputy have to be there", "who"),
        ("can we bring our school nurse", "who"),
        ("who will i be talking to", "who"),
        ("same faces as for it", "who"),
        ("should we invite both parents along", "parents"),
        ("does mum need to be told", "parents"),
        ("which pupils should we put forward", "which_children"),
        ("is it open to a pastoral worker", "recipients"),
        ("how often must they visit", "how_often"),
        ("by when", "when"),
        ("what happens if an academy ignores it", "ignored"),
        ("what will happen to that officer", "ignored"),
        ("is there a penalty for not following it", "ignored"),
        ("which manager should i write to mine or theirs", "name"),
    ],
)
def test_other_ways_of_putting_an_aspect(core: str, aspect: str) -> None:
    assert aspect_asked(core) == aspect


@pytest.mark.parametrize(
    "core",
    [
        "what comes",
        "for breakfast",
        "which children are ill",
        "who sits at home",
        "what happens if she ignores me",
        "does dad have to come home from work",
        "can we bring his medicine",
        "what will happen to her brother",
    ],
)
def test_what_only_looks_like_an_aspect_is_none(core: str) -> None:
    assert aspect_asked(core) is None
