"""The terminal face: coloured where somebody looks, plain text where a program reads."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import IO, TYPE_CHECKING

from modusvivendi.answers.clean import clean, cleaned, one_line
from modusvivendi.answers.model import Answer, Chart, Document, Gap, Said, SourceLine, Table
from modusvivendi.answers.notes import KIND, Note, as_document, found, key_to_marks, notes
from modusvivendi.answers.numbers import cell_text, is_number

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.segment import Segment
    from rich.text import Text

WIDTH = 100
"""Columns of plain text, and the most that a line of prose takes on a wide terminal."""
_NARROWEST = 30

_Marks = dict[str, str]


def to_terminal(
    document: Document | Answer,
    *,
    width: int | None = None,
    color: bool | None = None,
    file: IO[str] | None = None,
) -> None:
    """Print a document.

    Args:
        document: What to print.
        width: Columns; the terminal's own up to 100, or 100 when the output is not a terminal.
        color: Whether to use escape codes; by default on a terminal, unless ``NO_COLOR`` is set.
        file: Where to print; standard output by default. What its encoding cannot write becomes ``?``.
    """
    out = sys.stdout if file is None else file
    screen = out.isatty()
    if color is None:
        color = screen and not os.environ.get("NO_COLOR")
    if width is None:
        width = min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns) if screen else WIDTH
    text = _rendered(document, width, color)
    encoding = getattr(out, "encoding", None) or "utf-8"
    out.write(text.encode(encoding, "replace").decode(encoding))


def to_text(document: Document | Answer, width: int = WIDTH) -> str:
    """Return a document as plain text without escape codes."""
    return _rendered(document, width, color=False)


def _rendered(document: Document | Answer, width: int, color: bool) -> str:
    from rich.console import Console

    buffer = StringIO()
    console = Console(
        file=buffer,
        width=max(width, _NARROWEST),
        force_terminal=color,
        force_jupyter=False,
        color_system="standard" if color else None,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
    )
    for block in _blocks(cleaned(as_document(document))):
        console.print(block)
        console.print()
    return "\n".join(line.rstrip() for line in buffer.getvalue().rstrip().split("\n")) + "\n"


def _blocks(document: Document) -> Iterator[RenderableType]:
    all_notes = notes(document)
    marks = {note.evidence.key: note.mark for note in all_notes}
    yield from _head(document, marks, all_notes)
    for answer in document.answers:
        yield from _answer(answer, marks, alone=len(document.answers) == 1)
    yield from _gaps(document.gaps)
    if all_notes:
        yield _heading("Notes")
        yield _rows([(note.mark, _note(note)) for note in all_notes])
    if document.sources:
        yield _heading("Sources")
        yield _rows([("-", _source(source)) for source in document.sources])
    foot = [*document.notices, document.origin]
    for line in foot:
        if line.strip():
            yield _styled(one_line(line), "dim")


def _head(document: Document, marks: _Marks, all_notes: tuple[Note, ...]) -> Iterator[RenderableType]:
    yield _heading(document.title, "=")
    known = f"As known on {one_line(document.as_of)}" if document.as_of.strip() else ""
    scenario = f"Scenario: {one_line(document.scenario)}" if document.scenario else ""
    for line in (" · ".join(part for part in (known, scenario) if part), one_line(document.about)):
        if line:
            yield _styled(line)
    if document.summary:
        yield _heading("In brief")
        yield _list(document.summary, marks)
    if all_notes:
        yield _styled(key_to_marks(all_notes), "dim")


def _answer(answer: Answer, marks: _Marks, *, alone: bool) -> Iterator[RenderableType]:
    yield _heading(answer.question)
    yield _said(answer.headline, marks, "bold")
    if answer.findings:
        yield _list(answer.findings, marks)
    for chart in answer.charts:
        if alone or not chart.table.detail:
            yield from _chart(chart, marks)
    for table in answer.tables:
        if alone or not table.detail:
            yield from _table(table, marks)
    if not alone and answer.left_out():
        yield _styled(one_line(f"More in `modus {answer.method}`: {answer.left_out()}."), "dim")
    if answer.caveats:
        yield _styled("Handle with care", "bold")
        yield _list(answer.caveats, marks)
    if answer.how or answer.citation:
        cited = answer.citation
        source = f"{cited.text}{f' doi:{cited.doi}' if cited.doi else ''}" if cited else ""
        yield _styled(one_line(f"Method. {answer.how} {source}"), "dim")


def _chart(chart: Chart, marks: _Marks) -> Iterator[RenderableType]:
    yield from _table(chart.table, marks, title=chart.title)
    if chart.description.strip():
        yield _styled(one_line(chart.description), "dim")


def _table(table: Table, marks: _Marks, *, title: str = "") -> Iterator[RenderableType]:
    from rich import box
    from rich.table import Table as Grid

    yield _styled(one_line(title or table.title), "bold")
    noted = any(row.because for row in table.rows)
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for n, column in enumerate(table.columns):
        flush = bool(table.rows) and is_number(table.rows[0].cells[n])
        grid.add_column(_styled(one_line(column)), justify="right" if flush else "left", overflow="fold")
    if noted:
        grid.add_column("Notes", overflow="fold")
    for row in table.rows:
        cells = [_styled(one_line(cell_text(cell))) for cell in row.cells]
        cited = [_styled(", ".join(marks[key] for key in dict.fromkeys(row.because)), "dim")] if noted else []
        grid.add_row(*cells, *cited)
    yield grid
    if table.note.strip():
        yield _styled(one_line(table.note), "dim")


def _gaps(gaps: Sequence[Gap]) -> Iterator[RenderableType]:
    from rich.padding import Padding

    if gaps:
        yield _heading("What is missing")
    for gap in gaps:
        yield _styled(f"{one_line(gap.question)} ({one_line(gap.method)})", "bold")
        for need in gap.needs:
            yield _rows([("-", _styled(one_line(need.what)))])
            if need.snippet.strip():
                snippet = _styled(clean(need.snippet).strip("\n"))
                snippet.no_wrap, snippet.overflow = True, "ignore"
                yield Padding(snippet, (0, 0, 0, 6))


def _note(note: Note) -> Text:
    item = note.evidence
    below = ", ".join(mark for _, mark in note.rests_on)
    where = one_line(found(note))
    text = _styled(f"{KIND[item.kind].capitalize()}. ", "dim")
    text.append(one_line(item.text))
    text.append(f" Rests on {below}." if below else "")
    text.append(f" {where}" if where else "", style="dim")
    return text


def _source(source: SourceLine) -> Text:
    rest = ", ".join(one_line(part) for part in (source.publisher, source.date) if part)
    text = _styled(f"{one_line(source.title)}.")
    text.append(f" {rest}." if rest else "")
    text.append(f" Graded {one_line(source.grade)}.")
    text.append(f" {one_line(source.url)}" if source.url else "", style="dim")
    return text


def _said(said: Said, marks: _Marks, style: str = "") -> Text:
    text = _styled("")
    if said.label.strip():
        text.append(f"{one_line(said.label)}: ", style="bold")
    text.append(one_line(said.text), style=style)
    cited = ",".join(marks[key] for key in dict.fromkeys(said.because))
    text.append(f" [{cited}]" if cited else "", style="dim")
    return text


def _list(items: Sequence[Said], marks: _Marks) -> RenderableType:
    return _rows([("-", _said(item, marks)) for item in items])


def _rows(rows: Sequence[tuple[str, Text]]) -> RenderableType:
    """Return paragraphs that hang from their marks."""
    return _Hanging(rows)


class _Hanging:
    """Paragraphs beside their marks, the same as a grid of rich but without a grid's cost for thousands of notes."""

    def __init__(self, rows: Sequence[tuple[str, Text]]) -> None:
        self.rows = rows
        self.indent = max((len(mark) for mark, _ in rows), default=0) + 1

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Wrap each paragraph to what the marks leave of the width."""
        from rich.segment import Segment

        bold = console.get_style("bold")
        width = max(1, options.max_width - self.indent)
        for mark, text in self.rows:
            beside = mark.ljust(self.indent)
            for line in text.wrap(console, width, overflow="fold") or [text]:
                yield Segment(beside, bold)
                yield from line.render(console)
                yield Segment.line()
                beside = " " * self.indent


def _heading(text: str, underline: str = "-") -> RenderableType:
    from rich.console import Group
    from rich.rule import Rule

    return Group(_styled(one_line(text), "bold"), Rule(characters=underline, style="dim"))


def _styled(text: str, style: str = "") -> Text:
    """Return text that rich takes literally, markup and all."""
    from rich.text import Text

    return Text(text, style=style, overflow="fold")
