"""Search in a network over time: earliest arrivals, warm starts, cuts.

The functions are plain Python that Numba can compile: run as they are on lists, compiled on arrays (``running``).

The search goes backwards, from where people are to be to where they are, by the shortest ways, with labels that say how
many links a cell is from the sources at least (Ahuja and Orlin 1991). Sending people by shortest ways never brings a
cell closer to the sources, wherever they are sent to, so that the labels hold from one target to the next. In
particular a cell that cannot be reached never can again: it is struck out for good. This is what makes one step after
another cheap.
"""

from __future__ import annotations

from typing import NamedTuple

from modusvivendi.methods.access.solve.grid import Flat, Grid

STRUCK = 2**31 - 2
"""The label of a cell that no source can reach."""
PATIENCE = 16
"""Steps back after which it is asked whether the target can be reached at all."""


class Desk(NamedTuple):
    """Room to work in."""

    label: Flat
    """Shape (cells,): links from the sources, at least."""
    at: Flat
    """Shape (cells,): which of its ways a cell tries."""
    mark: Flat
    """Shape (cells,): when a cell was last seen."""
    path: Flat
    """Shape (cells,): from the target back."""
    seen: Flat
    """Shape (cells,)."""
    count: Flat
    """Searches, for ``mark``; steps back since labels were exact; cells that could be reached then."""


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


def send(
    end: int,
    depth: int,
    path: Flat,
    width: int,
    base: Flat,
    left: Flat,
    at: Flat,
    source: Flat,
    spare: Flat,
) -> tuple[int, int]:
    """Send as many as can go along the path; how many, and how much of the path is left."""
    half = len(left) // 2
    first = path[depth] // width
    people = min(spare[end], source[first])
    for place in range(depth):
        people = min(people, left[used(path[place], width, base, at)])
    kept = depth
    for place in range(depth - 1, -1, -1):
        way = used(path[place], width, base, at)
        left[way] -= people
        left[way + half if way < half else way - half] += people
        if left[way] == 0:
            kept = place
    source[first] -= people
    spare[end] -= people
    return people, kept


