"""The positions that are held on the situation's date."""

from __future__ import annotations

from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.situation import Situation, holds


def positions_of(situation: Situation, actor: str) -> tuple[Position, ...]:
    """The positions that an actor holds on the situation's date, in the order of the issues.

    As ``situation.position_of`` on every issue, in one pass over the positions.
    """
    held = held_positions(situation, (actor,))[actor]
    return tuple(held.values())


def held_positions(situation: Situation, actors: tuple[str, ...]) -> dict[str, dict[str, Position]]:
    """The positions that some actors hold: by actor, then by issue in the order of the issues."""
    latest: dict[tuple[str, str], Position] = {}
    wanted = set(actors)
    for position in situation.positions:
        if position.actor in wanted and holds(position, situation.as_of):
            latest[position.actor, position.issue] = position
    return {
        actor: {issue: latest[actor, issue] for issue in situation.issues if (actor, issue) in latest}
        for actor in actors
    }
