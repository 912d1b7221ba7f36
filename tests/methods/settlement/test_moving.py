"""What has to move, the smallest steps, offers and trades: against their definitions on random small problems."""

from fractions import Fraction
from random import Random

import pytest

from modusvivendi.methods import settlement
from modusvivendi.methods.settlement.solve import pivotal
from modusvivendi.methods.settlement.solve.offers import placed
from modusvivendi.methods.settlement.solve.pivotal import held
from modusvivendi.methods.settlement.solve.steps import opening
from modusvivendi.methods.settlement.solve.trades import trades

from .brute import Brute
from .models import model

SEEDS = range(250)


def drawn(seed: int, *, additive: bool = False):
    arguments = model(Random(seed))
    if additive:
        arguments["interactions"] = []
    return settlement.additive(**arguments), Brute(**arguments), Random(seed)


@pytest.mark.parametrize("listed", [200_000, 0])
def test_what_is_left_of_the_agreements_is_counted(monkeypatch, listed) -> None:
    monkeypatch.setattr(pivotal, "LISTED", listed)
    for seed in SEEDS[:120]:
        problem, brute, random = drawn(seed)
        now = [random.choice([None, random.randrange(size)]) for size in problem.sizes]
        wants = [[random.choice([None, random.randrange(size)]) for size in problem.sizes] for _ in brute.parties]
        total, rows = held(problem, now, wants)
        assert total == len(brute.agreements)
        for row in rows:
            expected = sum(package[row.issue] == row.option for package in brute.agreements)
            assert row.left == expected
            assert row.pivotal == (expected == 0)
        asked = [*now, *(option for row in wants for option in row)]
        assert len(rows) == sum(option is not None for option in asked)


def test_the_steps_open_an_agreement_and_no_smaller_ones_do() -> None:
    opened = 0
    for seed in SEEDS:
        problem, brute, random = drawn(seed)
        if brute.agreements:
            continue
        places = [
            random.choice([None, tuple(Fraction(random.randrange(101)) for _ in range(size))]) for size in problem.sizes
        ]
        for given in brute.unlocking(2):
            found = opening(problem, given, places)
            assert settlement.solve(found.problem).agreement_exists
            assert {step.concession for step in found.steps} == set(given)
            lines = [one for one in given if one[0] == "red_line"]
            if lines and len(lines) == len(given) and all(step.option is not None for step in found.steps):
                opened += 1
                taken = sum((step.distance or Fraction(0)) for step in found.steps)
                assert taken == _least(brute, sorted(given), places)
    assert opened > 5


def _least(brute: Brute, given, places) -> Fraction:
    """The least total distance over all packages that keep everything else."""
    totals = []
    for package in brute.everything:
        if brute.accepted(package, frozenset(given)):
            total = Fraction(0)
            for _, index in given:
                ((issue, left_open),) = brute.red_lines[index][2].items()
                if package[issue] not in left_open and places[issue] is not None:
                    total += min(abs(places[issue][package[issue]] - places[issue][at]) for at in left_open)
            totals.append(total)
    return min(totals)


def test_one_reservation_value_comes_down_by_just_enough() -> None:
    checked = 0
    for seed in SEEDS:
        problem, brute, _ = drawn(seed)
        for given in [one for one in brute.unlocking(1) if one and next(iter(one))[0] == "reservation"]:
            ((_, party),) = given
            (step,) = opening(problem, given, [None] * problem.issues).steps
            best = max(brute.worth[package][party] for package in brute.everything if brute.accepted(package, given))
            assert step.points == brute.reservation[party] - best
            checked += 1
    assert checked > 10


def test_an_offer_is_held_against_every_line() -> None:
    for seed in SEEDS[:100]:
        problem, brute, random = drawn(seed)
        package = random.choice(brute.everything)
        solution = settlement.solve(problem)
        found = placed(problem, package, solution.frontier, solution.frontier_packages)
        assert found.points == brute.worth[package]
        assert found.acceptable == brute.accepted(package)
        for index in range(len(brute.red_lines)):
            others = [("red_line", at) for at in range(len(brute.red_lines)) if at != index]
            everyone = [("reservation", party) for party in brute.parties]
            alone = brute.accepted(package, frozenset([*others, *everyone])) or bool(found.broken)
            assert (index in found.crossed) == (not alone) or found.broken
        better = [
            point
            for point in brute.frontier()
            if point != brute.worth[package] and all(x >= y for x, y in zip(point, brute.worth[package], strict=True))
        ]
        assert (found.better is None) == (not better)
        if found.better is not None:
            assert brute.worth[found.better] in better


def test_a_trade_gains_both_over_its_reverse() -> None:
    seen = 0
    for seed in SEEDS:
        problem, brute, _ = drawn(seed, additive=True)
        best = [[max(range(len(v)), key=lambda at, v=v: v[at]) for v in row] for row in brute.scores]
        found = trades(problem, best, [1] * problem.parties)
        for trade in found:
            one, two = trade.parties
            agreed, reverse = [0] * problem.issues, [0] * problem.issues
            agreed[trade.yields], agreed[trade.wins] = best[two][trade.yields], best[one][trade.wins]
            reverse[trade.yields], reverse[trade.wins] = best[one][trade.yields], best[two][trade.wins]
            for party, gain in zip(trade.parties, trade.gains, strict=True):
                assert brute.worth[tuple(agreed)][party] - brute.worth[tuple(reverse)][party] == gain > 0
            seen += 1
        assert [min(trade.gains) for trade in found] == sorted((min(trade.gains) for trade in found), reverse=True)
    assert seen > 50


def test_every_pair_of_issues_is_looked_at() -> None:
    problem = settlement.additive([[[0, 10], [0, 3]], [[4, 0], [9, 0]]], [0, 0])
    (trade,) = trades(problem, [[1, 1], [0, 0]], [1, 1])
    assert (trade.yields, trade.wins, trade.gains) == (1, 0, (7, 5))
