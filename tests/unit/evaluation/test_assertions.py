"""Labelled messages are read strictly, kept apart, and two passes over them are compared."""

from __future__ import annotations

import pytest

from assistant.evaluation.assertions import DATA, agreement, held_back
from assistant.understanding.assertions.labelled import LabelError, read_labelled
from assistant.understanding.assertions.reader import STATUSES

TRAINED_ON = sorted(DATA.glob("*.tsv"))


def test_every_line_of_the_training_data_can_be_read():
    files = [path for path in TRAINED_ON]
    messages = [message for path in files for message in read_labelled(path)]
    assert len(messages) > 4_000
    assert {mention.status for message in messages for mention in message.mentions} == set(STATUSES)
    assert all(message.text[m.start : m.end].strip() for message in messages for m in message.mentions)


def test_nothing_held_back_is_trained_on():
    trained = {message.text for path in TRAINED_ON for message in read_labelled(path)}
    assert len(held_back()) > 300
    assert not {message.text for message in held_back()} & trained


def test_two_passes_agree_well_and_every_status_has_its_kappa():
    found = agreement()
    assert set(found) == {*STATUSES, "all"}
    assert found["all"] > 0.85


@pytest.mark.parametrize("line", ["school no tab", "school\t⟦FEH|feh|maybe⟧", "school\t⟦FEH|feh⟧ open"])
def test_a_line_that_cannot_be_read_is_named(tmp_path, line):
    (tmp_path / "wrong.tsv").write_text(line, encoding="utf-8")
    with pytest.raises(LabelError, match=r"wrong\.tsv:1"):
        read_labelled(tmp_path / "wrong.tsv")
