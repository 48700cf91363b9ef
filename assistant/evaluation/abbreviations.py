"""Are EIT, FEH, SPOC, TAS, TSM, YOS and SEWO ever taken for each other?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from assistant.understanding.decision import SAY, Reading

OWN_QUESTIONS = {
    "EIT": ("eit_",),
    "FEH": ("early_help",),
    "SPOC": ("spoc_", "using_spoc"),
    "TAS": ("tas_", "using_spoc"),
    "TSM": ("tsm_",),
    "YOS": (),
    "SEWO": ("consultation_",),
}
"""Short form → how the ids of the questions begin that are about it alone."""
FRAMES = (
    "what is the {}", "what does {} stand for", "who is the {}", "whats a {}", "explain {} please",
    "what does the {} do", "tell me about the {}",
    "meaning of {}", "{} meaning", "what is {} for", "can you tell me what {} is",
    "i have never heard of {}", "what do people mean by {}", "the letter says {}, what is that",
    "is there a {} at every school", "define {}", "why is there a {}", "who is on the {}", "when do we use the {}",
    "our school mentioned the {}", "what happens with the {}", "how does the {} work", "what is the role of the {}",
    "i am new here, what is {}",
)  # fmt: skip
FORMS = ("{}", "{}?", "{} thanks")


def generated_sentences() -> list[tuple[str, str]]:
    """Return (short form, sentence): 504 sentences, each short form in the same frames."""
    return [
        (short, form.format(frame.format(written)))
        for short, frame, form in product(OWN_QUESTIONS, FRAMES, FORMS)
        for written in (short if form != "{}" else short.lower(),)
    ]


def mistaken(sentences: Sequence[tuple[str, str]], readings: Sequence[Reading]) -> list[tuple[str, str, str]]:
    """Return (short form, sentence, label) where a question about another short form would be answered outright."""
    found = []
    for (short, sentence), reading in zip(sentences, readings, strict=False):
        question = reading.label.rpartition("/")[2]
        owners = {owner for owner, beginnings in OWN_QUESTIONS.items() if question.startswith(beginnings or ("\0",))}
        if reading.decision == SAY and owners and short not in owners:
            found.append((short, sentence, reading.label))
    return found
