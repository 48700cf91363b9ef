"""What becomes of each service once a turn is said, as the trained reader reads it behind what was known before.

"She finished in March" is of the service that was told of; of several it may only be the one told of last, or all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import cached_property

from assistant.conversation.family import Family, HeardOfFamily
from assistant.language.family_steps import NOT_THERE, SERVICES

SURE = 0.85
"""From this probability on a change is taken for told; below it the service is asked."""
SURE_OF_A_WHAT_IF = 0.93
"""From this probability on a service that is not named is taken to be supposed: "if it gets worse" is of no service."""
SURE_THAT_IT_OPENED = 0.95
"""The same of one that was not known to be there: a lead follows from it at once."""
WORTH_ASKING = 0.7
"""From this probability on a change without a name is asked about."""
SURE_THAT_NOTHING = 0.9
"""From this probability on a service is taken to stay as it was."""
_GONE = ("ended", "denied", "refused")


@dataclass(frozen=True)
class SaidOf:
    """What holds of a service once a turn is said: how likely each status is.

    `value` is empty for one that only stood in what was told before.
    """

    fact: str
    value: str
    shares: Mapping[str, float]

    @property
    def is_named(self) -> bool:
        """Whether the turn itself names it."""
        return bool(self.value)


class Change(Enum):
    """What becomes of a service."""

    NONE = auto()
    OPENS = auto()
    GOES = auto()
    SUPPOSED = auto()
    SUPPOSED_GONE = auto()
    BACK = auto()
    """What was supposed of it is over."""
    UNTOLD = auto()
    """What was told of it was somebody else's."""


IN_THOUGHT = (Change.SUPPOSED, Change.SUPPOSED_GONE)


@dataclass(frozen=True)
class Read:
    """A change with how sure it is."""

    change: Change = Change.NONE
    value: str = ""
    probability: float = 1.0
    is_named: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether the change is taken for told."""
        return self.probability >= SURE


@dataclass(frozen=True)
class SaidInContext:
    """A turn as it is read behind what was known of the family, beside what its words say `alone`."""

    family: Family
    said: tuple[SaidOf, ...] = ()
    alone: HeardOfFamily = field(default_factory=HeardOfFamily)

    @cached_property
    def read(self) -> Mapping[str, Read]:
        """The change of each service that may be meant."""
        return _meant({fact: _of(fact, self.said, self.family) for fact in SERVICES}, self.family)

    @property
    def speaks_of_what_was_told(self) -> bool:
        """Whether the turn surely changes something of what was told before that it does not name."""
        return any(one.change is not Change.NONE for one in self._surely_unnamed)

    @property
    def leaves_a_what_if(self) -> bool:
        """Whether the turn surely ends what is supposed."""
        return any(one.change is Change.BACK for one in self._surely_unnamed)

    @property
    def stays_as_it_was(self) -> bool:
        """Whether the turn is sure to change nothing of any service that is known."""
        read = [_of(fact, self.said, self.family) for fact in {one.fact for one in self.said}]
        return bool(read) and all(one.change is Change.NONE and one.probability >= SURE_THAT_NOTHING for one in read)

    @property
    def _surely_unnamed(self) -> list[Read]:
        return [one for one in self.read.values() if not one.is_named and one.is_sure]


def _meant(read: Mapping[str, Read], family: Family) -> dict[str, Read]:
    """The changes that may be meant: of those without a name, one that the words can point to."""
    names_a_change = any(one.is_named and one.change is not Change.NONE for one in read.values())
    unnamed = [fact for fact, one in read.items() if not one.is_named]
    opens = [fact for fact in unnamed if read[fact].change in (Change.OPENS, Change.SUPPOSED)]
    goes = [fact for fact in unnamed if read[fact].change in (Change.GOES, Change.SUPPOSED_GONE, Change.UNTOLD)]
    may_open = [] if names_a_change else _may_have_opened(family)
    may_go = _may_have_gone(goes, family)
    meant = dict(read)
    for fact in opens:
        if fact not in may_open:
            meant[fact] = Read()
    for fact in goes:
        if fact not in may_go:
            meant[fact] = replace(read[fact], probability=0.0)
    if any(one.is_named and one.change is Change.GOES for one in read.values()):
        # The words that say that one went say it of the one they name.
        meant |= {fact: Read() for fact in goes if read[fact].change is Change.GOES}
    for fact in (*opens, *goes):
        one = meant[fact]
        if (one.change in IN_THOUGHT and one.probability < SURE_OF_A_WHAT_IF) or (
            one.probability < WORTH_ASKING and fact in opens
        ):
            meant[fact] = Read()  # no what-if is heard in words that are not sure to be one
        elif one.change is Change.OPENS and one.probability < SURE_THAT_IT_OPENED:
            meant[fact] = replace(one, probability=0.0)
    return meant


def _may_have_opened(family: Family) -> list[str]:
    """The one service that words may say has opened without naming it: supposed, asked about, offered, or gone last."""
    open_to = [fact for fact in SERVICES if fact in (*family.supposed, *family.unsure, *family.offered)]
    if open_to:
        return open_to
    gone = {f: place[0] for f, place in family.places.items() if f in SERVICES and family.facts.get(f) == "no"}
    last = [fact for fact, turn in gone.items() if turn == max(gone.values())]
    return last if len(last) == 1 else []


def _may_have_gone(changed: Sequence[str], family: Family) -> Sequence[str]:
    """Of the services that go without being named, those that may be meant: all there are, or the one told of last."""
    view = family.as_supposed
    there = [fact for fact in SERVICES if view.get(fact, "no") not in NOT_THERE or fact in family.unsure]
    if len(changed) != 1 or there == list(changed):
        return changed if set(changed) >= set(there) else ()
    (fact,) = changed
    newest = max((place[0] for one, place in family.places.items() if one in SERVICES), default=None)
    told_last = [one for one in there if one in family.places and family.places[one][0] == newest]
    return changed if told_last == [fact] or fact in family.supposed else ()


def _of(fact: str, said: Iterable[SaidOf], family: Family) -> Read:
    """The change of one service: by the turn's surest word on it, else by what becomes of what was told before."""
    own = [one for one in said if one.fact == fact]
    named = [_likeliest(one, _named(one, family)) for one in own if one.is_named]
    before = next((_likeliest(one, _told_before(one, family)) for one in own if not one.is_named), Read())
    if not named:
        return replace(before, value=_supposed_value(fact, family) if before.change is Change.OPENS else "yes")
    if len({one.change for one in named} - {Change.NONE}) > 1:
        return Read(Change.NONE, named[-1].value, 0.0, is_named=True)  # a plan for another: the words alone say which
    surest = max(named, key=lambda one: (one.change is not Change.NONE, one.probability))
    if surest.change is Change.NONE:
        return replace(before, value=surest.value, is_named=True)  # "they want to close but have not": it stays
    return surest


