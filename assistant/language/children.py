# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Reads which child or family a message speaks of, where a conversation has more than one.

A label is one of a closed set ("the younger one", "Year 9", "Family A"); names are redacted before and are never labels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FIRST, SECOND, OTHER = "first", "second", "other"
YOUNGER, OLDER, BOY, GIRL = "younger", "older", "boy", "girl"
TWO = 2
NEPHEW, NIECE, GRANDSON, GRANDDAUGHTER, STEPSON, STEPDAUGHTER = (
    "nephew",
    "niece",
    "grandson",
    "granddaughter",
    "stepson",
    "stepdaughter",
)
_OF_A_BOY, _OF_A_GIRL = {BOY, NEPHEW, GRANDSON, STEPSON}, {GIRL, NIECE, GRANDDAUGHTER, STEPDAUGHTER}
_OPPOSITE = {YOUNGER: OLDER, OLDER: YOUNGER, FIRST: SECOND, SECOND: FIRST}
_CHILD = r"(?:one|child|kid|pupil|student|sibling|brother|sister|son|daughter|boy|girl|lad|twin|family|case)"
_NUMBERS = {"one": "1", "two": "2", "three": "3"}
_YEARS = {"reception": "R", "nursery": "N"}
_LABEL = re.compile(
    rf"\b(?:(?:the |my |our |his |her |their )?(?P<younger>younger|youngest|little|smaller)(?: {_CHILD})?(?!\w| than)"
    rf"|(?:the |my |our |his |her |their )?(?P<older>older|oldest|elder|eldest|big)(?: {_CHILD})?(?!\w| than)"
    rf"|(?:the |a |our )?(?:year|yr|y) ?(?P<year>1[0-3]|[1-9])(?!\w|\d|%|[- ]?(?:years?|yrs?) old)(?: {_CHILD})?"
    rf"|(?:the |a |our )?(?P<class>reception|nursery) {_CHILD}"
    r"|(?:the )?(?P<kind>family|household|child|pupil|kid|student|case) (?P<number>[a-d]|(?-i:[E-HJ-RU-Z])|[1-3]|one|two|three)(?![\w'’]*\w*(?:-| year))\b"
    rf"|(?:the |that |my |our |his |her )?(?P<other>other|second|first|former|latter) {_CHILD}(?!\w)(?! (?:agenc|servic|worker|plan)))",
    re.IGNORECASE,
)
_BARE_LETTER = re.compile(
    r"(?:(?<=\bfor )|(?<=\bon )|(?<=\bleads )|(?<=\band )|(?<=\bdid )|(?<=\bis )|(?<=\babout )|(?<=\bto )|(?<=\bso )|(?<=\bwith )"
    r"|(?<=\bopened )|(?<=\bclosed )|(?<=\bof )|^|(?<=[.;,] ))(?P<letter>[A-HJ-RU-Z])"
    r"(?=['’]s\b|[?.,:;]|$| (?:is|has|was|have|change|too|then|now|again|as|still|this|last|today|yesterday))"
)
_OF_A_PAIR = re.compile(
    r"\b(?P<whose>(?:the |my |our |his |her |their |mum's )(?:own )?)?(?:(?P<kin>nephew|niece|grandson|granddaughter|step-?son|step-?daughter)"
    r"|(?P<boy>son|boy|brother|lad)|(?P<girl>daughter|girl|sister))\b(?!['’]s (?!got|been|on|with|under|open))",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"(?:^|(?<=[.;,\n])|(?<=[.;,] ))\s*(?P<letter>[A-D])\s?(?=[:=–—-])")
