"""Tells a question from an answer, and the questions about the service itself from all others.

In a field the words belong to the field: topics begin with "How" and schools with "Will". So a text is
a question there only if it ends in a question mark or asks the service about itself.
"""

from __future__ import annotations

import re
from enum import Enum


class ServiceQuestion(Enum):
    """What people ask the service about itself before they answer it."""

    WHY_ASKED = "why this is asked"
    MAY_SKIP = "whether it must be given"
    WHO_SEES = "who sees it and what it is used for"
    HOW_LONG = "how long it is kept"
    IS_A_PERSON = "whether a person answers"
    HOW_HELD = "whether a consultation is held by phone, online or in person"
    WHO_WITH = "who holds a consultation"
    WHAT_NEXT = "what is still asked, and what follows"


_DETAIL = (
    r"(?:name|names|e-?mail|e-?mails|address|details?|data|information|info|school|organisation|number|role|job"
    r"|this|that|it|these"
    r"|them|everything)"
)
_MY_DETAIL = rf"(?:(?:my|our|the|all|any of|of|that|this|personal|full|contact) )*(?:e-?mail )?{_DETAIL}"
_KEEP = r"(?:store|keep|kept|hold|save|record|delete)"
_PASS_ON = (
    r"(?:share|sell|pass (?:it |this |that )?on|give (?:it |this |that )?(?:to|away)|tell|forward|use|record|send)"
)
_CONSULTATION = r"(?:it|that|this|(?:the|a|my|our) (?:consultation|meeting|appointment|session|talk|call))"
_IN_WHAT_WAY = (
    r"(?:online|in person|face to face|on (?:the )?(?:phone|teams|zoom)|by (?:phone|telephone|video)|over the phone"
    r"|on video|virtual|virtually|remote|remotely|a (?:phone|video|teams|zoom) call|at (?:the|our|my) school"
    r"|at your offices?)"
)
_BEFORE = r"(?:(?:but|and|sorry|hi|hello|ok|okay|wait|hang on|hmm|um|er|first|well|so|please) )*"
_ASKED: tuple[tuple[ServiceQuestion, re.Pattern[str]], ...] = tuple(
    (
        kind,
        re.compile(rf"{_BEFORE}(?:{words})"),
    )
    for kind, words in (
        (
            ServiceQuestion.WHY_ASKED,
            rf"(?:why|what) (?:do|would|are|is|did) (?:you|u|it|they) (?:need|want|ask|asking|require|collect"
            rf"|wanting|needing)\b.*"
            rf"|what (?:do|will|would) (?:you|u) (?:use|need|want) {_MY_DETAIL}\b.* for"
            rf"|why (?:is|are) {_MY_DETAIL} (?:needed|required|asked|wanted)\b.*"
            rf"|why (?:do|must|should) (?:i|we) (?:have to |need to )?(?:give|say|tell|provide|write|enter)\b.*"
            rf"|(?:why|what for)|what (?:is|do you need) {_MY_DETAIL} (?:needed )?for",
        ),
        (
            ServiceQuestion.MAY_SKIP,
            rf"(?:do|must|should) (?:i|we) (?:have to|need to|really have to|really need to)?(?: |$)"
            rf"(?:give|say|tell|provide|write|enter|share|answer|put|leave)?\b(?: .*)?"
            rf"|(?:can|could|may) (?:i|we) (?:skip|leave (?:this|that|it) (?:out|blank|empty)|stay anonymous"
            rf"|be anonymous|book"
            rf" (?:anonymously|without)|not (?:give|say)|refuse)\b.*"
            rf"|is {_MY_DETAIL} (?:optional|compulsory|mandatory|required|necessary|needed)\b.*",
        ),
        (
            ServiceQuestion.WHO_SEES,
            rf"who (?:else )?(?:will |can |is going to |gets to |would )?(?:see|sees|read|reads|get|gets|have"
            rf"|has|know|knows|look)\b"
            rf" (?:access to |at )?{_MY_DETAIL}\b.*"
            rf"|(?:is|are|will) {_MY_DETAIL} (?:be )?(?:\w+ )?(?:private|confidential|secure|safe|anonymous"
            rf"|shared|recorded|stored"
            rf"|encrypted|public|published|visible|kept|used|passed|given)\b.*"
            rf"|what (?:will|do|are|would) (?:you|u) (?:going to )?(?:do|doing) with\b.*|what (?:happens"
            rf"|will happen|would happen) (?:to"
            rf"|with) {_MY_DETAIL}\b.*"
            rf"|(?:will|can|does|do) (?:the |my |any |other )?(?:school|council|head|parents?|family|people"
            rf"|anyone|anybody|others?)"
            rf" (?:else )?(?:see|read|get|know|find out|be told|have access)\b.*"
            rf"|where (?:does|do|will|is|are) {_MY_DETAIL} (?:go|stored|kept|saved|held)\b.*"
            rf"|(?:will|do|would) (?:you|u) {_PASS_ON} {_MY_DETAIL}\b.*"
            rf"|(?:are|is) (?:you|this|the chat) (?:gdpr|private|confidential|secure|safe|anonymous|recorded"
            rf"|recording)\b.*",
        ),
        (
            ServiceQuestion.HOW_LONG,
            rf"how long (?:do|will|is|are) (?:you |u |{_MY_DETAIL} )?(?:be )?{_KEEP}\b.*|(?:do|will|can) (?:you"
            rf"|u) {_KEEP}"
            rf" {_MY_DETAIL}\b.*|when (?:do|will|is|are) (?:you |{_MY_DETAIL} )?(?:be )?deleted?\b.*",
        ),
        (
            ServiceQuestion.HOW_HELD,
            rf"(?:is|will) {_CONSULTATION} (?:be )?(?:held |done |going to be )?{_IN_WHAT_WAY}"
            rf"(?: (?:or|and) {_IN_WHAT_WAY})*"
            rf"|(?:where|how) (?:is|will|does) {_CONSULTATION} (?:be )?(?:held|take place|happen|happening|done|work)"
            rf"|where (?:is|will) {_CONSULTATION}(?: be)?|where (?:do|will|should) (?:i|we) (?:go|come|meet)\b.*"
            rf"|(?:can|could|may) (?:i|we|it|{_CONSULTATION}) (?:be |meet |do it |have it |join )?{_IN_WHAT_WAY}"
            rf"|(?:do|will) (?:i|we) (?:have to |need to |meet |talk )?(?:come in|travel|{_IN_WHAT_WAY})\b.*",
        ),
        (
            ServiceQuestion.WHO_WITH,
            rf"who (?:is|will) {_CONSULTATION} (?:be )?with|(?:which|what) officer(?: (?:is|will) (?:it|that)(?: be)?)?"
            rf"|who (?:will|do|would) (?:i|we) (?:be )?(?:see|seeing|meet|meeting|speak to|speaking to"
            rf"|talk to|talking to|speak with|talk with)(?: with)?"
            rf"|who (?:is|are) the officers?|who (?:holds|runs|takes) {_CONSULTATION}"
            rf"|(?:is|will) (?:it|that|this) (?:be )?(?:with )?the same officer\b.*",
        ),
        (
            ServiceQuestion.WHAT_NEXT,
            r"(?:what|whats|what's) (?:(?:happens|comes|is|will happen|do i do|do we do|else is there|else) )?"
            r"(?:next|then|afterwards|after(?: (?:this|that|it|all this|i book|we book|booking|the booking"
            r"|i have booked|you have that))?)(?: (?:after (?:this|that|it)|please|exactly))*"
            r"|(?:what|whats|what's) else(?: do (?:you|u) (?:need|want|ask)(?: (?:from|for) (?:me|us))?"
            r"| is (?:needed|asked|there))?"
            r"|how many (?:more )?(?:questions|steps)(?: (?:are there|are left|is it|more|to go|left))*"
            r"|how much (?:more )?is (?:there|left)"
            r"|(?:is|are) (?:there|that) (?:much|many|a lot) more(?: questions)?",
        ),
        (
            ServiceQuestion.IS_A_PERSON,
            r"(?:are you|is this|am i (?:talking|speaking|chatting) (?:to|with)) (?:an? |the )?(?:real |actual |live )?"
            r"(?:person|human|bot|robot|machine|ai|computer|chatbot|real)\b.*",
        ),
    )
)
LONGEST_QUESTION = 200  # characters


def asks_about_the_service(text: str) -> ServiceQuestion | None:
    """What the words ask the service about itself ("why do you need my name"), or None."""
    plain = " ".join(re.findall(r"[\w'-]+", text[: LONGEST_QUESTION + 1].replace("’", "'").casefold()))
    if len(text) > LONGEST_QUESTION:
        return None
    return next((kind for kind, words in _ASKED if words.fullmatch(plain)), None)


_BREAKS_IN = re.compile(
    r"\W*(?:wait|hang on|hold on|before (?:that|i do|we do|i go on)|a quick question|first|sorry|hmm|oh|um|er)\b"
    r"\W*(?:what|who|when|where|why|how|which)"
    r"(?:(?:['’]?s|['’]re| (?:is|are|was|do|does|did|would|can|should))\b|(?:\W+\w+){3,})",
    re.IGNORECASE,
)
"""A question without its mark that breaks in on a field: "wait, how's that different"."""


def is_a_question(text: str) -> bool:
    """Whether words given to a field are a question instead of the field's value."""
    marked = text.rstrip(" \t\n\"”’').").endswith("?")
    return marked or _BREAKS_IN.match(text) is not None or asks_about_the_service(text) is not None
