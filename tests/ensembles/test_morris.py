"""Elementary effects against the analytic values and against SALib, and their intervals by simulation."""

from __future__ import annotations

import numpy as np
import pytest
from SALib.analyze.morris import analyze
from SALib.sample.morris import sample

from modusvivendi.ensembles.designs import STEP, Array, Design
from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.morris import Effects, effects

SINGLE = ((0,), (1,), (2,))


def ishigami(x: Array) -> Array:
    """Ishigami and Homma (1990), a = 7, b = 0.1, on [−π, π]³."""
    at = np.pi * (2 * x - 1)
    found: Array = np.sin(at[:, 0]) + 7 * np.sin(at[:, 1]) ** 2 + 0.1 * at[:, 2] ** 4 * np.sin(at[:, 0])
    return found


def curved(x: Array) -> Array:
    """Each input bends the output, and the first two act on one another."""
    found: Array = 3 * x[:, 0] - x[:, 1] ** 3 + 2 * x[:, 0] * x[:, 1] + np.sin(5 * x[:, 2])
    return found


def points(trajectories: int, groups: tuple[tuple[int, ...], ...] = SINGLE, seed: int = 0) -> Array:
    inputs, draws = sum(map(len, groups)), trajectories * (len(groups) + 1)
    return Design("morris", draws, inputs, seed, groups).rows(0, draws)


def by_salib(problem: dict[str, object], x: Array, values: Array) -> dict[str, Array]:
    found = analyze(problem, x, values, num_levels=4, seed=1)
    return {name: np.asarray(found[name], dtype=float) for name in ("mu", "mu_star", "sigma")}


def same(found: Effects, peer: dict[str, Array], times: float = 1) -> None:
    for name, numbers in peer.items():
        np.testing.assert_allclose(getattr(found, name)[:, 0], numbers * times, rtol=1e-10, atol=1e-12)


def test_a_linear_output_has_its_coefficients() -> None:
    x = points(5)
    found = effects(x, x @ [4.0, -2.0, 0.0], SINGLE)
    np.testing.assert_allclose(found.mu[:, 0], [4, -2, 0], atol=1e-12)
    np.testing.assert_allclose(found.mu_star[:, 0], [4, 2, 0], atol=1e-12)
    np.testing.assert_allclose(found.sigma, 0, atol=1e-12)
    np.testing.assert_allclose(found.ends[:, :, 0], [[4, 2, 0]] * 2, atol=1e-12)


def test_salib_gives_the_same_numbers_on_our_design() -> None:
    """SALib divides by the step 2/3 of Morris's grid, whatever the points are; ours is 1/2."""
    x = points(30)
    problem = {"num_vars": 3, "names": list("abc"), "bounds": [[0, 1]] * 3}
    same(effects(x, curved(x), SINGLE), by_salib(problem, x, curved(x)), (2 / 3) / STEP)


def test_salib_gives_the_same_numbers_on_its_design() -> None:
    problem = {"num_vars": 3, "names": list("abc"), "bounds": [[0, 1]] * 3}
    x = sample(problem, 30, num_levels=4, seed=2)
    same(effects(x, curved(x), SINGLE), by_salib(problem, x, curved(x)))


def test_salib_gives_the_same_numbers_for_groups() -> None:
    """SALib averages the signed effects of a group's inputs, which have no meaning; μ* is comparable."""
    problem = {"num_vars": 3, "names": list("abc"), "bounds": [[0, 1]] * 3, "groups": ["first", "first", "second"]}
    x = sample(problem, 30, num_levels=4, seed=2)
    found = effects(x, curved(x), [[0, 1], [2]])
    np.testing.assert_allclose(found.mu_star[:, 0], by_salib(problem, x, curved(x))["mu_star"], rtol=1e-10)
    assert np.isnan(found.mu[0])
    assert np.isnan(found.sigma[0])
    assert np.isfinite(found.mu[1])
    assert np.isfinite(found.sigma[1])


