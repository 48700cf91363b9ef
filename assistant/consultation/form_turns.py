"""Does a turn answer the question a form has asked, or does it interrupt? Decided here, in one table.

It knows nothing of what the answer is worth: that is `answers`.
"""

from __future__ import annotations

import re

# Turns that stop, leave or steer a form whatever it has asked.
COMMANDS = frozenset({
    "stop", "start_again", "ask_human", "go_back", "correct_answer", "repeat", "switch_audience", "delete_my_data",
    "cancel_consultation", "change_consultation", "find_consultation",
})
# Turns that a form reads itself, wherever they come.
FORM_TURNS = frozenset({"affirm", "deny", "choose", "contact_taken", "contact_refused", "skip"})
# Questions that an open question ("what is it about?") may be answered with.
OPEN_QUESTIONS = frozenset({"consultation_topic", "consultation_organisation", "consultation_name"})
ASKING_FAMILIES = ("guidance", "chapter", "neighbour", "who_leads", "who_escalates", "consultation_availability")
SHORT_COMMAND_WORDS = 8

_OPENS_A_QUESTION = re.compile(
    r"\s*(what|who|whose|when|where|why|how|which|can|could|do|does|did|is|are|am|should|will|would|may|must|whats|hows)\b",
    re.IGNORECASE,
)


def answers_the_question(asked: str | None, intent: str, label: str | None, decision: str | None, text: str) -> bool:
    """Whether the turn belongs to the form that asked for the slot `asked`.

    `intent` is the intent's name, `label` its full name (None for a button), `decision` what the
    language model would do with it (say, ask, turn_away), `text` the redacted words.
    """
    if intent in FORM_TURNS:
        return True
    sure = label is None or decision == "say"
    if intent in COMMANDS:
        return not (sure and _may_interrupt(asked, text, label))
    if intent in ASKING_FAMILIES:
        return not (sure and _asks_something(asked, text, label))
    return not (sure and intent in {"ask_help", "bot_challenge", "ask_source", "say_simpler", "greet", "thank",
                                    "frustration"} and asked not in OPEN_QUESTIONS)


def _may_interrupt(asked: str | None, text: str, label: str | None) -> bool:
    """A command is short; a long answer to an open question only sounds like one."""
    return label is None or asked not in OPEN_QUESTIONS or len(text.split()) <= SHORT_COMMAND_WORDS


def _asks_something(asked: str | None, text: str, label: str | None) -> bool:
    """In answer to an open question, only what is put as a question is taken as one."""
    if label is None or asked not in OPEN_QUESTIONS:
        return True
    return text.rstrip().endswith("?") or bool(_OPENS_A_QUESTION.match(text))
