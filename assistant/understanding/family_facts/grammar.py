# ruff: noqa: E501 (a pattern is easier to read on one line)
"""The closed grammar: reads a clause only if it accounts for every word of it (`phrases.yml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML

from assistant.understanding.assertions.reader import STATUSES
from assistant.understanding.family_facts.phrase_patterns import KIND_OF_WORKER, any_of, one_of, pattern_of
from assistant.understanding.family_facts.sentence import Sentence

PHRASES = Path(__file__).with_name("phrases.yml")
NOBODY, NOBODY_THEN, NONE_AT_ALL = "nobody", "nobody_then", "none_at_all"
_SOFT = r"(?: (?:,|-|–|—|/|\||&|\+|\(|\)|\[|\]|and|but|plus|with|though|however|also|then|so|because|after|:|hi|hello|ok|sorry|apologies|oops|actually)(?= |$))"
_HARD = r"(?: (?:\.|\?|!|;|\.\.+))"
_HARD_STOP = re.compile(_HARD)
_BREAK = re.compile(rf"{_SOFT}|{_HARD}")
_WHO_LEADS = r"(?: who(?: is|'s| should| would| will)?(?: the)? (?:lead|leads|leading|lead professional)(?= |$))"
_END = rf"(?=(?:{_SOFT}|{_HARD}|\s*$))"
_END_OR_QUESTION = rf"(?=(?:{_SOFT}|{_HARD}|{_WHO_LEADS}|\s*$))"
"""What is there may have the question right behind it: "family open to early help who leads"."""
_BINDING = re.compile(r"(?: (?:/|&|\+))+$")
# "And at Tier 3?", "and with a social worker too?": the same family, were it so.
_ANOTHER_CASE = re.compile(
    r"^(?:(?: (?:and|ok and|so|but))(?: (?:what|how) about| what if it was)?(?: (?:at|on|with|for))?(?: (?:a|an|the))? @0"
    r"(?: (?:too|as well|then|also|on top))?|(?: with)? @0 (?:too|as well|also|on top)) \?$"
    # "Would CP?" after an answer.
    r"|^(?: (?:and|but|so|or))? would(?: (?:a|an|the))? @0(?: (?:then|instead|too|as well))?(?: \?)?$"
    # "Who leads if there is a child in need plan?", and nothing else is said.
    r"|^ who (?:leads|would lead|should lead) (?:if|when|where)(?: (?:there (?:is|'s|was|were)|(?:they|we) (?:have|had)"
    r"|(?:the |a )?(?:family|child) (?:has|had|is on|was on)))(?: (?:a|an|the))? @0(?: \?)?$"
)
_AT_TIER = re.compile(r"^ who (?:leads|would lead|should lead)(?: at| on) @0(?: \?)?$")
"""The whole message asks for one tier."""
_WHO_OF_THESE = re.compile(
    r"^ who (?:leads|is the lead|takes the lead)(?: on attendance)?(?: ,| :| -| with) @\d+(?: (?:and|&|\+|/) @\d+)?(?: \?)?$"
)
"""The whole message asks for the lead of one or two services that are there: "who leads, FEH and YOS?"."""
_TURNS = {
    "handed_over": ("ended", "now"),
    "taken_over": ("now", "ended"),
    "rather_than": ("now", "denied"),
    "not_but": ("denied", "now"),
}
"""Phrases that say one thing of the first name and another of the second."""
_QUESTION = re.compile(r" (?:so |and |but )*(?:who|whose|which|what|is|are|am|does|do|should|would|can|where)(?= )")
_WONDERS = re.compile(
    r" (?:so |and |but |now )*(?:i am |i |we |we are |'m )?(?:do not know|not sure|unsure|want to know|need to know|wondering|confused|not clear) (?:who|whom|which|what|about who|(?:if|whether) (?:i|we) (?:talk|speak|ask|call|ring|go|should|need|have to|am|are supposed|contact|tell|email|deal))(?= )"
)
"""It asks whom to turn to, and tells nothing of a service."""
_REASON = re.compile(
    r" (?:because of|cos of|coz of|due to|following|over) (?:a|an|the|his|her|some|what|that) (?!court|order|referral|assessment|closure|step)(?:[a-z']+ ){1,4}(?=[.,;?!])(?<!closed )(?<!ended )(?<!refusal )"
)
"""Why a service is there, with no word of its state: "cos of the scooter thing"."""
_STATES_NOTHING = re.compile(r" (?:actually|really|meant|supposed|said|says|say|or|someone|myself)(?= )")
_LEFT_ELSEWHERE = re.compile(
    r" (?:left|leaves|leaving|leave|stopped|started|starts|closed|finished|finishes) (?:school|work|home|early|class|lessons?|nursery|primary|college|at (?:half|\d)\w*)(?= )"
)
"""Of a person's day, not of a service."""
_PLANS = {"child_in_need", "child_protection", "looked_after", "assessment", "yos_statutory", "yos_prevention"}


