"""Who would have to choose: what the other side costs each actor, and what it bears on either."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from modusvivendi.answers.model import Row, Said, Table
from modusvivendi.answers.wording import counted, listed
from modusvivendi.methods.alignment.asked import TIED, Effect, crosses
from modusvivendi.methods.alignment.tell.words import Told, signed

MOST_TOLD = 3
MOST_ROWS = 40
MOST_TIES = 4
MOST_CHANGES = 6


def choosing(told: Told) -> Iterator[Said]:
    """Those nearest to the other side, and those who bear most wherever they go."""
    now = told.asked.now
    if now is None:
        return
    for at in [at for at in told.movable() if now.gap[at] > TIED][:MOST_TOLD]:
        cost, bears = told.amount(float(now.gap[at])), told.amount(float(now.strain[at]))
        text = f"{_stands(told, at)} it would leave {cost} more against the camps. "
        text += (
            f"On either side it bears {bears} of its own. {_ties(told, at)}"
            if now.strain[at] > TIED
            else _ties(told, at)
        )
        yield Said(text, told.because([at]), "Who would have to choose")
    strained = sorted(told.movable(), key=lambda at: -float(np.nan_to_num(now.strain[at])))
    strained = [at for at in strained if now.strain[at] > TIED][:MOST_TOLD]
    if strained:
        each = [f"{told.case.names[at]} ({told.amount(float(now.strain[at]))})" for at in strained]
        yield Said(f"Bearing most whichever side they take: {listed(each)}.", told.because(strained), "Under strain")


def _stands(told: Told, at: int) -> str:
    name, mine, other = told.case.names[at], told.with_whom(at), told.against_whom(at)
    if other is None:
        return f"{name} falls on the side of {mine}; forced off it"
    place = f"stands against {other}" if mine == name else f"falls on the side of {mine}"
    return f"{name} {place}; forced to that of {other}"


def _ties(told: Told, at: int) -> str:
    bonds = sorted(told.bonds_of(at), key=lambda bond: -abs(bond.weight))
    named = [
        f"{told.case.names[bond.of[1] if bond.of[0] == at else bond.of[0]]} {signed(bond.weight)}" for bond in bonds
    ]
    more = len(named) - MOST_TIES
    return f"Its ties: {', '.join(named[:MOST_TIES])}{f' and {more} more' if more > 0 else ''}."


def choosing_table(told: Told) -> Table | None:
    """Every actor, the cheapest switch first; None for several camps."""
    now, before = told.asked.now, told.asked.before
    if now is None:
        return None
    movable, fixed = told.movable(), [at for at in told.tied() if at not in set(told.movable())]
    shown = [*movable, *fixed][:MOST_ROWS]
    rows, broken = [], _broken(told)
    for at in shown:
        anchor = at in fixed
        gap = "stays (anchor)" if anchor else _proved(told, float(now.gap[at]), float(now.gap_bound[at]))
        earlier = None if before is None or anchor else _plain(told, float(before.gap[at]))
        rows.append(
            Row(
                (
                    told.case.names[at],
                    "either" if at in set(told.open()) else told.with_whom(at),
                    gap,
                    None if anchor else _plain(told, float(now.strain[at]), "not proved"),
                    told.amount(broken[at]),
                    earlier,
                    None if before is None or anchor else _plain(told, float(before.strain[at])),
                ),
                told.because([at]),
            )
        )
    day = told.before_words()
    more = len(movable) + len(fixed) - len(shown)
    return Table(
        title="Who would have to choose",
        columns=(
            "Actor",
            "On the side of",
            "Cost of the other side",
            "Bears on either",
            "Bears now",
            f"Cost {day}",
            f"Bore on either {day}",
        ),
        rows=tuple(rows),
        note=_note(told) + (f" {more} more are not shown." if more > 0 else ""),
    )


def _broken(told: Told) -> dict[int, float]:
    """What stands against the camps of each actor's own ties (its frustration)."""
    found = dict.fromkeys(told.tied(), 0.0)
    for bond, against in zip(told.case.bonds, told.asked.broken.tolist(), strict=True):
        for end in bond.of:
            found[end] += abs(float(bond.weight)) if against else 0.0
    return found


def _note(told: Told) -> str:
    unit = "numbers of ties" if told.case.unit else "sums of tie weights, each tie from −1 (hostile) to +1 (friendly)"
    return (
        f"In {unit}. Cost of the other side: what more stands against the camps in the best division with the actor "
        "opposite (the switching cost; others may move with it), exact unless it says otherwise. Bears on either: "
        "the smaller of what its own ties cost it on its side and on the other (its strain). Bears now: its own ties "
        "against these camps (its frustration)."
    )


def _plain(told: Told, value: float, missing: str = "no tie then") -> str:
    return told.amount(value) if value == value else missing


def _proved(told: Told, value: float, bound: float) -> str:
    if value - bound <= TIED:
        return told.amount(value)
    return f"{told.amount(bound)} to {told.amount(value)}, not proved"


def changed(told: Told) -> Iterator[Said]:
    """What each tie that changed did by itself, and who crossed."""
    now, before = told.asked.now, told.asked.before
    if now is None or before is None:
        return
    effects = sorted(told.asked.effects, key=lambda effect: -_reach(told, effect))
    for effect in effects[:MOST_CHANGES]:
        bond = told.case.changed[effect.pair]
        text = f"{told.pair(effect.pair)}: {_weight(effect.old)} then, {_weight(effect.new)} now. {_did(told, effect)}"
        yield Said(text, bond.because, f"Since {told.before_words()[3:]}")
    more = len(told.case.changed) - len(effects[:MOST_CHANGES])
    if more > 0:
        yield Said(f"{counted(more, 'more tie')} changed since then.", (), f"Since {told.before_words()[3:]}")
    crossed = told.crossed()
    text = (
        f"Across since then: {told.names(crossed)}." if crossed else "Nobody has crossed from camp to camp since then."
    )
    yield Said(text, told.because(crossed) if crossed else (), f"Since {told.before_words()[3:]}")


