# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Recognises a question about a document or a council that is not held, so that nobody quotes Southwark's words as theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.guidance.reading import read_mapping

_DOCUMENT = r"(?:guidance|guide|document|rules?|policy|policies|handbook|framework|edition|version|protocol)"
_SAYS = r"(?:say|says|said|state|states|tell|require|requires|recommend|expect|expects|put it|cover|covers|mention|override|overrides|wins?|definition|trump|trumps)"


@dataclass(frozen=True)
class Document:
    """A document or a council that people ask about and that is not held."""

    id: str
    name: str
    """What it is called in a sentence."""
    names: re.Pattern[str]
    say: Mapping[str, str]
    """That it is not held, per voice."""


def document_asked(plain: str, documents: Iterable[Document]) -> Document | None:
    """The document whose words a message asks for; None where it only mentions one, or none.

    plain: lower-case words without marks. "What does X say", "according to X", "in X's guidance", "is this in line with X"
    ask for its words; "we live in Lewisham" does not.
    """
    named = [(found.start(), -len(found[0]), each) for each in documents if (found := each.names.search(plain))]
    if not named:
        return None
    document = min(named, key=lambda entry: (entry[1], entry[0]))[2]
    name = document.names.pattern
    asks: tuple[str, ...] = (
        rf"(?:what|how|where|when|who|which|does|do|did|is|are)\b.*\b(?:{name})s?(?: \w+){{0,6}} {_SAYS}\b",
        rf"\baccording to (?:the |your )?(?:{name})",
        rf"\b(?:in|under|by|per|from|of|with) (?:the )?(?:\w+ )?(?:{name})s?(?: \w+)? {_DOCUMENT}",
        rf"\b(?:consistent|in line|compatible|the same as|square|fit|agree|comply|differ\w*|different|compare\w*|up to date) (?:\w+ ){{0,2}}(?:the )?(?:{name})",
        rf"\b(?:does|do|would) (?:the )?(?:{name})s?(?: \w+)? {_SAYS}",
        rf"\b(?:hold|have|got|know|answer)\b(?: \w+){{0,3}} (?:{name})s?(?: s)?(?: \w+)? ?{_DOCUMENT}",
        rf"\b(?:does|do|is|are)\b.*\b(?:{name})\b.*\b(?:in here|in this|in it|included|covered|sit in|built into|appears? in)\b",
        rf"\b(?:find|get|download|link (?:to|for)|copy of|send me|paste|quote)\b(?: \w+){{0,3}} (?:the )?(?:{name})",
        rf"\b(?:{name})s?(?: \w+){{0,5}} \b(?:which (?:one )?wins|override|overrides|supersedes?|takes? precedence)",
    )
    if document.id == OTHER_COUNCIL:
        asks += (
            rf"\b(?:does|do|would|did) (?:the |a school in |schools in |a |any )?(?:{name})s?(?: council| schools?)?\b(?! (?:social|early|s social))",
            rf"\b(?:(?:the )?same|different)(?: \w+){{0,3}} (?:in|for|at|over in) (?:the )?(?:{name})s?\b(?! (?:family|social|early))",
            rf"\bwhose (?:rules?|guidance|policy|policies|process|system)\b.*\b(?:{name})s?\b",
            rf"\b{_ASKING}\b(?!.*\b{_FROM_THERE}\b.*\b(?:{name})\b)[\w ]*\b(?:in|for|across|over in) (?:the )?(?:{name})s?(?: schools?| council)?(?: as well| too| then)?$",
            rf"\b(?:what|who|where|which|have you got|got|need|want)\b(?: \w+){{0,4}} (?:{name})s?(?: s)? (?:\w+ ){{0,3}}(?:contact|contacts|number|phone|email|team|panel|office|council|address|policy|process|rules?)\b",
            rf"\b(?:contact|contacts|number|phone|email|address|rules?|process|policy) (?:\w+ ){{0,4}}(?:for|in|of|at) (?:the )?(?:{name})s?(?: council)?$",
            rf"\b(?:{name})s?\b.*\b{_ASKING}\b[\w ]*\b(?:over )?there(?: then| too| as well)?$",
        )
    else:
        asks += (rf"\b(?:what|does|do|in|under|by|is)\b.*\b(?:{name})\b.*",) if _asks_of_text(plain) else ()
    bare = re.fullmatch(
        rf"(?:(?:and|but|so|what|about|how|in|for) )*(?:the )?(?:{name})s?(?: s)?(?: {_DOCUMENT}| ones?)?(?: then)?",
        plain,
    )
    if _OF_ITSELF.match(plain):
        return None
    return document if bare or any(re.search(each, plain) for each in asks) else None


OTHER_COUNCIL = "other_council"
_ASKING = r"(?:who|what|how|when|which|does|do|is|are)"
_FROM_THERE = r"(?:lives?|living|resident|placed|moved|moving|comes?|school|attends?|goes|going|cared|carers?)"
"""A child who lives in another council's area, or goes to school there, may be asked about all the same."""
_OF_ITSELF = re.compile(
    r"^(?:is|are) (?:this|it|these|you|yours?|the handbook)\b(?! (?:in line|consistent|compatible|the same|up to date))"
)
"""Whether this guidance is national or local is a question about this guidance."""


def read_documents(root: Path) -> tuple[Document, ...]:
    """The documents of `documents.yml`; ContentError for a wrong entry."""
    file = read_mapping(root / "documents.yml", root)
    say = file.per_voice("say")
    documents = []
    for item in file.entries("documents", label="document"):
        name = item.text("name")
        told = {voice: text.replace("{document}", name) for voice, text in say.items()}
        documents.append(Document(item.text("document"), name, re.compile(item.text("names")), told))
        item.done()
    file.done()
    return tuple(documents)


def _asks_of_text(plain: str) -> bool:
    return re.search(rf"\b(?:{_DOCUMENT}|{_SAYS})\b", plain) is not None
