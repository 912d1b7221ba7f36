"""Which uncertain numbers of the file a stability analysis rests on."""

from __future__ import annotations

from modusvivendi.methods.stability.frame import issues_of, makers_of
from modusvivendi.situation.derive.held import held_positions
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import Slot, find


def slots(situation: Situation) -> tuple[Slot, ...]:
    """Of the issues that make up a state, and of what decision makers want of them without saying it outright."""
    chosen = issues_of(situation)
    issues = {issue.key for issue in chosen}
    said = {each.by for each in situation.moves.priorities} | {each.by for each in situation.moves.rankings}
    makers = tuple(key for key in makers_of(situation, chosen) if key not in said)
    held = held_positions(situation, makers)
    wanted = {id(position) for by_issue in held.values() for position in by_issue.values()}

    def counts(slot: Slot) -> bool:
        block, at = slot.path[0], slot.path[1]
        if block == "positions" and isinstance(at, int):
            return id(situation.positions[at]) in wanted
        return bool(makers) and block == "issues" and at in issues

    return tuple(slot for slot in find(situation) if counts(slot))
