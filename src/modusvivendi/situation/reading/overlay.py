"""Laying a scenario over a file: mappings merge entry by entry, anything else replaces, an empty value removes."""

from __future__ import annotations

from typing import Any

from modusvivendi.situation.reading.tree import Mapping, Parsed

OWN = ("scenarios", "format")
"""Blocks that a scenario cannot change."""


def lay_over(base: Parsed, changes: dict[str, Any]) -> Parsed:
    """A copy of a parsed file with a scenario's changes; every node keeps its place in the file."""
    allowed = {name: change for name, change in changes.items() if name not in OWN}
    return Parsed(base.file, base.lines, _merge(base.root, allowed), list(base.problems), set(base.unreadable))


def _merge(base: dict[str, Any], changes: dict[str, Any]) -> Mapping:
    merged = Mapping(getattr(base, "mark", None))
    merged.update(base)
    merged.key_marks.update(getattr(base, "key_marks", {}))
    marks = getattr(changes, "key_marks", {})
    for key, change in changes.items():
        before = merged.get(key)
        if isinstance(change, str) and not change:
            merged.pop(key, None)
            continue
        both = isinstance(before, dict) and isinstance(change, dict)
        merged[key] = _merge(before, change) if both else change
        if key in marks and not both:
            merged.key_marks[key] = marks[key]
    return merged
