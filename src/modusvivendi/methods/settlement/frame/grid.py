"""The options of each issue: as the file has them, or places on a range."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.derive.central import central, central_number, middle
from modusvivendi.situation.derive.places import SCALE, on_scale
from modusvivendi.situation.fields.references import Choice
from modusvivendi.situation.quantities import Interval, UncertainNumber, format_number
from modusvivendi.situation.situation import Situation

STEPS = 10
"""Even steps into which a range is cut, beside the numbers that the file itself names on it."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The options of one issue, with names, words and places from 0 to 100 (None without an order)."""

    issue: Issue
    names: tuple[str, ...]
    words: tuple[str, ...]
    places: tuple[Fraction, ...] | None
    numbers: tuple[Fraction, ...] | None
    """On an issue that is a number: the numbers themselves."""

    def index(self, choice: Choice | None) -> int | None:
        """Which option a choice is; on a range the nearest one. None for no choice."""
        if choice is None:
            return None
        if isinstance(choice, str):
            return self.names.index(choice) if choice in self.names else None
        if self.numbers is None or self.issue.range is None:
            return None
        wanted = central_number(choice, self.issue.range)
        return min(range(len(self.numbers)), key=lambda at: abs(self.numbers[at] - wanted))  # type: ignore[index]  # checked above

    def among(self, choices: Iterable[Choice]) -> tuple[int, ...]:
        """The options that are one of some choices; a range covers every number in it."""
        found: set[int] = set()
        for choice in choices:
            if isinstance(choice, UncertainNumber) and self.numbers is not None:
                inside = {at for at, number in enumerate(self.numbers) if choice.interval.contains(number)}
                near = self.index(choice)
                found |= inside or ({near} if near is not None else set())
            elif (at := self.index(choice)) is not None:
                found.add(at)
        return tuple(sorted(found))

    def within(self, low: Fraction | None, high: Fraction | None) -> tuple[int, ...]:
        """The options between two places in the issue's own units; those without a place never."""
        places = self.numbers if self.numbers is not None else self.places
        if places is None:
            return ()
        return tuple(
            at for at, place in enumerate(places) if (low is None or place >= low) and (high is None or place <= high)
        )


def grid(situation: Situation, issue: Issue) -> Grid:
    """The options of an issue."""
    if issue.range is None:
        names = tuple(option.key for option in issue.options)
        words = tuple(situation.option_words(issue.key, name) for name in names)
        given = [option.at for option in issue.options]
        places = tuple(central(at, SCALE) for at in given if at is not None)
        return Grid(issue, names, words, places if len(places) == len(given) else None, None)
    numbers = tuple(sorted(set(_numbers(situation, issue))))
    words = tuple(f"{format_number(number)} {issue.unit or ''}".strip() for number in numbers)
    places = tuple(middle(on_scale(issue, Interval.point(number))) for number in numbers)
    return Grid(issue, tuple(format_number(number) for number in numbers), words, places, numbers)


def _numbers(situation: Situation, issue: Issue) -> Iterator[Fraction]:
    """Even steps, the status quo, and every ideal and bound, at their central readings."""
    bounds = issue.range
    if bounds is None:
        return
    low, high = bounds.ends
    yield from (low + (high - low) * step / STEPS for step in range(STEPS + 1))
    if isinstance(issue.now, UncertainNumber):
        yield central_number(issue.now, bounds)
    for position in situation.positions:
        if position.issue == issue.key:
            for value in (position.ideal, position.at_least, position.at_most):
                if value is not None and not isinstance(value, str):
                    yield central(value, bounds)
            for choice in position.accepts or ():
                if isinstance(choice, UncertainNumber):
                    yield from (end for end in (choice.interval.low, choice.interval.high) if end is not None)
