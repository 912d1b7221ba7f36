"""Published results about signed graphs, and what follows from the definitions for published ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from modusvivendi.methods.alignment.published.data import WINDOWS, Named, powers, tribes, world
from modusvivendi.methods.alignment.solve.packages import has_solvers
from modusvivendi.methods.alignment.solve.result import Camps
from modusvivendi.methods.alignment.solve.solve import solve
from modusvivendi.methods.alignment.solve.triads import triads
from modusvivendi.methods.verifying import Cell, Check

READ = "Read (1954), as given by signnet and manynet"
ANTAL = "Antal, Krapivsky and Redner (2006)"
DOREIAN = "Doreian and Mrvar (2015), as given by signnet"
WORLD = {"46-49": (362, 17), "55-58": (510, 35), "76-79": (968, 50), "96-99": (1247, 45)}
"""Ties, and how many of them are broken at least: computed with two other integer programs."""
TRIPLE = "AUH, DEU, ITA against FRA, GBR, RUS"
CHANGES = {
    (1872, 1882): "AUH, DEU, RUS against FRA, GBR; no tie: ITA",
    (1882, 1890): "AUH, DEU, ITA, RUS against FRA, GBR",
    (1890, 1904): "AUH, DEU, GBR, ITA against FRA, RUS",
    (1904, 1907): TRIPLE,
}
"""Camps that break one tie, from a year until before another: all ways of taking sides were listed."""


def checks() -> Iterator[Check]:
    """Each published graph. That of states is left out where the packages that prove it are missing."""
    yield _tribes()
    yield _tribes_camps()
    yield _balance()
    yield _changes()
    if has_solvers():
        yield _world()


def _tribes() -> Check:
    known = tribes().graph
    triangles = triads(known)
    cells = (
        Cell("tribes", "16", str(known.n)),
        Cell("ties, of these hostile", "58, 29", f"{len(known.edges)}, {(known.weights < 0).sum()}"),
        Cell("ties broken at least", "7, proved", _least(solve(known))),
        Cell("triangles out of balance", "9 of 68", f"{triangles.unbalanced} of {triangles.total}"),
    )
    return Check("Highland tribes", f"{READ}; Aref and Wilson (2018)", "published", cells)


def _tribes_camps() -> Check:
    known = tribes()
    found = []
    for sides in solve(known.graph).partitions().sides.tolist():
        small, large = sorted((known.camp(sides, side) for side in (0, 1)), key=len)
        found.append(f"{', '.join(small)} against the other {len(large)}")
    cell = Cell("every way to break 7 ties", "Gama, Gavev, Kotun, Nagad against the other 12", "; ".join(found))
    return Check("Highland tribes, their camps", READ, "definition check", (cell,))


def _balance() -> Check:
    results = [solve(powers(year).graph) for year in range(1907, 1914)]
    cells = (
        Cell("ties broken at least, each year", "0, proved", _same(_least(result) for result in results)),
        Cell("camps, each year", TRIPLE, _same(_against(powers(1907), result.partition) for result in results)),
    )
    return Check("Six powers, 1907 to 1913: balance", f"{ANTAL}, as given by manynet", "published", cells)


def _changes() -> Check:
    cells = []
    for (begin, end), camps in CHANGES.items():
        years = f"{begin} to {end - 1}"
        known = [powers(year) for year in range(begin, end)]
        results = [solve(each.graph) for each in known]
        every = zip(known, results, strict=True)
        cells += [
            Cell(f"ties broken at least, {years}", "1, proved", _same(_least(result) for result in results)),
            Cell(f"every way to break one, {years}", camps, _same(_ways(each, result) for each, result in every)),
        ]
    return Check("Six powers, 1872 to 1906: one tie broken", ANTAL, "definition check", tuple(cells))


def _world() -> Check:
    cells = []
    for window in WINDOWS:
        known, (ties, least) = world(window).graph, WORLD[window]
        cells += [
            Cell(f"ties, {window}", f"{ties:,}", f"{len(known.edges):,}"),
            Cell(f"ties broken at least, {window}", f"{least}, proved", _least(solve(known))),
        ]
    return Check("States, alliances and conflicts in four windows", DOREIAN, "definition check", tuple(cells))


def _least(result: Camps) -> str:
    return f"{result.frustration:g}, {'proved' if result.proved else f'at least {result.bound:g}'}"


def _ways(known: Named, result: Camps) -> str:
    """Every partition; an isolated power is on side 0 of its own component, and so on no side of the others."""
    return "; ".join(_against(known, sides) for sides in result.partitions().sides.tolist())


def _against(known: Named, sides: Iterable[int]) -> str:
    """The camps by name, the first by name first, and who has no tie."""
    tied = {known.names[node] for node in known.graph.edges.ravel().tolist()}
    camps = sorted([name for name in known.camp(sides, side) if name in tied] for side in (0, 1))
    told = " against ".join(", ".join(camp) for camp in camps)
    alone = ", ".join(name for name in known.names if name not in tied)
    return f"{told}; no tie: {alone}" if alone else told


def _same(values: Iterable[str]) -> str:
    """What all years have in common, or everything that occurs."""
    return " or ".join(dict.fromkeys(values))
