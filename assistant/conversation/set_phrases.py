# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Questions put in set phrases: a term, a difference, what the lead does, what the thing in hand is."""

from __future__ import annotations

import re

from assistant.conversation.heard import A_DIFFERENCE, DECISIONS, GLOSSARY, Known, Message, Understood
from assistant.conversation.latest_edition import latest_edition_asked
from assistant.conversation.plain_words import core, plain_words
from assistant.conversation.state import ConversationState
from assistant.conversation.tiers import tier_asked
from assistant.language.which_escalation import leaves_open_which_escalation


def set_phrase(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """What a message put in a set phrase asks; None for any other."""
    return (
        tier_asked(message, state)
        or _duties(message)
        or _part_of_what_was_said(message, state)
        or _term(message, state, known)
        or _difference(message, state, known)
        or latest_edition_asked(message, state, known)
        or _what_it_is(message, state, known)
        or _bare_escalation(message, state)
    )


_DUTIES = re.compile(
    r"(?:remind (?:me|us) (?:of )?)?what (?:(?:a|the|an|is a|is the) )?lead(?: professional| prof)? (?:(?:has|needs|is meant|is supposed|is expected) to|must|should|ought to) do(?: again)?"
    r"|(?:remind (?:me|us) (?:of )?)?what (?:does|must|should) (?:a|the|an) lead(?: professional| prof)? (?:(?:have|need) to )?do(?: again)?"
)


def _duties(message: Message) -> Understood | None:
    """What whoever leads has to do, asked behind who writes: "FEH here. Remind me what a lead has to do"."""
    if "lead" not in message.plain:
        return None
    asked = core(plain_words(message.text.rpartition(". ")[2]))
    return (
        Understood("guidance/lead_duties", "what the lead does", drops_facts=True) if _DUTIES.fullmatch(asked) else None
    )


def _bare_escalation(message: Message, state: ConversationState) -> Understood | None:
    """The bare word "escalate", of which the answer asks which is meant."""
    escalates = message.label in ("who_escalates", "guidance/when_to_escalate") and not message.states_facts
    bare = escalates and state.topic is None and leaves_open_which_escalation(message.text)
    return Understood("who_escalates", "the bare word") if bare else None


_WHAT_IT_IS = re.compile(
    r"(?:so |sorry |but |and |ok |wait )*(?:what|who) (?:is|are|was) (?:that|this|it|they|those|these)(?: (?:then|exactly|please|about|even))*"
)


_PART_OF_IT = re.compile(
    r"(?:sorry |but |and |ok |wait |so )*(?:what|explain)(?: (?:does|do|is|did))? (?:the|that|this|your) (?:(?:first|second|last|middle|final|end|other) )?(?:part|bit|sentence|paragraph|line|phrase|words?)(?: (?:mean|means|about|say|saying|then|exactly|please|actually))*"
)
"""A part of what was just said, which has no name and no place in a list."""


def _part_of_what_was_said(message: Message, state: ConversationState) -> Understood | None:
    said = state.topic is not None and state.asks is None
    return (
        Understood("say_simpler", "a part of what was said") if said and _PART_OF_IT.fullmatch(message.plain) else None
    )


def _what_it_is(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """What the thing in hand is, in simpler words where that was just said."""
    row = known.grid.subjects.get(state.subject or "")
    if row is None or state.asks is not None or not _WHAT_IT_IS.fullmatch(message.plain):
        return None
    label = known.label_of(row.about)
    return Understood("say_simpler" if label == state.label else label, "what it is", state.subject)


_DEFINES = re.compile(
    r"(?:(?:what|who) (?:is|are|does|do)|define|meaning of|explain(?: what)?)(?: is| are)?(?: an?| the)? (?P<term>.+?)"
    r"(?: (?:mean|means|stand for|refer to|refers to|is|are|exactly|anyway|please))*"
)


_SERVICE = re.compile(
    r"(?:family )?early help|feh|(?:children s )?social care|csc|social workers?|youth (?:offending|justice)(?: service| team)?|yo[st]|yjs|schools?"
)
"""Services whose part in the family's case is asked after a lead: "what about early help?" asks for no term."""
_CALLED = re.compile(
    r"^(?:(?:thing|meeting|team|person|word|people|group) )?(?:that )?(?:they|you|the school|school|people|everyone|she|he|we)?(?: (?:keep|kept|keeps))? ?(?:call|calls|called|calling)(?: (?:an?|the))? "
)
"""What is asked about is called something: "what is the meeting they call TAF"."""
_SHORT_FORM = re.compile(r"[A-Z][A-Z&]{1,5}")


def _term(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """A question for the meaning of one term and for nothing else, or the next term after one was explained."""
    first_clause = core(plain_words(message.text.partition(",")[0]))
    asked = _DEFINES.fullmatch(first_clause) or _DEFINES.fullmatch(message.core)
    if asked is None:
        bare = re.sub(r"^(?:(?:what|how) about )?(?:the )?", "", message.core)
        explained = state.label in known.terms.values() and state.topic not in DECISIONS
        follows = explained or (bare != message.core and state.topic is not None and not _SERVICE.fullmatch(bare))
        return Understood(known.terms[bare], "a term") if follows and bare in known.terms else None
    term = _CALLED.sub("", asked["term"])
    if term in known.terms:
        return Understood(known.terms[term], "a term")
    typed = {word for word in _SHORT_FORM.findall(message.text) if not message.text.isupper()}
    is_unknown = term.upper() in typed and term not in known.short_forms
    return Understood(GLOSSARY, "a term") if is_unknown else None


_COMPARES = re.compile(
    r"\b(?:difference|differences|differ|differs|different|compare|versus|vs|same as|same thing|distinguish)\b"
)


_OF_OPINION = re.compile(r"\bdiffer\w* (?:of|in|on) (?:view|views|opinion|opinions|judge?ment)\b|\bdiffering views?\b")
"""People who differ, and no two things that are compared: "a difference of view with the team"."""
_COMPARED = re.compile(
    r"(?:\bbetween|^(?:is|are))(?: an?| the)? (?P<one>[\w ]+?)(?: and| (?:the )?same(?: thing)? as| different (?:from|to))(?: an?| the)? (?P<other>[\w ]+)"
)


_TO_THE_THING = re.compile(
    r"\b(?:that|it|this|they|these|those) (?:differ|the same|different|not the same)|\b(?:from|to|and) (?:that|it|this)$"
)
"""The thing in hand is compared with the one that is named: "is that the same as a TSM?"."""


def _difference(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """A question for the difference between two things: what the first is, with the second beside it."""
    if not _COMPARES.search(message.core) or _OF_OPINION.search(message.core):
        return None
    named = known.grid.named_in(message.core)
    if len(named) == 1 and state.subject in known.grid.subjects and _TO_THE_THING.search(message.core):
        named = tuple(dict.fromkeys((state.subject or "", *named)))
    if len(named) < TWO:
        compared = _COMPARED.search(message.core)
        if compared is None or not {compared["one"], compared["other"]} <= known.terms.keys():
            return None
        return Understood(known.terms[compared["one"]], A_DIFFERENCE)
    first, *others = (known.label_of(known.grid.subjects[each].about) for each in named)
    return Understood(first, A_DIFFERENCE, named[0], tuple(others), second=True)


TWO = 2


_OF_THE_FAMILY = re.compile(r"\b(?:tafs?|team around the family|teams around the family)\b")
_OF_THE_SCHOOL = re.compile(r"\b(?:tas|team around the school|tsms?|targeting support)\b")
_MEETING_OF_A_SCHOOL = ("team_around_the_school", "targeting_support_meetings")
READ_NEXT = 0.1
"""What is read next is answered from this probability on."""


def team_of_the_family(message: Message, known: Known) -> Understood | None:
    """A question of the team around the family, which its words alone take for one of the Team Around the School."""
    names = _OF_THE_FAMILY.search(message.plain) and not _OF_THE_SCHOOL.search(message.plain)
    if not names or known.topic_of(message.label) not in _MEETING_OF_A_SCHOOL:
        return None
    others = ((label, p) for label, p in message.ranking if known.topic_of(label) not in _MEETING_OF_A_SCHOOL)
    label, p = next(((label, p) for label, p in others if known.topic_of(label) is not None), ("", 0.0))
    read = p >= READ_NEXT
    return Understood(label if read else f"nearest/{known.label_of('fair_and_proportionate')}", "the other team")
