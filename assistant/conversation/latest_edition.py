# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Whether what was just said still holds: "is that still so?", "which is the latest?", "how old is it?"."""

from __future__ import annotations

import re

from assistant.conversation.heard import DECISIONS, Known, Message, Understood
from assistant.conversation.state import ConversationState

EDITION_CHANGES = "chapter/edition_changes"
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


def latest_edition_asked(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """The same question where a later edition answers it too, else what has changed; None for other words."""
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
