"""The reviewed words that tell of harm to a child: pure, and able to speak when no model is loaded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from assistant.understanding.ages_apart import child_with_adult

DEFAULT_PATH = Path(__file__).parent.parent / "guidance" / "content" / "safeguarding_patterns.yml"
LEVELS = ("none", "line", "reply")
"""From nothing to the safety reply alone."""
_SENTENCE_END = re.compile(r"[.!?;]\s+|\n")
_OPENING_QUOTE = re.compile(r"(?<!\w)'(?=\w)")
_CHOICE = re.compile(r"\(([^()]*)\)")
_GAP = r"(?:\W+[\w']+){0,4}?"
_BETWEEN = r"[\W_]+"
_REMEMBERED = 64
"""Levels kept in memory: several steps of a turn ask for that of the same message."""


class SafeguardingPatterns:
    """Reads the level that a message's words call for."""

    def __init__(self, path: Path | None = None):
        data = YAML(typ="safe", pure=True).load((path or DEFAULT_PATH).read_text(encoding="utf-8"))
        who = {name: "|".join(words) for name, words in data["who"].items()}
        self._sure = _any_of((p for group in data["sure"].values() for p in group), who)
        self._line = _any_of((p for group in data["line"].values() for p in group), who)
        self._somebody = _any_of(data["beside"]["somebody"], who)
        self._harm = _any_of(data["beside"]["harm"], who)
        self._not_harm = _any_of(data["not_harm"], who)
        self._about_policy = _any_of(data["about_policy"], who)
        self._about_text = _any_of(data["about_text"], who)
        self._asks_for_contacts = _any_of(data["asks_for_contacts"], who)
        self._they_call = _any_of(data["they_call"], who)
        self._wants_them = _any_of(data["wants_them"], who)
        self._helpline = _any_of(data["helpline"], who)
        self._asks_further = _any_of(data["asks_further"], who)
        self._other_team = _any_of(data["other_team"], who)
        self._safety_team = _any_of(["{safety_team}"], who)
        self._reported = _any_of(data["reported"], who)
        self._at_risk = {need: _any_of(phrases, who) for need, phrases in data["adult_at_risk"].items()}
        self._child_writes = _any_of(data["child_writes"], who)
        self._adult_writes = _any_of(data["adult_writes"], who)
        self._remembered_level = lru_cache(_REMEMBERED)(self._level)

    def level(self, text: str) -> str:
        """`reply`, `line` or `none`, from the words alone."""
        return self._remembered_level(text)

    def _level(self, text: str) -> str:
        words = self.without_idioms(text)
        if self._sure.search(words) or self._harm_beside_somebody(words):
            return "reply"
        return "line" if self._line.search(words) else "none"

    def weigh(self, text: str, statistic: str) -> str:
        """The level from the words and from a model's level together.

        A question about rules gets the reply alone only where words and model agree; a mere figure of speech never. One
        that names a worry, and in which the model hears nothing, gets no line either.
        """
        words = self.level(text)
        if statistic == "none" and self._is_no_telling(text, words):
            return "none"
        higher, lower = sorted((words, statistic), key=LEVELS.index, reverse=True)
        if higher != "reply":
            return higher
        if self.speaks_of_rules(text):
            return lower if lower == "reply" else "line"
        return "line" if self._is_figure_of_speech(text) else "reply"

    def _is_no_telling(self, text: str, words: str) -> bool:
        """Whether the words of harm stand in a question about a text, or the worrying ones in one about rules."""
        return self._about_text.search(plain(text)) is not None or (words == "line" and self.speaks_of_rules(text))

    def speaks_of_rules(self, text: str) -> bool:
        """Whether the message asks about policy or procedure rather than telling of a child."""
        return self._about_policy.search(plain(text)) is not None

    def child_writes(self, text: str) -> bool:
        """Whether the writer seems to be a child: speaks of itself as one, and not of somebody else's words."""
        words = plain(text)
        return self._child_writes.search(words) is not None and self._adult_writes.search(words) is None

    def asks_for_contacts(self, text: str) -> bool:
        """Whether the message asks how to reach the people who keep children safe."""
        words = self._they_call.sub(" ", plain(text))
        if self._asks_for_contacts.search(words) is None:
            return False
        return self._safety_team.search(words) is not None or self._other_team.search(words) is None

    def asks_further(self, text: str) -> bool:
        """Whether a short message asks on about those people, where nothing but the words before can tell."""
        words = plain(text).strip(" ?!.")
        return self._asks_further.fullmatch(words) is not None and self._other_team.search(words) is None

    def names_safety_team(self, text: str) -> bool:
        """Whether the message is nothing but the name of those people, or the wish for them ("need MASH quickly")."""
        words = plain(text).strip(" ?!.")
        return any(pattern.fullmatch(words) for pattern in (self._safety_team, self._wants_them))

    def names_helpline(self, text: str) -> bool:
        """Whether the message names a helpline that is no part of the council."""
        return self._helpline.search(plain(text)) is not None

    def adult_at_risk(self, text: str) -> str | None:
        """`despair` or `violence` where the writer is the one at risk and seems to be an adult, else None."""
        words = self.without_idioms(text)
        reported = self._reported.search(words)
        own = words[: reported.start()] if reported else words
        return next((need for need, pattern in self._at_risk.items() if pattern.search(own)), None)

    def _harm_beside_somebody(self, words: str) -> bool:
        """Whether one sentence names somebody and what is never a figure of speech beside somebody.

        A child spoken of as the girl or boy friend of somebody grown is one of these.
        """
        sentences = (part for part in _SENTENCE_END.split(words) if self._harm.search(part))
        return any(self._somebody.search(part) for part in sentences) or child_with_adult(words)

    def _is_figure_of_speech(self, text: str) -> bool:
        """Whether an idiom stands in the message, and nothing else speaks of harm."""
        words = plain(text)
        rest = self._not_harm.sub(" ", words)
        return rest != words and not self._sure.search(rest) and not self._line.search(rest)

    def without_idioms(self, text: str) -> str:
        """The message in plain letters, without what is only a way of speaking."""
        return self._not_harm.sub(" ", plain(text))


