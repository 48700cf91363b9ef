# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Claims about who leads or escalates: "so it is the school then?", "the YOS leads if both are open, correct?"."""

from __future__ import annotations

import re

from assistant.conversation.plain_words import plain_words
from assistant.conversation.yes_or_no import Claim, asks_yes_or_no

NEVER_A_LEAD = "never_a_lead"
"""Whoever supports a lead or enforces, and is never the lead itself."""
_ROLES = (
    ("feh_practitioner", r"(?:feh|family early help|early help|family support)"),
    ("yos_practitioner", r"(?:yos|yot|yjs|youth offending|youth justice)"),
    ("social_worker", r"(?:social workers?|sw|social care|csc)"),
    ("school", r"(?:schools?|head ?teacher)"),
    (NEVER_A_LEAD, r"(?:eit|(?:education )?inclusion team|spoc|single point of contact)"),
)
_PATTERNS = tuple((role, re.compile(rf"\b{pattern}\b")) for role, pattern in _ROLES)
_SAYS_LEAD = re.compile(r"\b(?:leads?|in charge|lead professional|job)\b|^(?:(?:and|ok|but|right) )*so ")
_AROUND_A_LEAD_WORDS = (
    "so and but ok then right well is it that would will does do be the us me our my we a in at with for down to up still "
    "just who leads lead charge professional job on attendance this now here s usually his her their worker practitioner "
    "person lady officer service team are you saying means stays"
)
_AROUND_A_LEAD = frozenset(_AROUND_A_LEAD_WORDS.split())
_HOLDER = r"(?: (?:worker|practitioner|lady|officer|service|team|person|s|one|it))*(?: (?:is|are|will|would|should|must|still|usually|normally|then|now|also|be|the one who|who|that|to|does|do|continues? to|has to|have to))*"
_LEADS = (
    r"(?:leads?|leading|take(?:s)? the lead|the lead(?: professional)?|lead professional|in charge|take(?:s)? over)"
)
_ESCALATES = (
    r"(?:escalates?|refers?|takes? (?:it|the case) (?:further|to)|responsible for escalating|makes? the referral)"
)
_LIMITED = re.compile(
    r"\b(?:only|always|never|no longer|not|alone|or|and not|unless|until|even(?! though)|both|together|jointly)\b"
)

_CLAUSE_END = re.compile(r"[.!?;,:()\n]+|\s[-–—/]\s|\b(?:so|surely)\b", re.IGNORECASE)
_LEADING = re.compile(
    r"\b(?:leads?|leading|lead professional|lp|in charge|main (?:person|one|contact)|mine|escalat\w+)\b"
)
_TO_BE_CONFIRMED = re.compile(r"\?\s*$|\bsurely\b", re.IGNORECASE)
_ASKS_WHOM = re.compile(
    r"^(?:(?:and|but|so|ok|then|now|right|also|well|just|today) )*(?:who|whose|which|what|when|how|why)\b|\b(?:who|whose) (?:job|should|would|do|does)\b"
)
_NEGATIVE_TAG = re.compile(r" (?:is|are|do|does|has|have|can|should|would|will) not (?:it|that|they|she|he|we|i)$")
_BESIDE_THE_HOLDER = re.compile(
    r"\b(?:not|no|rather than|instead of|with|to|for|of|in|at|about|from) (?:the |his |her |their |my |our |a )?"
    r"(?:schools?|schooling|eit|(?:education )?inclusion team|feh|yos|spoc|social worker)\b"
)
"""What is named beside the holder of the lead: "in charge of the school stuff", "I escalate to the EIT, not the school"."""
_POINTS = re.compile(r"\b(?:he|she|they|it|that|this|i|me|mine|one)\b")
_OURSELVES = re.compile(r"\b(?:us|we|ourselves|i|me|mine)\b")
_PLAINLY_DENIED = re.compile(r"\b(?:not|no longer|any ?more|any longer)\b")