def test_a_group_of_linear_inputs_has_the_mean_size_of_their_sums() -> None:
    """|±4 ± 2| is 6 or 2, each as often as the other."""
    groups = ((2, 0), (1,))
    x = points(4_000, groups)
    found = effects(x, x @ [4.0, 0.0, 2.0], groups)
    np.testing.assert_allclose(found.mu_star[:, 0], [4, 0], atol=0.15)


def test_ishigami_s_inputs_are_ranked_and_the_third_one_matters() -> None:
    """On the grid of the four levels, at which sin²(x₂) is the same, the second input does nothing; x₁ and x₃ do.

    Of the 16 points of (x₁, x₃) the mean size of the effects is known by enumeration.
    """
    grid = np.stack(np.meshgrid(*[(np.arange(4) + 0.5) / 4] * 3, indexing="ij"), axis=-1).reshape(-1, 3)
    exact = []
    for axis in range(3):
        moved = grid.copy()
        moved[:, axis] = (moved[:, axis] + STEP) % 1
        exact.append(np.abs(ishigami(moved) - ishigami(grid)).mean() / STEP)
    x = points(2_000)
    found = effects(x, ishigami(x), SINGLE)
    np.testing.assert_allclose(found.mu_star[:, 0], exact, atol=0.4)
    assert found.mu_star[0] > found.mu_star[2] > 1 > found.mu_star[1]
    assert found.sigma[2] > 1 > np.abs(found.mu[2])


def test_several_outputs_at_once_are_each_as_alone() -> None:
    x = points(20)
    two = effects(x, np.stack([ishigami(x), curved(x)], axis=1), SINGLE)
    for number, alone in enumerate((effects(x, ishigami(x), SINGLE), effects(x, curved(x), SINGLE))):
        for name in ("mu", "mu_star", "sigma"):
            np.testing.assert_allclose(getattr(two, name)[:, number], getattr(alone, name)[:, 0], atol=1e-12)
        np.testing.assert_allclose(two.ends[:, :, number], alone.ends[:, :, 0], atol=1e-12)


def test_a_row_that_failed_costs_its_trajectory_and_no_more() -> None:
    x = points(20)
    values = curved(x)
    spoilt = values.copy()
    spoilt[6] = np.nan
    found = effects(x, spoilt, SINGLE)
    assert (found.used, found.left_out) == (19, 1)
    gone = slice(4, 8)
    np.testing.assert_array_equal(found.mu, effects(np.delete(x, gone, 0), np.delete(values, gone), SINGLE).mu)


def test_the_intervals_hold_the_mean_size_as_often_as_they_say() -> None:
    """200 designs of 40 trajectories; the percentile bootstrap of a mean of 40 holds it a little less than 0.95."""
    exact = effects(points(20_000, seed=99), curved(points(20_000, seed=99)), SINGLE).mu_star[:, 0]
    inside = np.zeros(3)
    for seed in range(200):
        x = points(40, seed=seed)
        ends = effects(x, curved(x), SINGLE, seed=seed).ends[:, :, 0]
        inside += (ends[0] <= exact) & (exact <= ends[1])
    assert ((inside / 200 > 0.88) & (inside / 200 < 0.995)).all(), inside / 200


@pytest.mark.parametrize("values", [np.zeros(7), np.full(8, np.nan)])
def test_values_that_are_no_trajectories_are_refused(values: Array) -> None:
    with pytest.raises(EnsembleError, match="trajectories"):
        effects(points(2)[: len(values)], values, SINGLE)


def test_points_that_are_no_trajectories_are_refused() -> None:
    """Of another design, with a group that moves only in part, and with a group that moves twice."""
    part, twice = points(2, ((0, 1), (2,))), points(2)
    part[:, 1] = 0
    twice[3] = twice[1]
    for x, groups in ((np.random.Generator(np.random.PCG64(0)).random((8, 3)), SINGLE), (part, ((0, 1), (2,)))):
        with pytest.raises(EnsembleError, match="one group moves"):
            effects(x, np.zeros(len(x)), groups)
    with pytest.raises(EnsembleError, match="one group moves"):
        effects(twice, np.zeros(8), SINGLE)
