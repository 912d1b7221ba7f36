"""Words that the sentences, tables and charts of access share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from math import floor, log10

from modusvivendi.answers.numbers import number_text
from modusvivendi.methods.access.asked import Asked, Band
from modusvivendi.methods.access.case import Case
from modusvivendi.methods.access.hours import hours_text

MOST_KEYS = 12


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A case and its answers, as every part of the text needs them."""

    case: Case
    asked: Asked

    def people(self, number: int) -> str:
        """``"about 18,000 people"`` where the file's numbers are uncertain, else the exact number."""
        return f"{self.amount(number)} {'person' if number == 1 else 'people'}"

    def amount(self, number: int) -> str:
        """A number of people, rounded to two digits where the file's numbers are uncertain."""
        if self.case.exact or abs(number) < 10:
            return number_text(number, group_from=1_000)
        return f"about {number_text(rounded(number), group_from=1_000)}"

    def band(self, band: Band) -> str:
        """``"about 18,000 people (2,100 to 47,000)"``."""
        return self.people(band.central) + self.ends(band)

    def ends(self, band: Band) -> str:
        """The ends of a band in brackets; nothing where every number is exact."""
        if band.low == band.high:
            return ""
        low, high = (number_text(rounded(end), group_from=1_000) for end in (band.low, band.high))
        return f" ({low} to {high})"

    @property
    def length(self) -> str:
        """The truce that is asked about: ``"24 hours"``."""
        return hours_text(self.case.hours)

    @property
    def seats(self) -> bool:
        """Whether anybody needs a seat on the ways that are open."""
        return any(self.case.ways[at].fleet is not None for at in self.case.open)

    def because(self, ways: Iterable[int] | None = None) -> tuple[str, ...]:
        """What some ways rest on; all of the network if left out."""
        chosen = range(len(self.case.ways)) if ways is None else ways
        keys = dict.fromkeys(key for at in chosen for key in self.case.ways[at].because)
        if ways is None:
            keys |= dict.fromkeys(self.case.waiting_because)
        return tuple(islice(keys, MOST_KEYS))


def rounded(number: int) -> int:
    """A whole number at two significant digits."""
    if number == 0:
        return 0
    digits = max(floor(log10(abs(number))) - 1, 0)
    return int(round(number, -digits))


def percent(part: int, whole: int) -> str:
    """A share in hundredths."""
    if not whole:
        return ""
    share = 100 * part / whole
    return f"{number_text(round(share, 1 if share < 10 else 0))} %"
