# ruff: noqa: E501 (a pattern is easier to read on one line)
"""What makes a mention doubtful whatever the readers say of it: a correction behind it, a choice, two families,
or that it is not known."""

from __future__ import annotations

import re

from assistant.understanding.family_facts.sentence import Mention, Sentence

# A politeness ("sorry to ask", "who actually leads") corrects nothing.
_CORRECTION = re.compile(
    r" (?:(?:sorry|apologies)(?! (?:to|for|about|if|this is long|but (?:who|is|does|am|are)|it is late|i 'm late))|oops|whoops|i mean|i meant(?! to be)"
    r"|no wait|wait no|wait(?! (?:till|until|for))|correction|scratch that|scrap that|ignore that|typo|edit|update"
    r"|my mistake|should have said|(?:that|it) should (?:be|say|read)|turns out|or rather"
    r"|(?<! who)(?<! what)(?<! which)(?<! does)(?<! should)(?<! i)(?<! and) actually(?! (?:lead|leads|leading|need|asking)))"
    r"(?= )"
)
_CHOICE = re.compile(
    r" (?:school|us|we|me|head)(?: (?:,|or|/|and|the|our|is|it))+(?: @\d+(?: (?:,|or|/|and|the))*)+ (?=\?)"
)
_A_HEADING = r"(?!(?:lead|att|attendance|notes?|update|correction|question|query|ps|pps|re|ref|fyi|status|services|agencies|school|involved|hi|hello|handover|case|subject|context|background|summary|history|overview|info|current|previous|plan|actions?|ask|ao|qs?|pupil|child|class|form|support|external|internal)(?= ))"
_FAMILIES = re.compile(
    r" (?:two|2|three|3|several|both) families "
    r"| (?:family|child|pupil|kid) (?:a|1|x|one) (?=.* (?:b|2|y|two) )"
    # "… CP, [a name] only school": the two are told of in one breath.
    r"| @\d+(?= )[^@]* (?:,|;|\.|and|but) (?!(?:it|its|'s|is|now|with|then|so|she|he|they|we|mum|dad|otherwise|really|currently|there|also|though|and|but|again|left|today)(?= ))[a-z]+ (?:is |has |with )?(?:only|just) (?:the )?school(?= )"
    # "Kai: no services. Zed: social worker": a word and a colon before what is told of each.
    rf"|(?:^| [.;!?]) {_A_HEADING}(?:\[ )?[a-z]+(?: \])? :[^:]{{1,80}} [.;] {_A_HEADING}(?:\[ )?[a-z]+(?: \])? : "
)
_OF_EACH = re.compile(
    r" (?:for|on|of) each (?:of them |one |child |family )?(?=[.?!]|$)| who leads (?:for |on )?(?:each|both)(?= )"
)
_TOLD_OF_ALL = re.compile(
    r" (?:with|for|to) (?:the|our|both|all) (?:(?:whole )?(?:family|household)|of them|@\d+)(?= )| they (?:are |have )?both (?!with)"
)
"""What is told is told of all of whom it is asked: "FEH have started with the whole family, who leads for both?"."""
# "Two boys. Kai CIN, Leo FEH." and "Kai CIN, Leo FEH. Who for Leo?": a word in front of each that may be a name.
_NO_NAME = r"(?:a|an|the|and|on|has|have|is|are|with|to|at|in|of|under|open|also|plus|both|no|not|now|only|just|still|then|her|his|their|our|my|its|family|child|pupil|but|or|for|from|by|had|was|were|got|new|old|allocated)"
_A_NAME = rf"(?!{_NO_NAME} )[a-z]+(?: \])?"
_HAS = r"(?: (?:is|has|on|with|under|got|a|an|'s|:|=|-))*"
_NAMED_TWO = re.compile(
    r" (?:two|2|three|3|both) (?:boys|girls|brothers|sisters|siblings|children|kids|pupils|students|twins|lads)(?= )[^@]*"
    rf" {_A_NAME}{_HAS} @\d+ (?:(?:,|;|\.|and|-) )+{_A_NAME}{_HAS} @\d+(?= )"
    rf"| (?P<first>{_A_NAME}){_HAS} @\d+ (?:(?:,|;|\.|and|-) )+(?P<second>{_A_NAME}){_HAS} @\d+ .*"
    r" (?:for|on|of|about|with|is) (?:(?P=first)|(?P=second)) (?=[?.!]|$)"
)
# A family worker who comes from one of these is not the council's Family Early Help.
_ELSEWHERE = re.compile(
    r" (?:charity|charities|church|mosque|nursery|home - start|homestart|barnardo|barnardos|refuge|voluntary"
    r"|housing association|children 's centre|academy|trust|our own|school 's own|in - house|adult)(?= )"
)
_COUNCILS_OWN = re.compile(r"early|feh|\beh\b", re.IGNORECASE)
# The writer's own trade, not a service that works with the family.
_BY_TRADE = re.compile(
    r" (?:(?:i|mum|dad|mother|father|she|he) (?:am|is|was|used to be|have been|had been|once was|trained as)|'m|'s|as)"
    r" (?:once |myself )?(?:an?|an? (?:ex|former|retired)(?: -)?|ex(?: -)?) @(\d+)(?: (?:worker|officer|practitioner|manager))?"
    r" (?:by|myself|herself|himself|but|asking|before|once|years|in (?:a|another|the next)|for another|elsewhere|so i)(?= )"
)
# "My ex has a new partner and her kids have the early help worker."
_OF_OTHER_CHILDREN = re.compile(
    r" (?:ex|friend|neighbour|colleague|(?:new|his|her) (?:woman|partner|wife|girlfriend|boyfriend|man|husband))(?= )[^.?!;]*? (?:her|his|their) (?:kids|children|boys|girls|sons|daughters|son|daughter|boy|girl|lot)(?= )[^.?!;@]* @(\d+)(?= )"
)
_ON_OUR_STAFF = re.compile(
    r" @(\d+)(?: (?:worker|practitioner))? (?:who|that|which) (?:is|works)(?: employed)?"
    r" (?:(?:on|part of) (?:our|the school 's)(?: own)? (?:staff|team|payroll)|(?:for|by) (?:us|the school)|in (?:our|the) school)(?= )"
)
"""A school's own worker is none of the council's: "a family support worker who is on our staff"."""
_MYSELF = re.compile(r" (?:i am|'m)(?: an?)? @(\d+)(?: (?:worker|officer|practitioner))? myself(?= )")
# A grown-up's own social worker is no children's social care: asked about, unless it is said to be for the children.
_ADULT = r"(?:dad|father|grand(?:mother|father|ma|pa|dad)|gran|granny|nan|nanny|grandparent|uncle|aunt|auntie|partner|stepdad|step - dad|boyfriend|husband|wife)"
_GROWN_UPS_OWN = re.compile(
    rf" {_ADULT} (?:(?:also|only|now|still) )?(?:has|have|had|gets|got|'s got|has got|is under|is with|sees)(?: (?:a|an|the|his|her|their|own|got))* @(\d+)(?= )"
)
_FOR_THEIR_OWN_CARE = re.compile(
    r" @(\d+) for (?:his|her|their|my|mum 's|dad 's)(?: own)? (?:care|health|mental health|disability|dementia|needs|self|old age"
    r"|drinking|addiction|depression)(?= )"
)
# A word between a service and its object that was left out as a name: "CSC [name] it".
_VERB_LEFT_OUT = re.compile(r" @(\d+) \[ name \] (?:it|us|them|him|her|this|that|the case|the referral)(?= )")
_FOR_OLD_AGE = re.compile(
    r" @(\d+) for (?:his|her|their|my (?:mum|dad|nan|mother|father|gran|grandad) 's)(?: own)? (?:dementia|alzheimers?|old age|stroke|parkinsons?|drinking|addiction)(?= )"
)
_NOT_KNOWN = re.compile(
    r" @(\d+)(?: (?:is|are|was|status|involvement|still|:|=|-|–|-))*"
    r" (?:not (?:yet )?(?:known|clear|sure|told)|unknown|unclear|unsure|(?:n|and) ?/ ?k|nk|dk|tbc)(?= )"
)
# Looked at and not taken up: never open, whatever else is said.
_NOTHING_CAME_OF_IT = (
    r"(?:nfa|nfad|nfa'?d|nfa 'd|nfaed|no further action|(?:only )?(?:made |making |did |doing )?(?:initial |some |a few )?(?:enquiries|enquiry|checks) only"
    r"|(?:only|just) (?:made|making|did|doing|had|carried out) (?:initial |some |a few |an? )?(?:enquiries|enquiry|checks|phone call|call)"
    r"|(?:referral |contact )?(?:was |is )?not (?:accepted|taken up|progressed)|(?:did|does|would|will) not (?:accept|progress|take up)"
    r"|(?:did|does|do|had|has) not me(?:e)?t (?:the |their |our )?threshold|(?:below|under) (?:the |their )?threshold|threshold not met|not met threshold)"
)
_CAME_TO_NOTHING = (
    re.compile(
        rf" @(\d+)(?: (?!@|police|court|cps|but|and now|now|open|still|[.?!])[^ ]+){{0,9}} {_NOTHING_CAME_OF_IT}(?= )"
    ),
    re.compile(r" (?:nfa|no further action)(?: taken)? (?:from|by|with|at)(?: (?:a|the))? @(\d+)(?= )"),
)
_ENDED_UNNAMED = re.compile(
    r" (?:we|i|they|he|she|family|mum|there) (?:did have|used to have|had|have had|was) (?:one|someone|somebody|a (?:worker|lady|man|woman))(?= )[^@]* (?:clos\w*|shut\w*|left|leave|ended|end"
    r"|finish\w*|stopp?\w*|went|gone|moved on|signed)(?= )"
    r"|^(?: (?:no|yes|oh|ah|well|but|and|so|,|\.))* (?:she|he|they|it|that one)(?: (?:has|have|had|just|all|'s|'ve))*"
    r" (?:close|closed|shut|ended|finished with|signed off)(?: (?:with|on))? (?:us|it|them|him|her|the (?:case|family)|our case)(?= )[^@?]* (?:and|so|then|now|but) [^@?]{0,40}@"
)
_CLOSED_BEFORE_ANY_NAME = re.compile(
    r"^(?: (?:no|yes|oh|ah|ok|well|but|and|so|now|sorry|update|its|it 's|it is|today|(?:mon|tues|wednes|thurs|fri)day|all|done|,|\.|:))*"
    r"(?: (?:it|its|they|she|he|that|this|that one|(?:the |our |my )?case|we)(?: (?:is|are|has|have|had|was|just|all|also|now|been|'s|'ve))*)?"
    r" (?:closed|shut|ended|finished|stopped|handed over|signed off|passed on|transferred)(?= (?:to|with|us|it|now|today|yesterday|since|last|this|on|as|for|,|\.|;|\?|and|so|then)| *$)(?! (?:@|(?:with|to|on|by) (?:the |a |an )?@))"
)
"""A message that opens with an ending and no name: "its closed now, no YOS", "closed to us since Monday"."""

