"""What happens to somebody, and what is done with somebody: "Since Bill's stroke", "Please add Ocean to the list".

The words here are names and words alike; what stands around them is said of people only. Of a day, a month or a season
more is asked: "Summer's on a part-time timetable", where "Summer's coming" is about the weather.
"""

from __future__ import annotations

import re

from assistant.privacy.lexicon import Lexicon, fold
from assistant.privacy.name_cues import SENTENCE_START
from assistant.privacy.person_frames import CALENDAR, KEPT_BUT_GIVEN

_KIN = r"mum|mummy|mother|mom|dad|father|nan|gran|grandma|grandad|brother|sister|carer|stepdad|stepmum|aunt|uncle"
# What befalls a body or a life, and whom one has of one's own; no day, school or plan has it.
_BEFALLS = (
    r"stroke|illness|diagnosis|surgery|seizures?|fits|asthma|anxiety|panic attacks?|depression|autism|adhd|epilepsy"
    r"|diabetes|migraines?|meltdowns?|tics|eczema|pregnancy|miscarriage|bereavement|funeral|concussion"
    r"|chemo(?:therapy)?|broken (?:leg|arm|ankle|wrist)|bad (?:back|leg|knee)|self-?harm(?:ing)?|baby|twin"
    r"|wheelchair|inhaler|epipen|medication|hospital (?:stay|visit|appointments?)|bedroom|phone|passport|friends"
    rf"|boyfriend|girlfriend|{_KIN}|mates|bullying|truancy|truanting|(?:school )?refusal|lateness|tutor"
    r"|social worker|key\s?worker|mental health|behaviour|sleep|head of year|targets"
    r"|coursework|book bag|locker|(?:pe )?kit|homework|school bag"
)
# What a day, a month or a place can have too.
_OF_A_PUPIL = (
    r"operation|accident|exclusion|suspension|fixed[ -]term|reintegration|return to school|absences?|attendance"
    r"|birthday|(?:part[ -]time|reduced) timetable|managed move|case|file|review|ehcp|place|penalty notice|fine"
    r"|parenting contract|support plan|care plan|cp plan|cin plan|tac|taf|pep|interview|referral|appointments?"
)
_STATE = (
    r"(?:(?:now|still|only|just|back)\s+)?"
    r"(?:on an? (?:part[ -]time|reduced|temporary|phased|cp|cin|child|managed move)|suspended|excluded"
    r"|being (?:bullied|moved|referred|excluded|suspended|assessed|picked on)|in (?:foster |kinship )?care\b"
    rf"|with (?:his|her|their) (?:{_KIN})|at (?:his|her|their) (?:{_KIN})|(?:staying|living) (?:with|at)"
    r"|not (?:been (?:seen|in|to school)|eating|sleeping|coping|speaking|engaging)|(?:school )?refusing"
    r"|self-?harming|anxious|poorly|autistic|pregnant|in hospital|looked after|open to|known to|missing school"
    r"|off sick|got (?:a social worker|adhd|autism|anxiety|asthma)"
    r"|been (?:excluded|suspended|bullied|referred|diagnosed))"
)
_HAS = re.compile(
    rf"^['’]s\s+(?:(?:first|second|third|last|next|own|new|older|little)\s+)?(?:{_BEFALLS})\b", re.IGNORECASE
)
_HAS_OF_PUPIL = re.compile(rf"^['’]s\s+(?:\w+\s+)?(?:{_OF_A_PUPIL})\b", re.IGNORECASE)
_HAS_OF_PUPIL_IN = re.compile(
    r"^['’]s\s+(?:absences?|attendance|lateness)\s+(?:in|during|on|since)\s+\w+\s+(?:was|is|were|has)\b", re.IGNORECASE
)
_IS = re.compile(rf"^['’]s\s+{_STATE}", re.IGNORECASE)
_THINGS = re.compile(r"^['’]s\s+\w+\s+(?:figures|data|rates?|code|form|policy|plans|dates)\b", re.IGNORECASE)
_DETERMINED = re.compile(r"\b(?:an?|the|this|that|next|last|every|each|our|your|my|his|her|their)\s+$", re.IGNORECASE)
# What people do with people; then what they do with things as well.
_DONE = (
    r"refer(?:red|ring)?|exclud(?:e|ed|ing)|suspend(?:ed|ing)?|collect(?:ed|ing)?|pick(?:ed)?|phoned?|fined?|invited?"
    r"|bullied|reintegrated?|assess(?:ed)?|mentor(?:ed)?|met|sanction(?:ed)?|detain(?:ed)?|escort(?:ed)?"
    r"|add(?:ed)?|put|moved?|moving|take|took|taken|taking|send|sent|sending|left|leave|keep|kept|keeping|tell|told"
    r"|discuss(?:ed)?|lost|lose|rang|ring|bring|brought|drop(?:ped)?|chase|visit(?:ed)?|help(?:ed)?|see|saw|seen"
    r"|support(?:ed|ing)?|ask(?:ed)?|got|get|email(?:ed)?|removed?|placed?|enrol(?:led)?|transfer(?:red)?|includ(?:e|ed)"
    r"|nominate|ban(?:ned)?|kick(?:ed)?|drive|drove"
)
# "about Summer. She won't …": who is meant is told by the word after it.
_ABOUT = re.compile(r"\b(?:about|regarding|concerning|re|for)\s*:?\s+$", re.IGNORECASE)
_THEN_A_PERSON = re.compile(
    r"^\s*[.,:;–-]?\s*(?:s?he(?:['’](?:s|ll|d))?|they(?:['’](?:re|ll|ve))?\s+(?:say|said|think))\s+"
    r"(?!said it|says it|was longer)\w+",
    re.IGNORECASE,
)
_IN_A_CLASS = re.compile(r"^\s*,\s*(?:\d{1,2}[A-Z]\b|(?i:year|yr|y)\s?\d)")
_IS_ASKED = re.compile(r"\b(?:is|was|isn['’]?t|wasn['’]?t)\s+$", re.IGNORECASE)
_LET_IN = re.compile(
    r"^\s+(?:allowed (?:back|out|home|to (?:come|go|leave|stay|sit))|excluded|suspended|old enough)\b",
    re.IGNORECASE,
)
_ON_CONDITION = re.compile(
    r"\b(?:if|when|once|unless|until|because|since|whether|that|before|after|while)\s+$", re.IGNORECASE
)
_GOES_SOMEWHERE = re.compile(
    r"^\s+(?:moves|leaves|returns|stays|attends|goes (?:to|back|into|missing|home)|comes (?:back|in|off)|gets (?:an?"
    r"|the|moved|into|home|sent)|needs|turns (?:up|1\d)|starts (?:at|back|school|going)|lives|has an?)\b",
    re.IGNORECASE,
)
_DOES_AS_A_PUPIL = re.compile(
    r"^\s+(?:refuses|attends|misses (?:school|lessons|her|his|a)|walk(?:s|ed) out|r[au]ns? (?:off|away|out)"
    r"|goes missing|turns 1\d|gets (?:excluded|suspended|sent home|a place)|moves (?:to the pru|school|class)"
    r"|lives with|skips|bunks)\b",
    re.IGNORECASE,
)
_VERB = re.compile(rf"\b(?:{_DONE})\s+(?:up\s+)?$", re.IGNORECASE)
_WHERE = re.compile(
    r"^\s*(?:$|[.,;?!)])|^\s+(?:to|on|onto|off|from|at|in|into|for|out|up|home|back|again|with|about|away|today"
    r"|because|when|as|and|too|twice|last|this|yesterday|under|before|after|until)\b",
    re.IGNORECASE,
)
_WHERE_A_PUPIL_IS_PUT = re.compile(
    r"^\s+(?:to|on|onto|off|from|at|in|into|up from)\s+(?:(?:an?|the|my|our|another|his|her|their)\s+)?"
    r"(?:reduced|part[ -]time|register|roll|early help|feh|mash|tutor group|form|class|gate|stop|home"
    rf"|targeting support|caseload|{_KIN}|foster|mentor|counsell|camhs|school gate|smaller|managed move"
    r"|inclusion unit|pru|hospital|bus|my list)",
    re.IGNORECASE,
)


