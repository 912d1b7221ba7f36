"""Search in a network over time: earliest arrivals, and what becomes of them after a change.

The functions are plain Python that Numba can compile: run as they are on lists, compiled on arrays (``running``).

The search goes backwards, from where people are to be to where they set out, by the shortest ways, with labels that say
how many links away that is at least (Ahuja and Orlin 1991). Sending people by shortest ways never brings a cell closer
to where they set out, wherever they are sent to, so that the labels hold from one target to the next. In particular a
cell that cannot be reached never can again: it is struck out for good. This makes one step after another cheap.
"""

from __future__ import annotations

from typing import NamedTuple

from modusvivendi.methods.access.solve.grid import Flat, Grid

STRUCK = 2**31 - 2
"""The label of a cell that cannot be reached."""
PATIENCE = 16
"""Steps back after which it is asked whether the target can be reached at all."""
EAGER = 4
"""Labels are made exact again once a cell in so many was labelled anew."""


class Desk(NamedTuple):
    """Room to work in."""

    label: Flat
    """Shape (cells,): how many links away a cell is, at least."""
    at: Flat
    """Shape (cells,): which of its ways a cell tries."""
    mark: Flat
    """Shape (cells,): when a cell was last seen, or whether it is in line."""
    path: Flat
    """Shape (cells,): from the target back, or cells in line."""
    seen: Flat
    """Shape (cells,): a list."""
    excess: Flat
    """Shape (cells,): people who have come to a cell and not gone on; below 0 those who are to come."""
    count: Flat
    """Searches, for ``mark``; steps back since labels were exact; cells that had a label then; who is first in line,
    and how many are.
    """


def advance(
    cell: int, width: int, start: Flat, lag: Flat, shift: Flat, base: Flat, left: Flat, label: Flat, at: Flat
) -> int:
    """The next cell, closer to the sources, from which this one can be reached; −1 if there is none."""
    row = cell // width
    step = cell - row * width
    last = start[row + 1]
    closer = label[cell]
    place = at[cell]
    while place < last:
        if step >= lag[place] and left[base[place] + step] > 0 and label[cell + shift[place]] < closer:
            at[cell] = place
            return int(cell + shift[place])
        place += 1
    at[cell] = last
    return -1


def relabel(
    cell: int, width: int, start: Flat, lag: Flat, shift: Flat, base: Flat, left: Flat, label: Flat, at: Flat
) -> None:
    """Label a cell by those from which it can be reached, and try its ways anew."""
    row = cell // width
    step = cell - row * width
    least = STRUCK
    for place in range(start[row], start[row + 1]):
        if step >= lag[place] and left[base[place] + step] > 0:
            least = min(least, label[cell + shift[place]] + 1)
    label[cell] = least
    at[cell] = start[row]


def used(cell: int, width: int, base: Flat, at: Flat) -> int:
    """Where the way that a cell tries has its place in ``left``."""
    return int(base[at[cell]] + cell % width)


def send(depth: int, path: Flat, width: int, base: Flat, left: Flat, at: Flat) -> tuple[int, int]:
    """Send as many as can go along the path; how many, and how much of the path is left."""
    half = len(left) // 2
    people = left[used(path[0], width, base, at)]
    for place in range(1, depth):
        people = min(people, left[used(path[place], width, base, at)])
    kept = depth
    for place in range(depth - 1, -1, -1):
        way = used(path[place], width, base, at)
        left[way] -= people
        left[way + half if way < half else way - half] += people
        if left[way] == 0:
            kept = place
    return people, kept


def gather(grid: Grid, desk: Desk, target: int) -> int:
    """People sent to a cell, as many as can be; cells of which this is proved are struck out."""
    width, start, lag, shift, base, left = grid.width, grid.start, grid.lag, grid.shift, grid.base, grid.left
    label, at, path = desk.label, desk.at, desk.path
    sent = depth = back = 0
    patience = PATIENCE
    path[0] = target
    while label[target] < STRUCK:
        cell = path[depth]
        if cell == grid.first:
            people, depth = send(depth, path, width, base, left, at)
            sent += people
            back, patience = 0, PATIENCE
            continue
        closer = advance(cell, width, start, lag, shift, base, left, label, at)
        if closer >= 0:
            depth += 1
            path[depth] = closer
            continue
        relabel(cell, width, start, lag, shift, base, left, label, at)
        depth = max(depth - 1, 0)
        desk.count[1] += 1
        back += 1
        if back == patience:
            patience *= 2
            if not probe(grid, desk, target, 4 * back) and desk.count[1] > desk.count[2]:
                measure(grid, desk)
                depth = 0
    return sent


