"""How likely each word of a text belongs to a person's name, for the redaction at the door."""

from __future__ import annotations

from assistant.privacy.names import Chances
from assistant.understanding.screening.reader import shared_screening_reader


class PersonNames:
    """The trained reader, loaded when first needed; a message costs it 2 ms."""

    def load(self) -> None:
        """Load the model now, so that no message waits for it. Commands that read no messages never do."""
        shared_screening_reader()

    def read(self, text: str) -> Chances:
        """Start, end and probability of each word."""
        return shared_screening_reader().read(text).words
