"""One party: a NegMAS utility function that is a weighted sum over issues."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from modusvivendi.exchange.domain import Line, Matter, Profile, Values
from modusvivendi.exchange.faults import Faults, shown
from modusvivendi.exchange.negmas.functions import straight, worth
from modusvivendi.exchange.negmas.space import type_of

_ADDITIVE = "LinearAdditiveUtilityFunction"
_LINEAR = ("LinearUtilityFunction", "AffineUtilityFunction")
_MINUS_INFINITY = ("-inf", "-.inf", "-infinity")


def is_profile(node: Any) -> bool:
    """Whether a file holds a utility function."""
    return type_of(node).endswith(("UtilityFunction", "UFun"))


def read_profile(root: Mapping[str, Any], name: str, file: str, matters: tuple[Matter, ...]) -> Profile:
    """One utility function over the issues of the outcome space.

    Raises:
        SituationError: the file has errors, or holds a function that is no weighted sum over issues.
    """
    faults = Faults(file)
    kind = type_of(root)
    weights = _weights(root, matters, faults)
    bias = root.get("bias")
    constant = Fraction(0) if bias is None else faults.number(bias, bias, "bias")
    if kind == _ADDITIVE:
        values = _functions(root, matters, faults)
    elif kind in _LINEAR:
        values = tuple(straight(matter, lambda number: number, faults, root) for matter in matters)
    else:
        reason = f"utilities are read from {', '.join((_ADDITIVE, *_LINEAR))}"
        faults.unsupported(f'the utility function "{shown(kind)}"', reason, root)
        values = ()
    faults.stop()
    reservation, reserved = _reservation(root, matters, weights, values, constant, faults)
    faults.stop()
    return Profile(
        name=str(root.get("name") or name),
        file=file,
        weights=weights,
        values=values,
        reservation=reservation,
        reserved=reserved,
        constant=constant,
    )


def _by_issue(given: Any, matters: tuple[Matter, ...], what: str, faults: Faults, at: Any) -> list[Any]:
    """One entry an issue, from a list in their order or a mapping by their names."""
    if isinstance(given, Mapping):
        missing = [matter.name for matter in matters if matter.name not in given]
        for name in missing:
            faults.add("negmas", f'{what} has no entry for the issue "{shown(name)}"', "add one", given)
        return [] if missing else [given[matter.name] for matter in matters]
    if not isinstance(given, list) or len(given) != len(matters):
        found = f"{len(given)} entries" if isinstance(given, list) else "no list"
        faults.add("negmas", f"{what} has {found} for {len(matters)} issues", "write one an issue", given or at)
        return []
    return list(given)


def _weights(root: Mapping[str, Any], matters: tuple[Matter, ...], faults: Faults) -> tuple[Fraction, ...]:
    given = root.get("weights")
    if given is None:
        return tuple(Fraction(1) for _ in matters)
    listed = _by_issue(given, matters, "weights", faults, root)
    return tuple(
        faults.number(weight, weight, "the weight", matter.name)
        for weight, matter in zip(listed, matters, strict=False)
    )


def _functions(root: Mapping[str, Any], matters: tuple[Matter, ...], faults: Faults) -> tuple[Values, ...]:
    listed = _by_issue(root.get("values"), matters, "values", faults, root)
    return tuple(worth(matter, node, faults) for matter, node in zip(matters, listed, strict=False))


def _reservation(
    root: Mapping[str, Any],
    matters: tuple[Matter, ...],
    weights: tuple[Fraction, ...],
    values: tuple[Values, ...],
    constant: Fraction,
    faults: Faults,
) -> tuple[Fraction | None, str]:
    """The number given; else the worth of the package given; else none."""
    given, package = root.get("reserved_value"), root.get("reserved_outcome")
    if isinstance(package, (list, dict)) and (given is None or _absent(given)):
        listed = _by_issue(package, matters, "reserved_outcome", faults, root)
        return constant + sum(
            (
                weight * _worth_of(matter, row, value, faults)
                for matter, weight, row, value in zip(matters, weights, values, listed, strict=False)
            ),
            Fraction(0),
        ), "the worth of reserved_outcome"
    if given is None or _absent(given):
        return None, "none"
    return faults.number(given, given, "reserved_value"), str.__str__(given)


def _absent(given: Any) -> bool:
    return str(given).strip().lower() in (*_MINUS_INFINITY, "null", "none", "~", "")


def _worth_of(matter: Matter, row: Values, value: Any, faults: Faults) -> Fraction:
    if isinstance(row, Line):
        low, high = matter.bounds or (Fraction(0), Fraction(1))
        share = (faults.number(value, value, "reserved_outcome", matter.name) - low) / (high - low)
        return row.at_low + (row.at_high - row.at_low) * share
    if str(value) not in matter.options:
        what = f'reserved_outcome has "{shown(str(value))}", which is no value of the issue'
        faults.add("negmas", what, "write one of its values", value, matter.name)
        return Fraction(0)
    return row[matter.options.index(str(value))]
