"""One step of pasting: a box that was peeled too far grows again.

Source: Friedman and Fisher (1999), Statistics and Computing 9(2), 123–143, the bottom-up pasting of PRIM.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from modusvivendi.ensembles.discovery.box import Box, between
from modusvivendi.ensembles.discovery.cases import Cases, Mask
from modusvivendi.ensembles.discovery.rules import Rules, scores


def pasted(cases: Cases, box: Box, inside: Mask, rules: Rules) -> Box | None:
    """The best larger box, or nothing where no paste raises the density.

    1. Every limit of a numeric input can move outwards: over the 1 + ⌊paste (m − 1)⌋ draws that lie nearest behind it
       and within all other limits, and over all that tie with the last of these. Where fewer lie there, it goes.
    2. Every category that is outside and has a draw within all other limits can come in, one at a time.
    3. Of those that raise the density take the best score; of equal scores the one that leaves fewer inputs
       restricted; then the earlier input; then the low limit before the high one, and the lower category.

    Time O(n r²) for r restrictions.

    Args:
        cases: n draws.
        box: holds m of these.
        inside: its draws as a mask, shape (n,).
        rules: of the pasting.
    """
    made = list(_larger(cases, box, inside, rules.paste))
    if not made:
        return None
    masks = np.array([each.inside(cases.x) for each in made])
    draws, hits = masks.sum(axis=1), masks[:, cases.y].sum(axis=1)
    old, interest = int(inside.sum()), int((inside & cases.y).sum())
    (left,) = np.nonzero(hits * old > interest * draws)
    if not len(left):
        return None
    score = scores(draws[left], hits[left], old, interest, rules.criterion)
    restricted = np.array([len(made[each].restricted) for each in left])
    return made[int(left[np.lexsort((left, restricted, -score))[0]])]


def _larger(cases: Cases, box: Box, inside: Mask, share: float) -> Iterator[Box]:
    take = 1 + int(share * (int(inside.sum()) - 1))
    for number, side in box.restrictions:
        relaxed = box.relaxed(number, side)
        near = cases.x[relaxed.inside(cases.x) & ~inside, number]
        if not len(near):
            continue
        if side == "kept":
            yield from _with_one_more(cases, box, number, np.unique(near).tolist())
            continue
        outwards = 1 if side == "high" else -1
        ahead = np.sort(outwards * near)
        edge = ahead[min(take, len(ahead)) - 1]
        beyond = ahead[ahead > edge]
        yield box.limited(number, side, float(outwards * between(edge, beyond[0]))) if len(beyond) else relaxed


def _with_one_more(cases: Cases, box: Box, number: int, names: list[float]) -> Iterator[Box]:
    every = len(cases.coded[number][0])
    for name in names:
        kept = (*box.kept[number], name)
        yield box.keeping(number, kept) if len(kept) < every else box.relaxed(number, "kept")