def claimed_lead(claim: Claim) -> str | None:
    """The one service that a claim gives the lead to: "so it is the school then"; None where a word is not accounted for."""
    if not _SAYS_LEAD.search(claim.words) or _LIMITED.search(_PLAINLY_DENIED.sub(" ", claim.words)):
        return None
    named = [(lead, pattern) for lead, pattern in _PATTERNS if pattern.search(claim.words)]
    if len(named) != 1:
        return None
    lead, pattern = named[0]
    unread = set(pattern.sub(" ", _PLAINLY_DENIED.sub(" ", claim.words)).split()) - _AROUND_A_LEAD
    return None if unread else lead


def another_lead_named(words: str, lead: str | None) -> str | None:
    """The one service that words name as the lead and that was not given it; None for the one given and for several."""
    named = {role for role, pattern in _PATTERNS if pattern.search(words)}
    return named.pop() if len(named) == 1 and lead not in named else None


def lead_claimed_of_a_family(claim: Claim) -> str | None:
    """The service that a claim with facts of its own makes the lead: "if YOS and FEH are open, YOS leads"; None in doubt."""
    if claim.negated or claim.in_negative or _LIMITED.search(claim.words):
        return None
    said = {
        role
        for role, pattern in _ROLES
        if re.search(rf"\b{pattern}{_HOLDER} (?:{_LEADS}|{_ESCALATES})\b", claim.words)
        or re.search(
            rf"^(?:(?:and|so|but|ok) )*(?:is|does|would|will|should) (?:it )?(?:the |my |our |a |his |her )?{pattern}{_HOLDER} (?:{_LEADS}|{_ESCALATES})\b",
            claim.words,
        )
    }
    joined = re.search(
        rf"\band (?:the )?(?:{'|'.join(pattern for _, pattern in _ROLES)}){_HOLDER} (?:{_LEADS}|{_ESCALATES})\b",
        claim.words,
    )
    return said.pop() if len(said) == 1 and not joined else None


def lead_named(text: str, audience: str, is_put: bool) -> str | None:
    """The one service that the last clause about leading or escalating names: "SW involved, so the school leads?".

    None where it asks who that is, names several or limits what it says, and where nothing asks for a yes or no.

    Args:
        is_put: the message is known to put a claim.
    """
    clauses = [plain_words(clause) for clause in _CLAUSE_END.split(text)]
    leading = [clause for clause in clauses if _LEADING.search(clause)]
    if not leading or _ASKS_WHOM.search(leading[-1]):
        return None
    if not (is_put or _TO_BE_CONFIRMED.search(text) or asks_yes_or_no(leading[-1])):
        return None
    clause = _BESIDE_THE_HOLDER.sub(" ", _NEGATIVE_TAG.sub("", leading[-1]))
    if _LIMITED.search(clause):
        return None
    named = _named_in(clause)
    if audience == "school" and _OURSELVES.search(clause):
        named |= {"school"}
    if not named and _POINTS.search(clause):
        named = set().union(*(_named_in(_BESIDE_THE_HOLDER.sub(" ", each)) for each in clauses))
    return named.pop() if len(named) == 1 else None


def _named_in(words: str) -> set[str]:
    return {role for role, pattern in _PATTERNS if pattern.search(words)}


def denies_lead(claim: Claim) -> bool:
    """Whether a claim takes the lead from the service it names: "so not the youth worker any more?"."""
    return claim.negated or claim.in_negative or _PLAINLY_DENIED.search(claim.words) is not None


def opening_of_lead(claimed: str, given: str | None, status: str, denied: bool = False) -> str | None:
    """Whether the lead that was given bears the claim out; in a full sentence where it was put in the negative."""
    if status == "not_settled":
        return "silent"
    if status != "answered" or given is None:
        return None
    if denied:
        return "no_in_full" if given == claimed else "yes_in_full"
    return "yes_usually" if given == claimed else "no"
