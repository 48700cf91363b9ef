"""Reads a message that is a list or a table of services, entry by entry, where each of its words is accounted for.

The signs of it (`list_signs.py`) are brought to a plainer form and cut at the hard stops; each piece must be of a form
in which it is open of none whose a value is. Anything else leaves the whole message to the other readers.
"""

from __future__ import annotations

import re
from pathlib import Path

from ruamel.yaml import YAML

from assistant.understanding.family_facts.combining import FACT_OF
from assistant.understanding.family_facts.grammar import PHRASES, Parsed
from assistant.understanding.family_facts.list_signs import ListSigns
from assistant.understanding.family_facts.sentence import Mention, Sentence

LISTED = Path(__file__).with_name("listed.yml")
BOTH = 2
_GONE = {"ended", "denied", "refused"}
_LABEL, _TIER, _VALUE = r"@(?:\d+(?:\+\d+)*|o|r) ", r"@t\d+ ", r"=\w+ "
_ANY, _JOINED, _SOFT = rf"(?:{_LABEL}|{_TIER})", rf"{_LABEL}(?:[/&] {_LABEL})*", r"(?:[,|\\] )"
_START, _STOP = r"(?:(?<=[.^] )|^)", r"(?=[,.|^\\] |$)"
_PAIR = rf"(?:{_JOINED}(?:[:,|-] )?{_VALUE}|{_VALUE}(?:[:|-] )?{_JOINED}|{_TIER}(?:(?:[:-] )?{_VALUE})?)"
_HEADED = rf"{_VALUE}[:-] {_ANY}(?:(?:[,&/\\|] )+{_ANY})*"
# Without a stop between them only in one order: "FEH no YOS yes", "no FEH no YOS".
_LABELS_FIRST = re.compile(rf"(?:(?:{_JOINED}(?:[:-] )?{_VALUE}|{_TIER}){_SOFT}*)+")
_VALUES_FIRST = re.compile(rf"(?:(?:{_VALUE}{_JOINED}|{_TIER}){_SOFT}*)+")
_PAIRS = (re.compile(rf"{_PAIR}(?:{_SOFT}+{_PAIR})*"), _LABELS_FIRST, _VALUES_FIRST)
_HEADINGS = re.compile(rf"{_HEADED}(?:{_SOFT}+{_HEADED})*")
_BEHIND = re.compile(rf"({_LABEL}(?:(?:[,&/\\|] )+{_LABEL})+)(?:([:-]) )?([ab] )?({_VALUE})")
_OVER_LINES = re.compile(rf"{_START}({_VALUE})(?:[:-] )?\^ ({_ANY}(?:[,^] {_ANY})*)(?=[.^] |$)")
_ROWS = re.compile(
    rf"{_START}(?P<labels>{_LABEL}(?P<x>(?:[,/|\\&] )?){_LABEL}(?:(?P=x){_LABEL})*)(?:[:^-] )?"
    rf"(?P<values>{_VALUE}(?P<y>(?:[,/|\\] )?){_VALUE}(?:(?P=y){_VALUE})*)(?=[.^] |$)"
)
_MARKED = re.compile(rf"(?:[+-] {_ANY}(?:[,^] )*)+|(?:{_ANY}[+-] (?:[,^] )*)+")
_PLAINER: tuple[tuple[str, str], ...] = (
    (r"i (?=d )", ""),
    (rf"@o (?:[:-] )?(?:[dk] )+{_STOP}|@o [:-] @o {_STOP}", "@o =now "),
    (r"@r [:-] @o ", "@o =now "),
    (r"[/&] (?=@r )", ", "),
    (r"(?<!\S)([@=~]\S*) (?:[dt] )+", r"\1 "),
    (r"(?<!\S)(?:d )+(?==)|(?<=: )k (?==)", ""),
    (r"(@\d\S*|=\w+) \( (?:[dkt] )+\) ", r"\1 "),
    (r"((?:^|[.^] )(?:- )?)t (?:[t|,:-] )*", r"\1"),
    (rf"(@\d\S*) [:-] (?:k )+{_STOP}", r"\1 =now "),
    (r"(@\d\S*|=\w+) (?:k )+(?!:)", r"\1 "),
    # "FEH? no", "FEH involved: no"; then "FEH: open?" and "FEH?"
    (r"(@\S+ )(?:\? (?:[:-] )?|=now [:?] )(?==\w+ )", r"\1"),
    (r"=\w+ \? ", "=unsure "),
    (r"(@\S+) \? ", r"\1 =unsure "),
    # "No to all three: …"
    (r"(=\w+ )[ab] (?=[:-] @)", r"\1"),
    # "previously open", "currently closed"
    (r"~ended =now |=now ~ended ", "=ended "),
    (r"~ended =(?:pending|unsure) |=(?:pending|unsure) ~ended ", "! "),
    (r"~\w+ (=\w+ )|(=\w+ )~\w+ ", r"\1\2"),
    # "No FEH, allocated social worker" may deny both, as "FEH and CSC referral pending" may be of one.
    (r"~now (?=@)|(?<=[/&] )(@\S+ )(?==pending )", "! "),
    (r"~", "="),
    # Brackets: "closed (NFA)", "open (CIN)", "(none)", "(tier 2)"
    (r"(=\w+ )\( \1\) ", r"\1"),
    (r"=(?:ended|denied|refused) \( (=(?:ended|denied|refused) )\) ", r"\1"),
    (r"(@\d+ )\( (=\w+ )(?:[:,-] )?(@\d+ )\) ", r"\1\2( \3) "),
    (r"(^|@\S+ |[,.^|\\] )\( (=\w+ )\) ", r"\1\2"),
    (r"\( (@t\d+ )\) ", r", \1"),
    (r"(@t\d+ )/ ", r"\1, "),
)
# A plan or kind behind its service: "CSC: CIN", "SW (CP)", "FEH whole family", "CSC: open - CIN".
_CLOSER = (
    re.compile(r"@(?P<first>\d+) (?:(?P<value>(?:[:-] )?=\w+ )(?=[(:-]))?(?P<by>[:(-] )?@(?P<second>\d+) (?:\) )?"),
    re.compile(rf"(?:(?<=[,.|^\\] )|^)@(?P<first>\d+) (?P<value>(?:[:-] )?=now )(?P<by>)@(?P<second>\d+) {_STOP}"),
)


