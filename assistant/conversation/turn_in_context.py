"""What a turn does to the family in hand: what is read of it in context, weighed against what its words say alone.

What the words say by themselves must not differ; a service of which the reader is not sure is asked.
"""

from __future__ import annotations

from assistant.conversation.said_in_context import IN_THOUGHT, Change, Read, SaidInContext
from assistant.conversation.step_effects import FamilyTurn
from assistant.language.family_steps import NOT_THERE, SERVICES

DIFFERS = 0.95
"""From this probability on another change than the words tell by themselves puts that in doubt."""


def turn_in_context(heard: SaidInContext) -> FamilyTurn | None:
    """What the turn does; None where it changes nothing, and where its words by themselves say all of it."""
    weighing = _Weighing(heard)
    for fact, one in heard.read.items():
        weighing.take(fact, one)
    return weighing.turn()


class _Weighing:
    """Gathers what a turn does, service by service."""

    def __init__(self, heard: SaidInContext) -> None:
        self._family, self._alone, self._read = heard.family, heard.alone, heard.read
        self._stated: dict[str, str] = {}
        self._supposed: dict[str, str] = {}
        self._unsure: list[str] = []
        self._untold: list[str] = []
        self._goes_back = False
        unnamed = [one for one in heard.read.values() if not one.is_named and one.is_sure]
        # Which one went without a name is settled, so that no other is in doubt by it.
        self._settled = any(one.change is Change.GOES for one in unnamed)

    def take(self, fact: str, one: Read) -> None:
        """Add what is read of a service."""
        if fact in self._alone.stated:
            self._told_by_itself(fact, one, self._alone.stated[fact])
        elif fact in self._alone.supposed:
            self._supposed[fact] = self._alone.supposed[fact]
        elif one.change is Change.NONE:
            if fact in self._alone.unsure and not (one.is_sure and (one.is_named or self._settled)):
                self._unsure.append(fact)
        elif one.change is Change.BACK:
            self._goes_back = self._goes_back or one.is_sure
        elif not one.is_sure:
            self._unsure.append(fact)
        else:
            self._change(fact, one)

    def turn(self) -> FamilyTurn | None:
        """The turn as a whole; None where it does nothing and leaves nothing open that its words do."""
        alone = self._alone
        does = self._stated or self._supposed or self._unsure or self._untold or self._goes_back
        if not (does or alone.unsure):
            return None
        beside = {fact: value for fact, value in alone.stated.items() if fact not in SERVICES}
        others = [fact for fact in alone.unsure if fact not in SERVICES]
        supposed = {**(self._still_supposed() if self._goes_back else {}), **self._supposed}
        unsure, withdrawn = (*self._unsure, *others), (*alone.withdrawn, *self._untold)
        return FamilyTurn({**self._stated, **beside}, supposed, unsure, self._goes_back, withdrawn)

    def _told_by_itself(self, fact: str, one: Read, value: str) -> None:
        """A service of which the words say by themselves what holds: where they are read otherwise, it is asked."""
        gone, is_there = value == "no", self._family.facts.get(fact, "no") not in NOT_THERE
        unnamed = gone and fact not in self._alone.places
        if unnamed and one.change is Change.NONE:
            # "Nobody else": what is there stays, of which no other word says that it went.
            self._stated |= {} if is_there else {fact: value}
        elif gone and not is_there and one.is_sure and one.change is Change.BACK:
            self._stated[fact], self._goes_back = value, True
        elif one.is_sure and one.change in IN_THOUGHT and self._family.supposed:
            self._supposed[fact] = "no" if one.change is Change.SUPPOSED_GONE else value
        elif one.probability >= DIFFERS and one.change not in ((Change.GOES,) if gone else (Change.OPENS, Change.NONE)):
            self._unsure.append(fact)
        else:
            self._stated[fact] = value

    def _change(self, fact: str, one: Read) -> None:
        if one.change is Change.UNTOLD:
            self._untold.append(fact)
        elif one.change is Change.GOES:
            self._stated[fact] = "no"
        elif one.change is Change.OPENS:
            known = self._family.facts.get(fact, "no")
            self._stated[fact] = one.value if known in NOT_THERE or one.value != "yes" else known
        else:
            gone = one.change is Change.SUPPOSED_GONE
            self._supposed[fact] = "no" if gone else one.value

    def _still_supposed(self) -> dict[str, str]:
        """What stays supposed where only a part of the what-if is over."""
        kept = {fact for fact, one in self._read.items() if one.change is Change.NONE}
        return {fact: value for fact, value in self._family.supposed.items() if fact in kept}
