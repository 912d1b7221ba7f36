"""The least change of preferences against every weak order of small models."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from itertools import product

import numpy as np
import pytest

from modusvivendi.methods import stability
from modusvivendi.methods.stability.solve.inverse import inverse, inverse_equilibrium
from modusvivendi.methods.stability.solve.kemeny import Ranking
from modusvivendi.methods.stability.solve.model import Payoffs

from .brute import Definitions
from .test_against_definitions import graph, option_model

PLAIN = ("nash", "gmr", "smr", "seq", "sseq")


@cache
def weak_orders(states: int) -> list[tuple[int, ...]]:
    return [row for row in product(range(states), repeat=states) if set(row) == set(range(max(row) + 1))]


def distance(one, two) -> int:
    def order(ranks, a, b) -> int:
        return (ranks[a] > ranks[b]) - (ranks[a] < ranks[b])

    first, second = [int(each) for each in one], [int(each) for each in two]
    pairs = [(a, b) for a in range(len(one)) for b in range(a)]
    return sum(abs(order(first, a, b) - order(second, a, b)) for a, b in pairs)


def nearest(definitions: Definitions, who: int, holds: Callable[[], bool]) -> int:
    """By going through every weak order, from the nearest on."""
    old = [low for low, _ in definitions.pays[who]]
    for row in sorted(weak_orders(len(old)), key=lambda each: distance(old, each)):
        definitions.pays[who] = [(rank, rank) for rank in row]
        if holds():
            definitions.pays[who] = [(rank, rank) for rank in old]
            return distance(old, row)
    raise AssertionError("with all states tied everything is stable")


def small(form: str, seeds: range) -> Iterator[tuple]:
    for seed in seeds:
        if form == "graph":
            model, moves, pays = graph(seed)
            rows, owners = [], []
        else:
            model, rows, owners, moves, pays = option_model(seed)
        if model.states <= 5:
            yield model, rows, owners, Definitions(moves, pays)


@pytest.mark.parametrize("form", ["options", "graph"])
@pytest.mark.parametrize("concept", PLAIN)
def test_no_weak_order_is_nearer(form: str, concept: str) -> None:
    checked = 0
    for model, _, _, definitions in small(form, range(1000)):
        for who, state in product(range(model.parties), range(model.states)):
            change = inverse(model, state, who, concept)
            stays = getattr(definitions, concept)(who, state)
            assert (change.distance == 0) == stays
            if stays:
                continue
            expected = nearest(definitions, who, partial(getattr(definitions, concept), who, state))
            assert (change.distance, change.proven, change.at_least) == (expected, True, expected)
            assert distance(model.payoffs.low[who], change.ranks) == expected
            with_change = Definitions(definitions.moves, list(definitions.pays))
            with_change.pays[who] = [(rank, rank) for rank in change.ranks.tolist()]
            assert getattr(with_change, concept)(who, state)
            checked += 1
    assert checked > 40


def test_no_weak_order_is_nearer_for_moves_at_the_same_time() -> None:
    for seed, (model, rows, owners, definitions) in enumerate(small("options", range(300))):
        who, state = seed % model.parties, seed % model.states
        change = inverse(model, state, who, "sim")
        holds = partial(definitions.sim, who, state, rows, owners)
        assert (change.distance, change.proven) == (nearest(definitions, who, holds), True)


def test_lowering_some_states_against_every_weak_order() -> None:
    random = np.random.default_rng(5)
    for _ in range(400):
        states = int(random.integers(3, 7))
        payoffs = random.integers(0, int(random.integers(2, 7)), states)
        state = int(random.integers(states))
        chosen = np.flatnonzero((payoffs > payoffs[state]) & (random.random(states) < 0.6))
        found = Ranking(payoffs, state).lowered(chosen)
        fitting = [row for row in weak_orders(states) if all(row[each] <= row[state] for each in chosen)]
        assert found.distance == min(distance(payoffs, row) for row in fitting)
        assert found.distance == distance(payoffs, found.ranks)
        assert all(found.ranks[chosen] <= found.ranks[state])


@pytest.mark.parametrize("concept", ["nash", "gmr", "smr"])
def test_the_changes_make_an_equilibrium(concept: str) -> None:
    for seed in range(150):
        model = option_model(seed)[0]
        state = seed % model.states
        changes = inverse_equilibrium(model, state, concept)
        assert changes.holds is True
        payoffs = model.payoffs.low.copy()
        for change in changes.changes:
            payoffs[change.party] = change.ranks
        changed = replace(model, payoffs=Payoffs(payoffs, payoffs))
        assert stability.solve(changed, (concept,))[concept][:, state].all()
        assert (changes.distance == 0) == bool(stability.solve(model, (concept,))[concept][:, state].all())


def test_whether_the_changes_make_a_credible_equilibrium_is_told() -> None:
    told = set()
    for seed in range(300):
        model = option_model(seed)[0]
        state = seed % model.states
        changes = inverse_equilibrium(model, state, "seq")
        payoffs = model.payoffs.low.copy()
        for change in changes.changes:
            payoffs[change.party] = change.ranks
        changed = replace(model, payoffs=Payoffs(payoffs, payoffs))
        assert changes.holds is bool(stability.solve(changed, ("seq",))["seq"][:, state].all())
        told.add(changes.holds)
    assert True in told


def test_out_of_rankings_the_best_found_and_a_bound_are_given() -> None:
    random = np.random.default_rng(2)
    payoffs = np.stack([random.permutation(64), random.permutation(64), random.permutation(64)])
    model = stability.model([0, 0, 1, 1, 2, 2], payoffs)
    state = int(np.argmin(payoffs[0]))
    exact, short = inverse(model, state, 0, "sseq"), inverse(model, state, 0, "sseq", rankings=1)
    assert exact.proven
    assert short.at_least <= exact.distance <= short.distance
    cut = inverse(model, state, 0, "sseq", limit=1)
    assert not cut.proven


def test_unknown_preferences_are_refused() -> None:
    model = stability.model([0, 1], ([[0, 1, 2, 3]] * 2, [[1, 2, 3, 4]] * 2))
    with pytest.raises(stability.ModelError, match="certain"):
        inverse(model, 0, 0, "nash")