class ListReader:
    """Built once; reading is thread-safe."""

    def __init__(self, path: Path = LISTED) -> None:
        yaml = YAML(typ="safe")
        words = yaml.load(PHRASES.read_text(encoding="utf-8"))["words"]
        self._signs = ListSigns(yaml.load(path.read_text(encoding="utf-8")), words["asking"])

    def read(self, text: str, sentence: Sentence) -> Parsed | None:
        """What each mention is said to be; None for a message that is no such list."""
        signs = self._signs.written(text, sentence) if sentence.mentions else None
        read = _values(_plainer(signs, sentence.mentions)) if signs else None
        return _parsed(read, sentence.mentions) if read else None


def _plainer(signs: str, mentions: tuple[Mention, ...]) -> str:
    """The signs without titles, details and brackets."""

    def closer(found: re.Match) -> str:
        first, second = mentions[int(found["first"])], mentions[int(found["second"])]
        fact, value = FACT_OF[first.kind]
        if fact != FACT_OF[second.kind][0] or value != "yes":
            return found[0]
        valued = found["value"] or re.match(r"(?:[:-] )?(?:\( )?[=?]", found.string[found.end() :])
        there = "" if valued or found["by"] not in (": ", "- ") or "=denied @" in signs else "=now "
        return f"@{found['first']}+{found['second']} {found['value'] or ''}{there}"

    for rule, plain in _PLAINER:
        signs = re.sub(rule, plain, signs)
    for named_twice in _CLOSER:
        signs = named_twice.sub(closer, signs)
    if "+ " in signs and "- " in signs and _MARKED.fullmatch(signs):
        return signs.replace("+ ", "=now ").replace("- ", "=denied ")
    signs = re.sub(r"(^|[.^] )- ", r"\1", signs).replace("+ ", "& ")
    # "FEH open and YOS closed", "no FEH / no YOS"
    return re.sub(r"(=\w+ )[/&] (?=@)", r"\1, ", re.sub(r"(=(\w+) @\S+ )[/&] (?==\2 @)", r"\1, ", signs))