def is_somebody_spoken_of(word: str, before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether a word that is given as a name is somebody here, by what happens to them or is done with them."""
    folded = fold(word)
    if not lexicon.is_word_name(word) or _DETERMINED.search(before) or len(folded) < 3:
        return False
    return _something_happens(folded, word, before, after, lexicon) or _something_is_done(
        folded, word, before, after, lexicon
    )


def _something_happens(folded: str, word: str, before: str, after: str, lexicon: Lexicon) -> bool:
    """ "Bill's stroke", "Summer's on a part-time timetable"."""
    if _HAS.search(after) or (_IS_ASKED.search(before) and _LET_IN.search(after)):
        return True
    if not word[0].isupper() or _THINGS.search(after):
        return False
    if _IS.search(after) or _HAS_OF_PUPIL_IN.search(after):
        return True
    return _HAS_OF_PUPIL.search(after) is not None and _may_own(folded, lexicon)


def _something_is_done(folded: str, word: str, before: str, after: str, lexicon: Lexicon) -> bool:
    """ "add Ocean to the list", "refer Summer to early help": a capital in the middle, after what people do."""
    verb = _VERB.search(before)
    if not word[0].isupper() or SENTENCE_START.search(before):
        return False
    if _ABOUT.search(before) and (_THEN_A_PERSON.search(after) or _IN_A_CLASS.search(after)):
        return True
    if _ON_CONDITION.search(before):
        does = _GOES_SOMEWHERE if _may_own(folded, lexicon) else _DOES_AS_A_PUPIL
        return does.search(after) is not None
    if verb is None:
        return False
    if _may_own(folded, lexicon):
        return _WHERE.search(after) is not None
    given = folded in CALENDAR or folded in KEPT_BUT_GIVEN or folded in lexicon.worded
    return given and _WHERE_A_PUPIL_IS_PUT.search(after) is not None


def _may_own(folded: str, lexicon: Lexicon) -> bool:
    return folded not in CALENDAR and (folded not in lexicon.kept or folded in KEPT_BUT_GIVEN)
