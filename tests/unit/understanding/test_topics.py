"""Labels are mapped to the topics of the answers."""

from pathlib import Path

import pytest

from assistant.understanding.topics import is_outside, topics_of_answers, topics_of_labels


def test_questions_take_the_topic_of_their_answer(tmp_path: Path) -> None:
    """Folders below count; labels that are no guidance stand for themselves."""
    (tmp_path / "chapters").mkdir()
    (tmp_path / "a.yml").write_text("- {question: spoc_what, topic: spoc}\n", encoding="utf-8")
    (tmp_path / "chapters" / "b.yml").write_text("- {question: managed_move, topic: moves}\n", encoding="utf-8")

    topics = topics_of_labels(
        ["guidance/spoc_what", "chapter/managed_move", "neighbour/spoc_what", "greet", "guidance/glossary"],
        topics_of_answers(tmp_path),
    )

    assert topics == {
        "guidance/spoc_what": "spoc",
        "chapter/managed_move": "moves",
        "neighbour/spoc_what": "neighbour/spoc_what",
        "greet": "greet",
        "guidance/glossary": "glossary",
    }


def test_an_answer_without_a_topic_is_refused_by_file(tmp_path: Path) -> None:
    """The loader says where to look."""
    (tmp_path / "broken.yml").write_text("- {question: spoc_what}\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"broken\.yml"):
        topics_of_answers(tmp_path)


def test_neighbours_and_the_rest_of_the_world_are_outside() -> None:
    """Everything else is the assistant's business."""
    labels = ["neighbour/send", "out_of_scope", "guidance/spoc_what", "who_leads", "greet"]

    assert [label for label in labels if is_outside(label)] == ["neighbour/send", "out_of_scope"]
