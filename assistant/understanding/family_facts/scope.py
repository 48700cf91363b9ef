"""What a sentence says about each service it names: there, gone, not there, awaited, only asked about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from assistant.understanding.family_facts.patterns import Patterns, build_patterns
from assistant.understanding.family_facts.sentence import Sentence
from assistant.understanding.family_facts.vocabulary import Vocabulary


class Said(Enum):
    """How a service stands in the sentence."""

    THERE = "there"
    NOT_THERE = "not there"
    ENDED = "ended"
    AWAITED = "awaited"
    UNSURE = "unsure"
    NAMED = "named"  # no word about it: taken as there, unless something firmer is said
    CANDIDATE = "candidate"  # "the school or the social worker?": there, unless anything else is said
    NOTHING = "nothing"  # asked about, explained, corrected away


@dataclass(frozen=True)
class Reading:
    """One mention and what was said of it; `derived` readings come from "stepped down to …" without a name."""

    mention: int
    said: Said


_JOINER_END = re.compile(r"[.?!;]")


class ScopeRules:
    """The rules in their order; the first that speaks decides."""

    def __init__(self, vocabulary: Vocabulary):
        self._patterns: Patterns = build_patterns(vocabulary)
        self._joining = frozenset(vocabulary.cues["joining"])
        self._own = frozenset(vocabulary.cues["own"])
        self._after = frozenset(vocabulary.cues["after"])

    def read(self, sentence: Sentence) -> list[Reading]:
        """One reading per mention, in order."""
        said: dict[int, Said] = {}
        self._whole_sentence(sentence, said)
        words = sentence.masked.split()
        for i in range(len(sentence.mentions)):
            if i not in said:
                found = self._around(sentence.masked, i)
                if found is not None:
                    self._spread(words, i, found, said, sentence.masked)
        self._candidates(sentence, said)
        return [Reading(i, said.get(i, Said.NAMED)) for i in range(len(sentence.mentions))]

    def leaves_nobody_else(self, sentence: Sentence) -> tuple[bool, bool]:
        """Whether nobody but the services named is there, and whether only the school is there."""
        masked = sentence.masked
        only = any(self._patterns.before_only.search(b) or self._patterns.after_only.search(a) for b, a in self._sides(sentence))
        return bool(self._patterns.nobody_else.search(masked) or only), bool(self._patterns.just_school.search(masked))

    def _sides(self, sentence: Sentence):
        for i, mention in enumerate(sentence.mentions):
            if mention.kind not in ("tier", "yos_prevention", "yos_statutory"):
                before, _, after = sentence.masked.partition(f" @{i} ")
                yield before, " " + after

    def _whole_sentence(self, sentence: Sentence, said: dict[int, Said]) -> None:
        """Corrections, moves and exceptions, which speak of two places in the sentence."""
        p, masked = self._patterns, sentence.masked
        for match in p.correction.finditer(masked):
            dropped = int(match["before"].split()[0][1:])
            kept = int(re.search(r"@(\d+)", masked[match.end("mark") :])[1])
            tier = {sentence.mentions[dropped].kind == "tier", sentence.mentions[kept].kind == "tier"}
            if len(tier) == 1:
                said[dropped] = Said.NOTHING
        for match in p.from_to.finditer(masked):
            going_on = (match["verb"] or "").endswith("ing") or match["verb"] in ("step", "move", "transfer")
            said[int(match["from"])] = Said.THERE if going_on else Said.ENDED
            said[int(match["to"])] = Said.NOTHING if going_on else Said.THERE
        for match in p.stepped_to.finditer(masked):
            going_on = match["verb"].endswith("ing") or match["verb"] == "step" or " being " in masked[: match.start()]
            said.setdefault(int(match["to"]), Said.NOTHING if going_on else Said.THERE)
        for match in p.taken_back.finditer(masked):
            said.setdefault(int(match["mark"]), Said.ENDED)

    def _around(self, masked: str, i: int) -> Said | None:
        p = self._patterns
        before, _, after = masked.partition(f" @{i} ")
        after = " " + after
        clause = _JOINER_END.split(before)[-1]
        clause = clause if clause.startswith(" ") else " " + clause
        rest = _JOINER_END.split(after)[0]
        if p.after_no.search(after):
            return Said.NOT_THERE
        if p.after_yes.search(after):
            return Said.THERE
        if p.before_except.search(clause):
            return Said.THERE
        owner = p.after_owner.search(after)
        if p.after_ended.search(rest) or p.after_refused.search(rest):
            return Said.ENDED
        if p.after_not.search(rest):
            return Said.AWAITED if re.search(r"\b(?:allocated|picked|yet|assigned|accepted|started)\b", rest) else Said.NOT_THERE
        if p.before_refused.search(clause):
            return Said.NOT_THERE
        if p.before_waiting.search(clause) or p.after_waiting.search(rest):
            if p.after_waiting_over.search(after):
                return Said.THERE
            return Said.NOTHING if re.search(r" (?:how|should|can|could|want|need) ", clause) else Said.AWAITED
        if not owner and not p.after_deciding.search(after) and p.before_absent.search(clause):
            return Said.NOT_THERE
        if not owner and p.before_not.search(clause) and not self._deciding(clause, after):
            return Said.NOT_THERE
        if p.before_ended.search(clause) and not owner:
            return Said.ENDED
        if p.before_past.search(clause) and not re.match(r"(?: \w+){0,2} (?:allocated|assigned|since|for|started|join|joined|say|said|tell|told|ask|asked)", rest):
            return Said.ENDED
        if p.before_defined.search(clause) and p.after_defined.search(after):
            return Said.NOTHING
        if p.before_unsure.search(clause):
            return Said.UNSURE
        if p.before_role.search(clause) and not p.before_asked.search(clause):
            return Said.THERE
        if (p.before_asked.search(clause) and not re.match(r" (?:to|about|who|because|and us|if|when|does|do|is|as|'s)\b", after)) or p.after_asked.search(after):
            return Said.NOTHING
        if p.maybe_later.search(rest) and re.search(r" (?:are|is|will|would|could|can|might|may|do|does|mean|means|get)\b", clause) and not re.search(r" (?:if|when|once|after|happens|as soon as)\b", clause):
            return Said.NOTHING
        if p.before_present.search(clause) or p.after_present.search(rest):
            return Said.THERE
        return None

    @staticmethod
    def _deciding(clause: str, after: str) -> bool:
        """ "Isn't the social worker meant to lead" denies nothing; nor does "not the social worker"."""
        words = clause.split()
        tail = words[-1] if words else ""
        adjacent = re.search(r" not(?: the| our| my| his| her| their| that)?$", clause)
        if adjacent and tail in ("the", "our", "my", "his", "her", "their"):
            return True
        return bool(adjacent and re.match(r" (?:supposed|meant|lead|leads|leading|be|responsible|the|in charge|expected|going|have|do|doing|take|escalate|refer|want|think|'s)\b", after))

    def _spread(self, words: list[str], i: int, found: Said, said: dict[int, Said], masked: str) -> None:
        """Give the reading to this mention and to those listed with it: "no social worker, early help or YOS"."""
        said[i] = found
        if found is Said.THERE:
            return
        p = self._patterns
        before, _, after = masked.partition(f" @{i} ")
        said_before = not self._said_after(" " + after)
        run = self._listed(words, words.index(f"@{i}"), forwards=True) if said_before else self._listed(words, words.index(f"@{i}"), forwards=False)
        joined_by_or = any(joiner in ("or", "nor") for _, joiner in run)
        for other, joiner in run:
            if other in said:
                break
            rest = " " + masked.partition(f" @{other} ")[2]
            starts_anew = said_before and (
                joiner.endswith((" a", " an", " the"))
                or (not joined_by_or and (p.after_present.search(rest) or p.after_only.search(rest) or p.after_yes.search(rest) or re.match(r" (?:is|are|has|have|only|now|lead|leading|just|instead)\b", rest)))
            )  # fmt: skip
            if starts_anew or p.after_no.search(rest) or p.after_yes.search(rest):
                break
            said[other] = found

    def _said_after(self, after: str) -> bool:
        p = self._patterns
        rest = _JOINER_END.split(after)[0]
        return bool(p.after_ended.search(rest) or p.after_refused.search(rest) or p.after_not.search(rest) or p.after_waiting.search(rest))

    def _listed(self, words: list[str], at: int, forwards: bool) -> list[tuple[int, str]]:
        """The mentions listed with the one at this place, each with the words that join it."""
        step = 1 if forwards else -1
        found: list[tuple[int, str]] = []
        joiner: list[str] = []
        j = at + step
        while 0 <= j < len(words):
            word = words[j]
            if word.startswith("@"):
                if not any(w in self._joining for w in joiner):
                    break
                article = joiner[-1] if forwards and joiner[-1] in ("a", "an", "the") and "and" in joiner else ""
                link = next((w for w in joiner if w in ("or", "nor")), next((w for w in joiner if w in self._joining), ""))
                found.append((int(word[1:]), f"{link} {article}".strip()))
                joiner = []
            elif word in self._joining or word in ("no", "not", "without", "any", "a", "an", "the", "both", "either", "from", "to", "with", "also") or word in self._after:
                joiner.append(word)
            elif word == "~":
                joiner = []
            else:
                break
            j += step
        return found

    def _candidates(self, sentence: Sentence, said: dict[int, Said]) -> None:
        """ "Which of us leads: school, early help or social care?" says nothing about who is there."""
        masked = sentence.masked
        for match in self._patterns.candidates.finditer(masked):
            run = match[0]
            members = len(re.findall(r"[@~]\d*|\b(?:school|schools|us|we|me|council|head|ourselves|myself|gp|camhs|senco|parents|them)\b", run))
            services = [int(n) for n in re.findall(r"@(\d+)", run)]
            services = [n for n in services if sentence.mentions[n].kind != "tier"]
            asked = re.search(r" (?:which|who|whos|whose|between|out of|among|either|is it|should it be|whether|responsibility|job|down to|lead)\b", masked[: match.start() + 4])
            has_or = re.search(r" (?:or|vs|versus|/|,|\?) ", run)
            ends_with_and = re.search(r" (?:and|&|\+)(?: \w+){0,2} @?\w+(?: \w+)?$", run) and " or " not in run
            if not services or members < 2:
                continue
            choice = (has_or and not ends_with_and) or re.search(r" (?:between|out of|among|which of us|which of)\b", masked[: match.start() + 12])
            if not choice:
                continue
            status_before = self._patterns.before_present.search(masked[: match.start() + 1].rstrip()) is not None
            for n in services:
                if said.get(n) in (None, Said.NAMED) or (said.get(n) is Said.THERE and asked and members > 2 and not status_before):
                    if status_before and " or " in run and len(services) > 1 and members == len(services):
                        said[n] = Said.UNSURE
                    elif members > 2 and asked:
                        said[n] = Said.NOTHING
                    elif members == 2 and " / " not in run:
                        said[n] = Said.CANDIDATE
