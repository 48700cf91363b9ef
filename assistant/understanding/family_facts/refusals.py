"""Services sent away, services that left, and services that are only imagined."""

from __future__ import annotations

from types import SimpleNamespace

from assistant.understanding.family_facts.said import Said
from assistant.understanding.family_facts.sentence import Sentence


def weigh_refusals(sentence: Sentence, said: dict[int, Said], p: SimpleNamespace) -> None:
    """ "Turned early help down", "early help but mum said no", "early help left", "if there were a social worker"."""
    masked, mentions = sentence.masked, sentence.mentions
    for match in p.turned_down.finditer(masked):
        said |= {int(mark): Said.NOT_THERE for mark in match.groups() if mark}
    for match in p.declined.finditer(masked):
        if mentions[int(match["declined"])].kind == "feh":  # the one service that needs consent
            said.setdefault(int(match["declined"]), Said.NOT_THERE)
    for match in p.left.finditer(masked):
        if mentions[int(match["left"])].kind in ("feh", "yos"):  # a social worker who left is replaced
            said.setdefault(int(match["left"]), Said.ENDED)
    for match in p.imagined.finditer(masked):
        said.setdefault(int(match["had"] or match["was"]), Said.THERE)
