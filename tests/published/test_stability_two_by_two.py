"""Prisoner's dilemma and Chicken as graph models (Fang, Hipel and Kilgour 1993): definition check.

States: both cooperate, only the second defects, only the first defects, both defect. What is stable follows from the
definitions.
"""

from modusvivendi.methods import stability

from .rankings import equilibria, moves, payoffs, stable

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
MOVES = [moves({1: [3], 3: [1], 2: [4], 4: [2]}), moves({1: [2], 2: [1], 3: [4], 4: [3]})]
DILEMMA = stability.solve(stability.graph_model(MOVES, payoffs([3, 1, 4, 2], [2, 1, 4, 3])), CONCEPTS)
CHICKEN = stability.solve(stability.graph_model(MOVES, payoffs([3, 1, 2, 4], [2, 1, 3, 4])), CONCEPTS)


def all_but_nash(nash: list[int], others: list[int]) -> dict[str, list[int]]:
    return {"nash": nash} | dict.fromkeys(CONCEPTS[1:], others)


def test_prisoners_dilemma_cooperation_holds_if_one_looks_ahead() -> None:
    assert equilibria(DILEMMA) == all_but_nash([4], [1, 4])


def test_prisoners_dilemma_by_decision_maker() -> None:
    assert stable(DILEMMA, 0) == all_but_nash([3, 4], [1, 3, 4])
    assert stable(DILEMMA, 1) == all_but_nash([2, 4], [1, 2, 4])


def test_chicken_a_compromise_holds_by_threats_that_are_not_credible() -> None:
    threats = {"gmr": [1, 2, 3], "smr": [1, 2, 3]}
    credible = {"nash": [2, 3], "seq": [2, 3], "sseq": [2, 3]}
    assert equilibria(CHICKEN) == stable(CHICKEN, 0) == stable(CHICKEN, 1) == threats | credible
