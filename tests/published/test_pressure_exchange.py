"""The exchange model's sample on a toll ring (Decide exchange model; Stokman and Van Oosten 1994)."""

import numpy as np
import pytest

from modusvivendi.methods import pressure
from modusvivendi.methods.pressure.published import ring
from modusvivendi.methods.pressure.published.data import RING


def test_candidates_and_the_first_trade() -> None:
    trades = pressure.solve(ring(), "exchange").detail
    assert (trades.candidates, trades.ties) == (240, 10)
    first = trades.made[0]
    assert first.gain == pytest.approx(1.973684, abs=5e-7)
    assert (first.second_shift, first.first_shift) == pytest.approx((13.15789, 10.38781), abs=5e-6)
    assert first.first_move == pytest.approx(61.05117, abs=5e-6)
    assert list(RING)[first.first] == "Wcentr"


def test_every_trade_gains_both_the_same() -> None:
    """The gain of either is its salience on what it gets less its salience on what it gives."""
    problem = ring()
    salience = problem.salience[0]
    for trade in pressure.solve(problem, "exchange").detail.made:
        one = trade.second_shift * salience[trade.first, trade.second_issue]
        one -= trade.first_shift * salience[trade.first, trade.first_issue]
        two = trade.first_shift * salience[trade.second, trade.first_issue]
        two -= trade.second_shift * salience[trade.second, trade.second_issue]
        assert one == pytest.approx(two)
        assert one == pytest.approx(trade.gain)
        assert trade.gain > 0


def test_nobody_moves_back_or_off_the_scale() -> None:
    problem = ring()
    found = pressure.solve(problem, "exchange")
    assert found.rounds is not None
    assert found.rounds.min() >= 0
    assert found.rounds.max() <= 100
    ways: dict[tuple[int, int], float] = {}
    for trade in found.detail.made:
        for who, issue, move in (
            (trade.first, trade.first_issue, trade.first_move),
            (trade.second, trade.second_issue, trade.second_move),
        ):
            assert ways.setdefault((who, issue), np.sign(move)) == np.sign(move)


def test_the_order_of_actors_does_not_matter() -> None:
    problem = ring()
    back = pressure.problem(problem.positions[0][::-1], problem.capability[0][::-1], problem.salience[0][::-1])
    assert pressure.solve(back, "exchange").outcome == pytest.approx(pressure.solve(problem, "exchange").outcome)


def test_one_issue_is_not_enough() -> None:
    with pytest.raises(pressure.PressureError, match="two issues"):
        pressure.solve(pressure.problem([[0], [100]], [1, 1], [[1], [1]]), "exchange")
