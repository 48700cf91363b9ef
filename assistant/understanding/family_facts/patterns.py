"""The turns of phrase around a service, as patterns over a masked sentence (see `sentence.py`).

Every pattern ends just before the mark it speaks of, or starts just after it. The words come from the vocabulary;
this module says only in which order they mean something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understanding.family_facts.vocabulary import Vocabulary

WORD = r"[^\s@~.?!;,:()/]+"
MARK = r" @\d+"
LIST_MARK = r" [@~]\d*"


def either(words) -> str:
    """A group matching any of the words or phrases, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


@dataclass(frozen=True)
class Patterns:
    """Compiled patterns. `before_*` are matched against the words up to a mark, `after_*` against those following it."""

    before_absent: re.Pattern
    before_not: re.Pattern
    before_ended: re.Pattern
    before_past: re.Pattern
    before_refused: re.Pattern
    before_waiting: re.Pattern
    before_except: re.Pattern
    before_unsure: re.Pattern
    before_asked: re.Pattern
    before_defined: re.Pattern
    before_present: re.Pattern
    before_role: re.Pattern
    before_only: re.Pattern
    after_not: re.Pattern
    after_ended: re.Pattern
    after_refused: re.Pattern
    after_waiting: re.Pattern
    after_waiting_over: re.Pattern
    after_asked: re.Pattern
    after_defined: re.Pattern
    after_present: re.Pattern
    after_only: re.Pattern
    after_no: re.Pattern
    after_yes: re.Pattern
    after_owner: re.Pattern
    after_deciding: re.Pattern
    maybe_later: re.Pattern
    correction: re.Pattern
    taken_back: re.Pattern
    from_to: re.Pattern
    stepped_to: re.Pattern
    candidates: re.Pattern
    nobody_else: re.Pattern
    just_school: re.Pattern


