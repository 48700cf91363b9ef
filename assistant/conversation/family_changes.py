"""How a message changes what is known of a family: replies, corrections, what-ifs, going back.

A later statement replaces the earlier fact of the same service. A what-if holds beside the facts, never among them,
until a fact is stated, the subject changes or the person goes back.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.family import Facts, Family, HeardOfFamily
from assistant.language.services import NOT_THERE, SERVICES


def after_message(family: Family, heard: HeardOfFamily, turn: int, goes_on: bool) -> Family:
    """The family after one message; `goes_on` is False where it opens a new case."""
    known = family
    if not goes_on and (heard.stated or heard.supposed or heard.unsure):
        family = Family()
    stated, supposes = heard.stated, heard.supposed
    withdrawn = {*heard.withdrawn, *_tier_outgrown(family, stated)}
    kept = {fact: value for fact, value in family.facts.items() if fact not in withdrawn}
    # What was certain before and is open now is asked again.
    facts = {fact: value for fact, value in {**kept, **stated}.items() if fact not in heard.unsure}
    open_still = (fact for fact in family.unsure if fact not in facts and fact not in withdrawn)
    unsure = tuple(dict.fromkeys([*open_still, *heard.unsure]))
    places = {fact: place for fact, place in family.places.items() if facts.get(fact) == family.facts.get(fact)}
    places |= {fact: (turn, *heard.places[fact]) for fact in heard.stated if fact in heard.places}
    # What is told without being sure is asked of the family as it is.
    leaves = heard.goes_back or ((stated or heard.unsure) and not supposes)
    supposed = {} if leaves else dict(family.supposed)
    touched = {*stated, *heard.unsure, *supposes, *withdrawn}
    return Family(
        facts,
        {**supposed, **supposes},
        unsure,
        {fact: place for fact, place in places.items() if fact in facts},
        tuple(fact for fact in family.chosen if fact in facts and fact not in stated),
        heard.offered or tuple(fact for fact in family.offered if facts.get(fact, "no") in NOT_THERE),
        family.before if (facts, unsure) == (family.facts, family.unsure) else dict(known.facts),
        tuple(service for service in SERVICES if service in touched) or family.last,
    )


def _tier_outgrown(family: Family, stated: Facts) -> set[str]:
    """The tier told before a service opened that is not joined to it: Tier 1 before any, Tier 2 before social care, and
    Tier 3 or 4 where another service took over from social care.
    """
    opened = {
        fact
        for fact in SERVICES
        if stated.get(fact, "no") not in NOT_THERE and family.facts.get(fact, "no") in NOT_THERE
    }
    tier = family.facts.get("tier")
    outgrown = (tier == "1" and opened) or (tier == "2" and "social_care" in opened)
    hands_over = stated.get("social_care") == "no" and family.facts.get("social_care", "no") not in NOT_THERE
    outgrown = outgrown or (opened and ("tier" in family.unsure or hands_over))
    return {"tier"} if outgrown and "tier" not in stated else set()


def after_tap(family: Family, stated: Facts) -> Family:
    """The family after a button: what was chosen holds, and is not asked again."""
    replied = after_reply(family, stated)
    return replace(replied, chosen=tuple(dict.fromkeys([*replied.chosen, *stated])))


def after_reply(family: Family, stated: Facts) -> Family:
    """The family after a plain reply ("no") to a question: it holds as what was chosen does, and is in their words."""
    places = {fact: place for fact, place in family.places.items() if fact not in stated}
    unsure = tuple(fact for fact in family.unsure if fact not in stated)
    chosen = tuple(fact for fact in family.chosen if fact not in stated)
    last = tuple(service for service in SERVICES if service in stated) or family.last
    return Family({**family.facts, **stated}, {}, unsure, places, chosen, family.offered, last=last)
