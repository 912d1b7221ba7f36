"""One exact number laid into each slot of a situation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.fields.numbers import Value, Version
from modusvivendi.situation.quantities import UncertainNumber
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots.slot import Path, Slot


def lay(situation: Situation, slots: Sequence[Slot]) -> Callable[[Sequence[Fraction]], Situation]:
    """A function that puts one number into each slot; a red line that does not stand is taken out.

    Args:
        situation: in which the slots were found; it stays as it is.
        slots: where the numbers go, in their order. One without a path is a method's own and goes nowhere.
    """
    lines = [(number, slot.path[1]) for number, slot in enumerate(slots) if slot.kind == "line"]
    tree = _tree((number, slot.path) for number, slot in enumerate(slots) if slot.kind == "number" and slot.path)

    def laid(numbers: Sequence[Fraction]) -> Situation:
        values = [Value((Version(number=UncertainNumber.of(number)),)) for number in numbers]
        found: Situation = _laid(situation, tree, values)
        stands = {at: numbers[number] != 0 for number, at in lines}
        return replace(
            found,
            positions=tuple(
                _settled(position, stands[at]) if at in stands else position
                for at, position in enumerate(found.positions)
            ),
        )

    return laid


def put(situation: Situation, values: Mapping[Path, Value]) -> Situation:
    """A situation with some numbers that were found elsewhere, uncertain or not, at their places in it."""
    found: Situation = _laid(situation, _tree(enumerate(values)), list(values.values()))
    return found


def _tree(numbered: Iterable[tuple[int, Path]]) -> dict[Any, Any]:
    """Places as a tree with numbers for leaves."""
    tree: dict[Any, Any] = {}
    for number, path in numbered:
        node = tree
        for step in path[:-1]:
            node = node.setdefault(step, {})
        node[path[-1]] = number
    return tree


def draws_line(position: Position) -> bool:
    """Whether a position draws a red line."""
    lines = (position.accepts, position.at_least, position.at_most, position.only_if)
    return any(line is not None for line in lines)


def _settled(position: Position, stands: bool) -> Position:
    """A position whose red line stands for certain, or is no more."""
    if stands:
        return replace(position, firmness=None)
    return replace(position, firmness=None, accepts=None, at_least=None, at_most=None, only_if=None)


def _laid(node: Any, tree: Any, values: Sequence[Value]) -> Any:
    if isinstance(tree, int):
        return values[tree]
    if node is None or isinstance(node, Mapping):
        given = node or {}
        return {**given, **{key: _laid(given.get(key), below, values) for key, below in tree.items()}}
    if isinstance(node, tuple):
        return tuple(_laid(part, tree[at], values) if at in tree else part for at, part in enumerate(node))
    return replace(node, **{name: _laid(getattr(node, name), below, values) for name, below in tree.items()})
