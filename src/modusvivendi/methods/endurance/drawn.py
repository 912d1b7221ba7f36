"""Which uncertain numbers an answer about endurance rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from modusvivendi.situation.derive.network import PEOPLE
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import Slot, find


def slots(situation: Situation, _options: Mapping[str, Any]) -> tuple[Slot, ...]:
    """Those of routes, stocks and what fighting on would cost."""
    return tuple(slot for slot in find(situation) if _counts(situation, slot))


def _counts(situation: Situation, slot: Slot) -> bool:
    block, at = slot.path[0], slot.path[1]
    if block == "network" and isinstance(at, int):
        return situation.network[at].carries != PEOPLE and slot.path[2] == "capacity"
    return block == "stocks" or (block == "alternatives" and slot.path[2] == "war")
