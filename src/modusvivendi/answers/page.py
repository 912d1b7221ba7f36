"""The HTML face: one self-contained page without scripts, for the screen, a phone and paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from modusvivendi.answers import theme
from modusvivendi.answers.charts import reading, render_svg
from modusvivendi.answers.clean import clean, cleaned, safe_url
from modusvivendi.answers.model import Answer, Citation, Document
from modusvivendi.answers.notes import KIND, Note, as_document, details, key_to_marks, notes
from modusvivendi.answers.numbers import cell_text, is_number

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_MOST_BACKLINKS = 12


@dataclass(frozen=True, slots=True)
class Reference:
    """One mark in the text: the note it leads to and its own id, to which the note leads back."""

    number: int
    mark: str
    id: str
    kind: str


class References:
    """Gives every mark on a page an id, in the order in which the page is written."""

    def __init__(self, all_notes: tuple[Note, ...]) -> None:
        self._by_key = {note.evidence.key: note for note in all_notes}
        self._count: Counter[int] = Counter()

    def cite(self, keys: Iterable[str]) -> list[Reference]:
        """Return the marks for a sentence that rests on this evidence."""
        return [self._next(self._by_key[key]) for key in dict.fromkeys(keys)]

    def back(self, number: int) -> list[str]:
        """Return the ids of the marks that led to a note, the first ones when there are many."""
        return [f"r{number}-{n}" for n in range(1, min(self._count[number], _MOST_BACKLINKS) + 1)]

    def _next(self, note: Note) -> Reference:
        self._count[note.number] += 1
        place = f"r{note.number}-{self._count[note.number]}"
        return Reference(note.number, note.mark, place, note.evidence.kind)


def to_html(document: Document | Answer) -> str:
    """Return a document as one HTML file that needs nothing else: no script, font, picture or network.

    Raises:
        ValueError: a sentence names evidence that no answer carries, or a chart refers to outside data.
    """
    document = cleaned(as_document(document))
    all_notes = notes(document)
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            document=document,
            notes=all_notes,
            refs=References(all_notes),
            key_to_marks=key_to_marks(all_notes),
            sources={source.key: n for n, source in enumerate(document.sources, start=1)},
            drawings=_drawings(document),
            style=_style(),
        )
    )


def doi_url(citation: Citation) -> str | None:
    """Return the link of a citation's DOI, if it is one."""
    doi = (citation.doi or "").removeprefix("https://doi.org/")
    return safe_url(f"https://doi.org/{doi}") if re.fullmatch(r"10\.\d{4,9}/\S+", doi) else None


def _drawings(document: Document) -> list[list[Markup]]:
    """Return each answer's charts as SVG, which :mod:`modusvivendi.answers.svg` has made safe."""
    from markupsafe import Markup

    return [
        [Markup(render_svg(chart, f"fig{n}-{m}")) for m, chart in enumerate(answer.charts, start=1)]
        for n, answer in enumerate(document.answers, start=1)
    ]


def _style() -> Markup:
    """Return the style sheet: our own files, no word of a reader's."""
    from markupsafe import Markup

    sheet = files("modusvivendi.answers").joinpath("templates", "page.css").read_text(encoding="utf-8")
    light, dark = theme.variables(theme.LIGHT), theme.variables(theme.DARK)
    colours = f":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    return Markup(colours + sheet + theme.chart_rules())


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("modusvivendi.answers"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(cell=cell_text, clean=clean, url=safe_url, doi=doi_url, details=details, reading=reading)
    environment.tests["number_cell"] = is_number
    environment.globals["KIND"] = KIND
    return environment
