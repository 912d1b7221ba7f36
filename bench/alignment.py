"""Camps of signed graphs: yearly graphs of states beside the XOR model, planted and random graphs, landscapes.

Run by hand: ``python bench/alignment.py [--data FOLDER] [--peer WINDOWS] [PART …]``, the parts being ``world``,
``switches``, ``planted``, ``random``, ``landscape`` and ``large``; all if left out, about five minutes. The parts
``world`` and ``switches`` read ``cowlist_edges.csv`` (51 windows of four years, Doreian and Mrvar 2015, by way of the R
package signnet) in the folder ``../shared/data/alignment``, or that which is named. The peers are in ``bench/peers``:
the XOR model of Aref, Mason and Wilson (2020) on the same solver, HiGHS, with 20 s a window, on 6 windows or as many as
are asked for; and a landscape in plain Python. Both are checked to find what we find. Seconds are those of the wall,
imports and reading left out.

Planted graphs have two camps and an average of 8 ties a node; the signs of 10 % of the ties are turned. Random graphs
have the signs of a coin. ``value`` is the least that was found to be broken, ``bound`` what no partition is below.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from peers import landscape as plain
from peers.xor import xor

from modusvivendi.methods import alignment

DATA = Path(__file__).parents[2] / "shared" / "data" / "alignment"
LIMIT, PEER_LIMIT = 60.0, 20.0
HEAD = f"{'':34} {'value':>7} {'bound':>7} proved {'seconds':>9}"


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds and the result."""
    start = time.perf_counter()
    made = work()
    return time.perf_counter() - start, made


def solved(graph: alignment.Graph) -> tuple[float, Any]:
    """Seconds of the index and one partition."""

    def work() -> Any:
        found = alignment.solve(graph, time_limit=LIMIT)
        assert len(found.partition) == graph.n
        return found

    return timed(work)


def row(words: str, graph: alignment.Graph) -> None:
    """One graph, printed."""
    seconds, found = solved(graph)
    told = f"{found.frustration:7g} {found.bound:7g} {'yes' if found.proved else 'no':6} {seconds:9.3f}"
    print(f"{words:34} {told}", flush=True)


def windows(folder: Path) -> dict[str, alignment.Graph]:
    """The yearly graphs."""
    rows: dict[str, list[tuple[str, str, int]]] = {}
    with (folder / "cowlist_edges.csv").open(encoding="utf-8", newline="") as file:
        for each in csv.DictReader(file):
            rows.setdefault(each["window"], []).append((each["source"], each["target"], int(each["sign"])))
    made = {}
    for window, ties in rows.items():
        at = {name: number for number, name in enumerate(sorted({name for tie in ties for name in tie[:2]}))}
        pairs = [(at[one], at[two]) for one, two, _ in ties]
        made[window] = alignment.graph(len(at), pairs, [sign for *_, sign in ties])
    return made


def drawn(nodes: int, ties: int, seed: int, planted: bool) -> alignment.Graph:
    """A graph with so many different ties, of two camps or with signs of a coin."""
    random = np.random.default_rng(seed)
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < ties:
        one, two = sorted(random.integers(0, nodes, 2).tolist())
        if one != two:
            pairs.add((one, two))
    edges = np.array(sorted(pairs))
    camps = random.integers(0, 2, nodes)
    within = camps[edges[:, 0]] == camps[edges[:, 1]]
    turned = random.random(ties) < (0.1 if planted else 0.5)
    return alignment.graph(nodes, edges, np.where(within != turned, 1, -1))


