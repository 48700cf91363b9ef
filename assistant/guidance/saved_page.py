"""A saved copy of a council page, as HTML or plain text, cut into blocks of running text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser

_WORD = re.compile(r"[^\W_]+(?:['.@/-][^\W_]+)*|[%£]")
_LIST_MARKER = re.compile(r"^\s*(?:(\d{1,2})[.)]|[-*•–])\s+")
_HTML = re.compile(r"<\s*(?:!doctype|html|head|body|main|article|div|p|ol|ul|h[1-6])\b", re.I)
_ASCII_QUOTES = str.maketrans("‘’‛ʼ`“”„", "'''''\"\"\"")

# The site's header and forms are not skipped: some pages keep the chapter's heading or text in them.
_SKIPPED = frozenset(["script", "style", "nav", "footer", "aside", "noscript", "template", "svg", "button", "head"])
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ol",
        "ul",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "main",
        "header",
        "form",
        "table",
        "tr",
        "td",
        "th",
        "blockquote",
        "pre",
        "dl",
        "dt",
        "dd",
        "body",
        "hr",
    ]
)


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or list item; `number` is its place in a numbered list, else None."""

    text: str
    number: int | None = None

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that count for a comparison: no case, no layout, no kind of quotation mark."""
        return words_of(self.text)


def words_of(text: str) -> tuple[str, ...]:
    """Words and numbers of a text, normalised so that two copies of one sentence are equal."""
    plain = unicodedata.normalize("NFKC", text).translate(_ASCII_QUOTES).replace("\u00ad", "")
    return tuple(_WORD.findall(plain.casefold()))


def decode(data: bytes) -> str:
    """The text of a saved file. Browsers save UTF-8 or, on older machines, Windows-1252."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def readings(page: str) -> list[list[Block]]:
    """The ways in which a saved page can be cut into blocks; the caller keeps the one that fits.

    A text file may hold a paragraph per line, or paragraphs of wrapped lines between empty lines.
    """
    if _HTML.search(page):
        return [_from_html(page)]
    unescaped = page.replace("&nbsp;", " ")
    return [_from_lines(unescaped, wrapped=True), _from_lines(unescaped, wrapped=False)]


def _from_lines(page: str, wrapped: bool) -> list[Block]:
    blocks: list[Block] = []
    joins = False
    for line in page.splitlines():
        marker = _LIST_MARKER.match(line)
        text = line[marker.end() :] if marker else line
        if not words_of(text):
            joins = joins and bool(line.strip())
        elif joins and wrapped and not marker:
            blocks[-1] = Block(f"{blocks[-1].text} {text.strip()}", blocks[-1].number)
        else:
            blocks.append(Block(text.strip(), int(marker[1]) if marker and marker[1] else None))
            joins = True
    return blocks


def _from_html(page: str) -> list[Block]:
    parser = _BlockParser()
    parser.feed(page)
    parser.close()
    parser.flush()
    return parser.blocks


class _BlockParser(HTMLParser):
    """Collects the text of block elements outside menus, banners, forms and scripts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._text: list[str] = []
        self._skipped: list[str] = []
        self._counters: list[int | None] = []
        self._number: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipped or tag in _SKIPPED:
            # Only the skipped element itself is counted, so that unclosed children cannot hide the page.
            if tag in _SKIPPED:
                self._skipped.append(tag)
            return
        if tag == "br":
            self._text.append("\n")
        if tag not in _BLOCKS:
            return
        self.flush()
        if tag in ("ol", "ul"):
            start = dict(attrs).get("start") or "1"
            self._counters.append(int(start) - 1 if tag == "ol" and start.isdigit() else None)
        elif tag == "li" and self._counters and self._counters[-1] is not None:
            self._counters[-1] += 1
            self._number = self._counters[-1]

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            if tag == self._skipped[-1]:
                self._skipped.pop()
            return
        if tag in _BLOCKS:
            self.flush()
        if tag in ("ol", "ul") and self._counters:
            self._counters.pop()

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._text.append(data.replace("\n", " "))

    def flush(self) -> None:
        """End the current block; two line breaks in a row divide paragraphs."""
        for text in re.split(r"\n\s*\n", "".join(self._text)):
            if words_of(text):
                self.blocks.append(Block(" ".join(text.split()), self._number))
                self._number = None
        self._text = []
