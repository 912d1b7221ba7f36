"""The largest sets of counts that can all hold, where contradiction is a partial order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Neighbours = Sequence[Sequence[int]]


def largest_antichains(n: int, pairs: Sequence[tuple[int, int]]) -> tuple[frozenset[int], frozenset[int]]:
    """The two outermost of the largest antichains of a partial order.

    The relation must be transitive. Of a quantity that accumulates it is: if i ends no later than j begins and lies
    above j, and j so with k, then i so with k. On single days it is, too. A set of counts can all hold just when no
    two are related, which is an antichain, so the largest sets that can all hold are the largest antichains.

    Steps (Dilworth 1950, in Fulkerson's form): give each element a left and a right copy, and join left i with right j
    for each related pair; a largest matching, found by Hopcroft and Karp (1973); the smallest vertex cover that König's
    theorem reads off it; the elements of which neither copy is covered. Reading from the left and from the right gives
    the two outermost largest antichains. They are equal just when there is one only: the largest antichains form a
    lattice. O(e √n) for e pairs.

    Args:
        n: number of elements, 0 to n − 1.
        pairs: shape (e, 2); (i, j) where i comes before j.

    Returns:
        The outermost antichain read from the left, and the one read from the right.
    """
    right_of: list[list[int]] = [[] for _ in range(n)]
    left_of: list[list[int]] = [[] for _ in range(n)]
    for i, j in pairs:
        right_of[i].append(j)
        left_of[j].append(i)
    to_right, to_left = _matching(n, right_of)
    return _unreached(right_of, to_right, to_left), _unreached(left_of, to_left, to_right)


def _unreached(across: Neighbours, mate: list[int], back: list[int]) -> frozenset[int]:
    """König's cover read from one side: the elements whose copies it leaves uncovered."""
    near = {i for i in range(len(mate)) if mate[i] < 0}
    far: set[int] = set()
    waiting = list(near)
    while waiting:
        for j in across[waiting.pop()]:
            if j not in far:
                far.add(j)
                if back[j] >= 0 and back[j] not in near:
                    near.add(back[j])
                    waiting.append(back[j])
    return frozenset(near - far)


def _matching(n: int, across: Neighbours) -> tuple[list[int], list[int]]:
    """A largest matching: for each left copy its right one, for each right copy its left one; −1 for none."""
    to_right, to_left = [-1] * n, [-1] * n
    while layers := _layers(across, to_right, to_left):
        edges = [iter(right) for right in across]
        for root in range(n):
            if to_right[root] < 0:
                _augment(root, edges, layers, to_right, to_left)
    return to_right, to_left


def _layers(across: Neighbours, to_right: list[int], to_left: list[int]) -> dict[int, int]:
    """How far each left copy is from a free one on an alternating path; empty if no path leads to a free right copy."""
    layer = {i: 0 for i in range(len(to_right)) if to_right[i] < 0}
    front = list(layer)
    reached = False
    while front and not reached:
        following = []
        for i in front:
            for j in across[i]:
                mate = to_left[j]
                reached = reached or mate < 0
                if mate >= 0 and mate not in layer:
                    layer[mate] = layer[i] + 1
                    following.append(mate)
        front = following
    return layer if reached else {}


def _augment(
    root: int, edges: list[Iterator[int]], layers: dict[int, int], to_right: list[int], to_left: list[int]
) -> None:
    """Follow a shortest alternating path from a free left copy, and exchange its edges if it ends free."""
    path = [root]
    taken: list[int] = []
    while path:
        j = next(edges[path[-1]], None)
        if j is None:
            path.pop()
            if taken:
                taken.pop()
            continue
        mate = to_left[j]
        if mate < 0:
            for i, right in zip(path, [*taken, j], strict=True):
                to_right[i], to_left[right] = right, i
            return
        if layers.get(mate) == layers[path[-1]] + 1:
            path.append(mate)
            taken.append(j)