_STARTED_WITHOUT_A_NAME = re.compile(
    r" (?:she|he|they|it|the worker|the lady|the man)(?: (?:has|have|had|is|are|just|all|now|already|also|'s|'ve))*"
    r" (?:starts?|started|begins?|began|begun|came|opened|joined)(?: (?:with|working|visiting|to (?:come|visit|work with)))*(?: (?:us|him|her|them|me))?"
    r" (?:today|now|yesterday|already|this|on|last|since|from)(?= )"
)
"""Something started that is not named: what was supposed of a service may have come true."""

_GOES_ON_AFTER_ALL = re.compile(
    r"^(?: (?:no|oh|ah|ok|well|but|wait|sorry|apologies|oops|whoops|hang on|hold on|actually|correction|(?:scrap|scratch|ignore|forget) that|my (?:mistake|error|bad)|,|\.|:|!|-))*"
    r" (?:it|its|it 's|she|he|they|that|the (?:case|plan|order|worker|lady))(?: (?:is|are|was|were|has|have|had|did|does|do|in fact|actually|really|'s|'ve))*"
    r" (?:(?:not|never)(?: (?:actually|really|all|yet|been))* (?:clos(?:e|ed)|end(?:ed)?|finish(?:ed)?|shut|stop(?:ped)?|left|leave|gone)"
    r"|still(?: very much)? (?:open|there|in|in place|involved|running|going|live|active|on it|coming|comes|visiting|visits|working|works|with (?:us|them|him|her)))"
    r"(?= (?:[,.;!-]|us|it|them|yet|after all|at all|with|and|so|who|lead|i|my|wrong|in fact|actually)(?= |$)|$)(?!(?: (?!who|lead)[\w']+)* \?)"
)
"""A correction that opens with what goes on, and no name: "no wait, it is still open", "sorry, she never left"."""

