"""Adjusted Winner (Brams and Taylor 1996): two parties divide items, of which at most one is split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from numbers import Rational

Points = Sequence[int | Fraction]


@dataclass(frozen=True, slots=True)
class Division:
    """Who gets which part of each item, in exact fractions."""

    shares_a: tuple[Fraction, ...]
    """The part of each item that the first party gets, from 0 to 1; the rest is the second party's."""
    total_a: Fraction
    """The points that the first party gets by its own count."""
    total_b: Fraction
    split: int | None
    """The item of which each gets a part; None where none is split."""
    envy_free: bool
    """Whether each gets at least half of its own points, so that neither would rather have the other's part."""
    equitable: bool
    """Whether both totals are equal."""
    efficient: bool
    """Whether no other division is better for one party and no worse for the other."""

    @property
    def shares_b(self) -> tuple[Fraction, ...]:
        """The part of each item that the second party gets."""
        return tuple(1 - share for share in self.shares_a)

    @property
    def total(self) -> tuple[Fraction, Fraction]:
        """The points of both."""
        return self.total_a, self.total_b


def adjusted_winner(points_a: Points, points_b: Points) -> Division:
    """Divide items between two parties that each spread the same number of points over them.

    1. Each item goes to the party that puts more points on it; where both put the same, to the second.
    2. Items pass from the party with the larger total to the other, those first on which the points of giver to
       taker stand in the smallest ratio (then the first listed), until the totals are equal; the last is split.

    The division is equitable, efficient and envy-free; the three are checked on the result all the same.

    Args:
        points_a: the first party's points on each item, none negative; whole numbers or fractions.
        points_b: the second party's, with the same sum.

    Raises:
        ValueError: names all that is wrong, one a line.
    """
    a, b = _checked(points_a, points_b)
    shares = [Fraction(1) if ours > theirs else Fraction(0) for ours, theirs in zip(a, b, strict=True)]
    total_a, total_b = _totals(shares, a, b)
    giver, taker = (a, b) if total_a > total_b else (b, a)
    surplus = abs(total_a - total_b)
    kept = Fraction(1) if giver is a else Fraction(0)
    held = [item for item, share in enumerate(shares) if share == kept and giver[item] > 0]
    for item in sorted(held, key=lambda each: (_ratio(giver[each], taker[each]), each)):
        if not surplus:
            break
        part = min(Fraction(1), surplus / (giver[item] + taker[item]))
        shares[item] += part if giver is b else -part
        surplus -= part * (giver[item] + taker[item])
    return _described(shares, a, b)


def _ratio(giver: Fraction, taker: Fraction) -> tuple[int, Fraction]:
    """How much the giver loses for each point that the taker wins; an item worth nothing to the taker comes last."""
    return (0, giver / taker) if taker else (1, giver)


def _totals(shares: Sequence[Fraction], a: Sequence[Fraction], b: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    total_a = sum((share * points for share, points in zip(shares, a, strict=True)), Fraction(0))
    total_b = sum(((1 - share) * points for share, points in zip(shares, b, strict=True)), Fraction(0))
    return total_a, total_b


def _described(shares: Sequence[Fraction], a: Sequence[Fraction], b: Sequence[Fraction]) -> Division:
    total_a, total_b = _totals(shares, a, b)
    return Division(
        shares_a=tuple(shares),
        total_a=total_a,
        total_b=total_b,
        split=next((item for item, share in enumerate(shares) if 0 < share < 1), None),
        envy_free=2 * total_a >= sum(a) and 2 * total_b >= sum(b),
        equitable=total_a == total_b,
        efficient=_efficient(shares, a, b),
    )


def _efficient(shares: Sequence[Fraction], a: Sequence[Fraction], b: Sequence[Fraction]) -> bool:
    """Whether no swap helps: nobody holds a part of an item that the other wants relatively more.

    A division of divisible items is efficient exactly if, for every item x of which the first party holds a part
    and every item y of which the second does, a(x) · b(y) ≥ a(y) · b(x); where one side of the comparison is zero
    throughout, an item must not lie with a party that puts no point on it while the other does.
    """
    ours = [item for item, share in enumerate(shares) if share > 0]
    theirs = [item for item, share in enumerate(shares) if share < 1]
    wasted = any(not a[item] and b[item] for item in ours) or any(not b[item] and a[item] for item in theirs)
    return not wasted and all(a[x] * b[y] >= a[y] * b[x] for x in ours for y in theirs)


def _checked(points_a: Points, points_b: Points) -> tuple[list[Fraction], list[Fraction]]:
    faults: list[str] = []
    a, b = (_read(points, whose, faults) for points, whose in ((points_a, "first party"), (points_b, "second party")))
    if len(points_a) != len(points_b):
        faults.append(
            f"the first party rates {len(points_a)} items and the second {len(points_b)}; both rate all items"
        )
    elif not len(points_a):
        faults.append("there is no item to divide; give each party's points on one or more")
    elif not faults and sum(a) != sum(b):
        faults.append(
            f"the first party spreads {sum(a)} points and the second {sum(b)}; give both the same number, such as 100"
        )
    elif not faults and not sum(a):
        faults.append("nobody puts a point on anything; give each party some points to spread, such as 100")
    if faults:
        raise ValueError("\n".join(faults))
    return a, b


def _read(points: Points, whose: str, faults: list[str]) -> list[Fraction]:
    found = []
    for item, value in enumerate(points):
        if isinstance(value, bool) or not isinstance(value, Rational):
            faults.append(f"{whose}, item {item}: {value!r} is not a whole number or a fraction")
        elif value < 0:
            faults.append(f"{whose}, item {item}: {value} is negative; points start at 0")
        else:
            found.append(Fraction(int(value.numerator), int(value.denominator)))
    return found
