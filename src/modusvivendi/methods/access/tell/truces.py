"""How many a truce of some length lets out, and how long everyone would take."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from modusvivendi.answers.model import Said
from modusvivendi.answers.numbers import number_text
from modusvivendi.answers.wording import listed
from modusvivendi.methods.access.hours import hours_text
from modusvivendi.methods.access.tell.words import Told


def headline(told: Told) -> Said:
    """What the truce that is asked about would allow, and what is possible without it."""
    case, band = told.case, told.asked.band(told.case.hours)
    waiting = told.asked.waiting
    text = (
        f"Within {told.length}{_under(told)}, {told.band(band)} of {told.amount(waiting.central)}"
        f"{told.ends(waiting)} who wait could get out"
    )
    if case.open_now != case.open:
        now = told.asked.band_now(case.hours)
        without = (
            f"{told.band(now)} could"
            if now.high
            else "nobody could, for no way that is open leads to a shelter in time"
        )
        text += f"; as things are {without}"
    return Said(f"{text}.", told.because())


def _under(told: Told) -> str:
    return f" under the package “{told.case.package}”" if told.case.package else ""


def findings(told: Told) -> Iterator[Said]:
    """Transit is paid first; how long everyone would take."""
    yield from _transit(told)
    yield _clearing(told)


def _transit(told: Told) -> Iterator[Said]:
    """That a short truce yields less than its share."""
    case, hours = told.case, told.case.hours
    first = told.asked.first
    if first is None:
        yield Said(
            "In the middle reading nobody arrives within any truce that is asked about.", told.because(case.open)
        )
        return
    begins = hours_text(first)
    half, full, double = (told.asked.band(hours * part).central for part in (Fraction(1, 2), 1, 2))
    text = f"The way out is paid first: in the middle reading nobody has arrived before {begins}."
    if 2 * hours <= case.longest and full:
        ratio = double / full
        text += (
            f" Half the time lets out {told.amount(half)}, {told.length} {told.amount(full)}, twice the time "
            f"{told.amount(double)}: {ratio:.1f} times as many."
        )
    yield Said(text, told.because(case.open))


def _clearing(told: Told) -> Said:
    found = told.asked.clearance
    because = told.because()
    if found["central"] is None and found["high"] is None:
        days = told.asked.clearing_days
        reached = _unreached(told)
        if reached:
            return Said(f"Not everyone could get out however long the truce: {reached}.", because)
        return Said(f"Not everyone would be out within {days} days of truce.", because)
    central = _days(found["central"])
    text = (
        f"To get everyone out, the truce would have to last {central}"
        if central
        else (f"In the middle reading not everyone would be out within {told.asked.clearing_days} days")
    )
    if not told.case.exact:
        quick, slow = _days(found["high"]), _days(found["low"])
        text += f" ({quick or f'more than {told.asked.clearing_days} days'} at the best; "
        text += f"{slow or f'more than {told.asked.clearing_days} days'} at the worst)"
    return Said(f"{text}, the roads and vehicles staying as they are.", because)


def _days(hours: Fraction | None) -> str:
    """Hours below three days; then days, with a decimal as long as they are few."""
    if hours is None:
        return ""
    if hours < 72:
        return hours_text(hours)
    tenths = 10 if hours < 24 * 14 else 1
    return f"{number_text(ceil(hours / 24 * tenths) / tenths)} days"


def _unreached(told: Told) -> str:
    """Who waits where no open way leads to a shelter, or more than shelters take."""
    cut = [told.case.places[at].name for at in told.asked.cut_off]
    if cut:
        return f"no open way leads from {listed(cut)} to a shelter"
    if told.asked.crowded is not None:
        return f"the shelters take {told.amount(told.asked.crowded)}"
    return ""