# Notes with a query: "YOS ?." and "?FEH", where no question is put.
_QUERIED = re.compile(
    r"(?:^| [.;,/])(?: \?)+ @(\d+)(?= )| @(\d+) \?(?= (?:[.,;/@]|(?!who|what|which|is|are|am|do|does|should|can|lead|if|or|and|so|we|they|he|she|it|this|that|my|our|thanks|please|no|not|only|just)\w))"
)
_MARK = re.compile(r" @(\d+)(?= )")
_PASSED_ON = re.compile(
    r" clos\w+ (?:us|it|them|him|her|the (?:case|family))(?: and| ,| then| so)* (?:passed|handed)(?: (?:us|it|them|him|her))?(?: (?:on|over))? to(?: the)? @(\d+)(?= )"
)


def doubtful(sentence: Sentence) -> frozenset[int]:
    """The mentions of which nothing may be asserted."""
    masked = sentence.masked
    marks = {int(match[1]): match.start() for match in _MARK.finditer(masked)}
    if whose_is_open(sentence):
        return frozenset(marks)
    corrections = [match.start() for match in _CORRECTION.finditer(masked)]
    last = corrections[-1] if corrections else -1
    choices = {int(n) for match in _CHOICE.finditer(masked) for n in re.findall(r"@(\d+)", match[0])}
    not_known = {
        int(n)
        for rule in (_NOT_KNOWN, _VERB_LEFT_OUT, _GROWN_UPS_OWN, _FOR_THEIR_OWN_CARE)
        for n in rule.findall(masked)
    }
    not_known |= {int(n) for pair in _QUERIED.findall(masked) for n in pair if n}
    elsewhere = _ELSEWHERE.search(masked) is not None
    return frozenset(
        n
        for n, at in marks.items()
        if at < last or n in choices or n in not_known or (elsewhere and _may_be_elsewheres(sentence.mentions[n]))
    )


