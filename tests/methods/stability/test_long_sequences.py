"""Where sanctions take many moves: the search that visits every state once, and long chains."""

import numpy as np
import pytest

from modusvivendi.methods import stability
from modusvivendi.methods.stability.solve import concepts, drawn, improving

from .brute import Definitions
from .test_against_definitions import PLAIN, agree, graph, option_model


@pytest.mark.parametrize("form", [option_model, graph])
def test_visiting_every_state_once_agrees(monkeypatch: pytest.MonkeyPatch, form) -> None:
    monkeypatch.setattr(concepts, "MOST_ROUNDS", 1)
    monkeypatch.setattr(drawn, "MOST_ROUNDS", 1)
    for seed in range(200):
        model, *_, moves, pays = form(seed)
        agree(model, Definitions(moves, pays), stability.solve(model, PLAIN))


@pytest.mark.parametrize("running", [0, 10**6])
def test_both_ways_through_one_way_choices_agree(monkeypatch: pytest.MonkeyPatch, running: int) -> None:
    monkeypatch.setattr(improving, "_RUNNING", running)
    for seed in range(200):
        model, rows, owners, moves, pays = option_model(seed)
        definitions = Definitions(moves, pays)
        found = stability.solve(model)
        together = found.pop("sim")
        agree(model, definitions, found)
        assert together.tolist() == [
            [definitions.sim(who, state, rows, owners) for state in range(model.states)] for who in range(model.parties)
        ]


def test_a_drawn_chain_of_many_moves() -> None:
    """The first improves from 0 to 1; the other two, in turn, walk a long chain at whose end it is worse off."""
    states = 2000
    chain = [[state, state + 1] for state in range(1, states - 1)]
    payoffs = np.full((3, states), 2)
    payoffs[0, 0], payoffs[0, -1] = 1, 0
    for walks_back, holds in ((0, True), (1, False)):
        model = stability.graph_model([[[0, 1]], chain[0::2], chain[1::2][walks_back:]], payoffs)
        found = stability.solve(model, ("gmr", "smr"))
        assert found["gmr"][0, 0] == found["smr"][0, 0] == holds


def test_feasible_states_that_form_one_long_path() -> None:
    """A path through the cube of 11 options that never comes near itself: one can enter it, the others walk it."""
    options, path, seen = 11, [0], {0}
    while True:
        near = (path[-1] ^ (1 << option) for option in range(options))
        after = [code for code in near if code not in seen and sum((code ^ old).bit_count() == 1 for old in path) == 1]
        if not after:
            break
        path.append(after[0])
        seen.add(after[0])
    feasible = np.zeros(2 ** (options + 1), dtype=bool)
    feasible[path] = True
    start = path[0] | 1 << options
    feasible[start] = True
    codes = np.flatnonzero(feasible)
    payoffs = np.ones((options + 1, len(codes)), dtype=int)
    end = int(np.searchsorted(codes, path[-1]))
    from_ = int(np.searchsorted(codes, start))
    payoffs[options, from_], payoffs[options, end] = 0, -1
    model = stability.model([*range(options), options], payoffs, feasible)
    assert len(path) > 150
    found = stability.solve(model, ("nash", "gmr", "seq"))
    assert [bool(found[concept][options, from_]) for concept in found] == [False, True, False]