def probe(grid: Grid, desk: Desk, target: int, most: int) -> bool:
    """Strike out all cells from which a target can be reached, if these are few and nobody sets out from them."""
    _width, seen, label = grid.width, desk.seen, desk.label
    desk.count[0] += 1
    desk.mark[target] = desk.count[0]
    seen[0] = target
    many = 1
    place = 0
    while place < many:
        if many > most or seen[place] == grid.first:
            return False
        many = spread(grid, desk, seen[place], many)
        place += 1
    for place in range(many):
        label[seen[place]] = STRUCK
    return True


def spread(grid: Grid, desk: Desk, cell: int, many: int) -> int:
    """Mark and list the cells from which a cell can be reached, but those struck out; how many are listed then."""
    row = cell // grid.width
    step = cell - row * grid.width
    for place in range(grid.start[row], grid.start[row + 1]):
        if step >= grid.lag[place] and grid.left[grid.base[place] + step] > 0:
            other = cell + grid.shift[place]
            if desk.mark[other] != desk.count[0] and desk.label[other] < STRUCK:
                desk.mark[other] = desk.count[0]
                desk.seen[many] = other
                many += 1
    return many


def measure(grid: Grid, desk: Desk) -> None:
    """Label all cells exactly, and strike out those that cannot be reached."""
    for cell in range(len(desk.label)):
        desk.label[cell] = STRUCK
    desk.label[grid.first] = 0
    desk.seen[0] = grid.first
    many = 1
    place = 0
    while place < many:
        cell = desk.seen[place]
        many = lead(
            cell, grid.width, grid.start, grid.lag, grid.shift, grid.base, grid.left, desk.label, desk.seen, many
        )
        place += 1
    begin(grid, desk, many)


def lead(
    cell: int,
    width: int,
    start: Flat,
    lag: Flat,
    shift: Flat,
    base: Flat,
    left: Flat,
    label: Flat,
    seen: Flat,
    many: int,
) -> int:
    """Label and list what can be reached from a cell and was not before; how many are listed then."""
    half = len(left) // 2
    row = cell // width
    step = cell - row * width
    for place in range(start[row], start[row + 1]):
        if step >= lag[place]:
            way = base[place] + step
            if left[way + half if way < half else way - half] > 0 and label[cell + shift[place]] == STRUCK:
                label[cell + shift[place]] = label[cell] + 1
                seen[many] = cell + shift[place]
                many += 1
    return many


def begin(grid: Grid, desk: Desk, many: int) -> None:
    """Let every cell try its ways from the first on, now that so many have a label that is exact."""
    for row in range(len(grid.start) - 1):
        for cell in range(row * grid.width, (row + 1) * grid.width):
            desk.at[cell] = grid.start[row]
    desk.count[1] = 0
    desk.count[2] = many


def curve(grid: Grid, desk: Desk, arrivals: Flat) -> None:
    """Add the people who arrive at each step, as many as can be, none of those before it given up.

    Nobody waits in the last row: the flow into one of its cells is what arrives at that step.
    """
    for step in range(grid.width):
        arrivals[step] += gather(grid, desk, grid.last * grid.width + step)


def close(grid: Grid, desk: Desk, ways: Flat) -> None:
    """Let nobody depart in these cells of links; people who did are left over before them, and lacking behind them."""
    half = len(grid.left) // 2
    for place in range(len(ways)):
        way = ways[place]
        link = way // grid.width
        step = way - link * grid.width
        people = grid.left[way + half]
        grid.left[way] = grid.left[way + half] = 0
        if people > 0:
            desk.excess[grid.tail[link] * grid.width + step] += people
            desk.excess[grid.head[link] * grid.width + step + grid.transit[link]] -= people


