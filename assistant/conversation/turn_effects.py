"""Weighs what the trained reader makes of a turn with what its words were read as, service by service.

The trained reader says how likely each effect is, and so how likely each state of a service after the turn. The state
is believed from a limit on: a low one where the words are read as the same, a high one where they are read as the
opposite. Below it the service is asked about.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from assistant.conversation.family import Family, HeardOfFamily
from assistant.conversation.turn_reading import SERVICES, TOLD, Known, TurnReading
from assistant.language.family_steps import NOT_THERE

ALONE = 0.85
"""From this probability on a state is believed that the words are not read as."""
AGREED = 0.5
"""The same where the words are read as that state."""
AGAINST = 0.98
"""The same where the words are read as the opposite."""
FIRST = 0.9
"""The same as `ALONE` for a service that nothing was told of before: silence is more often right."""
LIKELY = 0.5
"""From this probability on a turn tells something, leaves what was supposed, or may change a service."""
SURELY_OF_FAMILY = 0.95
"""From this probability on a turn is about the family, whatever its words alone are read as."""
SURE = 0.9
"""From this probability on of any effect such a turn does something to a service."""


def known_before(family: Family) -> tuple[Known, ...]:
    """What the trained reader is told of each service: what is known, what is supposed, and what was told last."""
    return tuple(
        Known(_fact(family, service), _presence(family.supposed.get(service)), service in family.last)
        for service in SERVICES
    )


def says_nothing(heard: HeardOfFamily) -> bool:
    """Whether the words are read as telling nothing of a family."""
    return not (heard.tells or heard.withdrawn or heard.goes_back or heard.in_steps)


def is_sure(trained: TurnReading) -> bool:
    """Whether the trained reader hears a turn about the family and what it does, so that it needs no other reader."""
    changes = any(trained.any_effect(service) >= SURE for service in SERVICES)
    return trained.of_family >= SURELY_OF_FAMILY and (changes or trained.goes_back >= SURE)


def weighed(family: Family, heard: HeardOfFamily, trained: TurnReading) -> HeardOfFamily:
    """What the turn says by both readings."""
    if "case_holder" in heard.named:
        return heard  # a worker who may be of early help or hold a child in need case: that is asked, never guessed
    tells = any(sum(trained.effects[service][effect] for effect in TOLD) >= LIKELY for service in SERVICES)
    leaves = trained.goes_back >= LIKELY
    said = _Said({fact: value for fact, value in heard.stated.items() if fact not in SERVICES})
    for known, service in zip(known_before(family), SERVICES, strict=True):
        _weigh_one(service, known, tells or leaves, said, family, heard, trained)
    return replace(
        heard,
        stated=said.stated,
        supposed=said.supposed,
        unsure=(*(fact for fact in heard.unsure if fact not in SERVICES), *said.unsure),
        withdrawn=(*(fact for fact in heard.withdrawn if fact not in SERVICES), *said.withdrawn),
        goes_back=leaves and not said.supposed,
        in_steps=True,
    )


@dataclass
class _Said:
    """What a turn says, while it is weighed service by service."""

    stated: dict[str, str]
    supposed: dict[str, str] = field(default_factory=dict)
    unsure: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)


def _weigh_one(
    service: str, known: Known, ends_what_if: bool, said: _Said, family: Family, heard: HeardOfFamily, trained: TurnReading
) -> None:
    """Take the likeliest state of one service as what the turn says of it, or leave it open."""
    shares = trained.effects[service]
    value = heard.stated.get(service) or heard.supposed.get(service)
    read = _presence(value)
    states: dict[str, list[str]] = {}
    for effect in shares:
        states.setdefault(_after(known, effect, ends_what_if), []).append(effect)
    if read == "gone" and known == Known():
        # "Nobody else": the words say of all what the trained reader sees in those that are named.
        states["gone"] += [effect for effect in states.pop("", []) if effect != "same"]
        states["gone"].append("same")
    state, effects = max(states.items(), key=lambda each: sum(shares[effect] for effect in each[1]))
    probability = sum(shares[effect] for effect in effects)
    by_name = service in heard.places or service in heard.supposed
    if probability < _limit(state, read, known, by_name):
        may_be_there = sum(shares[each] for each in ("there", "unclear", "supposed_there"))
        known_of = known.fact or known.supposed or read or service in heard.unsure
        if trained.supposes(service) > sum(shares[each] for each in TOLD) and not ends_what_if:
            said.supposed[service] = "unknown"
        elif known_of or may_be_there > 1 - ALONE:
            said.unsure.append(service)
        return
    effect = max(effects, key=shares.__getitem__)
    if state == "gone" and effect == "same" and known == Known():
        effect = "supposed_gone" if trained.supposes(service) > shares["gone"] else "gone"
    told = value if value and read == state else {"there": _as_known(family, service), "gone": "no"}.get(state, "")
    match effect:
        case "supposed_there" | "supposed_gone":
            said.supposed[service] = told
        case "there" | "gone":
            said.stated[service] = told
        case "untold":
            said.withdrawn.append(service)
        case "unclear":
            said.unsure.append(service)
        case _ if value and read == known.fact == state and service in heard.stated:
            said.stated[service] = value  # it stays as it was, by another name: "a child protection plan now"


def _after(known: Known, effect: str, ends_what_if: bool) -> str:
    """The state of a service after a turn of this effect: what is supposed of it, or else what is known."""
    if effect.startswith("supposed_"):
        return effect.removeprefix("supposed_")
    if effect in TOLD:
        return "" if effect == "untold" else effect
    return ("" if ends_what_if else known.supposed) or known.fact


def _limit(state: str, read: str, known: Known, by_name: bool) -> float:
    """From which probability on a state is believed.

    read: what the words are read as; `by_name` where they name the service or suppose it.
    """
    if read and read == state:
        return AGREED
    if read and by_name:
        return AGAINST
    return ALONE if known.fact or known.supposed or not state else FIRST


def _fact(family: Family, service: str) -> str:
    return "unclear" if service in family.unsure else _presence(family.facts.get(service))


def _presence(value: str | None) -> str:
    return {None: "", "unknown": "", "no": "gone"}.get(value, "there")


def _as_known(family: Family, service: str) -> str:
    known = family.facts.get(service, "no")
    return known if known not in NOT_THERE else "yes"
