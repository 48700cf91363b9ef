"""Does a turn answer the question a form has asked, or does it interrupt? Decided here, in one table.

It knows nothing of what the answer is worth: that is `answers`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.consultation.answers import mentions_a_time, read_code, read_reference, read_role, read_yes_or_no

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
READERS: dict[str, Callable[[str], object | None]] = {
    "consultation_role": read_role,
    "consultation_confirmed": read_yes_or_no,
    "consultation_email_code": read_code,
    "change_code": read_code,
    "change_reference": read_reference,
    "change_confirmed": read_yes_or_no,
}
SHORT_COMMAND_WORDS = 12
SURE_ENOUGH = 0.6

_OPENS_A_QUESTION = re.compile(
    r"\s*(what|who|whose|when|where|why|how|which|can|could|do|does|did|is|are|am|should|will|would|may|must|whats|hows)\b",
    re.IGNORECASE,
)


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
    is_open, is_question = asked in OPEN_QUESTIONS, _is_put_as_a_question(text)
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
    return reader is not None and reader(text) is not None and not _is_put_as_a_question(text)


def _is_put_as_a_question(text: str) -> bool:
    return text.rstrip().endswith("?") or bool(_OPENS_A_QUESTION.match(text))