def _values(signs: str) -> list[tuple[str, list[str]]] | None:
    """The status of each group of labels."""
    signs = _ROWS.sub(_paired, signs)
    signs = _OVER_LINES.sub(lambda found: f"{found[1]}: {found[2].replace('^', ',')}", signs)
    if not re.search(r"[.^] ", signs) and ", " in signs:
        signs = re.sub(r"[|\\] ", ". ", signs)
    pieces = [_piece(each) for each in re.split(r"[.^] ", signs)]
    read: list[tuple[str, list[str]]] = []
    for piece in filter(None, pieces):
        behind = _BEHIND.fullmatch(piece)
        if found := re.fullmatch(r"=(now|ended|refused|pending) [:-] =denied ", piece):
            read += [("denied", ["r"])] if found[1] == "now" else []  # "Open: none"
        elif behind and (behind[3] or (behind[2] and len(pieces) > 1)):
            read.append(_group(piece))
            if behind[3] == "b " and len(read[-1][1]) > BOTH:
                return None
        elif any(form.fullmatch(piece) for form in _PAIRS):
            read += [_group(found[0]) for found in re.finditer(_PAIR, piece)]
        elif _HEADINGS.fullmatch(piece):
            read += [_group(found[0]) for found in re.finditer(_HEADED, piece)]
        else:
            return None
    return read


def _piece(signs: str) -> str:
    """What stands between two hard stops, without a title such as "Agencies involved:"."""
    piece = re.sub(r"^(?:[,|\\] )+|(?:(?<= )[,|\\] )+$", "", signs)
    if piece[:7] == "=now : " and (not piece[7:] or _LABELS_FIRST.fullmatch(piece[7:])):
        piece = piece[7:]
    if piece[:1] != "@" or re.search(r"=\w+ (?:[:|-] )?@", piece):
        return piece
    return re.sub(rf"(@\d+\+\S+ ){_STOP}", r"\1=now ", piece)  # "SW (CIN), FEH (none)"


def _paired(found: re.Match) -> str:
    """A row of labels and a row of values, as pairs; nothing that can be read where one is longer."""
    labels, values = re.findall(r"@\S+ ", found["labels"]), re.findall(_VALUE, found["values"])
    return ", ".join(map("".join, zip(labels, values, strict=True))) if len(labels) == len(values) else "! "


def _group(signs: str) -> tuple[str, list[str]]:
    value = re.search(r"=(\w+)", signs)
    return value[1] if value else "now", re.findall(r"@(\S+)", signs)


def _parsed(read: list[tuple[str, list[str]]], mentions: tuple[Mention, ...]) -> Parsed | None:
    """The status of each mention; those of the question beside the list are asked about."""
    parsed = Parsed(["asked" for _ in mentions], listed=True)
    said = [(status, label) for status, labels in read for label in labels if label != "o"]
    if any(status not in (_GONE if label == "r" else ("now", "unsure")) for status, label in said if label[0] in "rt"):
        return None
    parsed.nobody = any(label == "r" for _, label in said)
    for status, label in said:
        for number in re.findall(r"\d+", label):
            parsed.statuses[int(number)] = None if status == "unsure" else status
    entries = [label for _, labels in read for label in labels if label[0] != "t"]
    return parsed if len(entries) > 1 and any(label[0] not in "or" for label in entries) else None
