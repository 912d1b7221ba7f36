"""What a table's row or a graph's edge says in words, read as a tie: names, sign, weight, direction, dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from modusvivendi.exchange.faults import Faults, shown
from modusvivendi.exchange.ties.dates import DATES, day, windows
from modusvivendi.exchange.ties.graph import ALWAYS, FEWEST, MOST_TIES, Tie, Time
from modusvivendi.situation.problems import Mark
from modusvivendi.situation.quantities import NumberError
from modusvivendi.situation.quantities.exact import read_exact

SIGNS = {
    "+": 1,
    "positive": 1,
    "friend": 1,
    "-": -1,
    "−": -1,
    "negative": -1,
    "enemy": -1,
}
"""Words for a sign, beside 1 and -1."""
SIGN_FORMS = "write 1 or -1; + and -, positive and negative, friend and enemy do as well"
_YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
_LONGEST_NAME = 200

COLUMNS: dict[str, tuple[str, ...]] = {
    "sign": ("sign",),
    "weight": ("weight", "value"),
    "begin": ("begin", "since", "start"),
    "end": ("end", "until", "stop"),
    "window": ("window",),
    "directed": ("directed",),
}
"""What a tie has beside its two actors, and the words for it."""


@dataclass(frozen=True, slots=True)
class Cells:
    """One tie in words; what it has beside its two actors stands under the names of :data:`COLUMNS`."""

    ends: tuple[str, str]
    said: Mapping[str, str]
    directed: bool
    """Where it does not say so itself."""
    mark: Mark

    def get(self, name: str) -> str:
        """One of its words; empty where it has none."""
        return self.said.get(name, "")


def column_of(word: str) -> str | None:
    """Which of the columns a word of a heading means, if one."""
    plain = word.strip().lower()
    return next((name for name, words in COLUMNS.items() if plain in words), None)


def read_cells(found: list[Cells], faults: Faults) -> tuple[tuple[Tie, ...], tuple[str, ...]]:
    """The ties that could be read, and how their dates were. What is wrong is noted, all of it."""
    if not found:
        faults.add("ties", FEWEST, "write one: its two actors and its sign")
    if len(found) > MOST_TIES:
        faults.add("too-many", f"more than {MOST_TIES:,} ties are not read", "split the file")
        faults.stop()
    time, notes = _times(found, faults)
    strength = _strengths(faults)
    read = (_tie(cells, strength, time, faults) for cells in found)
    return tuple(tie for tie in read if tie is not None), notes


def _tie(
    cells: Cells, strength: Callable[[Cells], Fraction], time: Callable[[Cells], Time | None], faults: Faults
) -> Tie | None:
    """One tie; None where something of it is wrong."""
    before = len(faults.problems)
    when = time(cells)
    names, weight, directed = _names(cells, faults), strength(cells), _directed(cells, faults)
    if when is None or len(faults.problems) > before:
        return None
    return Tie(names, weight, directed, when, cells.mark)


def _times(found: list[Cells], faults: Faults) -> tuple[Callable[[Cells], Time | None], tuple[str, ...]]:
    """What reads the time of a tie, and how."""
    marks: dict[str, Mark] = {}
    for cells in found:
        marks.setdefault(cells.get("window"), cells.mark)
    if set(marks) <= {""}:
        dated = any(cells.get("begin") or cells.get("end") for cells in found)
        return lambda cells: _between(cells, faults), (DATES,) if dated else ()
    if "" in marks:
        faults.add("missing", "the tie has no window", "write one, such as 1946 or 1946-1949", marks[""])
    known, notes = windows({text: mark for text, mark in marks.items() if text}, faults)
    return lambda cells: _windowed(cells, known, faults), notes


def _windowed(cells: Cells, known: Mapping[str, Time], faults: Faults) -> Time | None:
    if cells.get("begin") or cells.get("end"):
        faults.add("ties", "the tie has a window and a begin or end", "keep one of the two", cells.mark)
    return known.get(cells.get("window"))


def _between(cells: Cells, faults: Faults) -> Time:
    since, until = (day(cells.get(name), cells.mark, faults) for name in ("begin", "end"))
    if since is not None and until is not None and until <= since:
        what = f"the tie ends ({until}) before or on the day it begins ({since})"
        faults.add("validity", what, "the end is the first day on which it no longer holds", cells.mark)
        return ALWAYS
    return Time(since, until)


def _names(cells: Cells, faults: Faults) -> tuple[str, str]:
    for name, which in zip(cells.ends, ("first", "second"), strict=True):
        if not name:
            faults.add("missing", f"the {which} actor of the tie has no name", "write one", cells.mark)
        elif "\n" in name:
            hint = "close the quotation mark, or write the name on one line"
            faults.add("ties", "a name runs over several lines: a quotation mark is not closed", hint, cells.mark)
        elif len(name) > _LONGEST_NAME:
            what = f"a name of {len(name):,} characters; at most {_LONGEST_NAME} are read"
            faults.add("too-long", what, "write a shorter one", cells.mark)
    if cells.ends[0] == cells.ends[1] and cells.ends[0]:
        faults.add("self-tie", f"{shown(cells.ends[0])} is tied to itself", "name two actors", cells.mark)
    return cells.ends


def _directed(cells: Cells, faults: Faults) -> bool:
    text = cells.get("directed").lower()
    if text and text not in _YES_NO:
        faults.add("yes-no", f"{shown(text)} says neither yes nor no", "write yes or no under directed", cells.mark)
    return _YES_NO.get(text, cells.directed)


def _strengths(faults: Faults) -> Callable[[Cells], Fraction]:
    """What reads the sign and weight of a tie; each text is read once."""
    sign, weight = cache(_sign), cache(_weight)

    def read(cells: Cells) -> Fraction:
        way, size = (
            _told(of(cells.get(name)), cells.mark, faults) for name, of in (("sign", sign), ("weight", weight))
        )
        if way is None and size is None:
            faults.add("missing", "the tie has no sign", SIGN_FORMS, cells.mark)
            return Fraction(1)
        if way is None or size is None:
            return way or size or Fraction(1)
        if way > 0 > size:
            faults.add("ties", "the sign is positive and the weight negative", "correct one of the two", cells.mark)
        return way * abs(size)

    return read


_Read = Fraction | tuple[str, str] | None
"""A number; or what is wrong with it, and what to write; or nothing."""


def _told(read: _Read, mark: Mark, faults: Faults) -> Fraction | None:
    if isinstance(read, tuple):
        faults.add("number", *read, mark)
        return Fraction(1)
    return read


def _sign(text: str) -> _Read:
    if not text:
        return None
    if text.lower() in SIGNS:
        return Fraction(SIGNS[text.lower()])
    try:
        number = read_exact(text)
    except NumberError:
        return f"{shown(text)} is no sign", SIGN_FORMS
    if abs(number) != 1:
        return f"a sign is 1 or -1, not {shown(text)}", f"{SIGN_FORMS}; strengths stand under weight"
    return number


def _weight(text: str) -> _Read:
    if not text:
        return None
    try:
        number = read_exact(text)
    except NumberError as error:
        return f"the weight: {error.reason}", error.hint
    return number or ("a weight of 0 is no tie", "leave the tie out, or write another weight")
