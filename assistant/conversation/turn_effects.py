"""Weighs what the trained reader makes of a turn against what its words were read as, service by service.

Where the words are read as nothing, the trained reader speaks alone: it is believed from a limit on, and below it the
service is asked about. Where the words leave a service open it may settle it; where they say something it only puts in
doubt what it reads the other way round.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.conversation.family import Family, HeardOfFamily
from assistant.conversation.turn_reading import SERVICES, Known, TurnReading
from assistant.language.family_steps import NOT_THERE

BELIEVED = 0.9
"""From this probability on an effect that nothing else reads is taken."""
ENDS = 0.75
"""The same for an end that can be of one service alone."""
ASKED = 0.5
"""From this probability of any effect on, a service of which something was told is asked about."""
DOUBTED = 0.95
"""From this probability on of anything else than what the words are read as, that is in doubt."""
DOUBTED_IN_STEPS = 0.98
"""The same where every word belongs to the closed grammar."""
HALF = 0.6
"""The probability given to an end that one sentence tells and the whole message does not."""
SETTLED = 0.95
"""From this probability on a service that the words leave open is settled."""
SETTLED_OTHERWISE = 0.98
"""The same where the opposite was known of it: "we've heard nothing from her" is no end."""
UNREAD = 0.97
"""From this probability on an effect is taken on a service of which the words are read as nothing, where they tell of
another or of none before."""
ALL_GONE = 0.9
"""The same in a first message for all of them together: "not known to any service"."""
TURNED = 0.5
"""From this probability on a what-if supposes of a service what is heard: the other way round from what the words are
read as, or where they are read as nothing."""
DRIFTS = 0.4
"""Over this probability of any effect it is asked about what is supposed there and the words do not name."""
WITHIN = 0.8
"""From this probability on what is told while something is supposed is supposed as well."""
PLAIN = 0.9
"""Below this probability it is open what a supposition does to a service that it may be about."""
MAY_BE = 0.2
"""From this probability on a supposition may be about a service."""
SURELY_OF_FAMILY = 0.95
"""From this probability on a turn is about the family, whatever its words alone are read as."""
LEAVES = 0.7
"""From this probability on a turn leaves what was supposed."""


def known_before(family: Family) -> tuple[Known, ...]:
    """What the trained reader is told of each service: what is known, what is supposed, and what was told last."""
    return tuple(
        Known(_fact(family, service), _presence(family.supposed.get(service)), service in family.last)
        for service in SERVICES
    )


def says_nothing(heard: HeardOfFamily) -> bool:
    """Whether the words are read as telling nothing of a family."""
    return not (heard.tells or heard.withdrawn or heard.goes_back or heard.in_steps)


def weighed(family: Family, heard: HeardOfFamily, trained: TurnReading) -> HeardOfFamily:
    """What the turn says by both readings; as it was heard where the trained one adds nothing and doubts nothing."""
    if _is_of_another_worker(heard):
        return heard
    return _read_alone(family, heard, trained) if says_nothing(heard) else _settled(family, heard, trained)


def weighed_opening(heard: HeardOfFamily, trained: TurnReading) -> HeardOfFamily:
    """What the first message about a family says.

    The trained reader settles what the words leave open, and adds what it is all but certain of.
    """
    if _is_of_another_worker(heard):
        return heard
    gone = {service: trained.effects[service]["gone"] for service in SERVICES}
    stated = {}
    for service in SERVICES:
        effect, probability = trained.likeliest(service)
        added = probability >= UNREAD and _may_be_added(effect, service, heard)
        settled = service in heard.unsure and effect == "there" and probability >= SETTLED
        if added or settled or min(gone.values()) >= ALL_GONE:
            stated[service] = "yes" if effect == "there" else "no"
    stated = {service: value for service, value in stated.items() if service not in heard.supposed} | dict(heard.stated)
    return replace(heard, stated=stated, unsure=tuple(fact for fact in heard.unsure if fact not in stated))


def _is_of_another_worker(heard: HeardOfFamily) -> bool:
    """Whether a worker is named who may be of early help or hold a child in need case: that is asked, never guessed."""
    return "case_holder" in heard.named


def _may_be_added(effect: str, service: str, heard: HeardOfFamily) -> bool:
    """Whether an effect may be taken that no word is read as: a name was read, and not as there."""
    return effect == "gone" or (effect == "there" and service not in heard.named)


def with_ends(whole: TurnReading, parts: Sequence[TurnReading], family: Family) -> TurnReading:
    """The reading of a message of several sentences, with the ends that one of them tells when it is read alone.

    Beside others an end is passed over: "they've closed it. social care not involved". It is then no more than likely.
    """
    effects = dict(whole.effects)
    for service in SERVICES:
        ends = any(part.effects[service]["gone"] >= BELIEVED for part in parts)
        if ends and _fact(family, service) == "there" and whole.likeliest(service)[0] == "same":
            effects[service] = {**dict.fromkeys(whole.effects[service], 0.0), "gone": HALF, "same": 1 - HALF}
    return replace(whole, effects=effects)


def is_sure(trained: TurnReading) -> bool:
    """Whether the trained reader hears a turn about the family and what it does, so that it needs no other reader."""
    changes = any(1 - trained.effects[service]["same"] >= BELIEVED for service in SERVICES)
    return trained.of_family >= SURELY_OF_FAMILY and (changes or trained.goes_back >= BELIEVED)


def _read_alone(family: Family, heard: HeardOfFamily, trained: TurnReading) -> HeardOfFamily:
    stated: dict[str, str] = {}
    supposed: dict[str, str] = {}
    unsure, withdrawn = [], []
    for service in SERVICES:
        effect, probability = trained.likeliest(service)
        others = max(trained.any_effect(other) for other in SERVICES if other != service)
        alone = effect == "gone" and others < MAY_BE
        fact, sure = _fact(family, service), probability >= (ENDS if alone else BELIEVED)
        told_of = bool(fact) or service in family.offered
        match effect:
            case "supposed_there" | "supposed_gone" if sure:
                supposed[service] = "yes" if effect == "supposed_there" else "no"
            case "gone" if sure or fact not in ("there", "unclear"):
                stated |= {service: "no"} if sure else {}
            case "there" if service in heard.named:
                pass  # the readers of statements saw the name, and took it for somebody else's or only asked about
            case "there" if sure and (told_of or probability >= UNREAD):
                stated[service] = _as_known(family, service)
            case "untold" if sure and fact:
                withdrawn.append(service)
            case _ if told_of and trained.any_effect(service) >= ASKED and not effect.startswith("supposed"):
                unsure.append(service)
    leaves = bool(family.supposed) and trained.goes_back >= LEAVES and not supposed
    may_be = {service for service in SERVICES if trained.supposes(service) >= MAY_BE or family.supposed.get(service)}
    open_suppositions = tuple(service for service in SERVICES if trained.supposes(service) >= ASKED)
    if open_suppositions and not supposed and not stated:
        return replace(heard, unsure=tuple(dict.fromkeys([*unsure, *open_suppositions])))
    if supposed and (stated or any(trained.likeliest(service)[1] < PLAIN for service in may_be - {*supposed})):
        return heard  # of which service it is supposed is open
    return replace(
        heard, stated=stated, supposed=supposed, unsure=tuple(unsure), withdrawn=tuple(withdrawn), goes_back=leaves
    )


@dataclass
class _Said:
    """What a turn says, while it is weighed service by service."""

    stated: dict[str, str]
    supposed: dict[str, str]
    unsure: list[str]

    def take(self, service: str, effect: str, family: Family) -> None:
        """Take an effect as what the turn does to a service."""
        if effect.startswith("supposed"):
            self.supposed[service] = "yes" if effect == "supposed_there" else "no"
        else:
            self.stated[service] = _as_known(family, service) if effect == "there" else "no"

    def ask(self, service: str) -> None:
        """Leave open what the turn does to a service."""
        self.stated.pop(service, None)
        self.supposed.pop(service, None)
        self.unsure.append(service)


def _settled(family: Family, heard: HeardOfFamily, trained: TurnReading) -> HeardOfFamily:
    said = _Said(dict(heard.stated), dict(heard.supposed), list(heard.unsure))
    for service in SERVICES:
        if service in heard.unsure:
            _settle(service, said, family, trained)
        elif service in heard.stated or service in heard.supposed:
            _compare(service, said, family, heard, trained)
        else:
            _add(service, said, family, heard, trained)
    leaves = heard.goes_back or (bool(family.supposed) and trained.goes_back >= BELIEVED and not heard.tells)
    return replace(heard, stated=said.stated, supposed=said.supposed, unsure=tuple(said.unsure), goes_back=leaves)


def _settle(service: str, said: _Said, family: Family, trained: TurnReading) -> None:
    """Settle a service that the words leave open."""
    effect, probability = trained.likeliest(service)
    turns = {effect, _fact(family, service)} == {"there", "gone"}
    sure = probability >= (SETTLED_OTHERWISE if turns else SETTLED)
    if sure and effect in ("there", "gone", "supposed_there", "supposed_gone"):
        said.unsure.remove(service)
        said.take(service, effect, family)


def _compare(service: str, said: _Said, family: Family, heard: HeardOfFamily, trained: TurnReading) -> None:
    """Hold what the words say of a service against what is heard of it."""
    effect, probability = trained.likeliest(service)
    read = said.stated.get(service) or said.supposed[service]
    opposite = {"yes": "supposed_gone", "no": "supposed_there"}.get(said.supposed.get(service, ""), "")
    unnamed = read == "no" and service not in heard.places
    known = family.as_supposed.get(service, "no")
    is_renamed = known not in NOT_THERE and read not in (*NOT_THERE, "yes", known)
    limit = DOUBTED_IN_STEPS if heard.in_steps else DOUBTED
    if effect == opposite and probability >= TURNED:
        said.take(service, effect, family)
    elif family.supposed and service in said.stated and effect.startswith("supposed") and probability >= WITHIN:
        said.supposed[service] = said.stated.pop(service)
    elif unnamed and effect == "gone" and _fact(family, service) == "there" and not heard.in_steps:
        said.ask(service)  # "I've signed off, nothing else there": by the words alone only nobody else is
    elif not is_renamed and _agreement(trained, service, read, known) <= 1 - limit:
        said.ask(service)
        if unnamed and effect == "same":
            said.unsure.remove(service)  # "nobody else" is no word on the one that is there: it stays as it was


def _add(service: str, said: _Said, family: Family, heard: HeardOfFamily, trained: TurnReading) -> None:
    """Take what is heard of a service of which the words are read as nothing."""
    effect, probability = trained.likeliest(service)
    may_be_gone = trained.any_effect(service) > DRIFTS and _presence(family.supposed.get(service)) == "there"
    ends = effect in ("gone", "untold") and _fact(family, service) == "there" and service not in heard.withdrawn
    if said.supposed and effect.startswith("supposed") and probability >= TURNED:
        said.take(service, effect, family)
    elif may_be_gone:
        said.ask(service)
    elif probability >= UNREAD and not said.supposed and _may_be_added(effect, service, heard):
        said.take(service, effect, family)
    elif ends and probability >= ASKED:
        said.ask(service)


def _agreement(trained: TurnReading, service: str, read: str, known: str) -> float:
    """How likely the trained reading comes to what the words are read as: the service is there, or is not."""
    shares = trained.effects[service]
    is_there = read not in NOT_THERE
    same = shares["same"] if (known not in NOT_THERE) == is_there else 0.0
    alike = ("there", "supposed_there") if is_there else ("gone", "untold", "supposed_gone")
    return same + sum(shares[effect] for effect in alike)


def _fact(family: Family, service: str) -> str:
    return "unclear" if service in family.unsure else _presence(family.facts.get(service))


def _presence(value: str | None) -> str:
    return {None: "", "unknown": "", "no": "gone"}.get(value, "there")


def _as_known(family: Family, service: str) -> str:
    known = family.facts.get(service, "no")
    return known if known not in NOT_THERE else "yes"
