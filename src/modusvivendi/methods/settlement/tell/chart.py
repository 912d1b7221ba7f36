"""The frontier as a picture."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.builders.gains import Outcome, gains
from modusvivendi.answers.model import Chart
from modusvivendi.answers.wording import counted, listed
from modusvivendi.methods.settlement.tell.packages import choices
from modusvivendi.methods.settlement.tell.words import Told

MOST_DRAWN = 400
"""Points of the frontier that are drawn; evenly chosen where there are more."""


def charts(told: Told) -> tuple[Chart, ...]:
    """What the efficient and the fair agreements and the offers give each party; of two or more agreements."""
    if not len(told.settled.solution.frontier):
        return ()
    outcomes = tuple(_outcomes(told))
    names = [side.name for side in told.case.sides]
    efficient = counted(len(told.settled.solution.frontier), "efficient agreement")
    description = f"What {efficient}, the fair ones among them and the offers on the table give {listed(names)}."
    complete = "" if told.settled.solution.frontier_complete else " The frontier is known in part only."
    return (
        gains(
            outcomes,
            names,
            unit="points of 100 over no deal",
            title="Who gains what",
            description=description + complete,
            note="Efficient: no agreement is better for one party without being worse for another.",
        ),
    )


def _outcomes(told: Told) -> Iterator[Outcome]:
    rows = told.settled.solution.frontier
    packages = told.settled.solution.frontier_packages
    every = max(1, -(-len(rows) // MOST_DRAWN))
    because = told.basis()
    for utilities, package in zip(rows[::every].tolist(), packages[::every].tolist(), strict=True):
        changed = [at for at, matter in enumerate(told.case.matters) if matter.now != package[at]]
        label = told.package(tuple(package), changed) or "things as they are"
        yield Outcome(label=label, kind="efficient", gains=_gains(told, utilities), because=because)
    for name, _, choice in choices(told):
        yield Outcome(label=name, kind="fair", gains=_gains(told, choice.utilities), because=because)
    for offer, placed in zip(told.case.offers, told.settled.offers, strict=True):
        yield Outcome(label=offer.label, kind="offer", gains=_gains(told, placed.points), because=(offer.evidence,))


def _gains(told: Told, utilities: tuple[int, ...] | list[int]) -> tuple[float, ...]:
    return tuple(float(told.gain(party, utility)) for party, utility in enumerate(utilities))
