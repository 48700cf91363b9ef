# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Reads which child or family a message speaks of, where a conversation has more than one.

A label is one of a closed set ("the younger one", "Year 9", "Family A"); names are redacted before and are never labels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.described_children import DESCRIBED
from assistant.language.named_children import NAMED, Named, children_named

FIRST, SECOND, THIRD, OTHER = "first", "second", "third", "other"
YOUNGER, OLDER, MIDDLE, BOY, GIRL = "younger", "older", "middle", "boy", "girl"
TWO = 2
LONGEST_LIST = 9
"""Words of a sentence that only lists them: "We have siblings in Year 8 and Year 10"."""
AGED, YEAR, COUSIN = "aged", "year", "cousin"
NEPHEW, NIECE, GRANDSON, GRANDDAUGHTER, STEPSON, STEPDAUGHTER = (
    "nephew",
    "niece",
    "grandson",
    "granddaughter",
    "stepson",
    "stepdaughter",
)
OF_A_BOY, OF_A_GIRL = {BOY, NEPHEW, GRANDSON, STEPSON}, {GIRL, NIECE, GRANDDAUGHTER, STEPDAUGHTER}
_OPPOSITE = {YOUNGER: OLDER, OLDER: YOUNGER, FIRST: SECOND, SECOND: FIRST, BOY: GIRL, GIRL: BOY}
_CHILD = r"(?:one|child|kid|pupil|student|sibling|brother|sister|son|daughter|boy|girl|lad|twin|family|fam|case)"
_NUMBERS = {"one": "1", "two": "2", "three": "3"}
_KINDS = {"kid": "child", "yp": "child", "young person": "child", "student": "pupil", "fam": "family"}
_OF_A_CHILD, OF_A_FAMILY = ("child:", "pupil:"), ("family:", "household:", "case:")
BY_NUMBER = (*_OF_A_CHILD, *OF_A_FAMILY)
_YEARS = {"reception": "R", "nursery": "N"}
_LABEL = re.compile(
    rf"\b(?:(?:the |my |our |his |her |their )?(?P<younger>younger|youngest|little|smaller|smallest|small(?= {_CHILD}))(?: {_CHILD})?(?!\w| than)"
    rf"|(?:the |my |our |his |her |their )?(?P<older>older|oldest|elder|eldest|biggest|bigger|big)(?: {_CHILD})?(?!\w| than)"
    rf"|(?:the |my |our )?(?P<middle>middle) {_CHILD}(?!\w)"
    rf"|(?:(?:the |a |our |my )?(?:girl|boy|lad|child|pupil|student|kid|son|daughter|one) in )?(?:the |a |our )?(?:year|yr|y) ?(?P<year>1[0-3]|[1-9])(?!\w|\d|%|[- ]?(?:years?|yrs?) old)(?: {_CHILD})?"
    rf"|(?:the |a |our )?(?P<class>reception|nursery) {_CHILD}"
    r"|(?:the |my |our |his |her )(?P<age>1[0-9]|[3-9])[ -]?(?:(?:years?|yrs?|yr|y)[ /-]?(?:olds?|o)|yo)(?!\w)(?: (?:one|child|kid|boy|girl|lad|son|daughter))?"
    r"|(?:the )?(?P<kind>family|fam|household|child|pupil|kid|student|yp|young person|case) (?P<number>[a-d]|(?-i:[E-HJ-RU-Z])|[1-3]|one|two|three)(?![\w'’]*\w*(?:-| year))\b"
    r"|(?:the )?(?:boy|girl|lad) (?P<letter>(?-i:[A-HJ-RU-Z]))(?![\w'’])(?! levels?\b)"
    rf"|(?:the |that |my |our |his |her )?(?P<other>other|second|first|third|former|latter) {_CHILD}(?!\w)(?! (?:agenc|servic|worker|plan))(?!, (?:yos|yot|yjs|feh|csc|early help|youth justice|social care),))",
    re.IGNORECASE,
)
BARE_LETTER = re.compile(
    r"(?:(?<=\bfor )|(?<=\bon )|(?<=\bleads in )|(?<=\blead in )|(?<=\bleads )|(?<=\b[Ll]ead )|(?<=\b[Aa]nd )|(?<=\bdid )|(?<=\bis )|(?<=\babout )|(?<=\bto )|(?<=\bso )|(?<=\bwith )"
    r"|(?<=\btakes )|(?<=\bmoved )|(?<=\bmove )|(?<=\bchanged )|(?<=\bchange )|(?<=\baffects )|(?<=\baffect )|(?<=\brefers )|(?<=\btake )|(?<=\bopened )|(?<=\bclosed )|(?<=\bof )|(?<=\bif )|^|(?<=[.;,] ))(?P<letter>[A-HJ-RU-Z])"
    r"(?=['’]s\b|[?.,:;]|$| (?:is|has|was|have|change|too|then|now|again|as|still|this|last|today|yesterday|does|doesn|isn|hasn|had|got|with|on|to"
    r"|who|stays|stay|remains|unchanged|the same|same|no change|not changed|lost|gets|closed|closes|ended|finished|only has|just has))"
)
_PLACES = re.compile(
    r"(?:^|(?<=[.;,:\n])|(?<=[.;,:] )|(?<=\bfor )|(?<=\bfor the ))\s*(?P<place>first|second|third)(?=\s?[:=–—]|\W*$|['’]s\b| (?:is|has|was|had|got|only|just)\b)",
    re.IGNORECASE,
)
"""Two told of by their places: "First: FEH. Second: nobody. Lead for second?"."""
OF_A_PAIR = re.compile(
    r"\b(?P<whose>(?:the |my |our |his |her |their |mum's )(?:own )?)?(?:(?P<kin>nephew|niece|grandson|grand?daughter|step-?son|step-?daughter)"
    r"|(?P<boy>son|boy|brother|lad)|(?P<girl>daughter|girl|sister))\b(?!['’]s (?!got|been|on|with|under|open))",
    re.IGNORECASE,
)
REPORTS = re.compile(
    r" (?:(?:has|have|had|just|now|is|was|only|then) )*(?:rang|rung|ring|rings|phoned|called|told|tells|said|says|say|read|reads|wrote|writes|thinks|think|reckons|heard"
    r"|hears|asked|asks|translated|translates|helps|helped|types|typed|typing|writing|reading|translating|reported|checked|found out)\b",
    re.IGNORECASE,
)
"""Behind a relative who only passes on what is told: "my daughter read the card", "my sister has rung them"."""
_OWN = re.compile(r"(?:my|our) (?:own )?", re.IGNORECASE)
_LETTERED = re.compile(r"(?:^|(?<=[.;,\n])|(?<=[.;,] ))\s*(?P<letter>[A-D])\s?(?=[:=–—-])")
"""Two told of by a letter and a colon each: "A: CP. B: YOS."."""
_TWO_LETTERS = re.compile(
    r"(?:^|(?<=[.;,:\n])|(?<=[.;,:] )|(?<=\band )|(?<=\bbut ))\s*(?:(?P<letter>[B-HJ-RU-Z])(?= (?:is|has|had|got|was|on|with|under|does|doesn|isn|hasn)\b|\s?[:=–—-])"
    r"|(?P<a>A)(?= (?:is|has|had|got|was|does|doesn|isn|hasn)\b))"
)
"""Two told of by a letter each: "K is on a CP plan, M is with YOS"."""
_TWO_OF_THEM = re.compile(
    r"\b(?:two|2|three|3|couple of) (?:\w+ )?(?:pupils|children|kids|students|families|cases|boys|girls|brothers|sisters|siblings)\b",
    re.IGNORECASE,
)
"""Several are told of, so that one letter is one of them: "two pupils. A has a social worker"."""
_A_TIME = re.compile(r"\b(?:in|since|until|till|from|during|of|by|after|before|last)(?: the)?\s$", re.IGNORECASE)
"""Before a year that tells when something was: "closed in Year 8"."""

