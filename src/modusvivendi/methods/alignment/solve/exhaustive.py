"""Every configuration of a small block: what each way of taking sides breaks, all at once.

Configuration c puts node j > 0 on side (c >> (j − 1)) & 1; node 0 is on side 0. The nodes are added one by one, and
each doubles the costs (the sums that a Gray code walks through one by one, in whole arrays).
"""

from __future__ import annotations

import numpy as np

from modusvivendi.methods.alignment.solve.graph import Ints


def totals(pairs: Ints) -> Ints:
    """What every configuration breaks, shape (2^(k − 1),), for symmetric units, shape (k, k)."""
    found = np.zeros(1, dtype=np.int64)
    for node in range(1, len(pairs)):
        row = pairs[node, :node]
        here = on_side_0(row)
        found = np.concatenate([found + here, found + (int(np.abs(row).sum()) - here)])
    return found


def on_side_0(row: Ints) -> Ints:
    """What ties to nodes 0, 1, … break if their owner is on side 0, for every configuration of these nodes."""
    same, apart = np.maximum(-row, 0), np.maximum(row, 0)
    found = np.array([same[0]], dtype=np.int64)
    for at in range(1, len(row)):
        found = np.concatenate([found + same[at], found + apart[at]])
    return found


def sides(configurations: Ints, size: int) -> Ints:
    """The sides of every node, shape (configurations, size)."""
    bits = (configurations[:, None] >> np.arange(size - 1)) & 1
    return np.concatenate([np.zeros((len(configurations), 1), dtype=np.int64), bits], axis=1)
