"""Training sentences: what is there for safety alone is left out where topics are learnt."""

from __future__ import annotations

from assistant.understanding.training import NLU_DATA
from assistant.understanding.training_examples import read_training_examples

STORIES = """
nlu:
- intent: neighbour/send
  examples: |
    - who helps with an EHCP
- intent: neighbour/send
  metadata:
    read_for: safety
  examples: |
    - his splint rubs and he is late
"""


def test_stories_for_safety_alone_are_left_out_of_the_topics(tmp_path) -> None:
    (tmp_path / "a.yml").write_text(STORIES, encoding="utf-8")
    assert [example.text for example in read_training_examples(tmp_path, of_topics=True)] == ["who helps with an EHCP"]
    assert len(read_training_examples(tmp_path)) == 2


def test_the_project_holds_such_stories() -> None:
    assert len(read_training_examples(NLU_DATA)) > len(read_training_examples(NLU_DATA, of_topics=True))
