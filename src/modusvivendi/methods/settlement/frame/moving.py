"""Issues that are numbers, asked of draws: each uncertain ideal or bound is an option that moves with its number.

The point answer cuts a range into even steps and adds every ideal and bound at its central reading. Over draws these
move, and their options with them, so that a deal at somebody's very bound is found in each draw as it would be alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from modusvivendi.methods.settlement.frame import Built, build
from modusvivendi.methods.settlement.frame.grid import Grid
from modusvivendi.situation.derive.central import central
from modusvivendi.situation.problems import SituationError
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import Slot, lay

_ORDER = ("at_least", "ideal", "at_most")
_APART = Fraction(1, 997_000)
"""How far apart options are first laid, of the range: on no even step, and a lower bound below an upper one."""


@dataclass(frozen=True, slots=True, eq=False)
class Moving:
    """The problem with such options, and where their numbers come from."""

    built: Built
    slots: Mapping[tuple[str, Fraction], int]
    """For an issue and the number of an option the place of the slot that moves it."""


def moving(situation: Situation, slots: Sequence[Slot]) -> Moving:
    """The problem of a situation, for draws of some slots.

    Raises:
        SituationError: as :func:`build`.
    """
    chosen = sorted(_ranged(situation, slots), key=lambda at: (_ORDER.index(str(slots[at].path[2])), at))
    if not chosen:
        return Moving(build(situation), {})
    numbers = {at: _apart(slots[at], count) for count, at in enumerate(chosen)}
    laid = lay(situation, [slots[at] for at in chosen])([numbers[at] for at in chosen])
    try:
        built = build(laid)
    except SituationError:
        return Moving(build(situation), {})  # two bounds laid apart shut out every option; those at their middle do not
    places = {(_issue(situation, slots[at]), numbers[at]): at for at in chosen}
    return Moving(replace(built, grids=tuple(_named(each, places, slots) for each in built.grids)), places)


def _ranged(situation: Situation, slots: Sequence[Slot]) -> Iterator[int]:
    """The ideals and bounds on issues that are numbers."""
    for at, slot in enumerate(slots):
        held = slot.kind == "number" and slot.path[0] == "positions" and slot.path[2] in _ORDER
        if held and situation.issues[_issue(situation, slot)].range is not None:
            yield at


def _issue(situation: Situation, slot: Slot) -> str:
    return situation.positions[int(slot.path[1])].issue


def _apart(slot: Slot, count: int) -> Fraction:
    """A number close to the central reading that no other option has."""
    low, high = slot.bounds.ends
    middle, step = central(slot.value, slot.bounds), (high - low) * _APART
    away = step * (2 * count + 1)
    return middle + away if middle + away < high else middle - step * 1_000 + away


def _named(each: Grid, places: Mapping[tuple[str, Fraction], int], slots: Sequence[Slot]) -> Grid:
    """The options that move, in words."""
    if each.numbers is None:
        return each
    found = [places.get((each.issue.key, number)) for number in each.numbers]
    words = [
        word if at is None else f"the place {slots[at].label}" if slots[at].path[2] == "ideal" else slots[at].label
        for word, at in zip(each.words, found, strict=True)
    ]
    return replace(each, words=tuple(words))
