"""People out by length of truce, and by hour."""

from __future__ import annotations

from modusvivendi.answers.builders import Curve, Interval, curves, intervals
from modusvivendi.answers.model import Chart
from modusvivendi.answers.numbers import number_text
from modusvivendi.methods.access.flow import steps as steps_in
from modusvivendi.methods.access.hours import hours_text
from modusvivendi.methods.access.tell.words import Told, percent

POINTS = 42
_LABELS = {"low": "Fewest", "central": "Middle", "high": "Most"}


def charts(told: Told) -> tuple[Chart, ...]:
    """Those that have something to show."""
    if not any(told.asked.band(length.hours).high for length in told.case.lengths):
        return ()
    return (_lengths(told),) if told.seats else (_lengths(told), _hours(told))


def _lengths(told: Told) -> Chart:
    rows, waiting = [], told.asked.waiting.central
    for length in told.case.lengths:
        band = told.asked.band(length.hours)
        rows.append(
            Interval(
                label=hours_text(length.hours) + (f": {length.label}" if length.label else ""),
                low=band.low,
                high=band.high,
                words=f"{number_text(band.central, group_from=1_000)}, {percent(band.central, waiting)} of all",
                because=told.because(told.case.open),
            )
        )
    first, last = told.case.lengths[0], told.case.lengths[-1]
    return intervals(
        rows,
        title="People out by length of truce",
        description=f"From {told.band(told.asked.band(first.hours))} in {hours_text(first.hours)} to "
        f"{told.band(told.asked.band(last.hours))} in {hours_text(last.hours)}.",
        unit="people",
        log=False,
        note="People who have arrived in a shelter when the truce ends, from the fewest to the most by the ends of "
        "every "
        f"range of the file at once. {_proof(told)}",
        heads=("Truce", "Middle", "Fewest to most"),
    )


def _hours(told: Told) -> Chart:
    last = steps_in(told.case, 60 * told.case.longest)
    hour = 60 // told.case.step
    every = hour * max(-(-last // (hour * POINTS)), 1)
    steps = [*range(0, last, every), last]
    lines = [
        Curve(
            label=_LABELS[which],
            values=tuple(float(people) for people in told.asked.curve(which, steps)),
            strong=which == "central",
            because=told.because(told.case.open),
        )
        for which in told.asked.different
    ]
    return curves(
        lines,
        [round(step * told.case.step / 60, 4) for step in steps],
        title="People out by hour",
        description="The most that can have arrived by each hour, in the middle reading and at the ends of all ranges.",
        across="hours of truce",
        unit="people",
        note=_proof(told),
    )


def _proof(told: Told) -> str:
    if told.seats:
        return (
            "Vehicles are counted as divisible: no plan gets more out, and whole vehicles may get out somewhat fewer."
        )
    return f"Proved in steps of {told.case.step} minutes: no plan in such steps has more people out by any of these."
