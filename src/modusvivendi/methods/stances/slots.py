"""Which uncertain numbers the common ground of the parties rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from modusvivendi.situation.derive.held import held_positions
from modusvivendi.situation.ledger import parties
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import Slot, find

_BOUNDS = ("at_least", "at_most")


def slots(situation: Situation, _options: Mapping[str, Any]) -> tuple[Slot, ...]:
    """Which red lines of the parties stand, their bounds, and where options lie on issues with such bounds."""
    held = held_positions(situation, parties(situation))
    mine = {id(position) for by_issue in held.values() for position in by_issue.values()}
    bounded = {
        position.issue
        for position in situation.positions
        if id(position) in mine and any(getattr(position, name) is not None for name in _BOUNDS)
    }

    def counts(slot: Slot) -> bool:
        block, at = slot.path[0], slot.path[1]
        if block == "positions" and isinstance(at, int):
            return id(situation.positions[at]) in mine and (slot.kind == "line" or slot.path[2] in _BOUNDS)
        return block == "issues" and at in bounded

    return tuple(slot for slot in find(situation) if counts(slot))
