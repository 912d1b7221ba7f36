"""Reconciling agrees with trying everything, and with results worked out by hand."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modusvivendi.methods.estimates.count import Count
from modusvivendi.methods.estimates.solve import MOST_PAIRS, reconcile
from modusvivendi.methods.estimates.solve.antichain import largest_antichains
from modusvivendi.methods.estimates.solve.conflicts import conflicts
from modusvivendi.methods.estimates.solve.cover import smallest_covers
from modusvivendi.methods.estimates.solve.ends import between, high_end, low_end
from modusvivendi.methods.estimates.solve.fewest import fewest
from modusvivendi.methods.estimates.solve.spread import spread
from modusvivendi.methods.estimates.solve.steps import steps
from modusvivendi.situation.quantities import Interval

from .brute import START, hold_together, intervals, largest_that_hold, minimal_contradictions, some_counts

EXAMPLES = settings(max_examples=150)


def at(low: int | None, high: int | None, day: int = 0, to: int | None = None, *, voice: int = 0) -> Count:
    """A closed count; a missing end is open."""
    exact = [None if end is None else Fraction(end) for end in (low, high)]
    days = [START + timedelta(days=n) for n in (day, day if to is None else to)]
    return Count(Interval(*exact), *days, voice)


@given(intervals(), intervals())
@EXAMPLES
def test_ends_compare_as_intervals_meet(one: Interval, other: Interval) -> None:
    low, high = max(low_end(one), low_end(other)), min(high_end(one), high_end(other))
    assert between(low, high) == one.intersect(other)


@given(some_counts(), st.booleans())
@EXAMPLES
def test_the_smallest_contradictions_are_those_that_trying_all_sets_finds(counts: list[Count], grows: bool) -> None:
    found = conflicts(counts, grows, most=MOST_PAIRS)
    assert {frozenset(pair) for pair in found.pairs} == minimal_contradictions(counts, grows)
    assert found.total == len(found.pairs) == len(set(found.pairs))
    for above, below in found.pairs:
        low, high = counts[above].interval, counts[below].interval
        assert low.intersect(high) is None
        assert low.low is not None
        assert high.high is not None
        assert low.low >= high.high


@given(some_counts(), st.booleans())
@EXAMPLES
def test_each_step_is_what_all_counts_leave_open(counts: list[Count], grows: bool) -> None:
    """On each day, a number is implied to be possible just when a count of it fits the counts that bear on the day."""
    for step in steps(counts, grows):
        bearing = _bearing(counts, step.day, grows)
        for point in (Fraction(n, 2) for n in range(-2, 20)):
            inside = step.interval is not None and step.interval.contains(point)
            assert inside == all(interval.contains(point) for interval in bearing)


def _bearing(counts: Sequence[Count], day: date, grows: bool) -> list[Interval]:
    if not grows:
        return [count.interval for count in counts if count.first <= day <= count.last]
    floors = [Interval(c.interval.low, None, c.interval.low_open) for c in counts if c.last <= day]
    return floors + [Interval(None, c.interval.high, True, c.interval.high_open) for c in counts if c.first >= day]


@given(some_counts(), st.booleans())
@EXAMPLES
def test_every_step_leaves_something_just_when_all_can_hold(counts: list[Count], grows: bool) -> None:
    holds = hold_together(counts, grows)
    assert all(step.interval is not None for step in steps(counts, grows)) == holds
    assert (reconcile(counts, accumulates=grows).conflicts.total == 0) == holds


@given(some_counts(), st.booleans())
@EXAMPLES
def test_the_fewest_left_out_are_those_that_trying_all_sets_leaves_out(counts: list[Count], grows: bool) -> None:
    everyone = frozenset(range(len(counts)))
    ways = {everyone - kept for kept in largest_that_hold(counts, grows)}
    found = fewest(counts, grows, conflicts(counts, grows, most=MOST_PAIRS))
    assert found.proved
    assert set(map(frozenset, found.ways)) <= ways
    assert {found.at_least} == {len(way) for way in found.ways} == {len(way) for way in ways}
    assert (found.only is not None) == (len(ways) == 1)


@given(some_counts(most=14), st.booleans())
@EXAMPLES
def test_matching_and_search_leave_out_as_few(counts: list[Count], grows: bool) -> None:
    if not grows:
        counts = [Count(count.interval, count.first, count.first) for count in counts]
    pairs = conflicts(counts, grows, most=MOST_PAIRS).pairs
    antichains = largest_antichains(len(counts), pairs)
    covers = smallest_covers(pairs, 500_000)
    assert covers.proved
    assert {len(counts) - len(kept) for kept in antichains} == {len(way) for way in covers.ways}
    assert (len(set(antichains)) == 1) == (len(covers.ways) == 1)


@given(some_counts(), st.booleans(), st.randoms())
@EXAMPLES
def test_the_order_of_the_claims_does_not_matter(counts: list[Count], grows: bool, random: Random) -> None:
    shuffled = list(range(len(counts)))
    random.shuffle(shuffled)
    there = reconcile(counts, accumulates=grows)
    here = reconcile([counts[index] for index in shuffled], accumulates=grows)
    assert [step.interval for step in here.steps] == [step.interval for step in there.steps]
    assert {(shuffled[i], shuffled[j]) for i, j in here.conflicts.pairs} == set(there.conflicts.pairs)
    assert here.fewest.at_least == there.fewest.at_least


@given(some_counts())
@EXAMPLES
def test_the_spread_holds_what_each_voice_last_said(counts: list[Count]) -> None:
    found = spread(counts)
    assert found.voices == len({count.voice for count in counts})
    latest = {count.voice: count for count in sorted(counts, key=lambda count: count.last)}
    assert all(count.interval.within(found.interval) for count in latest.values())
    for index in (*found.low_from, *found.high_from):
        assert counts[index].last == latest[counts[index].voice].last


def test_a_lower_end_carries_forward_and_an_upper_end_back() -> None:
    """10 to 12 on the first day, no more than 20 on the third: on the second, 10 to 20."""
    found = reconcile([at(10, 12), at(None, None, 1), at(None, 20, 2)], accumulates=True)
    assert [step.interval for step in found.steps] == [at(10, 12).interval, at(10, 20).interval, at(10, 20).interval]
    assert [(step.low_from, step.high_from) for step in found.steps] == [((0,), (0,)), ((0,), (2,)), ((0,), (2,))]


def test_what_may_fall_carries_nothing() -> None:
    found = reconcile([at(10, 12), at(3, 5, 1)], accumulates=False)
    assert found.conflicts.total == 0
    assert found.steps[-1].interval == at(3, 5).interval
    assert reconcile([at(10, 12), at(3, 5, 1)], accumulates=True).conflicts.pairs == ((0, 1),)


def test_open_ends_that_touch_do_not_meet() -> None:
    more_than_5 = Count(Interval(Fraction(5), None, True), START, START)
    assert reconcile([more_than_5, at(5, 5)], accumulates=False).conflicts.total == 1
    assert reconcile([at(5, None), at(5, 5)], accumulates=False).conflicts.total == 0


def test_a_period_leaves_open_which_of_its_days_is_meant() -> None:
    """Growing counts: a lower end holds from the last day on, an upper end up to the first."""
    assert reconcile([at(10, 10, 0, 1), at(5, 5, 1)], accumulates=True).conflicts.total == 1
    assert reconcile([at(10, 10, 0, 1), at(5, 5, 0)], accumulates=True).conflicts.total == 0
    assert reconcile([at(10, 10, 0, 1), at(5, 5, 0, 1)], accumulates=True).conflicts.total == 0
    assert reconcile([at(10, 10, 0, 1), at(5, 5, 1, 2)], accumulates=False).conflicts.total == 1


def test_one_against_two_leaves_out_the_one() -> None:
    found = reconcile([at(37, 37), at(23, 27, 0), at(27, 33, 2)], accumulates=True)
    assert found.conflicts.pairs == ((0, 1), (0, 2))
    assert found.fewest.only == (0,)
    assert found.kept[-1].interval == at(27, 33).interval
    assert found.kept[-1].high_from == (2,)


def test_one_against_one_leaves_the_choice_open() -> None:
    found = reconcile([at(7, 7), at(5, 5)], accumulates=True)
    assert found.fewest.ways == ((0,), (1,))
    assert found.fewest.only is None
    assert found.agreed == ()


def test_five_in_a_ring_need_a_search() -> None:
    """Periods of a quantity that may fall: contradiction is no partial order, and three of five must go."""
    ring = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)]
    covers = smallest_covers(ring, 10_000)
    assert covers.proved
    assert {len(way) for way in covers.ways} == {3}


def test_what_was_not_searched_is_said() -> None:
    counts = [at(n, n) for n in range(6)]
    found = conflicts(counts, True, most=4)
    assert (len(found.pairs), found.total) == (4, 15)
    few = fewest(counts, True, found)
    assert (few.ways, few.proved, few.only) == ((), False, None)
    assert 1 <= few.at_least <= 5


def test_a_search_that_stops_says_what_it_proved() -> None:
    edges = [(i, j) for i in range(12) for j in range(i) if (i * j + i) % 3]
    full, stopped = smallest_covers(edges, 500_000), smallest_covers(edges, 1)
    assert full.proved
    assert not stopped.proved
    assert stopped.at_least <= full.at_least == len(full.ways[0])


def test_many_counts_are_compared_quickly() -> None:
    """2,000 counts of which most contradict one another: the bound on listed pairs holds."""
    counts = [at(n * 7 % 97, n * 7 % 97 + n % 40, n // 2) for n in range(2000)]
    found = reconcile(counts, accumulates=True)
    assert len(found.conflicts.pairs) <= MOST_PAIRS < found.conflicts.total


def test_a_count_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="from 2016-12-16 to 2016-12-15"):
        at(1, 2, 1, 0)