"""Two told of by a letter and a colon each: "A: CP. B: YOS."."""
_TWO_LETTERS = re.compile(
    r"(?:^|(?<=[.;,:\n])|(?<=[.;,:] ))\s*(?P<letter>[B-HJ-RU-Z])(?= (?:is|has|had|got|was|on|with|under)\b|\s?[:=–—-])"
)
"""Two told of by a letter each: "P is on a CP plan, Q is YOS statutory"."""
_SEVERAL = re.compile(
    r"\b(?:two|2|three|3|both)(?: (?:different|separate|other|unrelated|of (?:my|our|the)))*"
    r" (?:famil|household|girl|boy|kid|child|pupil|student|brother|sister|sibling|cousin|case|son|daughter|lad|twin)"
    r"|\b(?:cousins|twins|brothers|sisters|siblings|dual allocation)\b",
    re.IGNORECASE,
)
_EACH_ITS_OWN = re.compile(
    r"\b(?:different|separate|unrelated|respectively|the other|the one)\b|(?:^|[,.;:–-] ?|and )one (?:is|has|lives|of them)\b|\b(?:the one)\b",
    re.IGNORECASE,
)
_OF_HIM = re.compile(r"\b(?:him|he|his)\b", re.IGNORECASE)
_OF_HER = re.compile(r"\b(?:her|she|hers)\b", re.IGNORECASE)
_BARE_PLACE = re.compile(
    r"\W*(?:(?:and|so|ok|then|for|as for|what about|how about|the)\W+)*(?P<place>first|second)\W*", re.IGNORECASE
)
_LEAD_IN = (
    r"^\W*(?:(?:ok(?:ay)?|right|so|now|and|but|then|also|next|well|thanks|no|yes|if|suppose|supposing|what if|what about|how about|as for|for|about|on|to"
    r"|back to|going back to|go back to|return(?:ing)? to|same (?:question )?for|with|did|does|is|who leads for|lead for|just|only|correction|sorry|i mean|i meant)\b\W*)*"
)
_STARTS = re.compile(_LEAD_IN, re.IGNORECASE)
_POINTS = re.compile(
    r"(?:\b(?:back to|what about|how about|as for|for|about|did|does|who is it for|on to|over to|i mean|i meant)\s+)$",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\W*(?:again|as before|as (?:it )?(?:is|was)|now|then|still|too|\?)", re.IGNORECASE)
_ASKS = re.compile(
    r"(?:^|[.!?;,\n–-]\s*|\s)(?:(?:so |and )*who(?:'s|s)?\b|lead\b|leads\b|which\b|is it\b|whose\b)", re.IGNORECASE
)
_NAMED_AGAIN = re.compile(
    rf"{_LEAD_IN}(?:the )?\[[^\]]*name[^\]]*\](?: family)?\s*(?:again|still|,|\?|:)", re.IGNORECASE
)
_NEXT_NAMED = re.compile(
    r"^\W*(?:now|next|and now|then|another(?: one)?:?|moving on to|on to|different family:?)\s+(?:for )?(?:the )?\[[^\]]*name[^\]]*\]",
    re.IGNORECASE,
)
_A_TIME = re.compile(r"\b(?:in|since|until|till|from|during|of|by|after|before|last)(?: the)?\s$", re.IGNORECASE)
"""Before a year that tells when something was: "closed in Year 8"."""


@dataclass(frozen=True)
class Named:
    """A label where it stands in a text."""

    label: str
    start: int
    end: int


@dataclass(frozen=True)
class Told:
    """What a message that speaks of two tells of one of them: `text` as it is read, `shift` from it to the message."""

    label: str
    text: str
    shift: int


@dataclass(frozen=True)
class Apart:
    """A message about two or more: what it tells of each, and of which one it asks; None where it names neither."""

    told: tuple[Told, ...]
    asks_of: str | None


def labels_in(text: str) -> list[Named]:
    """Every label of the text, in its order."""
    found = [Named(_label(match), *_span(match)) for match in _LABEL.finditer(text)]
    lettered = [match for match in _LETTERED.finditer(text) if not found]
    if len({match["letter"] for match in lettered}) < TWO and not found:
        lettered = list(_TWO_LETTERS.finditer(text))
    if len({match["letter"] for match in lettered}) >= TWO:
        found = [Named(f"pupil:{match['letter']}", match.start("letter"), match.end("letter")) for match in lettered]
    if any(one.label.startswith(("family:", "pupil:", "child:", "case:")) for one in found):
        found += [
            Named(_of_letter(match["letter"], found), match.start("letter"), match.end("letter"))
            for match in _BARE_LETTER.finditer(text)
            if not any(one.start <= match.start("letter") < one.end for one in found)
        ]
    return sorted(found, key=lambda one: one.start)


def told_apart(text: str) -> Apart | None:
    """A message that tells of two children or families in turn; None for any other."""
    found = [one for one in labels_in(text) if not _is_a_time(text, one)]
    found = _without_listing(text, _without_asides(text, found))
    if len({one.label for one in found}) <= 1:
        found = _he_and_she(text) or _pair(text) or found
    order = list(dict.fromkeys(one.label for one in found))
    if len(order) < TWO or len({_kind(label) for label in order}) > 1:
        return None
    question = _question(text, next(one for one in found if one.label == order[1]), found[-1])
    told = [one for one in found if one.start < question]
    asked = [one.label for one in found if one.start >= question] or _pronoun(text[question:], order)
    if [one.label for one in told] != list(dict.fromkeys(one.label for one in told)) or len(told) < TWO:
        return None  # one of them is spoken of again: whose is whose is not read
    ends = [*(one.start for one in told[1:]), question]
    pieces = tuple(_told(one, text[one.end : end]) for one, end in zip(told, ends, strict=True))
    return Apart(pieces, asked[0] if len(set(asked)) == 1 else None)


def _is_a_time(text: str, named: Named) -> bool:
    return named.label.startswith("year:") and _A_TIME.search(text[: named.start]) is not None


def speaks_of_several(text: str) -> bool:
    """Whether a message tells of more than one child or family, each with its own services."""
    return _SEVERAL.search(text) is not None and _EACH_ITS_OWN.search(text) is not None


def _without_asides(text: str, found: list[Named]) -> list[Named]:
    """The labels without "other" right behind one that it only explains: "second kid, other family: early help"."""
    return [
        one
        for before, one in zip([None, *found], found, strict=False)
        if not (before and one.label == OTHER and not text[before.end : one.start].strip(" ,("))
    ]


def _without_listing(text: str, found: list[Named]) -> list[Named]:
    """The labels without an opening that only lists them: "Brothers, Y7 and Y10."."""
    stop = re.search(r"[.:;\n]", text)
    listed = [one for one in found if stop and one.end <= stop.start()]
    rest = found[len(listed) :]
    ends = [*(one.start for one in listed[1:]), stop.start() if stop else 0]
    between = [text[one.end : end] for one, end in zip(listed, ends, strict=False)]
    only_lists = all(re.fullmatch(r"[\s,&+/]*(?:and)?\s*(?:an? |the )?", each) for each in between)
    again = {one.label for one in listed} <= {one.label for one in rest}
    return rest if len(listed) >= TWO and only_lists and again else found


def _pronoun(question: str, order: list[str]) -> list[str]:
    """Of whom a question asks by "him" or "her", where only one of them is a boy or a girl."""
    for words, kind in ((_OF_HIM, _OF_A_BOY), (_OF_HER, _OF_A_GIRL)):
        meant = [label for label in order if label in kind]
        if words.search(question) and len(meant) == 1:
            return meant
    return []


def label_of(text: str) -> str | None:
    """The one label that a message gives the child or family it speaks of."""
    found = {one.label for one in labels_in(text)} - {OTHER, FIRST, SECOND}
    return found.pop() if len(found) == 1 else None


def turned_to(text: str, known: tuple[str, ...]) -> str | None:
    """The label of the child or family that a message turns to; None where it stays with the one in hand.

    `known` are the labels of the conversation: "B?" is Family B where there is one.
    """
    found = labels_in(text) + _letters(text, known)
    place = _BARE_PLACE.fullmatch(text)
    if place and place["place"].lower() in known:
        return place["place"].lower()
    named = {one.label for one in found if not _is_a_time(text, one)} & set(known)
    if len(named) == 1:
        return named.pop()
    for one in sorted(found, key=lambda each: each.start):
        opens = _STARTS.match(text)
        at_start = opens is not None and opens.end() >= one.start
        if at_start or _POINTS.search(text[: one.start]) or _AGAIN.match(text[one.end :]):
            return one.label
    pair = _OF_A_PAIR.match(text, opens.end()) if (opens := _STARTS.match(text)) and opens.end() else None
    if pair and re.match(r"\W*(?:$|\?|is|has|then|only|just|again)", text[pair.end() :], re.IGNORECASE):
        return _of_pair(pair)
    # Names are redacted: with two families the one that is named again is the other one.
    if len(known) >= TWO and (_NAMED_AGAIN.match(text) or _NEXT_NAMED.match(text)):
        return OTHER
    return SECOND if _NEXT_NAMED.match(text) else None


def without_label(text: str) -> str:
    """A message that opens with the one it speaks of, with "it" in that place: "B has closed" → "it has closed"."""
    for one in [*labels_in(text), *_lettered_alone(text)]:
        opens = _STARTS.match(text)
        if opens is not None and opens.end() >= one.start:
            return f"{text[: one.start]}it{text[one.end :]}"
    return text


def _lettered_alone(text: str) -> list[Named]:
    found = _BARE_LETTER.search(text)
    return [Named(OTHER, found.start("letter"), found.end("letter"))] if found else []


def opposite(label: str) -> str:
    """What the one left behind is called where it had no label: the older one beside "the younger one"."""
    return _OPPOSITE.get(label, FIRST)


def _label(match: re.Match) -> str:
    if match["year"]:
        return f"year:{match['year']}"
    if match["class"]:
        return f"year:{_YEARS[match['class'].lower()]}"
    if match["number"]:
        kind = "family" if match["kind"].lower() in ("family", "household", "case") else "pupil"
        return f"{kind}:{_NUMBERS.get(match['number'].lower(), match['number'].upper())}"
    if match["other"]:
        return {"other": OTHER, "first": FIRST, "former": FIRST}.get(match["other"].lower(), SECOND)
    return YOUNGER if match["younger"] else OLDER


def _pair(text: str) -> list[Named]:
    """Two told of by what they are to somebody. "My grandson is a good lad" tells of one: the words say whose each is."""
    found = list(_OF_A_PAIR.finditer(text))
    labels = {_of_pair(match) for match in found}
    alike = labels <= _OF_A_BOY or labels <= _OF_A_GIRL
    # "Son" and "nephew" are two; "lad" may be said of either.
    said = [match for match in found if match[0].split()[-1].lower() in ("boy", "lad", "girl")]
    if len(labels) > 1 and alike and not all(match["whose"] for match in said or ()) and said:
        return []
    return [Named(_of_pair(match), *match.span()) for match in found]


_BOY_AND_GIRL = re.compile(
    r"\W*(?:(?:my|our|i have|two|a|an|got|hi|hello) )*(?:(?:brother|boy|son|lad)(?:,? and (?:a |my )?| ?[&/+] ?)(?:sister|girl|daughter)"
    r"|(?:sister|girl|daughter)(?:,? and (?:a |my )?| ?[&/+] ?)(?:brother|boy|son|lad))\b[^.,:;\n]*[.,:;\n–-]",
    re.IGNORECASE,
)
_HE_OR_SHE = re.compile(
    r"\b(?:(?P<he>he)|(?P<she>she))\b(?= (?:is|has|was|does|got|sees|goes|only|just|isn)|['’]s)", re.IGNORECASE
)


def _he_and_she(text: str) -> list[Named]:
    """A boy and a girl told of as "he" and "she" in turn."""
    opens = _BOY_AND_GIRL.match(text)
    if opens is None:
        return []
    told = [Named(BOY if one["he"] else GIRL, *one.span()) for one in _HE_OR_SHE.finditer(text, opens.end())]
    asked = [Named(_of_pair(one), *one.span()) for one in _OF_A_PAIR.finditer(text, told[-1].end)] if told else []
    return [*told, *asked]


def _of_pair(match: re.Match) -> str:
    if match["kin"]:
        return match["kin"].lower().replace("-", "")
    return BOY if match["boy"] else GIRL


def _span(match: re.Match) -> tuple[int, int]:
    return match.start(), match.end()


def _of_letter(letter: str, found: list[Named]) -> str:
    kind = next(one.label.partition(":")[0] for one in found if ":" in one.label)
    return f"{kind}:{letter}"


def _letters(text: str, known: tuple[str, ...]) -> list[Named]:
    kinds = {label.partition(":")[2]: label for label in known if label.startswith(("family:", "pupil:"))}
    return [
        Named(kinds[match["letter"]], match.start("letter"), match.end("letter"))
        for match in _BARE_LETTER.finditer(text)
        if match["letter"] in kinds
    ]


def _kind(label: str) -> str:
    if ":" in label:
        return label.partition(":")[0]
    if label in _OF_A_BOY | _OF_A_GIRL:
        return "kin"
    return {YOUNGER: "age", OLDER: "age"}.get(label, "order")


def _question(text: str, second: Named, last: Named) -> int:
    """Where the closing question begins, behind the second of the two; the end of the text where there is none."""
    asks = _ASKS.search(text, second.end)
    if asks:
        return asks.start()
    # "Child A: FEH. Child B: YOS. B?"
    return last.start if last.start > second.end and not text[last.end :].strip(" ?.!") else len(text)


def _told(named: Named, rest: str) -> Told:
    """A piece as a sentence of its own: "Eldest is with YOS," becomes "they is with YOS,"."""
    bare = rest.lstrip(" :-–—,=")
    shift = named.end + len(rest) - len(bare)
    verb = re.match(r"(?:is|has|was|had|got|only|just|does|doesn|isn|hasn|are|have)\b|['’]s\b", bare, re.IGNORECASE)
    return Told(named.label, f"they {bare}" if verb else bare, shift - (len("they ") if verb else 0))
