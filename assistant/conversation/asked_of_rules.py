# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Questions that name a service and tell nothing of a family: of a rule ("does FEH escalate, or do we?"), or of a
service that is known to be there ("so I ring the YOS worker?"). What their words leave in doubt is no fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from assistant.conversation.heard import DECISIONS, SAY, Message
from assistant.conversation.plain_words import plain_words
from assistant.conversation.state import ConversationState
from assistant.conversation.what_ifs import SERVICES_NAMED, services_named
from assistant.conversation.yes_or_no import claim_put
from assistant.language.fact_replies import asks_something
from assistant.language.services import services_there

MOST_WORDS = 30
"""A longer message tells a story."""
OF_A_RULE = 0.99
"""Up to this probability that a turn is about a family, by the reader of turns, it is about none."""
OF_A_TIER = 0.9
"""The same where it names a tier and no service."""
_OF_A_CHANGE = re.compile(
    r"\b(?:still (?!(?:the |our )?schools?\b|the |it )|open\w*|reopen\w*|clos\w+|end(?:s|ed|ing)?|finish\w*|stop\w*|left|leav\w+|gone|any ?more|no longer|again|start\w*|join\w*"
    r"|without|withdr\w+|refus\w+|steps?|stepp\w+|involve\w*|working|works|new|chang\w+|instead|took|take(?:s|n)? over|added?|adds|got|get"
    r"|since|until|before|after|now|sure|maybe|perhaps|assess\w*|wait\w*|accept\w*|pending|both)\b"
)
"""Words that may tell that a service came, went or is in doubt."""
_OF_AN_END = re.compile(
    r"\b(?:clos\w+|end(?:s|ed|ing)?|finish\w*|stop\w*|left|leav\w+|gone|any ?more|no longer|without|withdr\w+|refus\w+|stepp?\w*"
    r"|until|before|after|instead|assess\w*|wait\w*|pending|refer\w*|asked|offer\w*|consider\w*|request\w*|or(?! (?:alongside|with|by|together|only)\b)|no|nor|never|not(?! the\b)|\w+n t)\b"
)
"""Words after which a service that a rule is asked of need not be there."""
_OF_A_CONDITION = re.compile(r"\b(?:if|when|once|unless|suppose|not|never|no|or|think|refer\w*)\b")
_LEADS = r"(?:leads?|lead professional|in charge|escalates?|refers?|acts? (?:alone|on (?:her|his|its|their) own))"
_GIVEN_THE_LEAD = re.compile(
    rf"(?:{SERVICES_NAMED})(?: (?!who leads?\b|and\b|so\b)\w+){{0,4}} {_LEADS}\b|\bwe in (?:{SERVICES_NAMED})\b"
)
"""A service that a question gives the lead to, or asks to escalate."""
_OF_THE_LEAD = re.compile(
    r"\b(?:leads?|leading|escalat\w*|in charge|in front|boss|responsib\w*|takes? (?:over|charge|it)|have to do|pick\w*|list)\b"
)
_WHO_LEADS = re.compile(r"\b(?:who|which of us) (?:leads|escalates|takes|is (?:the )?lead|is in charge)\b")
_TIER = re.compile(r"\b(?:tier|level) ?([1-4])\b")
_SENTENCE_END = re.compile(r"[.!?;:\n]+\s+|\s[-–]+\s")
_TO_BE_CONFIRMED = re.compile(
    r"\b(?:correct me|am i (?:right|wrong)|(?:is|have i got) (?:that|this|it) (?:right|wrong|so|correct|how))\b"
)


def asked_of_a_rule(
    message: Message, state: ConversationState, doubts: Sequence[str], of_family: Callable[[str], float]
) -> Mapping[str, str] | None:
    """The facts that a question on the rules supposes; None for others, and where a family may be told of.

    of_family: how likely a text is about a family, by the reader of turns.
    """
    if state.family or state.asks or message.decision != SAY or message.label not in DECISIONS or not _asks(message):
        return None
    named, tiers = services_named(message.plain), set(_TIER.findall(message.plain))
    of_tier = tuple(doubts) == ("tier",) and len(tiers) == 1 and not named
    if not of_tier and (not named or len(tiers) > 1 or not set(doubts) <= {*named, "tier"}):
        return None
    if of_family(message.text) > (OF_A_TIER if of_tier else OF_A_RULE):
        return None
    if of_tier:
        return {"tier": tiers.pop()}
    parts = [part for part in _SENTENCE_END.split(message.text) if services_named(plain_words(part))]
    given = len(named) == 1 and any(_GIVEN_THE_LEAD.search(plain_words(part)) for part in parts)
    # "Friend of his is with YOS. Who leads?" asks beside what it tells; nothing but one question may name them.
    asks_once = len(parts) == 1 and _asks_in(parts[0]) and _OF_THE_LEAD.search(message.plain) is not None
    in_doubt = bool(doubts) and asks_once and not _OF_AN_END.search(message.plain)
    if not (in_doubt or (given and not tiers)):
        return None
    return {**dict.fromkeys(named, "yes"), **({"tier": tiers.pop()} if tiers else {})}


def asks_of_who_is_there(message: Message, state: ConversationState, doubts: Sequence[str]) -> bool:
    """Whether a question names only services that are known to be there, and no word tells of a change."""
    if state.topic not in DECISIONS or not state.lead or not doubts or not _asks(message):
        return False
    tells = _OF_A_CHANGE.search(message.plain) or _OF_A_CONDITION.search(message.plain)
    return not tells and set(doubts) <= set(services_there(state.family))


def _asks(message: Message) -> bool:
    if len(message.plain.split()) > MOST_WORDS:
        return False
    marked = message.text.rstrip().endswith("?")
    puts = marked or claim_put(message.plain, marked) is not None or _TO_BE_CONFIRMED.search(message.plain) is not None
    asks_who = _WHO_LEADS.search(message.plain) is not None
    return puts or asks_who or any(map(asks_something, _SENTENCE_END.split(message.text)))


def _asks_in(part: str) -> bool:
    return asks_something(part) or part.rstrip().endswith("?")
