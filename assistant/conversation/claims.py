"""Claims that the trained reader hears: the statement that a message puts or denies, and how the answer then opens.

Claims in reviewed words (`propositions.yml`) come first. The reader has met many wordings of each statement, so that it
hears the contrary of one that is put without a "not" too. A claim of who leads opens no answer here: the facts of a
family decide.
"""

from __future__ import annotations

import re

from assistant.conversation.follow_ups import reading_of
from assistant.conversation.heard import A_HEARD_CLAIM, Known, Message, Understood
from assistant.conversation.state import ConversationState
from assistant.conversation.yes_or_no import Claim

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
    """The statement that a claim surely puts or denies, with the question whose answer says why it holds or not."""
    if claim is None or not claim.is_one or message.second is not None:
        return None
    reading = reading_of(message, state, known).claim
    statement = known.statements.get(reading.statement or "")
    if statement is None or statement.lead or reading.probability < SURE:
        return None
    if statement.facts and state.family:
        return None  # "even if it's only prevention?" of a family in hand supposes something of it
    verdict = statement.denied if reading.is_denied else statement.put
    if verdict.startswith("yes") and _LIMITED.search(message.plain):
        verdict = GENERAL
    if claim.negated or claim.in_negative:
        verdict = GENERAL if verdict in NOT_AFTER_A_DENIAL else IN_FULL.get(verdict, verdict)
    supposes = {} if message.states_facts else statement.facts
    return Understood(known.label_of(statement.question), A_HEARD_CLAIM, opening=verdict, supposes=supposes)
