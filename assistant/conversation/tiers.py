# ruff: noqa: E501 (a pattern is easier to read on one line)
"""A tier that is asked about where the lead is spoken of: "and at tier 2?", "and 3?", "the first of them"."""

from __future__ import annotations

import re

from assistant.conversation.heard import DECISIONS, WHO_LEADS, Message, Understood
from assistant.conversation.state import ConversationState
from assistant.conversation.what_ifs import ONE_OF_SEVERAL

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


def tier_asked(message: Message, state: ConversationState) -> Understood | None:
    """A bare tier where the lead is spoken of: "and at tier 2?", "and 3?", "no, I mean for a tier 1 child"."""
    place = _LEAD_AT_A_PLACE.fullmatch(message.core) if state.label == _TIERS else None
    if place is not None:
        return Understood(WHO_LEADS, "a tier by its place", supposes={"tier": _PLACES[place["place"]]})
    asked = _TIER.fullmatch(message.core)
    if asked is None or not (asked["named"] or state.topic in DECISIONS) or state.asks == "tier":
        return None
    if ONE_OF_SEVERAL.search(message.text):
        return None
    if state.topic == "glossary" and not _OF_A_CASE.search(message.core):
        return Understood(_TIERS, "a term", drops_facts=True)
    topic = state.topic if state.topic in DECISIONS else WHO_LEADS
    if _AT_A_TIER.match(message.plain) and message.text.rstrip().endswith("?"):
        return Understood(topic or WHO_LEADS, "a tier", supposes={"tier": asked["tier"]})
    return Understood(topic or WHO_LEADS, "a tier", facts={"tier": asked["tier"]})
