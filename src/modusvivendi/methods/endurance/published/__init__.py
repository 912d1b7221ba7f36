"""Published results about how long wars lasted, and what follows from definitions for published figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from modusvivendi.methods.endurance.solve.bargaining import bargaining
from modusvivendi.methods.endurance.solve.durations import beyond, lognormal, quantiles
from modusvivendi.methods.endurance.solve.routes import routes
from modusvivendi.methods.endurance.solve.stocks import exact_days
from modusvivendi.methods.endurance.solve.wars import listed, wars
from modusvivendi.methods.verifying import Cell, Check

COW = "Sarkees and Wayman (2010), Correlates of War v4.0"
LONGEST = {"Iran-Iraq": "2,890", "Korean": "1,130", "Falkland Islands": "83", "Six Day War": "6"}


def checks() -> Iterator[Check]:
    """Durations of wars, then Berlin in 1948, bargaining and a maximum flow by their definitions."""
    yield _wars()
    yield _law()
    yield _stockpile()
    yield _berlin()
    yield _fearon()
    yield _flow()


def _wars() -> Check:
    days = wars()
    by_name = {war.name: f"{war.days:,}" for war in listed()}
    found = (19.0, 59.0, 150.0, 447.5, 1205.6)
    cells = (
        Cell("wars", "95", str(len(days))),
        Cell("days, quantiles 10/25/50/75/90 %", _listed(found), _listed(quantiles(days, [0.1, 0.25, 0.5, 0.75, 0.9]))),
        Cell("share beyond 90 days", "0.642", f"{beyond(days, 1, 90).share:.3f}"),
        Cell("share beyond 365 days", "0.295", f"{beyond(days, 1, 365).share:.3f}"),
        Cell("of those beyond 365 days beyond 730", "0.500", f"{beyond(days, 366, 730).share:.3f}"),
        *(Cell(f"days, {name}", known, by_name[name]) for name, known in LONGEST.items()),
    )
    return Check("Durations of inter-state wars, 1823 to 2003", f"derived from {COW}", "definition check", cells)


def _law() -> Check:
    law = lognormal(wars())
    cells = (Cell("mean of log days", "5.036", f"{law.mu:.3f}"), Cell("its deviation", "1.475", f"{law.sigma:.3f}"))
    return Check(
        "Durations of inter-state wars: lognormal law", f"by maximum likelihood from {COW}", "definition check", cells
    )


def _stockpile() -> Check:
    """1,100,000 t; over 12,000 t a day from 31 October on, or 6,000 t curtailed; 13,000 t a day by land and water."""
    pile, whole, curtailed = Fraction(1_100_000), Fraction(12_000), Fraction(6_000)
    nothing = Fraction(0)
    ways = routes(2, [(0, 1)] * 3, [10_000, 2_000, 1_000], [0], [1])
    cells = (
        Cell("tons a day by rail, road and barge", "13,000", f"{int(ways.value):,}"),
        Cell("three months at the whole use", "no", _enough(exact_days(pile, whole, nothing, nothing), 92)),
        Cell("five months at the curtailed use", "yes", _enough(exact_days(pile, curtailed, nothing, nothing), 151)),
    )
    cited = "Foreign Relations of the United States 1949, volume III, document 417"
    return Check("Berlin, 1949: a stockpile", cited, "published", cells)


def _berlin() -> Check:
    """15,500 t a day before the blockade; 4,500 t and then 5,000 t a day as what had to be flown in."""
    before, need, later, nothing = Fraction(15_500), Fraction(4_500), Fraction(5_000), Fraction(0)
    reserve = 36 * need
    cells = (
        Cell("need of what came in before", "29 %", f"{float(100 * need / before):.0f} %"),
        Cell("36 days of need, nothing flown in", "36 days", _days(exact_days(reserve, need, nothing, nothing))),
        Cell("the same, half of the need flown in", "72 days", _days(exact_days(reserve, need, need / 2, nothing))),
        Cell("the same, all of it", "without end", _days(exact_days(reserve, need, need, nothing))),
        Cell("the same, 4,500 t of 5,000 t", "324 days", _days(exact_days(reserve, later, need, nothing))),
    )
    return Check("Berlin, 1948", "figures of the airlift as told in histories of it", "definition check", cells)


def _fearon() -> Check:
    known = bargaining(Fraction(1, 2), Fraction(1, 10), Fraction(1, 2), Fraction(1, 5))
    hopeful = bargaining(Fraction(7, 10), Fraction(1, 10), Fraction(6, 10), Fraction(1, 10))
    cells = (
        Cell("range [p − c1, p + c2], p = 0.5, costs 0.1 and 0.2", "40 to 70", f"{known.low} to {known.high}"),
        Cell("range where both hope for more, 0.7 and 0.6, costs 0.1", "none", "none" if hopeful.empty else "some"),
    )
    return Check("Bargaining range", "Fearon (1995), pages 386 to 388", "definition check", cells)


def _flow() -> Check:
    """A network of six nodes that many textbooks have."""
    links = [(0, 1), (0, 2), (1, 3), (2, 1), (2, 4), (3, 2), (3, 5), (4, 3), (4, 5)]
    found = routes(6, links, [16, 13, 12, 4, 14, 9, 20, 7, 4], [0], [5])
    cut = sum(found.capacity[at] for at in found.cut)
    cells = (Cell("maximum flow", "23", str(found.value)), Cell("capacity of the minimum cut", "23", str(cut)))
    return Check("A maximum flow and its cut", "after Ford and Fulkerson (1956)", "definition check", cells)


def _listed(numbers: Iterable[float]) -> str:
    return "/".join(f"{float(each):,.10g}" for each in numbers)


def _enough(days: Fraction | None, wanted: int) -> str:
    return "yes" if days is None or days >= wanted else "no"


def _days(days: Fraction | None) -> str:
    return "without end" if days is None else f"{days} days"
