"""Shortest legal paths against a search over all legal sequences, length by length."""

from itertools import pairwise

import pytest

from modusvivendi.methods import stability
from modusvivendi.methods.stability.solve.paths import paths

from .brute import Definitions
from .test_against_definitions import graph, option_model
from .test_coalitions import gains


def lengths(definitions: Definitions, start: int, step) -> dict[int, int]:
    """The length of a shortest sequence to every state that can be reached, no one moving twice in succession."""
    found, ends, length = {start: 0}, {(start, -1)}, 0
    for length in range(1, 3 * len(definitions.moves[0]) + 1):
        ends = {(after, who) for state, last in ends for who, after in step(state) if who != last}
        for after, _ in ends:
            found.setdefault(after, length)
    return found


@pytest.mark.parametrize("unknown", [False, True])
@pytest.mark.parametrize("improving", [False, True])
@pytest.mark.parametrize("form", [option_model, graph])
def test_shortest_paths(form, improving: bool, unknown: bool) -> None:
    for seed in range(60):
        model, *_, moves, pays = form(seed, unknown)
        definitions = Definitions(moves, pays)
        start = seed % model.states

        def step(state: int, definitions=definitions):
            for who in definitions.parties:
                for after in definitions.moves[who][state]:
                    if not improving or not definitions.no_better(who, after, state):
                        yield who, after

        expected = lengths(definitions, start, step)
        found = paths(model, start, improving=improving)
        assert found.complete
        assert found.reached.tolist() == sorted(expected)
        assert {state: len(route) for state, route in found.routes.items()} == expected
        for state, route in found.routes.items():
            at = start
            for mover, after in route:
                assert (mover, after) in set(step(at))
                at = after
            assert at == state
            assert all(one != two for (one, _), (two, _) in pairwise(route))


def test_paths_with_coalitions_that_gain_together() -> None:
    longer = 0
    for seed in range(250):
        model, *_, moves, pays = option_model(seed)
        definitions = Definitions(moves, pays)
        start = seed % model.states
        coalition = tuple(range(model.parties))[:2]

        def step(state: int, definitions=definitions, coalition=coalition):
            for who in definitions.parties:
                for after in definitions.moves[who][state]:
                    if not definitions.no_better(who, after, state):
                        yield who, after
            for after in gains(definitions, coalition, state):
                yield len(definitions.moves), after

        found = paths(model, start, coalitions=[coalition])
        assert found.movers[-1] == coalition
        assert {state: len(route) for state, route in found.routes.items()} == lengths(definitions, start, step)
        longer += len(found.reached) > len(paths(model, start).reached)
    assert longer


def test_the_search_ends_with_the_last_target() -> None:
    model = stability.model([0, 1], [[0, 1, 2, 3], [0, 1, 2, 3]])
    found = paths(model, 0, [0, 1])
    assert found.routes == {0: (), 1: ((0, 1),)}
    assert paths(model, 3, [0]).routes == {0: None}
    assert len(paths(model, 3, [0], improving=False).routes[0]) == 2


def test_a_search_that_ends_early_says_so() -> None:
    model = stability.model([0, 1, 2], [list(range(8))] * 3)
    assert not paths(model, 0, limit=1).complete
    with pytest.raises(stability.ModelError, match=r"states \[8\]"):
        paths(model, 0, [8])
