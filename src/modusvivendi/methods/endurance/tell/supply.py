"""How robust the routes are."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from modusvivendi.answers.model import Row, Said, Table
from modusvivendi.answers.wording import capitalised, listed
from modusvivendi.methods.endurance.asked import Carried
from modusvivendi.methods.endurance.tell.words import MOST_KEYS, Told, number, percent, ranged

MOST_PAIRS = 3


def because(carried: Carried) -> tuple[str, ...]:
    """What the open routes rest on."""
    keys = dict.fromkeys(key for route in carried.supplies.open for key in route.because)
    return tuple(keys)[:MOST_KEYS]


def headline(carried: Carried) -> str:
    """How much can come in, and the route that matters most."""
    supplies, worst = carried.supplies, _worst(carried)
    to = listed(supplies.places[at] for at in supplies.recipients)
    text = f"up to {ranged(carried.most)} {supplies.unit} of {supplies.carries} a day could reach {to}"
    if worst is None or not carried.most.central:
        return text
    share = percent(float(carried.lost[worst].central / carried.most.central))
    return f"{text}, {share} of it only because {supplies.open[worst].words} is open"


def findings(told: Told) -> Iterator[Said]:
    """What closing costs, where more would help, what can be spared, and what is closed."""
    for carried in told.asked.carried:
        yield from _closing(carried)
        yield from _more(carried)
        yield from _shut(carried)


def _worst(carried: Carried) -> int | None:
    """The route whose closing costs most."""
    order = sorted(range(len(carried.lost)), key=lambda at: (-carried.lost[at].central, at))
    return order[0] if order and carried.lost[order[0]].central > 0 else None


def _closing(carried: Carried) -> Iterator[Said]:
    worst, unit = _worst(carried), carried.supplies.unit
    open_ = carried.supplies.open
    if worst is None:
        text = f"Of {carried.supplies.carries}, no single route is needed: whichever closes, the others carry as much."
        yield Said(text, because(carried))
    else:
        lost = ranged(carried.lost[worst])
        text = f"Of {carried.supplies.carries}, what matters most to keep open is {open_[worst].words}: without it "
        text += f"{lost} "
        yield Said(f"{text}{unit} a day of {ranged(carried.most)} would be missing.", open_[worst].because)
    pairs = [each for each in carried.pairs if each[2] > carried.lost[each[0]].central + carried.lost[each[1]].central]
    if pairs:
        one, two, both = pairs[0]
        text = (
            f"Losing {open_[one].words} and {open_[two].words} together would cost {number(both)} {unit} a day, more "
        )
        yield Said(
            f"{text}than both by themselves: each stands in for the other.", (*open_[one].because, *open_[two].because)
        )


def _more(carried: Carried) -> Iterator[Said]:
    helps = [at for at, more in enumerate(carried.helps) if more is None or more > 0]
    unit, open_ = carried.supplies.unit, carried.supplies.open
    if helps:
        words = listed(f"{open_[at].words} ({_up_to(carried.helps[at])})" for at in helps[:4])
        yield Said(f"More capacity would help on {words}.", open_[helps[0]].because)
    elif carried.most.central:
        text = "No single route with more capacity would let more in: "
        yield Said(f"{text}several limit it together.", because(carried))
    spare = [at for at in range(len(open_)) if carried.spare[at] > 0]
    if spare:
        words = listed(f"{open_[at].words} ({number(carried.spare[at])} {unit} a day)" for at in spare[:4])
        yield Said(f"To spare at that rate, each by itself: {words}.", open_[spare[0]].because)


def _up_to(more: Fraction | None) -> str:
    return "without a limit" if more is None else f"up to {number(more)} a day more"


def _shut(carried: Carried) -> Iterator[Said]:
    shut = [route for route in carried.supplies.routes if not route.open]
    if shut:
        words = listed(f"{route.words} ({route.when})" for route in shut[:4])
        yield Said(f"Closed as things are, and not counted: {words}.", shut[0].because)


def table(carried: Carried) -> Table:
    """Every open route."""
    unit = carried.supplies.unit
    rows = []
    for at, route in enumerate(carried.supplies.open):
        share = carried.lost[at].central / carried.most.central if carried.most.central else Fraction(0)
        rows.append(
            Row(
                (
                    capitalised(route.words),
                    ranged(route.capacity),
                    ranged(carried.lost[at]),
                    percent(float(share)),
                    number(carried.spare[at]),
                    _up_to(carried.helps[at]) if carried.helps[at] != 0 else "no help",
                ),
                route.because,
            )
        )
    return Table(
        title=f"Routes for {carried.supplies.carries}",
        columns=("Route", "Capacity", "Lost if it closes", "Of all", "To spare", "More capacity"),
        rows=tuple(rows),
        note=f"In {unit} a day. Lost, to spare and more: by maximum flows, solved again for each; proved. In brackets "
        "what they are at the ends of the file's ranges.",
    )
