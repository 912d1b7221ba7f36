"""What stands against the camps, and what single tie would settle most."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from modusvivendi.answers.model import Row, Said, Table
from modusvivendi.answers.wording import capitalised, counted, listed
from modusvivendi.methods.alignment.case import Bond
from modusvivendi.methods.alignment.tell.words import Told, signed

MOST_TOLD = 5
MOST_ROWS = 200
KINDS = {"stated": "stated in the file", "claims": "from what happened", "positions": "restates positions"}


def tension(told: Told) -> Iterator[Said]:
    """The ties against the camps, the triangles out of balance, and the tie that would settle most."""
    against = _heaviest(told, told.asked.broken)
    if not against:
        yield Said("No tie stands against the camps: they are in balance.", told.because(), "Tension")
    else:
        each = [f"{told.pair(bond.of)} ({signed(bond.weight)})" for bond in against[:MOST_TOLD]]
        more = len(against) - MOST_TOLD
        also = f", and {more} more" if more > 0 else ""
        yield Said(f"Against the camps stand {listed(each)}{also}.", _because(against[:MOST_TOLD]), "Tension")
        if told.asked.result.proved and told.asked.partitions.complete:
            yield _settles(told)
    triads = told.asked.triads
    if triads.total:
        verb = "is" if triads.unbalanced == 1 else "are"
        text = f"{triads.unbalanced:,} of {counted(triads.total, 'triangle')} of ties {verb} out of balance"
        worst = _worst(told)
        yield Said(f"{text}{worst}.", told.because(), "Triangles")


def _settles(told: Told) -> Said:
    """A tie that is broken in a best division takes just its weight with it."""
    best = _heaviest(told, told.asked.sometimes)
    first = [bond for bond in best if abs(bond.weight) == abs(best[0].weight)]
    part = told.of(abs(float(best[0].weight)), told.asked.result.frustration)
    if told.case.unit or len(first) > MOST_TOLD:
        text = f"Any one of the {len(first)} ties that stand against the camps in one of the best divisions, were it "
        text += f"gone or turned round, would settle {part}{'; no single tie would settle more' * told.case.unit}."
    else:
        which = listed([told.pair(bond.of) for bond in first], "or")
        text = (
            f"Were the tie of {which} gone or turned round, {part} would be settled: the most of the ties that stand "
        )
        text += "against the camps in one of the best divisions."
    return Said(text, _because(first[:MOST_TOLD]), "What would settle most")


def _worst(told: Told) -> str:
    counts = told.asked.triads.by_edge
    if not counts.size or not counts.max():
        return ""
    most = np.flatnonzero(counts == counts.max())
    if len(most) > 1:
        return ""
    bond = told.case.bonds[int(most[0])]
    return f"; the tie of {told.pair(bond.of)} is in {int(counts.max())} of these, more than any other"


def _heaviest(told: Told, mask: np.ndarray) -> list[Bond]:
    found = [bond for bond, is_in in zip(told.case.bonds, mask.tolist(), strict=True) if is_in]
    return sorted(found, key=lambda bond: (-abs(bond.weight), bond.of))


def _because(bonds: list[Bond]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for bond in bonds for key in bond.because))


def ties_table(told: Told) -> Table:
    """Every tie, those against the camps first."""
    order = sorted(
        range(len(told.case.bonds)),
        key=lambda at: (not told.asked.broken[at], -abs(told.case.bonds[at].weight), told.case.bonds[at].of),
    )
    rows = []
    for at in order[:MOST_ROWS]:
        bond = told.case.bonds[at]
        cells = (
            told.pair(bond.of),
            signed(bond.weight),
            "exact" if bond.low == bond.high else f"{signed(bond.low)} to {signed(bond.high)}",
            _state(told, at),
            KINDS[bond.kind],
            capitalised(bond.how),
        )
        rows.append(Row(cells, bond.because))
    more = len(order) - len(rows)
    return Table(
        title="Ties",
        columns=("Between", "Weight", "Range", "In these camps", "Comes from", "How"),
        rows=tuple(rows),
        note="From −1 (hostile) to +1 (friendly). Ranges are taken at their middle; where two see each other "
        "differently, or several ties hold at once, at the mean." + (f" {more:,} more are not shown." if more else ""),
        detail=True,
    )


def _state(told: Told, at: int) -> str:
    if told.asked.broken[at]:
        return "against the camps"
    return "against them in another division as good" if told.asked.sometimes[at] else "in balance"
