"""Syria and Iraq on the Euphrates, 1975 (Hipel, Kilgour and Kinsara 2014, Group Decision and Negotiation 23, 355–376).

Syria can release water or escalate, not both; Iraq can attack. The six states in order: nothing, release, escalate,
attack, release and attack, escalate and attack. The model is that of the paper's tables. Equilibria as published: 6
under Nash, SEQ and SMR, 1 and 6 under GMR; the other cells follow from the definitions.
"""

from modusvivendi.methods import stability

from .rankings import equilibria, payoffs, stable

SYRIA, IRAQ = 0, 1
MODEL = stability.model(
    owners=[SYRIA, SYRIA, IRAQ],
    payoffs=payoffs([1, 3, 6, 2, 4, 5], [2, 4, 6, 1, 5, 3]),
    feasible=[True, True, True, False, True, True, True, False],
)
FOUND = stability.solve(MODEL)


def test_syria() -> None:
    weaker = [1, 3, 6]
    assert stable(FOUND, SYRIA) == {
        "nash": [1, 6],
        "gmr": weaker,
        "smr": weaker,
        "seq": weaker,
        "sseq": weaker,
        "sim": weaker,
    }


def test_iraq() -> None:
    assert stable(FOUND, IRAQ) == {
        "nash": [2, 4, 6],
        "gmr": [1, 2, 4, 5, 6],
        "smr": [2, 4, 6],
        "seq": [2, 4, 5, 6],
        "sseq": [2, 4, 6],
        "sim": [2, 4, 5, 6],
    }


def test_equilibria() -> None:
    assert equilibria(FOUND) == {"nash": [6], "gmr": [1, 6], "smr": [6], "seq": [6], "sseq": [6], "sim": [6]}
