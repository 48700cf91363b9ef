"""Claims that the trained reader hears: the statement that a message puts or denies, and how the answer then opens.

Claims in reviewed words (`propositions.yml`) come first. The reader has met many wordings of each statement, so that it
hears the contrary of one that is put without a "not" too. A claim of who leads is decided by the facts of the family.
"""

from __future__ import annotations

import math
import re

from assistant.conversation.follow_ups import reading_of
from assistant.conversation.heard import A_HEARD_CLAIM, DECISIONS, WHO_LEADS, Known, Message, Understood
from assistant.conversation.lead_claims import lead_named
from assistant.conversation.plain_words import plain_words
from assistant.conversation.state import ConversationState
from assistant.conversation.yes_or_no import Claim, asks_openly, asks_yes_or_no_at_last
from assistant.guidance.decided_statements import DecidedStatement

A_HEARD_LEAD = "a claim about the lead that is heard"
SURE = 0.6
"""A statement is heard in a question or supposition from this probability on, where the words are read as its topic."""
SURE_ELSEWHERE = 0.75
"""The same where they are read as another topic."""
SURE_ALONE = 0.75
"""It is heard in any other form from this one on, where the words are read as its topic too: "they all get TAS"."""
SURE_BESIDE_FACTS = 0.9
"""The same beside what is told of a family: "Tier 1 family, is it down to us to gather the evidence?"."""
SURE_OF_A_YES = 0.8
"""A yes is said from this one on: the reader hardly hears a word that a claim has beside its statement."""
NEVER = math.inf
GENERAL = "general"
IN_FULL = {"yes": "yes_in_full", "yes_usually": "yes_in_full", "yes_then": "yes_in_full", "no": "no_in_full"}
"""What a bare yes or no gives way to after a question put in the negative, to which it could mean either."""
NOT_AFTER_A_DENIAL = ("yes_broadly", "should_not", "it_can")
"""Openings that could be misheard after one: the general one stands in their place."""
_LIMITS = re.compile(
    r"\b(?:only|just|always|never|every time|no longer|alone|solely|all|any|any ?more|every single|everything|nothing"
    r"|unless|until|as long as|as soon as|no matter|whatever|straight away|at once|immediately|automatically"
    r"|even (?:if|when|where|though|after)|half ?term\w*|month\w*|week\w*|fortnight\w*|daily|days?|twice|yearly"
    r"|once a year|annual\w*|\d+|two|three|four|five|six|ten)\b"
)
"""Words that may limit a claim beyond its statement: no yes is said to them where the statement has them not itself."""
_COUNTS_UP = re.compile(r"\w, [\w ]+?,? and (?P<last>\w[\w ]*)", re.IGNORECASE)
STEM, SHORTEST_STEM = 5, 3
"""So many letters of a word tell it from others; shorter ones tell nothing."""


def claim_heard(claim: Claim | None, message: Message, state: ConversationState, known: Known) -> Understood | None:
    """The statement that a message surely puts or denies, with the question whose answer says why it holds or not."""
    if message.second is not None or asks_openly(message.text) or not _may_be_put(claim, message, known):
        return None
    reading = reading_of(message, state, known).claim
    statement = known.statements.get(reading.statement or "")
    if statement is None or statement.lead or reading.probability < _limit(claim, statement, message, known):
        return None
    if statement.facts and state.family:
        return None  # "even if it's only prevention?" of a family in hand supposes something of it
    verdict = statement.denied if reading.is_denied else statement.put
    if verdict.startswith("yes") and (reading.probability < SURE_OF_A_YES or _says_more(message, statement)):
        verdict = GENERAL
    if claim is not None and (claim.negated or claim.in_negative):
        verdict = GENERAL if verdict in NOT_AFTER_A_DENIAL else IN_FULL.get(verdict, verdict)
    supposes = {} if message.states_facts else statement.facts
    return Understood(known.label_of(statement.question), A_HEARD_CLAIM, opening=verdict, supposes=supposes)


def lead_claim_heard(
    claim: Claim | None, message: Message, state: ConversationState, known: Known
) -> Understood | None:
    """The service that a message surely makes the lead, where its own words name no other one as that."""
    goes_on = state.lead is not None and state.topic in DECISIONS and not message.states_facts
    if message.second is not None or not (goes_on or (message.states_facts and message.label in DECISIONS)):
        return None
    named = lead_named(message.text, message.audience, claim is not None)
    if named is None:
        return None
    reading = reading_of(message, state, known).claim
    statement = known.statements.get(reading.statement or "")
    if statement is None or statement.lead != named or reading.is_denied or reading.probability < SURE:
        return None
    label = WHO_LEADS if goes_on else message.label
    return Understood(label, A_HEARD_LEAD, claims_lead=named, drops_facts=goes_on)


def _may_be_put(claim: Claim | None, message: Message, known: Known) -> bool:
    """Whether the reader is asked at all: of other words only where they are read as a topic, and no facts alone."""
    if claim is not None:
        return True
    tells = message.states_facts and not asks_yes_or_no_at_last(message.text)
    return known.topic_of(message.label) is not None and not tells


def _limit(claim: Claim | None, statement: DecidedStatement, message: Message, known: Known) -> float:
    """From which probability on the statement is heard."""
    same_topic = known.topic_of(message.label) == known.topic_of(known.label_of(statement.question))
    if claim is not None and claim.is_one:
        return SURE if same_topic else SURE_ELSEWHERE
    if not same_topic:
        return NEVER
    return SURE_BESIDE_FACTS if claim is None and message.states_facts else SURE_ALONE


def _says_more(message: Message, statement: DecidedStatement) -> bool:
    """Whether a message limits the statement, or counts up what is not in it: "exclusions, fines and transport"."""
    says = statement.says.lower()
    if _limits(message.plain) - _limits(says):
        return True
    counted = _COUNTS_UP.search(message.text)
    last = plain_words(counted["last"]).split() if counted else ()
    return bool(last) and not any(word[:STEM] in says for word in last if len(word) > SHORTEST_STEM)


def _limits(words: str) -> set[str]:
    return set(_LIMITS.findall(words))
