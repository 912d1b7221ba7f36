"""The order in which sides would form if ties gave way to one another. It has no time of the calendar."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from modusvivendi.answers.model import Row, Said, Table
from modusvivendi.answers.numbers import number_text
from modusvivendi.answers.wording import counted, listed
from modusvivendi.methods.alignment.tell.words import Told, percent

MOST_NAMED = 3
MOST_ROWS = 40


def dynamics(told: Told) -> Iterator[Said]:
    """Where continuous balance leads, who settles first and last, and which ties single changes turn."""
    yield from _continuous(told)
    yield from _discrete(told)


def _continuous(told: Told) -> Iterator[Said]:
    found, members = told.asked.continuous, settled(told)
    if found is None or found.order is None or not members:
        return
    others = differing(told)
    text = "If ties kept moving towards what friends of friends and foes of foes suggest, "
    text += f"{told.names(others)} would end on the other side" if others else "the same camps would form"
    shares = found.order.nodes
    order = sorted(members, key=lambda at: (round(float(shares[at]), 6), at))
    last = [at for at in order if round(float(shares[at]), 6) == round(float(shares[order[-1]]), 6)]
    if shares[order[-1]] > 0 and len(last) <= MOST_NAMED:
        text += f"; the last whose relations take their final sign: {told.names(last)}"
    text += ". (The model's time has no unit of the calendar.)"
    yield Said(text, told.because(others or None), "How sides form")


def _discrete(told: Told) -> Iterator[Said]:
    runs = told.asked.runs
    if runs is None or not told.asked.triads.unbalanced:
        return
    most = [int(at) for at in np.argsort(-runs.turned, kind="stable")[:MOST_NAMED] if runs.turned[at]]
    text = "If single ties changed sign one after another, never adding to the triangles out of balance, all triangles "
    text += f"came into balance in {runs.balanced} of {counted(runs.runs, 'run')}"
    text += f", and {runs.jammed} got stuck before" if runs.jammed else ""
    if most:
        each = [f"{told.pair(told.case.bonds[at].of)} ({percent(runs.turned[at] / runs.runs)})" for at in most]
        text += f"; most often turned were {listed(each)}"
    yield Said(f"{text}.", told.because_of([told.case.bonds[at].of for at in most]), "How sides form")


def settled(told: Told) -> list[int]:
    """The actors of the first part of the graph with a side that is determined, and one in the continuous model."""
    found = told.asked.continuous
    if found is None:
        return []
    first = [at for members in told.groups()[0].values() for at in members]
    still = set(told.open())
    return [at for at in first if found.sides[at] != 0 and at not in still]


def differing(told: Told) -> list[int]:
    """Those on another side than in the camps, as seen from the first anchor, or from most."""
    found, members = told.asked.continuous, settled(told)
    if found is None or not members:
        return []
    same = np.array([(found.sides[at] > 0) == (told.asked.sides[at] == 0) for at in members])
    anchors = [number for number, at in enumerate(members) if at in told.case.anchors]
    reference = bool(same[anchors[0]]) if anchors else bool(same.mean() >= 0.5)
    return [at for at, agrees in zip(members, same.tolist(), strict=True) if agrees != reference]


def dynamics_table(told: Told) -> Table | None:
    """Each actor, in the order in which its relations take their final signs."""
    found, members = told.asked.continuous, settled(told)
    if found is None or found.order is None or not members:
        return None
    shares, others = found.order.nodes, set(differing(told))
    order = sorted(members, key=lambda at: (round(float(shares[at]), 6), at))
    rows = [
        Row(
            (told.case.names[at], number_text(round(float(shares[at]), 3)), "no" if at in others else "yes"),
            told.because([at]),
        )
        for at in order[:MOST_ROWS]
    ]
    more = len(order) - len(rows)
    return Table(
        title="The order in which sides form",
        columns=("Actor", "Share of the way", "Same camp as above"),
        rows=tuple(rows),
        note="Continuous structural balance, dX/dt = X² (Marvel and others 2011), from today's ties: the share of "
        "the way to two sides from which all relations of the actor keep their sign. It has no unit of the calendar."
        + (f" {more} more are not shown." if more > 0 else ""),
        detail=True,
    )
