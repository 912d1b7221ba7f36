"""Sixteen tribes of the Gahuku-Gama, New Guinea, allied or opposed: Read (1954), doi 10.1086/soutjanth.10.1.3629074.

Line index of balance 7: Aref and Wilson (2018), Measuring partial balance in signed networks, 10.1093/comnet/cnx044.
The documentation of signnet prints the same as 1 − 2 × 7 / 58 = 0.7586207, and triangles in balance as 0.8676471. Camps
and costs were not read in a publication: all 2^15 ways of taking sides were listed apart from this package.
"""

import numpy as np
import pytest
from numpy.typing import NDArray

from modusvivendi.methods import alignment
from modusvivendi.methods.alignment.published.data import Named, tribes
from modusvivendi.methods.alignment.solve.triads import triads

BROKEN = {
    ("Asaro", "Seuve"), ("Gahuk", "Notoh"), ("Gahuk", "Uheto"), ("Geham", "Kohik"), ("Geham", "Notoh"),
    ("Geham", "Uheto"), ("Seuve", "Ukudz"),
}  # fmt: skip
SWITCH_COST = {
    "Alika": 3, "Asaro": 6, "Gahuk": 6, "Gama": 6, "Geham": 3, "Kohik": 3, "Kotun": 6, "Masil": 6, "Nagad": 6,
    "Nagam": 6, "Notoh": 3, "Ove": 6, "Seuve": 1, "Uheto": 3, "Ukudz": 5,
}  # fmt: skip
STRAIN = {
    "Alika": 0, "Asaro": 1, "Gahuk": 2, "Gama": 0, "Geham": 3, "Kohik": 1, "Kotun": 0, "Masil": 0, "Nagad": 0,
    "Nagam": 0, "Notoh": 2, "Ove": 0, "Seuve": 2, "Uheto": 2, "Ukudz": 1,
}  # fmt: skip
"""Both as seen from Gavev."""


@pytest.fixture(scope="module")
def known() -> Named:
    return tribes()


@pytest.fixture(scope="module")
def result(known: Named) -> alignment.TwoCamps:
    found = alignment.solve(known.graph, anchors=[known.names.index("Gavev")])
    assert isinstance(found, alignment.TwoCamps)
    return found


def test_size(known: Named) -> None:
    assert (known.graph.n, len(known.graph.edges), int((known.graph.weights < 0).sum())) == (16, 58, 29)


def test_seven_ties_are_broken_at_least(result: alignment.TwoCamps) -> None:
    assert (result.frustration, result.bound, result.proved) == (7, 7, True)
    assert round(1 - 2 * result.frustration / result.graph.total, 7) == 0.7586207


def test_nine_of_68_triangles_are_out_of_balance(known: Named) -> None:
    found = triads(known.graph)
    assert (found.total, found.unbalanced) == (68, 9)
    assert round(1 - found.unbalanced / found.total, 7) == 0.8676471


def test_there_is_one_way_to_break_seven(known: Named, result: alignment.TwoCamps) -> None:
    ways = result.partitions()
    assert ways.complete
    assert [known.camp(sides, 0) for sides in ways.sides.tolist()] == [("Gama", "Gavev", "Kotun", "Nagad")]
    ends = known.graph.edges[result.broken].tolist()
    assert {tuple(sorted((known.names[one], known.names[two]))) for one, two in ends} == BROKEN


def test_what_each_tribe_would_pay_for_the_other_side(known: Named, result: alignment.TwoCamps) -> None:
    assert _told(known, result.switch_cost()) == SWITCH_COST
    assert _told(known, result.strain) == STRAIN


def _told(known: Named, values: NDArray[np.float64]) -> dict[str, float]:
    return {name: value for name, value in zip(known.names, values.tolist(), strict=True) if not np.isnan(value)}
