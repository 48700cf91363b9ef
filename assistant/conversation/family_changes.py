# ruff: noqa: E501 (a pattern is easier to read on one line)
"""How a message changes what is known of a family: replies, corrections, what-ifs, going back.

A later statement replaces the earlier fact of the same service. A what-if holds beside the facts, never among them,
until a fact is stated, the subject changes or the person goes back.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.conversation.family import Facts, Family, HeardOfFamily
from assistant.language.family_steps import NOT_THERE, SERVICES, services_there

_IT_CLOSED = re.compile(
    r"\b(?:it|they|that|this|that one|she|he)(?:'s|'ve|s)?"
    r"(?: (?:has|have|had|is|was|just|now|actually|all|been|already))*"
    r" (?:closed?|ended|finished|stopped|shut|ceased|gone|left|withdrawn|over|done)\b",
    re.IGNORECASE,
)
_NOBODY_ELSE = re.compile(r"\b(?:else|other|others|that'?s all|thats all|that is all|rest|besides)\b", re.IGNORECASE)
_BOTH = re.compile(
    r"\W*(?:(?:no|yes|it'?s|its|it is|actually|sorry|correction|they are|they'?re)\b\W*)*both(?: of them)?(?: are)?"
    r"(?: (?:open|there|in|involved|working with (?:them|us|him|her)))?\b(?!.*\b(?:not|n't|closed|ended|gone|if)\b)[^?]*$",
    re.IGNORECASE | re.DOTALL,
)
BOTH = 2
_SUPPOSED_TO_END = re.compile(
    r"\b(?:if|suppose|supposing|say)\b[^.?!]*\b(?:it|they|that|this|she|he|the (?:plan|case|order|worker|work|service))\b"
    r"(?: (?:was|were|had|all|both))? (?:close[sd]?|ends?|ended|finish\w*|stop\w*|leaves?|left|goes|went|is over)\b",
    re.IGNORECASE,
)
_NOBODY_THEN = re.compile(
    r"\b(?:nobody|no one|no-one|nothing|only (?:the )?school|just (?:the )?school)\b", re.IGNORECASE
)
_NOT_SO = re.compile(r"\b(?:not|if|when|suppose)\b|n't", re.IGNORECASE)
_IF_THERE_WERE = re.compile(
    r"\b(?:if|suppose|supposing|say)\b[^.?!]*"
    r"\b(?:(?:there|that) (?:was|were|is)|(?:they|we|i|he|she) (?:did have|had|have|has|got|get|gets)) (?:one|some)\b"
    r"|^\W*(?:and |but |so |ok )*(?:what )?if (?:they|it|he|she|we) (?:were|was|did|had|are|is)\W*$",
    re.IGNORECASE,
)
_GOES_BACK = re.compile(
    r"\b(?:as (?:it|things|they) (?:is|are|stands?)(?: now| today)?|back to (?:how|what|reality|now|before|the family)"
    r"|forget (?:that|the what if|it)|without that|in reality|for real|as we are now|leave that aside|scrap that|undo that"
    r"|none of (?:that|those|them)(?= (?:is|are|happened|happening)|\W*$)|(?:is not|isn'?t|not) happening|stay(?:ing)? with"
    r"|(?:both|they|all|it|he|she)(?: are| is)? still (?:come|comes|coming|here|there|open|involved|in|visit|visits)"
    r"|never (?:said yes|agreed)|just (?:a what if|wondering|asking)|only (?:wondering|asking)|what (?:is|it is) (?:true )?today)\b",
    re.IGNORECASE,
)
_ANOTHER_WHAT_IF = re.compile(
    r"\W*who\b[^.?!]*\bif\b(?!.*\b(?:also|too|as well|both|still|plus|another|then)\b)", re.IGNORECASE | re.DOTALL
)
"""A what-if put as a question of its own takes the place of the one before: "who leads if there is a social worker?"."""
_WRONG_CASE = re.compile(
    r"\b(?:that|this)(?:['’]?s| is| was)(?: (?:actually|really))? (?:his|her|their|the) (?:own |older |younger |big |little |twin )?(?:brother|sister|sibling|cousin|friend|twin)\b(?!['’]s (?!file|case))"
    r"|^\W*(?:(?:sorry|no|oops|wait|i mean|i meant|apologies)\W+)+(?:not (?:for )?my \w+\W+(?:but )?(?:it['’]?s |for )?my (?:nephew|niece|grand|step|cousin|brother|sister)|(?:it['’]?s |for )?my (?:nephew|niece|grand\w+|step\w+|cousin|brother|sister)\W+not my )"
    r"|\bwrong (?:child|pupil|family|file|kid|boy|girl|student|case|one|record)\b|\b(?:mixed|muddled) (?:up )?the (?:two|children"
    r"|families|pupils|files)\b",
    re.IGNORECASE,
)
_SAID_WRONGLY = re.compile(
    r"\W*(?:typo|correction|oops|whoops|my mistake|i meant|(?:sorry|apologies|no)\W+(?:i meant|it'?s|it is|wrong|should)"
    r"|(?:that |it )?should (?:say|be|read|have (?:been|said)))\b(?!.*\b(?:also|too|as well|both|still|plus|and)\b)",
    re.IGNORECASE | re.DOTALL,
)


def after_message(family: Family, heard: HeardOfFamily, text: str, turn: int, goes_on: bool) -> Family:
    """The family after one message; `goes_on` is False where it opens a new case."""
    if not goes_on and (heard.stated or heard.supposed or heard.unsure):
        family = Family()
    if _WRONG_CASE.search(text) and heard.stated and not heard.in_steps:
        family = Family()  # what was told before was another's
    stated = heard.stated or _closed_without_a_name(family, heard, text) or _both_without_a_name(family, text)
    supposes = heard.supposed or _supposed_without_a_name(family, heard, text)
    stated = {
        fact: value for fact, value in stated.items() if heard.in_steps or not _is_beside_it(family, heard, fact, text)
    }
    withdrawn = {*heard.withdrawn, *_said_wrongly(family, heard, text, turn), *_told_with_the_tier(family, heard, text)}
    withdrawn |= _tier_outgrown(family, stated)
    kept = {fact: value for fact, value in family.facts.items() if fact not in withdrawn}
    # What was certain before and is open now is asked again.
    facts = {fact: value for fact, value in {**kept, **stated}.items() if fact not in heard.unsure}
    open_still = (fact for fact in family.unsure if fact not in facts and fact not in withdrawn)
    unsure = tuple(dict.fromkeys([*open_still, *heard.unsure]))
    places = {fact: place for fact, place in family.places.items() if facts.get(fact) == family.facts.get(fact)}
    places |= {fact: (turn, *heard.places[fact]) for fact in heard.stated if fact in heard.places}
    leaves = heard.goes_back or _GOES_BACK.search(text) or (stated and not supposes)
    # What is told without being sure is asked of the family as it is.
    leaves = leaves or bool(heard.unsure and not supposes)
    leaves = leaves or bool(supposes and _ANOTHER_WHAT_IF.match(text))
    supposed = {} if leaves else dict(family.supposed)
    touched = {*stated, *heard.unsure, *supposes, *withdrawn}
    return Family(
        facts,
        {**supposed, **supposes},
        unsure,
        {fact: place for fact, place in places.items() if fact in facts},
        tuple(fact for fact in family.chosen if fact in facts and fact not in stated),
        heard.offered or tuple(fact for fact in family.offered if facts.get(fact, "no") in NOT_THERE),
        family.before if (facts, unsure) == (family.facts, family.unsure) else dict(family.facts),
        tuple(service for service in SERVICES if service in touched) or family.last,
    )


def _tier_outgrown(family: Family, stated: Facts) -> set[str]:
    """The tier told before a service opened that is not joined to it: Tier 1 before any, Tier 2 before social care."""
    opened = {
        fact
        for fact in SERVICES
        if stated.get(fact, "no") not in NOT_THERE and family.facts.get(fact, "no") in NOT_THERE
    }
    tier = family.facts.get("tier")
    outgrown = (tier == "1" and opened) or (tier == "2" and "social_care" in opened)
    outgrown = outgrown or (opened and "tier" in family.unsure)
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


def speaks_of_what_was_said(text: str) -> bool:
    """Whether words that name no service speak of the one in hand: that it closed, or that a what-if is over."""
    return bool(_GOES_BACK.search(text) or (_IT_CLOSED.search(text) and not _NOT_SO.search(text)))


def _closed_without_a_name(family: Family, heard: HeardOfFamily, text: str) -> dict[str, str]:
    """ "It closed last week" after one open service: that one has closed. After several it is anybody's guess."""
    if heard.unsure or heard.supposed or not _IT_CLOSED.search(text) or _NOT_SO.search(text):
        return {}
    there = services_there(family.facts) or tuple(fact for fact in family.unsure if fact in SERVICES)
    return {there[0]: "no"} if len(there) == 1 else {}


