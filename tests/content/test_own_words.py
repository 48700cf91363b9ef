"""The project holds no sentence of the source guidance."""

import os
import re
from pathlib import Path

import pytest

RUN = 12
ROOT = Path(__file__).parents[2]


def words(text):
    return re.findall(r"[a-z0-9]+", text.lower().replace("'", "").replace("’", ""))


def runs(text):
    found = words(text)
    return {tuple(found[start : start + RUN]) for start in range(len(found) - RUN + 1)}


@pytest.mark.skipif(
    not os.environ.get("ASSISTANT_GUIDANCE_SOURCE"),
    reason="ASSISTANT_GUIDANCE_SOURCE names no folder with the source texts",
)
def test_no_run_of_twelve_words_of_the_source_stands_in_the_content():
    folder = Path(os.environ["ASSISTANT_GUIDANCE_SOURCE"])
    source = set().union(*(runs(path.read_text(encoding="utf-8")) for path in folder.glob("*.txt")))
    assert source
    for path in sorted((ROOT / "assistant" / "guidance").rglob("*")):
        if path.suffix in {".yml", ".py"}:
            shared = runs(path.read_text(encoding="utf-8")) & source
            assert not shared, f"{path.name}: {' '.join(next(iter(shared)))}"
