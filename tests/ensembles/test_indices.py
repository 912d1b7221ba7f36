"""Sobol' indices against the analytic values and against SALib, and their intervals by simulation."""

from __future__ import annotations

import numpy as np
import pytest
from SALib.analyze.sobol import analyze

from modusvivendi.ensembles.designs import Array, Design
from modusvivendi.ensembles.faults import EnsembleError
from modusvivendi.ensembles.indices import rows, sobol


def ishigami(x: Array) -> Array:
    """Ishigami and Homma (1990), a = 7, b = 0.1, on [−π, π]³."""
    at = np.pi * (2 * x - 1)
    found: Array = np.sin(at[:, 0]) + 7 * np.sin(at[:, 1]) ** 2 + 0.1 * at[:, 2] ** 4 * np.sin(at[:, 0])
    return found


def g_function(x: Array) -> Array:
    """Sobol' (1993) with a = 0, 1, 4.5, 9, 99, 99, 99, 99, as in Saltelli et al. (2010)."""
    a = np.array([0, 1, 4.5, 9, 99, 99, 99, 99])
    found: Array = ((np.abs(4 * x - 2) + a) / (1 + a)).prod(axis=1)
    return found


def design(inputs: int, samples: int, seed: int = 0) -> Array:
    base = Design("sobol", samples, 2 * inputs, seed).rows(0, samples)
    return rows(base, [[number] for number in range(inputs)])


def test_ishigami_s_indices_are_the_analytic_ones() -> None:
    """S = 0.3139, 0.4424, 0; S_T = 0.5576, 0.4424, 0.2437."""
    found = sobol(ishigami(design(3, 2**13)), 3)
    np.testing.assert_allclose(found.first[:, 0], [0.3139, 0.4424, 0], atol=0.01)
    np.testing.assert_allclose(found.total[:, 0], [0.5576, 0.4424, 0.2437], atol=0.01)


def test_the_g_function_s_indices_are_the_analytic_ones() -> None:
    a = np.array([0, 1, 4.5, 9, 99, 99, 99, 99])
    alone = 1 / (3 * (1 + a) ** 2)
    whole = (1 + alone).prod() - 1
    total = alone * np.array([np.delete(1 + alone, at).prod() for at in range(8)]) / whole
    found = sobol(g_function(design(8, 2**13)), 8)
    np.testing.assert_allclose(found.first[:, 0], alone / whole, atol=0.01)
    np.testing.assert_allclose(found.total[:, 0], total, atol=0.01)


def test_salib_gives_the_same_numbers() -> None:
    """Both divide by the variance of A and B together. SALib centres the outputs at the mean of all rows, here at that
    of A and B: total indices are the same, first-order ones differ by the sampling error of a mean times that of S."""
    samples = 256
    values = g_function(design(8, samples))
    block = values.reshape(samples, 10)
    ordered = np.concatenate([block[:, [0]], block[:, 2:], block[:, [1]]], axis=1).ravel()
    problem = {"num_vars": 8, "names": list("abcdefgh"), "bounds": [[0, 1]] * 8}
    peer = analyze(problem, ordered, calc_second_order=False, seed=1)
    found = sobol(values, 8)
    np.testing.assert_allclose(found.first[:, 0], peer["S1"], atol=1e-4)
    np.testing.assert_allclose(found.total[:, 0], peer["ST"], atol=1e-9)


def test_a_group_of_inputs_has_one_index() -> None:
    base = Design("sobol", 2**12, 6, 1).rows(0, 2**12)
    found = sobol(ishigami(rows(base, [[0, 2], [1]])), 2)
    np.testing.assert_allclose(found.first[:, 0], [0.5576, 0.4424], atol=0.02)
    np.testing.assert_allclose(found.total[:, 0], [0.5576, 0.4424], atol=0.02)


def test_several_outputs_at_once_are_each_as_alone() -> None:
    x = design(3, 128)
    two = sobol(np.stack([ishigami(x), x[:, 0] + 2 * x[:, 1]], axis=1), 3, resamples=20)
    for number, alone in enumerate((ishigami(x), x[:, 0] + 2 * x[:, 1])):
        np.testing.assert_allclose(two.total[:, number], sobol(alone, 3, resamples=20).total[:, 0], atol=1e-12)


def test_a_row_that_failed_costs_its_base_sample_and_no_more() -> None:
    values = ishigami(design(3, 256))
    spoilt = values.copy()
    spoilt[7] = np.nan
    found = sobol(spoilt, 3)
    assert found.used == 255
    np.testing.assert_array_equal(found.total, sobol(np.delete(values, slice(5, 10)), 3).total)


def test_an_output_that_does_not_vary_has_no_indices() -> None:
    found = sobol(np.ones(50), 3)
    assert np.isnan(found.first).all()
    assert np.isnan(found.total_ends).all()


def test_the_intervals_hold_the_analytic_value_as_often_as_they_say() -> None:
    """200 independent designs of 512 samples; a share of 0.95 has a standard error of 0.015 then."""
    inside = np.zeros((2, 3))
    stream = np.random.Generator(np.random.PCG64(3))
    analytic = np.array([[0.3139, 0.4424, 0], [0.5576, 0.4424, 0.2437]])
    for number in range(200):
        x = rows(stream.random((512, 6)), [[0], [1], [2]])
        found = sobol(ishigami(x), 3, resamples=200, seed=number)
        for kind, ends in enumerate((found.first_ends, found.total_ends)):
            inside[kind] += (ends[0, :, 0] <= analytic[kind]) & (analytic[kind] <= ends[1, :, 0])
    assert ((inside / 200 > 0.89) & (inside / 200 < 0.995)).all(), inside / 200


@pytest.mark.parametrize(("base", "groups"), [((4, 3), [[0]]), ((4, 4), [[0], [0]]), ((4, 4), [[2]])])
def test_a_design_that_cannot_be_is_refused(base: tuple[int, int], groups: list[list[int]]) -> None:
    with pytest.raises(EnsembleError, match="Saltelli"):
        rows(np.zeros(base), groups)


@pytest.mark.parametrize("values", [np.zeros(7), np.full(10, np.nan)])
def test_rows_that_are_no_design_are_refused(values: Array) -> None:
    with pytest.raises(EnsembleError, match="base samples"):
        sobol(values, 3)
