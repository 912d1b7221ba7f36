"""Numbers drawn from a range, hedged words, every law, and analysts who disagree."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from scipy import stats

from modusvivendi.ensembles.designs import Design
from modusvivendi.ensembles.drawing import axes, draw, quantile
from modusvivendi.situation.fields.numbers import Value, Version
from modusvivendi.situation.quantities import Interval, UncertainNumber, read_law, read_number, read_range
from modusvivendi.situation.slots import Slot
from modusvivendi.situation.slots.joined import Joined

SHARES = np.linspace(0.001, 0.999, 57)
LAWS = {
    "uniform": (["20", "60"], stats.uniform(20, 40)),
    "normal": (["70", "20"], stats.norm(70, 20)),
    "lognormal": (["30", "2"], stats.lognorm(np.log(2), scale=30)),
    "triangular": (["-10", "40", "120"], stats.triang(50 / 130, -10, 130)),
    "pert": (["10", "30", "120"], stats.beta(1 + 80 / 110, 1 + 360 / 110, 10, 110)),
    "beta": (["2", "5"], stats.beta(2, 5)),
}


@pytest.mark.parametrize("name", LAWS)
def test_a_law_is_drawn_by_its_quantiles_with_the_tails_cut_off(name: str) -> None:
    parameters, peer = LAWS[name]
    number = read_law(name, parameters)
    bounds = Interval(Fraction(1, 4), Fraction(1, 2)) if name == "beta" else Interval(Fraction(25), Fraction(100))
    low, high = (float(end) for end in (number.interval.clip(bounds) or bounds).ends)
    first, last = peer.cdf(low), peer.cdf(high)
    expected = peer.ppf(first + SHARES * (last - first))
    np.testing.assert_allclose(quantile(number, bounds, SHARES), expected, rtol=1e-9)


def test_a_triangular_law_with_the_most_likely_number_at_an_end() -> None:
    bounds = Interval(Fraction(0), Fraction(100))
    rising = quantile(read_law("triangular", ["0", "100", "100"]), bounds, SHARES)
    np.testing.assert_allclose(rising, 100 * np.sqrt(SHARES))
    falling = quantile(read_law("triangular", ["0", "0", "100"]), bounds, SHARES)
    np.testing.assert_allclose(falling, 100 - 100 * np.sqrt(1 - SHARES))


def test_hedged_words_reach_up_to_the_scale() -> None:
    found = quantile(read_number("more than 40"), Interval(Fraction(0), Fraction(100)), np.array([0.0, 0.5]))
    assert found.tolist() == [40, 70]


def _slot(*numbers: UncertainNumber) -> Slot:
    versions = tuple(Version(number=number, why="said", by=f"P{at}") for at, number in enumerate(numbers))
    bounds = Interval(Fraction(0), Fraction(100))
    return Slot(key="k", label="l", value=Value(versions), bounds=bounds, given=True, path=("k",), because=())


def test_each_analyst_is_as_likely_as_the_other() -> None:
    slot = _slot(UncertainNumber.of(10), read_range("50", "90"))
    assert [axis.name for axis in axes([slot])] == ["k:by", "k:number"]
    unit = np.array([[0.0, 0.5], [0.49, 0.9], [0.5, 0.25], [0.999, 1.0]])
    numbers, held = draw([slot], unit)
    assert held[:, 0].tolist() == [0, 0, 1, 1]
    assert numbers[:, 0].tolist() == [10, 10, 60, 90]


def test_drawn_numbers_are_exact_fractions() -> None:
    slot = _slot(read_range("0", "1"))
    numbers, _ = draw([slot], np.array([[1 / 3]]))
    assert slot.exact(numbers[0, 0]) == Fraction(3333, 10_000)


def _line(firmness: UncertainNumber) -> Slot:
    value = Value((Version(number=firmness),))
    bounds = Interval(Fraction(0), Fraction(1))
    return Slot(key="l", label="l", value=value, bounds=bounds, given=True, path=("l",), because=(), kind="line")


@pytest.mark.parametrize(("firmness", "share"), [(["0.3", "0.3"], 0.3), (["0.2", "0.8"], 0.5), (["1", "1"], 1)])
def test_a_red_line_stands_as_often_as_its_firmness_says(firmness: list[str], share: float) -> None:
    slot = _line(read_range(*firmness))
    numbers, _ = draw([slot], Design("sobol", 1024, len(axes([slot])), 0).rows(0, 1024))
    assert set(numbers[:, 0]) <= {0.0, 1.0}
    assert numbers.mean() == pytest.approx(share, abs=0.005)


def test_a_line_whose_firmness_is_one_is_no_uncertain_number() -> None:
    assert _line(read_range("0.9", "1")).uncertain
    assert _line(UncertainNumber.of(0)).uncertain
    assert not _line(UncertainNumber.of(1)).uncertain


@pytest.mark.parametrize("rank", [-0.45, 0.3, 0.9, 1.0])
def test_correlated_numbers_have_the_rank_correlation_that_was_asked_for(rank: float) -> None:
    slots = [replace(_slot(read_range("0", "10")), key=f"k{at}") for at in range(4)]
    together = (Joined((0, 1, 3), ("k0", "k1", "k3"), rank),)
    unit = Design("sobol", 4096, 4, 1).rows(0, 4096)
    numbers, _ = draw(slots, unit, together=together)
    found = stats.spearmanr(numbers).statistic
    for one, two in ((0, 1), (0, 3), (1, 3)):
        assert found[one, two] == pytest.approx(rank, abs=0.02)
    assert found[0, 2] == pytest.approx(0, abs=0.03)
    for column in numbers.T:
        assert np.quantile(column, [0.25, 0.5, 0.75]) == pytest.approx([2.5, 5, 7.5], abs=0.2)


def test_a_column_serves_whatever_slot_has_its_name() -> None:
    slots = [replace(_slot(read_range("0", "10")), key=name) for name in ("b", "a")]
    unit = np.array([[0.1, 0.2, 0.3]])
    numbers, _ = draw(slots, unit, ["a:number", "c:number", "b:number"])
    assert numbers.tolist() == [[3.0, 1.0]]


def test_a_red_line_goes_with_a_number_in_the_direction_that_was_asked_for() -> None:
    slots = [_line(read_range("0.5", "0.5")), replace(_slot(read_range("0", "10")), key="n")]
    unit = Design("montecarlo", 4096, len(axes(slots)), 1).rows(0, 4096)
    numbers, _ = draw(slots, unit, together=[Joined((0, 1), ("l", "n"), 0.8)])
    stands, number = numbers.T
    assert stands.mean() == pytest.approx(0.5, abs=0.03)
    assert number[stands == 1].mean() > 6.5
    assert number[stands == 0].mean() < 3.5


def test_a_member_that_is_exact_here_leaves_the_others_as_they_are_elsewhere() -> None:
    slots = [replace(_slot(read_range("0", "10")), key=name) for name in "abc"]
    names = [axis.name for axis in axes(slots)]
    unit = Design("lhs", 64, 3, 1).rows(0, 64)
    every, _ = draw(slots, unit, names, [Joined((0, 1, 2), ("a", "b", "c"), 0.6)])
    two, _ = draw(slots[:2], unit, names, [Joined((0, 1), ("a", "b", "c"), 0.6)])
    assert np.array_equal(two, every[:, :2])


def test_readings_of_analysts_go_from_the_least_to_the_greatest() -> None:
    slot = _slot(UncertainNumber.of(90), UncertainNumber.of(10))
    numbers, held = draw([slot], np.array([[0.1], [0.9]]))
    assert numbers[:, 0].tolist() == [10, 90]
    assert held[:, 0].tolist() == [1, 0]


def test_the_far_upper_tail_of_a_law() -> None:
    found = quantile(read_law("normal", ["-50", "5"]), Interval(Fraction(0), Fraction(100)), np.array([0.5]))
    peer = stats.truncnorm(10, 30, loc=-50, scale=5).ppf(0.5)
    np.testing.assert_allclose(found, peer, rtol=1e-6)
