"""Slow answers that do not know that contradictions are pairs."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import chain, combinations, pairwise

from hypothesis import strategies as st

from modusvivendi.methods.estimates.count import Count
from modusvivendi.situation.quantities import Interval

START = date(2016, 12, 15)


def hold_together(counts: Sequence[Count], accumulates: bool) -> bool:
    """Whether some course of the quantity fits all counts: tried on all ends and on points between them."""
    return _rises(counts) if accumulates else _stands(counts)


def _points(counts: Sequence[Count]) -> list[Fraction]:
    ends = sorted({end for c in counts for end in (c.interval.low, c.interval.high) if end is not None} | {Fraction(0)})
    between = [(one + other) / 2 for one, other in pairwise(ends)]
    return sorted([ends[0] - 1, *ends, *between, ends[-1] + 1])


def _days(counts: Sequence[Count]) -> list[date]:
    first, last = min(c.first for c in counts), max(c.last for c in counts)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _rises(counts: Sequence[Count]) -> bool:
    """Go from day to day with the least value that is still possible."""
    points = _points(counts)
    value = points[0]
    for day in _days(counts):
        floors = [Interval(c.interval.low, None, c.interval.low_open) for c in counts if c.last == day]
        ceilings = [Interval(None, c.interval.high, True, c.interval.high_open) for c in counts if c.first == day]
        fits = [point for point in points if point >= value and all(floor.contains(point) for floor in floors)]
        if not fits or not all(ceiling.contains(fits[0]) for ceiling in ceilings):
            return False
        value = fits[0]
    return True


def _stands(counts: Sequence[Count]) -> bool:
    points = _points(counts)
    for day in _days(counts):
        speaking = [c.interval for c in counts if c.first <= day <= c.last]
        if not any(all(interval.contains(point) for interval in speaking) for point in points):
            return False
    return True


def subsets(n: int) -> list[tuple[int, ...]]:
    """All subsets of 0 to n − 1 but the empty one, smallest first."""
    return list(chain.from_iterable(combinations(range(n), size) for size in range(1, n + 1)))


def minimal_contradictions(counts: Sequence[Count], accumulates: bool) -> set[frozenset[int]]:
    found: set[frozenset[int]] = set()
    for subset in map(frozenset, subsets(len(counts))):
        minimal = not any(smaller <= subset for smaller in found)
        if minimal and not hold_together([counts[i] for i in sorted(subset)], accumulates):
            found.add(subset)
    return found


def largest_that_hold(counts: Sequence[Count], accumulates: bool) -> set[frozenset[int]]:
    holding = [s for s in subsets(len(counts)) if hold_together([counts[i] for i in s], accumulates)]
    most = max(map(len, holding))
    return {frozenset(s) for s in holding if len(s) == most}


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    one, other = sorted(draw(st.tuples(st.integers(0, 8), st.integers(0, 8))))
    if draw(st.integers(0, 5)) == 0:
        return Interval(Fraction(one), None, draw(st.booleans()))
    if draw(st.integers(0, 7)) == 0:
        return Interval(None, Fraction(other), True, draw(st.booleans()))
    if one == other:
        return Interval.point(one)
    return Interval(Fraction(one), Fraction(other), draw(st.booleans()), draw(st.booleans()))


@st.composite
def one_count(draw: st.DrawFn, longest: int = 3) -> Count:
    first = START + timedelta(days=draw(st.integers(0, 4)))
    last = first + timedelta(days=draw(st.integers(0, longest)))
    return Count(draw(intervals()), first, last, draw(st.integers(0, 2)))


def some_counts(most: int = 7, longest: int = 3) -> st.SearchStrategy[list[Count]]:
    return st.lists(one_count(longest), min_size=1, max_size=most)
