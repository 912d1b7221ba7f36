"""XML within bounds: no document types, no entities, every element with its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from xml.parsers import expat

from modusvivendi.exchange.faults import refuse
from modusvivendi.situation.problems import Mark, SituationError

MOST_ELEMENTS = 200_000
MOST_DEPTH = 64


@dataclass(slots=True)
class Element:
    """One element: its name, attributes, place and children."""

    tag: str
    attributes: dict[str, str]
    mark: Mark
    children: list[Element] = field(default_factory=list)
    text: str = ""
    """What stands directly in it."""

    def get(self, name: str) -> str | None:
        """An attribute, or None."""
        return self.attributes.get(name)

    def each(self, *tags: str) -> Iterator[Element]:
        """The children with one of some names."""
        return (child for child in self.children if child.tag in tags)

    def first(self, tag: str) -> Element | None:
        """The first child of that name."""
        return next(self.each(tag), None)

    def within(self, *tags: str) -> Iterator[Element]:
        """All elements with one of some names below this one, in the order of the file."""
        for child in self.children:
            if child.tag in tags:
                yield child
            yield from child.within(*tags)


def parse(raw: bytes, file: str, most: int = MOST_ELEMENTS) -> Element:
    """The root element of an XML file with at most so many elements.

    Raises:
        SituationError: the file is no XML, declares a document type or entities, or exceeds a bound.
    """
    builder = _Builder(file, most)
    _feed(builder, raw, file)
    return builder.root


def root_tag(raw: bytes, file: str) -> str:
    """The name of the root element, without its prefix; what follows it is not read.

    Raises:
        SituationError: the file is no XML, or declares a document type or entities.
    """
    finder = _Finder(file, 1)
    with suppress(_FoundError):
        _feed(finder, raw, file)
    return finder.root.tag.rpartition(":")[2]


def _feed(builder: _Builder, raw: bytes, file: str) -> None:
    try:
        builder.parser.Parse(raw, True)
    except expat.ExpatError as error:
        what = f"the file is not XML: {expat.ErrorString(error.code)}"
        raise refuse("xml", what, "repair the file at this place", file, error.lineno, error.offset + 1) from None
    except (LookupError, ValueError) as error:
        raise refuse("xml", f"the file is not XML: {error}", "save it as UTF-8", file) from None


class _Builder:
    """Builds elements from the parser's calls."""

    def __init__(self, file: str, most: int) -> None:
        self.file = file
        self.most = most
        self.stack: list[Element] = []
        self.count = 0
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.buffer_text = True

    def _text(self, text: str) -> None:
        if self.stack and text.strip():
            self.stack[-1].text += text

    def _doctype(self, *_: object) -> None:
        what = "the file declares a document type, which may define entities"
        raise self._stop("xml-doctype", what, "delete the lines <!DOCTYPE … >")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > self.most:
            raise self._stop("too-many", f"the file has more than {self.most:,} elements", "split it")
        if len(self.stack) >= MOST_DEPTH:
            raise self._stop("too-deep", f"elements are nested more than {MOST_DEPTH} deep", "make the file flatter")
        mark = Mark(self.file, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        made = Element(tag, attributes, mark)
        if self.stack:
            self.stack[-1].children.append(made)
        elif self.count == 1:
            self.root = made
        self.stack.append(made)

    def _end(self, _: str) -> None:
        self.stack.pop()

    def _stop(self, code: str, what: str, hint: str) -> SituationError:
        return refuse(code, what, hint, self.file, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)


class _FoundError(Exception):
    """The root has been found."""


class _Finder(_Builder):
    """Stops at the root."""

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        super()._start(tag, attributes)
        raise _FoundError
