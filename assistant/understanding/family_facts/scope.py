"""What a sentence says about each service it names: there, gone, not there, awaited, only asked about."""

from __future__ import annotations

import re

from assistant.understanding.family_facts.children import asked_child_has_nobody, set_other_childs_services
from assistant.understanding.family_facts.choices import weigh_choices
from assistant.understanding.family_facts.listing import ARTICLES, listed
from assistant.understanding.family_facts.patterns import build_patterns
from assistant.understanding.family_facts.refusals import weigh_refusals
from assistant.understanding.family_facts.said import Said, sides
from assistant.understanding.family_facts.sentence import Sentence
from assistant.understanding.family_facts.vocabulary import Vocabulary

SOCIAL_CARE = ("social_care", "child_in_need", "child_protection", "looked_after", "assessment")
_CLOSING = {"or", "nor", "and", "&", "+"}
_CLAUSE_END = re.compile(r"[.?!;]")


class ScopeRules:
    """The rules in their order; the first that speaks of a mention decides."""

    def __init__(self, vocabulary: Vocabulary):
        self._patterns = build_patterns(vocabulary)
        self._joining = frozenset(vocabulary.cues["joining"])
        self._after = frozenset(vocabulary.cues["after"])

    def read(self, sentence: Sentence, several_children: bool = False) -> list[Said]:
        """One reading per mention, in order."""
        said: dict[int, Said] = {}
        self._corrections_and_moves(sentence, said, several_children)
        weigh_refusals(sentence, said, self._patterns)
        for i in range(len(sentence.mentions)):
            if i not in said:
                around = self._around_tier if sentence.mentions[i].kind == "tier" else self._around
                self._spread(sentence, i, around(sentence.masked, i), said)
        weigh_choices(sentence, said, self._patterns)
        set_other_childs_services(sentence, said, self._patterns)
        return [said.get(i, Said.NAMED) for i in range(len(sentence.mentions))]

    def nobody_else(self, sentence: Sentence) -> bool:
        """Whether the sentence says that no service but those it names is there."""
        p, masked = self._patterns, sentence.masked
        if p.nobody_else.search(masked) or p.nobody_but.search(masked) or p.all_but.search(masked):
            return True
        if asked_child_has_nobody(sentence, p):
            return True
        for i, mention in enumerate(sentence.mentions):
            if mention.kind not in ("tier", "yos_prevention", "yos_statutory"):
                before, after = sides(masked, i)
                if p.before_only.search(before) or p.after_only.search(after):
                    return True
        return False

    def just_school(self, sentence: Sentence) -> bool:
        """Whether the sentence says that only the school, or another everyday service, is there."""
        p = self._patterns
        return any(rule.search(sentence.masked) for rule in (p.just_school, p.everyday_only, p.no_worker))

    def turned_away(self, sentence: Sentence) -> bool:
        """Whether the council's front door took no further action."""
        return self._patterns.nfa_at_mash.search(sentence.masked) is not None

    def only_a_course(self, sentence: Sentence) -> bool:
        """Whether the sentence speaks of a parenting course: early help, but no work with the whole family."""
        return self._patterns.course.search(sentence.masked) is not None

    def stepping_down(self, sentence: Sentence) -> bool | None:
        """True while social care hands over to early help, False once it has; None where nothing is said of it."""
        step = self._patterns.stepped_to.search(sentence.masked)
        if step is None or sentence.mentions[int(step["to"])].kind != "feh" or " up" in step[0]:
            return None
        return self._still_moving(sentence.masked, step)

    def _still_moving(self, masked: str, step: re.Match) -> bool:
        p = self._patterns
        over = p.handed_on.search(masked[step.end() :])
        return not over and p.moving_on.search(masked[: step.end()].rpartition(" @")[0]) is not None

    def _corrections_and_moves(self, sentence: Sentence, said: dict[int, Said], several_children: bool) -> None:
        """What speaks of two places in the sentence at once."""
        p, masked, mentions = self._patterns, sentence.masked, sentence.mentions
        for match in (m for rule in (p.correction, p.misspoken) for m in rule.finditer(masked)):
            dropped, kept = int(match["dropped"]), int(match["kept"])
            if (mentions[dropped].kind == "tier") == (mentions[kept].kind == "tier"):
                said[dropped] = Said.NOTHING
        for match in p.from_to.finditer(masked):
            moving = p.moving_on.search(masked[: match.start()]) is not None
            said[int(match["from"])] = Said.THERE if moving else Said.ENDED
            said[int(match["to"])] = Said.NOTHING if moving else Said.THERE
        for match in (m for rule in (p.became, p.to_from, p.replaced, p.handed_by) for m in rule.finditer(masked)):
            said |= {int(match["from"]): Said.ENDED, int(match["to"]): Said.THERE}
        for match in p.stepped_to.finditer(masked):
            moving, to = self._still_moving(masked, match), int(match["to"])
            said.setdefault(to, Said.NOTHING if moving else Said.THERE)
            if not moving and mentions[to].kind == "feh" and " down" in match[0]:
                said |= {n: Said.ENDED for n in range(to) if mentions[n].kind in SOCIAL_CARE}
        if not several_children:
            for match in p.taken_back.finditer(masked):
                said.setdefault(int(match["dropped"] or match["lost"] or match["away"]), Said.ENDED)

    def _around_tier(self, masked: str, i: int) -> Said | None:
        """A tier does not close or wait: it holds, held once, or is only asked about."""
        p = self._patterns
        before, after = sides(masked, i)
        clause = " " + _CLAUSE_END.split(before)[-1].strip()
        if p.before_not.search(clause):
            return Said.NOT_THERE
        if p.before_past.search(clause) or p.before_ended.search(clause):
            return Said.ENDED
        if p.before_defined.search(clause) and p.after_defined.search(after):
            return Said.NOTHING
        return Said.UNSURE if p.before_unsure.search(clause) and not p.after_who.search(after) else None

    def _around(self, masked: str, i: int) -> Said | None:
        """The reading from the words on both sides of a mention, or None where they say nothing."""
        p = self._patterns
        before, after = sides(masked, i)
        clause = " " + _CLAUSE_END.split(before)[-1].strip()
        rest = _CLAUSE_END.split(after)[0]
        outright = self._said_outright(clause, after, rest)
        if outright is not None:
            return outright
        if self._said_behind(after):
            waiting = p.after_waiting.search(rest) or (p.after_not.search(rest) and p.not_started.search(rest))
            return (
                self._waiting(clause, after)
                if waiting
                else Said.ENDED
                if p.after_ended.search(rest)
                else Said.NOT_THERE
            )
        if self._ruled_out(clause, after, rest):
            return Said.NOT_THERE
        if p.after_would_end.search(rest) and p.supposing.search(clause):
            return Said.ENDED
        if p.before_waiting.search(clause) or (p.before_referral.search(clause) and p.after_referral.search(rest)):
            return self._waiting(clause, after)
        if not p.after_owner.search(after):
            if p.before_absent.search(clause) and not (
                p.after_deciding.search(after) or p.after_absentee.search(after)
            ):
                return Said.NOT_THERE
            if p.before_not.search(clause) and not self._deciding(clause, after):
                return Said.ENDED if p.after_any_more.search(after) else Said.NOT_THERE
            if p.before_ended.search(clause):
                return Said.ENDED
        if p.before_past.search(clause) and not p.after_had.search(rest):
            return Said.ENDED
        return self._asked_or_there(clause, after, rest)

    def _said_outright(self, clause: str, after: str, rest: str) -> Said | None:
        """ "FEH: yes", "apart from FEH", a charity's or a friend's service, and a story that ends."""
        p = self._patterns
        if p.after_no.search(after):
            return Said.NOT_THERE
        if p.after_yes.search(after) or p.before_except.search(clause) or p.after_again.search(rest):
            return Said.THERE
        if p.after_until.search(rest) and p.still_running.search(clause):
            return Said.THERE
        if p.after_elsewhere.search(rest) or p.before_other_person.search(clause):
            return Said.NOTHING
        return Said.ENDED if p.after_story_ends.search(rest) else None

    def _ruled_out(self, clause: str, after: str, rest: str) -> bool:
        """Under a heading such as "closed:", refused, or still to come: "until early help starts"."""
        p = self._patterns
        under_heading = p.before_heading.search(clause) and p.heading_denies.search(clause)
        refused = p.before_refused.search(clause) and not after.startswith(" to ")
        to_come = p.before_until.search(clause) and not p.after_would_end.search(rest)
        too_little = p.before_short_of.search(clause) and p.after_threshold.search(after)
        return bool(under_heading or refused or to_come or too_little or p.before_instead.search(clause))

    def _asked_or_there(self, clause: str, after: str, rest: str) -> Said | None:
        p = self._patterns
        if p.before_defined.search(clause) and p.after_defined.search(after):
            return Said.NOTHING
        if p.before_unsure.search(clause) and not p.after_who.search(rest):
            return Said.UNSURE
        asked = p.before_asked.search(clause) and not (p.before_someones.search(clause) or p.after_wish.search(after))
        if p.before_role.search(clause) and not asked:
            return Said.THERE
        if asked or p.after_asked.search(after):
            return Said.NOTHING
        if p.maybe_later.search(rest) and p.maybe_now.search(clause) and not p.supposing.search(clause):
            return Said.NOTHING
        if p.before_present.search(clause) or p.after_present.search(rest):
            return Said.THERE
        return None

    def _waiting(self, clause: str, after: str) -> Said:
        if self._patterns.after_waiting_over.search(after):
            return Said.THERE
        return Said.NOTHING if self._patterns.asking.search(clause) else Said.AWAITED

    def _deciding(self, clause: str, after: str) -> bool:
        """ "Isn't the social worker meant to lead" denies nothing; nor does "school should, not the social worker"."""
        adjacent = self._patterns.before_not_adjacent.search(clause)
        return bool(adjacent and (adjacent[0] != " not" or self._patterns.after_deciding.search(after)))

    def _said_behind(self, after: str) -> bool:
        """Whether the words behind a mention say that it is gone or awaited."""
        p, rest = self._patterns, _CLAUSE_END.split(after)[0]
        return any(pattern.search(rest) for pattern in (p.after_ended, p.after_refused, p.after_not, p.after_waiting))

    def _spread(self, sentence: Sentence, i: int, found: Said | None, said: dict[int, Said]) -> None:
        """Give the reading to this mention and to those listed with it: "no social worker, early help or YOS"."""
        if found is None:
            return
        said[i] = found
        if found is Said.THERE or sentence.mentions[i].kind == "tier":
            return
        p, masked = self._patterns, sentence.masked
        behind = self._said_behind(sides(masked, i)[1])
        run = listed(masked.split(), i, not behind, self._joining, self._after)
        if behind and run and "," in run[0][1] and not {"and", "or", "nor", "&"} & set(run[0][1]):
            return  # "YOS order, FEH closed": each has its own word
        contrast = p.before_not_adjacent.search(" " + _CLAUSE_END.split(sides(masked, i)[0])[-1].strip())
        for place, (other, joiner) in enumerate(run):
            by_or = any("or" in j or "nor" in j for _, j in run[place:])
            after = sides(masked, other)[1]
            own_word = p.after_present.search(after) or p.after_only.search(after) or p.after_anew.search(after)
            new_one = found is Said.NOT_THERE and "and" in joiner and joiner[-1] in ARTICLES
            anew = not behind and (new_one or (not by_or and (own_word or contrast)))
            has_answer = p.after_no.search(after) or (p.after_yes.search(after) and "nor" not in joiner)
            # A bare comma, dash or slash passes no denial on: "no FEH, no YOS, CP plan".
            bare = found is Said.NOT_THERE and not behind and not any(_CLOSING & set(j) for _, j in run[place:])
            if other in said or anew or has_answer or bare:
                return
            said[other] = found
