"""The facts card that comes before an answer: asked where somebody's words leave a fact open that decides.

Asking costs a tap; a wrong lead about a child costs the tool.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import product

from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.model import FACT_VALUES, Answer, Situation
from assistant.guidance.parts import Kind, QuickReply
from assistant.guidance.rules import RuleBook
from assistant.guidance.who_leads import ASKING_ORDER
from assistant.guidance.wording import rendered, sentences, service_sentence, with_facts_said

_MOST_WEIGHED = 3
"""With more open facts than this the first is asked without weighing every combination."""


def card_first(situation: Situation, unsure: Collection[str], audience: str, library: GuidanceLibrary) -> Answer | None:
    """The question about the first unsure fact, or None where none of them could change who leads."""
    open_facts = [fact for fact in ASKING_ORDER if fact in unsure and getattr(situation, fact) == "unknown"]
    if not open_facts or _same_lead_whatever(situation, open_facts, library.rules):
        return None
    fact = open_facts[0]
    titles = library.labels[f"unsure_{fact}"]
    answer = Answer(
        status="depends",
        topic="who_leads",
        audience=audience,
        sentences=sentences(library.rules.unsure[fact][audience], first=Kind.LEAD),
        edition=library.default_edition.id,
        asks=fact,
        question="who_leads",
        situation=situation,
        quick_replies=tuple(QuickReply(title, "give_facts", {fact: value}) for value, title in titles.items()),
    )
    return rendered(with_facts_said(answer, situation, library), library)


def under_supposition(answer: Answer, stated: Situation, supposed: Situation, library: GuidanceLibrary) -> Answer:
    """The answer to a what-if: it is named as one, and only what was stated is repeated as said.

    A question about no family in particular is answered whole first; what it asked about stands after the answer.
    """
    rules, audience = library.rules, answer.audience
    words = f"{rules.between[audience]} ".join(
        rules.said[audience][fact][value] for fact, value in supposed.stated.items()
    )
    kept = tuple(one for one in answer.sentences if one.kind is not Kind.FACT)
    if stated.stated:
        named = (service_sentence(f"{rules.supposing[audience]} {words}.", Kind.LEAD), *kept)
    else:
        named = (*kept, service_sentence(f"{rules.asking_about[audience]} {words}."))
    trace = tuple(step for step in answer.trace if step.fact in stated.stated and step.fact not in supposed.stated)
    bare = replace(answer, sentences=named, recap="", trace=trace)
    said = replace(stated, **{fact: "unknown" for fact in supposed.stated})
    return rendered(with_facts_said(bare, said, library), library)


def with_places(answer: Answer, places: Mapping[str, tuple[int, int, int]], turn: int) -> Answer:
    """The answer whose trace names the words that gave each fact; `turn` is the message that is answered."""
    steps = tuple(
        replace(step, said=(places[step.fact][1], places[step.fact][2]), turn=places[step.fact][0])
        if step.fact in places
        else step
        for step in answer.trace
    )
    return replace(answer, trace=tuple(replace(s, turn=None) if s.turn == turn else s for s in steps))


def _same_lead_whatever(situation: Situation, open_facts: list[str], rules: RuleBook) -> bool:
    """Whether who leads is settled and the same for every value that the open facts may have."""
    if len(open_facts) > _MOST_WEIGHED:
        return False
    leads = {
        rules.outcome(replace(situation, **dict(zip(open_facts, values, strict=True)))).lead
        for values in product(*(FACT_VALUES[fact] for fact in open_facts))
    }
    return len(leads) == 1 and None not in leads
