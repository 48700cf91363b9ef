"""The who-leads chart: one printed page, drawn from the rules, with the same content as text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from xml.sax.saxutils import escape

from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.loading import CONTENT
from assistant.guidance.model import FACT_VALUES, Situation
from assistant.guidance.reading import Entry, read_mapping
from assistant.guidance.unsettled import unsettled_groups

# A4 at 96 dots an inch.
WIDTH, HEIGHT = 794, 1123
_MARGIN = 40
_QUESTION_WIDTH, _ANSWER_WIDTH = 240, 404
_ANSWER_LEFT = WIDTH - _MARGIN - _ANSWER_WIDTH
_PADDING, _LINE, _SIZE, _GAP = 10, 17, 13, 30
# How wide a letter is, by its height. Arial's are narrower, but a reader without it sees one as wide as DejaVu Sans.
_LETTER = 0.56
_INK, _PAPER, _QUESTION, _ANSWER, _EDGE = "#0b0c0c", "#ffffff", "#f3f2f1", "#e8f1f8", "#144e81"


@dataclass(frozen=True)
class Step:
    """A question of the chart and what the guidance says where the answer is yes."""

    question: str
    sentences: tuple[str, ...]
    lead: str | None
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Chart:
    """The content of the chart, in reading order, before it is drawn."""

    title: str
    introduction: str
    yes: str
    no: str
    steps: tuple[Step, ...]
    otherwise: str
    unsettled_title: str
    unsettled: tuple[str, ...]
    source: str
    clause_label: str

    @property
    def text_alternative(self) -> tuple[str, ...]:
        """The chart in sentences, for readers who do not see it."""
        steps = (
            f"{number}. {step.question} {self.yes}: {' '.join(step.sentences)}"
            for number, step in enumerate(self.steps, 1)
        )
        unsettled = "; ".join(self.unsettled)
        return (self.introduction, *steps, self.otherwise, f"{self.unsettled_title}: {unsettled}.", self.source)


def who_leads_chart(library: GuidanceLibrary, content: Path | None = None) -> Chart:
    """The chart of the rules as they are loaded. Raises ContentError for a wrong `chart.yml`."""
    root = content or CONTENT
    file = read_mapping(root / "chart.yml", root)
    clause_label, source = file.text("clause"), file.text("source")
    chart = Chart(
        title=file.text("title"),
        introduction=file.text("introduction"),
        yes=file.text("yes"),
        no=file.text("no"),
        steps=tuple(_steps(file, library)),
        otherwise=file.text("otherwise"),
        unsettled_title=file.text("unsettled"),
        unsettled=tuple(group.title for group in unsettled_groups(library)),
        source=source.replace("{edition}", library.default_edition.title),
        clause_label=clause_label,
    )
    file.done()
    return chart


def _steps(file: Entry, library: GuidanceLibrary) -> Iterable[Step]:
    denied: dict[str, str] = {}
    for item in file.entries("steps", label="step"):
        question = item.text("question")
        facts, extra, also = (_facts(item, key) for key in ("facts", "with", "noted_with"))
        item.done()
        outcomes = [library.rules.outcome(Situation(**{**denied, **facts}))]
        notes = library.rules.notes_for(outcomes[0], Situation(**{**denied, **facts, **also}))
        if extra:
            outcomes.append(library.rules.outcome(Situation(**{**denied, **facts, **extra})))
        if any(outcome.lead is None for outcome in outcomes):
            raise item.error("the rules give no lead for these facts")
        lines = [line for outcome in outcomes for line in outcome.voices["practitioner"] if line.clauses]
        lines_of_notes = [line for note in notes for line in note.voices["practitioner"]]
        sentences = tuple(dict.fromkeys(line.say for line in [*lines, *lines_of_notes]))
        clauses = tuple(dict.fromkeys(clause for line in lines for clause in line.clauses))
        yield Step(question, sentences, outcomes[0].lead, clauses)
        denied.update({fact: "no" for fact in facts if "no" in FACT_VALUES[fact]})


def _facts(item: Entry, key: str) -> dict[str, str]:
    entry = item.optional_entry(key)
    return {fact: entry.text(fact) for fact in entry.names()} if entry else {}


def draw(chart: Chart) -> str:
    """The chart as an SVG document of one A4 page, with title and description for screen readers."""
    page = _Page()
    page.text(_MARGIN, 60, [chart.title], size=26, bold=True)
    top = page.text(_MARGIN, 90, _fold(chart.introduction, WIDTH - 2 * _MARGIN, _SIZE)) + 8
    for number, step in enumerate(chart.steps):
        top = _draw_step(page, chart, step, top, last=number == len(chart.steps) - 1)
    otherwise = _fold(chart.otherwise, WIDTH - 2 * _MARGIN - 2 * _PADDING, _SIZE)
    top = page.box(_MARGIN, top, WIDTH - 2 * _MARGIN, otherwise, fill=_PAPER) + 30
    page.text(_MARGIN, top, [chart.unsettled_title], size=16, bold=True)
    bullets = [line for title in chart.unsettled for line in _fold(f"• {title}", WIDTH - 2 * _MARGIN, 13)]
    top = page.text(_MARGIN, top + 22, bullets, size=13, line=17)
    page.text(_MARGIN, top + 16, _fold(chart.source, WIDTH - 2 * _MARGIN, 13), size=13)
    return page.document(chart.title, " ".join(chart.text_alternative))


def _draw_step(page: _Page, chart: Chart, step: Step, top: int, last: bool) -> int:
    inner = _ANSWER_WIDTH - 2 * _PADDING
    answer = [line for sentence in step.sentences for line in _fold(sentence, inner, _SIZE)]
    answer += [
        line for clause in step.clauses for line in _fold(chart.clause_label.replace("{clause}", clause), inner, _SIZE)
    ]
    question = _fold(step.question, _QUESTION_WIDTH - 2 * _PADDING, _SIZE)
    lines = max(len(question), len(answer))
    bottom = page.box(_MARGIN, top, _QUESTION_WIDTH, question, fill=_QUESTION, least=lines)
    page.box(_ANSWER_LEFT, top, _ANSWER_WIDTH, answer, fill=_ANSWER, least=lines)
    middle, right = (top + bottom) // 2, _MARGIN + _QUESTION_WIDTH
    page.arrow(right, middle, _ANSWER_LEFT, middle)
    page.text(right + 26, middle - 8, [chart.yes], bold=True)
    centre = _MARGIN + _QUESTION_WIDTH // 2
    page.arrow(centre, bottom, centre, bottom + _GAP)
    page.text(centre + 10, bottom + _GAP // 2 + 4, [chart.no], bold=True)
    return bottom + _GAP


def _fold(text: str, width: int, size: int) -> list[str]:
    return wrap(text, int(width / (size * _LETTER)))


class _Page:
    """Collects the shapes of the drawing; every measure is in dots from the top left corner."""

    def __init__(self) -> None:
        self._shapes: list[str] = []

    def text(
        self, left: int, top: int, lines: list[str], *, size: int = _SIZE, bold: bool = False, line: int = _LINE
    ) -> int:
        """Lines of text; `top` is the first base line. Returns the base line after the last."""
        weight = ' font-weight="bold"' if bold else ""
        for number, words in enumerate(lines):
            self._shapes.append(
                f'<text x="{left}" y="{top + number * line}" font-size="{size}"{weight}>{escape(words)}</text>'
            )
        return top + len(lines) * line

    def box(self, left: int, top: int, width: int, lines: list[str], *, fill: str, least: int = 0) -> int:
        """A frame around lines of text, at least `least` lines high. Returns its lower edge."""
        height = max(len(lines), least) * _LINE + 2 * _PADDING
        self._shapes.append(
            f'<rect x="{left}" y="{top}" width="{width}" height="{height}" rx="4"'
            f' fill="{fill}" stroke="{_EDGE}" stroke-width="2"/>'
        )
        centred = top + (height - len(lines) * _LINE) // 2 + _SIZE
        self.text(left + _PADDING, centred, lines)
        return top + height

    def arrow(self, left: int, top: int, right: int, bottom: int) -> None:
        """A straight line that ends in an arrow head."""
        self._shapes.append(
            f'<line x1="{left}" y1="{top}" x2="{right}" y2="{bottom}" stroke="{_EDGE}"'
            ' stroke-width="2" marker-end="url(#head)"/>'
        )

    def document(self, title: str, description: str) -> str:
        """The finished drawing."""
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 {WIDTH} {HEIGHT}"'
                ' role="img" aria-labelledby="chart-title chart-description"'
                f' font-family="Arial, Helvetica, sans-serif" fill="{_INK}">',
                f'<title id="chart-title">{escape(title)}</title>',
                f'<desc id="chart-description">{escape(description)}</desc>',
                '<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7"'
                f' orient="auto"><path d="M0 0 L10 5 L0 10 z" fill="{_EDGE}"/></marker></defs>',
                f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_PAPER}"/>',
                *self._shapes,
                "</svg>",
            ]
        )
