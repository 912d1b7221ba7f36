"""The landscape of alignments, against its definition."""

from __future__ import annotations

import numpy as np
import pytest

from modusvivendi.methods import alignment

from . import brute


def _random(random: np.random.Generator, n: int) -> tuple[np.ndarray, np.ndarray]:
    upper = np.triu(random.integers(-3, 4, (n, n)), 1)
    return upper + upper.T, random.integers(1, 6, n)


@pytest.mark.parametrize("seed", range(300))
def test_minima_energies_and_basins(seed: int) -> None:
    random = np.random.default_rng(seed)
    n = int(random.integers(2, 9 if seed % 20 == 0 else 7))
    pairs, size = _random(random, n)
    heights = brute.energies(pairs, size)
    found = alignment.landscape(pairs, size, energies=True)
    assert found.all_energies is not None
    assert found.all_energies.tolist() == heights.tolist()
    ends = [brute.steepest(heights, n, start) for start in range(len(heights))]
    numbers = (found.sides[:, 1:] << np.arange(n - 1)).sum(axis=1)
    assert set(numbers.tolist()) == set(ends)
    assert found.energies.tolist() == heights[numbers].tolist() == sorted(heights[numbers].tolist())
    assert found.basins.tolist() == [ends.count(number) for number in numbers]
    assert found.local.tolist() == (heights[numbers] > heights.min()).tolist()
    assert found.complete
    assert found.proved


def test_every_way_down_ends_at_the_minimum_of_its_basin() -> None:
    random = np.random.default_rng(8)
    pairs, size = _random(random, 7)
    heights = brute.energies(pairs, size)
    for start in range(64):
        held = [0, *((start >> at) & 1 for at in range(6))]
        steps, energies = alignment.downhill(pairs, size, held)
        end = steps[-1] ^ steps[-1][0]
        assert int((end[1:] << np.arange(6)).sum()) == brute.steepest(heights, 7, start)
        assert (np.diff(energies) < 0).all()
        assert energies[0] == heights[start]


def test_the_lowest_minimum_is_the_least_frustrated_partition() -> None:
    random = np.random.default_rng(9)
    pairs, size = _random(random, 9)
    upper = np.triu_indices(9, 1)
    weights = pairs[upper] * size[upper[0]] * size[upper[1]]
    exact = alignment.solve(alignment.graph(9, np.stack(upper, axis=1), weights))
    found = alignment.landscape(pairs, size)
    assert found.energies[0] == 2 * (exact.frustration - np.maximum(-weights, 0).sum())


def test_more_actors_than_configurations_can_be_listed_for() -> None:
    pytest.importorskip("highspy")
    random = np.random.default_rng(10)
    camp = random.integers(0, 2, 30)
    pairs = np.where(camp[:, None] == camp[None, :], 2.0, -1.5)
    found = alignment.landscape(pairs)
    assert not found.complete
    assert found.proved
    assert (found.sides[0] ^ found.sides[0][0]).tolist() == (camp ^ camp[0]).tolist()
    assert found.configurations == 2**29


def test_decimals_are_exact() -> None:
    found = alignment.landscape([[0, 0.1, -0.2], [0.1, 0, 0.1], [-0.2, 0.1, 0]], [3, 1, 1])
    assert found.energies[0] == 2 * (0.1 - 0.6)


@pytest.mark.parametrize(
    ("pairs", "size", "told"),
    [
        ([[0, 1]], None, "give \\(n, n\\)"),
        ([[0, 1], [2, 0]], None, "not symmetric"),
        ([[0, 1], [1, 0]], [1], "give \\(2,\\)"),
        ([[0, 1], [1, 0]], [1, -1], "below 0"),
        ([[0, float("inf")], [float("inf"), 0]], None, "not finite"),
        ([["a", "b"], ["b", "a"]], None, "no numbers"),
    ],
)
def test_arrays_that_are_no_landscape(pairs: object, size: object, told: str) -> None:
    with pytest.raises(alignment.GraphError, match=told):
        alignment.landscape(pairs, size)
