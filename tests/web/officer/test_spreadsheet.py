"""No cell of an export can become a formula, and every text comes back as it was but for the apostrophe."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.web.officer.spreadsheet import as_csv, text_cell

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "=cmd|' /C calc'!A0"]
HIDING = ["", " ", "   ", "\u00a0", " \u00a0 ", "\u200b", "\ufeff", "\u3000", "\u202e", "\u2003", "\x01"]
LINE_ENDS = ["\n", "\r", "\r\n", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"]


def starts_formula(cell: str) -> bool:
    """Whether a spreadsheet that cuts blanks off could take a line of the cell for a formula."""
    lines = re.split("[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", cell)
    return cell[:1] in ("\t", "\r", "\n") or any(
        re.match("[\\s\u200b\ufeff\u202e\u00a0\u3000\x00-\x1f]*[=+\\-@＝＋－＠]", line) for line in lines
    )


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("hiding", HIDING)
def test_a_formula_is_made_text_whatever_stands_before_it(formula: str, hiding: str) -> None:
    assert starts_formula(hiding + formula)
    assert not starts_formula(text_cell(hiding + formula))


@pytest.mark.parametrize("end", LINE_ENDS)
@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_on_an_inner_line_is_made_text(formula: str, end: str) -> None:
    assert not starts_formula(text_cell(f"A school{end} {formula}"))


@given(st.text(alphabet=st.sampled_from("=+-@\t\r\n '\"aé;,\u00a0\u200b\u2028\ufeff＝\x00"), max_size=12))
def test_no_text_starts_a_formula(text: str) -> None:
    assert not starts_formula(text_cell(text))


@given(st.text(max_size=30))
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    cell = text_cell(text)
    if cell != text.replace("\0", ""):
        assert starts_formula(text) or re.search("[=+\\-@＝＋－＠\t\r\n]", text)
    assert cell.replace("'", "") == text.replace("\0", "").replace("'", "")


@given(st.lists(st.text(max_size=8), min_size=2, max_size=2))
def test_a_table_is_read_back_cell_by_cell(line: list[str]) -> None:
    raw = as_csv(["a", "b"], [line]).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(raw, newline="")))
    written = [text_cell(cell).encode("utf-8", "replace").decode() for cell in line]
    assert read == [["a", "b"], written]


def test_a_separator_inside_a_cell_opens_no_new_cell() -> None:
    assert b'"a;b,=1"' in as_csv(["x"], [["a;b,=1"]])


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert as_csv(["x"], []).startswith(b"\xef\xbb\xbf")
