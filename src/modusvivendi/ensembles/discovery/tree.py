"""A small classification tree: the draws are split in two, and each part again, so that the parts get purer.

For use with plain arrays; nothing here knows a situation. Source: Breiman, Friedman, Olshen and Stone (1984),
Classification and Regression Trees. Lempert, Bryant and Bankes (2008), RAND WR-557-NSF, set it beside PRIM for scenario
discovery.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from numpy.typing import ArrayLike

from modusvivendi.ensembles.discovery.box import Box
from modusvivendi.ensembles.discovery.cases import Cases, Mask, cases
from modusvivendi.ensembles.discovery.split import Split, best_split
from modusvivendi.ensembles.discovery.step import Step
from modusvivendi.ensembles.faults import EnsembleError


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Node:
    """Draws that are alike so far, and how they are split."""

    draws: int
    interest: int
    """Cases of interest among them."""
    split: Split | None = None
    """Nothing at a leaf, and so are the two sides."""
    left: Node | None = None
    right: Node | None = None

    @property
    def share(self) -> float:
        """Of its draws, those of interest."""
        return self.interest / self.draws


def tree(x: ArrayLike, y: ArrayLike, *, categories: Sequence[int] = (), depth: int = 3, least: float = 0.05) -> Node:
    """Grow a tree.

    1. Of all splits of all inputs take the one after which the impurity is least (:func:`.split.best_split`).
    2. Split the draws, and go on with either side.
    3. A node is a leaf if it is as deep as the tree may be, if its draws are all alike, or if no split makes it purer
       and leaves the least draws on both sides.

    The same draws give the same tree. There is no pruning: depth and least size keep it small. Time
    O(depth k n log n).

    Args:
        x: shape (n, k), the inputs of n draws.
        y: shape (n,), 1 for a case of interest, 0 for another.
        categories: the inputs whose numbers are names of categories.
        depth: of the deepest leaf; a tree of depth 0 is one leaf.
        least: share of all draws that a leaf holds at least.

    Raises:
        EnsembleError: the draws cannot be searched (:func:`.cases.cases`), or an option is none.
    """
    searched = cases(x, y, categories)
    if depth < 0:
        raise EnsembleError(f"depth is {depth}; give 0 or more, such as 3")
    if not 0 <= least < 1:
        raise EnsembleError(f"least is {least}; give a share from 0 to below 1, such as 0.05")
    return _grown(searched, depth, least, len(searched.y))


def leaves(root: Node, inputs: int) -> tuple[Step, ...]:
    """The leaves from left to right as boxes, each with its draws.

    The boxes do not overlap, and hold all draws that the tree was grown from. Their densities are the leaves' shares;
    :func:`.step.measured` gives those on draws held out. A category that was not seen at a split is in neither side.

    Args:
        root: of the tree.
        inputs: k.
    """
    return tuple(_leaves(root, root, Box.whole(inputs)))


def _grown(searched: Cases, depth: int, least: float, whole: int) -> Node:
    draws, interest = len(searched.y), int(searched.y.sum())
    alike = interest in (0, draws)
    split = None if alike or not depth else best_split(searched, least, whole)
    if split is None:
        return Node(draws=draws, interest=interest)
    left: Mask = split.left(searched.x)
    return Node(
        draws=draws,
        interest=interest,
        split=split,
        left=_grown(searched.only(left), depth - 1, least, whole),
        right=_grown(searched.only(~left), depth - 1, least, whole),
    )


def _leaves(root: Node, node: Node, box: Box) -> Iterator[Step]:
    if node.split is None or node.left is None or node.right is None:
        yield Step(box=box, inside=node.draws, hits=node.interest, draws=root.draws, interest=root.interest)
        return
    one, other = node.split.boxes(box)
    yield from _leaves(root, node.left, one)
    yield from _leaves(root, node.right, other)
