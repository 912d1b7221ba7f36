"""Where the weight of positions points, in words, tables and drawings."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Answer, Citation, Said
from modusvivendi.answers.wording import capitalised, listed
from modusvivendi.methods import METHODS
from modusvivendi.methods.pressure.asked import DRAWS, Asked
from modusvivendi.methods.pressure.case import Case
from modusvivendi.methods.pressure.tell.charts import charts
from modusvivendi.methods.pressure.tell.findings import findings
from modusvivendi.methods.pressure.tell.tables import tables
from modusvivendi.methods.pressure.tell.trades import trades
from modusvivendi.methods.pressure.tell.words import Told

SOURCES = Citation(
    text="Van den Bos, J. M. M. (1991): Dutch EC Decision Making (the compromise model). Bueno de Mesquita, B. (1994): "
    "Political Forecasting; Scholz, J. B., Calbert, G. J. and Smith, G. A. (2011): Unravelling Bueno De Mesquita's "
    "group decision model. Journal of Theoretical Politics 23, 510–531 (the challenge model). Wise, B. P., Lester, L. "
    "and Efird, B. (2015): An Introduction to the KTAB Spatial Model of Politics (the probabilistic election).",
    doi="10.1177/0951629811418142",
)


def tell(case: Case, asked: Asked) -> Answer:
    """Each issue in turn: the point, who pulls, who would have to move, and how far the models agree."""
    told = tuple(Told(question, push) for question, push in zip(case.questions, asked.pushes, strict=True))
    first = _foremost(told)
    return Answer(
        method="pressure",
        question=METHODS["pressure"],
        headline=Said(_opening(first), first.because()),
        findings=(
            *(finding for each in told for finding in findings(each, case, whole=each is first)),
            *trades(case, asked.linked),
        ),
        tables=tuple(tables(told, case, asked.linked)),
        charts=tuple(charts(first)),
        caveats=tuple(_caveats(case, told)),
        how="The main figure is the compromise model: the mean of all ideals, each weighted by capability × salience. "
        "In comparisons on decisions of the European Union no model was clearly better. The others stand beside it in "
        f"the table; ranges are exact, from {DRAWS} draws, or over readings of a model, as the table says "
        "(docs/explanation/pressure.md).",
        citation=SOURCES,
    )


def _foremost(told: tuple[Told, ...]) -> Told:
    """The issue whose compromise lies farthest from today's state, as a share of its scale."""
    return max(told, key=lambda each: each.way())


def _opening(told: Told) -> str:
    push, question = told.push, told.question
    line = push.lines[0]
    text = (
        f"On {question.label}, what all sides want, weighted by power and priority, points to "
        f"{told.plain(line.outcome)} on the scale from {told.ends()}"
    )
    if question.options:
        text += f", nearest to {told.nearest(line.outcome)}"
    if told.exact():
        return f"{text}."
    text += f"; within the ranges of the file, anything from {told.plain(line.low)} to {told.plain(line.high)}."
    return text


def _caveats(case: Case, told: tuple[Told, ...]) -> Iterator[Said]:
    yield Said(
        "This is where stated wants, power and priorities point in models. It does not say what will happen, nor what "
        "should; where power decides, a result is not thereby just."
    )
    if any(each.push.tracks is not None for each in told):
        yield Said(
            "The challenge model leaves much open in print; the reading shown here reproduces its authors' figures, by "
            "chances near zero, and is an aid to replication, not a theory. Trust its spread over readings rather than "
            "its point."
        )
    if any(each.question.equal for each in told):
        yield Said(
            "The file gives nobody a capability, so all actors count the same; write `capability: 40` (0 to 100, "
            "relative to the strongest) at the actors to change that."
        )
    missing = tuple(dict.fromkeys(name for each in told for name in each.question.missing))
    if missing:
        has = "has" if len(missing) == 1 else "have"
        yield Said(f"{listed(missing)} {has} no capability in the file and {has} been left out here.")
    if case.passed:
        yield Said(
            f"{capitalised(listed(case.passed))}: not asked here, for want of an order of options or of two who press."
        )
