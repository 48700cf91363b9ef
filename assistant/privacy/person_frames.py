"""What is said only of a person: the places in a sentence where a bare word can hardly be anything but a name.

"Hope is lost" may be about hope; "hope hasn't been in since Monday" and "can hope have a mentor" are about somebody.
"""

from __future__ import annotations

import re

_OWNED = (
    r"attendance|absences?|school|mum|mother|mom|dad|father|nan|gran|parents?|family|brother|sister|carer|case"
    r"|plan|lead"
    r"|social worker|worker|teacher|tutor|timetable|lateness|behaviour|house|home|birthday|sake|needs?"
)
_STATE = (
    r"in (?:y\d+|yr|year|reception|nursery|my|our|a|school|class|(?:foster |residential |kinship )?care|alternative)"
    r"|at (?:school|home|tier|risk"
    r"|secondary"
    r"|primary|the)"
    r"|on (?:a|an|the|tier|cp|cin)|out of|off(?: school| sick| again)?|open to|under|known to|new to|tier|refusing"
    r"|not (?:going|coming|in|at|attending|allowed|engaging)|never|always|often|late|absent|missing|anxious"
    r"|afraid|scared|upset"
    r"|struggling|being|going|coming|attending|allowed|excluded|suspended|supported|bullied|autistic|pregnant|ill"
    r"|sick|unwell"
    r"|worried|happy|unhappy|engaging|refused|entitled|supposed|living|moving|starting|staying|school refusing"
    r"|looked after"
    r"|(?:1?[0-9])\b|my|our|from"
)
_HAPPENED = (
    r"been (?:off|out|in|absent|away|excluded|suspended|missing|late|seen|arrested|bullied|going|attending"
    r"|referred|moved|sick|ill)"
    r"|missed|refused|stopped|started|moved|left|come|gone|attended|engaged|turned|run|got|not (?:been|come"
    r"|attended|engaged)"
    r"|\d+\s?(?:%|percent|per cent|sessions|days|absences)|(?:a |an |the |no |his |her |their )?(?:social worker"
    r"|early help|feh|yos"
    r"|yot|csc|plan|school place|child|cp plan|cin plan|ehcp|panic|worker|mentor)|social|both|asked|said|told"
    r"|adhd|autism|anxiety"
)
OF_OURS = (
    r"(?:my|our|his|her|their)\s+(?:\w+\s+)?(?:son|daughter|child|boy|girl|lad|twin|eldest|oldest|youngest"
    r"|middle (?:one|child|boy|girl)|niece|nephew|cousin|brother|sister|grandson|granddaughter|stepson|stepdaughter)"
)
"""Whom the writer calls one of the family."""
# After a first name that is a word too, or a word that is none: only somebody does this.
PERSON_DOES = re.compile(
    rf"^(?:['’]s\s+(?:{_OWNED}|{_STATE}|{_HAPPENED})\b"
    rf"|\s+(?:is|isn['’]?t|was|wasn['’]?t)\s+(?:{_STATE})\b"
    rf"|\s+(?:has|hasn['’]?t|had|hadn['’]?t)\s+(?:{_HAPPENED})(?!\w)"
    r"|\s+(?:won['’]?t|refuses|refused|hates|skips|bunks|truants|misses|lives|attends|dislikes|cries|struggles)\b"
    r"|\s+(?:doesn['’]?t|didn['’]?t|does not|did not)\s*(?:$|[.,?!]|(?:want|go|attend|like|come|have|live|get"
    r"|feel|speak|see|engage)\b)"
    r"|\s+(?:keeps|stopped|started)\s+(?:missing|refusing|skipping|running|being|going|coming|truanting|bunking"
    r"|getting|saying|attending)\b"
    r"|\s+(?:wants|needs|goes|asked|asks|said|says|told|phoned|rang)\s+(?:to|a|an|us|me|that|for|if|he|she|they"
    r"|about|early|help|the|no|ark|harris)\b"
    r"|\s+(?:and\s+\w+\s+)?are\s+(?:my|our|both|twins|siblings|brothers|sisters|off|open|in year|late"
    r"|the parents?)\b)",
    re.IGNORECASE,
)
# "can … get", "is … allowed": a question about somebody.
ASKED_OF = re.compile(
    r"(?:^|[.!?,;:\n]\s*|\b(?:and|but|so|or|when|how|what|why|who|where|if|whether)\s+)"
    r"(?:can|could|should|must|does|did|do|is|was|has|will|would|shall|if|whether|when|once|why (?:is|was|has"
    r"|did)|can['’]t"
    r"|isn['’]t|doesn['’]t|hasn['’]t)\s+$",
    re.IGNORECASE,
)
PERSON_ASKED = re.compile(
    r"^\s+(?:from\s+(?:the|our|your)\s+(?:\w+\s+){1,3}?(?:team|office|service|school|desk)\s+)?"
    r"(?:(?:still|also|just|now|not|ever|really)\s+)?(?:call|ring|phone|email|get|got|have|go|stay|come|move|change|attend|see"
    r"|return|miss|need|want|live|lose|leave"
    r"|join|sit|start(?! (?:of|date))|be (?:referred|fined|moved|excluded|sent|seen|in|on|at|made|allowed|taken"
    r"|put|assessed|supported|forced)"
    r"|been (?:referred|fined|moved|excluded|sent|seen|off|in|on|at|out|told)"
    r"|allowed|supposed|entitled|expected|open to|in year|on a|on an|on the|at risk|at school|too|going|getting"
    r"|being|known|safe|ok|okay"
    r"|the only|old enough|off school|excluded|coming|a pupil|misses|refuses|doesn['’]?t|isn['’]?t|won['’]?t)\b"
    rf"|^['’]s\s+(?:{_OWNED})\b",
    re.IGNORECASE,
)
# "about …", "what happens to …": whatever follows that is no English word is a name.
TOLD_OF = re.compile(
    r"\b(?:about|regarding|concerning|happens? to|happened to|help|helping|support|supporting|tell|told|ask|asked"
    r"|for|of|with|to"
    r"|refer|referring|call|phoned|rang|ring|meet|met)\s+$",
    re.IGNORECASE,
)
NICKNAME = re.compile(r"\bnick\s?names?\s*(?:is|are|was|:|=|-)?\s+$", re.IGNORECASE)
# "our son's called …", "he's called …": what somebody is called, where "the meeting is called …" is no name.
SOMEBODY_CALLED = re.compile(
    r"\b(?:son|daughter|child|boy|girl|lad|kid|pupil|student|brother|sister|nephew|niece|mum|mother|dad|father"
    r"|baby|twins?|he|she|they"
    r"|i|kids?|children|sons|daughters|boys|girls|one|other|youngest|eldest|oldest)\s*(?:['’]s|['’]m|['’]re|\s+is"
    r"|\s+are|\s+was|\s+am)?\s+(?:called|named)\s+$",
    re.IGNORECASE,
)
KIN = re.compile(
    r"\b(?:my|his|her|our|their|your|the)\s+(?:\w+\s+)?(?:son|daughter|brother|sister|nephew|niece|cousin|stepson"
    r"|stepdaughter|grandson"
    r"|granddaughter|boy|girl|lad|twin|mum|mother|dad|father|nan|auntie?|uncle|partner|child|kids?"
    r"|children)\s*[,:\-]?\s+$",
    re.IGNORECASE,
)
ALONE = re.compile(r"^(?:['’]s)?\s*(?:$|[.,;?!)])|^\s+(?:and|who|aged?|is|has|was)\b", re.IGNORECASE)
# Forms of respect that stand after a first name (Turkish, South Asian, Somali), and before one.
RESPECT_AFTER = re.compile(
    r"^\s+(?:han[ıi]m|bey|teyze|abla|abi|amca|day[ıi]|efendi|hoca|bhai|apa|apu|didi|begum|bibi|khatun|khanom|jaan"
    r"|eedo|adeer)\b",
    re.IGNORECASE,
)
RESPECT_BEFORE = re.compile(
    r"\b(?:pan|pani|panie|senhora?|dona|se[ñn]ora?|madame|monsieur|sheikh|ustadh?|hajji|hajia|alhaji|mst|mohd|md"
    r"|umm|abu|chief|sr|sra)\.?\s+$",
    re.IGNORECASE,
)
JOINED_AFTER = re.compile(
    r"^\s*(?:,|&|/|and|n|or|\+)\s*(?:(?:his|her|my|our)\s+(?:\w+\s+)?(?:brother|sister|son|daughter|twin|cousin)\s+)?$",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"\b(?:an?|the)\s+$", re.IGNORECASE)
