"""The turns of phrase around a service, as patterns over a masked sentence (see `sentence.py`).

`before_*` patterns are searched in the words up to a mark and end there; `after_*` patterns start right behind it.
The words come from the vocabulary; this module says only in which order they mean something.
"""

from __future__ import annotations

import re
from types import SimpleNamespace

from assistant.understanding.family_facts.expressions import CAUSE, END, MONTH, WORD, either
from assistant.understanding.family_facts.patterns_across import across
from assistant.understanding.family_facts.vocabulary import Vocabulary


def build_patterns(vocabulary: Vocabulary) -> SimpleNamespace:
    """Compile every pattern once; each is an attribute of the result."""
    reserved = {"not": "not_", "except": "except_"}
    cue = SimpleNamespace(**{reserved.get(name, name): either(words) for name, words in vocabulary.cues.items()})
    patterns = _before(cue) | _after(cue) | across(cue)
    return SimpleNamespace(**{name: re.compile(pattern) for name, pattern in patterns.items()})


def _before(cue: SimpleNamespace) -> dict[str, str]:
    """Patterns that end at a mark, with any articles and adjectives of the name between."""
    own = f"(?: {cue.own})*$"
    word = rf"(?: (?!{cue.lead_words}{END}){WORD})"  # no word of leading, saying or deciding
    helping = (
        "(?: (?:sign of|involvement|support|help|input|services?|more|open case|case|workers?|work"
        "|further action|further involvement|role))?"
    )
    there = "(?: (?:open|under|on|with|known|involved|supported|working|having|a|an)){1,3}"
    had = (
        "had(?: (?:been open to|been under|been|got|some|help from|support from|input from|involvement (?:from|with)))?"
    )
    soft = "(?: (?:quite|really|currently|actually|even|yet|been|be|ever|to be))*"
    referred = (
        "been|was|were|got|gets|have|has|had|already|just|we|i|they|you|school|gp|is|are|and|family|child"
        "|recently|but|being|now"
    )
    made = "made|put in|sent|submitted|did|done|completed|sent in|put|have|got|has|in|a new|our|waiting on"
    return {
        "before_except": rf" {cue.except_}{own}",
        "before_other_person": (
            rf" {cue.other_person}(?: 's)?(?: (?:is|has|had|was|got|gets|have))*{own}| {cue.elsewhere}(?: 's)?$"
            r"| (?:mum|dad|nan|gran|grandad|parent|mother|father)(?: (?:'s|is|has|got))* (?:her|his) own$"
        ),
        "before_short_of": rf" (?:below|under|beneath|not (?:reaching|reach|meeting|meet|at|over|hit)){own}",
        "before_refused": (
            rf" (?:{cue.refused}(?: (?:help|support|a referral|referral|input))?|(?:withdr[ae]w\w*|(?:take|takes|took"
            rf"|taken|taking) back|revoked?|pulled|no|without|not given?)(?: (?:the|her|his|their|my|our|all))* consent"
            rf" (?:to|for|from)){own}"
        ),
        "before_instead": (
            rf" (?:sent|passed|gone|went|referred|allocated|given|directed) [^@]*@\d+ (?:rather than|instead of|and not"
            rf"|, not){own}"
        ),
        "before_referral": rf" referrals?(?: {WORD})? (?:to|into|for|with){own}",
        "still_running": r"^(?!.* (?:was|were|had|used) ).* (?:has|have|is|are)\b",
        "before_waiting": (
            rf"(?: {cue.waiting_before}(?: (?:the|an|a))?(?: (?:allocation|referral|response|decision|news"
            rf"|start))?{CAUSE}"
            rf"|(?:^| ,| (?:{referred}))(?: (?:just|now|recently|already))? referred(?: {WORD}){{0,3}} (?:to|into|for"
            rf"|in)| (?:{made})(?: {WORD}){{0,2}} referral(?: in)?(?: {WORD})? (?:to|for|with|into)){own}"
        ),
        "before_absent": rf"(?<! tel)(?<! phone)(?<! contact) {cue.absent}{helping}{CAUSE}{own}",
        "before_not": rf" {cue.not_}{soft}(?:{word}{{0,3}} {cue.present}{word}{{0,2}})?{own}",
        "before_not_adjacent": r" not(?: (?:the|our|my|his|her|their|that))?$",
        "before_ended": (
            rf"(?:(?! closed on (?:\w+day|the \d|\d)) {cue.ended_before}{word}{{0,2}}"
            rf"| closed (?:to|by) @\d+[^@]* and (?:to|by)){own}"
        ),
        "before_heading": (
            r"^ (?:everything|everyone|all|all services|nobody|none|nothing|no one|not|services)?(?: (?:is|are|has"
            r"|have|'s|now|all))*"
            r" ?(?:open|closed|ended|involved)(?: [^\s@:]+){0,3} :[^:]*$"
        ),
        "heading_denies": r"^ (?:(?:everything|everyone|all|services)? ?(?:(?:is|are|has|have|'s|now|all) )*(?:closed"
        r"|ended)|(?:nobody|none|nothing|no one|not) )",
        "before_until": rf" (?:until|till|til){word}{{0,4}}{own}",
        "before_past": (
            rf"(?: {cue.before_now}{word}{{0,4}}| (?:was|were)(?: (?:once|previously|both))?{there}"
            rf"| (?:was|were)(?! (?:the|our|my|his|her|their|this|that|allocated|assigned|given|referred|told"
            rf"|also){END})|(?<! year)(?<! years)(?<! year -) {cue.before_now_adjective}(?: -)?| there (?:was|were"
            rf"|had been|used to be)"
            rf"| (?<!has )(?<!have )(?<!just ){had}){own}"
        ),
        "before_defined": rf" {cue.defined}{own}",
        "before_unsure": rf" {cue.unsure}(?:(?: {WORD}){{0,4}} (?:if|whether))?(?: that)?{word}{{0,4}}{own}",
        "before_asked": rf" {cue.asked_for}(?: (?:more|some|help|support|from|of))*{own}",
        "before_someones": r" (?:our|my|his|her|their|your)(?: [a-z]+)?$",
        "before_someone": r" (?:the|our|my|his|her|their|your|this|a|an)(?: [a-z]+)?$",
        "before_role": rf" (?:i am|as|being|me|we are)(?: (?:a|an|the|our))?(?: (?!social|family)[a-z]+)?(?: \()?{own}",
        "before_only": rf"(?<! not) (?:only|solely|purely)(?: (?:got|have|has|open to|under|with|known to|the one"
        rf"|by))?{own}",
        "before_present": rf" {cue.present}{word}{{0,2}}{own}",
        "maybe_now": r" (?:are|is|will|would|could|can|might|may|do|does|mean|means|get)\b",
        "supposing": r" (?:if|when|once|after|happens|as soon as|suppose|supposing)\b|^ (?:and |but |ok |so )?say\b",
        "asking": r" (?:how|should|can|could|want|need)\b",
    }


