"""Asks the `lingua` library which language a text is written in.

Only its models of three letters are read: some 27 MB for English, the languages that have a note, and those that are
easily taken for one of them; the full models hold about 160 MB and tell whole sentences no better apart. Nothing is
loaded until a message is seen that may be in another language.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from assistant.language.other_languages import Guess

if TYPE_CHECKING:
    from lingua import LanguageDetector

# By ISO 639-1. The second row is recognised so that it is not taken for the first.
CODES = (
    *("en", "es", "pt", "fr", "ar", "so", "bn", "tr", "vi"),
    *("it", "ca", "ro", "fa", "ur", "sq", "sw", "tl", "yo", "pl", "de", "nl"),
)


class LanguageGuess:
    """Loaded once, when first needed; a guess takes less than a tenth of a millisecond."""

    @cached_property
    def _detector(self) -> LanguageDetector:
        from lingua import IsoCode639_1, LanguageDetectorBuilder

        codes = (getattr(IsoCode639_1, code.upper()) for code in CODES)
        return LanguageDetectorBuilder.from_iso_codes_639_1(*codes).with_low_accuracy_mode().build()

    def __call__(self, text: str) -> Guess:
        """The likeliest language of a text."""
        first = self._detector.compute_language_confidence_values(text)[0]
        return Guess(first.language.iso_code_639_1.name.lower(), first.value)
