"""CSV that a spreadsheet reads as text: no cell can become a formula."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

# The full-width forms are formulas to some spreadsheets in East Asian settings.
FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
_LINE_ENDS = re.compile("(\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])")


def as_csv(header: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """The table as CSV (RFC 4180), every cell quoted; in UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(header)
    for line in lines:
        writer.writerow([text_cell(cell) for cell in line])
    return text.getvalue().encode("utf-8-sig", "replace")


def text_cell(text: str) -> str:
    """The text with an apostrophe before whatever could start a formula, on each of its lines.

    Blanks and invisible characters in front do not hide it: spreadsheets cut them off.
    """
    parts = _LINE_ENDS.split(text.replace("\0", ""))
    safe = [part if number % 2 else _line(part) for number, part in enumerate(parts)]
    whole = "".join(safe)
    return f"'{whole}" if whole[:1] in FORMULA_STARTS and whole else whole


def _line(line: str) -> str:
    shown = next((letter for letter in line if not _is_blank(letter)), "")
    return f"'{line}" if line[:1] == "\t" or (shown and shown in FORMULA_STARTS) else line


def _is_blank(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter)[0] in "CZ"
