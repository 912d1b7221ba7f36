"""Pajek's networks: *Vertices, then *Edges, *Arcs, their lists, or a *Matrix."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from modusvivendi.exchange.faults import Faults, shown
from modusvivendi.exchange.lines import text_of
from modusvivendi.exchange.ties.checks import check
from modusvivendi.exchange.ties.graph import ALWAYS, FEWEST, MOST_ACTORS, MOST_TIES, Graph, Tie
from modusvivendi.exchange.ties.pajek_times import NOTE, times
from modusvivendi.situation.problems import Mark

_TOKEN = re.compile(r'"([^"]*)"|\[([^\]]*)\]|(\S+)')
_MATRIX = "*matrix"
_RELATIONS = "The file's relations were read together."
_PRESENCE = "When vertices are present was not read."
_SYMMETRIC = "The matrix is symmetric, so its ties have no direction."


@dataclass(frozen=True, slots=True)
class _Line:
    """One line, cut into words; ``times`` is what stands in square brackets."""

    words: tuple[str, ...]
    times: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class _Section:
    """What follows a line with a star."""

    head: _Line
    lines: list[_Line]

    @property
    def kind(self) -> str:
        """Its name in lower case: ``*edges``."""
        return self.head.words[0].lower()


def read(path: Path) -> Graph:
    """The ties of a Pajek network.

    Raises:
        SituationError: the file is none, or says what a situation cannot represent.
    """
    reader = _Reader(Faults(str(path)))
    for section in _sections(path, reader.faults):
        reader.take(section)
    if not reader.ties and not reader.faults.problems:
        reader.faults.add("ties", FEWEST, "add *Edges or *Arcs, and a line for each: 1 2 -1")
    check(reader.ties, reader.names, reader.faults)
    reader.faults.stop()
    return Graph("a Pajek file", str(path), path.stem, reader.names, tuple(reader.ties), tuple(reader.notes))


def _sections(path: Path, faults: Faults) -> list[_Section]:
    found: list[_Section] = []
    for number, text in enumerate(text_of(path).splitlines(), start=1):
        if not text.strip() or text.lstrip().startswith("%"):
            continue
        line = _cut(text, Mark(str(path), number, 1))
        if text.lstrip().startswith("*"):
            found.append(_Section(line, []))
        elif found:
            found[-1].lines.append(line)
        else:
            faults.add("pajek", "the file begins with no section", "begin with *Vertices and their number", line.mark)
            faults.stop()
    return found


def _cut(text: str, mark: Mark) -> _Line:
    found = list(_TOKEN.finditer(text))
    unclosed = [match[3] for match in found if match[3] is not None and match[3].startswith("[")]
    words = [match[1] if match[1] is not None else match[3] for match in found if match[2] is None]
    times = [match[2] for match in found if match[2] is not None]
    return _Line(tuple(word for word in words if word not in unclosed), ",".join([*times, *unclosed]), mark)


class _Reader:
    """What is known of the network so far."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.names: dict[str, str] = {}
        self.ties: list[Tie] = []
        self.notes: dict[str, None] = {}
        self.takers: dict[str, Callable[[_Section], None]] = {
            "*network": lambda _: None,
            "*vertices": self._vertices,
            "*edges": lambda section: self._pairs(section, directed=False),
            "*arcs": lambda section: self._pairs(section, directed=True),
            "*edgeslist": lambda section: self._lists(section, directed=False),
            "*arcslist": lambda section: self._lists(section, directed=True),
            _MATRIX: self._matrix,
        }

    def take(self, section: _Section) -> None:
        """Read one section."""
        taker = self.takers.get(section.kind)
        if taker is None:
            what = f"the section {shown(section.head.words[0])} is not read"
            self.faults.add("pajek", what, "sections are *Vertices, *Edges, *Arcs and *Matrix", section.head.mark)
            return
        if section.kind not in ("*network", "*vertices"):
            if not self.names:
                hint = "write *Vertices and their number first"
                self.faults.add("pajek", "the file has not said how many vertices there are", hint, section.head.mark)
                self.faults.stop()
            if any(word.startswith(":") for word in section.head.words[1:]):
                self.notes[_RELATIONS] = None
        taker(section)

    def _vertices(self, section: _Section) -> None:
        count = section.head.words[1] if len(section.head.words) > 1 else ""
        digits = count.lstrip("0")
        if not (count.isascii() and count.isdecimal() and digits) or self.names:
            what = "*Vertices is there twice" if self.names else f"{shown(count) or 'nothing'} is no number of vertices"
            self.faults.add("pajek", what, "write *Vertices once, and how many there are", section.head.mark)
            self.faults.stop()
        if len(digits) > 9 or int(digits) > MOST_ACTORS:
            what = f"{shown(digits)} vertices are more than {MOST_ACTORS:,}"
            self.faults.add("too-many", what, "split the file", section.head.mark)
            self.faults.stop()
        self.names = {str(number): str(number) for number in range(1, int(digits) + 1)}
        named: dict[str, int] = {}
        for line in section.lines:
            vertex = self._vertex(line.words[0] if line.words else "", line.mark)
            if vertex and named.setdefault(vertex, line.mark.line) != line.mark.line:
                what = f"vertex {vertex} is there twice, also on line {named[vertex]}"
                self.faults.add("pajek", what, "give each vertex one line", line.mark)
            if vertex and len(line.words) > 1 and line.words[1].strip():
                self.names[vertex] = line.words[1].strip()[:200]
            if line.times:
                self.notes[_PRESENCE] = None

    def _vertex(self, word: str, mark: Mark) -> str:
        """A vertex's number; empty, and noted, where there is none of that number."""
        plain = word.lstrip("0")
        if word.isascii() and word.isdecimal() and plain in self.names:
            return plain
        what = f"{shown(word) or 'nothing'} is no vertex; they are numbered from 1 to {len(self.names)}"
        self.faults.add("pajek", what, "correct the number", mark)
        return ""

    def _pairs(self, section: _Section, *, directed: bool) -> None:
        for line in section.lines:
            ends = (line.words[0] if line.words else "", line.words[1] if len(line.words) > 1 else "")
            weight = self.faults.number(line.words[2], line.mark, "the weight") if len(line.words) > 2 else Fraction(1)
            self._add(ends, weight, directed, line)

    def _lists(self, section: _Section, *, directed: bool) -> None:
        for line in section.lines:
            for other in line.words[1:]:
                self._add((line.words[0], other), Fraction(1), directed, line)

    def _matrix(self, section: _Section) -> None:
        rows = [self._row(line) for line in section.lines]
        if len(rows) != len(self.names) or any(len(row) != len(rows) for row in rows):
            wrong = next((at for at, row in enumerate(rows) if len(row) != len(self.names)), None)
            what = f"the matrix has {len(rows)} rows for {len(self.names)} vertices"
            mark = section.head.mark
            if wrong is not None:
                what, mark = f"row {wrong + 1} has {len(rows[wrong])} numbers", section.lines[wrong].mark
            self.faults.add("pajek", what, f"write {len(self.names)} rows of {len(self.names)} numbers", mark)
            return
        symmetric = all(row[at] == rows[at][number] for number, row in enumerate(rows) for at in range(number))
        if symmetric:
            self.notes[_SYMMETRIC] = None
        for number, row in enumerate(rows):
            for at, weight in enumerate(row[number:] if symmetric else row, start=number if symmetric else 0):
                if weight:
                    self._add((str(number + 1), str(at + 1)), weight, not symmetric, section.lines[number])

    def _row(self, line: _Line) -> list[Fraction]:
        known = {word: self.faults.number(word, line.mark, "a weight") for word in dict.fromkeys(line.words)}
        return [known[word] for word in line.words]

    def _add(self, ends: tuple[str, str], weight: Fraction, directed: bool, line: _Line) -> None:
        """Keep a tie, once for each of its times; one of weight 0 is none."""
        if not weight:
            return
        before = len(self.faults.problems)
        one, two = (self._vertex(end, line.mark) for end in ends)
        if one and one == two:
            self.faults.add("self-tie", f"{shown(self.names[one])} is tied to itself", "name two actors", line.mark)
        if line.times:
            self.notes[NOTE] = None
        found = times(line.times, line.mark, self.faults) if line.times else (ALWAYS,)
        if len(self.faults.problems) == before:
            self.ties += [Tie((one, two), weight, directed, time, line.mark) for time in found]
        if len(self.ties) > MOST_TIES:
            self.faults.add("too-many", f"more than {MOST_TIES:,} ties are not read", "split the file", line.mark)
            self.faults.stop()
