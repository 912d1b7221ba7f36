"""Settlement beside NegMAS on the same random domains, and on large problems with red lines.

Run by hand where NegMAS 0.16.0 and this package are installed: ``python bench/settlement.py [packages …]``. Without
NegMAS only our own times are printed. Domains are drawn with fixed seeds. NegMAS is asked for the frontier end to end
(all outcomes, their utilities, the frontier), as a user would.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from modusvivendi.methods import settlement

SIZES = {1_000: (10, 3), 100_000: (10, 5), 1_000_000: (10, 6), 10_000_000: (10, 7)}
"""Packages: options an issue, issues."""


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds and the result."""
    start = time.process_time()
    made = work()
    return time.process_time() - start, made


def domain(options: int, issues: int, parties: int) -> list[list[Any]]:
    """Whole numbers from 0 to 999."""
    random = np.random.default_rng(7)
    return [[random.integers(0, 1000, options) for _ in range(issues)] for _ in range(parties)]


def ours(scores: list[list[Any]]) -> Any:
    """The exact frontier and the Nash solution."""
    solution = settlement.solve(settlement.additive(scores, [0] * len(scores)))
    return solution.frontier, solution.nash


def theirs(scores: list[list[Any]]) -> tuple[set[tuple[int, ...]], set[tuple[int, ...]]]:
    """The frontier and the Nash points as NegMAS finds them."""
    from negmas import LinearAdditiveUtilityFunction, TableFun, make_issue
    from negmas.outcomes import enumerate_issues
    from negmas.preferences import nash_points, pareto_frontier

    issues = [make_issue(len(values), name=f"i{at}") for at, values in enumerate(scores[0])]
    functions = [
        LinearAdditiveUtilityFunction(
            values=[TableFun({at: float(value) for at, value in enumerate(values)}) for values in party],
            weights=[1.0] * len(party),
            issues=issues,
        )
        for party in scores
    ]
    outcomes = list(enumerate_issues(issues))
    points, _ = pareto_frontier(functions, outcomes=outcomes, issues=issues)
    for function in functions:
        function.reserved_value = 0.0
    best = nash_points(functions, points, outcomes=outcomes, issues=issues)
    return {rounded(point) for point in points}, {rounded(point) for point, _ in best}


def rounded(point: Any) -> tuple[int, ...]:
    """Whole numbers again."""
    return tuple(round(value) for value in point)


def report_additive(largest: int) -> None:
    """Additive domains of growing size, two and three parties."""
    try:
        import negmas  # noqa: F401  # whether the peer is there
    except ImportError:
        negmas_there = False
    else:
        negmas_there = True
    ours(domain(3, 2, 2))
    print("packages   parties  ours, s  frontier   NegMAS, s   ratio  frontiers agree  Nash agrees")
    for packages, (options, issues) in SIZES.items():
        for parties in (2, 3):
            scores = domain(options, issues, parties)
            seconds, (frontier, nash) = timed(lambda scores=scores: ours(scores))
            line = f"{packages:10,} {parties:6} {seconds:10.4f} {len(frontier):8}"
            if negmas_there and packages <= largest:
                peer, (points, best) = timed(lambda scores=scores: theirs(scores))
                agree = points == {tuple(row) for row in frontier.tolist()}
                same = tuple(nash.utilities) in best
                line += f" {peer:11.2f} {peer / max(seconds, 1e-6):8,.0f}  {agree!s:15}  {same}"
            print(line, flush=True)


def linked(issues: int, parties: int, share: float) -> settlement.Problem:
    """Five options an issue, 30 red lines of which half tie two issues together, and ten interactions."""
    random = np.random.default_rng(11)
    scores = [[random.integers(0, 101, 5) for _ in range(issues)] for _ in range(parties)]
    lines = []
    for number in range(30):
        one, two = random.choice(issues, 2, replace=False).tolist()
        given = {one: sorted(random.choice(5, 2, replace=False).tolist())} if number % 2 else {}
        lines.append((int(random.integers(parties)), given, {two: sorted(random.choice(5, 3, replace=False).tolist())}))
    extras = []
    for _ in range(10):
        one, two = random.choice(issues, 2, replace=False).tolist()
        extras.append((int(random.integers(parties)), one, two, random.integers(-20, 21, (5, 5))))
    reservation = [int(sum(values.max() for values in party) * share) for party in scores]
    return settlement.additive(scores, reservation, lines, (), extras)


def report_linked() -> None:
    """First agreement, Nash and unlocking sets up to 3 of large problems; wall seconds, each bounded to 20."""
    print("issues parties share  exists  s       nash proven  s        unlocking ≤ 3  complete  s")
    for issues in (12, 20, 40):
        for parties in (2, 3, 5):
            for share in (0.6, 0.95):
                solution = settlement.solve(linked(issues, parties, share), time_limit=20)
                marks = [time.perf_counter()]
                exists = solution.agreement_exists
                marks.append(time.perf_counter())
                nash = solution.nash if exists else None
                marks.append(time.perf_counter())
                unlocking = solution.unlocking if exists is False else ()
                complete = solution.unlocking_complete if exists is False else "-"
                marks.append(time.perf_counter())
                spent = np.diff(marks)
                proven = nash.proven if nash is not None else "-"
                print(
                    f"{issues:5} {parties:6} {share:6}  {exists!s:6} {spent[0]:6.2f}  {proven!s:12} {spent[1]:6.2f}"
                    f"  {len(unlocking):12}  {complete!s:8} {spent[2]:6.2f}",
                    flush=True,
                )


if __name__ == "__main__":
    report_additive(int(sys.argv[1]) if sys.argv[1:] else 100_000)
    if "--additive" not in sys.argv:
        report_linked()
