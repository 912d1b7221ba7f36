"""What the values of one issue are worth: NegMAS's one-dimensional functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from modusvivendi.exchange.domain import Line, Matter, Values
from modusvivendi.exchange.faults import Faults, shown
from modusvivendi.exchange.negmas.space import type_of

_STRAIGHT = ("IdentityFun", "ConstFun", "ConstantFun", "LinearFun", "AffineFun")


def worth(matter: Matter, node: Any, faults: Faults) -> Values:
    """What each option, or each end of the range, is worth under a function of the file."""
    kind = type_of(node)
    if kind == "TableFun" or (not kind and isinstance(node, Mapping) and node):
        return _table(matter, node.get("mapping") if kind else node, faults)
    if kind not in _STRAIGHT:
        reason = f"values are read from {', '.join((*_STRAIGHT, 'TableFun'))}"
        faults.unsupported(f'the function "{shown(kind)}"', reason, node, matter.name)
        return _nothing(matter)
    slope, bias = _coefficients(kind, node, matter, faults)
    return straight(matter, lambda number: slope * number + bias, faults, node, needs_numbers=slope != 0)


def _coefficients(kind: str, node: Mapping[str, Any], matter: Matter, faults: Faults) -> tuple[Fraction, Fraction]:
    def of(key: str, default: int) -> Fraction:
        given = node.get(key)
        return Fraction(default) if given is None else faults.number(given, given, key, matter.name)

    if kind == "IdentityFun":
        return Fraction(1), Fraction(0)
    if kind in ("ConstFun", "ConstantFun"):
        return Fraction(0), of("bias", 0)
    return of("slope", 1), of("bias", 0)


def straight(
    matter: Matter, line: Callable[[Fraction], Fraction], faults: Faults, node: Any, *, needs_numbers: bool = True
) -> Values:
    """A straight line over the numbers of an issue; options that are words only where the line is level."""
    if matter.bounds is not None:
        return Line(line(matter.bounds[0]), line(matter.bounds[1]))
    if not needs_numbers:
        return tuple(line(Fraction(0)) for _ in matter.options)
    return tuple(line(faults.number(option, node, "a value", matter.name)) for option in matter.options)


def _table(matter: Matter, mapping: Any, faults: Faults) -> Values:
    if matter.bounds is not None:
        faults.unsupported("a table over a range of numbers", "a range is worth a straight line", mapping, matter.name)
        return _nothing(matter)
    given = {str.__str__(key): value for key, value in mapping.items()} if isinstance(mapping, Mapping) else {}
    for option in matter.options:
        if option not in given:
            what = f'the table has no entry for the value "{shown(option)}"'
            faults.add("negmas", what, "give each value of the issue a number", mapping, matter.name)
    return tuple(
        faults.number(given[option], given[option], f'the worth of "{shown(option)}"', matter.name)
        if option in given
        else Fraction(0)
        for option in matter.options
    )


def _nothing(matter: Matter) -> Values:
    return Line(Fraction(0), Fraction(0)) if matter.bounds is not None else tuple(Fraction(0) for _ in matter.options)
