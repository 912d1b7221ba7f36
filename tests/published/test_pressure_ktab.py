"""KTAB's sample dummyData_3Dim against its reference log of 2016, to the printed digits."""

import numpy as np
import pytest

from modusvivendi.methods import pressure
from modusvivendi.methods.pressure.published import dummy

CHANGES = [0.9999, 0.7631, 0.1780, 0.0801, 0.0853, 0.0686, 0.0639, 0.1058, 0.0398, 0.0045]
PROBABILITIES = [
    [0.0047, 0.6059, 0.3618, 0.2234, 0.2420, 0.4040, 0.4031, 0.3546, 0.4593, 0.3962, 0.3340],
    [0.0302, 0.0509, 0.3087, 0.3684, 0.2457, 0.1811, 0.1290, 0.3546, 0.2960, 0.3962, 0.3340],
    [0.0054, 0.0096, 0.0256, 0.0158, 0.0096, 0.0339, 0.0072, 0.0571, 0.0194, 0.0074, 0.0183],
    [0.1492, 0.1406, 0.1887, 0.1674, 0.0823, 0.2564, 0.0533, 0.2768, 0.1131, 0.0507, 0.0957],
    [0.6001, 0.6059, 0.1152, 0.3684, 0.2420, 0.4040, 0.0446, 0.3115, 0.4593, 0.1730, 0.1512],
    [0.1447, 0.1217, 0.3618, 0.0649, 0.3687, 0.1246, 0.3628, 0.3115, 0.2960, 0.3530, 0.4009],
    [0.0656, 0.0713, 0.3087, 0.1602, 0.0517, 0.1246, 0.4031, 0.3546, 0.1123, 0.0198, 0.1512],
]
LAST = [
    [78.6, 31.8, 74.1],
    [78.6, 31.8, 74.1],
    [82.5, 90.9, 0.1],
    [67.1, 50.1, 63.7],
    [78.6, 31.6, 74.1],
    [79.9, 34.4, 75.2],
    [78.6, 31.6, 74.1],
]


def test_changes_probabilities_and_positions() -> None:
    found = pressure.solve(dummy(), "smp")
    assert found.detail.changes.round(4).tolist() == CHANGES
    assert found.detail.probabilities.T.round(4).tolist() == PROBABILITIES
    assert found.rounds is not None
    assert found.rounds[-1] == pytest.approx(np.array(LAST), abs=0.0501)  # the log prints one decimal


def test_the_order_of_actors_does_not_matter() -> None:
    problem = dummy()
    back = pressure.problem(problem.positions[0][::-1], problem.capability[0][::-1], problem.salience[0][::-1])
    assert pressure.solve(back, "smp").outcome == pytest.approx(pressure.solve(problem, "smp").outcome, abs=1e-6)


def test_a_batch_gives_the_digits_of_its_draws() -> None:
    problem = dummy()
    many = pressure.solve(problem.repeated(2), "smp")
    assert (many.outcome == pressure.solve(problem, "smp").outcome).all()


def test_a_mirrored_space_mirrors_the_outcome_to_the_rounding_of_bargains() -> None:
    """KTAB rounds bargains to four decimals, halves upwards, so that a mirror differs by that."""
    problem = dummy()
    mirrored = pressure.problem(100 - problem.positions[0], problem.capability[0], problem.salience[0])
    one, two = (pressure.solve(each, "smp", turns=1).outcome for each in (problem, mirrored))
    assert np.allclose(100 - two, one, atol=0.02)


@pytest.mark.parametrize(
    ("salience", "capability", "choices", "said"),
    [
        ([[0.8, 0.8], [0.2, 0.2]], [1, 1], {}, "add up to 1.6"),
        ([[0.5, 0.5], [0.0, 0.0]], [1, 1], {}, "no weight"),
        ([[0.5, 0.5], [0.5, 0.5]], [1, 1], {"turns": 0}, "turns 0"),
        ([[0.5, 0.5], [0.5, 0.5]], [1, 1], {"quiet": 2}, "quiet 2"),
        ([[0.5, 0.5], [0.5, 0.5]], [1, 1], {"accommodation": [[1]]}, "accommodation"),
    ],
)
def test_what_the_model_cannot_take_is_told(
    salience: list[list[float]], capability: list[float], choices: dict[str, object], said: str
) -> None:
    with pytest.raises(pressure.PressureError, match=said):
        pressure.solve(pressure.problem([[0, 0], [50, 100]], capability, salience), "smp", **choices)


def test_positions_only_at_the_ends_are_no_trouble() -> None:
    """KTAB aborts on such issues."""
    found = pressure.solve(pressure.problem([[0], [0], [100]], [2, 1, 2], [[0.5], [0.3], [0.9]]), "smp")
    assert 0 <= found.outcome[0] <= 100
