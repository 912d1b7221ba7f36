"""How long stocks last."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Row, Said, Table
from modusvivendi.answers.wording import capitalised
from modusvivendi.methods.endurance.asked import Held
from modusvivendi.methods.endurance.tell.words import Told, days_text, ranged
from modusvivendi.situation.fields.dates import day_in_words

CHANGES = {
    "use": "a tenth less used, or as much more coming in",
    "hold": "a tenth more there",
    "floor": "using it up to the last",
}


def headline(held: Held) -> str:
    """Until when one stock lasts."""
    stock = held.stock
    return f"{stock.name} in {stock.at} would last {_lasts(held)}{_from(held)}"


def _lasts(held: Held) -> str:
    central = days_text(held.central)
    if held.least == held.most:
        return central
    if held.most is None:
        return f"{central} (at least {days_text(held.least)})"
    return f"{central} ({days_text(held.least)} to {days_text(held.most)})"


def _from(held: Held) -> str:
    """The day from which that counts, where the file gives it."""
    return f" from {day_in_words(held.stock.as_of)}" if held.stock.as_of is not None else ""


def findings(told: Told) -> Iterator[Said]:
    """Each stock, and what would extend it most."""
    for held in told.asked.held:
        stock = held.stock
        floor = f" until {ranged(stock.floor)} {stock.unit} are left" if stock.floor.high else ""
        text = f"{capitalised(stock.name)} in {stock.at}: {_lasts(held)}{_from(held)}{floor}, at a use of "
        text += f"{ranged(stock.uses)} "
        text += f"{stock.unit} a day with {ranged(stock.gets)} coming in."
        best = held.gains[0] if held.gains else None
        if best is not None:
            more = "it would not run out" if best.days is None else f"{days_text(best.days)} more"
            text += f" What would extend it most: {CHANGES[best.kind]} ({more})."
        yield Said(text, stock.because)


def table(told: Told) -> Table | None:
    """Every stock, at the ends of its numbers."""
    if not told.asked.held:
        return None
    rows = []
    for held in told.asked.held:
        stock = held.stock
        rows.append(
            Row(
                (
                    capitalised(stock.name),
                    stock.at,
                    stock.unit,
                    ranged(stock.holds),
                    ranged(stock.uses),
                    ranged(stock.gets),
                    ranged(stock.floor),
                    days_text(held.least),
                    days_text(held.central),
                    days_text(held.most),
                ),
                stock.because,
            )
        )
    return Table(
        title="How long stocks last",
        columns=("Stock", "At", "Unit", "There is", "Used a day", "Comes in", "Floor", "Least", "Middle", "Most"),
        rows=tuple(rows),
        note="Days until the floor: (there is − floor) / (used − comes in). Least and most by the ends of all ranges.",
    )


def gains_table(told: Told) -> Table | None:
    """What each change by itself would add."""
    rows = [
        Row(
            (
                capitalised(held.stock.name),
                CHANGES[gain.kind],
                "never runs out" if gain.days is None else days_text(gain.days),
            ),
            held.stock.because,
        )
        for held in told.asked.held
        for gain in held.gains
    ]
    if not rows:
        return None
    return Table(
        title="What would extend a stock",
        columns=("Stock", "Change", "Days more"),
        rows=tuple(rows),
        note="At the central readings, each change by itself.",
        detail=True,
    )
