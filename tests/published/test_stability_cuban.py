"""The Cuban missile crisis of 1962, with the air strike reversible: definition check.

The United States can strike by air or set up a blockade, the Soviet Union can withdraw its missiles or escalate, not
both. Fraser and Hipel (1984) give two sequential equilibria: no action with withdrawal, and blockade with withdrawal.
All other cells follow from the definitions.
"""

from modusvivendi.methods import stability

from .rankings import equilibria, payoffs, stable

US, USSR = 0, 1
AIR_STRIKE, BLOCKADE, WITHDRAW, ESCALATE = 1, 2, 4, 8
MODEL = stability.model(
    owners=[US, US, USSR, USSR],
    payoffs=payoffs([5, 7, 6, 8, 3, 2, 4, 1, 12, 10, 11, 9], [1, 5, 7, 3, 6, 2, 8, 4, 12, 10, 11, 9]),
    feasible=[not (code & WITHDRAW and code & ESCALATE) for code in range(16)],
)
FOUND = stability.solve(MODEL, ("nash", "gmr", "smr", "seq", "sseq"))


def test_sequential_equilibria_are_withdrawal_with_no_action_or_with_the_blockade() -> None:
    found = equilibria(FOUND)["seq"]
    assert [int(MODEL.codes[state - 1]) for state in found] == [WITHDRAW, BLOCKADE | WITHDRAW]


def test_equilibria() -> None:
    threatened = [1, 2, 3, 5, 6, 7, 8]
    assert equilibria(FOUND) == {"nash": [], "gmr": threatened, "smr": threatened, "seq": [5, 7], "sseq": [5, 7]}


def test_united_states() -> None:
    threatened = [1, 2, 3, 4, 5, 6, 7, 8, 12]
    assert stable(FOUND, US) == {
        "nash": [3, 5, 12],
        "gmr": threatened,
        "smr": threatened,
        "seq": [3, 5, 7, 12],
        "sseq": [3, 5, 7, 12],
    }


def test_soviet_union() -> None:
    assert stable(FOUND, USSR) == {
        "nash": [1, 6, 7, 8],
        "gmr": [1, 2, 3, 5, 6, 7, 8],
        "smr": [1, 2, 3, 5, 6, 7, 8],
        "seq": [1, 5, 6, 7, 8],
        "sseq": [1, 5, 6, 7, 8],
    }