def report_world(folder: Path, peers: int) -> None:
    """All yearly graphs, and some of them beside the peer."""
    graphs = windows(folder)
    alignment.solve(graphs["46-49"])  # imports what it needs
    ours = {window: solved(graph) for window, graph in graphs.items()}
    spent = [seconds for seconds, _ in ours.values()]
    proved = sum(found.proved for _, found in ours.values())
    print(f"{len(graphs)} yearly graphs: {sum(spent):.2f} s in total, {max(spent):.3f} s the slowest; {proved} proved")
    chosen = [list(graphs)[at] for at in np.linspace(0, len(graphs) - 1, peers).round().astype(int)] if peers else []
    print("window  nodes  ties  value   ours, s    XOR: value  bound proved   seconds")
    many, total, mine = 0, 0.0, 0.0
    for window in chosen:
        graph, (seconds, found) = graphs[window], ours[window]
        other = xor(graph.n, graph.edges, np.sign(graph.units), PEER_LIMIT)
        assert not other.proved or other.value == found.frustration
        many, total, mine = many + other.proved, total + other.seconds, mine + seconds
        left = f"{window:7} {graph.n:5} {len(graph.edges):5} {found.frustration:6g} {seconds:9.3f}"
        told = f"{other.value:10g} {other.bound:6g} {'yes' if other.proved else 'no':6} {other.seconds:9.3f}"
        print(f"{left}    {told}", flush=True)
    print(
        f"XOR on HiGHS: {many} of {len(chosen)} proved within {PEER_LIMIT:g} s each, {total:.2f} s; ours {mine:.2f} s"
    )


def report_switches(folder: Path) -> None:
    """What every node of a block would pay for the other side."""
    blocks = [block for graph in windows(folder).values() for block in alignment.solve(graph).parts.blocks]
    block = max(blocks, key=lambda each: (each.size, len(each.edges)))
    graph = alignment.graph(block.size, block.edges, block.units)
    first, found = solved(graph)
    rest, switches = timed(found.switches)
    proved = int((switches.cost == switches.bound).sum())
    print(
        f"switch costs of the largest block, {block.size} nodes and {len(block.edges)} ties: {block.size - 1} costs in "
        f"{rest:.2f} s after {first:.3f} s for the index; {proved} proved",
        flush=True,
    )


def report_planted() -> None:
    """Two camps with noise."""
    print(HEAD)
    for nodes in (100, 200, 500):
        for seed in (1, 2, 3):
            row(f"planted {nodes}/{4 * nodes}, seed {seed}", drawn(nodes, 4 * nodes, seed, planted=True))


def report_random() -> None:
    """Signs of a coin."""
    print(HEAD)
    for nodes, ties in ((100, 200), (200, 800)):
        for seed in (1, 2):
            row(f"random {nodes}/{ties}, seed {seed}", drawn(nodes, ties, seed, planted=False))


def report_landscape() -> None:
    """All minima and basins, beside plain Python."""
    for actors in (11, 17, 22):
        random = np.random.default_rng(4)
        half = np.triu(random.integers(-5, 6, (actors, actors)), 1)
        propensity, size = half + half.T, random.integers(1, 10, actors)
        seconds, found = timed(lambda p=propensity, s=size: alignment.landscape(p, s))
        print(
            f"landscape of {actors} actors, 2^{actors - 1} configurations up to mirror images: {seconds:.3f} s, "
            f"{len(found.energies)} minima",
            flush=True,
        )
        if actors == 11:
            other, theirs = timed(lambda p=propensity, s=size: plain.landscape(p.tolist(), s.tolist()))
            assert sorted(height for height, _ in theirs.values()) == sorted(2 * found.energies.tolist())
            assert sum(many for _, many in theirs.values()) == 2 * found.basins.sum()
            print(f"  plain Python, one configuration at a time, all 2^{actors}: {other:.3f} s")


def report_large() -> None:
    """More than can be proved."""
    print(HEAD)
    row("planted 10,000/40,000, seed 1", drawn(10_000, 40_000, 1, planted=True))


def main() -> None:
    """The parts that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument("--data", type=Path, default=DATA, metavar="FOLDER")
    parser.add_argument("--peer", type=int, default=6, metavar="WINDOWS")
    asked = parser.parse_args()
    parts: dict[str, Callable[[], None]] = {
        "world": lambda: report_world(asked.data, asked.peer),
        "switches": lambda: report_switches(asked.data),
        "planted": report_planted,
        "random": report_random,
        "landscape": report_landscape,
        "large": report_large,
    }
    for part in asked.parts or parts:
        if part in ("world", "switches") and not asked.data.exists():
            print(f"{part}: not run, for there is no folder {asked.data}; name one with --data")
        else:
            parts[part]()
        print()


if __name__ == "__main__":
    main()
