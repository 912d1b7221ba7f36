"""A flow of least cost, by cheapest paths (Jewell 1958; Busacker and Gowen 1961)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from modusvivendi.methods.access.solve.network import Ints

FAR = 2**60


class Priced(NamedTuple):
    """Arcs between nodes from 0 on, with what a person pays on each; no way round pays less than nothing."""

    nodes: int
    tail: Ints
    head: Ints
    capacity: Ints
    cost: Ints


class Sent(NamedTuple):
    """What one cheapest path carries."""

    people: int
    paid: int
    """By each of them; never less than on the path before."""


def cheapest(arcs: Priced, first: int, last: int, people: int, below: int = FAR) -> Ints:
    """Shape (arcs,): a flow of least cost, of as many people up to ``people`` as find a way that costs less than this.

    Each path takes O(nodes × arcs) at worst.
    """
    left = _room(arcs)
    for _ in _sent(arcs, first, last, people, below, left):
        pass
    return np.array(left[len(arcs.tail) :], dtype=np.int64)


def paths(arcs: Priced, first: int, last: int, people: int, below: int = FAR) -> tuple[Sent, ...]:
    """The cheapest paths of that flow, one after another; a later one may turn back people of an earlier one."""
    return tuple(_sent(arcs, first, last, people, below, _room(arcs)))


def _room(arcs: Priced) -> list[int]:
    """What arcs can still carry, then what can be turned back on them."""
    return [*arcs.capacity.tolist(), *([0] * len(arcs.tail))]


def _sent(arcs: Priced, first: int, last: int, people: int, below: int, left: list[int]) -> Iterator[Sent]:
    """Send people along cheapest paths until there is none; ``left`` is what arcs can carry and is changed."""
    many = len(arcs.tail)
    head = [*arcs.head.tolist(), *arcs.tail.tolist()]
    cost = [*arcs.cost.tolist(), *(-arcs.cost).tolist()]
    out: list[list[int]] = [[] for _ in range(arcs.nodes)]
    for arc, (one, two) in enumerate(zip(arcs.tail.tolist(), arcs.head.tolist(), strict=True)):
        out[one].append(arc)
        out[two].append(arc + many)
    while people:
        paid, by = _paid(out, first, head, cost, left)
        if paid[last] >= below:
            break
        path = _path(by, first, last, head)
        sent = min(people, *(left[arc] for arc in path))
        for arc in path:
            left[arc] -= sent
            left[(arc + many) % (2 * many)] += sent
        people -= sent
        yield Sent(sent, paid[last])


def _paid(
    out: list[list[int]], first: int, head: list[int], cost: list[int], left: list[int]
) -> tuple[list[int], list[int]]:
    """Of each node, what the cheapest way to it costs, and its last arc (Bellman 1958; Ford 1956)."""
    paid, by = [FAR] * len(out), [-1] * len(out)
    paid[first] = 0
    waiting, listed = deque([first]), {first}
    while waiting:
        node = waiting.popleft()
        listed.discard(node)
        for arc in out[node]:
            other = head[arc]
            if left[arc] > 0 and paid[node] + cost[arc] < paid[other]:
                paid[other], by[other] = paid[node] + cost[arc], arc
                if other not in listed:
                    listed.add(other)
                    waiting.append(other)
    return paid, by


def _path(by: list[int], first: int, last: int, head: list[int]) -> list[int]:
    path = []
    while last != first:
        path.append(by[last])
        last = head[(by[last] + len(head) // 2) % len(head)]
    return path
