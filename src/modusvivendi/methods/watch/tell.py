"""What to watch, in words."""

from __future__ import annotations

from modusvivendi.answers.model import Answer, Row, Said, Table
from modusvivendi.answers.wording import counted, sentence
from modusvivendi.methods import METHODS
from modusvivendi.methods.watch.frame import Problem
from modusvivendi.methods.watch.solve import Solution
from modusvivendi.situation.blocks.words import Sign

_STATE = {Sign.SEEN: "seen", Sign.UNCLEAR: "unclear", Sign.UNSEEN: "not seen"}


def tell(problem: Problem, solution: Solution) -> Answer:
    """The indicators with their state, and the offers still open."""
    return Answer(
        method="watch",
        question=METHODS["watch"],
        headline=_headline(solution),
        findings=tuple(_open(problem)),
        tables=(_table(solution),),
        how="The indicators are the analyst's choice; their state is as the file gives it.",
    )


def _headline(solution: Solution) -> Said:
    total = len(solution.indicators)
    seen = f"{solution.seen} seen" if solution.seen else "none seen yet"
    unclear = f", {solution.unclear} unclear" if solution.unclear else ""
    first = sentence(solution.indicators[0].what)
    text = f"{counted(total, 'indicator')} to watch, {seen}{unclear}. First on the list: {first}"
    return Said(text, solution.indicators[0].because)


def _open(problem: Problem) -> list[Said]:
    return [
        Said(
            offer.text,
            (offer.evidence,),
            label="Answered neither yes nor no" if offer.deferred else "Unanswered",
        )
        for offer in problem.offers
    ]


def _table(solution: Solution) -> Table:
    rows = [
        Row((each.what, each.means or None, each.about or None, _STATE[each.state]), each.because)
        for each in solution.indicators
    ]
    return Table(
        title="Indicators",
        columns=("What would be seen", "What it would mean", "About", "State"),
        rows=tuple(rows),
    )
