"""5,000 generated conversations: every sentence of guidance has a clause, the same question gives the same words."""

from __future__ import annotations

import random
from collections.abc import Iterator

from assistant.guidance.answers import answer_neighbour, answer_question, simpler, where_it_says
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.loading import load_library
from assistant.guidance.model import FACT_VALUES, VOICES, Answer, Situation
from assistant.guidance.who_leads import what_would_change, who_escalates, who_leads

CONVERSATIONS = 5_000
SEED = 20230116
DECISIONS = (who_leads, who_escalates, what_would_change)
DETAILS = ("", "how long does it take", "what is the name of the manager", "is there a deadline", "how many weeks")


def conversations(library: GuidanceLibrary) -> Iterator[list[Answer]]:
    """One to four turns each: questions of every kind, in every voice, with facts that change one at a time."""
    chance = random.Random(SEED)
    questions, subjects = sorted(library.questions), sorted(library.neighbours)
    for _ in range(CONVERSATIONS):
        audience, facts, answers = chance.choice(VOICES), {}, []
        for _ in range(chance.randint(1, 4)):
            kind = chance.choice(("question", "question", "decision", "decision", "neighbour", "follow_up"))
            if kind == "decision":
                fact = chance.choice(list(FACT_VALUES))
                facts[fact] = chance.choice(FACT_VALUES[fact])
                answers.append(chance.choice(DECISIONS)(Situation(**facts), audience, library))
            elif kind == "neighbour":
                answers.append(answer_neighbour(chance.choice(subjects), audience, library))
            elif kind == "follow_up" and answers:
                answers.append(chance.choice((simpler, where_it_says))(answers[-1], library))
            else:
                text = chance.choice(DETAILS)
                answers.append(answer_question(chance.choice(questions), audience, library, text=text))
        yield answers


def test_no_sentence_of_guidance_is_without_a_clause_that_exists() -> None:
    library = load_library()
    held = {clause_id for _, clause_id in library.clauses}
    for answers in conversations(library):
        for answer in answers:
            assert set(answer.clauses) <= held
            assert answer.status != "answered" or answer.clauses, answer.text
            for sentence in answer.sentences:
                assert set(sentence.clauses) <= held, sentence.text


def test_the_same_question_in_the_same_state_gives_the_same_bytes_after_a_restart() -> None:
    first = [answer.text for answers in conversations(load_library()) for answer in answers]
    again = [answer.text for answers in conversations(load_library()) for answer in answers]
    assert first == again
