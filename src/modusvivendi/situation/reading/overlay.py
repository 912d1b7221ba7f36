"""Laying a scenario over a file.

Mappings merge entry by entry, anything else replaces what stood there, an empty value removes it.
"""

from __future__ import annotations

from dataclasses import replace

from modusvivendi.situation.reading.nodes import Mapping, Parsed

OWN = ("scenarios", "format")
"""Blocks that a scenario cannot change."""


def changes_of(parsed: Parsed) -> dict[str, Mapping]:
    """The changes of each scenario that has any."""
    scenarios = parsed.root.get("scenarios")
    if not isinstance(scenarios, Mapping):
        return {}
    found = {}
    for name, entry in scenarios.items():
        changes = entry.get("changes") if isinstance(entry, Mapping) else None
        if isinstance(changes, Mapping):
            found[name] = changes
    return found


def lay_over(base: Parsed, changes: Mapping) -> Parsed:
    """A copy of a parsed file with a scenario's changes; every node keeps its place in the file."""
    root = _merge(base.root, changes)
    for name in OWN:
        if name in base.root:
            root[name] = base.root[name]
        else:
            root.pop(name, None)
    return replace(base, root=root, problems=list(base.problems), unreadable=set(base.unreadable))


_ENTRIES = 2
"""Below blocks, entries and their fields, an empty value may mean something (an option without a place)."""


def _merge(base: Mapping, changes: Mapping, depth: int = 0) -> Mapping:
    merged = Mapping(base.mark)
    merged.update(base)
    merged.places.update(base.places)
    for key, change in changes.items():
        before = merged.get(key)
        if removes(change):
            merged.pop(key, None)
        elif isinstance(before, Mapping) and isinstance(change, Mapping):
            merged[key] = _merge(before, change, depth + 1)
        else:
            new = isinstance(change, Mapping) and depth < _ENTRIES
            merged[key] = _merge(Mapping(change.mark), change, depth + 1) if new else change
            merged.places[key] = changes.places[key]
    return merged


def removes(change: object) -> bool:
    """Whether a change takes away what stands there: it is an empty value."""
    return isinstance(change, str) and not change
