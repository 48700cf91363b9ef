"""What each step of a turn does to the family in hand: tells facts, supposes some, or leaves open which is meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.conversation.family import Family
from assistant.language.family_steps import NOT_THERE, SERVICES, UNIVERSAL, Operation, Step

_TOLD = (
    Operation.TELLS,
    Operation.GONE,
    Operation.ASSESSED,
    Operation.PREVENTION,
    Operation.STATUTORY,
    Operation.OPENS,
    Operation.AWAITS,
    Operation.UNDONE,
    Operation.UNTOLD,
    Operation.WE_END,
)


@dataclass(frozen=True)
class FamilyTurn:
    """`unsure` are facts that the turn touches without saying of which: they are asked. `withdrawn` hold no more."""

    stated: Mapping[str, str] = field(default_factory=dict)
    supposed: Mapping[str, str] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    goes_back: bool = False
    withdrawn: tuple[str, ...] = ()


class StepEffects:
    """Gathers what the steps of one turn do."""

    def __init__(self, family: Family, supposes: bool, runs: bool, of_a_service: bool, youth: bool) -> None:
        self._family, self._supposes, self._runs, self._of_a_service = family, supposes, runs, of_a_service
        self._youth = youth  # the kind of work is told, which only the youth service has
        self._stated: dict[str, str] = {}
        self._supposed: dict[str, str] = {}
        self._unsure: tuple[str, ...] = ()
        self._withdrawn: tuple[str, ...] = ()

    def take(self, step: Step, asks: bool) -> bool:
        """Whether what the step does is clear; `asks` where the turn only puts a name with a question mark."""
        if any(fact not in (*SERVICES, "tier") for fact, _ in step.named):
            return False
        in_thought = self._supposes or (self._runs and step.operation not in _TOLD)
        if step.operation is Operation.ONLY:
            self._only(step, in_thought, in_thought and (self._supposes or asks))
            return True
        if in_thought or (asks and step.operation in (Operation.ADDS, Operation.NAMES)):
            return self._suppose(step, asks)
        return self._tell(step)

    def _tell(self, step: Step) -> bool:
        ours_ends = step.operation is Operation.WE_END and self._of_a_service
        never_was = step.operation is Operation.UNDONE and self._withdrawn
        if step.operation is Operation.ENDS or ours_ends or never_was:
            return self._tell_gone()
        if step.operation in (Operation.PREVENTION, Operation.STATUTORY):
            is_open = {**self._family.facts, **self._stated}.get("yos", "no") not in NOT_THERE
            self._stated |= {"yos": step.operation.value} if is_open else {}
            return is_open
        if step.operation is Operation.AWAITS:
            return not self._there_now(in_thought=False)  # what is asked for is not there
        if step.operation is Operation.UNTOLD:
            return self._tell_untold()
        if step.operation is Operation.UNDONE:
            self._unsure = tuple(self._newest_there())
            return True
        if step.operation in (Operation.OPENS, Operation.ACCEPTS):
            return self._tell_open(accepted_by_family=step.operation is Operation.ACCEPTS)
        if step.operation is Operation.GONE:
            self._stated |= {fact: "no" for fact, _ in step.named if fact in SERVICES}
            return True
        if step.operation is Operation.WITHDRAWS:
            self._withdrawn = (*self._withdrawn, *(fact for fact, _ in step.named if fact in self._family.facts))
            return True
        if step.operation is Operation.ALONE:
            self._stated |= dict.fromkeys(SERVICES, "no")
            return True
        if step.operation is Operation.OTHERS:
            there = {*self._there_now(in_thought=False), *self._stated}
            self._stated |= {fact: "no" for fact in SERVICES if fact not in there}
            return True
        if step.operation is Operation.ASSESSED and self._family.facts.get("social_care") == "assessment":
            self._stated["social_care"] = "no"
            return True
        turned_down = {fact for fact in (*self._family.unsure, *self._family.offered) if fact in SERVICES}
        if step.operation is Operation.REFUSES and (turned_down or not self._there_now(in_thought=False)):
            self._stated |= dict.fromkeys(turned_down - set(self._there_now(in_thought=False)), "no")
            return True  # an offer that came to nothing leaves all as it was
        told = step.operation in (Operation.TELLS, Operation.ADDS) and ("tier", UNIVERSAL) not in step.named
        self._stated |= {fact: self._as_known(fact, value) for fact, value in step.named} if told else {}
        return told

    def _suppose(self, step: Step, asks: bool) -> bool:  # noqa: PLR0912 - a case for each operation
        nobody_else = dict.fromkeys(SERVICES, "no") if ("tier", UNIVERSAL) in step.named else {}
        named = {fact: "1" if value == UNIVERSAL else value for fact, value in step.named}
        match step.operation:
            case Operation.ADDS | Operation.NAMES | Operation.TELLS:
                supposed = nobody_else | self._also(named)
            case Operation.COMES:
                supposed = nobody_else | named
            case Operation.INSTEAD:
                supposed = dict.fromkeys(self._there_now(in_thought=True), "no") | named
            case Operation.STEPS_DOWN:
                supposed = {"social_care": "no"} | nobody_else | named
            case Operation.TAKES_OUT if self._there_in_thought(named):
                supposed = dict.fromkeys(named, "no")
            case Operation.GOES | Operation.WITHDRAWS if not self._supposes and self._supposed_there(named):
                supposed = dict.fromkeys(named, "no")
            case Operation.GOES | Operation.WITHDRAWS | Operation.ENDS | Operation.GONE | Operation.WE_END if (
                self._supposes
            ):
                supposed = {fact: "no" for fact in named or self._the_one_there() if fact in SERVICES}
                if supposed and "tier" in self._family.supposed:
                    supposed["tier"] = self._family.facts.get("tier", "unknown")  # it was supposed with what is gone
            case Operation.OTHERS if self._supposes or asks:
                there = {*self._there_now(in_thought=True), *self._supposed}
                supposed = {fact: "no" for fact in SERVICES if fact not in there}
            case Operation.OPENS if self._supposes:
                supposed = dict.fromkeys(self._the_one_to_open(), "yes")
            case Operation.NOTHING | Operation.ALONE if self._supposes or asks:
                supposed = dict.fromkeys(SERVICES, "no")
            case Operation.REFUSES:
                supposed = {fact: "no" for fact in SERVICES if self._family.supposed.get(fact, "no") not in NOT_THERE}
            case Operation.ACCEPTS:
                turned_down = [fact for fact in SERVICES if self._family.supposed.get(fact) == "no"]
                supposed = dict.fromkeys(turned_down, "yes") if len(turned_down) == 1 else {}
            case _:
                supposed = {}
        self._supposed |= supposed
        return bool(supposed)

    def _only(self, step: Step, in_thought: bool, supposes: bool) -> None:
        only = {fact: self._as_known(fact, value) for fact, value in step.named if value != UNIVERSAL}
        # Told while a what-if runs, it holds of what is there and of what was supposed.
        there = {*self._there_now(in_thought), *(() if supposes else self._there_now(in_thought=False))}
        gone = {fact: "no" for fact in SERVICES if fact in there and fact not in only}
        (self._supposed if supposes else self._stated).update({**gone, **only})

    def turn(self, goes_back: bool) -> FamilyTurn | None:
        """The turn as a whole; None where it tells and supposes at once."""
        if self._stated and self._supposed:
            return None
        unsure = tuple(fact for fact in self._unsure if fact not in self._stated)
        withdrawn = tuple(fact for fact in self._withdrawn if fact not in self._stated)
        return FamilyTurn(self._stated, self._supposed, unsure, goes_back, withdrawn)

    def _there_now(self, in_thought: bool) -> list[str]:
        view = self._family.as_supposed if in_thought else self._family.facts
        return [fact for fact in SERVICES if view.get(fact, "no") not in NOT_THERE]

    def _as_known(self, fact: str, value: str) -> str:
        """A service that is known more exactly stays so."""
        known = self._family.facts.get(fact, "no")
        return known if value == "yes" and known not in NOT_THERE else value

    def _also(self, named: Mapping[str, str]) -> dict[str, str]:
        """One more of what was supposed before: gone as well where that was gone, else there as well."""
        gone = bool(self._family.supposed) and all(value == "no" for value in self._family.supposed.values())
        if gone and self._runs and set(named) <= set(self._there_now(in_thought=True)):
            return dict.fromkeys(named, "no")
        return {fact: self._as_known(fact, value) for fact, value in named.items()}

    def _supposed_there(self, named: Mapping[str, str]) -> bool:
        return bool(named) and all(self._family.supposed.get(fact, "no") not in NOT_THERE for fact in named)

    def _there_in_thought(self, named: Mapping[str, str]) -> bool:
        return bool(named) and set(named) <= set(self._there_now(in_thought=True))

    def _the_one_there(self) -> list[str]:
        there = self._there_now(in_thought=True)
        only_supposed = [fact for fact in there if self._family.supposed.get(fact, "no") not in NOT_THERE]
        there = only_supposed if len(only_supposed) == 1 else there
        return there if len(there) == 1 else []

    def _newest_there(self) -> list[str]:
        """The service told of last among those that are there; all of them where that is not one."""
        there = [fact for fact in self._there_now(in_thought=False) if fact not in self._stated]
        told = {fact: self._family.places[fact][0] for fact in there if fact in self._family.places}
        newest = [fact for fact, turn in told.items() if turn == max(told.values())]
        return newest if len(newest) == 1 else there

    def _tell_open(self, accepted_by_family: bool) -> bool:
        """The one service asked about, offered or referred to is open; a family's yes opens nothing yet."""
        offered = self._the_one_to_open()
        if not offered:
            return False
        beside = offered[0] not in (*self._family.unsure, *self._family.offered) and self._there_now(in_thought=False)
        if accepted_by_family or beside or offered == ["social_care"]:
            self._unsure = tuple(offered)
        else:
            self._stated[offered[0]] = "yes"
        return True

    def _the_one_to_open(self) -> list[str]:
        """The one service asked about, offered or referred to, or told last to be gone; none of several."""
        if self._youth and self._family.facts.get("yos", "no") in NOT_THERE:
            return ["yos"]
        offered = [fact for fact in SERVICES if fact in (*self._family.unsure, *self._family.offered)]
        gone = {
            f: place[0] for f, place in self._family.places.items() if f in SERVICES and self._family.facts[f] == "no"
        }
        offered = offered or [fact for fact, turn in gone.items() if turn == max(gone.values())]
        return offered if len(offered) == 1 else []

    def _tell_untold(self) -> bool:
        """What was told last does not hold: what was told of the same before does again."""
        before, now = self._family.before, self._family.facts
        if before is None or self._family.supposed:
            return False
        changed = {fact for fact in (*now, *self._family.unsure) if before.get(fact) != now.get(fact)}
        self._stated |= {fact: before[fact] for fact in changed if fact in before}
        self._withdrawn = (*self._withdrawn, *(fact for fact in changed if fact not in before))
        return bool(changed)

    def _tell_gone(self) -> bool:
        """The one just told of is over; which of several is asked."""
        if self._withdrawn:  # "scrap FEH, they closed it in May"
            self._stated |= {fact: "no" for fact in self._withdrawn if fact in SERVICES}
            return True
        there = [fact for fact in self._there_now(in_thought=False) if fact not in self._stated]
        over = self._newest_there()
        if len(over) == 1:
            self._stated[over[0]] = "no"
        else:
            self._unsure = tuple(there)
        return bool(there)
