"""Does a turn answer the question a form has asked, or does it interrupt? Decided here, in one table.

It knows nothing of what the answer is worth: that is `answers`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from assistant.language.codes import read_code
from assistant.language.confirmation import read_answer_to
from assistant.language.confirmation_words import Act
from assistant.language.reading import Reading
from assistant.language.references import read_reference
from assistant.language.roles import read_role
from assistant.language.service_questions import is_a_question
from assistant.language.times.mentions import mentions_a_time

# Turns that stop, leave or steer a form whatever it has asked.
COMMANDS = frozenset(
    {
        "stop",
        "skip",
        "start_again",
        "ask_human",
        "go_back",
        "correct_answer",
        "repeat",
        "switch_audience",
        "delete_my_data",
        "cancel_consultation",
        "change_consultation",
        "find_consultation",
    }
)
# Turns that a form reads itself, wherever they come.
FORM_TURNS = frozenset({"affirm", "deny", "choose", "contact_taken", "contact_refused"})
# Questions that an open question ("what is it about?") may be answered with.
OPEN_QUESTIONS = frozenset({"consultation_topic", "consultation_organisation", "consultation_name"})
ASKING_FAMILIES = ("guidance", "chapter", "neighbour", "who_leads", "who_escalates")
# Remarks that are answered, where the form has not asked for words of one's own.
REMARKS = frozenset({"ask_help", "bot_challenge", "ask_source", "say_simpler", "greet", "thank", "frustration"})
TIME_QUESTIONS = frozenset({"consultation_slot", "change_slot"})
READERS: dict[str, Callable[[str], Reading[Any]]] = {
    "consultation_role": read_role,
    "consultation_confirmed": partial(read_answer_to, Act.BOOK),
    "consultation_email_code": read_code,
    "change_code": read_code,
    "change_reference": read_reference,
    "change_confirmed": partial(read_answer_to, None),
}
SHORT_COMMAND_WORDS = 12
SURE_ENOUGH = 0.6


def answers_the_question(
    *, asked: str | None, intent: str, label: str | None, decision: str | None, confidence: float, text: str
) -> bool:
    """Whether the turn belongs to the form that asked for the slot `asked`.

    `intent` is the intent's name, `label` its full name (None for a button), `decision` what the
    language model would do with it (say, ask, turn_away) at `confidence`, `text` the redacted words.
    """
    if intent in FORM_TURNS:
        return True
    if label is None:
        return False
    if _reads_as_answer(asked, text):
        return True
    is_open, is_question = asked in OPEN_QUESTIONS, is_a_question(text)
    if is_open and is_question:
        return False
    sure = confidence >= SURE_ENOUGH and (decision == "say" or label.startswith("neighbour/"))
    if not sure:
        return True
    if intent in COMMANDS:
        return is_open and len(text.split()) > SHORT_COMMAND_WORDS
    return is_open or intent not in (*ASKING_FAMILIES, *REMARKS)


def _reads_as_answer(asked: str | None, text: str) -> bool:
    """Whether the question's own reader takes the words, which are not a question themselves."""
    if asked in TIME_QUESTIONS:
        # "What about Tuesday?" is put as a question and is an answer all the same.
        return mentions_a_time(text)
    reader = READERS.get(asked or "")
    return reader is not None and reader(text).understood is not None and not is_a_question(text)