def reroute(grid: Grid, desk: Desk) -> int:
    """Send those left over to where people are lacking, as many as can be; how many cannot.

    Pushes them there, first come, first served, by labels that say how far it is at least (Goldberg and Tarjan 1988).
    Those who cannot get there stay on the way: only their number counts.
    """
    aim(grid, desk)
    for cell in range(len(desk.excess)):
        desk.mark[cell] = 0
        if desk.excess[cell] > 0:
            join(desk, cell)
    while desk.count[4] > 0:
        cell = desk.path[desk.count[3]]
        desk.count[3] = (desk.count[3] + 1) % len(desk.path)
        desk.count[4] -= 1
        desk.mark[cell] = 0
        discharge(cell, grid.width, grid.start, grid.lag, grid.shift, grid.base, grid.left, desk)
        if EAGER * desk.count[1] > desk.count[2]:
            aim(grid, desk)
    return over(desk)


def over(desk: Desk) -> int:
    """How many people are left over."""
    many = 0
    for cell in range(len(desk.excess)):
        many += max(desk.excess[cell], 0)
    return many


def join(desk: Desk, cell: int) -> None:
    """Put a cell in line, unless it is there."""
    if desk.mark[cell] == 0:
        desk.mark[cell] = 1
        desk.path[(desk.count[3] + desk.count[4]) % len(desk.path)] = cell
        desk.count[4] += 1


def discharge(cell: int, width: int, start: Flat, lag: Flat, shift: Flat, base: Flat, left: Flat, desk: Desk) -> None:
    """Push the people in a cell on, until they are gone or the cell has to be labelled anew."""
    half = len(left) // 2
    label, at, excess = desk.label, desk.at, desk.excess
    row = cell // width
    step = cell - row * width
    while excess[cell] > 0 and label[cell] < STRUCK:
        place = at[cell]
        if place == start[row + 1]:
            raise_label(cell, width, start, lag, shift, base, left, label)
            at[cell] = start[row]
            desk.count[1] += 1
            join(desk, cell)
            return
        way = base[place] + step
        back = way + half if way < half else way - half
        if step >= lag[place] and left[back] > 0 and label[cell + shift[place]] < label[cell]:
            people = min(excess[cell], left[back])
            left[back] -= people
            left[way] += people
            excess[cell] -= people
            excess[cell + shift[place]] += people
            if excess[cell + shift[place]] > 0:
                join(desk, cell + shift[place])
        else:
            at[cell] = place + 1


def raise_label(
    cell: int, width: int, start: Flat, lag: Flat, shift: Flat, base: Flat, left: Flat, label: Flat
) -> None:
    """Label a cell by those that can be reached from it."""
    half = len(left) // 2
    row = cell // width
    step = cell - row * width
    least = STRUCK
    for place in range(start[row], start[row + 1]):
        if step >= lag[place]:
            way = base[place] + step
            if left[way + half if way < half else way - half] > 0:
                least = min(least, label[cell + shift[place]] + 1)
    label[cell] = least


def aim(grid: Grid, desk: Desk) -> None:
    """Label all cells exactly by how far those are where people are lacking."""
    many = 0
    for cell in range(len(desk.label)):
        desk.label[cell] = STRUCK
        if desk.excess[cell] < 0:
            desk.label[cell] = 0
            desk.seen[many] = cell
            many += 1
    place = 0
    while place < many:
        cell = desk.seen[place]
        many = precede(
            cell, grid.width, grid.start, grid.lag, grid.shift, grid.base, grid.left, desk.label, desk.seen, many
        )
        place += 1
    begin(grid, desk, many)


def precede(
    cell: int,
    width: int,
    start: Flat,
    lag: Flat,
    shift: Flat,
    base: Flat,
    left: Flat,
    label: Flat,
    seen: Flat,
    many: int,
) -> int:
    """Label and list the cells from which a cell can be reached and that were not; how many are listed then."""
    row = cell // width
    step = cell - row * width
    for place in range(start[row], start[row + 1]):
        if step >= lag[place] and left[base[place] + step] > 0 and label[cell + shift[place]] == STRUCK:
            label[cell + shift[place]] = label[cell] + 1
            seen[many] = cell + shift[place]
            many += 1
    return many