def gather(grid: Grid, desk: Desk, end: int, target: int) -> int:
    """People sent to a cell, as many as can be; cells of which this is proved are struck out."""
    width, start, lag, shift, base, left = grid.width, grid.start, grid.lag, grid.shift, grid.base, grid.left
    source, spare, label, at, path = grid.source, grid.spare, desk.label, desk.at, desk.path
    sent = depth = back = 0
    patience = PATIENCE
    path[0] = target
    while spare[end] > 0 and label[target] < STRUCK:
        cell = path[depth]
        if cell % width == 0 and source[cell // width] > 0:
            people, depth = send(end, depth, path, width, base, left, at, source, spare)
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
        back += 1
        if back == patience:
            patience *= 2
            depth = ponder(grid, desk, target, back, depth)
    desk.count[1] += back
    return sent


def ponder(grid: Grid, desk: Desk, target: int, back: int, depth: int) -> int:
    """After many steps back, strike out a target that cannot be reached, or make labels exact; how deep to go on."""
    desk.count[1] += back
    if not probe(grid, desk, target, 4 * back) and desk.count[1] > desk.count[2]:
        measure(grid, desk)
        return 0
    return depth


def probe(grid: Grid, desk: Desk, target: int, most: int) -> bool:
    """Strike out all cells from which a target can be reached if these are few and no source is among them."""
    width, mark, seen, label = grid.width, desk.mark, desk.seen, desk.label
    desk.count[0] += 1
    search = desk.count[0]
    mark[target] = search
    seen[0] = target
    many = 1
    place = 0
    while place < many:
        cell = seen[place]
        if many > most or (cell % width == 0 and grid.source[cell // width] > 0):
            return False
        many = spread(grid, mark, seen, label, cell, search, many)
        place += 1
    for place in range(many):
        label[seen[place]] = STRUCK
    return True


def spread(grid: Grid, mark: Flat, seen: Flat, label: Flat, cell: int, search: int, many: int) -> int:
    """List the cells from which a cell can be reached, unless they are struck out; how many are listed then."""
    row = cell // grid.width
    step = cell - row * grid.width
    for place in range(grid.start[row], grid.start[row + 1]):
        if step >= grid.lag[place] and grid.left[grid.base[place] + step] > 0:
            other = cell + grid.shift[place]
            if mark[other] != search and label[other] < STRUCK:
                mark[other] = search
                seen[many] = other
                many += 1
    return many


def measure(grid: Grid, desk: Desk) -> int:
    """Label all cells exactly, and strike out those that cannot be reached; how many can."""
    width, label, seen = grid.width, desk.label, desk.seen
    for cell in range(len(label)):
        label[cell] = STRUCK
    many = 0
    for row in range(len(grid.source)):
        if grid.source[row] > 0:
            label[row * width] = 0
            seen[many] = row * width
            many += 1
    place = 0
    while place < many:
        many = lead(seen[place], width, grid.start, grid.lag, grid.shift, grid.base, grid.left, label, seen, many)
        place += 1
    for row in range(len(grid.source)):
        for cell in range(row * width, (row + 1) * width):
            desk.at[cell] = grid.start[row]
    desk.count[1] = 0
    desk.count[2] = many
    return many


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


def augment(grid: Grid, desk: Desk, step: int) -> int:
    """People sent to the collectors by a step, as many as can be."""
    sent = 0
    for end in range(len(grid.ends)):
        sent += gather(grid, desk, end, grid.ends[end] * grid.width + step)
    return sent


def curve(grid: Grid, desk: Desk, arrivals: Flat) -> None:
    """Fill in the people who arrive at each step, as many as can be, none of those before it given up.

    The collectors let nobody wait: the flow into one of them at a step is what arrives at that step.
    """
    for step in range(grid.width):
        arrivals[step] = augment(grid, desk, step)


def upstream(grid: Grid, desk: Desk) -> int:
    """Mark the cells from which more people could arrive if they were there; the search's mark."""
    desk.count[0] += 1
    search = desk.count[0]
    many = 0
    for end in range(len(grid.ends)):
        if grid.spare[end] > 0:
            for cell in range(grid.ends[end] * grid.width, (grid.ends[end] + 1) * grid.width):
                desk.mark[cell] = search
                desk.seen[many] = cell
                many += 1
    for cell in range(len(desk.label)):
        desk.label[cell] = 0
    place = 0
    while place < many:
        many = spread(grid, desk.mark, desk.seen, desk.label, desk.seen[place], search, many)
        place += 1
    return int(search)


def comes(grid: Grid, cell: int) -> int:
    """The way by which people come to a cell, or −1: they were there from the first."""
    half = len(grid.left) // 2
    row = cell // grid.width
    step = cell - row * grid.width
    for place in range(grid.start[row], grid.start[row + 1]):
        way = grid.base[place] + step
        if step >= grid.lag[place] and grid.base[place] + grid.lag[place] < half and grid.left[way + half] > 0:
            return int(place)
    return -1


def goes(grid: Grid, cell: int) -> int:
    """The way by which people leave a cell, or −1: they stay there."""
    half = len(grid.left) // 2
    row = cell // grid.width
    step = cell - row * grid.width
    for place in range(grid.start[row], grid.start[row + 1]):
        if grid.base[place] + grid.lag[place] >= half and grid.left[grid.base[place] + step] > 0:
            return int(place)
    return -1


def trace(grid: Grid, desk: Desk, way: int) -> tuple[int, int, int]:
    """List the ways of some people in a link's cell, before and after it; how many, and where these begin and end."""
    half = len(grid.left) // 2
    width = grid.width
    link = way // width
    desk.path[0] = way
    many = 1
    first = grid.tail[link] * width + way % width
    place = comes(grid, first)
    while place >= 0:
        desk.path[many] = grid.base[place] + first % width
        many += 1
        first += grid.shift[place]
        place = comes(grid, first)
    last = grid.head[link] * width + way % width + grid.transit[link]
    place = goes(grid, last)
    while place >= 0:
        desk.path[many] = grid.base[place] + last % width - half
        many += 1
        last += grid.shift[place]
        place = goes(grid, last)
    return many, first, last


def withdraw(grid: Grid, desk: Desk, way: int) -> int:
    """Send back everyone who departs in a link's cell, to where they were at first; how many they are.

    Time only moves forward along a flow, so that it has no circles.
    """
    half = len(grid.left) // 2
    whole = 0
    while grid.left[way + half] > 0:
        many, first, last = trace(grid, desk, way)
        people = grid.left[way + half]
        for place in range(many):
            people = min(people, grid.left[desk.path[place] + half])
        for place in range(many):
            grid.left[desk.path[place]] += people
            grid.left[desk.path[place] + half] -= people
        grid.source[first // grid.width] += people
        for end in range(len(grid.ends)):
            if grid.ends[end] == last // grid.width:
                grid.spare[end] += people
        whole += people
    return whole


def close(grid: Grid, desk: Desk, ways: Flat) -> int:
    """Let nobody depart in these cells of links; how many people had to be sent back."""
    whole = 0
    for place in range(len(ways)):
        whole += withdraw(grid, desk, ways[place])
        grid.left[ways[place]] = 0
    return whole
