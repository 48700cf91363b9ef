"""Names of people in a message, decided from how likely each of its words is to belong to one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.privacy.identifiers import Found
from assistant.privacy.lexicon import Lexicon, fold

Chances = Sequence[tuple[int, int, float]]
"""Start and end of each word of a text, without a possessive ending, and the probability that it belongs to a name."""
ReadNames = Callable[[str], Chances]
LIKELY = 0.4
"""From this probability on a word is taken out: a lost word costs a question, a kept name costs a child's privacy."""
LIKELY_NOTHING_ELSE = 0.015
"""From this one on where the word is a name and nothing else."""
LIKELY_BESIDE_ONE = 0.03
"""From this one on where the word has a capital and stands beside a name."""
_BETWEEN = frozenset({" ", "-", ". "})
"""What may stand between two words of one name."""


_HEADS_AN_ENTRY = re.compile(r"(?:^|[.;!?\n,]\s*)(?:[Tt]he )?(?P<word>[^\W\d_][\w'’-]+)\s*(?::|=|[–-](?=\s))")
"""The word at the head of an entry: "Amir: child in need. Bella: early help"."""

_A_FAMILY = re.compile(
    r"\b[Tt]he (?P<word>[A-Z][a-z]{2,}s)"
    r"(?=\s*(?:[:,?.]|$)|\s+(?:have|had|has|are|were|went|got|only|now|again|with|as)\b)"
)
"""A family by its surname: "back to the Osmans"."""

_NO_NAME = re.compile(
    r"(?i:\b(?:since|from|on|by|until|till?|next|last|this|every|each|starts?|started|starting|closed|closing)\s+"
    r"(?P<day>mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b)"
    r"|(?:^|[,;.!–-]\s*|\b(?:thanks|ok|ta)\s+)(?P<verb>will)\s+(?:tell|let|do|pass|ring|call|phone|email|send|read|check|ask|speak|get|be|try|look|come|go|not|need|give|make|wait|see|book|contact|chase|update|share)\b"
    r"|(?i:\b(?P<short>diff)\s+(?P<of>thing|question|q|one|family|fam|case|child|pupil|kid|topic|subject)\b)"
)
"""No name: a weekday in short ("closed since mon"), "will" before its verb ("thanks, will tell them"), "diff"."""


def names(text: str, chances: Chances, lexicon: Lexicon) -> Iterator[Found]:
    """Spans of names, each from its first word to its last; titles stay outside."""
    no_names = {match.start(group) for match in _NO_NAME.finditer(text) for group in _NO_NAME.groupindex}
    chances = [each for each in chances if each[0] not in no_names]
    sure = {text[start:end] for start, end, chance in chances if _is_name(text[start:end], chance, lexicon)}
    sure |= _families(text, lexicon)
    sure |= _heads_beside(text, sure, lexicon)
    begun: Found | None = None
    for start, end, chance in chances:
        word = text[start:end]
        joined = begun is not None and text[begun.end : start] in _BETWEEN
        beside = joined and word[0].isupper() and chance >= LIKELY_BESIDE_ONE
        again = word[0].isupper() and word in sure
        if beside or again or _is_name(word, chance, lexicon):
            if begun is not None and not joined:
                yield begun
            begun = Found(begun.start if begun is not None and joined else start, end, "name")
    if begun is not None:
        yield begun


def _families(text: str, lexicon: Lexicon) -> set[str]:
    words = {match["word"] for match in _A_FAMILY.finditer(text)}
    return {word for word in words if not {fold(word), fold(word)[:-1]} & lexicon.kept}


def _heads_beside(text: str, sure: set[str], lexicon: Lexicon) -> set[str]:
    """Words with a capital at the head of an entry, where a name heads another: they name somebody too."""
    heads = {match["word"] for match in _HEADS_AN_ENTRY.finditer(text)}
    return {word for word in heads if word[0].isupper() and fold(word) not in lexicon.kept} if heads & sure else set()


def _is_name(word: str, chance: float, lexicon: Lexicon) -> bool:
    form = _USED_AS_A_VERB.sub("", word)
    if len(word) == 1 or fold(word) in lexicon.nobody or (_is_short_form(form) and fold(form) in lexicon.kept):
        return False  # "pupil B", "the eldest": a letter or a place in the family names nobody, a short form a service
    return chance >= (LIKELY_NOTHING_ELSE if lexicon.is_name(word) else LIKELY)


_USED_AS_A_VERB = re.compile(r"(?<=[A-Z])(?:['’]d|ed|d)$")
"""The ending of a short form in "MASH NFA'd it"."""


def _is_short_form(word: str) -> bool:
    return re.fullmatch(r"(?=.*[A-Z].*[A-Z])[A-Za-z]{2,6}s?", word) is not None