def whose_is_open(sentence: Sentence) -> bool:
    """Whether two or more are told of and whose is whose is not read."""
    masked = sentence.masked
    of_each = _OF_EACH.search(masked) is not None and _TOLD_OF_ALL.search(masked) is None
    return of_each or bool(_FAMILIES.search(masked) or _NAMED_TWO.search(masked))


def somebody_elses(sentence: Sentence) -> frozenset[int]:
    """The mentions of what somebody does for a living ("I am a social worker by trade") or of a school's own worker."""
    rules = (_BY_TRADE, _MYSELF, _OF_OTHER_CHILDREN, _ON_OUR_STAFF)
    return frozenset(int(n) for rule in rules for n in rule.findall(sentence.masked))


_ASKED_OF_THEM = re.compile(
    r" (?:checked|double checked|confirmed|checking) with(?P<them>[^.?!;@]*(?:@\d+(?: (?:,|and|&|/|or|the|in|mash))* )+)"
)


_SHOULD_WE = re.compile(
    r" (?:should|shall|can|could) (?:we|i) (?:put|refer|send|pass|take|move|push)(?= )[^.?!;@]* (?:to|for|through to|up to|over to)(?: (?:a|an|the))? @(\d+)(?= )"
)
"""Whether to refer is asked, and nothing is there by it."""
_IS_IT_THEY_WHO_LEAD = re.compile(
    r" (?:is|does|do|would|will|should)(?: it| that)?(?: be)?(?: (?:the|our|their|then|still|always))* @(\d+)(?: (?:worker|practitioner|or|the|@\d+))*"
    r"(?:(?: (?:who|that|which|to|usually|then|would|should|will))+ (?:leads?|escalates?|takes?)| lead)(?= )"
)
"""Whether a service leads is asked: "when FEH and YOS are both in, is it YOS who leads?"."""


