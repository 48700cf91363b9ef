"""Button payloads, in the form that Rasa reads back (nothing else writes or reads them), and the intent of a label."""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from assistant.vocabulary import INTENT_CHOOSE

QUESTION_FAMILIES = ("guidance", "chapter", "neighbour")

INTENT_GUIDANCE = "guidance"
ANSWERED_AS_GUIDANCE = ("aspect", "nearest", "document", "chapter")


def intent_of_label(label: str) -> str:
    """The intent by which a message that was understood as this label goes on."""
    family = label.split("/", 1)[0]
    return INTENT_GUIDANCE if family in ANSWERED_AS_GUIDANCE else family


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


def reason_text(key: str, values: Mapping[str, object]) -> str:
    """A reason and what its words need, as one value: "code_wrong?tries=4".

    # Rasa 3.6: entities that the domain does not list are dropped, so that each value cannot be one of its own.
    """
    told = {name: value for name, value in values.items() if value not in {None, ""}}
    return f"{key}?{urlencode(told)}" if told else key


def reason_in(text: str) -> tuple[str, dict[str, str]]:
    """The reason and the values of what `reason_text` wrote."""
    key, _, values = text.partition("?")
    return key, dict(parse_qsl(values))
