"""The permutation test: two implementations agree, its level holds, an evident shift is found."""

from fractions import Fraction
from itertools import combinations_with_replacement
from itertools import permutations as every_order

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from modusvivendi.methods.shift.solve.maxsplit import (
    FEWEST,
    LEVEL,
    MOST,
    Split,
    max_split,
    permutations,
    scores,
)

Whole = NDArray[np.int64]


def whole(values: list[int]) -> Whole:
    return np.array(values, dtype=np.int64)


def split(values: list[int], days: list[int] | None = None, *, draws: int = 199, seed: int = 0) -> Split:
    found = max_split(whole(values), whole(values), whole(days or list(range(len(values)))), draws=draws, seed=seed)
    assert found is not None
    return found


def midranks(values: list[int]) -> list[Fraction]:
    return [sum((Fraction(1) if w < v else Fraction(1, 2) for w in values if w <= v), Fraction(1, 2)) for v in values]


def plain_statistic(ranks: list[Fraction], days: list[int]) -> Fraction:
    """The definition: the greatest squared difference of mean ranks over its variance at the split."""
    count = len(ranks)
    best = Fraction(-1)
    for k in range(1, count):
        if days[k - 1] < days[k]:
            apart = sum(ranks[:k]) / Fraction(k) - sum(ranks[k:]) / Fraction(count - k)
            best = max(best, apart * apart / (Fraction(1, k) + Fraction(1, count - k)))
    return best


def plain_p(values: list[int], days: list[int]) -> Fraction:
    ranks = midranks(values)
    observed = plain_statistic(ranks, days)
    reached = [plain_statistic(list(order), days) >= observed for order in every_order(ranks)]
    return Fraction(sum(reached), len(reached))


@given(st.data())
def test_it_agrees_with_the_definition(data: st.DataObject) -> None:
    values = data.draw(st.lists(st.integers(0, 4), min_size=2, max_size=6))
    days = sorted(data.draw(st.lists(st.integers(0, 5), min_size=len(values), max_size=len(values))))
    found = max_split(whole(values), whole(values), whole(days))
    if days[0] == days[-1]:
        assert found is None
        return
    assert found is not None
    assert found.p == plain_p(values, days)
    assert found.exact
    # Scores are twice the ranks, less a constant, and 1 / k + 1 / (n − k) = n / (k (n − k)).
    assert found.statistic == plain_statistic(midranks(values), days) * 4 / len(values)


def test_drawn_orders_agree_with_a_plain_loop() -> None:
    values = [3, 1, 2, 2, 1, 4, 6, 5, 7, 4, 6, 6]
    days = list(range(12))
    keys = np.random.PCG64(7).random_raw(300 * 12).reshape(300, 12)
    ranks = midranks(values)
    observed = plain_statistic(ranks, days)
    reached = 0
    for row in keys:
        order = sorted(range(12), key=lambda place: int(row[place]))
        reached += plain_statistic([ranks[place] for place in order], days) >= observed
    assert split(values, draws=300, seed=7).p == Fraction(reached + 1, 301)


def test_drawn_and_all_orders_agree() -> None:
    """On 9 points both can be had: the drawn p-value lies within four standard errors of the exact one."""
    values = [1, 2, 1, 3, 2, 5, 4, 5, 3]
    exact = float(split(values).p)
    keys = np.random.PCG64(1).random_raw(20_000 * 9).reshape(20_000, 9)
    scored = scores(whole(values), whole(values))[np.argsort(keys, axis=1)]
    sums = np.cumsum(scored, axis=1)[:, :-1]
    k = np.arange(1, 9)
    drawn = float(((sums**2 / (k * (9 - k))).max(axis=1) >= float(split(values).statistic) - 1e-9).mean())
    assert abs(drawn - exact) < 4 * (exact * (1 - exact) / 20_000) ** 0.5


def test_all_orders_are_all() -> None:
    table = permutations(5)
    assert table.shape == (120, 5)
    assert {tuple(row) for row in table.tolist()} == set(every_order(range(5)))


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=12))
def test_scores_count_what_is_certain(ends: list[tuple[int, int]]) -> None:
    pairs = [(min(one), max(one)) for one in ends]
    expected = [sum(low > other[1] for other in pairs) - sum(high < other[0] for other in pairs) for low, high in pairs]
    found = scores(whole([low for low, _ in pairs]), whole([high for _, high in pairs]))
    assert found.tolist() == expected
    assert found.sum() == 0


@given(st.lists(st.integers(0, 5), min_size=3, max_size=8))
def test_turning_time_or_the_scale_round_changes_nothing_but_the_direction(values: list[int]) -> None:
    one, back, down = split(values), split(values[::-1]), split([-value for value in values])
    assert one.p == back.p == down.p
    assert one.statistic == back.statistic == down.statistic
    assert down.rises == (None if one.rises is None else not one.rises)


@given(st.permutations([0, 0, 1, 3]), st.permutations([5, 5, 6]))
def test_the_order_within_a_day_does_not_matter(first: list[int], second: list[int]) -> None:
    days = [1, 1, 1, 1, 2, 2, 2]
    assert split([*first, *second], days) == split([0, 0, 1, 3, 5, 5, 6], days)


