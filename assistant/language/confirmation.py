"""Reads the answer to "Shall I …?": yes, no or wait, by a closed grammar.

An act that cannot be taken back follows only from an answer that is whole: yes-words, the act itself,
politeness and fillers, and nothing else. Every other word stays unread, for the dialogue to take up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from assistant.language.agreement import agreements_at
from assistant.language.confirmation_words import (
    ACT_VERBS,
    ECHOED_VERBS,
    FILLERS,
    KEEPING,
    LONGEST_PHRASE,
    NEGATIONS,
    NO_WORDS,
    NOT_A_NO,
    OBJECTS,
    STOPPING,
    UNFINISHED,
    WAITING,
    YES_WORDS,
    Act,
)
from assistant.language.reading import Reading, not_understood
from assistant.language.words import Word, phrase_length, split_words, typed_text


class Answer(Enum):
    """What somebody says to a question that is answered with yes or no."""

    YES = "yes"
    NO = "no"
    WAIT = "wait"


class FormCommand(Enum):
    """What somebody wants done with the form that is open."""

    LEAVE = "leave"
    GO_ON = "go on"


class _Sign(Enum):
    """What one phrase of an answer says."""

    YES = "a yes-word"
    NO = "a no-word"
    DO = "the act that was asked about"
    DO_NOT = "its opposite"
    WAIT = "a wish for time"
    NOTHING = "politeness"


# Skin tones and the emoji variant selector follow the sign.
_TONE = "[\U0001f3fb-\U0001f3ff\ufe0f]*"
_SAID_BY_SIGNS = (
    (re.compile(f"[\U0001f44d\U0001f44c\u2705\u2714\u2611\U0001f197]{_TONE}"), " yes "),
    (re.compile(f"[\U0001f44e\u274c\u2716\U0001f6ab\U0001f645]{_TONE}"), " no "),
    (re.compile(f"[\U0001f600-\U0001f60a\U0001f642\U0001f64f\U0001f64c\U0001f44f\u263a\u2764]{_TONE}"), " please "),
)


def read_yes_or_no(text: str) -> Reading[bool]:
    """True for yes and False for no, where no act is asked about. Whole only if nothing else was said."""
    answer = read_answer_to(None, text)
    match answer.understood:
        case Answer.YES:
            return Reading(True, answer.unread)
        case Answer.NO:
            return Reading(False, answer.unread)
        case _:
            return not_understood(text)


def read_answer_to(act: Act | None, text: str) -> Reading[Answer]:
    """The answer to "Shall I <act>?". `unread` holds a correction, a question, a doubt or another act.

    "Cancel it" is yes to cancelling and unread at booking; "keep it" is no to cancelling.
    """
    signs, unread = _signs(_words(text), act)
    answer = _decided(signs)
    return not_understood(text) if answer is None else Reading(answer, typed_text(unread))


def read_form_command(text: str) -> Reading[FormCommand]:
    """Whether somebody who was asked something else wants to leave the form or to go on with it.

    A bare yes or no is neither. Leaving needs every word, as any other act does.
    """
    signs, unread = _signs(_words(text), Act.LEAVE)
    if _Sign.WAIT not in signs and (_Sign.DO in signs) != (_Sign.DO_NOT in signs):
        return Reading(FormCommand.LEAVE if _Sign.DO in signs else FormCommand.GO_ON, typed_text(unread))
    return not_understood(text)


def _words(text: str) -> list[Word]:
    """The words of an answer, with signs such as a thumb turned up said in words."""
    for sign, word in _SAID_BY_SIGNS:
        text = sign.sub(word, text)
    return split_words(text)


def _signs(words: Sequence[Word], act: Act | None) -> tuple[list[_Sign], list[Word]]:
    """What each phrase says, in order, and the words that belong to no phrase.

    Of all the ways to cut the text into phrases, the one that leaves the fewest words unread and then makes
    the fewest phrases: "yes, please do" is "yes" and "please do".
    """
    # From the end: how many words stay unread and how many phrases follow, and the phrase that begins here.
    costs = [(0, 0)]
    first: list[tuple[int, _Sign | None]] = []
    for at in range(len(words) - 1, -1, -1):
        unread_here = (costs[-1][0] + 1, costs[-1][1])
        best = unread_here
        phrase: tuple[int, _Sign | None] = (1, None)
        for length, sign in _phrases_at(words, at, act):
            rest = costs[len(costs) - length]
            if (rest[0], rest[1] + 1) < best:
                best, phrase = (rest[0], rest[1] + 1), (length, sign)
        costs.append(best)
        first.append(phrase)
    signs: list[_Sign] = []
    unread: list[Word] = []
    at = 0
    while at < len(words):
        taken, said = first[len(words) - 1 - at]
        if said is None:
            unread.append(words[at])
        else:
            signs.append(said)
        at += taken
    return signs, unread


_TABLES = (
    (YES_WORDS, _Sign.YES),
    (NO_WORDS, _Sign.NO),
    (NOT_A_NO, _Sign.NOTHING),
    (WAITING, _Sign.WAIT),
    (FILLERS, _Sign.NOTHING),
)


def _phrases_at(words: Sequence[Word], at: int, act: Act | None) -> Iterator[tuple[int, _Sign]]:
    """Every phrase that begins with a word, and what it says; what the act makes of it comes first."""
    if act is not None:
        yield from _of_act(words, at, act)
    yield from ((length, _Sign.YES) for length in agreements_at(words, at, act))
    for length in range(1, min(LONGEST_PHRASE, len(words) - at) + 1):
        text = " ".join(word.plain for word in words[at : at + length])
        if at + length == len(words) and text in UNFINISHED:
            continue
        yield from ((length, sign) for table, sign in _TABLES if text in table)


def _of_act(words: Sequence[Word], at: int, act: Act) -> Iterator[tuple[int, _Sign]]:
    verbs = ACT_VERBS[act] | ECHOED_VERBS[act]
    found = [
        (phrase_length(words, at, KEEPING[act], LONGEST_PHRASE), _Sign.DO_NOT),
        (phrase_length(words, at, STOPPING[act], LONGEST_PHRASE), _Sign.NO),
        (_with_object(words, at, ACT_VERBS[act], act), _Sign.DO),
        (_with_object(words, at, ECHOED_VERBS[act], act), _Sign.NOTHING),
    ]
    if negation := phrase_length(words, at, NEGATIONS, LONGEST_PHRASE):
        verb = _with_object(words, at + negation, verbs, act)
        kept = phrase_length(words, at + negation, KEEPING[act], LONGEST_PHRASE)
        found += [(negation + verb if verb else 0, _Sign.DO_NOT), (negation + kept if kept else 0, _Sign.DO)]
    yield from ((length, sign) for length, sign in found if length)


def _with_object(words: Sequence[Word], at: int, verbs: frozenset[str], act: Act) -> int:
    """The length of a verb together with the object that may follow it."""
    verb = phrase_length(words, at, verbs, LONGEST_PHRASE)
    return verb + phrase_length(words, at + verb, OBJECTS[act], LONGEST_PHRASE) if verb else 0


def _decided(signs: Sequence[_Sign]) -> Answer | None:
    """One answer for all the signs; None where they say nothing or contradict each other."""
    said = [sign for sign in signs if sign is not _Sign.NOTHING]
    if _Sign.WAIT in said:
        return Answer.WAIT
    if _Sign.DO_NOT in said:
        return None if _Sign.DO in said else Answer.NO
    if _Sign.NO in said:
        # "Yes - actually no" takes the yes back. "No, book it" and "no, yes" leave open which was meant.
        takes_back = said[-1] is _Sign.NO and _Sign.DO not in said
        return Answer.NO if takes_back else None
    return Answer.YES if said else None
