"""Tab-separated sets and training files are read strictly."""

from pathlib import Path

import pytest

from assistant.understanding.labelled_sentences import (
    LabelledSentence,
    read_all,
    read_labelled_sentences,
    read_training_examples,
)


def test_label_text_and_voice_are_read(tmp_path: Path) -> None:
    """The voice is optional; empty lines and notes are skipped."""
    (tmp_path / "a.tsv").write_text(
        "label\ttext\tvoice\n# a note\n\nwho_leads\twho leads?\tparent\ngreet\thello\n", encoding="utf-8"
    )

    assert [
        LabelledSentence("who_leads", "who leads?", "parent"),
        LabelledSentence("greet", "hello"),
    ] == read_all([tmp_path / "a.tsv"])


def test_two_labels_may_be_equally_right() -> None:
    """A bar stands between them."""
    assert LabelledSentence("who_leads|who_escalates", "who?").labels == ("who_leads", "who_escalates")


@pytest.mark.parametrize("line", ["no tab here", "\ttext", "label\t", "label\t \tparent"])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    """File and line number."""
    (tmp_path / "a.tsv").write_text(f"greet\thello\n{line}\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"a\.tsv, line 2"):
        read_labelled_sentences(tmp_path / "a.tsv")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    """Figures over nothing would be nonsense."""
    (tmp_path / "a.tsv").write_text("\n", encoding="utf-8")

    with pytest.raises(ValueError, match="no sentence"):
        read_labelled_sentences(tmp_path / "a.tsv")


def test_training_files_are_read_as_rasa_reads_them(tmp_path: Path) -> None:
    """Marked entities lose their marks; lookups and synonyms are no sentences."""
    (tmp_path / "who_leads.yml").write_text(
        'version: "3.1"\nnlu:\n- intent: who_leads\n  examples: |\n    - who leads for [FEH](service)\n    - lead?\n'
        "- lookup: services\n  examples: |\n    - FEH\n",
        encoding="utf-8",
    )

    assert [example.text for example in read_training_examples(tmp_path)] == ["who leads for FEH", "lead?"]