def test_a_series_without_differences_has_p_of_1() -> None:
    found = split([4] * 8)
    assert (found.p, found.rises, found.statistic) == (1, None, 0)


def test_intervals_that_all_overlap_say_nothing() -> None:
    found = max_split(whole([0] * 8), whole([9] * 8), whole(list(range(8))))
    assert found is not None
    assert found.p == 1


@pytest.mark.parametrize("count", [8, 9, 12, 20])
def test_an_evident_shift_is_found(count: int) -> None:
    half = count // 2
    found = split([0] * half + [1] * (count - half), draws=9_999)
    assert found.p <= LEVEL
    assert (found.before, found.rises) == (half, True)


def test_p_values_by_hand() -> None:
    """Of the 8! orders of four zeros and four ones, only the two with all zeros together at an end reach it."""
    assert split([0] * 4 + [1] * 4).p == Fraction(2, 70)
    assert split([0] * 7 + [1]).p == Fraction(2, 8)


@pytest.mark.parametrize(("count", "least"), [(6, Fraction(1, 10)), (7, Fraction(2, 35)), (8, Fraction(1, 35))])
def test_eight_points_are_the_fewest_that_can_tell(count: int, least: Fraction) -> None:
    """Whatever the values (here all with up to three), no p-value is lower; below 8 points none reaches 0.05."""
    series = [list(values) for values in combinations_with_replacement(range(3), count)]
    assert min(split(values).p for values in [*series, list(range(count))]) == least
    assert (least <= LEVEL) == (count >= FEWEST)


def test_the_same_seed_gives_the_same_digits() -> None:
    """Written down, so that another version of NumPy that drew otherwise would be found out."""
    values = [2, 1, 3, 2, 2, 4, 3, 5, 4, 5, 3]
    found = split(values, draws=9_999, seed=0)
    assert (found.p, found.orders, found.exact) == (split(values, draws=9_999, seed=0).p, 9_999, False)
    assert found.p == Fraction(285, 10_000)


def test_long_series_stay_exact() -> None:
    """The greatest sums that the limit allows do not overflow: the clearest shift stays the clearest."""
    half = MOST // 2
    found = split([0] * half + [1] * half, draws=20)
    assert found.p == Fraction(1, 21)
    sums = half * half
    assert sums * sums * (half * half) < np.iinfo(np.int64).max
    with pytest.raises(ValueError, match="at most"):
        split([0] * (MOST + 1))


def test_days_that_fall_are_refused() -> None:
    with pytest.raises(ValueError, match="order of their days"):
        split([1, 2, 3], [3, 2, 1])


# -- level and power, by simulation ----------------------------------------------------------------------------------

KINDS = ("continuous", "three values", "two values", "intervals", "same days")


def flat(kind: str, count: int, rng: np.random.Generator) -> tuple[Whole, Whole, Whole]:
    """A series without a shift: least, greatest, days."""
    days = np.arange(count, dtype=np.int64)
    if kind == "continuous":
        values = rng.permutation(count).astype(np.int64)
        return values, values, days
    if kind in ("three values", "two values"):
        values = rng.integers(0, 3 if kind == "three values" else 2, count)
        return values, values, days
    low = rng.integers(0, 20, count)
    if kind == "intervals":
        return low, low + rng.integers(0, 10, count), days
    return low, low, np.sort(rng.integers(0, count, count))


def rejected(kind: str, count: int, series: int, draws: int, shift: int = 0) -> int:
    rng = np.random.Generator(np.random.PCG64([count, KINDS.index(kind), shift]))
    found = 0
    for number in range(series):
        low, high, days = flat(kind, count, rng)
        moved = np.where(np.arange(count) >= count // 2, shift, 0)
        one = max_split(low + moved, high + moved, days, draws=draws, seed=number)
        found += one is not None and one.p <= LEVEL
    return found


def most_by_chance(series: int, level: float = float(LEVEL)) -> float:
    """Five standard deviations above the expected number: a test that keeps its level stays below."""
    return series * level + 5 * (series * level * (1 - level)) ** 0.5


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("count", "series"), [(8, 120), (9, 20), (10, 400), (14, 400), (20, 400)])
def test_the_level_holds(kind: str, count: int, series: int) -> None:
    """A flat series is called shifted in at most one of twenty cases; 199 draws keep that exact."""
    assert FEWEST <= count <= 20
    assert rejected(kind, count, series, draws=199) <= most_by_chance(series)


def test_the_level_is_used() -> None:
    """Nor is it far below: with all values different, more than 2 of 100 flat series are called shifted."""
    assert rejected("continuous", 14, 600, draws=199) > 12


def test_power_grows() -> None:
    """Values from 0 to 19 that rise by 15 after the middle."""
    small, large = (rejected("same days", count, 200, draws=199, shift=15) / 200 for count in (10, 20))
    assert small > 0.5
    assert large > 0.9
