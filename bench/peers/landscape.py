"""The landscape of alignments in plain Python, one configuration at a time, after Axelrod and Bennett (1993)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def energy(sides: int, propensity: Sequence[Sequence[float]], size: Sequence[float]) -> float:
    """Sizes times propensity, over ordered pairs in different camps."""
    total, actors = 0.0, range(len(size))
    for i in actors:
        for j in actors:
            if (sides >> i & 1) != (sides >> j & 1):
                total += size[i] * size[j] * propensity[i][j]
    return total


def landscape(propensity: Sequence[Sequence[float]], size: Sequence[float]) -> dict[int, tuple[float, int]]:
    """Every minimum with its energy and how many of the 2^n configurations lead to it by steepest steps.

    A configuration has actor i in camp (c >> i) & 1; it and its mirror image are counted as two.
    """
    actors = range(len(size))
    heights = [energy(sides, propensity, size) for sides in range(2 ** len(size))]
    basins: Counter[int] = Counter()
    for start in range(len(heights)):
        at = start
        while True:
            least, actor = min((heights[at ^ 1 << actor], actor) for actor in actors)
            if least >= heights[at]:
                break
            at ^= 1 << actor
        basins[at] += 1
    return {minimum: (heights[minimum], many) for minimum, many in basins.items()}
