"""Published results of sensitivity analysis: functions whose indices are known, and intervals of shares."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from modusvivendi.ensembles.designs import Array, Design
from modusvivendi.ensembles.indices import sobol
from modusvivendi.methods.shares import wilson
from modusvivendi.methods.verifying import Cell, Check

SAMPLES = 2**14
_G = np.array([0, 1, 4.5, 9, 99, 99, 99, 99])
"""The coefficients of the g-function as Saltelli et al. (2010) take them."""
_SHARES = {
    (81, 263): "0.2553, 0.3662",
    (15, 148): "0.0624, 0.1605",
    (0, 20): "0.0000, 0.1611",
    (1, 29): "0.0061, 0.1718",
}


def ishigami(x: Array) -> Array:
    """Ishigami and Homma (1990) with a = 7 and b = 0.1, of inputs from 0 to 1 that stand for −π to π."""
    at = np.pi * (2 * x - 1)
    return np.asarray(np.sin(at[:, 0]) + 7 * np.sin(at[:, 1]) ** 2 + 0.1 * at[:, 2] ** 4 * np.sin(at[:, 0]))


def g_function(x: Array) -> Array:
    """Sobol' (1993), the product of (|4 x − 2| + a) / (1 + a)."""
    return np.asarray(((np.abs(4 * x - 2) + _G) / (1 + _G)).prod(axis=1))


def checks() -> Iterator[Check]:
    """Indices of the Ishigami and the g-function, and Newcombe's intervals."""
    yield Check(
        "Shares and their intervals",
        "Newcombe (1998), Statistics in Medicine 17(8), 857–872, table I, method 3",
        "published",
        tuple(
            Cell(f"{yes} of {draws}", ends, ", ".join(f"{end:.4f}" for end in wilson(yes, draws)))
            for (yes, draws), ends in _SHARES.items()
        ),
    )
    first, total = _indices(ishigami, 3)
    yield Check(
        "The Ishigami function",
        "Ishigami and Homma (1990), its indices as in Saltelli et al. (2008), Global Sensitivity Analysis: The Primer",
        "published",
        (
            Cell("first-order indices", "0.31, 0.44, 0.00", _listed(first)),
            Cell("total indices", "0.56, 0.44, 0.24", _listed(total)),
        ),
    )
    first, total = _indices(g_function, len(_G))
    yield Check(
        "The g-function",
        "Sobol' (1993), with the coefficients of Saltelli et al. (2010), Computer Physics Communications 181(2), "
        "259–270",
        "definition check",
        (
            Cell("first-order indices of the first four", "0.72, 0.18, 0.02, 0.01", _listed(first[:4])),
            Cell("total indices of the first four", "0.79, 0.24, 0.03, 0.01", _listed(total[:4])),
        ),
    )


def _indices(function: Callable[[Array], Array], inputs: int) -> tuple[Array, Array]:
    design = Design("saltelli", SAMPLES * (inputs + 2), inputs, 0)
    found = sobol(function(design.rows(0, design.draws)), inputs, resamples=2)
    return found.first[:, 0], found.total[:, 0]


def _listed(numbers: Array) -> str:
    return ", ".join(f"{abs(number) if abs(number) < 0.005 else number:.2f}" for number in numbers)
