"""A bound without a solver: negative triangles that share no capacity, found greedily."""

from __future__ import annotations

import numpy as np

from modusvivendi.methods.alignment.solve.blocks import Block
from modusvivendi.methods.alignment.solve.triangles import negative_triangles


def packed(block: Block, *, weak: bool = False) -> int:
    """Units that must be broken: each negative triangle takes what its weakest tie has left. Time O(triangles).

    Args:
        block: the block.
        weak: count only triangles with one hostile tie, which no number of camps leaves whole (Davis 1967).
    """
    left = np.abs(block.units).tolist()
    bound = 0
    hostile = (block.units < 0).tolist()
    for row in negative_triangles(block):
        if weak and sum(hostile[tie] for tie in row) == 3:
            continue
        least = min(left[tie] for tie in row)
        bound += least
        for tie in row:
            left[tie] -= least
    return bound
