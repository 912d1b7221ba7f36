"""What changed between two dates, in words, tables and charts."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Answer, Citation, Said
from modusvivendi.answers.wording import counted
from modusvivendi.methods import METHODS
from modusvivendi.methods.shift.problem import Problem
from modusvivendi.methods.shift.solve import Solution, Tested
from modusvivendi.methods.shift.solve.maxsplit import FEWEST, LEVEL
from modusvivendi.methods.shift.tell import firsts, offers, positions, ties, views
from modusvivendi.methods.shift.tell.chart import charts
from modusvivendi.methods.shift.tell.words import between, said

PETTITT = Citation(
    text="Pettitt, A. N. (1979): A non-parametric approach to the change-point problem. Journal of the Royal "
    "Statistical Society, Series C (Applied Statistics) 28, 126–135.",
    doi="10.2307/2346729",
)


def tell(problem: Problem, solution: Solution) -> Answer:
    """Positions first, then observers' views of them, ties, firsts, proposals."""
    tables = (
        positions.table(problem, solution),
        views.table(problem, solution),
        ties.table(problem, solution),
        firsts.table(problem, solution),
        offers.table(problem),
        positions.points_table(problem),
    )
    return Answer(
        method="shift",
        question=METHODS["shift"],
        headline=_headline(problem, solution),
        findings=(
            *positions.findings(problem, solution),
            *views.findings(problem, solution),
            *ties.findings(problem, solution),
            *firsts.findings(problem, solution),
            *offers.findings(problem),
        ),
        tables=tuple(table for table in tables if table is not None),
        charts=tuple(charts(problem, solution)),
        caveats=tuple(_caveats(problem, solution)),
        how="Dated positions, ties and claims of this file on both dates, by everything known now. Differences are "
        f"exact intervals. A shift is tested from {FEWEST} dated statements of one actor on one issue on, by a "
        "permutation test of the best single split of their ranks.",
        citation=PETTITT,
    )


def _headline(problem: Problem, solution: Solution) -> Said:
    time = between(problem.start, problem.end)
    told = list(zip(problem.tracks, solution.tracks, strict=True))
    moved = [(track, one) for track, one in told if one.substance]
    dated = [track for track, _ in told if track.stands]
    if moved:
        text = f"Dated positions changed ({time}): {positions.moved_names(problem, solution)}. "
        text += _testable([one.tested for _, one in moved])
        return said(text, [key for track, one in moved for key in positions.because_of(track, one)])
    if dated:
        text = f"No dated position changed what it wants or could accept ({time})."
        return said(text, [key for track in dated for stand in track.stands for key in stand.because])
    return said(f"The file dates no position, so it cannot show who moved ({time}).", problem.grounds)


def _testable(tested: list[Tested]) -> str:
    splits = [one.split for one in tested if one.split is not None]
    if splits:
        seldom = sum(split.p <= LEVEL for split in splits)
        return f"{seldom} of {counted(len(splits), 'test')} can tell a shift from chance."
    least, most = min(one.points for one in tested), max(one.points for one in tested)
    number = f"{least}" if least == most else f"{least} to {most}"
    return f"Too few dated statements to tell a shift from chance ({number} of {FEWEST})."


def _caveats(problem: Problem, solution: Solution) -> Iterator[Said]:
    undated = positions.undated(problem)
    if undated:
        yield Said(undated)
    unknown = sum(met.level is None for met in problem.meetings)
    if unknown:
        yield Said(f"The level of {counted(unknown, 'meeting')} is not stated; it cannot count as higher or lower.")
    series = [*(one.tested for one in solution.tracks), *(one.tested for one in solution.pairs)]
    tested = [one for one in series if one.split is not None]
    if tested:
        number = f"{counted(len(tested), 'test')} {'was' if len(tested) == 1 else 'were'} run. "
        yield Said(
            number + "Each takes every order of the statements as equally likely if nothing shifted, which does not "
            "hold where one follows from the last; and of twenty tests of nothing, about one finds something."
        )
