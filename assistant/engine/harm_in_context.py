"""What tells of harm, in the light of the conversation: which words count for it, and when a safety line is due."""

from __future__ import annotations

from typing import Any

from assistant.conversation.fragments import asks_of_a_visit, is_fragment
from assistant.conversation.heard import SAY, Understood
from assistant.conversation.plain_words import plain_words
from assistant.conversation.state import ConversationState
from assistant.engine.payloads import intent_of_label
from assistant.language.turning_to_a_child import said_to_be, turns_and_no_more
from assistant.understanding.harm import AGREED_SCORE, BESIDE_WHO_LEADS, INTENT_ALONE, LINE
from assistant.understanding.safeguarding_patterns import words_level
from assistant.vocabulary import DECISIONS, INTENT_SAFEGUARDING, WHO_ESCALATES, WHO_LEADS

NO_HARM = {"score": 0.0, "level": "none", "asks_for_contacts": False}


def heard_in_context(parsed: dict[str, Any], state: ConversationState) -> dict[str, Any]:
    """What was heard of harm, in the light of what was said before."""
    if state.status == "safeguarding":
        return {**parsed, "safeguarding": {**(parsed.get("safeguarding") or {}), "follows_harm": True}}
    return _without_likeness(parsed, state)


def _without_likeness(parsed: dict[str, Any], state: ConversationState) -> dict[str, Any]:
    """A message read without its likeness to what tells of harm: one that only points at what is in hand, or one in
    which the trained reader of harm hears nothing and the intent is not sure of it.

    Of 790 held-out messages the intent took 25 for harm in which that reader hears nothing; none was a disclosure.
    """
    text = parsed.get("text") or ""
    is_faint = may_be_about_harm(parsed) and (_is_faint(parsed) or _tells_of_a_service(parsed, state))
    points = state.topic is not None and _only_points(text)
    if words_level(text) != "none" or not (is_faint or points):
        return parsed
    reading = parsed["understanding"]
    parsed = {**parsed, "safeguarding": {**(parsed.get("safeguarding") or {}), "score": 0.0, "level": "none"}}
    ranking = [(label, p) for label, p in reading.get("ranking") or () if intent_of_label(label) != INTENT_SAFEGUARDING]
    if not ranking or not may_be_about_harm(parsed):
        return parsed
    label, probability = ranking[0]
    return {
        **parsed,
        "understanding": {**reading, "label": label, "decision": "ask", "ranking": ranking},
        "intent": {**parsed["intent"], "name": intent_of_label(label), "confidence": probability},
    }


def _is_faint(parsed: dict[str, Any]) -> bool:
    heard, intent = parsed.get("safeguarding") or {}, parsed.get("intent") or {}
    return heard.get("score", 1.0) < LINE and intent.get("confidence", 1.0) < INTENT_ALONE


def _tells_of_a_service(parsed: dict[str, Any], state: ConversationState) -> bool:
    """Whether the reader of harm hears nothing in what a service is said to do while a lead is spoken of.

    "His mum says the youth offending man still sees him" is like a disclosure to the intents alone.
    """
    silent = (parsed.get("safeguarding") or {}).get("score", 1.0) < LINE
    return silent and state.topic in DECISIONS and bool((parsed.get("family") or {}).get("named"))


def _only_points(text: str) -> bool:
    plain = plain_words(text)
    only_goes_on = is_fragment(plain) or asks_of_a_visit(text, plain)
    return only_goes_on or turns_and_no_more(text) or said_to_be(text) is not None


def tells_of_harm(parsed: dict[str, Any]) -> bool:
    """Whether a reader of harm has heard it, or the intent is sure of it and the detector agrees."""
    heard = parsed.get("safeguarding") or {}
    return heard.get("level") == "reply" or (sounds_like_harm(parsed) and heard.get("score", 1.0) >= AGREED_SCORE)


def sounds_like_harm(parsed: dict[str, Any]) -> bool:
    """Whether the intent is sure of harm."""
    return may_be_about_harm(parsed) and parsed["understanding"]["decision"] == SAY


def may_be_about_harm(parsed: dict[str, Any]) -> bool:
    """Whether harm is the likeliest intent; then only words that are all accounted for are read as anything else."""
    return (parsed.get("intent") or {}).get("name") == INTENT_SAFEGUARDING


def stands_beside_harm(understood: Understood, text: str) -> bool:
    """Whether what was understood stands where harm is the likeliest intent and not a sure one.

    A change that nothing reads is never passed over: the lead would be said again as if it had not been told.
    """
    changes = understood.turn is not None and words_level(text) == "none"
    return understood.is_whole or understood.asks_in_reviewed_words or changes


def accounted_for(parsed: dict[str, Any]) -> dict[str, Any]:
    """A message each word of which is accounted for: "what happens if I don't go?" has its likeness to harm alone."""
    if words_level(parsed.get("text") or "") != "none":
        return parsed
    return {**parsed, "safeguarding": {**(parsed.get("safeguarding") or {}), "level": "none"}}


def needs_safety_line(text: str, understood: dict[str, Any]) -> bool:
    """Whether a message, as it was understood, may be about harm beside what it asks.

    The detector says so; or the intent, where it is sure of harm; or harm was told of in the turn before, and what
    follows is not surely understood as anything else.
    """
    heard, intent = understood.get("safeguarding") or {}, understood.get("intent") or {}
    if heard.get("level") in {"line", "reply"}:
        return not (_asks_who_leads(understood) and words_level(text) == "none")
    if intent.get("name") == INTENT_SAFEGUARDING:
        return bool(heard.get("follows_harm")) or intent.get("confidence", 1.0) >= INTENT_ALONE
    return bool(heard.get("follows_harm")) and (understood.get("understanding") or {}).get("decision") != SAY


def _asks_who_leads(understood: dict[str, Any]) -> bool:
    """Whether it is nearly sure to ask who leads, and sounds like harm by a likeness that is not great."""
    heard, intent = understood.get("safeguarding") or {}, understood.get("intent") or {}
    sure = intent.get("name") in {WHO_LEADS, WHO_ESCALATES} and intent.get("confidence", 0.0) >= INTENT_ALONE
    return sure and not heard.get("follows_harm") and heard.get("score", 1.0) < BESIDE_WHO_LEADS
