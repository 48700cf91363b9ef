"""Button payloads: an intent and its entities in the form that Rasa reads back. Nothing else writes them."""

from __future__ import annotations

import json

QUESTION_FAMILIES = ("guidance", "chapter", "neighbour")


def payload(label: str, **entities: str) -> str:
    """The payload of a button for the question or intent `label`."""
    family = label.partition("/")[0]
    if family in QUESTION_FAMILIES and family != label:
        entities = {"question": label, **entities}
        label = family
    return f"/{label}{json.dumps(entities, ensure_ascii=False)}" if entities else f"/{label}"
