# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Which aspect of a thing a short question asks about: "how often?", "who comes to it", "is it compulsory".

A closed grammar: a question is read only when every word of it is accounted for. `IT` stands for a pointing word or for a
name of the thing, which the caller has put there.
"""

from __future__ import annotations

import re

THING = "it"
"""What the caller writes in place of a name of the thing."""
_IT = (
    r"(?:it|that|this|they|them|those|these|he|she|one|there|(?:the|this|that|these|those|such|each|a|our|your|my) "
    r"(?:meetings?|support|help|service|team|lead|person|process|decision|stages?|ones?|rules?|visits?|contact))"
)
_BE = r"(?:is|are|was|were|will|would|s|should|does|do|did|can)"
_MEET = (
    r"(?:meet|meets|happen|happens|take place|held|be held|come round|run|runs|come|comes|visit|visits|go|sit|"
    r"have to meet|have to happen|have to do|have|get|set|hold|be)"
)
_MUST = r"(?:must|has to|have to|needs? to|should|ought to)"
_OTHERS = (
    r"(?:the |our |my |a |an |his |her |their |your |each |every )?(?:(?:child|class|head|school|deputy|form|attendance|social|early help|"
    r"youth|family|youth justice|youth offending|safeguarding|pastoral) )?(?:head ?teacher|heads?|teachers?|tutor|senco|governors?|"
    r"workers?|practitioners?|officers?|leads?|child|pupils?|student|colleagues?|manager|deputy|dsl|police|gp|nurse|"
    r"solicitor|interpreter|friend|someone|somebody|anyone else|anybody else|anyone|else|spoc|eit|inclusion team|yos|yot|feh|son|daughter)"
)
"""Whoever may be at a meeting, other than parents."""
_BRING = r"(?:bring|invite|ask|include|involve|take|have)"
_ALONG = r"(?: (?:to|along|in|with (?:me|us|him|her|them)|there|too|to come))*"
_GROUP = r"(?:the |our |a |her |his |their |both |either |both of the )?(?:parents?|mum|mums|mom|dad|dads|carers?|famil(?:y|ies)|guardians?)"
_ATTEND = (
    r"(?:come|comes|comming|attend|attends|go|goes|be there|take part|be invited|be present|sit in|join|be in (?:it|the room)"
    r"|turn up|be at it|get invited)"
)
_CHILD = r"(?:children|child|kids?|pupils?|students?|families|young people|cases|ones?|parents)"

_PLACE = r"(?:(?:the|our|your|a) )?(?:schools?|council|local authority|early help|education)"
_PLACES = rf"(?: (?:in |at |for |from )?{_PLACE}(?: or (?:in |at |for |from )?{_PLACE})?)?"
_OR_A_CHOICE = r"(?: or (?:(?:do|must|does) (?:we|i|they|schools?|a school)(?: have to)?(?: (?:do|go|use|have|come|attend))?(?: (?:it|that|this|to it))?)| or (?:(?:is|was|are) (?:it|that|this|they) |can (?:we|i|they|schools) |do (?:we|i|they|schools) )?(?:(?:just|only|really|more|a|an) )*(?:optional|options?|voluntary|up to (?:me|us|them|you|the school|schools|each school)|(?:my |our |their )?choice|choose|decide|advice|advisory|recommend(?:ed|ation)|suggest(?:ed|ion)|offer(?:ed)?|invit(?:ed|ation)|guidance|good practice|nice to have|not|opt out))?"
"""The other half of the question whether something must be done."""

_PURPOSE = rf"what (?:is|was|are) (?:{_IT} for|{_IT} in aid of|the (?:point|purpose|reason|aim|idea|use)(?: (?:of|for|behind) {_IT})?)"
_PATTERNS: dict[str, tuple[str, ...]] = {
    "how_often": (
        rf"how (?:often|frequently|regularly|regular)(?: (?:{_BE}|{_MUST}))?(?: (?:we|you|i|schools|a school|{_IT}))*(?: {_MEET})*(?: {_IT})?(?: with (?:us|them|me|schools?))?",
        rf"how many times (?:a|each|per|in an?|in the|every) (?:school )?(?:term|year|month|week)(?: {_BE})?(?: (?:we|you|i|schools?|{_IT}))*(?: (?:{_MEET}|see|sees))*(?: (?:to|with))?(?: (?:{_IT}|us|schools?|a school|the school|our school))?",
        rf"how (?:often|regularly|frequently|many times) (?:am|are|is|do|does|must|should|would|has|have) (?:i|we|you|they|someone|schools?|a school|the school|the lead|leads|{_IT})(?: (?:meant|supposed|expected|required|obliged|asked|got|need|have|has|needs))*(?: to)?(?: be)? (?:updat\w+|review\w*|revis\w+|check\w*|look at|looked at|redo|redone|renew\w*|report\w*|chang\w+|rewrit\w+|go over|go through|gone over|monitor\w*|refresh\w*|write|fill in|send|sent)(?: (?:on|in|back|again))*(?: (?:{_IT}|the plan|(?:the|that|this) (?:part|bit|plan|section|record|form|list|log)))?",
        rf"{_BE} (?:{_IT} )+(?:every|each) (?:week|fortnight|month|half term|term|year)",
        rf"{_BE} (?:{_IT} )+(?:weekly|fortnightly|monthly|termly|half termly|yearly|annual)",
    ),
    "how_long": (
        r"(?:time )?limited to (?:what|how (?:long|many (?:days|weeks|months|terms)))(?: (?:\w+ )?(?:days?|weeks?|months?|terms?))?",
        rf"(?:for )?how (?:long|much time)(?: (?:for|{_BE}|have))?(?: (?:we|you|i|{_IT}|a meeting|the meeting|the wait))*(?: (?:last|take|takes|lasts|go on|goes on|run|have|got|get|stay|need|usually|wait|be|for|to wait))*(?: {_IT})?",
        rf"how many (?:minutes|hours|days|weeks|months|terms|years)(?: {_BE})?(?: (?:we|you|i|{_IT}))*(?: (?:last|take|have|get|run|go on|for))*",
    ),
    "since": (
        rf"(?:since|from|as of) (?:when|what (?:date|year))(?: (?:{_BE}|have|has))?(?: (?:{_IT}|we|you|they|schools?))*(?: (?:apply|exist|run|been|running|had|have|got|do|in place))*(?: (?:one|{_IT}))?",
        rf"(?:how long|when) (?:has|have|did) (?:{_IT}|we|you|they|schools?) (?:(?:been|had|have|got|existed|start(?:ed)?|beg[aiu]n|running|in place|around|come in|introduced|set up|get|one|going)(?: |$))+(?:{_IT})?",
        rf"(?:since|from|as of) (?:which|what) (?:of (?:those|these|the)(?: two| three)? )?(?:dates?|years?|terms?|months?)(?: on)? (?:has|have|is|was|did|does|are) {_IT}(?: (?:been|become|start|apply|count|compulsory|mandatory|required|statutory|in force|running|there|(?:an? )?(?:legal )?(?:duty|requirement|must|obligation|rule)))*(?: (?:on|for) (?:the )?(?:council|councils|schools?|us|local authority))?",
        rf"(?:since when|when|from when) (?:has|have|is|was|did|does|are|were) {_IT} (?:been |become |made |get )*(?:compulsory|mandatory|required|statutory|in force|(?:an? )?(?:legal )?(?:duty|requirement|must|obligation|rule))(?: (?:on|for) (?:the )?(?:council|councils|schools?|us|local authority))?",
        rf"which (?:of (?:those|these|the)(?: two| three)? )?(?:dates?|years?|terms?) (?:did|does|was|is) {_IT} (?:start|begin|become|come in|apply)(?: (?:a )?(?:compulsory|mandatory|duty|law))?(?: from| in| on)?",
        rf"when (?:was|were) {_IT} (?:introduced|set up|started|begun|brought in|created|first (?:held|introduced|set up))",
    ),
    "first": (
        rf"what (?:has to|have to|must|should|needs? to|ought to|would|does|do (?:we|they|you|i)(?: have to| need to)?) (?:come|happen|be tried|be done|be offered|be in place|go|try|do|offer)(?: (?:first|before|beforehand))(?: {_IT})?(?: (?:gets|comes to|goes|happens|is used|there)(?: that)?)*",
        rf"what (?:comes|happens|goes|is done|is tried|is offered|is) (?:first|before|beforehand)(?: {_IT})?",
        rf"what (?:come|comes|came|happened|goes|went|has to happen) (?:first|before|beforehand)(?: {_IT})?|(?:what|which) (?:comes|is) the first (?:step|thing)(?: before {_IT})?|is there (?:anything|something|a step) before(?: {_IT})?",
        rf"what (?:must|should|do) (?:we|they|you|schools?|i) (?:have (?:done|tried|offered)|need to have (?:done|tried|offered)) (?:first|before|beforehand)(?: {_IT})?",
    ),
    "when": (
        r"by when|how soon|until when|what is the deadline|is there a (?:deadline|time limit)|how quickly",
        rf"(?:until) when(?: {_BE})?(?: {_IT})*(?: (?:apply|exist|run|been|running))?",
        rf"when(?: {_BE})?(?: (?:{_IT}|we|you|they))*(?: (?:start|started|begin|began|come in|came in|introduced|happen|meet|held|take place|first|set up|due|next|next one|change|end|begun|have (?:it|them)))*",
        rf"(?:what|which) (?:date|day|time|year)(?: {_BE})?(?: {_IT})*(?: (?:start|begin|held|meet|happen|on))*",
    ),
    "base": (
        rf"where {_BE} (?:{_IT}|your|our|the)(?: (?:spoc|contact|person))? (?:work|works|based|sit|sits|employed|come from|working|office)(?: (?:out of|for|from|in|at))*{_PLACES}",
        rf"(?:who|which (?:team|service|part)) (?:do|does|are|is) {_IT} (?:work for|working for|employed by|part of|come from|belong to|sit in|in){_PLACES}",
        rf"(?:are|is|do|does) {_IT} (?:from|with|part of|in|based in|based at|work for|work in|employed by) {_PLACE}(?: or (?:from |with |part of |in |at |for |by )*{_PLACE})?",
        rf"(?:what|which) (?:team|service|department|office) (?:are|is|do|does) {_IT}(?: (?:in|from|with|part of|work for|work in|belong to|sit in))*",
    ),
    "author": (
        rf"who (?:puts?|brings?|sends?|gives?) {_IT} out|who (?:wrote|writes|publish(?:es|ed)|issue[sd]?|produce[sd]?|makes?|made|owns?|is behind|came up with|drew up|put together|updates?|is the author of) {_IT}(?: up| out)?",
        rf"who (?:is|was) {_IT} (?:by|from|written by|published by|issued by|made by|put out by)|whose (?:is|are) {_IT}|whose (?:guidance|handbook|document|rules|words|page|pages) (?:is|are) (?:{_IT}|these)",
        rf"(?:is|was) {_IT} (?:written|published|issued|put out|made|produced|from|by)(?: by)? (?:the )?(?:council|southwark|government|dfe|department|school)(?: or (?:the )?(?:council|southwark|government|dfe|department|school))?",
    ),
    "where": (
        rf"(?:and )?where(?: {_BE})?(?: (?:{_IT}|we|i|you))*(?: (?:held|meet|meeting|take place|happen|happens|be held|be|based|go|sit))*(?: for {_IT})?",
        rf"{_BE} (?:{_IT} )?(?:held )?(?:online|virtual|on (?:teams|zoom)|in person|face to face|at (?:the |our |my )?(?:school|council|office))(?: or (?:online|virtual|in person|face to face|at (?:the |our )?school|remote))?",
        r"(?:online|in person) or (?:online|in person|face to face|virtual)",
        rf"(?:what|which) (?:building|room|address|venue|place)(?: {_BE})?(?: {_IT})*(?: in| at)?",
    ),
    "who": (
        rf"who(?: else)?(?: all)?(?: {_BE})?(?: has to| have to| needs? to| needed| allowed to| supposed to| meant to| expected to)? {_ATTEND}(?: (?:to|at|in|along))?(?: {_IT})?",
        rf"who (?:would|will|do|might) (?:we|i|you|they) be (?:speaking|talking|meeting|seeing|sitting)(?: down)?(?: (?:to|with))?(?: (?:in|at|on|there))?(?: {_IT})?",
        rf"who (?:would|will|do|might) (?:we|i|you|they) (?:speak|talk|meet|see|sit|get)(?: down)?(?: (?:to|with))?(?: (?:in|at|on|there|about))?(?: {_IT})?",
        rf"who (?:do|would|should|can) (?:we|i|they|schools?) (?:send|bring|invite|put up|expect)(?: along)?(?: (?:to|for|at|there))?(?: {_IT})?",
        rf"(?:do|does|must|should|will|would|can|could|may) {_OTHERS}(?: (?:also|have to|has to|need to|needs to|get to|got to))* {_ATTEND}(?: (?:to|at|along))?(?: {_IT})?",
        rf"(?:do|does|must|should|will|would|can|could|is|are) {_OTHERS}(?: (?:also|have to|has to|need to|needs to|be|got to))* (?:invited|there|asked|needed|involved|present|included|in the room|part of {_IT})(?: (?:to|at|in|for))?(?: {_IT})?",
        rf"(?:can|could|may|should|do|must|shall) (?:i|we|they|schools?)(?: (?:have|need) to)? {_BRING} {_OTHERS}{_ALONG}(?: {_IT})?",
        rf"(?:(?:is it |are {_IT} )?(?:for|at|in|to) {_IT} )?(?:is it |are they |with )?(?:the )?same (?:people|lot|faces|crowd|ones|team)(?: (?:there|in it|at it|again|come|there too))*(?: (?:as |as for |for |at |in |to ){_IT})?",
        rf"who(?: else)? (?:is|are|was|were|will be|would be|should be|would {THING} be|might be) (?:{_IT}|in {_IT}|at {_IT}|on {_IT}|with|there|in|involved|involved in {_IT}|invited|invited to {_IT}|coming|in the room|part of {_IT})(?: with)?",
        rf"who (?:would|will) {_IT} be(?: with)?",
        rf"who (?:is|are|sits?|will be|would be) (?:all )?(?:inside|round the table|around the table|at the table|on the panel)(?: (?:of |in )?{_IT})?",
        rf"(?:which|what) (?:people|persons|professionals|agencies|services|staff) (?:are|is|come|comes|go|attend|take part|will be|sit|sits)(?: (?:there|in|at|to|inside|round))*(?: {_IT})?",
        rf"(?:with who|with whom|who with|who is {_IT} with|who do (?:we|i|they) meet(?: with)?|who do you meet)",
        r"(?:who )?from (?:the |our |your |my )?(?:council|school|side|local authority|team)(?: s)?(?: side)?",
        rf"who (?:sits|is|comes|goes|turns up) (?:in|on|at|to) {_IT}(?: from (?:the |our |your )?(?:council|school|side))?(?: side)?",
        r"who|who by|by who|by whom|whom",
    ),
    "decider": (
        rf"who (?:decides?|makes?|takes?|gets to (?:decide|make)|has|agrees?|judges?|says?|signs?)(?: (?:{_IT}|the|that|this|final|last|a))*(?: (?:call|decision|say|word|so|off|on {_IT}|when|if|in the end))*",
        r"who (?:is it )?up to|whose (?:decision|call|choice) is (?:it|that|this)|who (?:is|are) the (?:decision maker|decider)s?",
    ),
    "organiser": (
        rf"who(?: is| are)?(?: the one who)? (?:organises?|organizes?|arranges?|sets? (?:{_IT} )?up|runs?|holds?|calls?|chairs?|books?|convenes?|hosts?|organising|running|chairing)(?: {_IT})?(?: up)?",
    ),
    "recipients": (
        rf"(?:(?:do|does|is|are|can|will) )?{_IT} (?:also )?(?:help|advise|support|for|work with|see|talk to) (?:\w+ ){{1,3}}or (?:is it )?(?:only|just) (?:for )?(?:\w+ ?){{1,3}}",
        rf"(?:can|could|may) (?!i |we |you |they )(?:\w+ ){{1,4}}(?:ask|book|apply|request|arrange|do|get|make)(?: for)?(?: {_IT}| a consultation| an appointment| one)?(?: (?:for me|for us|instead|on my behalf|on our behalf))*(?: or (?:is it )?(?:only|just) (?:\w+ ?){{1,3}})?",
        rf"(?:is|are) {_IT} (?:also )?(?:open to|available to|there for|meant for|offered to) (?:\w+ ?){{1,6}}",
        r"(?:is it |what about |how about |also )?for (?:the )?(?:parents|families|mums|dads|carers|schools|academies|social workers|professionals|practitioners)",
        rf"who (?:gets?|can get|can have|can use|can ask for|qualifies for|is entitled to|are entitled to|is eligible for|may have|has) (?:{_IT}|one|this help)",
        rf"who (?:is|are) (?:eligible|entitled|allowed)(?: (?:for|to) {_IT}| to (?:ask|have|use|book|get)(?: (?:for )?{_IT})?)?",
        rf"which schools(?: (?:is|are))?(?: {_IT})?(?: (?:get|have|can have|qualify|for|included|in|use|eligible))*(?: (?:{_IT}|for))?",
        rf"(?:do|does|can) (?:all|every|each|our|my) schools? (?:get|have|use) (?:{_IT}|one)",
    ),
    "cost": (
        rf"(?:is|are|will) {_IT} (?:be )?(?:free|free of charge|charged|charged for|paid for)",
        rf"(?:how much|what) (?:does|do|will|would|is) (?:{_IT} (?:cost|charge)|the (?:cost|charge|fee|price))(?: of {_IT})?",
        rf"(?:do|does|will|would|must|should) (?:we|i|you|they|schools?) (?:have to )?(?:pay|charge)(?: for)?(?: {_IT})?",
        rf"is there (?:a|any) (?:charge|fee|cost)(?: for {_IT})?",
        rf"who pays(?: for {_IT})?",
    ),
    "hours": (
        rf"(?:what|which) (?:time|times|hours|days)(?: {_BE})?(?: {_IT})* (?:open|work|working|available|in|answer|there)",
        rf"(?:what are )?(?:the |their |your )?opening (?:hours|times)|when (?:is|are) {_IT} (?:open|available|in|working)",
        rf"(?:is|are|do|does|can) {_IT} (?:come|open|work|be there|available|there|in|answer|visit)(?: out)?(?: (?:on|at|in|over|during))*(?: the)? (?:saturdays?|sundays?|weekends?|nights?|evenings?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|holidays|school holidays|half term)",
    ),
    "name": (
        r"which (?:one|manager|senior manager|of them|of the two)(?: of them)?(?: (?:do|should|would|must) (?:i|we) (?:go to|ask|ring|contact|write to|speak to|see|approach))?(?: (?:first|theirs|mine|ours|or|his|hers|yours|the one|in|my|their|service|side))*",
        r"which (?:senior )?managers?(?: (?:is it|exactly|are they|do you have (?:a )?names?|have you got (?:a )?names?|who|by name))*",
        rf"what is (?:her|his|their|{_IT}) names?|(?:which|what) (?:officer|person|manager|worker|senior manager|one|name) (?:is {_IT}|exactly)?|what are {_IT} called by name",
        r"(?:have you|do you have|can you give me) (?:a |the |their |her |his )?names?",
    ),
    "preparation": (
        rf"what (?:do|should|must|does|will) (?:we|i|they|schools?|parents) (?:need|have)?(?: to)? ?(?:bring|prepare|have ready|take|send|need|provide|gather)(?: (?:in advance|beforehand|with (?:me|us)|along))?(?: (?:for|to|before))?(?: {_IT})?",
        rf"how (?:do|should) (?:we|i) prepare(?: for {_IT})?",
        rf"(?:do|should) (?:we|i) (?:need to |have to )?(?:bring|prepare|take) (?:anything|something|any papers|papers)(?: (?:to|for|with (?:me|us)))?(?: {_IT})?",
    ),
    "which_children": (
        rf"(?:which|what|what kind of|what sort of) {_CHILD}(?: {_BE})?(?: {_IT})*(?: (?:for|about|covered|cover|qualify|get|count|discussed|discuss|included|talk about|{_IT}))*",
        rf"(?:which|what|what kind of|what sort of|whose) {_CHILD} (?:do|should|would|can|must|will) (?:we|i|you|schools?|a school|they) (?:put forward|bring|bring up|bring along|raise|discuss|choose|pick|nominate|suggest|send|identify|list|name|talk about|mention|put on the list)(?: (?:to|at|for|in))?(?: {_IT})?",
        rf"who {_BE} {_IT} (?:about|aimed at|meant for|for)",
        rf"(?:which|what|what kind of|what sort of|whose) {_CHILD} (?:{_BE} )?{_IT} (?:look at|looks at|talk about|talks about|discuss|discusses|speak about|speak of|cover|covers|deal with|deals with|see|help|consider|pick|choose|go through|bring up)",
        rf"about (?:which|what) {_CHILD}(?: {_BE})?(?: {_IT})?(?: (?:talk|speak))?",
        rf"{_BE} {_IT} (?:for )?(?:all|every|any|only some) {_CHILD}",
    ),
    "parents": (
        rf"(?:do|does|can|could|should|must|will|would|may|did) {_GROUP}(?: (?:also|have to|need to|get to|allowed to|be allowed to))? {_ATTEND}(?: (?:to|at|along))?(?: {_IT})?",
        rf"(?:is|are|will|were|was) {_GROUP}(?: (?:also|be))? (?:invited|told|there|asked|allowed|involved|present|included|consulted|part of {_IT}|in the room|informed|at {_IT}|welcome)(?: (?:to|about|in|at))?(?: {_IT})?(?: {_ATTEND})?",
        rf"(?:do|does|must|should|has|have|will) {_GROUP} (?:have to |need to |got to |get to )?(?:agree|consent|know|sign|be told|be asked|have a say|get a say|give permission|give consent)(?: (?:to|about|in|of|for))?(?: {_IT})?",
        rf"(?:do|must|should|can) (?:we|i|schools?|they|you) (?:need|have|tell|ask|invite|inform|get|involve|to have|need to have)(?: to (?:get|have|ask|tell|invite))? (?:{_GROUP}|(?:parental |the parents |parents |parent |mums |their )?(?:consent|permission|agreement))(?: (?:to|for|about|of|first))?(?: {_IT})?",
        rf"(?:is|do we need) (?:parental |the parents |parents |parent )?(?:consent|permission|agreement) (?:needed|required|necessary)?(?: for {_IT})?",
        rf"(?:also |even )?{_GROUP}(?: (?:there|invited|included))?",
        rf"(?:what|how) about {_GROUP}(?: s)?(?: (?:views?|wishes|feelings|say|side|opinions?))?",
        r"(?:do|can|could|may|should) (?:i|we|parents) (?:get to |have to )?(?:choose|pick|have a choice|have a say|get a say)(?: (?:who|which|in it|about it|it|is|one|the|worker|lead|leads|person))*",
        rf"(?:can|could|may|do) i {_ATTEND}(?: (?:to|at|along))?(?: {_IT})?",
        rf"(?:am i|will i be|would i be|are we) (?:allowed|invited|told|asked)(?: (?:to|in|about|along))?(?: {_ATTEND})?(?: {_IT})?",
        rf"(?:can|could|may|should|do|must|shall) (?:i|we|they|schools?)(?: (?:have|need) to)? {_BRING} {_GROUP}{_ALONG}(?: {_IT})?",
        rf"(?:does|do|must|should|will|can) {_GROUP}(?: (?:also|have to|has to|need to|needs to))* (?:be (?:invited|there|asked|told|involved|present|included|informed))(?: (?:to|at|in))?(?: {_IT})?",
        r"what (?:part|role|say) do (?:the )?parents (?:have|play)(?: in it)?",
        r"can (?:i|we|parents|mum|dad) bring (?:someone|somebody|anyone|a friend|my \w+|my \w+ \w+)(?: with (?:me|us))?(?: (?:to|along) (?:it|the meeting))?",
    ),
    "compulsory": (
        rf"(?:is|are|was) {_IT} (?:a )?(?:compulsory|mandatory|optional|statutory|voluntary|required|must|obligatory|law|the law|legal requirement|legally required|requirement|duty|legal duty|binding|legally binding|advisory|a must)(?: for us| for schools)?{_OR_A_CHOICE}(?: for (?:us|them|schools|me|academies|parents|all schools|every school))?",
        rf"(?:do|does|must|would) (?:we|i|they|schools?|you|a school|parents|he|she|everyone|academies|all schools|every school) (?:have to|need to|got to)(?: (?:go|do|come|attend|use|follow|take part|have|say yes|accept|agree|hold|join|be there))*(?: (?:to|in|with|of))?(?: {_IT})?{_OR_A_CHOICE}",
        rf"must (?:we|i|they|schools?|parents)(?: (?:go|do|come|attend|use|follow|take part|have))*(?: (?:to|in))?(?: {_IT})?{_OR_A_CHOICE}",
        rf"(?:can|could|may) (?:we|i|they|schools?|parents|he|she|you|a school) (?:opt out|refuse|say no|decline|skip|get out|turn down|not go|miss|pull out|turn {_IT} down)(?: (?:to|of))?(?: {_IT})?",
        rf"(?:is there|have we got|do we have) (?:a choice|any choice)(?: (?:in|about) {_IT})?",
        rf"(?:are|am|is|were) (?:we|i|they|schools?|a school|parents) (?:really )?(?:obliged|required|expected|forced|supposed|meant|made) to (?:do|use|go to|attend|have|hold|join|go|come|follow)(?: {_IT})?{_OR_A_CHOICE}",
        rf"(?:is|was) {_IT} (?:(?:just|only|really|more) )*(?:(?:an? )?(?:option|suggestion|offer|recommendation|invitation|choice|good practice)|up to (?:us|me|them|schools|the school|each school))(?: or (?:(?:is it|do we|do i|must we|must i|is that) )?(?:(?:a|an) )?(?:must|compulsory|mandatory|have to|a must|duty|requirement|obligation|required)(?: (?:do|go|have|attend)(?: it)?)?)?",
        r"compulsory|mandatory|optional",
    ),
    "figure": (
        rf"(?:what|which|is there|any|is there any|what is)(?: is| are)? (?:a |an |the )?(?:figure|number|percentage|percent|per cent|threshold|cut off|limit|score|level)(?: (?:for|of|in))?(?: {_IT})?",
        rf"how (?:many|low)(?: (?:of (?:them|those|these|us)|are there|is that|do we need|are needed|{_CHILD}|schools|meetings|letters|contacts|visits))*",
        r"how much (?:\w+ )?is (?:enough|sufficient|too much)",
        r"how much",
    ),
    "ignored": (
        r"(?:what|anything)(?: (?:happens|will happen|would happen|is done|happen|do you do|can be done))?(?: about it| then)? (?:if|when) (?:an? |the |our |my |one |some )?(?:schools?|academ(?:y|ies)|head(?:teacher)?s?|workers?|(?:council )?officers?|(?:council )?staff|agenc(?:y|ies)|professionals?|services?|lead professionals?|leads?|somebody|someone|people|council|practitioners?|social workers?) (?:just |simply |does not |do not |will not |has not |have not |refuses to |fails to |keeps |still )*(?:ignor(?:e|es|ed|ing)|follow(?:ed)?|follows|break(?:s)?|broke|breaks|stick(?:s)? to|do|does|keep(?:s)? to|bother(?:s)?|flout(?:s)?|disregard(?:s)?|skip(?:s)?|refuses?|go(?:es)? against)(?: (?:all|any of|with|to do|doing))*(?: (?:it|this|that|them|these|those|so|the (?:rules?|guidance|principles?|values?|duty|duties)))?",
        r"(?:what|which) (?:will|would|does|can) happen to (?:her|him|them|that (?:worker|officer|person)|the (?:worker|officer))(?: (?:for (?:it|that|this|saying (?:it|that|so))|now|if (?:she|he|they) (?:does|do|did|say|says|said) (?:it|that|so)))*",
        r"(?:is|are) there (?:a |any )?(?:penalt(?:y|ies)|sanctions?|punishments?|consequences?|comeback)(?: for (?:a school|schools|the school|workers?|officers?|staff|them|her|him|ignoring (?:it|this|that)|breaking (?:it|this|that)|not following (?:it|this|that)))?",
        r"who (?:checks|polices|enforces|monitors)(?: (?:that|it|this|them|whether|if|schools|(?:they|we|schools|people) (?:do|follow|stick to)))*(?: (?:it|this|that|them))?",
    ),
    "why": (
        rf"why(?: not| so| on earth)?(?: {_BE})?(?: (?:{_IT}|we|they|you|i))*(?: (?:so|needed|important|matter|exist|do {_IT}|need {_IT}|have {_IT}|bother|like that|the rule|case|there|needed|them|not))*",
        _PURPOSE,
        rf"(?:for what reason|what for|how come|for what|to what end|what is the point|what good (?:is|does) {_IT}(?: do)?|why is that)",
        rf"(?:what|which) (?:reason|reasons)(?: (?:is|are) there)?(?: for {_IT})?",
        rf"why (?:would|should|do|must|did) (?:we|i|they|schools?|you|anyone|people) (?:bother|use|need|have|do|go|want|get|hold|attend)(?: (?:to|with|have|at all))*(?: {_IT})?(?: at all)?",
    ),
}  # fmt: skip
_OF_ITS_USE = re.compile(_PURPOSE)
_READERS = tuple(
    (aspect, re.compile("|".join(f"(?:{pattern})" for pattern in patterns))) for aspect, patterns in _PATTERNS.items()
)


def aspect_asked(core: str) -> str | None:
    """The aspect that the core of a question asks for, or None where a word of it is not accounted for."""
    return next((aspect for aspect, pattern in _READERS if pattern.fullmatch(core)), None)


def asks_what_it_is_for(core: str) -> bool:
    """Whether a question for the reason of a thing is one for its use: "what is it for?"."""
    return _OF_ITS_USE.fullmatch(core) is not None
