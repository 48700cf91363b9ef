"""The question that says most of what is spoken of."""

from __future__ import annotations

from assistant.conversation.heard import GLOSSARY, Known
from assistant.conversation.state import ConversationState

ABOUT_SCOPE = "guidance/about_scope"


def about(state: ConversationState, known: Known) -> str:
    """The label of the question that says most of what is spoken of."""
    label = (state.label or "").removeprefix("nearest/")
    if label.startswith(("guidance/", "chapter/")) and label != GLOSSARY:
        return label
    row = known.grid.subjects.get(state.subject or "") or known.grid.subjects.get(state.topic or "")
    return known.label_of(row.about) if row else ABOUT_SCOPE
