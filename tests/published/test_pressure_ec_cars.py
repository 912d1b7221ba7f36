"""Emission standards for cars in the European Community: Scholz, Calbert and Smith (2011), Table 2."""

import numpy as np
import pytest

from modusvivendi.methods import pressure

PLACES = [4, 7, 4, 4, 10, 10, 10, 7, 4, 7]
CAPABILITY = [0.08, 0.08, 0.03, 0.16, 0.16, 0.16, 0.16, 0.05, 0.05, 0.08]
SALIENCE = [0.8, 0.4, 0.2, 0.8, 0.6, 0.6, 0.9, 0.1, 1.0, 0.7]
"""Netherlands, Belgium, Luxembourg, Germany, France, Italy, United Kingdom, Ireland, Denmark, Greece; in years."""
PRINTED = (8.4, 9.9, 9.9, 9.9, 9.9, 7.4, 8.8, 9.6)
"""The medians of rounds 1 to 8 as the table prints them, cut off after one decimal."""


@pytest.fixture(scope="module")
def cars() -> pressure.Problem:
    return pressure.problem(np.array(PLACES)[:, None], CAPABILITY, np.array(SALIENCE)[:, None], span=(4, 10))


def test_medians_and_means_by_round(cars: pressure.Problem) -> None:
    found = pressure.solve(cars, model="challenge", reading="figures", rounds=8)
    assert found.median_track is not None
    assert found.mean_track is not None
    assert found.median_track[1:, 0].round(2).tolist() == [8.42, 9.61, 9.96, 9.96, 9.96, 7.47, 8.82, 9.67]
    assert found.mean_track[1:, 0].round(2).tolist() == [7.46, 7.55, 7.59, 7.36, 7.35, 7.41, 7.51, 7.57]
    assert found.median_track[0, 0] == 7


def test_the_one_known_difference_is_in_round_two(cars: pressure.Problem) -> None:
    found = pressure.solve(cars, model="challenge", rounds=8).median_track
    assert found is not None
    cut = [np.floor(value * 10 + 1e-9) / 10 for value in found[1:, 0]]
    assert [number for number, pair in enumerate(zip(cut, PRINTED, strict=True), 1) if pair[0] != pair[1]] == [2]


def test_only_the_least_move_mirrors(cars: pressure.Problem) -> None:
    """The `figures` rule among compromises is one-sided."""
    mirrored = pressure.problem(14 - cars.positions[0], CAPABILITY, np.array(SALIENCE)[:, None], span=(4, 10))
    for choice, alike in (("least", True), ("lowest", False)):
        one, two = (pressure.solve(each, "challenge", rounds=8, choice=choice).mean_track for each in (cars, mirrored))
        assert one is not None
        assert two is not None
        assert np.allclose(14 - two, one) == alike


def test_the_spread_over_readings(cars: pressure.Problem) -> None:
    found = pressure.outcomes_by_reading(cars, rounds=8)
    assert (found.min(), found.max()) == (4, 10)
