"""Simpler words keep the voice of whoever asks and lose no hedge."""

from __future__ import annotations

import pytest

from assistant.guidance.answers import answer_question, simpler
from assistant.guidance.hedges import missing_qualifiers
from assistant.guidance.model import VOICES, Situation
from assistant.guidance.who_leads import who_leads
from tests.support.shipped import shipped_library

LIBRARY = shipped_library()
ADDRESSED = ("you have", "your child", "your early help worker", "your social worker")


def test_no_hedge_is_lost() -> None:
    lines = [line for entry in LIBRARY.questions.values() for lines in entry.voices.values() for line in lines]
    lines += [line for outcome in LIBRARY.rules.outcomes for lines in outcome.voices.values() for line in lines]
    for line in lines:
        plain = LIBRARY.plain_words.put(line.say)
        facts = [LIBRARY.facts[fact] for fact in line.facts]
        assert not list(missing_qualifiers(plain, facts)), plain


@pytest.mark.parametrize("voice", ("school", "practitioner"))
@pytest.mark.parametrize(
    "facts", [{"feh": "yes"}, {"yos": "prevention"}, {"social_care": "child_in_need"}, {"tier": "1"}]
)
def test_a_professional_is_not_told_of_their_own_child(voice: str, facts: dict[str, str]) -> None:
    answer = who_leads(Situation.from_mapping(facts), voice, LIBRARY)
    plain = simpler(answer, LIBRARY)
    assert plain.lead == answer.lead
    assert plain.audience == voice
    assert "usually" in plain.text
    assert not any(words in plain.text.lower() for words in ADDRESSED)


@pytest.mark.parametrize("voice", VOICES)
def test_simpler_words_are_no_more_and_never_the_same_words_again(voice: str) -> None:
    for question, entry in LIBRARY.questions.items():
        if entry.status == "answered" and question != "glossary":
            answer = answer_question(question, voice, LIBRARY)
            plain = simpler(answer, LIBRARY)
            assert plain.text != answer.text
            assert len(plain.sentences) <= len(answer.sentences)
