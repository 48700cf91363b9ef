# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Recognises a yes-or-no question and a supposition ("…, right?", "confirm that …"), and the claim it puts."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from assistant.conversation.plain_words import plain_words
from assistant.guidance.propositions import Proposition

_TAG = re.compile(
    r"(?: (?:right|correct|yes|true|agreed?|no|yeah|innit|surely|is that (?:right|correct|true|so)|am i right|are we right"
    r"|(?:(?:is|are|was|were|does|do|did|can|could|would|will|has|have|should|must|need) not|cannot) (?:it|they|he|she|we|i|you|that|there)"
    r"|(?:she|he|they|it|that) (?:is|are) (?:right|correct|true)(?: (?:is|are) not (?:she|he|they|it))?"
    r"|(?:can|could|do|does|did|is|are|will|would|should|must|has|have) (?:it|they|he|she|we|i|you) not"
    r"|have i (?:understood|got (?:it|that|this) right|got (?:it|that|this)|read (?:it|that|this) right)(?: (?:it|that|this))?"
    r"|true or false|yes or no|confirm please|please confirm|confirm|can you confirm|tell me if that is right))+(?: (?:please|then|though))*$"
)
_BARE_TAG = re.compile(
    r"(?<!\bwho)(?<!\bwhat)(?<!\bwhen)(?<!\bwhere)(?<!\bwhich)(?<!\bwhy)(?<!\bhow) (?:is|are|was|were|does|do|did|can|could|would|will|has|have|should|must|need) (?:it|they|he|she|we|i|you|there)$"
)
"""A tag without a denial, "they cannot fine me, can they?"; only where the words before it ask nothing themselves."""
_STATES = re.compile(
    r"^(?:and |but |so )?(?:that|this|those|the|an?|we|i|they|he|she|my|our|his|her|your|every|all|each|only|parents|schools|council|officers?|it|you|social|early|tas|tsms?|spocs?|eit|feh|yos|enforcement|engagement|undermining)\b"
    r".*\b(?:is|are|can|cannot|must|has|have|do|does|will|would|should|leads?|gets?|needs?|happens?|meets?|decides?|takes?|comes?|covers?|goes)\b"
)
"""A sentence that states something: with a question mark it is to be confirmed."""
_CONFIRM = re.compile(
    r"^(?:please )?(?:(?:can|could) you )?(?:confirm|agree|tell me i am right)(?: (?:for me|to me|us))?(?: that)? "
    r"|^(?:am i|are we|we are|i am) right (?:that|to|in (?:saying|thinking)|in)(?: that)? "
    r"|^(?:is it|it is) (?:true|right|correct|ok|okay|fine|allowed|all right|alright)(?: (?:that|to|for))? "
    r"|^(?:i (?:was told|heard|understand|thought|assume|take it|guess)|my friend says|somebody said|so you are saying|you are saying|surely|presumably)(?: that)? "
)
_ASKS = re.compile(
    r"^(?:(?:and|but|so|ok|then|also|hi|hello|sorry|please|well|now) )*(?:as (?:an? |the )?(?:\w+ ){1,5}?)?"
    r"(?:is|are|was|were|does|do|did|can|could|would|will|has|have|should|must|may|am|shall)\b"
)
_NEGATIVE_QUESTION = re.compile(r"^((?:is|are|was|were|does|do|did|can|could|would|will|has|have|should|must)) not\b")
_SO = re.compile(r"^(?:(?:ok|right|and|but) )*(?:so|then|that means|which means|does that mean|in other words) ")
_NEGATED = re.compile(r"\b(?:not|no|never|cannot|nobody|none|nothing|without)\b")
_ASKS_WHICH = re.compile(r"\b(?:who|what|when|where|which|why|how)\b")
_ASKS_ANOTHER = re.compile(r"\b(?:and|also|plus|know|say|tell|me|us) (?:who|what|when|where|which|why|how)\b")
_OPENS_WITH_WHICH = re.compile(r"^(?:(?:and|but|so|ok|then) )*(?:who|what|when|where|which|why|how)\b")
_ENDS_WITH_WHICH = re.compile(r"\b(?:who|what|when|where|which|why|how)$")
_BARE_LEAD = re.compile(
    r"(?:the |and |so )*(?:attendance )?(?:lead|lead professional|lp)(?: (?:now|then|on attendance|for attendance))*"
)
"""Who leads, in short: "FEH open. lead?"."""
_CLAUSE_END = re.compile(r"[.!?;,:\n]+")
_ASKS_THE_ASSISTANT = re.compile(
    r"^(?:(?:and|but|so|ok|then|please|hi|hello|sorry) )*(?:can|could|would|will|do|are|have) you\b|^(?:(?:and|but|so|ok) )*(?:can|could|may|shall) (?:i|we) (?:ask|have|get|book|speak|talk|see)\b"
)
_DENIES_ITS_VERB = re.compile(
    r"\b(is|are|was|were|does|do|did|can|could|would|will|has|have|need)(?: not|(?<=can)not)\b"
)
_CONDITION = re.compile(r"(?<=\w) (?:if|when|unless|because|even though|although) .*$")
_SUBORDINATE = re.compile(r"\b(?:if|when|because|unless|until|while|although|but|once|who|which|even|as long as)\b")
_NEUTRAL_WORDS = (
    "a an the this that these those it its they them their he him his she her hers we us our ours i me my you your one "
    "is are was were be been being am do does did has have had can could will would may might shall should must to of in on at "
    "for from by with about into as and so but then also too really actually usually normally ok well s t there here "
    "say says said mean means meant supposed true right correct going go goes get gets got give gives given make makes "
    "guidance text page handbook rule rules council councils southwark local authority "
    "single point contact spoc spocs tas tsm tsms team around school schools targeting support meeting meetings "
    "eit education inclusion lead leads leading professional professionals consultation consultations attendance "
    "principle principles value values people person someone somebody officer officers staff worker workers "
    "child children pupil pupils kid kids student students family families case cases decision decisions services service "
    "need needs needed surely presumably any do doing does own according told heard sure please now"
)
_NEUTRAL = frozenset(_NEUTRAL_WORDS.split()) - {"now"}
"""Words that add nothing to a claim: a yes is given only where the verdict has weighed every other word of it."""
_EITHER_OR = re.compile(r"\bor\b(?! (?:not|no)$)")


