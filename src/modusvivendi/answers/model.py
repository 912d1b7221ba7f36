"""The parts of an answer. Plain text throughout: each face escapes what it must.

Whatever a reader is shown rests on evidence, named by key: ``because`` on a sentence or a table row lists the
keys of the :class:`Evidence` it rests on. A document numbers its evidence in the order of first mention.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Cell = str | int | float | None
EvidenceKind = Literal["claim", "judgement", "derived", "stated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source as the list at the end of a document shows it."""

    key: str
    title: str
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    grade: str
    """Reliability in letters and words: ``"B, usually reliable"``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a sentence rests on.

    ``claim``: somebody's statement in the ledger. ``judgement``: a value that an analyst chose, with a
    reason. ``derived``: a value computed by a rule from other evidence. ``stated``: a value that the file
    gives bare.
    """

    key: str
    kind: EvidenceKind
    text: str
    """The claim in the analyst's words, the reason of a judgement, or the rule of a derivation."""
    source: str | None = None
    """Key of a :class:`SourceLine`."""
    locator: str | None = None
    """Where in the source: ``"paragraph 2"``."""
    grade: str | None = None
    """Source and claim together, in letters and words: ``"B2, usually reliable, probably true"``."""
    attribution: str | None = None
    """Whom the source cites: ``"experts"``."""
    hedge: str | None = None
    """The source's own words of caution: ``"reports reveal"``."""
    happened: str | None = None
    known: str | None = None
    by: str | None = None
    """Who made the judgement."""
    rests_on: tuple[str, ...] = ()
    """Keys of further evidence (for ``derived``)."""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence (or a few) and the evidence it rests on."""

    text: str
    because: tuple[str, ...] = ()
    label: str = ""
    """A short lead-in shown before the text: a date, an actor's name."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: as many cells as the table has columns."""

    cells: tuple[Cell, ...]
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A titled table. ``None`` is an empty cell."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    detail: bool = False
    """For reference: a document of several answers folds it away or leaves it to the answer shown alone."""

    def __post_init__(self) -> None:
        """Refuse a row that does not fit the columns.

        Raises:
            ValueError: a row has more or fewer cells than there are columns.
        """
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(
                    f"table {self.title!r}: a row of {len(row.cells)} cells under {len(self.columns)} columns"
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A Vega-Lite specification with inline data only, its words, and its numbers as a table."""

    title: str
    description: str
    spec: Mapping[str, Any]
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a method comes from."""

    text: str
    doi: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one method says about one situation."""

    method: str
    """The method's name, as typed after ``modus``."""
    question: str
    headline: Said
    findings: tuple[Said, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    caveats: tuple[Said, ...] = ()
    how: str = ""
    """The method in a sentence or two."""
    citation: Citation | None = None

    def left_out(self) -> str:
        """The titles of what a document of several answers leaves to this answer shown alone."""
        charts = [chart.title for chart in self.charts if chart.table.detail]
        return "; ".join([*charts, *(table.title for table in self.tables if table.detail)])

    def sentences(self) -> Iterator[Said | Row]:
        """Everything that carries evidence, in reading order."""
        yield self.headline
        yield from self.findings
        for chart in self.charts:
            yield from chart.table.rows
        for table in self.tables:
            yield from table.rows
        yield from self.caveats

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the page in a sandboxed frame."""
        from modusvivendi.answers.notebook import to_frame

        return to_frame(self)

    def _repr_markdown_(self) -> str:
        """Return what a notebook without HTML shows."""
        from modusvivendi.answers.markdown import to_markdown

        return to_markdown(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something a method lacks, and what to write into the file to supply it."""

    what: str
    snippet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A question that the file cannot answer yet."""

    method: str
    question: str
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Answers in reading order, with one numbering of evidence and one list of sources.

    A single answer is shown as a document with one section.
    """

    title: str
    as_of: str
    """The date up to which things were known, in words."""
    about: str = ""
    """One or two sentences on the situation."""
    scenario: str | None = None
    summary: tuple[Said, ...] = ()
    answers: tuple[Answer, ...] = ()
    gaps: tuple[Gap, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    notices: tuple[str, ...] = ()
    """What every reader is told: that it is an aid to judgement, that something was withheld."""
    origin: str = ""
    """The program's version and the situation's fingerprint."""

    def evidence(self) -> dict[str, Evidence]:
        """All evidence by key."""
        return {item.key: item for answer in self.answers for item in answer.evidence}

    def numbering(self) -> dict[str, int]:
        """Note numbers by evidence key, from 1, in the order of first mention.

        What a derived value rests on is numbered after everything that a sentence mentions.

        Raises:
            ValueError: a sentence names evidence that no answer carries.
        """
        known = self.evidence()
        mentioned = [key for said in self.summary for key in said.because]
        mentioned += [key for answer in self.answers for said in answer.sentences() for key in said.because]
        numbers: dict[str, int] = {}
        for key in mentioned:
            numbers.setdefault(key, len(numbers) + 1)
        waiting = list(numbers)
        while waiting:
            key = waiting.pop(0)
            if key not in known:
                raise ValueError(f"no evidence with the key {key!r}")
            fresh = [below for below in known[key].rests_on if below not in numbers]
            for below in dict.fromkeys(fresh):
                numbers[below] = len(numbers) + 1
                waiting.append(below)
        return numbers

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the page in a sandboxed frame."""
        from modusvivendi.answers.notebook import to_frame

        return to_frame(self)

    def _repr_markdown_(self) -> str:
        """Return what a notebook without HTML shows."""
        from modusvivendi.answers.markdown import to_markdown

        return to_markdown(self)