def _is_beside_it(family: Family, heard: HeardOfFamily, fact: str, text: str) -> bool:
    """ "Nobody else" beside a service that is open: that one stays, although no service is named.

    So does one that is asked about, unless the words say that only the school is there.
    """
    unnamed = heard.stated.get(fact) == "no" and fact not in heard.places
    is_open = fact in family.unsure and "school" not in text.lower()
    beside = is_open or family.facts.get(fact, "no") not in NOT_THERE
    return unnamed and beside and _NOBODY_ELSE.search(text) is not None


def _both_without_a_name(family: Family, text: str) -> dict[str, str]:
    """ "Both of them" after two services of which one was thought not to be there."""
    told = [fact for fact in SERVICES if fact in family.facts]
    if len(told) != BOTH or not _BOTH.match(text):
        return {}
    return {fact: "yes" if family.facts[fact] in NOT_THERE else family.facts[fact] for fact in told}


_PUTS_RIGHT = re.compile(
    r"\W*(?:no\b|sorry|apologies|scrap|scratch|correction|typo|i meant?\b|my mistake|actually|wait|hang on|oops)"
    r"(?!.*\b(?:also|too|as well|both|still|plus)\b)|.*\b(?:sorry|my mistake|my bad|apologies)\b[^?]*$",
    re.IGNORECASE | re.DOTALL,
)


