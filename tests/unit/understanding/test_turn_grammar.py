"""A turn about a family is read as steps only if every word of it belongs to one."""

from __future__ import annotations

import pytest

from assistant.understanding.family_facts.sentence import SentenceReader
from assistant.understanding.family_facts.turn_grammar import TurnGrammar
from assistant.understanding.family_facts.vocabulary import load_vocabulary

SENTENCES, GRAMMAR = SentenceReader(load_vocabulary(None)), TurnGrammar()


def operations(text: str) -> list[str]:
    steps = GRAMMAR.read(SENTENCES.read(text))
    return [step.operation.value for step in steps if step.operation.value != "asks"]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("no, drop that idea", ["back"]),
        ("ok it was purely hypothetical, so who is it", ["back"]),
        ("none of that is real yet though", ["back"]),
        ("they aren't leaving", ["back"]),
        ("he won't", ["back"]),
        ("back to how things are, who leads?", ["back"]),
        ("she is still here, so who?", ["back"]),
        ("nothing has changed", ["back"]),
        ("sorry, we stay with early help", ["stays"]),
        ("still on a CP plan", ["stays"]),
        ("and right now, who leads?", ["today"]),
        ("forget all that, who leads in the current position?", ["back", "today"]),
        ("and once they've stepped down to early help?", ["supposes", "steps_down"]),
        ("and if it's YOS that closes first?", ["supposes", "goes"]),
        ("i mean she finish in july, sorry my english", ["ends"]),
        ("YOS as well", ["adds"]),
        ("plus a social worker", ["adds"]),
        ("oh, FEH too, I forgot to say", ["adds"]),
        ("we also have youth justice", ["tells"]),
        ("CSC opened too", ["tells"]),
        ("the outcome came back as child protection", ["tells"]),
        ("YJS is only prevention", ["tells"]),
        ("sorry, I wrote statutory, it is a voluntary programme", ["prevention"]),
        ("well they had one, it ended in March", ["ends"]),
        ("scrap YJS, they never started", ["withdraws", "undone"]),
        ("if she takes early help, is it still him?", ["supposes", "comes", "still"]),
        ("so still him", ["still"]),
        ("we didn't agree to it yet", ["back"]),
        ("until then?", ["today"]),
        ("in the meantime", ["today"]),
        ("but for now", ["today"]),
        ("he isn't finishing, so it's still him?", ["back", "still"]),
        ("suppose they step down to FEH in March", ["supposes", "steps_down"]),
        ("they have written back and refused us, threshold not met", ["refuses", "refuses"]),
        ("and if it closes to nobody at all", ["supposes", "nothing"]),
        ("just the early help lady now", ["only"]),
        ("only YOS left", ["only"]),
        ("he stopped in June", ["ends"]),
        ("sorry, she closed us last month", ["ends"]),
        ("FEH finished on Monday", ["gone"]),
        ("FEH finished at Easter, YOS only", ["gone", "only"]),
        ("YOS? no", ["gone"]),
        ("suppose CSC open", ["supposes", "comes"]),
        ("and if we say yes to early help", ["supposes", "comes"]),
        ("what if FEH stop and YOS come in instead", ["supposes", "goes", "comes"]),
        ("would a CP plan change that?", ["supposes", "comes"]),
        ("if he's stepped down to FEH", ["supposes", "steps_down"]),
        ("and if mum says no again", ["supposes", "refuses"]),
        ("if they all leave", ["supposes", "nothing"]),
        ("there's nobody else", ["others"]),
        ("it's just school now", ["alone"]),
        ("no YOS, no social worker as well", ["goes", "gone"]),
        ("good news, they've accepted it and a worker is allocated", ["opens", "opens"]),
        ("they took it on in the end", ["opens"]),
        ("mum's changed her mind, it has reopened to us", ["opens"]),
        ("sorry, we closed in March", ["we_end"]),
        ("closed on Tuesday, no one left in", ["ends", "alone"]),
        ("the order has run out", ["ends"]),
        ("no, nothing allocated yet", ["undone"]),
        ("does early help drop out then?", ["again"]),
        ("even though it's only voluntary, no order?", ["again"]),
        ("so it's [name]?", ["again"]),
        ("if they hand us over to early help", ["supposes", "instead"]),
        ("suppose we then closed", ["supposes", "we_end"]),
        ("forget the what if, who leads", ["back"]),
        ("scrap the CIN, early help it is", ["withdraws", "tells"]),
        ("it's nobody but us", ["alone"]),
    ],
)
def test_a_turn_is_its_steps(text, steps):
    assert operations(text) == steps


@pytest.mark.parametrize(
    "text",
    [
        "no FEH, he has a cousin with YOS",
        "the early help lady is lovely",
        "is it true that she said so to the head",
        "someone at school told me it might be YOS",
        "he hurt me and it has not stopped since",
        "what does a social worker do",
        "my son still does not go to school",
        "so the YOS worker does nothing?",
        "",
    ],
)
def test_any_other_word_leaves_a_message_to_the_readers_of_statements(text):
    assert operations(text) == []


def test_a_name_carries_its_fact_and_universal_services_are_told_from_a_tier():
    (_, step) = GRAMMAR.read(SENTENCES.read("if there was a child in need plan"))
    assert step.named == (("social_care", "child_in_need"),)
    assert GRAMMAR.read(SENTENCES.read("only universal"))[0].named == (("tier", "universal"),)
    assert GRAMMAR.read(SENTENCES.read("only tier 2"))[0].named == (("tier", "2"),)
