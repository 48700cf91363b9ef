"""Marks name an answer in a form, signed, so that nobody can report an answer that was never given."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from itsdangerous import BadData, URLSafeSerializer

RATED = frozenset({"answered", "depends", "not_settled", "not_held", "out_of_scope"})
ID_LENGTH = 12


class AnswerMarks:
    """Signs what an answer is (its id, topic, edition, voice and decision), so that nobody reports another."""

    def __init__(self, secret: bytes) -> None:
        self._serializer = URLSafeSerializer(secret, salt="answer-mark")

    def mark(self, answer: Mapping[str, Any] | None, words: tuple[str, ...]) -> str:
        """The mark of an answer with these words; '' for one that nobody is asked about."""
        if answer is None or answer["status"] not in RATED:
            return ""
        values = [
            hashlib.sha256("\n".join(words).encode()).hexdigest()[:ID_LENGTH],
            answer["topic"] or "",
            answer["edition"] or "",
            answer["audience"],
            answer["lead"] or answer["status"],
        ]
        return str(self._serializer.dumps(values))

    def read(self, mark: str) -> dict[str, str] | None:
        """What a mark names; None for one that is not ours."""
        try:
            answer, topic, edition, voice, decision = self._serializer.loads(mark)
        except (BadData, ValueError):
            return None
        return {"answer": answer, "topic": topic, "edition": edition, "voice": voice, "decision": decision}
