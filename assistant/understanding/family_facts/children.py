"""Whose service it is, where a sentence sets the child asked about against another child."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import SimpleNamespace

from assistant.understanding.family_facts.said import GONE, Said
from assistant.understanding.family_facts.sentence import Sentence

_PART = re.compile(r" (?=(?:[.,;:?!-]|but|and|so|while|whereas|though|although|however) )")
_CONTRAST = re.compile(r" (?:but|while|whereas|though|although|however|only|just) ")


@dataclass(frozen=True)
class _Part:
    """Some words of the sentence and the child they speak of: `other`, `asked`, `either` or nobody in particular."""

    text: str
    whose: str
    child: str

    @property
    def mentions(self) -> list[int]:
        return [int(number) for number in re.findall(r"@(\d+)", self.text)]


def set_other_childs_services(sentence: Sentence, said: dict[int, Said], p: SimpleNamespace) -> None:
    """ "His sister is on a plan, he isn't": her plan is not his. "… but he has early help": hers is no word of him."""
    parts = _parts(sentence, p)
    for others in _others(parts):
        for asked in _asked_against(others, parts):
            services = [n for n in others.mentions if said.get(n) not in (*GONE, Said.NOTHING)]
            if p.child_has_none.search(asked.text) or p.child_has_nobody.search(asked.text):
                said |= dict.fromkeys(services, Said.OTHERS)
            elif asked.mentions and others.whose == "other" and asked.whose == "asked" and _CONTRAST.match(asked.text):
                said |= dict.fromkeys(services, Said.NOTHING)


def asked_child_has_nobody(sentence: Sentence, p: SimpleNamespace) -> bool:
    """ "The older one has youth offending, the younger one nothing": no service is there for the younger one."""
    parts = _parts(sentence, p)
    return any(
        p.child_has_nobody.search(asked.text) for others in _others(parts) for asked in _asked_against(others, parts)
    )


def _parts(sentence: Sentence, p: SimpleNamespace) -> list[_Part]:
    parts: list[_Part] = []
    whose = child = ""
    for piece in _PART.split(sentence.masked):
        text = " " + piece.strip()
        for name, rule in (("other", p.other_child), ("asked", p.asked_child), ("either", p.either_child)):
            named = rule.search(text)
            if named:
                whose, child = name, named[0]
                break
        parts.append(_Part(text, whose, child))
    return parts


def _others(parts: list[_Part]) -> list[_Part]:
    """The parts that give a service to a child about whom nothing is asked."""
    return [
        part
        for part in parts
        if part.whose in ("other", "either")
        and part.mentions
        and not any(
            re.search(rf" (?:for|about)(?: \w+)?{re.escape(part.child)}(?= |$)", other.text)
            for other in parts
            if other is not part
        )
    ]


def _asked_against(others: _Part, parts: list[_Part]) -> list[_Part]:
    return [part for part in parts if part.whose in ("asked", "either") and part.child != others.child]
