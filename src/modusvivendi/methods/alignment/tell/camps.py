"""Who stands with whom, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from modusvivendi.answers.model import Said
from modusvivendi.answers.wording import counted
from modusvivendi.methods.alignment.tell.words import NEUTRAL, Told, percent, proof

MOST_GROUPS = 4


def headline(told: Told) -> Said:
    """The camps of the first part of the graph, what stands against them, and who is nearest to the other side."""
    result, groups = told.asked.result, told.groups()
    first = _against(told, groups[0])
    more = f", beside {counted(len(groups) - 1, 'group')} tied to neither" if len(groups) > 1 else ""
    total = sum(abs(float(bond.weight)) for bond in told.case.bonds)
    against = f"{told.of(result.frustration, total)} {_stand(told)} against that"
    sure = proof(result.proved, told.amount(result.bound))
    text = f"{first}{more}; {against} ({percent(result.frustration / total)}; {sure})."
    nearest = _nearest(told)
    return Said(f"{text} {nearest}".strip(), told.because())


def camps(told: Told) -> Iterator[Said]:
    """Each part of the graph, and how many divisions are as good."""
    groups = told.groups()
    for group in groups[1:MOST_GROUPS]:
        members = [at for camp in group.values() for at in camp]
        yield Said(f"{_against(told, group)}.", told.because(members), "Tied to neither camp")
    yield _others(told)
    still = told.open()
    if still:
        verb = "side is" if len(still) == 1 else "sides are"
        text = f"The {verb} undetermined of {told.names(still)}: either costs as much."
        yield Said(text, told.because(still), "Undetermined")


def _against(told: Told, group: dict[int, list[int]]) -> str:
    sides = [told.names(members) for camp, members in group.items() if camp != NEUTRAL]
    neutral = f"; neutral: {told.names(group[NEUTRAL])}" if NEUTRAL in group else ""
    if len(sides) == 1:
        stand = "stands alone" if len(next(iter(group.values()))) == 1 else "stand together"
        return f"{sides[0]} {stand}{neutral}"
    return f"{' against '.join(sides)}{neutral}"


def _stand(told: Told) -> str:
    if not told.case.unit:
        return "in tie weights stands"
    return "stands" if told.asked.result.frustration == 1 else "stand"


def _nearest(told: Told) -> str:
    now, movable = told.asked.now, told.movable()
    if now is None or not movable or told.open():
        names = told.names(told.open()) if now is not None and movable else ""
        return f"Undetermined: {names}." if names else ""
    nearest = movable[0]
    cost = told.amount(float(now.gap[nearest]))
    most = max(movable, key=lambda at: float(np.nan_to_num(now.strain[at])))
    text = f"Changing sides would cost {told.case.names[nearest]} least ({cost} more against the camps)"
    if now.strain[most] > 0:
        text += f"; {told.case.names[most]} bears most on either side ({told.amount(float(now.strain[most]))})"
    return f"{text}."


def _others(told: Told) -> Said:
    found = told.asked.partitions
    if not told.asked.result.proved:
        text = "Another division may break less: the search ended before this was proved."
    elif not found.complete:
        text = f"At least {counted(len(found.sides), 'division')} break as little; not all are listed."
    elif len(found.sides) == 1:
        text = "No other division breaks as little."
    else:
        text = f"{counted(len(found.sides), 'division')} break as little, this one among them."
    return Said(text, told.because(), "How firm")
