"""Button payloads: an intent and its entities in the form that Rasa reads back. Nothing else writes or reads them."""

from __future__ import annotations

import json

from assistant.vocabulary import INTENT_CHOOSE

QUESTION_FAMILIES = ("guidance", "chapter", "neighbour")


def payload(label: str, **entities: str) -> str:
    """The payload of a button for the question or intent `label`."""
    family = label.partition("/")[0]
    if family in QUESTION_FAMILIES and family != label:
        entities = {"question": label, **entities}
        label = family
    return f"/{label}{json.dumps(entities, ensure_ascii=False)}" if entities else f"/{label}"


def choice_in(payload: str) -> str | None:
    """What a button for an offered choice chooses; None for any other payload."""
    intent, _, values = payload.partition("{")
    return json.loads("{" + values).get("choice") if intent == f"/{INTENT_CHOOSE}" and values else None
