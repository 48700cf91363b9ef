"""The sentences of the conversation around the guidance: steering, booking, small talk, refusals.

Guidance itself is worded in `assistant/guidance/content`. Nothing here decides anything.
"""

from assistant.words.loading import Words, load_words

__all__ = ["Words", "load_words"]
