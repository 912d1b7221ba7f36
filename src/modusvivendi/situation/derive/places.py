"""Places on an issue's scale, and how close two of them are."""

from __future__ import annotations

from fractions import Fraction

from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.fields.references import Choice
from modusvivendi.situation.quantities import Interval

SCALE = Interval(Fraction(0), Fraction(100))
"""The scale of options, of closeness and of utility."""
SHARE = Interval(Fraction(0), Fraction(1))
"""The scale of salience and firmness."""


def cut(interval: Interval, bounds: Interval) -> Interval:
    """What of an interval lies within bounds, as tails of a distribution are cut off.

    Returns:
        An interval with both ends; the whole of ``bounds`` where nothing of ``interval`` lies within.
    """
    return interval.clip(bounds) or bounds


def place_of(issue: Issue, choice: Choice | Value | None) -> Interval | None:
    """Where a choice lies, in the issue's own units: 0 to 100 for options, the unit of a range.

    Returns:
        None where the issue's options have no order, or the choice is not known.
    """
    if choice is None:
        return None
    if not isinstance(choice, str):
        return choice.interval if issue.ordered else None
    option = issue.option(choice)
    return option.at.interval if option is not None and option.at is not None else None


def on_scale(issue: Issue, place: Interval) -> Interval:
    """A place on the scale from 0 to 100: ``(x − low) · 100 / (high − low)`` on a range, else as it is.

    Returns:
        An interval within 0 to 100.
    """
    if issue.range is None:
        return cut(place, SCALE)
    low, high = issue.range.ends
    inside = cut(place, issue.range)
    bottom, top = ((end - low) * 100 / (high - low) for end in inside.ends)
    return Interval(bottom, top)


def closeness(one: Interval, other: Interval) -> Interval:
    """How close two places on the scale from 0 to 100 are: ``100 − |x − y|`` for every x and y in them.

    Args:
        one: a place, with both ends.
        other: a place, with both ends.

    Returns:
        The least and the greatest closeness; ends that are only approached count as reached.
    """
    (low, high), (bottom, top) = one.ends, other.ends
    farthest = max(high - bottom, top - low)
    gap = max(bottom - high, low - top, Fraction(0))
    return Interval(100 - farthest, 100 - gap)


def closeness_on(issue: Issue, one: Choice | Value | None, other: Choice | Value | None) -> Interval | None:
    """How close two choices on an issue are, 0 to 100; None where either has no place on a scale."""
    here, there = place_of(issue, one), place_of(issue, other)
    if here is None or there is None:
        return None
    return closeness(on_scale(issue, here), on_scale(issue, there))
