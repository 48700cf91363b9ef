# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Recognises a yes-or-no question and a supposition ("…, right?", "confirm that …"), and the claim it puts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.guidance.propositions import Proposition

_TAG = re.compile(
    r"(?: (?:right|correct|yes|true|agreed?|no|yeah|innit|surely|is that (?:right|correct|true|so)|am i right|are we right"
    r"|(?:is|are|was|were|does|do|did|can|could|would|will|has|have|should|must) not (?:it|they|he|she|we|i|you|that)"
    r"|(?:she|he|they|it|that) (?:is|are) (?:right|correct|true)(?: (?:is|are) not (?:she|he|they|it))?"
    r"|confirm please|please confirm|confirm|can you confirm|tell me if that is right))+(?: (?:please|then|though))*$"
)
_CONFIRM = re.compile(
    r"^(?:please )?(?:(?:can|could) you )?(?:confirm|agree|tell me i am right)(?: (?:for me|to me|us))?(?: that)? "
    r"|^(?:am i|are we|we are|i am) right (?:that|to|in (?:saying|thinking)|in)(?: that)? "
    r"|^(?:is it|it is) (?:true|right|correct|ok|okay|fine|allowed|all right|alright)(?: (?:that|to|for))? "
    r"|^(?:i (?:was told|heard|understand|thought)|my friend says|somebody said)(?: that)? "
)
_ASKS = re.compile(
    r"^(?:(?:and|but|so|ok|then|also|hi|hello|sorry|please|well|now) )*"
    r"(?:is|are|was|were|does|do|did|can|could|would|will|has|have|should|must|may|am|shall)\b"
)
_NEGATIVE_QUESTION = re.compile(r"^((?:is|are|was|were|does|do|did|can|could|would|will|has|have|should|must)) not\b")
_SO = re.compile(r"^(?:(?:ok|right|and|but) )*(?:so|then|that means|which means|does that mean|in other words) ")
_NEGATED = re.compile(r"\b(?:not|no|never|cannot|nobody|none|nothing|without)\b")
_ASKS_WHICH = re.compile(r"\b(?:who|what|when|where|which|why|how)\b")


SHORTEST_CLAIM = 3
"""A tag after fewer words is an answer: "YOS no"."""


@dataclass(frozen=True)
class Claim:
    """What a yes-or-no question or a supposition puts."""

    words: str
    """Its plain words without the tag."""
    supposed: bool
    """It is put as so, and to be confirmed; else it is asked."""
    negated: bool
    in_negative: bool = False
    """A positive claim asked in the negative, "isn't the school …?", to which a bare yes or no could mean either."""


def claim_put(plain: str, ends_with_question_mark: bool) -> Claim | None:
    """The claim of a message in plain words; None for a message that puts none."""
    words = _TAG.sub("", plain)
    tagged = words != plain and len(words.split()) >= SHORTEST_CLAIM
    if not tagged:
        words = plain
    confirmed = _CONFIRM.search(words) is not None
    supposed = tagged or confirmed or (ends_with_question_mark and _SO.match(plain) is not None)
    if not supposed and not _ASKS.match(plain):
        return None
    if supposed and not tagged and not confirmed and _ASKS_WHICH.search(plain):
        return None
    positive = _NEGATIVE_QUESTION.sub(r"\1", words)
    return Claim(positive, supposed, _NEGATED.search(positive) is not None, in_negative=positive != words)


def proposition_put(claim: Claim, propositions: Iterable[Proposition]) -> Proposition | None:
    """The proposition that a claim puts; None for none or more than one verdict, and for a denial nobody has weighed."""
    heard = [each for each in propositions if each.is_heard_in(claim.words) and each.denied >= claim.negated]
    return heard[0] if len({(each.verdict, each.question) for each in heard}) == 1 else None


_ROLES = (
    ("feh_practitioner", re.compile(r"\b(?:feh|early help|family support)\b")),
    ("yos_practitioner", re.compile(r"\b(?:yos|yot|yjs|youth offending|youth justice)\b")),
    ("social_worker", re.compile(r"\b(?:social workers?|sw|social care|csc)\b")),
    ("school", re.compile(r"\b(?:schools?|head ?teacher)\b")),
)
_SAYS_LEAD = re.compile(r"\b(?:leads?|in charge|lead professional|job)\b|^(?:(?:and|ok|but|right) )*so ")
_AROUND_A_LEAD = frozenset(
    [
        "so",
        "and",
        "but",
        "ok",
        "then",
        "right",
        "well",
        "is",
        "it",
        "that",
        "would",
        "will",
        "does",
        "do",
        "be",
        "the",
        "us",
        "me",
        "our",
        "my",
        "we",
        "a",
        "in",
        "at",
        "with",
        "for",
        "down",
        "to",
        "up",
        "still",
        "just",
        "who",
        "leads",
        "lead",
        "charge",
        "professional",
        "job",
        "on",
        "attendance",
        "this",
        "now",
        "here",
        "s",
        "usually",
        "his",
        "her",
        "their",
        "worker",
        "practitioner",
        "person",
        "lady",
        "officer",
        "service",
        "team",
        "who",
        "are",
        "you",
        "saying",
        "means",
        "stays",
    ]
)


def claimed_lead(claim: Claim) -> str | None:
    """The one service that a claim gives the lead to: "so it is the school then"; None where a word is not accounted for."""
    if claim.negated or not _SAYS_LEAD.search(claim.words):
        return None
    named = [(lead, pattern) for lead, pattern in _ROLES if pattern.search(claim.words)]
    if len(named) != 1:
        return None
    lead, pattern = named[0]
    unread = set(pattern.sub(" ", claim.words).split()) - _AROUND_A_LEAD
    return None if unread else lead


def opening_of_lead(claimed: str, given: str | None, status: str) -> str | None:
    """Whether the lead that was given bears the claim out."""
    if status == "not_settled":
        return "silent"
    if status != "answered" or given is None:
        return None
    return "yes_usually" if given == claimed else "no"


def opening_key(proposition: Proposition | None, claim: Claim) -> str | None:
    """The opening that holds: the clause's verdict, the general one for a supposition, else none."""
    if proposition is None:
        return "general" if claim.supposed else None
    if claim.in_negative and proposition.verdict in ("no", "not_quite"):
        return "no_in_full"
    if claim.in_negative and proposition.verdict.startswith("yes"):
        return "yes_in_full"
    return proposition.verdict
