"""First-order indices from plain draws against the analytic values and ranks, and their intervals by simulation."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from modusvivendi.ensembles.designs import Array, Design
from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.given import first_order

Output = Callable[[Array], Array]
ISHIGAMI = np.array([0.3139, 0.4424, 0])
_A = np.array([0, 1, 4.5, 9, 99, 99, 99, 99])
_ALONE = 1 / (3 * (1 + _A) ** 2)
G_FUNCTION = _ALONE / ((1 + _ALONE).prod() - 1)


def ishigami(x: Array) -> Array:
    """Ishigami and Homma (1990), a = 7, b = 0.1, on [−π, π]³."""
    at = np.pi * (2 * x - 1)
    found: Array = np.sin(at[:, 0]) + 7 * np.sin(at[:, 1]) ** 2 + 0.1 * at[:, 2] ** 4 * np.sin(at[:, 0])
    return found


def g_function(x: Array) -> Array:
    """Sobol' (1993) with a = 0, 1, 4.5, 9, 99, 99, 99, 99, as in Saltelli et al. (2010)."""
    found: Array = ((np.abs(4 * x - 2) + _A) / (1 + _A)).prod(axis=1)
    return found


BOTH = pytest.mark.parametrize(("output", "exact"), [(ishigami, ISHIGAMI), (g_function, G_FUNCTION)])


def design(name: str, rows: int, inputs: int, seed: int = 0) -> Array:
    return Design(name, rows, inputs, seed).rows(0, rows)


def by_ranks(inputs: Array, values: Array) -> Array:
    """Gamboa et al. (2022): each row with the next one in the order of the input, and the last with the first."""
    ordered = values[np.argsort(inputs, axis=0)]
    following = np.roll(ordered, -1, axis=0)
    found: Array = ((ordered * following).mean(axis=0) - values.mean() ** 2) / values.var()
    return found


def error(estimate: Callable[[Array, Array], Array], name: str, rows: int, output: Output, exact: Array) -> Array:
    """The root mean square error of each index over twenty designs."""
    made = (design(name, rows, len(exact), seed) for seed in range(20))
    found: Array = np.sqrt(np.mean([(estimate(x, output(x)) - exact) ** 2 for x in made], axis=0))
    return found


def index(inputs: Array, values: Array) -> Array:
    return first_order(inputs, values, resamples=1).first[:, 0]


@BOTH
@pytest.mark.parametrize("name", ["lhs", "montecarlo"])
def test_the_indices_are_the_analytic_ones(name: str, output: Output, exact: Array) -> None:
    """Four standard errors of independent draws."""
    x = design(name, 2**14, len(exact))
    np.testing.assert_allclose(index(x, output(x)), exact, atol=0.03)


@BOTH
@pytest.mark.parametrize("rows", [1_000, 10_000])
def test_ranks_err_more(rows: int, output: Output, exact: Array) -> None:
    """On independent draws with every index, 1.5 times as far on average."""
    ours, ranks = (error(each, "montecarlo", rows, output, exact) for each in (index, by_ranks))
    assert (ours < ranks).all(), (ours, ranks)
    assert ours.mean() < ranks.mean() / 1.5


@BOTH
@pytest.mark.parametrize(("name", "rows"), [("montecarlo", 500), ("montecarlo", 2_000), ("lhs", 2_000)])
def test_the_intervals_hold_the_analytic_value(name: str, rows: int, output: Output, exact: Array) -> None:
    """100 designs; a share of 0.95 has a standard error of 0.02 then. Near 0 the intervals are wider than need be."""
    inside = np.zeros(len(exact))
    for seed in range(100):
        x = design(name, rows, len(exact), seed)
        ends = first_order(x, output(x), seed=seed).ends[:, :, 0]
        inside += (ends[0] <= exact) & (exact <= ends[1])
    assert (inside / 100 >= 0.85).all(), inside / 100


def test_an_input_that_does_nothing_has_nothing_on_average() -> None:
    """Ranks next to each other say about 0; so do classes, whose means differ by chance alone."""
    found = [index(x[:, :1], x[:, 1]) for x in (design("montecarlo", 400, 2, seed) for seed in range(200))]
    assert abs(np.mean(found)) < 0.005
    assert np.std(found) < 0.03


@pytest.mark.parametrize("name", ["lhs", "montecarlo"])
def test_an_input_of_few_numbers(name: str) -> None:
    """Y = C + X with C one of 0, 1, 2 and X in [0, 1]: V = 2/3 + 1/12."""
    x = design(name, 4_000, 2)
    category = np.floor(3 * x[:, 0])
    found = first_order(np.stack([category, x[:, 1]], axis=1), category + x[:, 1])
    np.testing.assert_allclose(found.first[:, 0], [8 / 9, 1 / 9], atol=0.01)
    assert ((found.ends[0, :, 0] < [8 / 9, 1 / 9]) & (found.ends[1, :, 0] > [8 / 9, 1 / 9])).all()


