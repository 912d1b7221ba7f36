"""Equilibria without an option, by the definitions on the smaller model."""

import numpy as np
import pytest

from modusvivendi.methods import stability
from modusvivendi.methods.stability.solve.removal import removals

from .brute import Definitions
from .test_against_definitions import PLAIN, option_model


def equilibria(definitions: Definitions, states, concept: str) -> set[int]:
    return {state for state in states if all(getattr(definitions, concept)(who, state) for who in definitions.parties)}


@pytest.mark.parametrize("unknown", [False, True])
def test_without_an_option(unknown: bool) -> None:
    mattered = 0
    for seed in range(120):
        model, rows, owners, moves, pays = option_model(seed, unknown)
        fixed = [seed % 2] * len(owners)
        before = {concept: equilibria(Definitions(moves, pays), range(len(rows)), concept) for concept in PLAIN}
        for removal in removals(model, PLAIN, fixed):
            kept = [state for state, row in enumerate(rows) if row[removal.choice] == removal.option]
            smaller = [{state: after & set(kept) for state, after in each.items()} for each in moves]
            for concept in PLAIN:
                after = equilibria(Definitions(smaller, pays), kept, concept)
                assert set(removal.equilibria[concept].tolist()) == after
                assert set(removal.gained[concept].tolist()) == after - before[concept]
                assert set(removal.lost[concept].tolist()) == before[concept] & set(kept) - after
                assert set(removal.gone[concept].tolist()) == before[concept] - set(kept)
            mattered += removal.matters
    assert mattered


def test_an_option_that_breaks_a_truce() -> None:
    """The first would attack out of the truce; without the attack the truce is an equilibrium."""
    model = stability.model([0, 1], [[1, 2, 1, 2], [3, 1, 2, 0]])
    attack, other = removals(model, ("nash",))
    assert attack.equilibria["nash"].tolist() == attack.gained["nash"].tolist() == [0]
    assert attack.gone["nash"].tolist() == [1]
    assert not other.matters


def test_an_option_that_cannot_be_absent() -> None:
    model = stability.model([0, 1], [[1, 2], [1, 2]], [False, True, False, True])
    assert removals(model, ("nash",))[0].equilibria["nash"].tolist() == []


def test_questions_that_cannot_be_answered() -> None:
    with pytest.raises(stability.ModelError, match="option form"):
        removals(stability.graph_model([[[0, 1]]], [[0, 1]]))
    with pytest.raises(stability.ModelError, match="2 choices"):
        removals(stability.model([0, 1], np.zeros((2, 4), dtype=int)), ("nash",), [0, 2])
