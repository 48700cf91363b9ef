"""Weighs what the trained reader makes of a turn with what its words were read as, service by service.

The trained reader says how likely each effect is, and so how likely each state of a service after the turn. The state
is believed from a limit on: a low one where the words are read as the same, a high one where they are read as the
opposite. Below it the service is asked about.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.family import Family, HeardOfFamily
from assistant.conversation.turn_reading import SERVICES, TOLD, Known, TurnReading
from assistant.language.services import NOT_THERE

ALONE = 0.85
"""From this probability on a state is believed that the words are not read as."""
STAYS = 0.8
"""The same where a service of which the words say nothing most likely stays as it was."""
AGREED = 0.5
"""The same where the words are read as that state."""
AGREED_FIRST = 0.7
"""The same for a service that nobody told of before."""
AGAINST = 0.98
"""The same where the words are read as the opposite."""
FIRST = 0.97
"""The same for a service that nobody told of before: silence is more often right."""
BORNE_OUT = 0.94
"""The same where the words leave the service open and likely say that state."""
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
    return not (heard.tells or heard.withdrawn or heard.goes_back)


def is_sure(trained: TurnReading) -> bool:
    """Whether the trained reader hears a turn about the family and what it does, so that it needs no other reader."""
    changes = any(trained.any_effect(service) >= SURE for service in SERVICES)
    return trained.of_family >= SURELY_OF_FAMILY and (changes or trained.goes_back >= SURE)


def weighed(family: Family, heard: HeardOfFamily, trained: TurnReading, leaves_from: float = LIKELY) -> HeardOfFamily:
    """What the turn says by both readings; `leaves_from` is how likely it has to leave what was supposed."""
    if "case_holder" in heard.named:
        return heard  # a worker who may be of early help or hold a child in need case: that is asked, never guessed
    turn = _Turn(family, heard, trained, leaves_from)
    for service, known in zip(SERVICES, known_before(family), strict=True):
        turn.take(service, known)
    turn.ask_what_closed()
    turn.ask_what_started()
    turn.open_what_goes_on()
    return replace(
        heard,
        stated=turn.stated,
        supposed=turn.supposed,
        unsure=tuple(turn.unsure),
        withdrawn=tuple(turn.withdrawn),
        goes_back=turn.leaves and not turn.supposed,
    )


class _Turn:
    """What a turn says, weighed service by service; what it says of a tier or a case holder is left to its words."""

    def __init__(self, family: Family, heard: HeardOfFamily, trained: TurnReading, leaves_from: float) -> None:
        self._family, self._heard, self._trained = family, heard, trained
        self.stated = {fact: value for fact, value in heard.stated.items() if fact not in SERVICES}
        self.supposed = {fact: value for fact, value in heard.supposed.items() if fact not in SERVICES}
        self.unsure = [fact for fact in heard.unsure if fact not in SERVICES]
        self.withdrawn = [fact for fact in heard.withdrawn if fact not in SERVICES]
        self.leaves = trained.goes_back >= leaves_from
        tells = any(trained.tells(service) >= LIKELY for service in SERVICES)
        self._ends_what_if = tells or self.leaves

    def take(self, service: str, known: Known) -> None:
        """Take the likeliest state of a service as what the turn says of it, or leave it open."""
        told, thought = self._heard.stated.get(service), self._heard.supposed.get(service)
        if self._is_left_to_words(told, thought, known):
            self._take_words(service)
            return
        shares = self._trained.effects[service]
        value = told or thought
        read = _presence(value)
        states = dict.fromkeys(("there", "gone", "unclear"), 0.0)
        for effect, probability in shares.items():
            states[self._after(effect, known, read)] += probability
        state, probability = max(states.items(), key=lambda each: each[1])
        likeliest = max((one for one in shares if self._after(one, known, read) == state), key=shares.__getitem__)
        effect = self._by_its_words(service, likeliest, state, known, read)
        if probability < self._limit(service, known, state, read, effect):
            heard = told or (thought and known != Known())
            if heard and state not in (read, "unclear") and probability < ALONE:
                self._take_words(service)  # two readers of statements against one that is not sure
            else:
                self._leave_open(service, known, read)
            return
        as_said = value if value and read == state else {"there": self._as_known(service), "gone": "no"}.get(state, "")
        match effect:
            case "supposed_there" | "supposed_gone":
                self.supposed[service] = as_said
            case "there" | "gone":
                self.stated[service] = as_said
            case "untold":
                self.withdrawn.append(service)
            case "unclear":
                self.unsure.append(service)
            case _ if value and read == known.fact == state and service in self._heard.stated:
                self.stated[service] = value  # it stays as it was, by another name: "a child protection plan now"

    def ask_what_closed(self) -> None:
        """Ask about the services in hand where something closed, it is not said what, and none is read as closed."""
        if "closed" not in self._heard.unnamed:
            return
        there = [
            service
            for service, known in zip(SERVICES, known_before(self._family), strict=True)
            if known.fact == "there" and service not in self.supposed
        ]
        is_told = any(
            self.stated.get(service) == "no" or service in self.withdrawn or service in self.unsure for service in there
        )
        if not is_told:
            self.unsure += [service for service in there if service not in self.stated]

    def ask_what_started(self) -> None:
        """Ask about the services that were supposed to come where one started and it is not said which."""
        if "started" in self._heard.unnamed and not any(self.stated.get(service, "no") != "no" for service in SERVICES):
            supposed = [fact for fact, value in self._family.supposed.items() if _presence(value) == "there"]
            self.unsure += [each for each in supposed if each in SERVICES and each not in self.unsure]

    def open_what_goes_on(self) -> None:
        """Open the service again that was just told as ended where that goes on after all; ask about several."""
        before = self._family.before or {}
        ended = [
            service
            for service in SERVICES
            if _presence(before.get(service)) == "there" and _presence(self._family.facts.get(service)) == "gone"
        ]
        if "goes_on" not in self._heard.unnamed or any(each in (*self.stated, *self.unsure) for each in ended):
            return
        if len(ended) == 1:
            self.stated[ended[0]] = before[ended[0]]
        else:
            self.unsure += ended

    def _by_its_words(self, service: str, effect: str, state: str, known: Known, read: str) -> str:
        """The likeliest effect that leads to a state, or the one that the words of the turn make of it."""
        shares = self._trained.effects[service]
        if known == Known() and read == state:
            return f"supposed_{state}" if service in self._heard.supposed else state
        if effect == "untold" and read == state and service in self._heard.stated:
            return state  # they say that it is not there, and not only that it was told by mistake
        if effect == "gone" and read != state and self._is_assessed(service) and self._names_a_plan(service):
            return "unclear"  # "still assessing, no child in need plan yet" denies the plan alone
        if known == Known() and effect == "gone" and shares["gone"] + shares["supposed_gone"] < FIRST:
            return "same"
        return effect

    def _take_words(self, service: str) -> None:
        """What its words are read as, told and supposed."""
        self.stated |= {fact: value for fact, value in self._heard.stated.items() if fact == service}
        self.supposed |= {fact: value for fact, value in self._heard.supposed.items() if fact == service}

    @staticmethod
    def _is_left_to_words(told: str | None, thought: str | None, known: Known) -> bool:
        """Whether the words say what this reader cannot tell: "They have early help. If it closed, who leads?", or an
        assessment, which is neither there nor gone.
        """
        if told and thought:
            return _presence(told) != _presence(thought)
        return told == "assessment" and known == Known()

    def _after(self, effect: str, known: Known, read: str) -> str:
        """The state of a service after a turn of this effect: what is supposed of it, or else what is known.

        One that nobody told of counts as gone, and as what its words are `read` as where the trained reader is silent.
        """
        if effect.startswith("supposed_"):
            return effect.removeprefix("supposed_")
        if effect in TOLD:
            return "gone" if effect == "untold" else effect
        kept = ("" if self._ends_what_if else known.supposed) or known.fact
        return kept or (read if known == Known() else "") or "gone"

    def _limit(self, service: str, known: Known, state: str, read: str, effect: str) -> float:
        """From which probability on a state is believed; `read` is what the words are read as."""
        heard = self._heard
        if read and read == state:
            return AGREED_FIRST if known == Known() and service in heard.stated else AGREED
        if read and (service in heard.places or service in heard.supposed):
            return AGAINST
        if not read and heard.likely.get(service, state) != state:
            return AGAINST  # its words likely say the opposite: "they are closing next week"
        if effect == "same" and known != Known() and service not in heard.unsure:
            return STAYS
        if known.fact or known.supposed or state != "there":
            return ALONE
        return BORNE_OUT if heard.likely.get(service) == state else FIRST

    def _leave_open(self, service: str, known: Known, read: str) -> None:
        """Ask about a service that something is known or read of, or that may have come; in a what-if it is unknown."""
        trained = self._trained
        may_be_there = sum(trained.effects[service][each] for each in ("there", "unclear", "supposed_there"))
        spoken_of = known != Known() or read or service in self._heard.unsure
        if trained.supposes(service) > trained.tells(service) and not self._ends_what_if:
            self.supposed |= {service: "unknown"} if spoken_of else {}
        elif spoken_of or may_be_there > 1 - ALONE:
            self.unsure.append(service)

    def _as_known(self, service: str) -> str:
        """What a service is that is there: as it was known, unless it was only assessing and the words name a plan."""
        known = self._family.facts.get(service, "no")
        opened = self._is_assessed(service) and self._names_a_plan(service)
        return self._heard.kinds.get(service, "yes") if known in NOT_THERE or opened else known

    def _is_assessed(self, service: str) -> bool:
        return self._family.facts.get(service) == "assessment"

    def _names_a_plan(self, service: str) -> bool:
        return self._heard.kinds.get(service, "yes") not in ("yes", "assessment")


def _fact(family: Family, service: str) -> str:
    return "unclear" if service in family.unsure else _presence(family.facts.get(service))


def _presence(value: str | None) -> str:
    return {None: "", "unknown": "", "no": "gone"}.get(value, "there")
