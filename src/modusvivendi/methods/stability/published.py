"""Published equilibria of the graph model, from the bundled textbook cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from modusvivendi.methods.stability.frame import frame
from modusvivendi.methods.stability.solve.coalitions import coalition_improvements
from modusvivendi.methods.stability.solve.solve import solve
from modusvivendi.methods.verifying import Cell, Check
from modusvivendi.situation.loading import check, locate
from modusvivendi.situation.situation import Situation

_PLAIN = ("nash", "gmr", "smr", "seq", "sseq")
_DILEMMA = ("cooperate/cooperate", "cooperate/defect", "defect/cooperate", "defect/defect")
_ELMIRA = {
    "1": (0, 0, 0), "2": (1, 0, 0), "3": (0, 1, 0), "4": (1, 1, 0), "5": (0, 0, 1),
    "6": (1, 0, 1), "7": (0, 1, 1), "8": (1, 1, 1), "9": (0, 2, 0),
}  # fmt: skip
"""The paper's numbers: order modified, company delays, accepts or abandons, local government insists."""


def checks() -> Iterator[Check]:
    """The equilibria of each case, concept by concept."""
    two = dict(zip(_DILEMMA, ((0, 0), (0, 1), (1, 0), (1, 1)), strict=True))
    both, cooperation = "defect/defect", "cooperate/cooperate"
    yield _equilibria(
        "prisoners-dilemma",
        "Fang, Hipel and Kilgour (1993)",
        "definition check",
        two,
        {"nash": [both], **{concept: [cooperation, both] for concept in _PLAIN[1:]}},
    )
    chicken = {name.replace("cooperate", "swerve").replace("defect", "straight"): at for name, at in two.items()}
    apart, together = ["swerve/straight", "straight/swerve"], "swerve/swerve"
    yield _equilibria(
        "chicken",
        "Fang, Hipel and Kilgour (1993)",
        "definition check",
        chicken,
        {"nash": apart, "gmr": [together, *apart], "smr": [together, *apart], "seq": apart, "sseq": apart},
    )
    yield _elmira()
    yield _equilibria(
        "cuban-missile-crisis-1962",
        "Fraser and Hipel (1984), air strike reversible",
        "definition check",
        {"no action/withdraw": (0, 0, 1), "blockade/withdraw": (0, 1, 1)},
        {"seq": ["no action/withdraw", "blockade/withdraw"], "nash": []},
    )
    numbers = {str(at + 1): state for at, state in enumerate([(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1)])}
    yield _equilibria(
        "euphrates-1975",
        "Hipel, Kilgour and Kinsara (2014), six states",
        "published",
        numbers,
        {"nash": ["6"], "gmr": ["1", "6"], "seq": ["6"], "smr": ["6"]},
    )


def _elmira() -> Check:
    found = _equilibria(
        "elmira-1991",
        "Kilgour, Hipel, Fang and Peng (2001), nine states; the move together as in the GMCR+ handout (2014)",
        "definition check",
        _ELMIRA,
        {
            "nash": ["5", "8", "9"],
            "gmr": ["1", "4", "5", "8", "9"],
            "smr": ["1", "4", "5", "8", "9"],
            "seq": ["5", "8", "9"],
            "sseq": ["5", "8", "9"],
        },
    )
    case = frame(_situation("elmira-1991"))
    names = {case.choices.state(options): name for name, options in _ELMIRA.items()}
    five = next(state for state, name in names.items() if name == "5")
    target = int(coalition_improvements(case.model, [0, 1]).targets[five or 0])
    jump = Cell("ministry and company together, from 5", "8", names.get(target, "none"))
    return Check(found.title, found.citation, found.label, (*found.cells, jump))


def _situation(name: str) -> Situation:
    situation = check(locate(name)).situation
    if situation is None:
        raise FileNotFoundError(name)
    return situation


def _equilibria(
    name: str, citation: str, label: str, states: Mapping[str, tuple[int, ...]], expected: Mapping[str, list[str]]
) -> Check:
    situation = _situation(name)
    case = frame(situation)
    found = solve(case.model, tuple(expected))
    by_state = {case.choices.state(options): state for state, options in states.items()}
    cells = tuple(
        Cell(
            f"{concept.upper() if concept != 'nash' else 'Nash'} equilibria",
            _listed(published),
            _listed(by_state.get(int(state), "another") for state in np.flatnonzero(found[concept].all(axis=0))),
        )
        for concept, published in expected.items()
    )
    return Check(situation.title, citation, "published" if label == "published" else "definition check", cells)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "none"
