"""What fighting on is worth to each side, and which agreements both would prefer."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.builders import Curve, curves
from modusvivendi.answers.model import Chart, Row, Said, Table
from modusvivendi.methods.endurance.asked import LATER
from modusvivendi.methods.endurance.tell.words import Told, number, ranged


def headline(told: Told) -> str:
    """What fighting on is worth to each."""
    parts = [f"{ranged(each.worth[0])} of 100 to {each.fighter.name}" for each in told.asked.fights]
    return f"fighting on would be worth {' and '.join(parts)}"


def findings(told: Told) -> Iterator[Said]:
    """Each side now and later, then the range of agreements."""
    for each in told.asked.fights:
        name, now, later = each.fighter.name, each.worth[0], each.worth[-1]
        text = f"To {name}, fighting on would be worth {ranged(now)} of 100 points: its chance to prevail less what "
        text += "it costs"
        if each.fighter.rising.high:
            text += f"; after {LATER[-1]} more days {ranged(later)}, as costs add up"
        yield Said(f"{text} (reservation value).", each.fighter.because)
    yield from _agreed(told)


def _agreed(told: Told) -> Iterator[Said]:
    found = told.asked.agreed
    if found is None:
        return
    first, second = (told.asked.fights[at].fighter for at in (found.first, found.second))
    because = (*first.because, *second.because)
    if found.empty:
        gap = found.low.central - found.high.central
        text = f"No agreement is better than fighting for both at the central readings: {first.name} and {second.name} "
        text += (
            f"together expect {number(gap)} points more than there are (each side's hopes leave no bargaining range)."
        )
    else:
        text = f"Both would gain by any agreement that gives {first.name} between {number(found.low.central)} and "
        text += f"{number(found.high.central)} of 100 (the bargaining range), at the central readings."
    never = found.low.low > found.high.high
    always = found.low.high <= found.high.low
    if not (never or always) and not (found.low.exact and found.high.exact):
        text += " Within the ranges of the file there may be one or none."
    yield Said(text, because)


def table(told: Told) -> Table | None:
    """Reservation values over time."""
    if not told.asked.fights:
        return None
    rows = [
        Row(
            (
                each.fighter.name,
                ranged(each.fighter.wins),
                ranged(each.fighter.costs),
                *(ranged(worth) for worth in each.worth),
            ),
            each.fighter.because,
        )
        for each in told.asked.fights
    ]
    return Table(
        title="What fighting on is worth",
        columns=("Party", "Chance to prevail", "Cost", *(f"+{days} days" if days else "Now" for days in LATER)),
        rows=tuple(rows),
        note="Points of 100 of what is at stake: 100 · (p − c), below 0 where costs exceed what can be won (Fearon "
        "1995).",
    )


def chart(told: Told) -> Chart | None:
    """Reservation values over time, where costs grow."""
    growing = [each for each in told.asked.fights if each.fighter.rising.high]
    if not growing:
        return None
    lines = [
        Curve(
            label=each.fighter.name,
            values=tuple(max(float(worth.central), 0.0) for worth in each.worth),
            because=each.fighter.because,
        )
        for each in growing
    ]
    return curves(
        lines,
        LATER,
        title="What fighting on is worth over time",
        description="; ".join(
            f"{each.fighter.name}: {number(each.worth[0].central)} now, {number(each.worth[-1].central)} after "
            f"{LATER[-1]} days"
            for each in growing
        )
        + ".",
        across="days from now",
        unit="points of 100",
        note="At the central readings; drawn at 0 where it is below.",
        digits=1,
    )
