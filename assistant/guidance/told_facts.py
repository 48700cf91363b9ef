"""What was understood of a family, and the ways to put it right: which child, which fact, what holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.model import Answer, Situation
from assistant.guidance.parts import Kind, QuickReply
from assistant.guidance.who_leads import ASKING_ORDER
from assistant.guidance.wording import rendered, service_sentence, with_facts_said

WHICH = "which"
"""Instead of a fact: that one is to be put right, and it is not said which."""
_FEWEST_TO_CHOOSE = 2


def child_title(label: str, audience: str, library: GuidanceLibrary) -> str:
    """What a child or family of the conversation is called: "the Year 9 pupil"."""
    kind, _, number = label.partition(":")
    key = label.replace(":", "_") if label.replace(":", "_") in library.labels["children"] else kind
    if audience == "parent" and f"{key}_parent" in library.labels["children"]:
        key = f"{key}_parent"
    return library.label("children", key).format(number=number)


def which_first(labels: Mapping[str, str], audience: str, library: GuidanceLibrary) -> Answer:
    """The question which of two or more is meant, where the words name neither; each label with what it is called."""
    titles = {label: child_title(called, audience, library) for label, called in labels.items()}
    replies = tuple(QuickReply(capital(title), "give_facts", {"child": label}) for label, title in titles.items())
    return _question("which_child", library.rules.which_first, replies, (Situation(), audience), library)


def about_child(answer: Answer, label: str, library: GuidanceLibrary) -> Answer:
    """The answer that says first which of the children or families it is about."""
    words = library.rules.about_child[answer.audience].format(child=child_title(label, answer.audience, library))
    return rendered(replace(answer, sentences=(service_sentence(words, Kind.LEAD), *answer.sentences)), library)


def with_change(answer: Answer, library: GuidanceLibrary) -> Answer:
    """The answer with a reply that puts right what was understood; none where nothing was."""
    if answer.situation is None or not answer.situation.stated:
        return answer
    change = QuickReply(library.label("change", WHICH), "give_facts", {"change": WHICH})
    return replace(answer, quick_replies=(*answer.quick_replies, change))


def put_right(fact: str, situation: Situation, audience: str, library: GuidanceLibrary) -> Answer:
    """The question what holds: of the fact named, or which of the facts told is wrong where there are several."""
    told = [name for name in ASKING_ORDER if name in situation.stated]
    if fact == WHICH and len(told) >= _FEWEST_TO_CHOOSE:
        replies = tuple(QuickReply(library.label("change", name), "give_facts", {"change": name}) for name in told)
        return _question("which_fact", library.rules.which_fact, replies, (situation, audience), library)
    name = fact if fact != WHICH else (told or list(ASKING_ORDER))[0]
    titles = library.labels[f"unsure_{name}"]
    replies = tuple(QuickReply(title, "give_facts", {name: value}) for value, title in titles.items())
    others = replace(situation, **{name: "unknown"})
    return _question(name, library.rules.what_holds[name], replies, (others, audience), library)


def _question(
    asks: str,
    words: Mapping[str, str],
    replies: tuple[QuickReply, ...],
    of: tuple[Situation, str],
    library: GuidanceLibrary,
) -> Answer:
    situation, audience = of
    answer = Answer(
        status="depends",
        topic="who_leads",
        audience=audience,
        sentences=(service_sentence(words[audience], Kind.LEAD),),
        edition=library.default_edition.id,
        asks=asks,
        question="who_leads",
        situation=situation,
        quick_replies=replies,
    )
    return rendered(with_facts_said(answer, situation, library), library)


def capital(title: str) -> str:
    """A title as it begins a line."""
    return title[0].upper() + title[1:]
