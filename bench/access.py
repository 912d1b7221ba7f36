"""Flows over time: one maximum flow beside NetworkX, SciPy and OR-tools, whole curves, and closures of links.

Run by hand: ``python bench/access.py [PART …]``, the parts being ``one``, ``curves``, ``closures`` and ``vehicles``;
all if left out, some minutes, most of them the peers'. NetworkX is no part of this package's extras: its columns are
left out where it is not installed. Peers are checked to find what we find. Seconds are those of the wall; imports are
left out, and so is the compilation of the kernel at its first use on a machine, which is kept.

Places lie at random in a square and are linked to their nearest, in a circle, and at random; transit times are 1 to 12
steps, capacities 1 to 10 people a step or as named. ``easy`` networks can let everyone out. In ``hard`` ones many more
wait than can leave: ``near`` where the sinks hold them up, ``far`` where the ways out of few sources do, ``many`` where
there are many of both.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import numpy as np
from peers import flows

from modusvivendi.methods import access
from modusvivendi.methods.access.solve.engines import Change, Written

CASES = {
    "easy": {"sources": 0.2, "sinks": 0.06, "most": 10, "people": 100},
    "hard, near": {"sources": 0.2, "sinks": 0.02, "most": 10, "people": 100_000},
    "hard, far": {"sources": 0.04, "sinks": 0.06, "most": 3, "people": 100_000},
    "hard, many": {"sources": 0.4, "sinks": 0.2, "most": 5, "people": 5_000},
}


def drawn(nodes: int, links: int, seed: int, *, sources: float, sinks: float, most: int, people: int) -> Any:
    """A network, who is where, and the sinks."""
    random = np.random.default_rng(seed)
    at = random.random((nodes, 2))
    nearest = np.argsort(((at[:, None] - at[None]) ** 2).sum(axis=2), axis=1)
    circle = random.permutation(nodes).tolist()
    pairs = dict.fromkeys(zip(circle, circle[1:] + circle[:1], strict=True))
    for rank in range(1, 1 + links // nodes // 2):
        pairs |= dict.fromkeys((node, int(nearest[node, rank])) for node in range(nodes))
    while len(pairs) < links:
        one, two = random.integers(0, nodes, 2).tolist()
        if one != two:
            pairs[one, two] = None
    chosen = list(pairs)[:links]
    network = access.network(nodes, chosen, random.integers(1, most + 1, links), random.integers(1, 13, links))
    order = random.permutation(nodes)
    many, few = max(round(sources * nodes), 1), max(round(sinks * nodes), 1)
    supply = np.zeros(nodes, dtype=np.int64)
    supply[order[:many]] = people
    return network, supply, order[many : many + few]


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds and the result."""
    start = time.perf_counter()
    made = work()
    return time.perf_counter() - start, made


def report_one() -> None:
    """One maximum flow of 50 nodes and 200 links over 288 steps; the kernel gives the whole curve with it."""
    print(f"{'50/200/288':12} {'people':>8} {'kernel':>8} {'OR-tools':>9} {'SciPy':>8}   NetworkX", flush=True)
    for name, case in CASES.items():
        asked = (*drawn(50, 200, 1, **case), 288)
        ours, plan = timed(lambda asked=asked: access.solve(*asked, engine="numba"))
        people = int(plan.arrivals[-1])
        row = f"{name:12} {people:8} {ours:8.3f}"
        for engine, width in (("ortools", 9), ("scipy", 8)):
            room = plan._layout.grid.room
            explicit = Written(engine)._explicit
            spent, found = timed(lambda e=explicit, p=plan, r=room: e.value(p._layout, r, 288))
            assert found == people
            row += f" {spent:{width}.3f}"
        print(row, end="  ", flush=True)
        if find_spec("networkx") is not None:
            made = flows.graph(*asked)
            for algorithm in (flows.PREFLOW, flows.DINITZ, flows.SHORTEST):
                spent, found = timed(lambda m=made, a=algorithm: flows.value(m, a))
                assert found == people
                print(f" {algorithm} {spent:.1f}", end="", flush=True)
        print()


def report_curves() -> None:
    """Everything by every step, and the plan, of 500 nodes and 2,000 links over 24 hours in steps of 5 minutes."""
    print(f"{'500/2000/288':12} {'seed':>4} {'people':>8} {'of':>10} {'seconds':>8}", flush=True)
    for name, case in CASES.items():
        for seed in (1, 2):
            asked = (*drawn(500, 2000, seed, **case), 288)

            def work(asked: Any = asked) -> access.Plan:
                plan = access.solve(*asked, engine="numba")
                assert plan.flow.shape == (2000, 289)
                return plan

            spent, plan = timed(work)
            total = plan.question.total
            print(f"{name:12} {seed:4} {plan.arrivals[-1]:8} {total:10} {spent:8.2f}", flush=True)
    print(f"most memory of this process so far: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def report_closures() -> None:
    """All single closures of 50 nodes and 200 links over 288 steps; beside them, a sample solved anew."""
    print(f"{'50/200/288':12} {'used':>5} {'seconds':>8} {'each, ms':>9}   anew with OR-tools, each, ms", flush=True)
    anew = Written("ortools")
    nothing = np.zeros(0, dtype=np.int64)
    for name, case in CASES.items():
        plan = access.solve(*drawn(50, 200, 1, **case), 288, engine="numba")
        used = np.flatnonzero(plan.flow.any(axis=1))
        spent, values = timed(lambda plan=plan: plan.link_value)
        some = used[:: max(len(used) // 30, 1)].tolist()
        closed = [plan._ways(link, plan._steps(link)) for link in some]
        cold, found = timed(
            lambda p=plan, c=closed: [anew.changed(p._layout, p._solved, Change(ways, nothing, 0)) for ways in c]
        )
        assert [int(plan.arrivals[-1]) - people for people in found] == values[some].tolist()
        each = 1000 * spent / len(used)
        print(f"{name:12} {len(used):5} {spent:8.2f} {each:9.1f}   {1000 * cold / len(some):.1f}", flush=True)


def report_vehicles() -> None:
    """The linear program with one fleet on every second link and on the way back."""
    for nodes, links, steps in ((10, 30, 48), (20, 60, 96), (20, 60, 288)):
        network, supply, sinks = drawn(nodes, links, 1, **CASES["hard, near"])
        rows = zip(network.links[::2].tolist(), network.transit[::2].tolist(), strict=True)
        back = [(head, tail, transit) for (tail, head), transit in rows]
        fleet = access.Fleet(40, 5, int(np.flatnonzero(supply)[0]), range(0, links, 2), back)
        spent, plan = timed(lambda q=(network, supply, sinks, steps), f=fleet: access.vehicles(*q, [f]))
        print(
            f"vehicles {nodes}/{links}/{steps}: {plan.people:.3f} people, bound {plan.bound:.3f}, {spent:.2f} s",
            flush=True,
        )


def main() -> None:
    """The parts that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART")
    parts: dict[str, Callable[[], None]] = {
        "one": report_one,
        "curves": report_curves,
        "closures": report_closures,
        "vehicles": report_vehicles,
    }
    small = drawn(10, 30, 1, **CASES["hard, near"])
    assert access.solve(*small, 20, engine="numba").link_value.any()  # compiled, or read from where it is kept
    for part in parser.parse_args().parts or parts:
        parts[part]()
        print()


if __name__ == "__main__":
    main()