def only_asked_of(sentence: Sentence) -> frozenset[int]:
    """The mentions of services that were asked whether anybody knows the family, or of which only the lead is asked."""
    found = _ASKED_OF_THEM.search(sentence.masked)
    asked = re.findall(r"@(\d+)", found["them"]) if found else []
    leads = _IS_IT_THEY_WHO_LEAD.search(sentence.masked)
    kinds = [mention.kind for mention in sentence.mentions]
    again = [n for n in re.findall(r"@(\d+)", leads[0]) if kinds[int(n)] in kinds[: int(n)]] if leads else []
    return frozenset(int(number) for number in [*asked, *again, *_SHOULD_WE.findall(sentence.masked)])


def passed_on_to(sentence: Sentence) -> frozenset[int]:
    """The mentions of who took over from one that closed: "they closed us and passed us to early help"."""
    return frozenset(int(n) for n in _PASSED_ON.findall(sentence.masked))


def for_old_age(sentence: Sentence) -> frozenset[int]:
    """The mentions of a worker whom a grown-up has for an illness of theirs: of adult social care."""
    return frozenset(int(n) for n in _FOR_OLD_AGE.findall(sentence.masked))


def came_to_nothing(sentence: Sentence) -> frozenset[int]:
    """The mentions that only looked at the family, or took no action."""
    return frozenset(int(n) for rule in _CAME_TO_NOTHING for n in rule.findall(sentence.masked))


_SUPPOSED = re.compile(
    r" (?:(?:and|but|so|ok|or|then|,|what|hypothetically|theoretically|in theory|just|is it|am i|are we|true|right|correct|in (?:thinking|saying)|i assume"
    r"|presumably|that|one|quick|thing|question|q|while i(?: am| 'm|'m)? here|please|hi|hello|to check|checking|can you|confirm|tell me) )*(?:if|suppose|supposing|imagine) (?P<clause>[^.?;]*)"
)


_LEAD_WHERE = re.compile(
    r" who (?:(?:usually|normally|then|would|should|will|does|is|the|be|to) )*(?:leads?|lead professional|in charge|escalates?|takes the lead|take the lead)"
    r"(?: (?:on|for) (?:attendance|school|it|absence))? (?:where|when|if|once) (?P<clause>(?:both |the |an? )*(?:@|yp |young person |child |children |pupil |family |families |case |kid |student |boy |girl )[^.?;,]*)"
)
"""A question for the lead in general: "who leads where a family has …"."""


def in_a_supposition(sentence: Sentence) -> frozenset[int]:
    """The mentions of an opening what-if, or of a lead asked for in general: none is said to be so, however sure."""
    masked = f" {sentence.masked.strip()} "
    opened = _SUPPOSED.match(masked) or _LEAD_WHERE.search(masked)
    clause = re.split(r" (?:then|but|actually|because|since) ", opened["clause"])[0] if opened else ""
    return frozenset(int(number) for number in re.findall(r"@(\d+)", clause))


def ended_unnamed(sentence: Sentence) -> bool:
    """Whether the words say that a service closed without naming it: "we had one, she closed us"."""
    return _ENDED_UNNAMED.search(sentence.masked) is not None


def told_without_a_name(sentence: Sentence) -> tuple[str, ...]:
    """What a message says of a service that it does not name: "closed" where it opens so, which is of what was spoken of
    before; "started" where it names none at all ("I said yes, she starts today"); "goes_on" where what was told as ended
    is there after all.
    """
    closed = _CLOSED_BEFORE_ANY_NAME.search(sentence.masked) is not None
    started = "@" not in sentence.masked and _STARTED_WITHOUT_A_NAME.search(f"{sentence.masked} ") is not None
    goes_on = _GOES_ON_AFTER_ALL.search(sentence.masked.rstrip()) is not None
    return tuple(each for each, told in (("closed", closed), ("started", started), ("goes_on", goes_on)) if told)


def _may_be_elsewheres(mention: Mention) -> bool:
    return mention.kind == "feh" and _COUNCILS_OWN.search(mention.words) is None