@lru_cache(maxsize=1)
def safeguarding_patterns() -> SafeguardingPatterns:
    """The project's own patterns, read once."""
    return SafeguardingPatterns()


def words_level(text: str) -> str:
    """The level by words alone, for use where no model can be asked."""
    return safeguarding_patterns().level(text)


def safety_words(key: str, *texts: str) -> str:
    """The key of the fixed words for whoever seems to write: a child, an adult at risk, or somebody worried.

    The first text is the message, the others what the same person wrote before.
    """
    patterns = safeguarding_patterns()
    if any(patterns.child_writes(text) for text in texts):
        return f"{key}_child"
    needs = (patterns.adult_at_risk(text) for text in texts)
    return next((f"{key}_{need}" for need in needs if need), key)


def contact_words(text: str) -> str:
    """The key of the fixed words for whoever asks how to reach those people, or a helpline by its name."""
    return "safeguarding_helplines" if safeguarding_patterns().names_helpline(text) else "safeguarding_contact"


def plain(text: str) -> str:
    """Lower case, one kind of apostrophe and none that opens a quotation, one space between words."""
    text = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'")
    text = _OPENING_QUOTE.sub("", text)
    return re.sub(r"\s+", " ", re.sub(r"[\u200b-\u200f\u2060\ufeff\u00ad]", "", text)).strip().lower()


def _any_of(phrases: Iterable[Any], who: dict[str, str]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w'])(?:" + "|".join(_pattern(str(phrase), who) for phrase in phrases) + r")(?![\w])")


def _pattern(phrase: str, who: dict[str, str]) -> str:
    """`"(a|b) ... c"` as a regular expression; an empty choice may be left out with its space."""
    for name, words in who.items():
        phrase = phrase.replace("{" + name + "}", f"({words})")
    tokens = re.findall(r"\([^()]*\)(?:\S*)|\S+", phrase.lower())
    pattern, begun = "", False
    for token in tokens:
        if token == "...":
            pattern += _GAP
            continue
        piece = _CHOICE.sub(
            lambda match: (
                "(?:"
                + "|".join(_words(choice) for choice in match[1].split("|") if choice)
                + ")"
                + ("?" if "" in match[1].split("|") else "")
            ),
            token,
        )
        if not token.startswith("("):
            piece = _CHOICE.sub("", token) and piece
        optional = token.startswith("(") and token.endswith(")") and "" in token[1:-1].split("|")
        if optional and not begun:  # what may be left out at the start takes the gap after it along
            pattern += f"(?:{piece.removesuffix('?')}{_BETWEEN})?"
            continue
        join = _BETWEEN if begun else ""
        pattern += f"(?:{join}{piece.removesuffix('?')})?" if optional else join + piece
        begun = True
    return pattern


def _words(choice: str) -> str:
    return _BETWEEN.join(_apostrophe(word) for word in choice.split())


def _apostrophe(word: str) -> str:
    return word.replace("'", "'?")
