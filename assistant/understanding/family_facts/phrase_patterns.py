"""The little language of the phrase files, as regular expressions over masked words.

`(a|b)` is either, `(a|)` an optional one, groups may stand in groups; `{slot}` any number of a list's words, "@" one
name or several joined, "#" exactly one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# What a name may carry: "YOS officer", "early help man", "YOS statutory".
KIND_OF_WORKER = (
    r"(?: (?:prac|practitioner|practitioners|worker|workers|officer|case manager|manager|man|lady|woman|person|people"
    r"|team|service|statutory|stat|prevention|preventative|prev))?"
)
ONE = rf"(?: (?:both|either|a|an|the|lovely|nice|great|named|allocated))* @\d+{KIND_OF_WORKER}"
# Names join by a word or a mark that binds; a comma joins only where such a word closes the list.
NAMES = rf"{ONE}(?: @\d+)?(?:(?:(?: ,{ONE})*(?: ,)?|) (?:and|or|nor|/|&|\+|plus){ONE})*"
# A list that a comma alone may join: only behind words that speak of all of it.
LISTED = rf"{ONE}(?:(?: ,| /| or| and| nor| &)*{ONE})*"
_NUMBER = r"(?:y|yr|year)?\d[\d/.%]*(?:st|nd|rd|th|wks?|mths?|yrs?|hrs?|pm|am|ish|w|m|x)?"
_NAMED = {"@": NAMES, "@+": LISTED, "#": ONE}
_TOKEN = re.compile(r"[()|]|\{\w+\}|[^\s(){}|]+")


def pattern_of(phrase: str, words: Mapping[str, str]) -> str:
    """The pattern of a phrase; `words` has that of each list."""
    tokens = _TOKEN.findall(phrase)
    pattern, rest = _alternatives(tokens, words)
    assert not rest, f"unbalanced: {phrase}"
    return pattern


def any_of(words: list[str]) -> str:
    """Any number of these words, numbers among them."""
    return rf"(?: (?:{one_of(words)}|{_NUMBER}|'s|%|:)(?= |$))*"


def one_of(words: list[str]) -> str:
    """One of these words, the longest first."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))})"


def _alternatives(tokens: list[str], words: Mapping[str, str]) -> tuple[str, list[str]]:
    found, parts = [], ""
    while tokens and tokens[0] != ")":
        token, tokens = tokens[0], tokens[1:]
        if token == "|":
            found.append(parts)
            parts = ""
        elif token == "(":
            group, tokens = _alternatives(tokens, words)
            parts, tokens = parts + group, tokens[1:]
        elif token in _NAMED:
            parts += _NAMED[token]
        else:
            parts += words[token[1:-1]] if token.startswith("{") else f" {re.escape(token)}"
    found.append(parts)
    if len(found) == 1:
        return parts, tokens
    # The longest first: "close us" before "close".
    longest = sorted((part for part in found if part), key=len, reverse=True)
    return f"(?:{'|'.join(longest)}){'?' if '' in found else ''}", tokens