def test_a_category_that_comes_in_no_order() -> None:
    """Twelve categories with −1 and 1 in turn: the class means jump from each to the next, and this is no noise."""
    category = np.floor(12 * design("montecarlo", 4_000, 1)[:, 0])
    noise = design("montecarlo", 4_000, 1, seed=1)[:, 0]
    found = first_order(category[:, None], (-1) ** category + noise)
    np.testing.assert_allclose(found.first[0, 0], 12 / 13, atol=0.01)


@pytest.mark.parametrize("name", ["lhs", "montecarlo"])
def test_an_output_of_yes_and_no(name: str) -> None:
    """Yes where x₁ > 0.7 and x₂ > 0.3: p = 0.21, V₁ = 0.3 × 0.7² − p², V₂ = 0.7 × 0.3² − p²; a jump costs some."""
    share = 0.21
    exact = (np.array([0.3 * 0.7**2, 0.7 * 0.3**2, share**2]) - share**2) / (share * (1 - share))
    x = design(name, 10_000, 3)
    found = first_order(x, ((x[:, 0] > 0.7) & (x[:, 1] > 0.3)).astype(float))
    np.testing.assert_allclose(found.first[:, 0], exact, atol=0.03)
    assert ((found.ends[0, :, 0] < exact) & (found.ends[1, :, 0] > exact)).all()


def test_rounded_numbers_have_the_same_indices() -> None:
    """101 numbers of each input and 63 classes; four standard errors of independent draws."""
    x = design("montecarlo", 4_000, 3).round(2)
    np.testing.assert_allclose(index(x, ishigami(x)), ISHIGAMI, atol=0.05)


def test_a_class_never_parts_rows_of_the_same_number() -> None:
    """More numbers than √n, of which one has most rows: shuffling the rows changes nothing."""
    stream = np.random.Generator(np.random.PCG64(5))
    x = np.where(stream.random(900) < 0.6, 0.4, stream.random(900).round(2))[:, None]
    values = x[:, 0] ** 2 + stream.random(900)
    other = stream.permutation(900)
    np.testing.assert_allclose(index(x[other], values[other]), index(x, values), atol=1e-12)


def test_several_outputs_at_once_are_each_as_alone() -> None:
    x = design("sobol", 500, 3)
    two = first_order(x, np.stack([ishigami(x), 1e6 + x[:, 0]], axis=1), resamples=20)
    for number, values in enumerate((ishigami(x), 1e6 + x[:, 0])):
        alone = first_order(x, values, resamples=20)
        np.testing.assert_allclose(two.first[:, number], alone.first[:, 0], atol=1e-9)
        np.testing.assert_allclose(two.ends[:, :, number], alone.ends[:, :, 0], atol=1e-9)


def test_halves_that_are_made_in_pieces_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    x = design("sobol", 300, 3)
    whole = first_order(x, ishigami(x), resamples=25)
    monkeypatch.setattr("modusvivendi.ensembles.given._CELLS", 300 * 10)
    np.testing.assert_allclose(first_order(x, ishigami(x), resamples=25).ends, whole.ends, atol=1e-12)


def test_a_row_that_failed_is_left_out_and_counted() -> None:
    x = design("montecarlo", 300, 3)
    spoilt = ishigami(x)
    spoilt[[7, 90]] = np.nan
    found, gone = first_order(x, spoilt), np.delete(x, [7, 90], axis=0)
    assert (found.used, found.left_out) == (298, 2)
    np.testing.assert_array_equal(found.ends, first_order(gone, ishigami(gone)).ends)


def test_an_output_that_does_not_vary_has_no_indices_and_one_that_hardly_varies_no_intervals() -> None:
    x = design("sobol", 200, 3)
    rare = np.zeros(200)
    rare[5] = 1
    found = first_order(x, np.stack([np.full(200, 0.1), rare], axis=1))
    assert np.isnan(found.first[:, 0]).all()
    assert np.isnan(found.ends[:, :, 0]).all()
    assert np.isfinite(found.first[:, 1]).all()
    assert np.isnan(found.ends[:, :, 1]).all()


def test_an_input_that_does_not_vary_has_nothing() -> None:
    x = design("sobol", 200, 3)
    assert first_order(np.ones((200, 1)), ishigami(x)).first[0, 0] == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("rows", [8, 9, 20])
def test_few_rows_are_no_failure(rows: int) -> None:
    x = design("montecarlo", rows, 3)
    assert np.isfinite(first_order(x, x[:, 0]).first).all()


def test_rows_that_are_too_few_or_do_not_fit_are_refused() -> None:
    x = design("sobol", 10, 3)
    with pytest.raises(EnsembleError, match="7 rows did not fail"):
        first_order(x, np.where(np.arange(10) < 7, x[:, 0], np.nan))
    with pytest.raises(EnsembleError, match="10 rows of inputs have 9"):
        first_order(x, x[:9, 0])
