"""Maximum flows against every cut, and what closing or widening a route does."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modusvivendi.methods import endurance

from . import brute


@st.composite
def networks(draw: st.DrawFn) -> endurance.Routes:
    n = draw(st.integers(2, 6))
    pair = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda ends: ends[0] != ends[1])
    links = draw(st.lists(pair, min_size=1, max_size=9))
    capacity = draw(st.lists(st.fractions(0, 9, max_denominator=3), min_size=len(links), max_size=len(links)))
    return endurance.routes(n, links, capacity, [0], [n - 1])


def cut_of(found: endurance.Routes, capacity: list[Fraction]) -> Fraction:
    return brute.least_cut(found.n, found.links, capacity, set(found.donors), set(found.recipients))


@given(networks())
def test_the_flow_is_the_least_cut_and_is_conserved(found: endurance.Routes) -> None:
    assert found.value == cut_of(found, list(found.capacity))
    assert sum(found.capacity[at] for at in found.cut) == found.value
    assert sum(found.capacity[at] for at in found.far_cut) == found.value
    for node in range(1, found.n - 1):
        into = sum(x for (_, head), x in zip(found.links, found.flow, strict=True) if head == node)
        out = sum(x for (tail, _), x in zip(found.links, found.flow, strict=True) if tail == node)
        assert into == out
    assert all(0 <= x <= c for x, c in zip(found.flow, found.capacity, strict=True))


@given(networks())
def test_what_closing_and_widening_a_route_does_is_what_the_cuts_say(found: endurance.Routes) -> None:
    for at in range(len(found.links)):
        without = [Fraction(0) if other == at else each for other, each in enumerate(found.capacity)]
        assert found.lost[at] == found.value - cut_of(found, without)
        plenty = [Fraction(10_000) if other == at else each for other, each in enumerate(found.capacity)]
        more = cut_of(found, plenty) - found.value
        assert found.helps[at] == (None if more > 1_000 else more)
    for one, two, lost in found.lost_pairs:
        without = [Fraction(0) if other in (one, two) else each for other, each in enumerate(found.capacity)]
        assert lost == found.value - cut_of(found, without)


@given(networks())
def test_a_link_carries_no_more_than_its_most_in_a_flow_that_uses_it_as_far_as_it_goes(found: endurance.Routes) -> None:
    """With a link narrowed to less than its most the flow may stay; narrowed below its least it cannot."""
    for at, (least, most) in enumerate(zip(found.lost, found.most, strict=True)):
        assert least <= found.flow[at] <= most <= found.capacity[at]
        if least > 0:
            narrow = [least / 2 if other == at else each for other, each in enumerate(found.capacity)]
            assert cut_of(found, narrow) == found.value - least / 2


def test_either_of_two_equal_ways_can_be_spared_and_both_together_cannot() -> None:
    found = endurance.routes(4, [(0, 1), (0, 2), (1, 3), (2, 3), (0, 3)], [5, 5, 5, 5, 1], [0], [3])
    assert (found.value, found.lost) == (11, (5, 5, 5, 5, 1))
    shared = endurance.routes(3, [(0, 1), (0, 1), (1, 2)], [4, 4, 4], [0], [2])
    assert (shared.value, shared.lost, shared.most) == (4, (0, 0, 4), (4, 4, 4))
    assert shared.lost_pairs[0] == (0, 1, 4)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(endurance.RoutesError) as caught:
        endurance.routes(2, [(0, 5), (1, 1)], [3, -1], [0], [0])
    assert len(caught.value.faults) == 4
