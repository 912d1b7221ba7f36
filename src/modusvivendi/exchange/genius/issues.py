"""The issues of a GENIUS file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from modusvivendi.exchange.domain import MOST_ISSUES, MOST_OPTIONS, Matter
from modusvivendi.exchange.faults import Faults, shown
from modusvivendi.exchange.xml import Element


@dataclass(frozen=True, slots=True)
class Found:
    """An issue as it stands in a file."""

    matter: Matter
    index: str
    """By which its weight is found; not its place in the list, and not always counted from 1."""
    element: Element

    @property
    def low(self) -> int:
        """The lowest number of an issue of whole numbers."""
        return int(self.matter.options[0])


def issues_of(root: Element, faults: Faults) -> tuple[Found, ...]:
    """The issues below the one objective that has any, in the order of the file."""
    holders = [holder for holder in (root, *root.within("objective")) if holder.first("issue") is not None]
    if not holders:
        hint = "a GENIUS domain has <objective> with <issue> elements inside <utility_space>"
        faults.add("genius", "the file has no issue", hint, root.mark)
        return ()
    if len(holders) > 1:
        faults.unsupported(
            "issues stand under several objectives",
            "weights of objectives over objectives have no place in a situation",
            holders[1].mark,
        )
    elements = list(holders[0].each("issue"))
    if len(elements) > MOST_ISSUES:
        faults.add("too-many", f"{len(elements)} issues; at most {MOST_ISSUES} are read", "leave some out", root.mark)
        return ()
    return tuple(found for element in elements if (found := _issue(element, faults)) is not None)


def _issue(element: Element, faults: Faults) -> Found | None:
    name, index = element.get("name"), element.get("index")
    if not name or index is None:
        faults.add("genius", "an issue has no name or no index", 'write <issue index="1" name="…">', element.mark)
        return None
    kind = (element.get("vtype") or element.get("type") or "discrete").lower()
    if kind == "discrete":
        matter = _discrete(name, element, faults)
    elif kind == "integer":
        matter = _integer(name, element, faults)
    elif kind == "real":
        low, high = _bounds(element, faults)
        matter = Matter(name, bounds=(low, high)) if low < high else None
    else:
        faults.add(
            "genius", f'"{shown(kind)}" is no type of issue', "write discrete, integer or real", element.mark, name
        )
        matter = None
    return None if matter is None else Found(matter, index, element)


def _discrete(name: str, element: Element, faults: Faults) -> Matter | None:
    """Values that are listed twice are one value."""
    values = tuple(dict.fromkeys(value for item in element.each("item") if (value := item.get("value"))))
    if len(values) > MOST_OPTIONS:
        faults.unsupported(f"{len(values)} values", f"an issue has at most {MOST_OPTIONS}", element.mark, name)
        return None
    if not values:
        faults.add("genius", "the issue has no item with a value", 'write <item value="…" />', element.mark, name)
        return None
    return Matter(name, options=values)


def _integer(name: str, element: Element, faults: Faults) -> Matter | None:
    low, high = _bounds(element, faults)
    if low.denominator != 1 or high.denominator != 1 or low >= high:
        faults.add("genius", "the bounds are no two whole numbers in order", "write 0 and 9", element.mark, name)
        return None
    if high - low >= MOST_OPTIONS:
        faults.unsupported(f"{high - low + 1} values", f"an issue has at most {MOST_OPTIONS}", element.mark, name)
        return None
    return Matter(name, options=tuple(str(number) for number in range(int(low), int(high) + 1)), ordered=True)


def _bounds(element: Element, faults: Faults) -> tuple[Fraction, Fraction]:
    """The bounds stand on the issue itself or on a <range> in it."""
    holder = element.first("range") or element
    name = element.get("name") or ""
    low, high = (
        faults.number(holder.get(end) or element.get(end), holder.mark, end, name)
        for end in ("lowerbound", "upperbound")
    )
    return low, high


def same_issues(one: tuple[Found, ...], two: tuple[Found, ...]) -> Iterator[str]:
    """Names of issues that two files do not have alike."""
    here = {found.matter.name: found.matter for found in one}
    there = {found.matter.name: found.matter for found in two}
    for name in {**here, **there}:
        mine, other = here.get(name), there.get(name)
        if mine is None or other is None or set(mine.options) != set(other.options) or mine.bounds != other.bounds:
            yield name
