# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Questions put in set phrases: a term, a difference, the latest edition, a tier, a what-if about the lead in hand."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.conversation.heard import DECISIONS, GLOSSARY, WHO_LEADS, Known, Message, Understood
from assistant.conversation.nearest import about
from assistant.conversation.state import ConversationState
from assistant.conversation.what_ifs import added, leaves, nothing_left, rule_named, steps_down, taken_away

EDITION_CHANGES = "chapter/edition_changes"


def set_phrase(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """What a message put in a set phrase asks; None for any other."""
    return (
        _tier(message, state)
        or _term(message, state, known)
        or _difference(message, known)
        or _latest(message, state, known)
    )


_DEFINES = re.compile(
    r"(?:(?:what|who) (?:is|are|does|do)|define|meaning of|explain(?: what)?)(?: is| are)?(?: an?| the)? (?P<term>.+?)"
    r"(?: (?:mean|means|stand for|is|are|exactly|anyway|please))*"
)
_LATEST = re.compile(
    r"(?:so )?(?:which|what)(?: one)? is (?:the )?(?:current|latest|newest|in force|right|valid)(?: (?:one|name|version|edition|rule))?(?: now)?"
    r"|(?:is|are) (?:it|that|this|they|these) still (?:so|current|the case|true|valid|in force|right|like that)"
    r"(?: (?:now|today|in (?:the )?(?:newest|latest|current|new|2024|november 2024)(?: (?:version|edition|one|text|page))?))?"
    r"|(?:is|was|are|were) (?:it|that|this|they|these) (?:only )?(?:since|from|as of|new since) (?:\w+ )?20\d\d"
    r"|(?:is|are) (?:it|that|this|they|these) (?:the )?(?:current|latest|up to date|in force)(?: (?:one|version|edition|rule))?(?: now)?"
)


_TIER = re.compile(
    r"(?:(?:no|i|we|mean|meant|what|about|how|and|if|at|on|for|with|a|the|case|family|child|kid|pupil|level) )*"
    r"(?P<named>tier |level )?(?P<tier>[1-4])(?: (?:kid|child|pupil|family|case|one|student))*"
)


_ONE_OF_SEVERAL = re.compile(
    r"(?<!^)\b[A-D]\b|\b(?:[Cc]hild|[Ff]amily|[Pp]upil|[Ss]ibling|[Cc]ase) (?:\d|[A-Da-d])\b|\b(?:eldest|oldest|youngest|brother|sister|the other (?:one|family|child))\b"
)
"""A what-if for one of several families is read with the facts about them."""


def what_if(message: Message, state: ConversationState) -> Understood | None:
    """A service taken away in thought, or one rule of the list, where the lead is spoken of."""
    if state.topic not in (*DECISIONS, "lead_duties", "glossary") or (
        state.topic not in DECISIONS and not state.family
    ):
        return None
    if _ONE_OF_SEVERAL.search(message.text):
        return None
    topic = state.topic if state.topic in DECISIONS else WHO_LEADS
    supposed: Mapping[str, str] | None = taken_away(message.plain, state.family) or added(message.text, message.plain)
    supposed = supposed or leaves(message.plain, state.family) or steps_down(message.plain)
    supposed = supposed or nothing_left(message.plain)
    supposed = supposed or (rule_named(message.core) if state.asks is None else None)
    return Understood(topic or WHO_LEADS, "a what-if", supposes=supposed, drops_facts=True) if supposed else None


def _tier(message: Message, state: ConversationState) -> Understood | None:
    """A bare tier where the lead is spoken of: "and at tier 2?", "and 3?", "no, I mean for a tier 1 child"."""
    asked = _TIER.fullmatch(message.core)
    if asked is None or not (asked["named"] or state.topic in DECISIONS) or state.asks == "tier":
        return None
    if _ONE_OF_SEVERAL.search(message.text):
        return None
    topic = state.topic if state.topic in DECISIONS else WHO_LEADS
    return Understood(topic or WHO_LEADS, "a tier", facts={"tier": asked["tier"]})


_SHORT_FORM = re.compile(r"[A-Z][A-Z&]{1,5}")


def _term(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """A question for the meaning of one term and for nothing else, or the next term after one was explained."""
    asked = _DEFINES.fullmatch(message.core)
    if asked is None:
        bare = message.core.removeprefix("the ")
        follows = state.label in known.terms.values() and state.topic not in DECISIONS
        return Understood(known.terms[bare], "a term") if follows and bare in known.terms else None
    term = asked["term"]
    if term in known.terms:
        return Understood(known.terms[term], "a term")
    typed = {word for word in _SHORT_FORM.findall(message.text) if not message.text.isupper()}
    is_unknown = term.upper() in typed and term not in known.short_forms
    return Understood(GLOSSARY, "a term") if is_unknown else None


_COMPARES = re.compile(
    r"\b(?:difference|differences|differ|differs|different|compare|versus|vs|same as|same thing|distinguish)\b"
)


_COMPARED = re.compile(
    r"(?:\bbetween|^(?:is|are))(?: an?| the)? (?P<one>[\w ]+?)(?: and| (?:the )?same(?: thing)? as| different (?:from|to))(?: an?| the)? (?P<other>[\w ]+)"
)


def _difference(message: Message, known: Known) -> Understood | None:
    """A question for the difference between two things: what the first is, with the second beside it."""
    if not _COMPARES.search(message.core):
        return None
    named = known.grid.named_in(message.core)
    if len(named) < TWO:
        compared = _COMPARED.search(message.core)
        if compared is None or not {compared["one"], compared["other"]} <= known.terms.keys():
            return None
        return Understood(known.terms[compared["one"]], "a difference")
    first, *others = (known.label_of(known.grid.subjects[each].about) for each in named)
    return Understood(first, "a difference", named[0], tuple(others), second=True)


TWO = 2


def _latest(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """Whether what was just said still holds: the same question, or what has changed where none has a later answer."""
    if state.label is None or state.topic in DECISIONS or not _LATEST.fullmatch(message.core):
        return None
    asked = about(state, known)
    return Understood(asked if asked in known.later else EDITION_CHANGES, "the latest edition", state.subject)