def _reach(told: Told, effect: Effect) -> float:
    """How far the ends of a tie are moved by it."""
    return round(sum(float(np.nan_to_num(_moved(told, effect, at))) for at in effect.pair), 9)


def firmness(told: Told) -> Iterator[Said]:
    """Whose side is firmer than on the day that is compared with, and whose looser."""
    now, before = told.asked.now, told.asked.before
    if now is None or before is None:
        return
    both = [at for at in told.movable() if before.gap[at] == before.gap[at]]
    moved = sorted(both, key=lambda at: -abs(round(float(now.gap[at] - before.gap[at]), 9)))
    parts = []
    for word, sign in (("firmer", 1), ("looser", -1)):
        found = [at for at in moved if sign * (now.gap[at] - before.gap[at]) > TIED]
        if found:
            each = [
                f"{told.case.names[at]} ({_instead(told, float(now.gap[at]), float(before.gap[at]))})"
                for at in found[:MOST_CHANGES]
            ]
            more = f" and {len(found) - MOST_CHANGES} more" if len(found) > MOST_CHANGES else ""
            parts.append(f"{word} than then: {', '.join(each)}{more}")
    if parts:
        text = f"all changes together, {'; '.join(parts)}"
        yield Said(f"{text[0].upper()}{text[1:]}.", told.because(moved[:2]), f"Since {told.before_words()[3:]}")


def _weight(weight: object) -> str:
    value = float(weight)  # type: ignore[arg-type]  # a fraction
    return signed(value) if value else "no tie"


def _did(told: Told, effect: Effect) -> str:
    """What it changes for its two ends: today against today with the tie as it was."""
    now = told.asked.now
    parts = []
    for at in effect.pair:
        if now is None or now.gap[at] != now.gap[at] or effect.other.gap[at] != effect.other.gap[at]:
            continue
        one, two = float(effect.other.gap[at]), float(now.gap[at])
        bears, bore = float(now.strain[at]), float(effect.other.strain[at])
        if abs(one - two) <= TIED and abs(bears - bore) <= TIED:
            continue
        cost = f"the other side costs {told.case.names[at]} {told.amount(two)} instead of {told.amount(one)}"
        strain = f"and it bears {told.amount(bears)} on either side"
        strain += f" instead of {told.amount(bore)}" if abs(bears - bore) > TIED else ", as it would without that"
        parts.append(f"{cost}, {strain}")
    if not parts:
        return "By itself that changes for neither of them what the other side costs."
    return f"By itself that means: {'; '.join(parts)}."


def hardening(told: Told) -> Iterator[Said]:
    """For those nearest to the other side the tie that would move them most, were it to harden."""
    now = told.asked.now
    if now is None or not told.asked.hardening:
        return
    for at in told.movable()[:MOST_TOLD]:
        best = max(told.asked.hardening, key=lambda effect: _moved(told, effect, at))
        if _moved(told, best, at) <= TIED:
            continue
        gap, strain, bears = float(best.other.gap[at]), float(best.other.strain[at]), float(now.strain[at])
        was, would = signed(best.old), signed(best.new)
        text = f"Were the tie of {told.pair(best.pair)} {would} instead of {was}, the other side would cost "
        text += f"{told.case.names[at]} {_instead(told, gap, float(now.gap[at]))}"
        text += f", and it would bear {_instead(told, strain, bears)}" if abs(strain - bears) > TIED else ""
        text += ": it would have crossed" if crosses(told.case, now, best.other, at) else ""
        yield Said(f"{text}.", told.because_of([best.pair]), "Were a tie stronger")


def _instead(told: Told, new: float, old: float) -> str:
    if abs(new - old) <= TIED:
        return f"the same ({told.amount(new)})"
    return f"{told.amount(new)} instead of {told.amount(old)}"


def _moved(told: Told, effect: Effect, at: int) -> float:
    now = told.asked.now
    if now is None:
        return 0.0
    return abs(float(effect.other.gap[at] - now.gap[at])) + abs(float(effect.other.strain[at] - now.strain[at]))


def hardening_table(told: Told) -> Table | None:
    """Every tie one step harder: whom that moves, and how far."""
    now = told.asked.now
    if now is None or not told.asked.hardening:
        return None
    rows = []
    for effect in told.asked.hardening:
        for at in told.movable():
            if _moved(told, effect, at) > TIED:
                cells = (
                    told.pair(effect.pair),
                    f"{signed(effect.old)} → {signed(effect.new)}",
                    told.case.names[at],
                    f"{told.amount(float(now.gap[at]))} → {told.amount(float(effect.other.gap[at]))}",
                    f"{told.amount(float(now.strain[at]))} → {told.amount(float(effect.other.strain[at]))}",
                )
                rows.append((_moved(told, effect, at), Row(cells, told.because_of([effect.pair]))))
    rows.sort(key=lambda row: -round(row[0], 9))
    if not rows:
        return None
    return Table(
        title="What one tie does if it is stronger",
        columns=("Tie", "Weight", "Who is moved", "Cost of the other side", "Bears on either"),
        rows=tuple(row for _, row in rows[:MOST_ROWS]),
        note="Each tie 0.25 stronger in its sign, up to the end of the scale, all others as they are. "
        f"{len(rows)} such effects, the {min(len(rows), MOST_ROWS)} largest shown.",
        detail=True,
    )
