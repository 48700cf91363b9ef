# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Questions put in set phrases: a term, a difference, the latest edition, a tier, a what-if about the lead in hand."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.conversation.heard import A_DIFFERENCE, DECISIONS, GLOSSARY, WHO_LEADS, Known, Message, Understood
from assistant.conversation.plain_words import core, plain_words
from assistant.conversation.state import ConversationState
from assistant.conversation.what_ifs import kind_of_youth_justice, rule_named, taken_away
from assistant.language.which_escalation import leaves_open_which_escalation

EDITION_CHANGES = "chapter/edition_changes"


def set_phrase(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """What a message put in a set phrase asks; None for any other."""
    return (
        _tier(message, state)
        or _duties(message)
        or _part_of_what_was_said(message, state)
        or _term(message, state, known)
        or _difference(message, state, known)
        or _latest(message, state, known)
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
_NEWEST = r"(?:the )?(?:new(?:er|est)?|latest|current|updated|later|(?:nov(?:ember)? )?2024|november)(?: (?:one|version|edition|handbook|page|text|chapter|guidance|copy|update))?"
_LATEST = re.compile(
    r"(?:(?:is|are) there |have you (?:got )?|do you (?:have|hold) )?(?:anything|something|any|an?|nothing) (?:newer|more recent|more up to date)(?: (?:one|ones|version|edition|text|page|than (?:it|that|this)))*|"
    r"(?:so )?(?:which|what)(?: one)? is (?:the )?(?:current|latest|newest|in force|right|valid)(?: (?:one|name|version|edition|rule))?(?: now)?"
    r"|(?:is|are) (?:it|that|this|they|these) still (?:so|current|the case|true|valid|in force|right|like that)"
    r"(?: (?:now|today|in (?:the )?(?:newest|latest|current|new|2024|november 2024)(?: (?:version|edition|one|text|page))?))?"
    r"|(?:is|was|are|were) (?:it|that|this|they|these) (?:only )?(?:since|from|as of|new since) (?:\w+ )?20\d\d"
    r"|(?:is|are) (?:it|that|this|they|these) (?:the )?(?:current|latest|up to date|in force)(?: (?:one|version|edition|rule))?(?: now)?"
    rf"|(?:(?:what|how) about |is (?:it|that|this) |are (?:they|these) |does (?:it|that|this) (?:say|read) )*(?:still )?(?:(?:the )?same (?:(?:wording|words|text|rules?|thing|list|ones?|people|answer) )?)?(?:as )?(?:in|under|by) {_NEWEST}"
)


_TIER = re.compile(
    r"(?:(?:no|i|we|mean|meant|what|about|how|and|if|at|on|for|with|a|the|case|family|child|kid|pupil|level) )*"
    r"(?P<named>tier |level )?(?P<tier>[1-4])(?: (?:kid|child|pupil|family|case|one|student))*"
)


_TIERS = "guidance/tiers_meaning"
_PLACES = {"first": "1", "lowest": "1", "bottom": "1", "second": "2", "third": "3", "fourth": "4", "last": "4", "highest": "4", "top": "4"}  # fmt: skip
_LEAD_AT_A_PLACE = re.compile(
    rf"who (?:leads|is (?:the )?lead|would lead)(?: (?:at|on|in|for|with|the))+ (?P<place>{'|'.join(_PLACES)})(?: (?:of (?:them|those|these|the four)|ones?|tiers?|levels?))*"
)
"""The lead at one of the tiers that were just listed: "and who leads at the first of them?"."""
_AT_A_TIER = re.compile(r"(?:(?:and|so|what about|how about|or) )*(?:at|on|in) ")
"""A tier that is only asked about: "and at tier 2?"."""
_OF_A_CASE = re.compile(r"\b(?:kid|child|pupil|family|case|one|student|we)\b")
_ONE_OF_SEVERAL = re.compile(
    r"(?<!^)\b[A-D]\b|\b(?:[Cc]hild|[Ff]amily|[Pp]upil|[Ss]ibling|[Cc]ase) (?:\d|[A-Da-d])\b|\b(?:eldest|oldest|youngest|brother|sister|the other (?:one|family|child))\b"
)
"""A what-if for one of several families is read with the facts about them."""


_NAMES_A_RULE = re.compile(r"\brule\b")


def what_if(message: Message, state: ConversationState) -> Understood | None:
    """A service taken away in thought, or one rule of the list, where the lead is spoken of; a rule named as one, always."""
    rule = rule_named(message.core)
    if rule is not None and _NAMES_A_RULE.search(message.core):
        return Understood(WHO_LEADS, "a what-if", supposes=rule, drops_facts=True)
    if state.topic not in (*DECISIONS, "lead_duties", "glossary") or (
        state.topic not in DECISIONS and not state.family
    ):
        return None
    if _ONE_OF_SEVERAL.search(message.text):
        return None
    topic = state.topic if state.topic in DECISIONS else WHO_LEADS
    kind = kind_of_youth_justice(message.plain, state.family)
    if kind is not None and "if" not in message.plain.split():
        return Understood(topic or WHO_LEADS, "a kind of youth justice", facts={"yos": kind})
    supposed: Mapping[str, str] | None = {"yos": kind} if kind else taken_away(message.plain, state.family)
    supposed = supposed or (rule if state.asks is None else None)
    return Understood(topic or WHO_LEADS, "a what-if", supposes=supposed, drops_facts=True) if supposed else None


def _tier(message: Message, state: ConversationState) -> Understood | None:
    """A bare tier where the lead is spoken of: "and at tier 2?", "and 3?", "no, I mean for a tier 1 child"."""
    place = _LEAD_AT_A_PLACE.fullmatch(message.core) if state.label == _TIERS else None
    if place is not None:
        return Understood(WHO_LEADS, "a tier by its place", supposes={"tier": _PLACES[place["place"]]})
    asked = _TIER.fullmatch(message.core)
    if asked is None or not (asked["named"] or state.topic in DECISIONS) or state.asks == "tier":
        return None
    if _ONE_OF_SEVERAL.search(message.text):
        return None
    if state.topic == "glossary" and not _OF_A_CASE.search(message.core):
        return Understood(_TIERS, "a term", drops_facts=True)
    topic = state.topic if state.topic in DECISIONS else WHO_LEADS
    if _AT_A_TIER.match(message.plain) and message.text.rstrip().endswith("?"):
        return Understood(topic or WHO_LEADS, "a tier", supposes={"tier": asked["tier"]})
    return Understood(topic or WHO_LEADS, "a tier", facts={"tier": asked["tier"]})


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


_NEWER = re.compile(rf"\b(?:in|under|by) {_NEWEST}$")
_DATED = re.compile(
    r"dated when|when (?:is|was) (?:it|that|this) (?:dated|written|published|from|issued|last updated)|how (?:old|recent|new) (?:is|was) (?:it|that|this)(?: (?:page|text|guidance|version|edition))?"
    r"|what is the date (?:on|of) (?:it|that|this|(?:the )?(?:one|version|edition|copy|text|page) (?:you are (?:using|reading|quoting)(?: from)?|you (?:use|have|quote)))"
)
_CHANGED = re.compile(
    rf"(?:does|do|will|would|did) (?:the |this |that )?(?:who leads|lead professionals?|core values?|leads?)(?: (?:part|page|chapter|bit|rules?|section|guidance|text))? (?:also |still )?(?:carry over|apply|hold|stand|survive|stay|remain|count)(?: (?:good|the same|true))?(?: (?:to|in|into|under|for) {_NEWEST})?|"
    r"(?:has|have|did|is|are|was|does) (?:the |this |that )?(?:who leads|lead professional|core values?|leads?)(?: (?:part|page|chapter|bit|rules?|section|guidance|text))?(?: (?:been|also))*"
    r" (?:chang\w*|different|updated|rewritten|revised|new|the same|replaced)(?: (?:in|since|from|by|as))*(?: (?:it|that|this|then|the (?:new|newer|newest|latest|last|2024|november 2024)(?: (?:one|edition|version|page))?|before|2023|2024))*"
)


def _latest(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """Whether what was just said still holds: the same question, or what has changed where none has a later answer."""
    if _CHANGED.fullmatch(message.core) or (state.label is not None and _DATED.fullmatch(message.core)):
        return Understood("guidance/about_date_and_edition", "the latest edition")
    if state.label is None or not _LATEST.fullmatch(message.core):
        return None
    if state.topic in DECISIONS:
        return (
            Understood("guidance/about_date_and_edition", "the latest edition") if _NEWER.search(message.core) else None
        )
    asked = known.question_about(state)
    return Understood(asked if asked in known.later else EDITION_CHANGES, "the latest edition", state.subject)


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
