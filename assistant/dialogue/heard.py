"""What a message in an open form is: its answer, a wish about the form, or something to be answered elsewhere.

What cannot be taken back follows only from words that are understood to the last one. The intent of the
language model never does more than to have a question answered, or a wish asked about.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.dialogue.steps import Step
from assistant.language.codes import read_code
from assistant.language.confirmation import Answer, FormCommand, read_answer_to, read_form_command
from assistant.language.confirmation_words import Act
from assistant.language.corrections import read_field, wants_correction
from assistant.language.roles import read_role
from assistant.language.service_questions import ServiceQuestion, asks_about_the_service, is_a_question
from assistant.language.times.mentions import mentions_a_time


@dataclass(frozen=True)
class Understood:
    """What the language model made of a message: the intent, its fine label, what to do with it, how sure it is."""

    intent: str = ""
    label: str | None = None
    decision: str | None = None
    confidence: float = 0.0


@dataclass(frozen=True)
class AnAnswer:
    """The words belong to the question that was asked."""


@dataclass(frozen=True)
class YesOrNo:
    """The whole message is a yes, or the whole message is a no."""

    yes: bool


@dataclass(frozen=True)
class Wait:
    """The caller asks for a moment."""


@dataclass(frozen=True)
class Leave:
    """The whole message says to stop."""


@dataclass(frozen=True)
class GoOn:
    """The caller wants the question that is open."""


@dataclass(frozen=True)
class GoBack:
    """The caller wants the question before."""


@dataclass(frozen=True)
class Skip:
    """The caller wants to leave the question out."""


@dataclass(frozen=True)
class Correct:
    """An answer is to be given again: which (None where none is named), with the new words where they were said."""

    step: Step | None
    words: str = ""


@dataclass(frozen=True)
class ChangeRole:
    """The caller says that the booking is for somebody else."""

    role: str


@dataclass(frozen=True)
class AsksAboutForm:
    """A question about what is asked for, and why."""

    question: ServiceQuestion


@dataclass(frozen=True)
class OtherBooking:
    """The caller speaks of a booking of theirs: the one being made or another, which has to be asked."""

    wish: str


@dataclass(frozen=True)
class MayLeave:
    """The caller may want to stop, in words that do not say so to the last one."""


@dataclass(frozen=True)
class Elsewhere:
    """The rest of the assistant answers it."""


@dataclass(frozen=True)
class Doubt:
    """Not understood: asked about, and nothing happens."""


Heard = (
    AnAnswer | YesOrNo | Wait | Leave | GoOn | GoBack | Skip | Correct | ChangeRole | AsksAboutForm | OtherBooking
    | MayLeave | Elsewhere | Doubt
)  # fmt: skip

# Free text: the words belong to the field whatever they resemble.
FREE_TEXT = frozenset({Step.ORGANISATION, Step.TOPIC})
SURE_ENOUGH = 0.6
ASKING = frozenset({"guidance", "chapter", "neighbour", "who_leads", "who_escalates"})
REMARKS = frozenset(
    {"ask_help", "bot_challenge", "ask_source", "say_simpler", "greet", "thank", "frustration", "goodbye"}
)
REQUESTS = frozenset({"ask_human", "repeat", "switch_audience", "delete_my_data", "start_again"})
ENDS_SOMETHING = frozenset({"stop", "start_again"})
BOOKING_WISHES = {"cancel_consultation": "cancel", "change_consultation": "move", "find_consultation": "find"}
LONGEST_REQUEST = 12  # words

_COURTESY = re.compile(
    r"\b(?:please|pls|thanks|thank you|sorry|ok|okay|oh|can (?:you|i|we)|could (?:you|i|we)"
    r"|i(?:'d| would) like to|i want to|let(?:'s| us|s)|just|actually)\b|[^\w\s']",
    re.IGNORECASE,
)
_GO_BACK = re.compile(
    r"(?:go |step |one )?back(?: (?:a|one) (?:step|question)| one)?|(?:the )?(?:previous|last) (?:one|question|step)"
)
_SKIP = re.compile(r"(?:skip|leave out|pass)(?: (?:this|that|it|the)(?: (?:one|question|step))?| question)?")
_GO_ON = re.compile(r"(?:back to|return to|continue|carry on)(?: with)? (?:the |my )?(?:booking|form)|(?:next|resume)")
_START_AGAIN = re.compile(r"(?:start|begin)(?: (?:again|over|from the (?:start|beginning)|afresh|a ?new))|restart")
_BARE_NUMBER = re.compile(r"\W*\d{1,2}\W*")
_MY_BOOKING = re.compile(
    r"\b(?:my|our|the|that|an?other|existing|earlier|previous) (?:\w+ )?"
    r"(?:booking|consultation|appointment|meeting)s?\b",
    re.IGNORECASE,
)
_CANCELS = re.compile(r"\b(?:cancel|call off|delete)\b", re.IGNORECASE)
_CHANGES_ROLE = re.compile(r"\b(?:sorry|actually|meant|mean|rather|instead|mistake|not a|wrong)\b", re.IGNORECASE)
_NEW_VALUE = re.compile(
    r"\b(?:change|correct|set|make|update|switch)\s+(?:the|my|our)\s+[\w\s-]{2,30}?\s+(?:to|into)\s+(?P<to>.+)"
    r"|\b(?:should (?:be|say|read)|is (?:actually|really)|wrong,? (?:it'?s|it is|it should be))\s+(?P<be>.+)",
    re.IGNORECASE,
)
_LEAD_OF_A_TIME = re.compile(
    r"^\W*(?:(?:yes|yeah|no|ok|okay|but|actually|sorry|and|so|please|can|could|we|i|you|it|do|have|make|change|move|to|say"
    r"|how|what|about|rather|prefer|instead|would|wait|hmm)\b\W*)+",
    re.IGNORECASE,
)
_END_OF_A_TIME = re.compile(
    r"\W*\b(?:instead|please|then|(?:would|might) (?:be|suit|work)(?: \w+){0,4}|(?:is|suits|works)(?: \w+){0,2} better"
    r"|better)\W*$",
    re.IGNORECASE,
)
_OPENS_A_QUESTION = re.compile(
    r"\s*(?:what|who|whose|when|where|why|how|which|can|could|do|does|did|is|are|am|should|will|would|may|must|whats|hows)\b",
    re.IGNORECASE,
)


def hear(step: Step, text: str, understood: Understood, act: Act = Act.BOOK) -> Heard:
    """What a typed message is while `step` is asked. `act` is what a yes to the last question does."""
    answer = read_answer_to(act, text) if step is Step.CONFIRM else None
    if answer is not None and answer.is_whole and (act is not Act.BOOK or answer.understood is Answer.YES):
        # "Cancel it" leaves a booking form, and is a yes where cancelling was asked about.
        # "That is correct" is a yes, although it names correcting.
        return Wait() if answer.understood is Answer.WAIT else YesOrNo(answer.understood is Answer.YES)
    return (
        _about_the_form(step, text)
        or _whole_wish(text)
        or _other_booking(step, text, understood, act)
        or _correction(step, text)
        or _of_the_question(step, text, understood, act)
    )


def time_words(text: str) -> str:
    """The words of a correction that name the new time: "yes but at 3pm instead" says "at 3pm"."""
    return _END_OF_A_TIME.sub("", _LEAD_OF_A_TIME.sub("", text)).strip()


def _about_the_form(step: Step, text: str) -> Heard | None:
    asked = asks_about_the_service(text)
    if asked is not None and asked is not ServiceQuestion.IS_A_PERSON and step is not Step.CONFIRM:
        return AsksAboutForm(asked)
    return None


def _whole_wish(text: str) -> Heard | None:
    """A wish about the form that every word belongs to."""
    plain = " ".join(_COURTESY.sub(" ", text.casefold().replace("’", "'")).split())
    if _GO_BACK.fullmatch(plain):
        return GoBack()
    if _SKIP.fullmatch(plain):
        return Skip()
    if _GO_ON.fullmatch(plain):
        return GoOn()
    if _START_AGAIN.fullmatch(plain):
        return Elsewhere()
    if (command := read_form_command(text)).is_whole:
        if command.understood is FormCommand.GO_ON:
            return GoOn()
        if not _MY_BOOKING.search(text):
            return Leave()
    answer = read_answer_to(None, text)
    return Wait() if answer.is_whole and answer.understood is Answer.WAIT else None


def _other_booking(step: Step, text: str, understood: Understood, act: Act) -> Heard | None:
    wish = BOOKING_WISHES.get(understood.intent) if understood.confidence >= SURE_ENOUGH else None
    if step in FREE_TEXT and len(text.split()) > LONGEST_REQUEST:
        return None
    if _CANCELS.search(text) and _MY_BOOKING.search(text) and act is not Act.CANCEL:
        return OtherBooking("cancel")
    if wish in {"move", "find"} and _MY_BOOKING.search(text) and step is not Step.CONFIRM:
        return OtherBooking(wish)
    return None


def _correction(step: Step, text: str) -> Heard | None:
    """An answer that is to be given again; in free text only where the words speak of nothing else."""
    role, field = read_role(text).understood, read_field(text)
    if role and step not in {Step.ROLE, Step.TOPIC} and _CHANGES_ROLE.search(text) and field in {None, "role"}:
        return ChangeRole(role)
    if not wants_correction(text) or step is Step.ROLE:
        return None
    if step in FREE_TEXT and not (field and _ONLY_CORRECTS.fullmatch(_COURTESY.sub(" ", text))):
        return None
    if is_a_question(text) and field is None:
        return None
    if field is None and step is not Step.CONFIRM:
        return None
    value = _NEW_VALUE.search(text)
    return Correct(Step(field) if field else None, (value["to"] or value["be"]).strip(" .!") if value else "")


_ONLY_CORRECTS = re.compile(
    r"\s*(?:\b(?:i|we|you|my|our|the|that|it|is|was|'?ve|have|has|gave|given|put|wrote|typed|entered|got|made|a|an|need|to|want|can"
    r"|could|should|be|first|yes|no|but|oops|in|on|of|with|for|wrong|incorrect|change|correct|edit|different|mistake|fix|amend"
    r"|update|not|right|typo|name|names|school|organisation|service|e-?mail|address|topic|subject|reason|time|date|day|role)\b\s*)+",
    re.IGNORECASE,
)


def _of_the_question(step: Step, text: str, understood: Understood, act: Act) -> Heard:
    if step is Step.CONFIRM:
        return _of_the_check(text, understood, act)
    if _reads_as_answer(step, text):
        return AnAnswer()
    sure = understood.confidence >= SURE_ENOUGH and (
        understood.decision == "say" or (understood.label or "").startswith("neighbour/")
    )
    if sure and understood.intent in BOOKING_WISHES and is_a_question(text):
        return OtherBooking(BOOKING_WISHES[understood.intent])
    if sure and understood.intent in ENDS_SOMETHING | set(BOOKING_WISHES) and step not in FREE_TEXT:
        return MayLeave()
    if is_a_question(text):
        return Elsewhere()
    if sure and understood.intent in REQUESTS and len(text.split()) <= LONGEST_REQUEST:
        return Elsewhere()
    if step in FREE_TEXT:
        asks = text == text.lower() and _OPENS_A_QUESTION.match(text) and step is Step.ORGANISATION
        return Elsewhere() if asks and sure and understood.intent in ASKING else AnAnswer()
    return Elsewhere() if sure and understood.intent in ASKING | REMARKS else AnAnswer()


def _of_the_check(text: str, understood: Understood, act: Act) -> Heard:
    answer = read_answer_to(act, text)
    if answer.understood is Answer.WAIT:
        return Wait()
    if answer.is_whole:
        return YesOrNo(answer.understood is Answer.YES)
    left = answer.unread or text
    if mentions_a_time(left) and not _BARE_NUMBER.fullmatch(left):
        return Correct(Step.TIME, time_words(text))
    sure = understood.confidence >= SURE_ENOUGH and understood.decision == "say"
    answered = understood.intent in ASKING | REQUESTS | REMARKS
    # Beside a yes or a no, words are no new subject: what they mean for the booking is asked.
    if sure and answered and (answer.understood is None or is_a_question(left)):
        return Elsewhere()
    return Doubt()


def _reads_as_answer(step: Step, text: str) -> bool:
    """Whether the question's own reader takes the words, which are not a question themselves."""
    if step is Step.TIME:
        # "What about Tuesday?" is put as a question and is an answer all the same.
        return mentions_a_time(text)
    reader = READERS.get(step)
    return reader is not None and reader(text) is not None and not is_a_question(text)


READERS: dict[Step, Callable[[str], object | None]] = {
    Step.ROLE: lambda text: read_role(text).understood,
    Step.EMAIL_CODE: lambda text: read_code(text).understood,
}
