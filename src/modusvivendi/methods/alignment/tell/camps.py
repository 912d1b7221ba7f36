"""Who stands with whom, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from modusvivendi.answers.model import Said
from modusvivendi.answers.wording import counted
from modusvivendi.methods.alignment.asked import TIED
from modusvivendi.methods.alignment.tell.words import DIGITS, NEUTRAL, Told, percent, proof

MOST_GROUPS = 4


def headline(told: Told) -> Said:
    """The camps of the first part of the graph, what stands against them, and who is nearest to the other side."""
    result, groups = told.asked.result, told.groups()
    first = _against(told, groups[0])
    if len(told.asked.partitions.sides) > 1:
        first = f"{_count(told)} are equally good: {first}"
    more = f"; beside them {counted(len(groups) - 1, 'group')} tied to none of these" if len(groups) > 1 else ""
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
        yield Said(f"{_against(told, group)}.", told.because(members), "Tied to none of these")
    yield _others(told)
    still = told.open()
    if still:
        verb = "side is" if len(still) == 1 else "sides are"
        text = f"The {verb} undetermined of {told.names(still)}: either costs as much."
        yield Said(text, told.because(still), "Undetermined")


def _count(told: Told) -> str:
    found = told.asked.partitions
    return f"{'' if found.complete else 'At least '}{counted(len(found.sides), 'division')}"


def _step(told: Told) -> float:
    """What the next best division breaks more: the least that any switch costs."""
    now = told.asked.now
    return float(now.gap_bound[told.movable()[0]]) if now is not None else 0.0


def _against(told: Told, group: dict[int, list[int]]) -> str:
    """The camps by those whose sides are determined; the others are told apart."""
    still = set(told.open())
    firm = {camp: [at for at in members if at not in still] for camp, members in group.items()}
    sides = [told.names(members) for camp, members in firm.items() if members and camp != NEUTRAL]
    parts = []
    if len(sides) > 1:
        parts.append(" against ".join(sides))
    elif sides:
        alone = sum(len(members) for camp, members in firm.items() if camp != NEUTRAL) == 1
        parts.append(f"{sides[0]} {'stands alone' if alone else 'are on one side'}")
    loose = sorted(at for members in group.values() for at in members if at in still)
    if loose:
        parts.append(f"{'on' if parts else 'On'} either side {told.names(loose)}")
    if NEUTRAL in group:
        parts.append(f"{'neutral' if parts else 'Neutral'} {told.names(group[NEUTRAL])}")
    return "; ".join(parts)


def _stand(told: Told) -> str:
    if not told.case.unit:
        return "in tie weights stands"
    return "stands" if told.asked.result.frustration == 1 else "stand"


def _nearest(told: Told) -> str:
    """Who would pay least for changing sides, all of them if several, and who bears most."""
    now, movable = told.asked.now, told.movable()
    if now is None or not movable:
        return ""
    parts = []
    if not told.open():
        least = round(float(now.gap[movable[0]]), DIGITS)
        nearest = [at for at in movable if round(float(now.gap[at]), DIGITS) == least]
        each = " each" if len(nearest) > 1 else ""
        if any(now.gap[at] - now.gap_bound[at] > TIED for at in movable):
            each += ", by what was found in time"
        parts.append(f"Changing sides would cost {told.names(nearest)} least ({told.amount(least)} more{each})")
    most = max(movable, key=lambda at: float(np.nan_to_num(now.strain[at])))
    if now.strain[most] > 0:
        asked = f"; not asked: {told.names(told.case.anchors)}, who stays where it is" if told.case.parties else ""
        bears = told.amount(float(now.strain[most]))
        parts.append(f"{told.case.names[most]} bears most on either side ({bears} of its own{asked})")
    return f"{'; '.join(parts)}." if parts else ""


def _others(told: Told) -> Said:
    found = told.asked.partitions
    if not told.asked.result.proved:
        text = "Another division may break less: the search ended before this was proved."
    elif len(found.sides) > 1:
        text = f"{_count(told)} break as little; costs, ties and the picture are those of the first."
    elif not found.complete:
        text = "Whether another division breaks as little was not found out in time."
    else:
        next_ = f"; the next breaks {told.amount(_step(told))} more" if told.movable() else ""
        text = f"No other division breaks as little{next_}."
    return Said(text, told.because(), "How firm")
