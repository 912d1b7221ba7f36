"""One exact number laid into each slot of a situation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from modusvivendi.situation.fields.numbers import Value, Version
from modusvivendi.situation.quantities import UncertainNumber
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots.slot import Slot


def lay(situation: Situation, slots: Sequence[Slot]) -> Callable[[Sequence[Fraction]], Situation]:
    """A function that puts one number into each slot.

    Args:
        situation: in which the slots were found; it stays as it is.
        slots: where the numbers go, in their order.
    """
    tree: dict[Any, Any] = {}
    for number, slot in enumerate(slots):
        node = tree
        for step in slot.path[:-1]:
            node = node.setdefault(step, {})
        node[slot.path[-1]] = number

    def laid(numbers: Sequence[Fraction]) -> Situation:
        found: Situation = _laid(situation, tree, numbers)
        return found

    return laid


def _laid(node: Any, tree: Any, numbers: Sequence[Fraction]) -> Any:
    if isinstance(tree, int):
        return Value((Version(number=UncertainNumber.of(numbers[tree])),))
    if isinstance(node, Mapping):
        return {**node, **{key: _laid(node[key], below, numbers) for key, below in tree.items()}}
    if isinstance(node, tuple):
        return tuple(_laid(part, tree[at], numbers) if at in tree else part for at, part in enumerate(node))
    return replace(node, **{name: _laid(getattr(node, name), below, numbers) for name, below in tree.items()})
