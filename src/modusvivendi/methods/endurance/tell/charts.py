"""How wars that had lasted as long went on, how stocks run down, and what fighting on is worth over time."""

from __future__ import annotations

from modusvivendi.answers.builders import Curve, Interval, curves, intervals
from modusvivendi.answers.model import Chart
from modusvivendi.methods.endurance.asked import survival_after
from modusvivendi.methods.endurance.tell import fighting
from modusvivendi.methods.endurance.tell.words import Told, days_text, percent

DAYS = tuple(range(0, 1501, 50))


def charts(told: Told) -> tuple[Chart, ...]:
    """Those that have something to show."""
    found = (_stocks(told), _survival(told), fighting.chart(told))
    return tuple(chart for chart in found if chart is not None)


def _stocks(told: Told) -> Chart | None:
    ending = [held for held in told.asked.held if held.central is not None]
    if not ending:
        return None
    return intervals(
        [
            Interval(
                label=f"{held.stock.name} in {held.stock.at}",
                low=float(held.least) if held.least is not None else None,
                high=float(held.most) if held.most is not None else None,
                words=f"middle {days_text(held.central)}",
                because=held.stock.because,
            )
            for held in ending
        ],
        title="How long stocks last",
        description="; ".join(f"{held.stock.name}: {days_text(held.central)}" for held in ending) + ".",
        unit="days",
        log=False,
        heads=("Stock", "Middle reading", "Least to most"),
    )


def _survival(told: Told) -> Chart | None:
    lasted = told.case.lasted
    if lasted is None or not told.asked.rates or not told.asked.rates[0].of:
        return None
    counts, fitted = survival_after(lasted.days, DAYS)
    last = told.asked.rates[-1]
    return curves(
        [
            Curve(label="Wars", values=tuple(100 * each for each in counts), strong=True, because=lasted.because),
            Curve(label="Lognormal law", values=tuple(100 * each for each in fitted), because=lasted.because),
        ],
        [lasted.days + each for each in DAYS],
        title="How many wars that had lasted as long went on",
        description=f"Of {last.of} wars {percent(last.share)} lasted beyond {last.days} days.",
        across="days of war",
        unit="% of wars",
        digits=1,
        note="Correlates of War v4.0, 95 inter-state wars, 1823 to 2003.",
    )
