# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Writes a list or table of services out in signs: "SW (none), FEH: open" is "@0 ( =denied ) , @1 : =now ".

`@1` is a mention, `@t1` a tier, `@o` a label that says nothing of the services, `@r` all that are not named, `=now` a
status, `~now` a time beside it, `d` a detail, `i` "in", `k` a kind of case, `t` a title, `b` "both", `a` "all", `^` a new line.
"""

from __future__ import annotations

import re
from typing import Any

from assistant.understanding.family_facts.sentence import Sentence
from assistant.understanding.family_facts.vocabulary import spell_out

_NAME = 0xE000
"""From this character on, of those nobody types, one stands for each mention."""
_A_NAME = "[\ue000-\uf8ff]"
_GROUPS = {"kinds": "k", "details": "d", "in": "i", "both": "b", "all": "a", "others": "@o", "rest": "@r", "nothing_else": "@r =denied", "titles": "t", "people": "p"}  # fmt: skip
_MARKS = {**dict.fromkeys(":=→>", ":"), **dict.fromkeys(".;!•·", "."), **dict.fromkeys("([", "("), **dict.fromkeys(")]", ")"), **dict.fromkeys("-–—", "-"), "\n": "^", "\t": "|", **{mark: mark for mark in "&,|+"}}  # fmt: skip
_KINDS = (
    r"(?P<ticked>☑|\[[✓✔✅]\])|(?P<crossed>☒|\[x\]|\(x\))|(?P<empty>☐|□|⬜|\[\s*\]|\(\s*\))|(?P<tick>[✓✔✅])|(?P<cross>[✗✘❌✖])",
    r"|(?P<and>(?<!\w)(?:and|or|nor|plus)(?!\w))|(?P<x>(?<!\w)x(?!\w))|(?P<year>(?:y|yr|year) ?\d\d?(?!\w))",
    r"|(?P<number>\d+(?:[/.:]\d+)*(?:%|st|nd|rd|th|yrs?|m)?(?!\w))|(?P<spaced> //? ?|//? |//)|(?P<slash>/)|(?P<query>\?)",
    r"|(?P<hyphen>(?<=[a-z])-(?=[\ue000-\uf8ff]))|(?P<arrow>[-–—]+>|--+)|(?P<mark>[^\w\s/?]|[\n\t])|(?P<space>[^\S\n\t]+)",
)
_PLAIN = {"tick": "=now", "ticked": "=now", "cross": "=denied", "and": "&", "x": "=denied", "year": "p", "number": "d", "spaced": "\\", "slash": "/", "arrow": ":", "hyphen": "!"}  # fmt: skip
# What begins a line and what closes a row of a table.
_BORDERS = re.compile(r"(?m)^[ |:-]*--[ |:-]*$|^\s*(?:\d+[.)]\s+|[*•·]\s*|\|\s*)|[ \t]*\|[ \t]*$")


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted({*words}, key=len, reverse=True))


class ListSigns:
    """Built once from `listed.yml` and the words of a question."""

    def __init__(self, data: dict[str, Any], asking: str) -> None:
        groups = [(f"={status}", words) for status, words in data["values"].items()]
        groups += [(f"~{status}", words) for status, words in data["times"].items()]
        groups += [(sign, data[name]) for name, sign in _GROUPS.items()]
        self._signs = {wording: sign for sign, words in groups[::-1] for each in words for wording in spell_out(each)}
        words = rf"|(?P<name>{_A_NAME})|(?P<words>(?<!\w)(?:{_any([*self._signs])})(?!\w))"
        self._token = re.compile(_KINDS[0] + words + "".join(_KINDS[1:]))
        goes_on = rf"(?:{_any([*asking.replace('?', '').split(), *data['asking']])})(?!\w)"
        first, who, lead = (
            r"(?:(?:so|and|ok|then|hi|hello|please|now|but)[ ,]+)*",
            r"who(?:'?s|se)?(?!\w)",
            r"(?:leads?|lp)(?!\w)",
        )
        plain, naming = rf"(?:[\s,'-]+{goes_on})*", rf"(?:[\s,'-]+(?:{goes_on}|{_A_NAME}))*"
        asked, end = (
            rf"(?:{who}|is|does|should){naming}",
            r"(?:[\s?.!,]+(?:please|pls|plz|thanks|thank you|ta|cheers)(?!\w))*[\s?.!]*$",
        )
        self._opens = re.compile(
            rf"^\s*{first}(?:(?:{who}|{lead}){plain}\s*[?:.,!\n-]+|(?:is|does|should){naming}\s*\?)"
        )
        self._closes = re.compile(
            rf"(?:(?<=[.?!;\n)|])|^)\s*{first}{asked}{end}|(?<=[\s.,;?!)\]|-]){first}{who}{plain}{end}|(?<=[.,;?!\n)\]|-])\s*{first}{lead}{plain}{end}"
        )

    def written(self, text: str, sentence: Sentence) -> str | None:
        """The signs of a message without the question before or behind them; None where a word is not accounted for."""
        for number, mention in reversed([*enumerate(sentence.mentions)]):
            text = text[: mention.start] + chr(_NAME + number) + text[mention.end :]
        text = re.sub(r"\s*\n\s*", "\n", text.lower().replace("’", "'").replace("\ufe0f", ""))
        closing = self._closes.search(text)
        if closing:
            text = text[: closing.start()].rstrip(" -–—,")
        text = _BORDERS.sub("", self._opens.sub("", text).strip())
        found = [*self._token.finditer(text)]
        if sum(len(each[0]) for each in found) < len(text):
            return None
        marked = self._boxes({str(each.lastgroup) for each in found})
        signs = [sign for each in found if (sign := self._sign(each, sentence, marked))]
        if "=now" not in signs and any(each.lastgroup == "x" for each in found):
            return None  # an "x" may tick a thing off or out
        valued = {"+", "-"} <= {*signs} or any(sign[0] in "=~" for sign in signs)
        if not valued or (closing and signs[-1] == "?"):
            return None  # the question goes on from there: "no FEH, YOS or CSC? Who leads?"
        plain = re.sub(r"(?:\^ )+", "^ ", "".join(f"{sign} " for sign in signs)).rstrip(",.^| ") + " "
        # "Boy: FEH open. Girl: none" may tell of two.
        return None if len(re.findall(r"(?:p )+", plain)) > 1 else plain.replace("p ", "t ")

    def _sign(self, found: re.Match, sentence: Sentence, marked: dict[str, str]) -> str:
        kind, written = str(found.lastgroup), found[0]
        if kind == "name":
            number = ord(written) - _NAME
            return f"@{'t' if sentence.mentions[number].kind == 'tier' else ''}{number}"
        if kind == "words":
            return self._signs[" ".join(written.split())]
        if kind == "query":
            return "=unsure" if not found.start() or found.string[found.start() - 1] in " \n(:=" else "?"
        return "" if kind == "space" else marked.get(kind) or _MARKS.get(written, "!")

    @staticmethod
    def _boxes(kinds: set[str]) -> dict[str, str]:
        """A crossed box is ticked beside empty ones and is not beside ticked ones; empty ones alone say nothing."""
        ticked = bool(kinds & {"ticked", "tick"})
        crossed = "!" if ticked == ("empty" in kinds) else "=denied" if ticked else "=now"
        return {**_PLAIN, "crossed": crossed, "empty": "=denied" if ticked or "crossed" in kinds else "!"}
