"""The statements that a claim can put: the trained reader knows each, and its verdict fits the answer it opens."""

from __future__ import annotations

import json

from assistant.guidance.answers import answer_question
from assistant.understanding.follow_ups.reader import MODEL
from tests.support.shipped import shipped_library

LIBRARY = shipped_library()
STATEMENTS = LIBRARY.decided_statements


def test_the_trained_reader_knows_every_statement_and_no_other() -> None:
    known = json.loads((MODEL / "head.json").read_text(encoding="utf-8"))["claims"]
    assert known == ["none", *(f"{each}/{way}" for each in STATEMENTS for way in ("put", "denied"))]


def test_each_says_a_sentence_of_its_own() -> None:
    said = [each.says for each in STATEMENTS.values()]
    assert len(set(said)) == len(said)
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in said)


def test_no_statement_that_holds_holds_when_it_is_denied() -> None:
    for each in STATEMENTS.values():
        plain = {verdict for verdict in (each.put, each.denied) if verdict.startswith("yes")}
        assert len(plain) <= 1, each.id
        assert (each.put, each.denied) != ("no", "no"), each.id


def test_what_the_guidance_leaves_open_is_open_when_it_is_denied_too() -> None:
    for each in STATEMENTS.values():
        assert (each.put == "silent") == (each.denied == "silent"), each.id


def test_every_statement_has_an_answer_that_says_why() -> None:
    for each in STATEMENTS.values():
        if each.lead is None and each.question in LIBRARY.questions:
            assert answer_question(each.question, "school", LIBRARY).sentences
