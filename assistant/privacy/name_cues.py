"""The words around a name that show it is one, and the schools and places that only look like one."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
INITIALS = re.compile(
    r"\b(?!(?:[ei]\.[eg]|[ap]\.m|u\.k|u\.s|n\.b|p\.s|d\.o\.b|c\.p)\b)[A-Za-z]\.\s?[A-Za-z]\.?(?:\s?[A-Za-z]\.)*(?=\W"
    r"|$)",
    re.IGNORECASE,
)
PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "van",
        "von",
        "bin",
        "bint",
        "ibn",
        "al",
        "el",
        "abu",
        "ould",
        "mac",
        "mc",
        "o",
        "st",
        "la",
        "le",
        "e",
        "y",
    ]
)
# Surnames that are words too, and follow a first name in lower case more often as surnames.
PLAIN_SURNAMES = frozenset(
    [
        "brown",
        "white",
        "green",
        "black",
        "gray",
        "grey",
        "king",
        "wood",
        "woods",
        "hill",
        "hall",
        "cook",
        "cooper",
        "turner",
        "parker",
        "ward",
        "bell",
        "fox",
        "stone",
        "marsh",
        "walker",
        "carter",
        "fisher",
        "webb",
        "mills",
        "brooks",
        "barker",
        "burns",
        "potter",
        "wells",
        "hunter",
        "porter",
        "bishop",
        "butler",
        "knight",
        "palmer",
        "barry",
        "joseph",
        "francis",
        "george",
    ]
)
RELATION = (
    "son|daughter|child|boy|girl|kid|lad|grandson|granddaughter|grandchild|nephew|niece|brother|sister|sibling"
    "|step-?\\s?son|step-?\\s?daughter"
    "|foster (?:child|son|daughter)|godson|goddaughter|pupil|student|learner|mum|mummy|mother|mom|dad|daddy|father"
    "|nan|nanny|gran|grandma|grandad"
    "|grandmother|grandfather|partner|husband|wife|ex|ex-husband|ex-wife|friend|best friend|cousin|uncle|aunt|auntie"
    "|aunty|neighbour|twin|twins|baby"
    "|toddler|teenager|carer|foster carer|step-?\\s?dad|step-?\\s?mum|boyfriend|girlfriend|parent|guardian|client"
    "|young person|family|youngest|eldest|oldest"
    "|teacher|tutor|headteacher|head|social worker|key\\s?worker|worker|officer|doctor|solicitor|practitioner|manager"
    "|colleague|year \\d+|yr \\d+|y\\d+"
)
# Each cue ends just before the first word of a name. After a strong cue even an unknown word in lower case is a name.
STRONG = re.compile(
    rf"\b(?:(?:{RELATION})(?:\s?[,:(]|\s-)?\s*(?:(?:is\s+|who\s+is\s+|who's\s+|was\s+)?(?:called|named)\s+"
    rf"|(?:whose\s+)?name\s+is\s+)?"
    r"|(?:names?|surname|forename|initials|pupil|student|child)\s*(?:is|was|are|:|=|-|–)\s*|name's\s+|names\s+|\binitials\s+"
    r"|(?:named|known as|goes by|aka|a\.k\.a\.)\s+|(?<!\bbeen )(?<!\bhave )\bcalled\s+|\b(?:mr|mrs|ms|mx|dr|prof"
    r"|professor|sir|dame|rev|reverend|pastor|imam)\b\.?\s+)$",
    re.IGNORECASE,
)
# After these any name counts, whatever else its letters spell: "his name is poppy".
NAMING = re.compile(
    r"\b(?:names?\s+(?:is|was)|my\s+names|name's|called|named|known as|goes by|aka|mr|mrs|ms|mx|dr)\b\.?[\s:]*$",
    re.IGNORECASE,
)
SPEAKER = re.compile(r"\b(?:i'm|im|i am|this is|it's|its)\s+$", re.IGNORECASE)
WEAK = re.compile(
    r"(?:\b(?:i'm|im|i am|this is|it's|its|miss|aunty|auntie|uncle|hi|hello|dear|thanks|thank you|regards|cheers|love"
    r"|from|sincerely|about|regarding|re|for|with|and|or)\b[\s,:\-]*|&\s*)$",
    re.IGNORECASE,
)
SUBJECT_OF = re.compile(
    r"^(?:'s|’s)?\s+(?:has|hasn't|hasnt|had|is|isn't|isnt|was|wasn't|wasnt|won't|wont|doesn't|doesnt|didn't|didnt"
    r"|keeps|missed|misses|refuses|refused|lives|attends|attended|got|goes"
    r"|said|says|told|needs|can't|cant|cannot|will|skips|stays|stopped|started|hates|moved|left|turned|came)\b"
    r"|^['’]s\s+(?:attendance|absences?|school|mum|mother|dad|father|parents?|social worker|teacher|case|plan"
    r"|lateness|timetable)\b",
    re.IGNORECASE,
)
CLAUSE_START = re.compile(
    r"(?:^|[.!?,;:\n\-–]\s*|\b(?:that|and|but|because|cos|about|with|when|if|as|so|while|since|for|or|then|where|why"
    r"|think|know|says?|said)\s+"
    r"|(?:^|[.!?,;:\n]\s*)(?:tbh|tbf|btw|honestly|basically|obviously|apparently|actually|anyway|sadly|yeah|yes|ok|okay"
    r"|well|also|now|today|yesterday|lately|please|pls)\s+)$",
    re.IGNORECASE,
)
SENTENCE_START = re.compile(r"(?:^|[.!?:\n•\"“(]\s*|\n\s*)$")
SCHOOL_NOUN = (
    r"(?:primary|secondary|infants?|juniors?|nursery|school|academy|college|high|grammar|sixth|rc|cofe|c of e"
    r"|church of england|catholic|pru|children's centre"
    r"|hospital(?!\s+(?:stay|visit|appointment|bed))|(?<!['’]s )surgery|library|estate|road|street|park|trust"
    r"|federation|centre|clinic|house|station"
    r"|theatre|museum|gallery)"
)
# "Ade St Clair": a surname, where a first name stands before it and no school is spoken of.
SAINT_SURNAME = re.compile(r"(?:st|saint)\b\.?\s+[A-Z][\w'’]+", re.IGNORECASE)
NAMED_PLACE = (
    re.compile(
        rf"\b(?:(?:[A-Z][\w'’&-]*|(?:St|SS|[A-Z])\.)\s+(?:and\s+|of\s+|the\s+)?){{1,5}}(?i:{SCHOOL_NOUN})\b(?:\s+(?:[A-Z][\w'’]+))?"
    ),
    re.compile(
        r"\b(?:st|saint|ss)\b\.?\s+[a-z][\w'’]+(?:\s+(?:the|and|of|more|apostle|st\.?|[a-z]+'s|academy|school|primary"
        r"|college|catholic|rc))*",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bthe\s+(?:king|queen|prince|princess|duke|duchess|pope|mayor)\b(?!\s+(?:family|children|kids|boys|girls|twins"
        r"|household|brothers|sisters|siblings))",
        re.IGNORECASE,
    ),
    # "covers Rose Hill", "near Ivy Lane": a place, where one can only be in or near it.
    re.compile(
        r"\b(?:covers?|near|around|in|bus (?:to|from))\s+(?:[A-Z][\w'’-]+\s+){1,2}(?:Hill|Green|Park|Road|Lane"
        r"|Gardens|Rise|Common|Street|Avenue|Grove|Fields?|Wood|Square|Place)\b(?!['’]s|\s+(?:is|has|was)\b)"
    ),
    # Parts of the town that bear somebody's name, and wards.
    re.compile(r"\b(?i:the)\s+(?:[A-Z][\w'’-]*\s+){1,3}(?i:area|ward|flats|market|neighbourhood|roundabout)\b"),
    # Days, works and schools that bear somebody's name.
    re.compile(
        r"\b(?:(?:christmas|new\s+year['’]?s?|hallow['’]?s?)\s+eve|charlotte['’]?s\s+web|romeo\s+and\s+juliet"
        r"|harry\s+potter|anne\s+frank|(?:will|william)\s+crooks|michael\s+faraday|charles\s+dickens"
        r"|oliver\s+goldsmith|robert\s+browning|john\s+ruskin|john\s+donne|alfred\s+salter|joseph\s+lancaster"
        r"|john\s+keats|mary\s+datchelor|grace\s+darling|deptford\s+green|robin\s+hood"
        r"|king['’]s\s+cross)\b",
        re.IGNORECASE,
    ),
    # Classes are called by trees and stones; "Amira's class" is somebody's.
    re.compile(r"\b[A-Z][a-z]+\s+class\b(?!\s?(?:mates?|teachers?|reps?)\b)"),
    # The two hospitals that are called by their founder and the crown.
    re.compile(r"\b(?:at|from|under|to|into)\s+(?:guy|king)['’]s\b(?:\s+and\s+st\.?\s+thomas['’]?s?)?", re.IGNORECASE),
    re.compile(
        r"\b(?:harris|ark|haberdashers'?|charter|globe|oasis|city of london|bacon'?s)(?:\s+(?:academy|school|boys"
        r"|girls|east|north|south|all saints|globe|walworth|peckham|bermondsey|dulwich|kingsdale|free|primary|askes?"
        r"|aske's))+",
        re.IGNORECASE,
    ),
)