_THIS_ONE = rf"(?:this|our|my) (?:own )?{_CHILD}|ours|mine"
_NOT_THIS_ONE = re.compile(
    rf"\b(?:not|nor) (?:(?:for|with|on|about) )?(?:{_THIS_ONE}|(?:him|her|them)(?=\W*(?:[.,;!?–-]|$)))"
    rf"|\b(?:{_THIS_ONE}) (?:is|has|does)(?:n['’]?t| not| no| nobody| nothing)\b",
    re.IGNORECASE,
)
"""What is told is another's, and not of the one who is asked about: "older sister is open to YOS, not this one"."""


def tells_of_another(text: str) -> bool:
    """Whether a message with one label tells of that one only what the one it asks about has not."""
    return len({one.label for one in labels_in(text)}) == 1 and _NOT_THIS_ONE.search(text) is not None


def labels_in(text: str) -> list[Named]:
    """Every label of the text, in its order."""
    found = [Named(_label(match), *_span(match)) for match in _LABEL.finditer(text)]
    lettered = [match for match in _LETTERED.finditer(text) if not found]
    if len({match["letter"] for match in lettered}) < TWO and not found:
        lettered = list(_TWO_LETTERS.finditer(text))
    if len({match[match.lastgroup or 0] for match in lettered}) >= (1 if _TWO_OF_THEM.search(text) else TWO):
        found = [Named(f"pupil:{match[match.lastgroup or 0]}", *match.span(match.lastgroup or 0)) for match in lettered]
    places = [Named(match["place"].lower(), *match.span("place")) for match in _PLACES.finditer(text)]
    if len({one.label for one in places}) >= TWO:
        found += [one for one in places if not any(other.start <= one.start < other.end for other in found)]
    if any(one.label.startswith(BY_NUMBER) for one in found):
        found += [
            Named(_of_letter(match["letter"], found), match.start("letter"), match.end("letter"))
            for match in BARE_LETTER.finditer(text)
            if not any(one.start <= match.start("letter") < one.end for one in found)
        ]
    return sorted(found, key=lambda one: one.start)


