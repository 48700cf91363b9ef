"""Turns of phrase that speak of two marks in a masked sentence, or of none."""

from __future__ import annotations

from types import SimpleNamespace

from assistant.understanding.family_facts.expressions import END, WORD


def across(cue: SimpleNamespace) -> dict[str, str]:
    """The patterns by name."""
    own = f"(?: {cue.own})*"
    after = f"(?: {cue.after})*"
    down = "(?: -)?(?: (?:down|up|over|across|on))?"
    lead_in = r"(?: (?:it|'s|its|is|a|the|they|are|i|think|,|make|more|actually|wait|sorry|mean|with|to|open)){0,5}"
    item = rf"(?:{own}(?: [@~]\d*| {cue.candidates}){after})"
    over = r"(?= [.,;?!]| $|$| and | so | but | who | whose )"
    nobody = "no one|no - one|noone|nobody"
    acting = rf"{cue.acting}{END}"
    return {
        "correction": (
            rf"@(?P<dropped>\d+){after}(?:(?: [,.\-;:(])* {cue.correction}(?! than)(?: (?:{WORD}|,|-|\.|\))){{0,8}}?"
            rf"|(?: [,\-;.])+ (?:actually|well actually|no(?= (?:,|it|its|they|actually|wait|sorry"
            rf"|i ))){lead_in}){own} @(?P<kept>\d+)"
        ),
        "taken_back": (
            rf"@(?P<dropped>\d+)(?: {WORD}){{0,3}}(?: [,.\-;])*(?: {cue.correction}| actually"
            rf"| but)(?: ,)?(?: no)?(?: ,)?(?: {WORD}){{0,3}}"
            r" (?:not opened|not open|not allocated|not started|never started|not taken|not|closed|ended|stopped"
            r"|finished|wrong|incorrect|a mistake|not right)(?= [.,?!]| $|$| any| now"
            r"| so | last )"
            r"|@(?P<lost>\d+) [^@]*(?:(?:not have|not got|no longer have|never had|is not) one|not (?:with|under"
            r"|open to) them)(?= |$)|(?: took"
            r"| taken) [^@]{0,12}@(?P<away>\d+) (?:away|off us)(?= |$)"
        ),
        "turned_down": (
            rf" (?:turn|turns|turned|turning|knock|knocks|knocked|kick|kicked|threw|sent){own} @(?P<first>\d+){after}"
            rf"(?: (?:and|or|,){own} @(?P<second>\d+){after})? (?:down|back|away|out|packing)(?= |$)"
        ),
        "declined": (
            rf"@(?P<declined>\d+)(?: {WORD}){{0,5}}? (?:but|and)(?: the)? (?:mum|dad|mother|father|parents?|family"
            rf"|carer|nan|they|she|he|we|i)(?: (?:has|have|had|will|just))* (?:said no|refused|declined"
            rf"|not (?:want|accept|consent|agree)|(?:asked|told) (?:them|her|him) to (?:go|leave|stop|close))"
            rf"(?! to){END}"
        ),
        "misspoken": (
            rf" (?:said|put|wrote|thought)(?: {WORD}){{0,4}}{own} @(?P<dropped>\d+){after}(?: ,)? but"
            rf"(?: (?:it|'s|is|actually|that|really|i|meant)){{1,4}}{own} @(?P<kept>\d+)"
        ),
        "left": (
            rf"@(?P<left>\d+){after}(?: (?:has|have|had|then|now|just|all))* left(?= [.,;?!]| $|$| in | last | at"
            r" | before | when | so | and )"
        ),
        "imagined": (
            rf"(?<! ask)(?<! asked)(?<! know)(?<! sure)(?<! tell)(?<! check)(?<! remember)"
            rf" (?:if|suppose|supposing|imagine|assuming|(?<=and )say|(?<=^ )say)(?: that)?(?:(?: (?:there"
            rf"|they|we|he|she|it|the family))? (?:was|were|had)(?: (?:been|open|under|on|with))*{own} @(?P<had>\d+)"
            rf"|{own}"
            rf" @(?P<was>\d+) (?:was|were) {cue.in_place})(?! (?:before|previously|last|in the past)(?= |$))"
        ),
        "from_to": (
            rf" from{own}(?: {WORD})? @(?P<from>\d+)(?: {WORD}){{0,3}}? (?:to|into|onto|over to|down to"
            rf"|up to){own}(?: {WORD})? @(?P<to>\d+)"
        ),
        "to_from": (
            rf" (?:stepped|moved|transferred|passed|gone|escalated|went|came){down} (?:to"
            rf"|into){own} @(?P<to>\d+)(?: {WORD}){{0,2}}? from{own} @(?P<from>\d+)"
        ),
        "replaced": (
            rf"@(?P<to>\d+){after}(?: (?:has|have|had|then|now|just|is|are|officially))* (?:took over|taken over"
            rf"|replaced|instead of|in place of)"
            rf"(?: (?:in|the|case|lead|it|since|last|\w+day))*(?: from)?{own} @(?P<from>\d+)"
        ),
        "handed_by": (
            rf" (?:stepped|handed|passed|transferred)(?: -)?(?: (?:down|over|on"
            rf"|across))? by{own} @(?P<from>\d+)(?: {WORD}){{0,2}}? to"
            rf"{own} @(?P<to>\d+)"
        ),
        "handed_on": rf"^(?: {WORD}){{0,2}} (?:completed|complete|done|finished|happened|agreed and done|last)\b",
        "became": (
            rf"@(?P<from>\d+){after}(?: (?:has|have|had|was|been|is|then|now))* (?:became|become|changed to"
            rf"|changed into|turned into|replaced by|dropped to"
            rf"|reduced to|moved to|went to|(?:stepped|passed|handed|escalated|transferred"
            rf"|moved)(?: {WORD}){{1,4}} to){own} @(?P<to>\d+)"
        ),
        "stepped_to": (
            rf" (?P<verb>step|steps|stepped|stepping|moved|moving|transferred|transferring|handed|escalated){down}"
            rf"(?: {WORD}){{0,3}}? (?:to|into|onto){own} @(?P<to>\d+)"
        ),
        "moving_on": r" (?:stepping|moving|transferring|going|step|being|about to|due to|want to|when)\b[^@]*$",
        "choice": rf"{item}(?:(?: (?:{cue.joining}|\?|\.|is it|is this|maybe)){{1,3}}{item})+",
        "choice_first": (
            rf" (?:does|do|should|would|will|can|is it|is it for|is|are"
            rf"|must) @(?P<mark>\d+)(?: {WORD}){{0,4}} or(?: {WORD}){{0,3}}? {cue.candidates}{END}"
        ),
        "choice_last": (
            rf" {cue.candidates}(?: {WORD}){{0,4}} or(?: (?:does|do|is it|should|would|is))? @(?P<mark>\d+)"
        ),
        "choice_asked": (
            r" (?:which|who|whos|whose|between|out of|among|either|is it|should it be|whether|responsibility|job"
            r"|down to|lead)\b"
        ),
        "choice_among": r" (?:between|out of|among|which of us|which of)\b",
        "choice_member": rf"[@~]\d*|\b(?!council @){cue.candidates}\b",
        "nobody_else": (
            rf" {cue.nobody_else}{END}(?! (?:(?:leads?|leading|escalates?|escalated|referred|can|will|would|wants?"
            rf"|knows?|does|do|has taken|seems|is leading|is doing|took|taking"
            r"|turn(?:s|ed)|said|says|helps?|should|to)(?= |$)))"
        ),
        "nobody_but": rf" (?:{cue.nobody_else}|anyone|anybody|nobody|no one|none"
        rf"|nothing)(?: {WORD}){{0,2}} {cue.except_}{own} @|(?:nobody|no one|noone|services|agencies) but{own} @",
        "all_but": rf" {cue.except_}{own} @\d+{after}(?: ,)? (?:{cue.nobody_else}|nobody|no one)",
        "course": rf" {cue.course}{END}",
        "everyday_only": (
            rf"(?<! can)(?<! does)(?<! should)(?<! not)(?<! or)(?<! it) (?:only|just)(?: (?:has|have|got|with"
            rf"|known to|open to|under|the|a|our|her|his))*(?: schools? and(?: the)?)? (?:{cue.everyday}|school)"
            rf"(?: and(?: the)? school)?(?: (?:is|are|involved|open|in"
            rf"|working|sees|visits|knows)(?= )|{over})| {cue.everyday}(?: and(?: the)? school)? only{over}"
        ),
        "no_worker": (
            rf" (?:no|not any|without a|without any) workers?(?: (?:allocated|involved|at all|since {WORD}))?{over}"
            rf"| nothing open{over}| (?:{nobody})(?: (?:now|at the moment|currently|these days|any more|at all)){over}"
            rf"| (?:have|has|got) (?:{nobody}){over}"
        ),
        "nfa_at_mash": (
            r" (?:nfa|no further action)(?: 'd)? (?:at|from|by|in|via)(?: the)? mash(?= )| mash(?: [^@.?!]+)??"
            r" (?:nfa|no further action|sent it back|closed it|knocked it back|knocked us back|rejected it"
            r"|said no|not meet(?: the)? threshold|below(?: the)? threshold)(?= )"
        ),
        "other_child": rf" {cue.other_child}{END}",
        "asked_child": (
            rf" {cue.asked_child}{END}|^ (?:but|while|whereas|and|,) (?!(?:it|they|that|there|who|which|we|i|you"
            rf"|mum|dad|school){END})[a-z]+(?= (?:does|has|is) not )"
        ),
        "either_child": rf" {cue.either_child}{END}",
        "child_has_none": (
            r" (?:(?:does|do|is|are|has|have) not(?: (?:have|got|on|one|any|a|an|with|under|open|to|known|been|plan"
            r"|plans|of|kind|involved|them))*|one without)$"
        ),
        "child_has_nobody": (
            rf" (?:(?:nothing|{nobody}|none)(?! to)|no services?|(?:only|just)(?: (?:has|have|got|known to|open to"
            rf"|with|at|the|our|his|her))* (?:school|us)|not (?:open|known) to (?:anyone|anybody|anything|any)){END}"
        ),
        "just_school": (
            rf"(?<! can)(?<! does)(?<! should)(?<! must)(?<! or) {cue.just_school}{END}(?! (?:{acting}|(?:or|leading"
            rf"|be|to|plus|'s){END}|[+/&]|,? ?and @|with @))"
            r"(?! (?:and|,)(?: (?:the|a|an))? @)"
        ),
    }
