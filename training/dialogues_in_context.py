"""Puts each turn of labelled dialogues behind what was known before it, as the service writes it out.

`data/turns/README.md` says what the marks of a dialogue mean. Prints labelled lines; what a turn names without saying
anything of it is not marked.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from assistant.conversation.family import Family
from assistant.conversation.family_in_words import AFTER, in_words
from assistant.language.family_steps import NOT_THERE, SERVICES
from assistant.understanding.family_facts.combining import FACT_OF
from assistant.understanding.family_facts.sentence import SentenceReader
from assistant.understanding.family_facts.vocabulary import load_vocabulary

AUDIENCES = {"p": "parent", "s": "school", "r": "practitioner"}
_SHORT = {"csc": "social_care", "feh": "feh", "yos": "yos"}
_MARK = re.compile(r"(if:)?(csc|feh|yos)([+\-?~])")


def labelled(path: Path, sentences: SentenceReader) -> Iterator[str]:
    """The labelled lines of a file, without the first turn of each dialogue."""
    family, audience, number = Family(), "school", 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            family, number = Family(), 0
            audience = AUDIENCES.get(line.removeprefix("#").strip(), audience)
            continue
        _, marks, text = line.split("\t")
        found = _MARK.findall(marks)
        effects = {_SHORT[service]: sign + ("if" if supposed else "") for supposed, service, sign in found}
        back = "back" in marks.split()
        if number and in_words(family)[1]:
            yield f"{audience}\t{_line(family, text, effects, back, sentences)}"
        family, number = _after(family, effects, back, number), number + 1


def _line(family: Family, text: str, effects: dict[str, str], back: bool, sentences: SentenceReader) -> str:
    before, told = in_words(family)
    marked = _marked(before, [(one.start, one.end, one.fact, _status(one.fact, family, effects, back)) for one in told])
    named = [
        (mention.start, mention.end, fact, _named(effects[fact]))
        for mention in sentences.read(text).mentions
        if (fact := FACT_OF[mention.kind][0]) in effects
    ]
    return f"{marked}{AFTER}{_marked(text, named)}"


def _named(effect: str) -> str:
    if effect.endswith("if"):
        return "hypothetical"
    return {"+": "now", "-": "denied", "?": "asked", "~": "other"}[effect]


def _status(fact: str, family: Family, effects: dict[str, str], back: bool) -> str:
    """What holds of a service that was told of before, once the turn is said."""
    there = family.facts.get(fact, "no") not in NOT_THERE
    effect = effects.get(fact)
    if effect is not None and effect.endswith("if"):
        return "hypothetical"
    if effect is not None:
        return {"+": "now", "-": "ended" if there else "denied", "?": "asked", "~": "other"}[effect]
    if fact in family.supposed:
        ends = back or any(not each.endswith("if") for each in effects.values())
        return ("now" if there else "denied") if ends else "hypothetical"
    if fact in family.unsure:
        return "asked"
    return "now" if there else "denied"


def _after(family: Family, effects: dict[str, str], back: bool, number: int) -> Family:
    told = {fact: effect for fact, effect in effects.items() if not effect.endswith("if")}
    supposed = {} if told or back else dict(family.supposed)
    supposed |= {f: "yes" if effect[0] == "+" else "no" for f, effect in effects.items() if effect.endswith("if")}
    facts = {fact: value for fact, value in family.facts.items() if fact not in told}
    facts |= {fact: "yes" if effect == "+" else "no" for fact, effect in told.items() if effect in "+-"}
    unsure = [fact for fact in SERVICES if (fact in family.unsure and fact not in told) or told.get(fact) == "?"]
    places = {**family.places, **dict.fromkeys(told, (number, 0, 1))}
    return replace(family, facts=facts, supposed=supposed, unsure=tuple(unsure), places=places)


def _marked(text: str, spans: list[tuple[int, int, str, str]]) -> str:
    for start, end, fact, status in sorted(spans, reverse=True):
        text = f"{text[:start]}⟦{text[start:end]}|{fact}|{status}⟧{text[end:]}"
    return text


def main(*paths: str) -> None:
    """Print the labelled lines of dialogues."""
    sentences = SentenceReader(load_vocabulary(None))
    for path in paths:
        print(*labelled(Path(path), sentences), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