def is_a_time(text: str, named: Named) -> bool:
    """Whether a school year tells when something was: "closed in Year 8"."""
    return named.label.startswith("year:") and _A_TIME.search(text[: named.start]) is not None


def label_of(text: str, names: Sequence[str] = ()) -> str | None:
    """The one label that a message gives the child or family it speaks of."""
    if tells_of_another(text):
        return None
    found = {one.label for one in labels_in(text)} - {OTHER, FIRST, SECOND}
    if len(found) > 1:  # "Siblings in Year 8 and Year 10. The Year 10 has a worker."
        parts = [({one.label for one in labels_in(part)}, len(part.split())) for part in re.split(r"[.;\n]", text)]
        only_listed = all(words <= LONGEST_LIST for labels, words in parts if len(labels) > 1)
        alone = {label for labels, _ in parts if len(labels) == 1 for label in labels} - {OTHER, FIRST, SECOND}
        found = alone if only_listed else set()
    found = found or {one.label for one in children_named(text, names)} or own_children(text)
    return found.pop() if len(found) == 1 else None


def own_children(text: str) -> set[str]:
    """The labels of the writer's children that a text speaks of: "my boy", "our niece"; not "my sister's girl"."""
    own = (match for match in OF_A_PAIR.finditer(text) if _OWN.fullmatch(match["whose"] or ""))
    return {of_pair(match) for match in own if not REPORTS.match(text, match.end())}


def labels_two(text: str) -> bool:
    """Whether a message has two labels of one kind, none of them a time."""
    labels = {one.label for one in labels_in(text) if not is_a_time(text, one)} - {OTHER}
    return len(labels) >= TWO and len({kind_of(label) for label in labels}) == 1


def as_known(label: str, known: Sequence[str]) -> str:
    """The label by which one is known: "pupil A" is "child A" where there is one, the older one the one in Year 10."""
    if label in (YOUNGER, OLDER) and label not in known:
        for kind in (AGED, YEAR):
            found = sorted((each for each in known if re.fullmatch(rf"{kind}:\d+", each)), key=_number)
            if len(found) >= TWO:
                return found[0 if label == YOUNGER else -1]
    number = label.partition(":")[2]
    kinds = next((kinds for kinds in (_OF_A_CHILD, OF_A_FAMILY) if label.startswith(kinds)), ())
    return next((f"{kind}{number}" for kind in kinds if f"{kind}{number}" in known), label)


def _number(label: str) -> int:
    return int(label.partition(":")[2])


def kind_of(label: str) -> str:
    """What kind of label it is; those of one message are of one kind."""
    if label.startswith(BY_NUMBER):
        return "family" if label.startswith(OF_A_FAMILY) else "child"
    if label.startswith((NAMED, DESCRIBED)):
        return DESCRIBED
    if ":" in label:
        return label.partition(":")[0]
    if label in OF_A_BOY | OF_A_GIRL:
        return "kin"
    return dict.fromkeys((YOUNGER, MIDDLE, OLDER), "age").get(label, "order")


def opposite(label: str) -> str:
    """What the one left behind is called where it had no label: the older one beside "the younger one"."""
    return _OPPOSITE.get(label, FIRST)


def _label(match: re.Match) -> str:
    if match["age"]:
        return f"{AGED}:{match['age']}"
    if match["year"]:
        return f"year:{match['year']}"
    if match["class"]:
        return f"year:{_YEARS[match['class'].lower()]}"
    if match["number"]:
        kind = _KINDS.get(match["kind"].lower(), match["kind"].lower())
        return f"{kind}:{_NUMBERS.get(match['number'].lower(), match['number'].upper())}"
    if match["letter"]:
        return f"child:{match['letter'].upper()}"
    if match["other"]:
        return {"other": OTHER, "first": FIRST, "former": FIRST, "third": THIRD}.get(match["other"].lower(), SECOND)
    if match["middle"]:
        return MIDDLE
    return YOUNGER if match["younger"] else OLDER


def of_pair(match: re.Match) -> str:
    """The label of a match of `OF_A_PAIR`."""
    if match["kin"]:
        return match["kin"].lower().replace("-", "").replace("grandaughter", "granddaughter")
    return BOY if match["boy"] else GIRL


def _span(match: re.Match) -> tuple[int, int]:
    return match.start(), match.end()


def _of_letter(letter: str, found: list[Named]) -> str:
    kind = next(one.label.partition(":")[0] for one in found if ":" in one.label)
    return f"{kind}:{letter}"


def letters_of(text: str, known: tuple[str, ...]) -> list[Named]:
    kinds = {label.partition(":")[2]: label for label in known if label.startswith(BY_NUMBER)}
    if len(kinds) == 1:  # "B has nobody" after "A has a social worker"
        letter, label = next(iter(kinds.items()))
        kinds |= {chr(ord(letter) + 1): f"{label.partition(':')[0]}:{chr(ord(letter) + 1)}"} if len(letter) == 1 else {}
    return [
        Named(kinds[match["letter"]], match.start("letter"), match.end("letter"))
        for match in BARE_LETTER.finditer(text)
        if match["letter"] in kinds
    ]
