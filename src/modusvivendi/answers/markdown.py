"""The Markdown face: CommonMark with GitHub's tables and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from modusvivendi.answers.clean import clean, one_line, safe_url
from modusvivendi.answers.model import Answer, Chart, Citation, Document, Gap, Said, SourceLine, Table
from modusvivendi.answers.notes import KIND, Note, as_document, found, key_to_marks, notes
from modusvivendi.answers.numbers import cell_text, is_number

_ALWAYS = re.compile(r"([\\`*_{}\[\]<>#|~$^])")
_AT_START = re.compile(r"^([-+=])")
_LIST_AT_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_ENTITY = re.compile(r"&(?=[#\w])")
_ADDRESS = re.compile(r"(https?|ftp):(?=//)", re.IGNORECASE)
_WWW = re.compile(r"(www)\.", re.IGNORECASE)

_Marks = dict[str, str]


def to_markdown(document: Document | Answer) -> str:
    """Return a document as Markdown; words of the file can bring no markup, link or HTML of their own.

    Raises:
        ValueError: a sentence names evidence that no answer carries.
    """
    document = as_document(document)
    all_notes = notes(document)
    marks = {note.evidence.key: note.mark for note in all_notes}
    blocks = [
        *_head(document, marks),
        key_to_marks(all_notes),
        *(block for answer in document.answers for block in _answer(answer, marks, alone=len(document.answers) == 1)),
        *_gaps(document.gaps),
        *_sources(document.sources),
        *_foot(document),
        *_notes(all_notes),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def escape(text: str) -> str:
    """Return text on one line that Markdown shows as it stands."""
    line = _ALWAYS.sub(r"\\\1", one_line(text))
    line = _ENTITY.sub("&amp;", line)
    line = _ADDRESS.sub(r"\1\\:", line)
    line = _WWW.sub(r"\1\\.", line)
    return _LIST_AT_START.sub(r"\1\\\2", _AT_START.sub(r"\\\1", line))


def fenced(text: str, language: str = "") -> str:
    """Return text as a block of code, in a fence that it cannot close."""
    body = clean(text).strip("\n")
    longest = max((len(run) for run in re.findall("`+", body)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{body}\n{fence}"


def _head(document: Document, marks: _Marks) -> Iterator[str]:
    yield f"# {escape(document.title)}"
    known = f"As known on {escape(document.as_of)}" if document.as_of.strip() else ""
    scenario = f"Scenario: {escape(document.scenario)}" if document.scenario else ""
    yield " · ".join(part for part in (known, scenario) if part)
    yield escape(document.about)
    if document.summary:
        yield "## In brief"
        yield _list(document.summary, marks)


def _answer(answer: Answer, marks: _Marks, *, alone: bool) -> Iterator[str]:
    yield f"## {escape(answer.question)}"
    yield f"**{_words(answer.headline.text)}**{_cite(answer.headline.because, marks)}"
    yield _list(answer.findings, marks)
    for chart in answer.charts:
        if alone or not chart.table.detail:
            yield from _chart(chart, marks)
    for table in answer.tables:
        if alone or not table.detail:
            yield from _table(table, marks)
    if not alone and answer.left_out():
        yield f"*More in* `modus {escape(answer.method)}`*: {escape(answer.left_out())}.*"
    if answer.caveats:
        yield "### Handle with care"
        yield _list(answer.caveats, marks)
    method = " ".join(part for part in (escape(answer.how), _citation(answer.citation)) if part)
    yield f"Method. {method}" if method else ""


def _chart(chart: Chart, marks: _Marks) -> Iterator[str]:
    yield f"### {escape(chart.title)}"
    yield escape(chart.description)
    yield from _table(chart.table, marks, titled=one_line(chart.table.title) != one_line(chart.title))


def _citation(citation: Citation | None) -> str:
    if citation is None:
        return ""
    doi = f" doi:{escape(citation.doi)}" if citation.doi else ""
    return escape(citation.text) + doi


def _words(text: str) -> str:
    """Return escaped text, or a visible blank where emphasis would find nothing to emphasise."""
    return escape(text) or "–"


def _said(said: Said, marks: _Marks) -> str:
    label = f"**{escape(said.label)}** " if said.label.strip() else ""
    return f"{label}{escape(said.text)}{_cite(said.because, marks)}"


def _cite(keys: Sequence[str], marks: _Marks) -> str:
    return "".join(f"[^{marks[key]}]" for key in dict.fromkeys(keys))


def _list(items: Sequence[Said], marks: _Marks) -> str:
    return "\n".join(f"- {_said(item, marks)}" for item in items)


def _table(table: Table, marks: _Marks, *, titled: bool = True) -> Iterator[str]:
    if titled:
        yield f"**{_words(table.title)}**"
    noted = any(row.because for row in table.rows)
    first = table.rows[0].cells if table.rows else ()
    right = [bool(first) and is_number(first[n]) for n in range(len(table.columns))]
    lines = [
        _pipes([*(escape(column) for column in table.columns), *(["Notes"] if noted else [])]),
        _pipes([*("---:" if flush else "---" for flush in right), *(["---"] if noted else [])]),
    ]
    for row in table.rows:
        cells = [escape(cell_text(cell)) for cell in row.cells]
        lines.append(_pipes([*cells, *([_cite(row.because, marks)] if noted else [])]))
    yield "\n".join(lines) if table.columns or noted else ""
    yield escape(table.note)


def _pipes(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _gaps(gaps: Sequence[Gap]) -> Iterator[str]:
    if gaps:
        yield "## What is missing"
    for gap in gaps:
        yield f"### {escape(gap.question)} ({escape(gap.method)})"
        for need in gap.needs:
            snippet = fenced(need.snippet, "yaml") if need.snippet.strip() else ""
            yield f"- {escape(need.what)}" + (f"\n\n{_indented(snippet)}" if snippet else "")


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" if line else "" for line in text.split("\n"))


def _sources(sources: Sequence[SourceLine]) -> Iterator[str]:
    if sources:
        yield "## Sources"
        yield "\n".join(f"- {_source(source)}" for source in sources)


def _source(source: SourceLine) -> str:
    link = safe_url(source.url)
    title = f"[{_words(source.title)}](<{link}>)" if link else escape(source.title)
    rest = ", ".join(escape(part) for part in (source.publisher, source.date) if part)
    shown = f" {escape(source.url)}" if source.url and not link else ""
    return f"{title}.{f' {rest}.' if rest else ''} Graded {escape(source.grade)}.{shown}"


def _notes(all_notes: Sequence[Note]) -> Iterator[str]:
    for note in all_notes:
        yield f"[^{note.mark}]: {_note(note)}"


def _note(note: Note) -> str:
    item = note.evidence
    below = "".join(f"[^{mark}]" for _, mark in note.rests_on)
    parts = (
        f"**{KIND[item.kind].capitalize()}.**",
        escape(item.text),
        f"Rests on{below}." if below else "",
        escape(found(note)),
    )
    return " ".join(part for part in parts if part)


def _foot(document: Document) -> Iterator[str]:
    if document.notices or document.origin:
        yield "---"
    for notice in document.notices:
        yield escape(notice)
    yield escape(document.origin)