SHORTEST_STATEMENT = 5
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

    @property
    def is_one(self) -> bool:
        """It asks nothing else: neither who, what or when, nor which of two."""
        return not (_ASKS_WHICH.search(self.words) or _EITHER_OR.search(self.words))

    @property
    def asks_of_content(self) -> bool:
        """It is asked of the guidance, not of the assistant ("can you …?"), and with nothing else beside it."""
        return not (
            _ASKS_THE_ASSISTANT.match(self.words) or _ASKS_ANOTHER.search(self.words) or _EITHER_OR.search(self.words)
        )


def claim_put(plain: str, ends_with_question_mark: bool) -> Claim | None:
    """The claim of a message in plain words; None for a message that puts none."""
    words = _TAG.sub("", plain)
    if words == plain and not _ASKS.match(plain) and not _OPENS_WITH_WHICH.match(plain):
        words = _BARE_TAG.sub("", plain)
    tagged = words != plain and len(words.split()) >= SHORTEST_CLAIM
    if not tagged:
        words = plain
    confirmed = _CONFIRM.search(words) is not None
    states = _SO.match(plain) or (_STATES.match(plain) if len(plain.split()) >= SHORTEST_STATEMENT else None)
    supposed = tagged or confirmed or (ends_with_question_mark and states is not None)
    if not supposed and not _ASKS.match(plain):
        return None
    if supposed and not tagged and not confirmed and _ASKS_WHICH.search(plain):
        return None
    positive = _NEGATIVE_QUESTION.sub(r"\1", words)
    # "They can leave it out if it is no concern" denies nothing: the condition is not the claim.
    negated = _NEGATED.search(_CONDITION.sub("", positive)) is not None
    return Claim(positive, supposed, negated, in_negative=positive != words)


