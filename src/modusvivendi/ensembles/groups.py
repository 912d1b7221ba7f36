"""Inputs that an analysis takes together: a slot with all its parts, and slots that are correlated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from modusvivendi.ensembles.drawing import Axis
from modusvivendi.situation.slots import Slot
from modusvivendi.situation.slots.joined import Joined


@dataclass(frozen=True, slots=True)
class Group:
    """One independent input."""

    slots: tuple[int, ...]
    label: str
    """In the file's own words."""
    columns: tuple[int, ...]
    """Its columns of the design."""
    because: tuple[str, ...]
    """Evidence keys."""


def groups(slots: Sequence[Slot], axes: Sequence[Axis], together: Sequence[Joined]) -> tuple[Group, ...]:
    """The independent inputs of some slots, in their order; correlated slots make one."""
    with_others = {at: each.slots for each in together for at in each.slots}
    members = dict.fromkeys(with_others.get(at, (at,)) for at in range(len(slots)))
    columns: dict[str, list[int]] = {}
    for number, axis in enumerate(axes):
        columns.setdefault(axis.slot, []).append(number)
    return tuple(
        Group(
            slots=group,
            label=" together with ".join(slots[at].label for at in group),
            columns=tuple(column for at in group for column in columns[slots[at].key]),
            because=tuple(dict.fromkeys(key for at in group for key in slots[at].because)),
        )
        for group in members
    )