def build_patterns(vocabulary: Vocabulary) -> Patterns:
    """Compile every pattern once."""
    cue = {name: either(words) for name, words in vocabulary.cues.items()}
    own = f"(?: {cue['own']})*"
    no_lead = rf"(?: (?!{cue['lead_words']} ){WORD})"
    aux = r"(?: (?:is|are|has|have|had|was|were|do|does|did|been|be|being|currently|also|both|all|either|neither|actually|really|now|just|since|then|already|still|at|present|only|got|get|they|it|he|she|that|this|who|which|but|and|,|-))"
    acting = r"(?: (?:supposed|meant|lead|leads|leading|be|responsible|the|in|expected|going|do|doing|take|taking|escalate|refer|want|wants|think|thinks|'s|our|their))"
    time = r"(?: (?:last|recently|the|this|a|jan|feb|mar|apr|may|june|july|aug|sep|sept|oct|nov|dec|january|february|march|april|august|september|october|november|december|easter|christmas|xmas|summer|spring|autumn|half))"
    item = rf"(?:{own}(?: [@~]\d*| {cue['candidates']})(?: {cue['after']})*)"
    join = rf"(?:(?: {cue['joining']}| \?| \.| is it| is this| maybe){{1,3}})"

    def before(pattern: str) -> re.Pattern:
        return re.compile(rf"(?:{pattern}){own}$")

    def after(pattern: str) -> re.Pattern:
        return re.compile(pattern)

    return Patterns(
        before_absent=before(rf" {cue['absent']}(?: (?:sign of|involvement|support|help|input|services?|more|open case|case|worker|workers|work))?(?: (?:from|with|to|at|by|of))?"),
        before_not=before(rf" {cue['not']}(?: quite| really| currently| actually| even| yet| been| be| ever| to be)*(?:(?:{no_lead}){{0,3}} {cue['present']}(?:{no_lead}){{0,2}}|(?= (?:a|an|any) )| {cue['present']})?"),
        before_ended=before(rf" {cue['ended_before']}(?:{no_lead}){{0,2}}"),
        before_past=before(
            rf" {cue['before_now']}(?:{no_lead}){{0,4}}| (?:was|were)(?: once| previously| both)?(?: open| under| on| with| known| involved| supported| working| having| a| an){{1,3}}"
            rf"| {cue['before_now_adjective']}(?: -)?| there (?:was|were)| (?<!has )(?<!have )(?<!just )had(?: been open to| been under| been| got| some| help from| support from| input from| involvement from| involvement with)?"
        ),
        before_refused=before(rf" {cue['refused']}(?: (?:help|support|a referral|referral|input))?"),
        before_waiting=before(rf" {cue['waiting_before']}| (?:been|was|were|got|gets|have|has|had|already|just|we|i|they|you|school|gp|previously|is|are|and|family|child|recently|but|,|being)(?: just| now| recently| already)? referred(?: {WORD}){{0,3}} (?:to|into|for|in)| (?:made|put in|sent|submitted|did|done|completed|sent in|put|have|got|has|in|a new|our)(?: {WORD}){{0,2}} referral(?: in)?(?: {WORD}){{0,1}} (?:to|for|with|into)| referral(?: {WORD}){{0,2}} (?:to|for|with|into)(?=.*(?:pending|gone in|not|waiting))"),
        before_except=before(rf" {cue['except']}"),
        before_unsure=before(rf" {cue['unsure']}(?: {WORD}){{0,3}}(?:{no_lead}){{0,4}}"),
        before_asked=before(rf" {cue['asked_for']}(?: (?:more|some|help|support|from|of))*"),
        before_defined=before(rf" {cue['defined']}"),
        before_present=before(rf" {cue['present']}(?:{no_lead}){{0,2}}"),
        before_role=before(r" (?:i am|i 'm|i'm|as|being|me|me \(|we are|we 're)(?: (?:a|an|the|our))?(?: (?!social|family)[a-z]+)?"),
        before_only=before(r" (?:only|just|solely|purely)(?: (?:got|have|has|open to|under|with|known to|the one|by))?"),
        after_not=after(rf"^(?: {cue['after']}| ,)*{aux}{{0,5}} {cue['not']}(?: been| yet| currently| actually| being| be| even| got| a| an| as)*(?: {cue['in_place']}| (?=[.,;?!]|$|and |so |but |who |any ))"),
        after_ended=after(rf"^(?: {cue['after']}| \) | ,)*(?:{aux}| (?:case|cases|involvement|order|plan|support|work|us|them|the|our|worker|officer|practitioner|has|'s|his|her|their|referral)){{0,6}} {cue['ended']}(?! (?:lead|leads|leading|want|wants|a|an|her|his|their|think|thinks|sure|asking|answering|replying|responding|turning|the assessment|the report|school))"),
        after_refused=after(rf"^(?: {cue['after']})*{aux}{{0,4}} {cue['refused_after']}(?! (?:to|that))"),
        after_waiting=after(rf"^(?: involvement| support| worker| allocation| plan)?(?: is| are| was| were| has| have| been| still| on a| on the)* {cue['waiting_after']}(?! (?:form|process|criteria|route|pathway|number|from| by))"),
        after_waiting_over=after(rf"^(?!.* (?:not|yet|awaiting|waiting) )(?: [^\s@?!]+){{0,10}}? {cue['waiting_over']} "),
        after_asked=after(rf"^(?: (?:service|team|duty))?(?: (?:is|are))? ?{cue['asked_for_after']}(?= [.,?!@]| $|$| for| to| please)"),
        after_defined=after(r"^(?: (?:and|or|,|/|&)(?: (?:a|an|the))? [@~]\d*)*(?: (?:exactly|actually|anyway|then|for|about|please|all|really|even|even))* (?:do|mean|means|stand|stands|[.?!]|$|when|mean\?|is|are)(?! (?:leading|lead|involved|open|about school))"),
        after_present=after(rf"^(?: {cue['after']})*(?: (?:is|are|has|have|been|now|also|both|all|just|still|already|currently|'s|started|again)){{1,4}} {cue['in_place']}|^ (?:involved|allocated|open|in place|on board|working|attached|assigned|too|as well)"),
        after_only=after(r"^(?: (?:involved|open|worker|allocated))? (?:only|alone|just|on its own|on their own|by itself|and that 's it)(?= [.,?!]| $|$)"),
        after_no=after(r"^(?: [:\-=(])* (?:no|none|nope|nil|nothing)(?= [,./;?!)@]| $|$| and )"),
        after_yes=after(r"^(?: [:\-=(])* (?:yes|yep|yeah|open|y)(?= [,./;?!)@]| $|$| and )"),
        after_owner=after(r"^(?: (?:'s|s') | number| details| email| phone)"),
        after_deciding=after(rf"^{acting}"),
        maybe_later=after(r"^(?: going to| gonna)?(?: (?:get|gets|be|become|becoming|come|getting|being|automatically|then|now|end up|have to be|need to be|necessarily)){0,3} (?:involved|on board|called|brought in|contacted|told|informed)(?= |$)"),
        correction=re.compile(rf"(?P<before>[@]\d+(?: {cue['after']})*)(?P<mark>(?: [,.\-;:(])* {cue['correction']}(?: {WORD}| ,| -| \.| \)){{0,5}}|(?: [,\-;])+ (?:actually|well actually|no(?= (?:,|it|its|they|actually|wait|sorry|i )))(?: (?:it|'s|its|is|a|the|they|are|i|think|,|make|more|actually|wait|sorry|mean)){{0,4}}) (?={own}?\s?@\d+)"),
        taken_back=re.compile(rf"@(?P<mark>\d+)(?: {WORD}){{0,3}}(?: [,.\-;])*(?: {cue['correction']}| actually| but)(?: ,)?(?: no)?(?: ,)?(?: {WORD}){{0,3}} (?:not|closed|ended|stopped|not any more|finished)(?= [.,?!]| $|$| any| now| so| in| last| at| and)"),
        from_to=re.compile(rf"(?P<verb>{cue['moving']})?(?: (?:{WORD}|,)){{0,4}} from{own}(?: {WORD}){{0,1}} @(?P<from>\d+)(?: {WORD}){{0,3}}? (?:to|into|onto|over to|down to|up to){own}(?: {WORD}){{0,1}} @(?P<to>\d+)"),
        stepped_to=re.compile(rf"(?P<verb>step|steps|stepped|stepping|moved|moving|transferred|transferring|handed|escalated)(?: -)? (?:down|up|over|across|on)?(?: {WORD}){{0,3}}? ?(?:to|into|onto){own} @(?P<to>\d+)"),
        candidates=re.compile(rf"{item}(?:{join}{item})+"),
        nobody_else=re.compile(rf" {cue['nobody_else']}(?! (?:{'|'.join(vocabulary.cues['acting'])}|will|would|wants|want|knows|know|does|do|has taken|seems|is leading|is doing|took|taking|apart|but|other|except|besides|bar|outside|beyond|lead|turns|turned|said|says|helps|help|can|should|to)(?: |$))"),
        just_school=re.compile(rf"(?<! can)(?<! does)(?<! should)(?<! must)(?<! or) {cue['just_school']}(?! (?:{'|'.join(vocabulary.cues['acting'])}|and @|with @|or|leading|be|to|,? and @|\+|plus|/|&|'s))(?! (?:and|,)(?: (?:the|a|an))? @)"),
    )
