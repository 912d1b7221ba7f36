"""Groundwater in Elmira, Ontario: nine states, three decision makers.

Ministry of the environment, Uniroyal, local government (Hipel et al. 1997; Kilgour, Hipel, Fang and Peng 2001; Xu et
al. 2018). The four states in which Uniroyal abandons its plant count as one, the ninth. Equilibria as published: 5, 8
and 9; 1 and 4 in addition under general and symmetric metarationality. Who finds which state stable follows from the
definitions.
"""

from modusvivendi.methods import stability
from modusvivendi.methods.stability.solve.coalitions import coalition_improvements

from .rankings import equilibria, moves, payoffs, stable

MINISTRY, UNIROYAL, LOCAL = 0, 1, 2
MODEL = stability.graph_model(
    [
        moves({1: [2], 3: [4], 5: [6], 7: [8]}),
        moves({1: [3, 9], 2: [4, 9], 3: [9], 4: [9], 5: [7, 9], 6: [8, 9], 7: [9], 8: [9]}),
        moves({1: [5], 5: [1], 2: [6], 6: [2], 3: [7], 7: [3], 4: [8], 8: [4]}),
    ],
    payoffs([7, 3, 4, 8, 5, 1, 2, 6, 9], [1, 4, 8, 5, 9, 3, 7, 2, 6], [7, 3, 5, 1, 8, 6, 4, 2, 9]),
)
CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
FOUND = stability.solve(MODEL, CONCEPTS)


def test_equilibria() -> None:
    assert equilibria(FOUND) == {
        "nash": [5, 8, 9],
        "gmr": [1, 4, 5, 8, 9],
        "smr": [1, 4, 5, 8, 9],
        "seq": [5, 8, 9],
        "sseq": [5, 8, 9],
    }


def test_the_ministry_never_moves() -> None:
    assert stable(FOUND, MINISTRY) == {concept: [1, 2, 3, 4, 5, 6, 7, 8, 9] for concept in CONCEPTS}


def test_uniroyal_is_deterred_by_nobody() -> None:
    assert stable(FOUND, UNIROYAL) == {concept: [1, 4, 5, 8, 9] for concept in CONCEPTS}


def test_local_government() -> None:
    everything = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    assert stable(FOUND, LOCAL) == {
        "nash": [5, 6, 7, 8, 9],
        "gmr": everything,
        "smr": everything,
        "seq": [2, 3, 5, 6, 7, 8, 9],
        "sseq": [2, 3, 5, 6, 7, 8, 9],
    }


def test_ministry_and_company_together_leave_5_for_8() -> None:
    targets = coalition_improvements(MODEL, [MINISTRY, UNIROYAL]).targets
    assert targets[5 - 1] == 8 - 1
    assert targets[8 - 1] == -1
