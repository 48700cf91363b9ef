"""Reads the steps of a turn as one about the family in hand, or leaves the turn to the readers of statements.

The family is its facts with what is supposed laid over them. A turn that names no new fact is read against both:
"then YOS too" goes on with the what-if that runs, "they stay" ends it, "she finished" is of the one just told of.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.conversation.family import Family
from assistant.conversation.step_effects import FamilyTurn, StepEffects
from assistant.language.family_steps import NOT_THERE, Operation, Step

_LEAVES_IT = (Operation.BACK, Operation.STILL, Operation.STAYS, Operation.TODAY)
_SAYS_NOTHING = (Operation.ASKS, Operation.SUPPOSES, Operation.AGAIN)


def family_turn_of(steps: Sequence[Step], family: Family, asks: bool, of_a_service: bool = False) -> FamilyTurn | None:
    """What the turn does to the family; None where its words say it by themselves, or nothing is told of.

    `of_a_service`: who writes works with the family for a service ("we closed").
    """
    if any(step.operation is Operation.SUPPOSES for step in steps):
        steps = _as_supposed(steps)
    operations = [step.operation for step in steps]
    supposes, leaves = Operation.SUPPOSES in operations, any(one in _LEAVES_IT for one in operations)
    telling = [step for step in steps if step.operation not in (*_LEAVES_IT, *_SAYS_NOTHING)]
    if supposes and leaves:
        return None
    stays = [fact for step in steps if step.operation is Operation.STAYS for fact, _ in step.named]
    if leaves and not telling:
        if not family.supposed and not stays:
            return FamilyTurn() if family.facts and Operation.ASKS in operations else None
        if not family.supposed:
            there = all(family.facts.get(fact, "no") not in NOT_THERE for fact in stays)
            return FamilyTurn() if there else None  # "and B stays with FEH": it stays as it was told
        return FamilyTurn(goes_back=True) if all(fact in family.facts for fact in stays) else None
    if family.supposed and all(step.operation is Operation.UNDONE for step in telling) and telling:
        return FamilyTurn(goes_back=True)  # "nothing has been agreed yet": what was supposed
    if Operation.TAKES_OUT in operations and all(family.as_supposed.get(fact, "no") not in NOT_THERE for fact in stays):
        leaves = False  # "drop FEH, keep the social worker"
    if not telling:
        # Whether it stays so is asked again: the lead is said again.
        asked_again = Operation.AGAIN in operations and not supposes and bool(family.facts or family.supposed)
        return FamilyTurn() if asked_again else None
    runs = bool(family.supposed) and not leaves
    youth = any(one in (Operation.PREVENTION, Operation.STATUTORY) for one in operations)
    meant = StepEffects(family, supposes, runs, of_a_service, youth)
    for step in telling:
        if not meant.take(step, asks):
            return None
    return meant.turn(goes_back=leaves and bool(family.supposed))


def _as_supposed(steps: Sequence[Step]) -> list[Step]:
    """The steps of a what-if: "still him?" only asks, and a refusal adds nothing where they say what it ends."""
    ends = any(step.operation in (Operation.ENDS, Operation.GOES, Operation.NOTHING) for step in steps)
    idle = (Operation.STILL, *((Operation.REFUSES,) if ends else ()))
    return [step for step in steps if step.operation not in idle]
