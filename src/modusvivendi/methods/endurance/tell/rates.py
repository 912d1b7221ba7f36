"""How long wars have lasted, given how long this one has."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Row, Said, Table
from modusvivendi.answers.numbers import number_text
from modusvivendi.answers.wording import counted
from modusvivendi.methods.endurance.asked import Rate
from modusvivendi.methods.endurance.case import Lasted
from modusvivendi.methods.endurance.tell.words import Told, percent
from modusvivendi.situation.fields.dates import day_in_words

SOURCE = "Correlates of War v4.0, Sarkees and Wayman 2010"


def headline(told: Told) -> str:
    """The share that lasted beyond the middle horizon."""
    rate = told.asked.rates[len(told.asked.rates) // 2]
    return (
        f"of {rate.of} inter-state wars that lasted {_so_long(told)}, {rate.beyond} lasted beyond "
        f"{number_text(rate.days)} days ({_share(rate)})"
    )


def _so_long(told: Told) -> str:
    lasted = told.case.lasted
    return f"{counted(lasted.days, 'day')} or more" if lasted is not None else "as long"


def _share(rate: Rate) -> str:
    return f"{percent(rate.share)}, 95 % interval {percent(rate.low)} to {percent(rate.high)}"


def findings(told: Told) -> Iterator[Said]:
    """Each horizon, and why to be careful."""
    lasted, rates = told.case.lasted, told.asked.rates
    if lasted is None or not rates:
        return
    if not rates[0].of:
        yield Said(f"None of the inter-state wars in the list lasted {_so_long(told)}.", lasted.because)
        return
    parts = [f"{number_text(each.days)} days {percent(each.share)} ({each.beyond} of {each.of})" for each in rates]
    text = f"{_since(lasted)} Of the inter-state wars that lasted {_so_long(told)}, these lasted beyond, counted from "
    text += "their first day: "
    text += f"{'; '.join(parts)}."
    yield Said(text, lasted.because)


def _since(lasted: Lasted) -> str:
    if lasted.since is None:
        return f"The war is taken to have lasted {counted(lasted.days, 'day')}."
    first = day_in_words(lasted.since)
    return f"By the first attack in the ledger, of {first}, the war has lasted {counted(lasted.days, 'day')}."


def caveats(told: Told) -> Iterator[Said]:
    """Pooled hazards mislead."""
    if told.case.lasted is not None:
        yield Said(
            "Base rates are no forecast. Pooled over all wars it looks as if a war that has lasted will go on; once "
            "terrain, regimes, balance and strategy are taken into account, that disappears (Bennett and Stam 1996). "
            f"The list ({SOURCE}) has 95 wars from 1823 to 2003 with 1,000 battle deaths or more; shorter clashes are "
            "not in it.",
            told.case.lasted.because,
        )


def table(told: Told) -> Table | None:
    """Every horizon with its interval, and by a fitted law."""
    lasted = told.case.lasted
    if lasted is None or not told.asked.rates or not told.asked.rates[0].of:
        return None
    rows = [
        Row(
            (
                each.days,
                each.beyond,
                each.of,
                percent(each.share),
                f"{percent(each.low)} to {percent(each.high)}",
                percent(each.fitted),
            ),
            lasted.because,
        )
        for each in told.asked.rates
    ]
    return Table(
        title="How long inter-state wars lasted that had lasted as long",
        columns=("Beyond days", "Wars", "Of", "Share", "95 % interval", "Lognormal law"),
        rows=tuple(rows),
        note=f"{SOURCE}: durations in days, first and last day counted, gaps between phases left out. The interval is "
        "Wilson's; the law is fitted to all 95 durations by maximum likelihood.",
        detail=True,
    )
