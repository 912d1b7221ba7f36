"""What blocks and what unlocks: both ways to the answer against the definitions, and their duality."""

from itertools import combinations
from random import Random

import pytest

from modusvivendi.methods import settlement
from modusvivendi.methods.settlement.solve import engines

from .brute import Brute
from .models import model

WRITTEN_OUT, SEARCHED = 10**6, 0
"""How many packages may be written out: all of these small problems, or none, so that CP-SAT has to search."""


def drawn(seed: int):
    arguments = model(Random(seed))
    return settlement.additive(**arguments), Brute(**arguments)


def hitting(sets: list[frozenset], size: int) -> set[frozenset]:
    """The minimal hitting sets up to a size, by trying all."""
    parts = sorted({one for each in sets for one in each})
    found: set[frozenset] = set()
    for length in range(size + 1):
        for chosen in map(frozenset, combinations(parts, length)):
            if not any(smaller <= chosen for smaller in found) and all(chosen & each for each in sets):
                found.add(chosen)
    return found


@pytest.mark.parametrize(("most", "seeds"), [(WRITTEN_OUT, range(400)), (SEARCHED, range(40))])
def test_unlocking_sets_are_those_of_the_definition(most: int, seeds: range) -> None:
    for seed in seeds:
        problem, brute = drawn(seed)
        found = engines.blocking(problem, 3, None, most_packages=most)
        assert set(found.unlocking) == brute.unlocking(3)
        assert found.unlocking_complete >= 3 or not brute.unlocking(20)


@pytest.mark.parametrize(("most", "seeds"), [(WRITTEN_OUT, range(400)), (SEARCHED, range(40))])
def test_unlocking_sets_are_the_minimal_hitting_sets_of_the_conflicts(most: int, seeds: range) -> None:
    """Reiter (1987); with all conflicts known."""
    blocked = 0
    for seed in seeds:
        problem, brute = drawn(seed)
        found = engines.blocking(problem, len(brute.concedable()), None, most_packages=most)
        if frozenset() in found.conflicts:
            assert found.unlocking == ()
            continue
        for conflict in found.conflicts:
            kept = frozenset(brute.concedable()) - conflict
            assert not brute.opens(kept)
            assert all(brute.opens(kept | {one}) for one in conflict)
        assert set(found.unlocking) == hitting(list(found.conflicts), len(brute.concedable()))
        blocked += bool(found.conflicts)
    assert blocked > len(seeds) // 5


@pytest.mark.parametrize("most", [WRITTEN_OUT, SEARCHED])
def test_agreement_and_nash_by_either_engine(most: int) -> None:
    for seed in range(400 if most else 60):
        problem, brute = drawn(seed)
        decided = engines.agreement(problem, None, most_packages=most)
        assert decided.exists == bool(brute.agreements)
        if decided.exists:
            assert decided.package in brute.agreements
            best = engines.nash(problem, None, most_packages=most)
            assert best.proven
            assert best.package in brute.nash()


@pytest.mark.parametrize("most", [WRITTEN_OUT, SEARCHED])
def test_the_least_points_are_the_distance_to_the_best_package(most: int) -> None:
    for seed in range(300 if most else 40):
        problem, brute = drawn(seed)
        without = frozenset([("reservation", 0)])
        open_to = [brute.worth[package][0] for package in brute.everything if brute.accepted(package, without)]
        found = engines.least_points(problem, 0, None, most_packages=most)
        assert found.points == (max(0, brute.reservation[0] - max(open_to)) if open_to else None)
