"""The landscape of alignments, and the camps over time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from modusvivendi.answers.model import Row, Said, Table
from modusvivendi.answers.numbers import number_text
from modusvivendi.answers.wording import counted, listed
from modusvivendi.methods.alignment.asked import Stage, members_of
from modusvivendi.methods.alignment.solve.landscape import EXHAUSTIVE
from modusvivendi.methods.alignment.tell.words import Told, percent
from modusvivendi.situation.fields.dates import day_in_words

MOST_ROWS = 12
MOST_STAGES = 60


def landscape(told: Told) -> Iterator[Said]:
    """How many stable alignments there are, and where today's camps would slide."""
    found, way = told.asked.landscape, told.asked.downhill
    if found is None or way is None:
        return
    members, steps = members_of(told.case), way[0]
    known = "" if found.complete else f" (more than {EXHAUSTIVE} actors: looked for, not all listed)"
    count = counted(len(found.energies), "division")
    verb = "is" if len(found.energies) == 1 else "are"
    text = (
        f"Ties weighed by what both can bring to bear: {count} {verb} such that nobody gains by changing alone{known}."
    )
    if len(steps) == 1:
        text += f" Today's camps are one of them{_which(told)}."
    else:
        movers = [int(np.flatnonzero(one != two)[0]) for one, two in pairwise(steps)]
        names = listed([told.case.names[members[at]] for at in movers])
        text += (
            f" Today's camps are none of them: from there {names} would change in turn, each time whoever gains "
            f"most{_which(told)}."
        )
    left = [at for at in told.tied() if at not in set(members)]
    if left:
        verb = "is" if len(left) == 1 else "are"
        text += f" {told.names(left)} {verb} left out: the file does not say what they can bring to bear."
    yield Said(text, told.because(members), "Landscape")


def _which(told: Told) -> str:
    """The number, in the table, of the minimum that today's camps are or lead to."""
    found, way = told.asked.landscape, told.asked.downhill
    if found is None or way is None:
        return ""
    end = way[0][-1] ^ way[0][-1][0]
    at = np.flatnonzero((found.sides == end).all(axis=1))
    return f" (No. {int(at[0]) + 1} of the table)" if at.size and at[0] < MOST_ROWS else ""


def landscape_table(told: Told) -> Table | None:
    """The minima, the lowest first."""
    found = told.asked.landscape
    if found is None:
        return None
    members = members_of(told.case)
    rows = []
    for number, sides in enumerate(found.sides[:MOST_ROWS]):
        one = [at for at, side in zip(members, sides.tolist(), strict=True) if side == sides[0]]
        two = [at for at in members if at not in set(one)]
        basin = f"{found.basins[number]:,} of {found.configurations:,}" if found.complete else "not counted"
        kind = "local" if found.local[number] else "lowest" if found.proved else "lowest found"
        cells = (number + 1, told.names(one, 20), told.names(two, 20) or "nobody", _energy(found, number), kind, basin)
        rows.append(Row(cells, told.because(members)))
    more = len(found.energies) - len(rows)
    return Table(
        title="Stable alignments",
        columns=("No.", "One camp", "The other", "Energy", "Kind", "Basin"),
        rows=tuple(rows),
        note="Energy (Axelrod and Bennett 1993): the sum over ordered pairs of size × size × tie between camps; "
        "lower is more stable. Basin: the divisions from which the way of whoever gains most leads there. Sizes are "
        "the actors' "
        "capabilities at their middle." + (f" {more:,} more are not shown." if more > 0 else ""),
        detail=True,
    )


def _energy(found: object, number: int) -> str:
    return number_text(round(float(found.energies[number]), 1))  # type: ignore[attr-defined]  # a Landscape


def over_time(told: Told) -> Iterator[Said]:
    """How the share of ties against the camps moved."""
    stages = told.asked.history
    if len(stages) < 2:
        return
    first, last = stages[0], stages[-1]
    most = max(stages, key=lambda stage: round(stage.share, 9))
    text = f"Against the camps of their day stood {percent(first.share)} of all tie weight on {day_in_words(first.day)}"
    if most.day not in (first.day, last.day):
        text += f", {percent(most.share)} at most on {day_in_words(most.day)}"
    text += f", and {percent(last.share)} on {day_in_words(last.day)}."
    if told.asked.unasked:
        text += f" For {counted(told.asked.unasked, 'earlier day')} the time did not suffice."
    yield Said(text, told.because(), "Over time")


def time_table(told: Told) -> Table | None:
    """Each day on which ties changed: what stood against the camps, and who stood with the first anchor."""
    stages = told.asked.history
    if len(stages) < 2:
        return None
    anchor = told.case.anchors[0] if told.case.anchors else int(np.flatnonzero(stages[-1].tied)[0])
    rows = [Row(_cells(told, stage, anchor), told.because_of(stage.moved)) for stage in stages[-MOST_STAGES:]]
    note = (
        "By what is known now. L/m: the share of all tie weight that stands against the camps (the frustration index "
        "over the total). Camps are the best division of that day, one of several where others break as little."
    )
    earlier = told.case.earlier + told.asked.unasked
    return Table(
        title="Camps over time",
        columns=("From", f"With {told.case.names[anchor]}", "Opposite", "Ties", "Against (L)", "L/m", "Proved"),
        rows=tuple(rows),
        note=note + (f" {earlier} earlier days on which ties changed are not shown." if earlier else ""),
        detail=True,
    )


def _cells(told: Told, stage: Stage, anchor: int) -> tuple[str | int | float | None, ...]:
    tied = np.flatnonzero(stage.tied).tolist()
    same = [at for at in tied if stage.sides[at] == stage.sides[anchor]]
    other = [at for at in tied if stage.sides[at] != stage.sides[anchor]]
    return (
        day_in_words(stage.day),
        told.names(same, 8) if stage.tied[anchor] else "not tied then",
        told.names(other, 8),
        stage.ties,
        told.amount(stage.frustration),
        percent(stage.share),
        "yes" if stage.proved else "no",
    )