@dataclass
class Parsed:
    """`statuses`: what is said of each mention, None where it is not read; `nobody`: nobody else is there,
    `nobody_then`: nobody else were there.

    `taken_back`: a clause that is not read holds a word that corrects or ends something. `torn`: mentions that the
    words let mean two things. `whole`: the message is one closed question, and nothing in it is left to another reader.
    `listed`: it is a list, read entry by entry (`listed.py`); a status of None is an entry that says it is not known.
    """

    statuses: list[str | None]
    nobody: bool = False
    nobody_then: bool = False
    taken_back: bool = False
    bare: set[int] = field(default_factory=set)
    torn: set[int] = field(default_factory=set)
    own_verb: set[int] = field(default_factory=set)
    whole: bool = False
    listed: bool = False


class ClosedGrammar:
    """Built once from the phrases."""

    def __init__(self, path: Path = PHRASES) -> None:
        data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        self._words = {name: any_of(words.split()) for name, words in data["words"].items()}
        self._unsettling = re.compile(rf" {one_of(data['unsettling'].split())}(?= )")
        self._correcting = re.compile(rf" {one_of(data['correcting'].split())}(?= )")
        self._asking = re.compile(self._words["asking"] + _END)
        self._nobody = [re.compile(self._spelt(phrase) + _END) for phrase in data[NOBODY] if "@" not in phrase]
        self._phrases = [
            (status, re.compile(self._spelt(phrase) + (_END_OR_QUESTION if status in ("now", "ended") else _END)))
            for status in (*STATUSES, NOBODY, NONE_AT_ALL, *_TURNS)
            for phrase in data.get(status, ())
        ]
        supposing = self._spelt(
            "{asking} (if|when|where|suppose|supposing|imagine|what if) (there was|there were|there is|there 's|it was|it were|it is|they had|he had|she had|we had|)"
        )
        self._phrases += [(NOBODY_THEN, re.compile(supposing + self._spelt(phrase) + _END)) for phrase in data[NOBODY]]

    def read(self, sentence: Sentence) -> Parsed:
        """What the grammar is certain of."""
        masked = _REASON.sub(" ", sentence.masked).rstrip()
        parsed = Parsed([None] * len(sentence.mentions))
        if _ANOTHER_CASE.match(masked):
            return Parsed(["hypothetical"])
        if _WHO_OF_THESE.match(masked):
            return Parsed(["now"] * len(sentence.mentions), whole=True)
        if _AT_TIER.match(masked) and sentence.mentions[0].kind == "tier":
            return Parsed(["now"], whole=True)
        at, before = 0, ""
        while at < len(masked):
            step = _BREAK.match(masked, at)
            if step:
                before = (before if step[0].strip() else "") + step[0]
                at = step.end()
                continue
            clause = self._longest(masked, at)
            if clause is None:
                self._unsettle_bare(masked[:at], parsed, sentence)
                at = self._skip(masked, at, parsed)
            else:
                status, match = clause
                self._take(status, match, before, masked, parsed, sentence)
                at = match.end()
            before = ""
        for first in [n for n in parsed.torn if {n + 1, n + 2} <= parsed.own_verb]:
            # "A referral order, FEH closed, CSC closed": each that closed says so.
            parsed.torn.discard(first)
            parsed.statuses[first] = "now"
        return parsed

    def _longest(self, masked: str, at: int) -> tuple[str, re.Match] | None:
        found = [
            (status, match) for status, rule in self._phrases if (match := rule.match(masked, at)) and match[0].strip()
        ]
        asking = self._asking.match(masked, at)
        if asking and asking[0].strip():
            found.append(("", asking))
        return max(found, key=lambda one: (len(one[1][0]), one[0] != ""), default=None)

    def _take(  # noqa: PLR0917 - one clause and its surroundings
        self, status: str, match: re.Match, before: str, masked: str, parsed: Parsed, sentence: Sentence
    ) -> None:
        if not status:
            return
        named = [int(n) for n in re.findall(r"@(\d+)", match[0])]
        if status == NOBODY:
            parsed.nobody = True
            status = "now"
        if status == NONE_AT_ALL:
            parsed.nobody = True
            status = "denied"
        if status == NOBODY_THEN:
            parsed.nobody_then = True
            status = "hypothetical"
        if status in _TURNS:
            for n, each in zip(named, _TURNS[status], strict=True):
                parsed.statuses[n] = each
            return
        bare = status == "now" and re.fullmatch(rf" @\d+{KIND_OF_WORKER}", match[0]) is not None
        follows_denial = named and named[0] > 0 and parsed.statuses[named[0] - 1] == "denied"
        for n in named:
            # "No FEH/YOS" denies both, whatever a bare name means elsewhere.
            doubtful = bare and follows_denial and _BINDING.search(before) and sentence.mentions[n].kind not in _PLANS
            parsed.statuses[n] = status
            if doubtful or (bare and n - 1 in parsed.bare and "," in before and self._denied_before(n - 1, parsed)):
                parsed.statuses[n - 1] = parsed.statuses[n - 1] if doubtful else None
                parsed.statuses[n] = None
        if bare:
            parsed.bare |= set(named)
        elif named and status not in ("now", "denied") and masked[match.start() :].startswith(" @"):
            # "FEH, CSC closed": whether the first is closed too is anybody's guess.
            first = named[0] - 1
            parsed.own_verb |= set(named)
            if first in parsed.bare and re.search(rf"@{first}{KIND_OF_WORKER}{_SOFT}+$", masked[: match.start()]):
                parsed.statuses[first] = None
                parsed.torn |= {first} if sentence.mentions[first].kind != "tier" else set()

    @staticmethod
    def _denied_before(n: int, parsed: Parsed) -> bool:
        """Whether a run of bare names goes back to a denial: "no FEH, YOS, CSC" may deny all three."""
        while n >= 0 and n in parsed.bare:
            n -= 1
        return n >= 0 and parsed.statuses[n] == "denied"

    @staticmethod
    def _unsettle_bare(before: str, parsed: Parsed, sentence: Sentence) -> None:
        """A bare name in front of words that are not read may belong to them; a tier does nothing, so it stands."""
        last = re.search(rf"@(\d+){KIND_OF_WORKER}{_SOFT}*(?: \?)?$", before)
        if last and int(last[1]) in parsed.bare and sentence.mentions[int(last[1])].kind != "tier":
            parsed.statuses[int(last[1])] = None

    def _skip(self, masked: str, at: int, parsed: Parsed) -> int:
        """Past a clause that is not in the grammar, to the next full stop; in it only "nobody else" is heard."""
        hard = _HARD_STOP.search(masked, at + 1)
        end = hard.start() if hard else len(masked)
        clause = masked[at:end]
        for soft in _BREAK.finditer(clause):
            if any(rule.match(clause, soft.end()) for rule in self._nobody):
                parsed.nobody = True
        if _QUESTION.match(clause):
            clause = _STATES_NOTHING.sub("", clause)
        clause = _LEFT_ELSEWHERE.sub("", clause + " ").rstrip()
        if "@" not in clause and not _WONDERS.match(clause + " "):
            if self._unsettling.search(clause + " ") and not parsed.nobody:
                parsed.statuses = [None] * len(parsed.statuses)
            parsed.taken_back = parsed.taken_back or self._correcting.search(clause + " ") is not None
        return end

    def _spelt(self, phrase: str) -> str:
        return pattern_of(phrase, self._words)
