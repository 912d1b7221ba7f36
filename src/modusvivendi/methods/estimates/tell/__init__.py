"""The counts in words: what can all hold, on whose word, and what excludes what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from modusvivendi.answers.model import Answer, Citation, Said
from modusvivendi.answers.wording import capitalised, counted, listed
from modusvivendi.methods import METHODS
from modusvivendi.methods.estimates.frame import Problem
from modusvivendi.methods.estimates.solve import Solution
from modusvivendi.methods.estimates.tell.charts import charts
from modusvivendi.methods.estimates.tell.findings import findings
from modusvivendi.methods.estimates.tell.tables import tables
from modusvivendi.methods.estimates.tell.words import Told
from modusvivendi.methods.estimates.tell.words import told as paired
from modusvivendi.situation.quantities import describe_interval

_NAMED = 3
"""Counts named in the headline; the findings hold all of them."""


def tell(problem: Problem, solution: Solution) -> Answer:
    """Each quantity's counts, compared."""
    quantities = paired(problem, solution)
    return Answer(
        method="estimates",
        question=METHODS["estimates"],
        headline=_headline(quantities),
        findings=tuple(said for each in quantities for said in findings(each)),
        charts=tuple(charts(quantities)),
        tables=tuple(tables(quantities)),
        caveats=tuple(_caveats(quantities)),
        how="Each source's words are read as an interval and never as its middle: “more than” has no upper end. "
        "Counts are compared, not averaged. Of what only grows, a lower end holds on all later days and an upper end "
        "on all earlier ones; of anything else, only counts of the same day are compared.",
        citation=Citation(
            text="Dilworth, R. P. (1950). A decomposition theorem for partially ordered sets. Annals of Mathematics, "
            "51(1), 161–166.",
            doi="10.2307/1969503",
        ),
    )


def _headline(quantities: Sequence[Told]) -> Said:
    named = quantities[:_NAMED]
    further = len(quantities) - len(named)
    more = f"; and {counted(further, 'further quantity', 'further quantities')}" if further else ""
    because = tuple(dict.fromkeys(key for each in named for key in _latest(each)[1]))
    told = "; ".join(f"{each.series.label}: {_latest(each)[0]}" for each in named)
    return Said(f"{capitalised(told)}{more}.", because)


def _latest(each: Told) -> tuple[str, tuple[str, ...]]:
    """The last implied interval in words, and the claims that it rests on."""
    total = len(each.series.estimates)
    if not each.compared:
        return each.series.estimates[0].stated, each.claims([0])
    if not each.found.agreed:
        pairs = each.found.conflicts.pairs[:_NAMED]
        return f"{total} counts that cannot all hold", each.claims(dict.fromkeys(i for pair in pairs for i in pair))
    step = each.found.agreed[-1]
    words = describe_interval(step.interval) if step.interval is not None else ""
    out = len(each.found.fewest.only or ())
    return f"{words}{f' by {total - out} of {total} counts' if out else ''}", each.basis(step)


def _caveats(quantities: Sequence[Told]) -> Iterator[Said]:
    endless = [each for each in quantities if each.found.agreed and not each.found.agreed[-1].high_from]
    if endless:
        because = tuple(key for each in endless for key in each.basis(each.found.agreed[-1]))
        labels = listed(each.series.label for each in endless)
        yield Said(f"The last counts leave no upper end for: {labels}.", tuple(dict.fromkeys(because)))
    growing = [each.series.label for each in quantities if each.series.accumulates]
    if growing:
        yield Said(f"The file says that these only grow, and so they are compared across days: {listed(growing)}.")
    hours = [each for each in quantities if _within_a_day(each)]
    if hours:
        labels = listed(each.series.label for each in hours)
        yield Said(f"Counts of one day may have been made at different hours, while the number grew: {labels}.")


def _within_a_day(each: Told) -> bool:
    """Whether some contradiction is between counts of the same day of what grows."""
    counts = each.series.counts
    same = (counts[above].last == counts[below].first for above, below in each.found.conflicts.pairs)
    return each.series.accumulates and any(same)
