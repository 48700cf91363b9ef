"""The last check before an answer is shown."""

from dataclasses import replace

import pytest

from assistant.guidance.answers import answer_fixed, answer_question
from assistant.guidance.parts import Sentence
from assistant.guidance.wording import BrokenAnswer, rendered


def test_an_answered_question_without_a_clause_is_never_rendered(library):
    answer = replace(answer_question("eit_role", "school", library), clauses=())
    with pytest.raises(BrokenAnswer, match="answered without a clause"):
        rendered(answer, library)


def test_a_clause_that_is_not_in_the_edition_is_never_rendered(library):
    answer = replace(answer_question("eit_role", "school", library), clauses=("core-values/principle-9",))
    with pytest.raises(BrokenAnswer, match="principle-9 is not in edition 2023-01"):
        rendered(answer, library)


def test_a_sentence_with_a_clause_that_does_not_exist_is_never_rendered(library):
    answer = answer_question("eit_role", "school", library)
    invented = Sentence("There is a rule 4.", ("lead-professional/rule-4",), "2023-01")
    with pytest.raises(BrokenAnswer, match="rule-4"):
        rendered(replace(answer, sentences=(*answer.sentences, invented)), library)


def test_a_reply_without_guidance_has_no_source_line(library):
    assert answer_fixed("out_of_scope", "school", library).sources == ()