def asks_yes_or_no(plain: str) -> bool:
    """Whether plain words are a question by their order: "is it the school …"."""
    return _ASKS.match(plain) is not None


def asks_yes_or_no_at_last(text: str) -> bool:
    """Whether the last clause is such a question: "Tier 1 family, is it down to us?"."""
    clauses = [plain for clause in _CLAUSE_END.split(text) if (plain := plain_words(clause))]
    return bool(clauses) and asks_yes_or_no(clauses[-1])


def asks_openly(text: str) -> bool:
    """Whether a clause asks who, what, when, which, why or how, so that a yes or no answers nothing.

    Within a clause such a word may only relate: "it is the social worker who escalates, isn't it?".
    """
    clauses = [plain_words(clause) for clause in _CLAUSE_END.split(text)]
    return any(
        _OPENS_WITH_WHICH.match(clause)
        or _ENDS_WITH_WHICH.search(clause)
        or _ASKS_ANOTHER.search(clause)
        or _BARE_LEAD.fullmatch(clause)
        for clause in clauses
    )


@dataclass(frozen=True)
class Weighed:
    """A proposition that a claim puts, and whether the claim denies it."""

    proposition: Proposition
    denied: bool = False


def proposition_put(
    claim: Claim, propositions: Iterable[Proposition], topics: Container[str] = frozenset()
) -> Weighed | None:
    """The proposition that a claim puts or denies, where these topics are spoken of.

    None for none, for more than one verdict, for a denial nobody has weighed, and for a yes to words nobody has weighed.
    """
    about = [each for each in propositions if not each.topics or any(topic in topics for topic in each.topics)]
    heard = [weighed for each in about if (weighed := _weigh(claim, each)) is not None]
    meant = {(each.proposition.verdict, each.proposition.question, each.denied) for each in heard}
    return heard[0] if len(meant) == 1 else None


def _weigh(claim: Claim, proposition: Proposition) -> Weighed | None:
    if proposition.topics and (_EITHER_OR.search(claim.words) or _OPENS_WITH_WHICH.match(claim.words)):
        return None
    denied = claim.negated and not proposition.denied
    words = _undenied(claim.words) if denied else claim.words
    if words is None or not proposition.is_heard_in(words):
        return None
    affirms = proposition.verdict.startswith("yes") or (denied and proposition.verdict == "no")
    if affirms and proposition.topics and not _NEUTRAL.issuperset(proposition.beside(words).split()):
        return None
    return Weighed(proposition, denied)


def _undenied(words: str) -> str | None:
    """The claim that plain words deny: "the team does not come" → "the team does come"; None where more than that is denied."""
    if len(_NEGATED.findall(words)) != 1 or _SUBORDINATE.search(words) or not _DENIES_ITS_VERB.search(words):
        return None
    return _DENIES_ITS_VERB.sub(r"\1", words)


def opening_key(weighed: Weighed | None, claim: Claim) -> str | None:
    """The opening that holds: the clause's verdict in a full sentence where the question denies, else the general one."""
    if weighed is None:
        return "general" if claim.supposed or claim.asks_of_content else None
    verdict, affirms = weighed.proposition.verdict, weighed.proposition.verdict.startswith("yes")
    if weighed.denied:
        return {
            "no": "yes_in_full",
            "silent": "silent",
            "not_quite": "general",
            "should_not": "general",
            "not_if": "general",
            "it_can": "general",
            "general": "general",
        }.get(verdict, "no_in_full")
    if claim.in_negative and verdict in ("no", "not_quite", "should_not", "not_if"):
        return "no_in_full"
    return "yes_in_full" if claim.in_negative and affirms else verdict
