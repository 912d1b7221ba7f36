"""The issues of a NegMAS outcome space."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from modusvivendi.exchange.domain import MOST_ISSUES, MOST_OPTIONS, Matter
from modusvivendi.exchange.faults import Faults, shown


def type_of(node: Any) -> str:
    """The last part of a type's name, under either of the keys that NegMAS has used."""
    if not isinstance(node, Mapping):
        return ""
    return str(node.get("type") or node.get("__python_class__") or "").rpartition(".")[2]


def is_space(node: Any) -> bool:
    """Whether a file holds an outcome space."""
    return type_of(node).endswith("OutcomeSpace") and isinstance(node.get("issues"), list)


def matters_of(root: Mapping[str, Any], faults: Faults) -> tuple[Matter, ...]:
    """The issues in the order of the file."""
    issues = root.get("issues")
    if not isinstance(issues, list) or not issues:
        faults.add("negmas", "the outcome space has no list of issues", "write issues: and a list", root)
        return ()
    if len(issues) > MOST_ISSUES:
        faults.add("too-many", f"{len(issues)} issues; at most {MOST_ISSUES} are read", "leave some out", root)
        return ()
    made = [matter for number, each in enumerate(issues) if (matter := _matter(number, each, faults)) is not None]
    return tuple(made)


def _matter(number: int, node: Any, faults: Faults) -> Matter | None:
    if not isinstance(node, Mapping):
        faults.add("negmas", "an issue is no mapping", "write name, type and values", node)
        return None
    name = str(node.get("name") or f"issue {number + 1}")
    kind = type_of(node)
    values = node.get("values")
    if kind == "ContinuousIssue":
        return _range(name, values, faults, node)
    if kind == "ContiguousIssue":
        return _contiguous(name, values, faults, node)
    if isinstance(values, list):
        return _listed(name, kind, values, faults, node)
    if kind in ("CategoricalIssue", "OrdinalIssue", "CardinalIssue", "DiscreteIssue") and values is not None:
        count = faults.number(values, values, "the number of values", name)
        return _whole(name, Fraction(0), count - 1, faults, node)
    faults.unsupported(f'the type of issue "{shown(kind)}"', "its values are not listed", node, name)
    return None


def _listed(name: str, kind: str, values: list[Any], faults: Faults, node: Any) -> Matter | None:
    if any(isinstance(value, (dict, list)) for value in values):
        faults.unsupported("values that are lists or mappings", "an option is one word", node, name)
        return None
    if not 1 <= len(values) <= MOST_OPTIONS:
        faults.unsupported(f"{len(values)} values", f"an issue has 1 to {MOST_OPTIONS}", node, name)
        return None
    options = tuple(str.__str__(value) for value in values)
    if len(set(options)) < len(options):
        faults.add("negmas", "a value is listed twice", "list each value once", node, name)
        return None
    return Matter(name, options=options)


def _pair(name: str, values: Any, faults: Faults, node: Any) -> tuple[Fraction, Fraction] | None:
    if not isinstance(values, list) or len(values) != 2:
        faults.add("negmas", "the values are no lowest and highest number", "write values: [0, 10]", node, name)
        return None
    low, high = (faults.number(value, value, "a bound", name) for value in values)
    return low, high


def _range(name: str, values: Any, faults: Faults, node: Any) -> Matter | None:
    ends = _pair(name, values, faults, node)
    if ends is None:
        return None
    if ends[0] >= ends[1]:
        faults.add("negmas", "the bounds are not in order", "write the lower one first", node, name)
        return None
    return Matter(name, bounds=ends)


def _contiguous(name: str, values: Any, faults: Faults, node: Any) -> Matter | None:
    if values is not None and not isinstance(values, (list, dict)):
        return _whole(name, Fraction(0), faults.number(values, values, "the number of values", name) - 1, faults, node)
    ends = _pair(name, values, faults, node)
    return None if ends is None else _whole(name, *ends, faults, node)


def _whole(name: str, low: Fraction, high: Fraction, faults: Faults, node: Any) -> Matter | None:
    if low.denominator != 1 or high.denominator != 1 or low > high:
        faults.add("negmas", "the bounds are no two whole numbers in order", "write values: [0, 10]", node, name)
        return None
    if high - low >= MOST_OPTIONS:
        faults.unsupported(f"{high - low + 1} values", f"an issue has at most {MOST_OPTIONS}", node, name)
        return None
    return Matter(name, options=tuple(str(number) for number in range(int(low), int(high) + 1)), ordered=True)