def _likeliest(one: SaidOf, changes: Mapping[str, Change]) -> Read:
    """The change that is likeliest; several statuses may come to the same."""
    shares: dict[Change, float] = {}
    for status, share in one.shares.items():
        change = changes.get(status, Change.NONE)
        shares[change] = shares.get(change, 0.0) + share
    change = max(shares, key=lambda each: shares[each], default=Change.NONE)
    return Read(change, one.value, shares.get(change, 0.0), one.is_named)


def _named(one: SaidOf, family: Family) -> Mapping[str, Change]:
    known = family.facts.get(one.fact, "no")
    gone = dict.fromkeys(_GONE, Change.GOES)
    if known in NOT_THERE:
        return {"now": Change.OPENS, "hypothetical": Change.SUPPOSED, **gone}
    stays = one.value in ("yes", known)
    return {"now": Change.NONE if stays else Change.OPENS, "hypothetical": Change.SUPPOSED_GONE, **gone}


def _told_before(one: SaidOf, family: Family) -> Mapping[str, Change]:
    there = family.facts.get(one.fact, "no") not in NOT_THERE
    supposed = family.supposed.get(one.fact)
    if supposed is not None and supposed not in NOT_THERE:
        return {"now": Change.OPENS, **dict.fromkeys(_GONE, Change.BACK)}
    if supposed is not None and there:
        return {"now": Change.BACK, **dict.fromkeys(_GONE, Change.GOES)}
    if one.fact in family.unsure:
        return {"now": Change.OPENS, **dict.fromkeys(_GONE, Change.GOES)}
    if there:
        return {"hypothetical": Change.SUPPOSED_GONE, "other": Change.UNTOLD, **dict.fromkeys(_GONE, Change.GOES)}
    return {"now": Change.OPENS, "hypothetical": Change.SUPPOSED}


def _supposed_value(fact: str, family: Family) -> str:
    value = family.supposed.get(fact, "yes")
    return value if value not in NOT_THERE else "yes"