JOINERS = frozenset({"and", "n", "or"})
JOINED_END = re.compile(
    r"^(?:['’]s)?\s*(?:$|[.,;?!)/&+])|^\s+(?:and|n|r|are|both|off|not|bunked|missed|wont|late|need|have|is|has|were|was|keep|won['’]?t|who|in|at|to"
    r"|on|from|go|live|don['’]?t)\b",
    re.IGNORECASE,
)
# What stands in brackets behind the name that somebody goes by.
IN_BRACKETS = re.compile(
    r"^\s*\(\s*(?:(?P<kin>(?:his|her|their|my|our)\s+(?:\w+\s+)?(?:brother|sister|son|daughter|twin|cousin|nephew|niece|mum|dad)\b)"
    r"|(?P<name>[A-Z][\w'’-]+)\s*\))"
)
# "I had Angel's review": what only a child has of its own, where the word stands in the middle with a capital.
OF_A_PUPIL = re.compile(
    r"^['’]s\s+(?:\w+\s+)?(?:review|attendance|absences?|plan|meeting|case|file|referral|ehcp|mum|dad|mother|father|nan|carer"
    r"|parents|social worker|key\s?worker|mentor|form tutor|timetable|lateness|tac|taf|pep)\b",
    re.IGNORECASE,
)
# After a word in lower case behind a first name: "denise hollowood she was rude". A verb misspelt is not followed so.
SURNAME_DOES = re.compile(
    r"^(?:['’]s\b|\s+(?:s?he|they|who|and|has|hasn['’]?t|had|is|isn['’]?t|was|wasn['’]?t|never|won['’]?t|says|said|rang|from)\b)",
    re.IGNORECASE,
)
# A first name of two syllables written apart, "Ya Ting Hsu": what cannot be one of them.
NO_SYLLABLE = frozenset({
    "a", "about", "after", "all", "also", "am", "an", "and", "are", "as", "ask", "at", "aunt", "be", "because",
    "been", "both", "boy", "but", "by", "call", "can", "child", "class", "could", "dad", "dear", "did", "do",
    "does", "even", "for", "from", "girl", "gran", "had", "has", "have", "he", "head", "hello", "her", "hi",
    "his", "how", "if", "in", "is", "just", "lead", "like", "met", "miss", "mr", "mrs", "ms", "mum", "my", "nan",
    "new", "no", "not", "now", "of", "off", "ok", "on", "only", "or", "our", "plan", "plus", "poor", "pupil",
    "rang", "re", "said", "saw", "see", "she", "should", "since", "sir", "so", "son", "team", "tell", "than",
    "thanks", "that", "the", "their", "then", "this", "to", "told", "tutor", "uncle", "until", "was", "we",
    "were", "what", "when", "where", "which", "while", "who", "why", "will", "with", "would", "year", "yes",
    "you", "your", "yr",
})  # fmt: skip
LONGEST_SYLLABLE = 5
"""Letters; longer plain words are no syllable of a name."""
PET_ADJECTIVES = frozenset({"big", "little", "lil"})
# Places, faiths and terms that are given to children so often that "does … have to" and "…'s review" speak of one.
KEPT_BUT_GIVEN = frozenset({
    "angel", "chelsea", "cherry", "christian", "crystal", "honor", "justice", "phoenix", "sierra", "victory",
})  # fmt: skip
# After "can …?" and "is …?" these are no names either.
NEVER_ASKED_OF = frozenset({
    "can", "my", "son", "papa", "nana", "friday", "sunday", "ramadan", "muslim", "christian", "mine", "male", "may",
    "june", "april", "august", "success", "praise", "testimony", "victory",
})  # fmt: skip
# Names that begin or join far more sentences as words.
NEVER_BARE = frozenset({
    "can", "will", "my", "son", "papa", "nana", "said", "friday", "sunday", "ramadan", "muslim", "don", "hang",
    "long", "loan", "mile", "miles", "van", "tri", "tu", "mine", "male", "lan", "see", "the", "may", "june",
    "april", "august", "summer", "easter", "english", "page", "sue",
})  # fmt: skip
# After a capital: what tells a person from a month, a place or a thing of the same name.
PUPIL_TAG = re.compile(
    r"^(?:['’]s)?\s*(?:[,(\-–:]\s*|\s)(?:in\s+|from\s+|aged?\s+|a\s+|of\s+)?(?:years?|yrs?|y|class|form"
    r"|reception|nursery|tier)\s?-?\d?\d?\w?\b"
    r"|^\s*[,(]\s*(?:aged?\s+)?\d{1,2}\s*(?:[,)]|y|$)|^\s*[,(]\s*(?:who|whose|on a|our|my|the (?:pupil|mother"
    r"|father|child))\b"
    r"|^\s*[,(]\s*(?:CIN|CP|LAC|CLA|EHCP|SEN|FEH|YOS|EBSA|he|she|they)\b",
    re.IGNORECASE,
)
_NUMBER_WORD = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|many|some|no|an?|the|his|her|their)"
WORD_NAME_DOES = re.compile(
    rf"^(?:['’]s\s+(?:{_OWNED}|{_STATE}|{_HAPPENED}|social worker|cousin|stepdad|stepmum|key worker|mentor|absence)\b"
    rf"|\s+(?:is|isn['’]?t|was|wasn['’]?t)\s+(?:{_STATE}|back|with|the (?:eldest|oldest|youngest)"
    r"|an? (?:carer|pupil|student|child|young|looked|year|boy|girl|lad|twin|teenager|(?:\w+ )?(?:boy|girl|lad|child))"
    r"|known|off|on|one of)\b"
    rf"|\s+(?:has|hasn['’]?t|had|hadn['’]?t)\s+(?:{_HAPPENED}|just|{_NUMBER_WORD})(?!\w)"
    r"|\s+(?:won['’]?t|wont|will not|refuses|refused|hates|skips|skipped|bunks|bunked|truants|misses|missed"
    r"|lives|attends"
    r"|attended|dislikes|cries|struggles|walks|walked|ran|runs|goes|went|stays|stayed|left(?!\s+(?:us|me|over))"
    r"|moved|turned|fights|fought"
    r"|swears|swore|sleeps|wakes|feels|says|said|tells|told|asked|asks|wants|came|comes|(?:has|had) had"
    r"|doesn['’]?t|didn['’]?t|does not"
    r"|did not|got|gets|needs|keeps|(?:stopped|started)\s+\w+ing|loves|likes|thinks|disclosed|self-harms|plays)\b"
    r"|\s+(?:and|&)\s+(?-i:[A-Z])[\w'’-]+\s+(?:are|have|were|both|won['’]?t|keep)\b"
    r"|\s+(?:and|&)\s+(?:his|her|their)\s+(?:brother|sister|twin|mum|dad|siblings?)\b)",
    re.IGNORECASE,
)
# "Joy, Patience and Blessing are sisters": the second and the third of a list that something is said of.
LIST_DOES = re.compile(
    r"^\s*,\s*(?P<second>[A-Z][\w'’-]+)\s*,?\s*(?:and|&)\s+(?P<third>[A-Z][\w'’-]+)\s*(?:,|\(|[-–]|\s[A-Z][a-z]|\s(?:are|were|have|all|both|keep"
    r"|won['’]?t|will|don['’]?t|missed|attend)\b)"
)
# A day, a month or a season "has 30 days" and "is late"; of a person more is said.
CALENDAR = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "summer", "autumn",
    "winter", "spring", "easter", "christmas",
})  # fmt: skip
CALENDAR_PERSON_DOES = re.compile(
    r"^(?:['’]s\s+(?:mum|mother|dad|father|nan|gran|parents?|family|brother|sister|carer|social worker|teacher"
    r"|attendance|mentor)\b"
    r"|\s+(?:is|was)\s+(?:in (?:year|reception|nursery|my|our|y\d)|an? (?:year|yr|y)\s?\d|on (?:a|an|the|cp|cin)"
    r"|open to|under|not attending|refusing|looked after|excluded|suspended|absent|at risk|known to)\b"
    rf"|(?:['’]s|\s+is|\s+was)\s+{OF_OURS}\b"
    r"|\s+has\s+(?:been (?:off|out|absent|excluded|suspended|missing|referred|arrested|bullied)"
    r"|an? (?:attendance|social worker|plan|ehcp|cp|cin|mentor|worker)|stopped|refused|not attended|missed"
    r"|anxiety|adhd|autism)\b"
    r"|\s+(?:refuses|refused|hates|skips|bunks|bunked|truants|lives|attends|attended|stopped (?:attending|coming"
    r"|going)|started (?:missing|refusing)|won['’]?t (?:go|come|attend|leave|engage|get|speak)"
    r"|needs (?:transport|a|help|support)|misses|cries|walked|ran)\b)",
    re.IGNORECASE,
)
# "Noor A", "Kai O.": a name with the first letter of a surname after it.
INITIAL_AFTER = re.compile(r"^\s(?:[A-HJ-Z]\b\.?|[A-Z](?:-[A-Z])\b|I\.)(?!['’]|\s(?:levels?|plan)\b)")
SHORT_FORM_DOES = re.compile(
    r"^(?:['’]s\s+(?:mum|dad|mother|father|attendance|carer|nan|never|always|not|off|late|refusing|been)\b"
    r"|\s+(?:isn['’]?t|is not|was not|wasn['’]?t|is never|is always)\s+(?:in|here|coming|going|back|at school|well)\b"
    r"|\s+(?:refuses|won['’]?t|wont|hates|skips"
    r"|bunks|bunked|truants"
    r"|walked out|ran (?:off|away)|lives with|is in (?:year|y|my|our)|stopped attending|cries)\b)",
    re.IGNORECASE,
)
# "re: Coral", "a meeting about Jewel": where a capital stands in the middle for somebody.
ABOUT = re.compile(r"\b(?:re|regarding|concerning|about)\s*:?\s+$", re.IGNORECASE)
# A street, a review, a thing of the town's: no person, whatever the word before it is.
NO_PERSON_AFTER = re.compile(
    r"^\s+(?:close|road|street|lane|avenue|way|court|house|estate|park|hill|school|primary|academy|college|review|report"
    r"|is (?:needed|required|essential|important|key|everything|that|not (?:an?|the|enough|needed)|what|all)\b"
    r"|has (?:many|closed|\d+ (?:schools|boroughs))|the (?:register|child|pupil|absence|date))\b",
    re.IGNORECASE,
)
