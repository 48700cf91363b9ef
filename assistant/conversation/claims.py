"""Claims that the trained reader hears: the statement that a message puts or denies, and how the answer then opens.

Claims in reviewed words (`propositions.yml`) come first. The reader has met many wordings of each statement, so that it
hears the contrary of one that is put without a "not" too.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.conversation.follow_ups import reading_of
from assistant.conversation.heard import A_HEARD_CLAIM, DECISIONS, SAY, Known, Message, Understood
from assistant.conversation.state import ConversationState
from assistant.conversation.yes_or_no import Claim, asks_which, denies_something
from assistant.guidance.decided_statements import DecidedStatement

SURE = 0.75
"""A statement is heard from this probability on."""
GENERAL = "general"
IN_FULL = {"yes": "yes_in_full", "yes_usually": "yes_in_full", "yes_then": "yes_in_full", "no": "no_in_full"}
"""What a bare yes or no gives way to after a question put in the negative, to which it could mean either."""
NOT_AFTER_A_DENIAL = ("yes_broadly", "should_not", "it_can")
"""Openings that could be misheard after one: the general one stands in their place."""
_LIMITED = re.compile(
    r"\b(?:only|just|always|never|every time|no longer|alone|solely|all|any ?more|even|unless|until)\b"
)
"""Words that may limit a claim beyond its statement: no yes is said to them."""


def claim_heard(claim: Claim | None, message: Message, state: ConversationState, known: Known) -> Understood | None:
    """The statement that a message surely puts or denies, with the question whose answer says why it holds or not."""
    if message.second is not None or (claim is None and asks_which(message.plain)):
        return None
    statement, is_denied = _surely_heard(message, state, known)
    if statement is None or statement.lead:
        return None
    if statement.facts and state.family:
        return None  # "even if it's only prevention?" of a family in hand supposes something of it
    verdict = statement.denied if is_denied else statement.put
    if verdict.startswith("yes") and _LIMITED.search(message.plain):
        verdict = GENERAL
    if denies_something(claim, message.plain):
        verdict = GENERAL if verdict in NOT_AFTER_A_DENIAL else IN_FULL.get(verdict, verdict)
    supposes = {} if message.states_facts else statement.facts
    return Understood(known.label_of(statement.question), A_HEARD_CLAIM, opening=verdict, supposes=supposes)


def with_lead_claimed(
    understood: Understood | None, message: Message, state: ConversationState, known: Known
) -> Understood | None:
    """The same with the service that the message surely gives the lead to; what is denied of one is left open."""
    alone = Understood(message.label, "words alone") if message.decision == SAY else None
    asked = understood or alone
    if asked is None or asked.label not in DECISIONS or asked.claims_lead or asked.opening not in (None, GENERAL):
        return understood
    if asks_which(message.plain) or _LIMITED.search(message.plain):
        return understood
    statement, is_denied = _surely_heard(message, state, known)
    if statement is None or statement.lead is None or is_denied:
        return understood
    return replace(asked, claims_lead=statement.lead)


def _surely_heard(message: Message, state: ConversationState, known: Known) -> tuple[DecidedStatement | None, bool]:
    """The statement that the trained reader surely hears, and whether its contrary is put; None for none."""
    claim = reading_of(message, state, known).claim
    statement = known.statements.get(claim.statement or "")
    return (statement if claim.probability >= SURE else None), claim.is_denied
