"""Every cut of a small network."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations


def least_cut(
    n: int, links: Sequence[tuple[int, int]], capacity: Sequence[Fraction], donors: set[int], recipients: set[int]
) -> Fraction:
    """The least capacity of links that lead out of a set with all donors and no recipient."""
    free = [node for node in range(n) if node not in donors | recipients]
    found = []
    for size in range(len(free) + 1):
        for more in combinations(free, size):
            near = donors | set(more)
            cut = [c for (tail, head), c in zip(links, capacity, strict=True) if tail in near and head not in near]
            found.append(sum(cut, Fraction(0)))
    return min(found)
