"""How far each party has come already: what it wanted first, and what it wants now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from modusvivendi.methods.settlement.case import Way
from modusvivendi.methods.settlement.frame.grid import Grid
from modusvivendi.methods.settlement.frame.parties import Party
from modusvivendi.methods.settlement.frame.worth import ideal_place
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.derive.evidence import evidence_of_position
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.situation import Situation


def come(
    situation: Situation, grids: Mapping[str, Grid], numbers: Mapping[str, int], at: int, one: Party
) -> Iterator[Way]:
    """For each issue with a scale on which the file gives an earlier position: the way from the first one."""
    for key, held in one.held.items():
        first = _first(situation, held)
        if first is None:
            continue
        before, after = ideal_place(grids[key], first), ideal_place(grids[key], held)
        if before is not None and after is not None and before != after:
            yield Way(
                party=at,
                issue=numbers[key],
                first=_words(grids[key], first),
                now=_words(grids[key], held),
                since=day_in_words(first.since) if first.since else "",
                places=abs(after - before),
                because=(*evidence_of_position(situation, first), *evidence_of_position(situation, held)),
            )


def _first(situation: Situation, held: Position) -> Position | None:
    """The earliest position of the same actor on the same issue, if it is another one."""
    same = [each for each in situation.positions if (each.actor, each.issue) == (held.actor, held.issue)]
    dated = [each for each in same if each.since is not None]
    undated = [each for each in same if each.since is None]
    first = undated[0] if undated else min(dated, key=lambda each: each.since or held.since, default=None)  # type: ignore[arg-type, return-value]  # all of them have a date
    if first is None or first is held:
        return None
    begun = first.since is None or held.since is None or first.since < held.since
    return first if begun else None


def _words(grid: Grid, position: Position) -> str:
    if isinstance(position.ideal, str):
        at = grid.index(position.ideal)
        return grid.words[at] if at is not None else position.ideal
    words = position.ideal.describe()
    return f"{words} {grid.issue.unit or ''}".strip() if grid.issue.range is not None else f"a place of {words} of 100"
