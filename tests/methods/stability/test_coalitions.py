"""Coalitional improvements against the definition: reach by legal sequences of the members, gain for all of them."""

from itertools import combinations

import numpy as np
import pytest

from modusvivendi.methods import stability
from modusvivendi.methods.stability.solve.coalitions import coalition_improvements, coalition_stable
from modusvivendi.methods.stability.solve.dominance import dominators

from .brute import Definitions
from .test_against_definitions import graph, option_model


def gains(definitions: Definitions, members, state: int) -> set[int]:
    reached = definitions.answers(list(members), state, improving=False)
    return {after for after in reached if all(definitions.better(who, after, state) for who in members)}


@pytest.mark.parametrize("unknown", [False, True])
@pytest.mark.parametrize("form", [option_model, graph])
def test_every_coalition(form, unknown: bool) -> None:
    for seed in range(400):
        model, *_, moves, pays = form(seed, unknown)
        definitions = Definitions(moves, pays)
        found = coalition_stable(model)
        assert list(found) == [
            each for size in range(2, model.parties + 1) for each in combinations(range(model.parties), size)
        ]
        for members, improvements in found.items():
            assert improvements.sure.all()
            for state, target in enumerate(improvements.targets.tolist()):
                possible = gains(definitions, members, state)
                assert (target == -1) == (not possible)
                assert target == -1 or target in possible


def test_one_member_is_nash() -> None:
    for seed in range(100):
        model = option_model(seed)[0]
        nash = stability.solve(model, ("nash",))["nash"]
        for who in range(model.parties):
            assert coalition_improvements(model, [who]).stable.tolist() == nash[who].tolist()


def test_blocks_of_a_partition_and_chosen_states() -> None:
    model = graph(11)[0]
    found = coalition_stable(model, [{1, 0}, [2]] if model.parties > 2 else [[0], [1]], [0])
    assert all(improvements.sure.tolist() == [True] + [False] * (model.states - 1) for improvements in found.values())


def test_what_several_must_consent_to_is_open_to_those_who_hold_all_consents() -> None:
    """Both prefer a ceasefire, which neither can declare; each gains by it, and by nothing else."""
    payoffs = [[0, 0, 5, 5], [0, 0, 5, 5], [3, 0, 0, 0]]
    model = stability.model([0, -1], payoffs)
    consent = {1: (0, 1)}
    assert coalition_improvements(model, [0, 1]).targets.tolist() == [-1, -1, -1, -1]
    together = coalition_improvements(model, [0, 1], consent=consent)
    assert together.stable.tolist() == [False, False, True, True]
    assert set(together.targets[:2].tolist()) <= {2, 3}
    assert coalition_improvements(model, [0, 2], consent=consent).targets.tolist() == [-1] * 4
    assert coalition_improvements(model, [1, 2], consent=consent).targets.tolist() == [-1] * 4


def test_those_who_consent_move_together_past_what_is_infeasible() -> None:
    """The truce is feasible only with the withdrawal, the withdrawal only with the truce."""
    model = stability.model([0, -1], [[0, 1], [0, 1]], [True, False, False, True], ["on", "both"])
    assert coalition_improvements(model, [0, 1], consent={1: (0, 1)}).targets.tolist() == [1, -1]
    assert coalition_improvements(model, [0, 1]).targets.tolist() == [-1, -1]


@pytest.mark.parametrize("members", [1, 2, 3, 4])
def test_dominators_in_large_classes(members: int) -> None:
    random = np.random.default_rng(members)
    for top in (6, 1000):
        classes = random.integers(0, 5, 300)
        low = random.integers(0, top, (members, 300))
        high = low + random.integers(0, 3, low.shape)
        targets, sure = dominators(classes, low, high)
        assert sure.all()
        better = (low[:, None, :] > high[:, :, None]).all(axis=0) & (classes[:, None] == classes[None, :])
        assert ((targets >= 0) == better.any(axis=1)).all()
        assert all(better[state, target] for state, target in enumerate(targets) if target >= 0)


def test_a_search_that_ends_early_says_so() -> None:
    model = stability.model([0, 1, 0, 1], [list(range(16)), list(range(16, 0, -1))], one_way=["on"] * 4)
    found = coalition_improvements(model, [0, 1], limit=3)
    assert not found.sure.all()


def test_questions_that_cannot_be_answered() -> None:
    model = stability.model([0, 1], [[0, 1, 2, 3]] * 2)
    with pytest.raises(stability.ModelError, match=r"members \[0, 2\].*nobody owns"):
        coalition_improvements(model, [0, 2], consent={0: (0, 1)})
    with pytest.raises(stability.ModelError, match="13 decision makers"):
        coalition_stable(stability.model([0, 1], np.zeros((13, 4), dtype=int)))
