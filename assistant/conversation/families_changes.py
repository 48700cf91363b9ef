"""What one message does to the children or families of a conversation: tells of one, of each, or turns to another."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.conversation.families import MOST_KEPT, Families, HeardOfFamilies, in_order
from assistant.conversation.family import Family, HeardOfFamily
from assistant.conversation.family_changes import after_message
from assistant.language.children import TWO

_ANOTHER_CASE = re.compile(
    r"\b(?:another|a third|a new|a different|a separate|next|different|unrelated) "
    r"(?:one|case|family|child|pupil|student|kid|boy|girl|lad)\b",
    re.IGNORECASE,
)


def after_message_of(families: Families, told: HeardOfFamilies, text: str, turn: int, goes_on: bool) -> Families:
    """The families after one message; `goes_on` is False where it opens a new case."""
    if told.calls_them:
        families = families.called_anew(told.calls_them)
    if told.is_of is not None:
        return families.said_of(told.is_of, turn)
    if told.apart:
        return _told_apart(families, told, turn)
    if told.of_each and len(families.labels) >= TWO:
        return _told_of_each(families.together(), told.heard, turn)
    if told.turns_to is not None:
        turned = families.turned_to(told.turns_to)
        heard = _less_what_is_known(told.heard, turned.spoken_of)
        return replace(turned, spoken_of=after_message(turned.spoken_of, heard, turn, goes_on=True))
    if told.label is not None and told.label in families.others:
        families = families.turned_to(told.label)
    asked_anew = not goes_on and told.heard.tells
    if asked_anew and not (told.heard.stated or told.heard.unsure):
        families = families.without_what_if()  # a new what-if of the one in hand takes the place of the old
    # What names none of several is asked of the one in hand.
    of_another = told.label is not None or not families.others or _ANOTHER_CASE.search(text) is not None
    opens = asked_anew and bool(told.heard.stated or told.heard.unsure) and of_another
    goes_on = goes_on or not opens
    if opens and families.label and told.label not in (None, families.label):
        families = families.turned_to(told.label or families.label)
        return replace(families, spoken_of=after_message(Family(), told.heard, turn, goes_on=True))
    if families.is_of_nobody and not (opens and (told.label or _ANOTHER_CASE.search(text))):
        # What names none of them is put of each where it only asks; what it tells waits until it is known of whom.
        return replace(families, waiting=told.heard if told.heard.tells else families.waiting)
    after = after_message(families.spoken_of, told.heard, turn, goes_on)
    label = told.label or (None if opens else families.label)
    return replace(
        families,
        spoken_of=after,
        label=label,
        of_each=families.of_each and not opens,
        shared=told.of_each if told.heard.tells else families.shared,
        waiting=None if opens else families.waiting,
        order=in_order(families.order, [label] if label else []),
    )


def _told_apart(families: Families, told: HeardOfFamilies, turn: int) -> Families:
    found = families.by_label
    for label, heard in told.apart:
        found[label] = after_message(found.get(label, Family()), heard, turn, goes_on=True)
    order = in_order(families.order, [label for label, _ in told.apart])
    if told.asks_of is not None:
        in_hand = found.pop(told.asks_of, Family())
        return Families(in_hand, told.asks_of, dict(list(found.items())[-MOST_KEPT:]), order=order)
    return Families(others=dict(list(found.items())[-MOST_KEPT:]), of_each=True, order=order)


def _told_of_each(families: Families, heard: HeardOfFamily, turn: int) -> Families:
    told = {label: after_message(family, heard, turn, goes_on=True) for label, family in families.others.items()}
    return replace(families, others=told)


def _less_what_is_known(heard: HeardOfFamily, family: Family) -> HeardOfFamily:
    """What is heard of the one turned to, less what only points to it: "the one with a social worker" on a plan."""
    known = {fact for fact, value in heard.stated.items() if value == "yes" and family.facts.get(fact, "no") != "no"}
    known -= {fact for fact in known if family.facts[fact] == "unknown"}
    return replace(heard, stated={fact: value for fact, value in heard.stated.items() if fact not in known})