def _after(cue: SimpleNamespace) -> dict[str, str]:
    """Patterns that start right behind a mark."""
    after = f"(?: {cue.after})*"
    aux = (
        "(?: (?:is|are|has|have|had|was|were|do|does|did|been|be|being|currently|also|both|all|either|neither"
        "|actually|really|now"
        "|just|since|then|already|still|at|present|only|got|get|they|it|he|she|that|this"
        "|, who|, they|, it|, which|who|which|-"
        "|and (?:it|they|that)"
        "|but (?:it|they|that)))"
    )
    case = (
        "(?: (?:bit|lady|man|woman|guy|one|person|case|cases|involvement|order|plan|support|work|us|them|the|our"
        "|worker|officer|practitioner|'s|his"
        "|her|their|referral))"
    )
    going_on = (
        "lead|leads|leading|want|wants|a|an|her|his|their|think|thinks|sure|asking|answering|replying|turning"
        "|the assessment"
    )
    stop = r"(?= [.,;?!]| $|$| and | so | but | who | any )"
    answer_end = r"(?= [,./;?!)@]| $|$| and )"
    return {
        "after_no": rf"^(?: [?:\-=(])* (?:no|none|nope|nil|nothing){answer_end}|^(?: [?:\-=(])+ and(?= [,.;]| $|$)",
        "after_absentee": (
            r"^(?: (?:has|have|had|is|was|ever|even|actually|who))* (?:been to|been in|been at|come|came|coming"
            r"|turned|rung|rang|called|attended|replied"
            r"|contacted|visited|responded|answered|phoned|emailed|spoken|told|contact|number|details|at the meeting"
            r"|will|wants|can|knows)\b"
        ),
        "after_would_end": r"^(?: (?:then|also))? (?:close|closes|finish|finishes|end|ends|stop|stops|withdraw"
        r"|withdraws|pull out|pulls out|step back|steps back|leave|leaves|left|goes)\b",
        "after_yes": rf"^(?: [?:\-=(])* (?:yes|yep|yeah|open|y){answer_end}",
        "after_again": rf"^(?: {WORD}| ,){{0,7}}? (?:reopened|open again|opened again|back open|(?:new|different"
        rf"|another) (?:one|worker|person)|(?:they|she|he|it)(?: (?:are|is))? still"
        r" (?:come|comes|coming|visit|visits|open"
        r"|involved))\b",
        "after_owner": r"^ (?:'s(?! (?:books|list|caseload|radar))|s'|number|details|email|phone)(?! (?:closed|gone"
        r"|ended|left|not))(?= )",
        "after_ended": (
            rf"^{after}(?: [):(=\-])*(?:{aux}|{case}){{0,6}} {cue.ended}(?! (?:{going_on}|the report|on leave"
            rf"|on maternity|on paternity|on holiday|on sick|off sick){END})"
            rf"|^{after}(?: {WORD})? (?:up )?(?:until|till)(?: (?:{MONTH}))"
            rf"|^{after}(?:{aux}){{0,3}} (?:came|come|been)(?: (?:in|,|then|and|briefly)){{1,3}} (?:went|gone|left)"
            rf"(?! (?:to|into|on|through){END})"
            rf"|^{after} (?:historically|in the past|years ago|ages ago|long ago)"
            r"|^(?: ,)?(?: and)?(?: it)?(?: was| got)? (?:came|come|went|sent) back(?: (?:as|with|an|a))*"
            rf" (?:nfa|no further action){END}"
            rf"|^(?: (?:was|were|had been)) (?:once |previously |briefly )?(?:involved|open|around|working"
            rf"|supporting)(?! now)"
        ),
        "after_until": rf"^{after} (?:until|till)(?: (?!last|recently)(?:{MONTH}))",
        "after_refused": rf"^{after}(?:{aux}| (?:said|say|says|will|would|that|we|i|he|she"
        rf"|they)){{0,5}} {cue.refused_after}(?! (?:that|to (?:{going_on}|enforce|enforcement|legal|court"
        rf"|statutory|stat|escalating|prosecut)))",
        "after_not": (
            rf"^(?: {WORD}){{0,4}} but(?: there is)? (?:no (?:open case|case|current)|nothing (?:open|current|active)"
            rf"|not (?:open|active)){END}"
            rf"|^{after}{aux}{{0,5}}(?: (?:have|has|had|got|with)(?: got)? (?:nothing(?: (?:open|on|in place|with))"
            rf"|no (?:role|involvement|open case|case|part|plans|one|worker|further))| {cue.not_}"
            rf"(?: (?:been|yet|currently|actually|being|be|even|got|a|an|as))*(?: {cue.in_place}|{stop}))"
        ),
        "after_story_ends": (
            rf"^(?: (?:worker|service|team))?(?: but| (?!(?:{cue.lead_words}|wants?|asks?|asked){END}){WORD}){{1,7}}"
            r" (?:closed it|closed the case|closed us|no further action|nfa|stepped away|not (?:need|take"
            r"|work with) (?:it|us|him|her|them))\b"
        ),
        "after_threshold": rf"^ thresholds?{END}",
        "after_any_more": rf"^(?: any more| anymore| any longer| now){END}",
        "not_started": r"\b(?:allocated|picked|yet|assigned|accepted|started)\b",
        "after_waiting": (
            rf"^(?: (?:involvement|support|worker|allocation|plan))?(?: (?:is|are|was|were|has|have|been|still|on a"
            rf"|on the))* {cue.waiting_after}(?! (?:form|process|criteria|route|pathway|number|from|by){END})"
        ),
        "after_referral": (
            rf"^(?: (?:is|was|has|have|been|just|only|already|now|got))* (?:went|gone|in|made|sent|submitted|put"
            rf"|pending|waiting){END}"
        ),
        "after_waiting_over": rf"^(?!.* (?:not|never|yet|awaiting|waiting|to be|to allocate"
        rf"|no) )(?: [^\s@?!]+){{0,10}}? {cue.waiting_over} ",
        "after_deciding": (
            r"^ (?:supposed|meant|lead|leads|leading|be|responsible|the lead|in charge|expected|going|do|doing|take"
            r"|taking|escalate"
            rf"|refer|want|wants|think|'s|has to|have to){END}"
        ),
        "after_who": r" (?:leads?|leading|or|responsible|job|in charge|should)\b",
        "after_defined": (
            r"^(?: (?:and|or|,|/|&)(?: (?:a|an|the))? [@~]\d*)*(?: (?:exactly|actually|anyway|then|for|about|please"
            r"|all|really|even))*"
            r" (?:do|mean|means|stand|stands|[.?!]|$|is|are)(?! (?:leading|lead|involved|open|about school))"
        ),
        "after_asked": rf"^(?: (?:service|team|duty))?(?: (?:is|are))?(?: {cue.asked_for_after})(?= [.,?!@]| $|$"
        rf"| for | to | please )",
        "after_elsewhere": rf"^(?: (?:is|are|comes|who is|but))? (?:from|through|with|at|by)(?: (?:a|an|the|our|their"
        rf"|local))* {cue.elsewhere}{END}|^ for (?:himself|herself|her own|his own){END}",
        "after_wish": rf"^ (?:to|about|who|because|if|when|does|do|is|as|'s){END}",
        "maybe_later": (
            r"^(?: (?:going to|gonna))?(?: (?:get|gets|be|become|becoming|come|getting|being|automatically|then|now"
            r"|end up|have to be"
            rf"|need to be|necessarily)){{1,3}} (?:involved|on board|called|brought in|contacted|told|informed){END}"
        ),
        "after_had": r"^(?: (?!but )\w+){0,2} (?:allocated|assigned|since|for|started|join|joined|say|said|tell|told"
        r"|ask"
        r"|asked)\b",
        "after_present": (
            rf"^{after}(?: (?:is|are|has|have|been|now|also|both|all|just|still|already|currently|'s|started"
            rf"|again)){{1,4}} {cue.in_place}"
            r"|^ (?:involved|allocated|open|in place|on board|working|attached|assigned|too|as well)\b"
        ),
        "after_only": r"^(?: (?:involved|open|worker|allocated))? (?:only|alone|on its own|on their own"
        r"|by itself)(?= [.,?!]| $|$)"
        rf"|^{after} (?:is|are) (?:our|my|his|her|their|the) only (?:service|agency|worker|professional|one"
        rf"|support){END}",
        "after_anew": rf"^ (?:is|are|has|have|only|now|lead|leading|just|instead){END}",
    }
