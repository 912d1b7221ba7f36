"""Routes, stocks, base rates and the worth of fighting on, in words, tables and charts."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Answer, Citation, Said
from modusvivendi.answers.wording import capitalised
from modusvivendi.methods import METHODS
from modusvivendi.methods.endurance.asked import Asked
from modusvivendi.methods.endurance.case import Case
from modusvivendi.methods.endurance.tell import fighting, rates, stocks, supply
from modusvivendi.methods.endurance.tell.charts import charts
from modusvivendi.methods.endurance.tell.words import Told

SOURCES = Citation(
    text="Ford, L. R. and Fulkerson, D. R. (1956): Maximal flow through a network. Canadian Journal of Mathematics 8, "
    "399–404. Durations: Sarkees, M. R. and Wayman, F. W. (2010): Resort to war. CQ Press; Bennett, D. S. and Stam, "
    "A. C. (1996): The duration of interstate wars, 1816–1985. American Political Science Review 90, 239–257. "
    "Bargaining: Fearon, J. D. (1995): Rationalist explanations for war. International Organization 49, 379–414.",
)


def tell(case: Case, asked: Asked) -> Answer:
    """Every part that the file has."""
    told = Told(case, asked)
    tables = (
        *(supply.table(each) for each in asked.carried),
        stocks.table(told),
        fighting.table(told),
        rates.table(told),
        stocks.gains_table(told),
    )
    return Answer(
        method="endure",
        question=METHODS["endure"],
        headline=_headline(told),
        findings=(
            *supply.findings(told),
            *stocks.findings(told),
            *rates.findings(told),
            *fighting.findings(told),
        ),
        tables=tuple(table for table in tables if table is not None),
        charts=charts(told),
        caveats=tuple(_caveats(told)),
        how="Routes by maximum flows and minimum cuts in exact fractions; stocks by what is there over what is used "
        "less "
        "what comes in; base rates by counting wars; fighting on as a costly lottery. (docs/explanation/endurance.md)",
        citation=SOURCES,
    )


def _headline(told: Told) -> Said:
    """The first of each part that there is."""
    parts = [supply.headline(each) for each in told.asked.carried[:1]]
    parts += [stocks.headline(held) for held in told.asked.held[:1]]
    if told.asked.rates and told.asked.rates[0].of:
        parts.append(rates.headline(told))
    if told.asked.fights:
        parts.append(fighting.headline(told))
    keys = dict.fromkeys((*told.case.because, *(told.case.lasted.because if told.case.lasted else ())))
    text = "; ".join(parts) or "nothing of what the file holds is open or in store as things are"
    return Said(f"{capitalised(text)}.", tuple(keys)[:12])


def _caveats(told: Told) -> Iterator[Said]:
    ranged = [route for each in told.asked.carried for route in each.supplies.open if not route.capacity.exact]
    if ranged:
        yield Said(
            "Capacities of routes are judgements of an order of magnitude; a border is the finest level that is "
            "looked at, "
            "and that something can cross it does not say that it does.",
            ranged[0].because,
        )
    for supplies in told.case.supplies:
        if supplies.circular:
            text = f"Routes for {supplies.carries} lead both ways, and no place only takes or has a stock in "
            yield Said(f"{text}{supplies.unit}: nothing is said of them.", supplies.routes[0].because)
    if any(not each.stock.uses.exact or not each.stock.holds.exact for each in told.asked.held):
        yield Said(
            "Least and most days take all numbers of a stock at their worst and best at once; `--draws 1000` draws "
            "them.",
            told.asked.held[0].stock.because,
        )
    yield from rates.caveats(told)
    if told.asked.fights:
        yield Said(
            "What fighting on is worth rests on what each side is judged to expect. It says nothing about who is "
            "right, "
            "nor that a range of agreements will be found: private information and promises that cannot be trusted "
            "stand "
            "in the way (Fearon 1995).",
            told.asked.fights[0].fighter.because,
        )
