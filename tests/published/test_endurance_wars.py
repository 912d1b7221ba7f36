"""Durations of 95 inter-state wars (Correlates of War v4.0; Sarkees and Wayman 2010)."""

import pytest

from modusvivendi.methods import endurance


def test_quantiles_of_the_durations() -> None:
    found = endurance.quantiles(endurance.wars(), [0.1, 0.25, 0.5, 0.75, 0.9])
    assert found.tolist() == pytest.approx([19, 59, 150, 447.5, 1205.6])


@pytest.mark.parametrize(("lasted", "days", "share"), [(1, 90, 0.642), (1, 365, 0.295), (366, 730, 0.500)])
def test_shares_beyond_some_days(lasted: int, days: int, share: float) -> None:
    assert round(endurance.beyond(endurance.wars(), lasted, days).share, 3) == share


def test_the_lognormal_law_by_maximum_likelihood() -> None:
    law = endurance.lognormal(endurance.wars())
    assert (round(law.mu, 3), round(law.sigma, 3)) == (5.036, 1.475)


def test_single_wars() -> None:
    days = {war.name: war.days for war in endurance.listed()}
    assert len(days) == 95
    known = {"Iran-Iraq": 2890, "Korean": 1130, "Falkland Islands": 83, "Six Day War": 6}
    assert {name: days[name] for name in known} == known
