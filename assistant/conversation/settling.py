"""Does an answer on the topic in hand settle what a message asks? Weighed from how the message is read and put."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.conversation.heard import DECISIONS, Message
from assistant.conversation.staying import weights

SETTLES = 0.65
"""From this probability on the answer is given; below it, that none was found."""
WEIGHTS = Path(__file__).parent / "settling.yml"
_LEAST = 1e-4
_LONG = 12
_NAMING = re.compile(r"(?:what|which|who|whom|whose)\b(?! if\b)")
_YES_OR_NO = re.compile(r"(?:is|are|do|does|can|could|will|would|must|should|has|have|am|may)\b")
_MANNER = re.compile(r"(?:how|when|where|since|from)\b")
_OF_ONESELF = re.compile(r"\b(?:i|my|me|we|us|our)\b")


@dataclass(frozen=True)
class Settling:
    """What speaks for the likeliest answer on the topic in hand, and what for none of them."""

    label: str
    """The likeliest question of the topic."""
    features: dict[str, float]
    """The evidence as numbers, by the names of the weights."""

    @property
    def is_settled(self) -> bool:
        """Whether that question's answer is likely to settle what was asked."""
        known = weights(WEIGHTS)
        total = known["always"] + sum(known[name] * value for name, value in self.features.items())
        return 1 / (1 + math.exp(-total)) >= SETTLES


def settling(
    message: Message, own: Sequence[tuple[str, float]], told: str | None, topic_of: Callable[[str], str | None]
) -> Settling | None:
    """The evidence for the likeliest of the topic's `own` questions, where `told` was answered last."""
    if not own:
        return None
    label, best = own[0]
    whole = sum(p for _, p in own)
    guidance = sum(p for label, p in message.ranking if topic_of(label) is not None)
    features: dict[str, float] = {
        "best": math.log(best + _LEAST),
        "whole": math.log(whole + _LEAST),
        "share": best / (whole or 1.0),
        "told": label == told,
        "neighbour": sum(p for label, p in message.ranking if label.startswith("neighbour/")),
        "talk": sum(p for label, p in message.ranking if _is_talk(label)),
        "outside": dict(message.ranking).get("out_of_scope", 0.0),
        "guidance": math.log(guidance + _LEAST),
        "length": len(message.core.split()) / _LONG,
        "naming": _NAMING.match(message.core) is not None,
        "yes_or_no": _YES_OR_NO.match(message.core) is not None,
        "manner": _MANNER.match(message.core) is not None,
        "of_oneself": _OF_ONESELF.search(message.core) is not None,
    }
    return Settling(label, features)


def _is_talk(label: str) -> bool:
    return "/" not in label and label != "out_of_scope" and label not in DECISIONS
