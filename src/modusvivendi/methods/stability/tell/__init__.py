"""Which outcomes would hold, in words and tables."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Answer, Citation, Said
from modusvivendi.answers.wording import capitalised, counted, listed
from modusvivendi.methods import METHODS
from modusvivendi.methods.stability.asked import TOLD, Asked
from modusvivendi.methods.stability.case import Case
from modusvivendi.methods.stability.tell import reasons
from modusvivendi.methods.stability.tell.chart import charts
from modusvivendi.methods.stability.tell.tables import equilibria_table, makers_table
from modusvivendi.methods.stability.tell.words import Told

FANG = Citation(
    text="Fang, L., Hipel, K. W. and Kilgour, D. M. (1993): Interactive Decision Making: The Graph Model for Conflict "
    "Resolution. Wiley; preferences by statements after Fang, L., Hipel, K. W., Kilgour, D. M. and Peng, X. (2003): A "
    "decision support system for interactive decision making, part I. IEEE Transactions on Systems, Man, and "
    "Cybernetics C 33, 42–55.",
    doi="10.1109/TSMCC.2003.809361",
)


def tell(case: Case, asked: Asked) -> Answer:
    """Whether things as they are hold, what else would, who would leave and why, and what it would take."""
    told = Told(case, asked)
    tables = (equilibria_table(told), makers_table(told))
    return Answer(
        method="stability",
        question=METHODS["stability"],
        headline=_headline(told),
        findings=(
            *reasons.today(told),
            *reasons.agreed(told),
            *reasons.from_here(told),
            *reasons.matters(told),
            *reasons.blocs(told),
            *reasons.uncertain(told),
        ),
        tables=tuple(table for table in tables if table is not None),
        charts=charts(told),
        caveats=tuple(_caveats(told)),
        how="An outcome holds for a decision maker if every move by which it would gain is deterred: others would "
        "answer by moves that they gain by themselves, and leave it no better off than before (sequential stability). "
        "It holds if it holds for everybody (docs/explanation/stability.md).",
        citation=FANG,
    )


def _headline(told: Told) -> Said:
    asked, case = told.asked, told.case
    leavers = [case.makers[at].name for at, stable in enumerate(asked.now.stable.tolist()) if not stable]
    today = "Things as they are would hold"
    if leavers:
        today = f"Things as they are would not hold: {listed(leavers)} would leave them"
    held = f"of {case.model.states:,} possible outcomes {len(asked.equilibria):,} would hold"
    return Said(f"{today}; {held} once reached, by what the file says that each side wants.", told.because())


def _caveats(told: Told) -> Iterator[Said]:
    for words, because in told.case.assumed:
        yield Said(words, because)
    other = [
        f"{counted(int(told.asked.holds(concept).sum()), 'outcome')} {plain}"
        for concept, plain in told.other_concepts(TOLD)
    ]
    yield Said(f"Other notions of stability find other numbers: {capitalised('; '.join(other))}.")
    yield Said(
        "This follows from the preferences in the file. It does not say what anyone will do or ought to do, and an "
        "outcome that holds is not thereby a good one."
    )
