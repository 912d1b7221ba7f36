"""Flows over time by definition: the network written out, and one augmenting path after another."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import Any

import numpy as np
from hypothesis import strategies as st

from modusvivendi.methods import access

Node = tuple[Any, ...]
ENOUGH = 10**6


def arrivals(
    network: access.Network,
    supply: list[int],
    sinks: list[int],
    horizon: int,
    limits: list[int] | None = None,
    closed: set[tuple[int, int]] = frozenset(),  # type: ignore[assignment]
) -> list[int]:
    """People at the sinks by each step, each a flow of its own; nobody departs on closed pairs of link and step."""
    return [
        _most(_arcs(network, supply, sinks, horizon, limits or [-1] * len(sinks), closed, by))
        for by in range(horizon + 1)
    ]


def _arcs(
    network: access.Network,
    supply: list[int],
    sinks: list[int],
    horizon: int,
    limits: list[int],
    closed: set[tuple[int, int]],
    by: int,
) -> dict[Node, dict[Node, int]]:
    """Arrivals at a node, people let through, and people who were there at first are nodes of their own."""
    room: dict[Node, dict[Node, int]] = defaultdict(lambda: defaultdict(int))

    def add(tail: Node, head: Node, people: int) -> None:
        room[tail][head] += ENOUGH if people < 0 else people

    for node in range(network.n):
        add(("source",), ("first", node, 0), supply[node])
        for step in range(horizon + 1):
            add(("first", node, step), ("first", node, step + 1), -1)
            add(("first", node, step), ("in", node, step), -1)
            add(("in", node, step), ("in", node, step + 1), int(network.holds[node]))
            add(("in", node, step), ("out", node, step), int(network.passes[node]))
    for link, (tail, head) in enumerate(network.links.tolist()):
        for step in range(horizon + 1):
            arrives = step + int(network.transit[link])
            if _open(network.windows[link], step) and arrives <= horizon and (link, step) not in closed:
                add(("out", tail, step), ("in", head, arrives), int(network.capacity[link]))
    for sink, limit in zip(sinks, limits, strict=True):
        add(("full", sink), ("sink",), limit)
        for step in range(by + 1):
            add(("out", sink, step), ("full", sink), -1)
    return room


def _open(windows: Any, step: int) -> bool:
    return windows is None or any(first <= step < last for first, last in windows)


def _most(room: dict[Node, dict[Node, int]]) -> int:
    whole = 0
    while (path := _path(room)) is not None:
        people = min(room[one][two] for one, two in itertools.pairwise(path))
        for one, two in itertools.pairwise(path):
            room[one][two] -= people
            room[two][one] += people
        whole += people
    return whole


def _path(room: dict[Node, dict[Node, int]]) -> list[Node] | None:
    before: dict[Node, Node | None] = {("source",): None}
    stack: list[Node] = [("source",)]
    while stack:
        here = stack.pop()
        if here == ("sink",):
            path = [here]
            while (node := before[path[-1]]) is not None:
                path.append(node)
            return path[::-1]
        for other, people in room[here].items():
            if people > 0 and other not in before:
                before[other] = here
                stack.append(other)
    return None


def check_plan(network: access.Network, supply: list[int], sinks: list[int], plan: access.Plan) -> list[int]:
    """Assert that a plan keeps every limit of a network without passes or limits of sinks; who is out by each step."""
    flow = plan.flow
    m, width = flow.shape
    assert (m, width) == (len(network.links), len(plan.arrivals))
    here = np.array(supply)
    first = here.copy()
    coming = np.zeros((width + 1, network.n), dtype=int)
    out = np.zeros(network.n, dtype=int)
    curve = []
    for step in range(width):
        here = here + coming[step]
        out[sinks] += here[sinks]
        here[sinks] = 0
        for link in range(m):
            people = flow[link, step]
            tail, head = network.links[link]
            assert 0 <= people <= network.capacity[link]
            assert people == 0 or _open(network.windows[link], step)
            here[tail] -= people
            if people:
                coming[step + network.transit[link], head] += people
        assert (here >= 0).all()
        limited = network.holds >= 0
        assert (here <= network.holds + first)[limited].all()
        curve.append(int(out.sum()))
    return curve


@st.composite
def questions(draw: st.DrawFn, limited: bool = False, passes: bool = True) -> dict[str, Any]:
    """Networks of up to 5 nodes that lead to a sink from everywhere."""
    n = draw(st.integers(3, 5))
    number = st.integers
    links = [(node, node + 1) for node in range(n - 1)]
    for one, two in draw(st.lists(st.tuples(number(0, n - 1), number(0, n - 1)), max_size=5)):
        if one != two:
            links.append((one, two))
    m = len(links)
    hours = st.lists(st.tuples(number(0, 4), number(1, 3)), max_size=2).map(_apart)
    most = st.lists(st.sampled_from([-1, -1, 0, 1, 3]), min_size=n, max_size=n)
    network = access.network(
        n,
        links,
        draw(st.lists(number(1, 4), min_size=m, max_size=m)),
        draw(st.lists(number(1, 3), min_size=m, max_size=m)),
        draw(st.one_of(st.none(), st.lists(st.one_of(st.none(), hours), min_size=m, max_size=m))),
        holds=draw(st.one_of(st.none(), most)),
        passes=draw(st.one_of(st.none(), most)) if passes else None,
    )
    sinks = [n - 1, *([n - 2] if draw(st.booleans()) else [])]
    supply = [0 if node in sinks else draw(number(0, 9)) for node in range(n)]
    made: dict[str, Any] = {"network": network, "supply": supply, "sinks": sinks, "horizon": draw(number(3, 7))}
    if limited:
        made["limits"] = [draw(st.sampled_from([-1, 0, 2, 5])) for _ in sinks]
    return made


def _apart(gaps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    for wait, lasts in gaps:
        first = (made[-1][1] if made else 0) + wait
        made.append((first, first + lasts))
    return made
