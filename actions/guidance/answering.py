"""From a label to an answer of the guidance core; the one place where actions choose which function to call."""

from __future__ import annotations

from actions.turn import Turn
from assistant.bootstrap import Services
from assistant.guidance.answers import answer_fixed, answer_neighbour, answer_question, escalation_choice
from assistant.guidance.model import Answer, Situation
from assistant.guidance.which_escalation import leaves_open_which_escalation
from assistant.guidance.who_leads import who_escalates, who_leads

WHO_LEADS = "who_leads"
WHO_ESCALATES = "who_escalates"
ABOUT_ESCALATING = ("who_escalates", "guidance/when_to_escalate", "guidance/escalating_with_schools", "guidance/disagreement")
DECISIONS = {WHO_LEADS: who_leads, WHO_ESCALATES: who_escalates}


def answer_label(label: str, audience: str, turn: Turn, services: Services) -> Answer:
    """The answer to the question that `label` names, in the words for `audience`."""
    if label in ABOUT_ESCALATING and not turn.stated_facts and leaves_open_which_escalation(turn.text):
        return escalation_choice(audience, services.library)
    if label in DECISIONS:
        return DECISIONS[label](Situation.from_mapping(turn.remembered_facts), audience, services.library)
    family, _, question = label.partition("/")
    if family == "neighbour":
        return answer_neighbour(question, audience, services.library)
    if family in {"guidance", "chapter"}:
        return answer_question(question, audience, services.library, text=turn.text)
    return answer_fixed("out_of_scope", audience, services.library)