def _told_with_the_tier(family: Family, heard: HeardOfFamily, text: str) -> tuple[str, ...]:
    """ "Scrap tier 3, it's tier 2 with FEH": what was told with the old tier goes with it."""
    there = {fact for fact in SERVICES if heard.stated.get(fact, "no") not in NOT_THERE}
    replaced = family.facts.get("tier") not in (None, "unknown", heard.stated.get("tier")) and "tier" in heard.stated
    if not (there and replaced and _PUTS_RIGHT.match(text)):
        return ()
    turn = family.places.get("tier", (None,))[0]
    return tuple(fact for fact in SERVICES if fact not in there and family.places.get(fact, (None,))[0] == turn)


def _said_wrongly(family: Family, heard: HeardOfFamily, text: str, turn: int) -> tuple[str, ...]:
    """ "Typo, should say YOS" after "FEH": the one service that the message before said was there, and nothing else."""
    there = {fact for fact in SERVICES if heard.stated.get(fact, "no") not in NOT_THERE}
    last = [
        fact
        for fact, place in family.places.items()
        if fact in SERVICES and place[0] == turn - 1 and family.facts.get(fact, "no") not in NOT_THERE
    ]
    return tuple(last) if there and len(last) == 1 and _SAID_WRONGLY.match(text) else ()


def _supposed_without_a_name(family: Family, heard: HeardOfFamily, text: str) -> dict[str, str]:
    """ "And if there was one?" after "no social worker": the one that is not there; social care among several."""
    if heard.stated or heard.unsure:
        return {}
    if _SUPPOSED_TO_END.search(text):
        there = services_there(family.as_supposed)
        gone = SERVICES if _NOBODY_THEN.search(text) else there
        return dict.fromkeys(gone, "no") if len(there) == 1 or gone == SERVICES else {}
    if not _IF_THERE_WERE.search(text):
        return {}
    absent = [fact for fact in ("social_care", "feh", "yos") if family.facts.get(fact) == "no"]
    return {absent[0]: "yes"} if absent else {}
