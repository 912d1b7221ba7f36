"""The one type of all uncertain numbers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from modusvivendi.situation.quantities.cardinals import cardinal_at
from modusvivendi.situation.quantities.digits import format_number, plain_text
from modusvivendi.situation.quantities.errors import NumberError
from modusvivendi.situation.quantities.interval import Interval
from modusvivendi.situation.quantities.laws import Law
from modusvivendi.situation.quantities.tokens import tokenise

NumberKind = Literal["exact", "range", "distribution", "hedged"]
Plain = str | list[str] | dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class UncertainNumber:
    """A number as far as it is known.

    Attributes:
        interval: where it lies; of a distribution, its support.
        law: its distribution, if the analyst named one.
        words: the source's own words where it spells or hedges; None for digits, plain ranges and
            distributions.

    Raises:
        ValueError: the parts contradict each other: a law with another interval or with words, or an interval
            with an open or missing end that no words account for.
    """

    interval: Interval
    law: Law | None = None
    words: str | None = None

    def __post_init__(self) -> None:
        interval = self.interval
        if self.law is not None:
            if self.words is not None or interval != self.law.support:
                raise ValueError("the interval of a distribution is its support, and it has no words")
        elif self.words is None and (interval.low_open or interval.high_open):
            raise ValueError("an open interval needs the words that it was read from")

    @classmethod
    def of(cls, number: Fraction | int) -> UncertainNumber:
        """An exact number."""
        return cls(Interval.point(number))

    @property
    def kind(self) -> NumberKind:
        """``exact``, ``range`` (two ends in digits), ``distribution``, ``hedged`` (read from words)."""
        if self.law is not None:
            return "distribution"
        if self.interval.is_point:
            return "exact"
        return "range" if self.words is None else "hedged"

    @property
    def exact(self) -> Fraction | None:
        """The number, if it is exact; else None."""
        return self.interval.low if self.law is None and self.interval.is_point else None

    def to_plain(self) -> Plain:
        """Plain data for a file; reading it back, with the same table of hedges, gives an equal number.

        Returns:
            Text for exact and hedged numbers, two texts for a range, ``{"normal": ["70", "10"]}`` for a
            distribution.
        """
        if self.law is not None:
            return {self.law.name: [plain_text(parameter) for parameter in self.law.parameters]}
        if self.words is not None:
            return self.words
        low, high = self.interval.ends
        return plain_text(low) if low == high else [plain_text(low), plain_text(high)]

    def describe(self) -> str:
        """The number for a reader: its interval, and the words it was read from; never a midpoint.

        Examples: ``80``; ``60 to 90``; ``more than 2,000,000``; ``2,000 or more, below 10,000
        ("thousands")``; ``about 70 (normal, standard deviation 10)``.
        """
        if self.law is not None:
            return self.law.describe(*(format_number(parameter) for parameter in self.law.parameters))
        lead, words = _in_words(self.interval)
        if self.words is None or self.interval.is_point or _says_the_same(self.words, lead, self.interval):
            return words
        return f'{words} ("{self.words}")'


def describe_interval(interval: Interval) -> str:
    """An interval for a reader: ``60 to 90``, ``2,000 or more, below 10,000``, ``more than 5``."""
    return _in_words(interval)[1]


def _in_words(interval: Interval) -> tuple[str, str]:
    """The interval in words, after the word that leads it if it has one end only."""
    low, high = interval.low, interval.high
    if low is not None and low == high:
        return "", format_number(low)
    if low is None or high is None:
        return _one_ended(interval)
    if not interval.low_open and not interval.high_open:
        return "", f"{format_number(low)} to {format_number(high)}"
    above = f"more than {format_number(low)}" if interval.low_open else f"{format_number(low)} or more"
    below = f"below {format_number(high)}" if interval.high_open else f"up to {format_number(high)}"
    return "", f"{above}, {below}"


def _one_ended(interval: Interval) -> tuple[str, str]:
    if interval.low is not None:
        lead = "more than" if interval.low_open else "at least"
        return lead, f"{lead} {format_number(interval.low)}"
    if interval.high is not None:
        lead = "below" if interval.high_open else "at most"
        return lead, f"{lead} {format_number(interval.high)}"
    return "", "any number"


def _says_the_same(words: str, lead: str, interval: Interval) -> bool:
    """Whether the words are the lead and the exact end, so that repeating them would tell nothing."""
    if not lead or not words.lower().startswith(f"{lead} "):
        return False
    try:
        tokens = tokenise(words[len(lead) + 1 :])
    except NumberError:
        return False
    found = cardinal_at(tokens, 0)
    return found is not None and found[1] == len(tokens) and found[0].value in (interval.low, interval.high)
