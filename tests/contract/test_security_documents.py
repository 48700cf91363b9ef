"""What the security documents say is shown by a test is shown by a test that exists."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("docs/asvs.md", "docs/threat-model.md", "docs/limits.md", "SECURITY.md")
TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
ROW = re.compile(r"^\| (\d+\.[^|]*) \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE)
METS = {"yes", "partly", "open", "n/a"}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_test_that_a_document_names_exists(document: str) -> None:
    text = (PROJECT / document).read_text(encoding="utf-8")
    for file, name in TEST.findall(text):
        assert (PROJECT / file).is_file(), file
        assert not name or name in functions_of(PROJECT / file), f"{file}::{name}"


def test_every_line_has_a_test_or_a_reason() -> None:
    rows = ROW.findall((PROJECT / "docs/asvs.md").read_text(encoding="utf-8"))
    assert len(rows) > 90
    for line, subject, met, shown in rows:
        assert met in METS, line
        assert subject.strip(), line
        assert TEST.search(shown) or len(shown.strip()) >= 8, line


def functions_of(file: Path) -> set[str]:
    """The names of the functions in a module."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, kinds)}
