"""What ties of a file cannot be together: the same one twice, or both positive and negative on one day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from modusvivendi.exchange.faults import Faults, shown
from modusvivendi.exchange.ties.graph import MOST_ACTORS, Tie
from modusvivendi.situation.fields.dates import Period


def check(ties: Iterable[Tie], names: Mapping[str, str], faults: Faults) -> None:
    """Note what the ties cannot be together, and more actors than are read."""
    if len(names) > MOST_ACTORS:
        what = f"{len(names):,} actors are more than {MOST_ACTORS:,}"
        faults.add("too-many", what, "split the file")
    groups: dict[tuple[str, str, bool], list[Tie]] = {}
    for tie in ties:
        groups.setdefault(tie.kind, []).append(tie)
    for group in groups.values():
        if len(group) > 1:
            _overlaps(names, sorted(group, key=lambda tie: (tie.time.first, tie.mark)), faults)


def _overlaps(names: Mapping[str, str], group: Iterable[Tie], faults: Faults) -> None:
    """Each tie against the one of either sign that lasts longest of those that began before it."""
    longest: dict[bool, Tie] = {}
    for tie in group:
        positive = tie.weight > 0
        against = (longest.get(not positive), longest.get(positive))
        other = next((each for each in against if each is not None and tie.time.first < each.time.end), None)
        if other is not None:
            before, after = sorted((tie, other), key=lambda each: each.mark)
            _note(names, before, after, faults)
        last = longest.get(positive)
        if last is None or last.time.end < tie.time.end:
            longest[positive] = tie


def _note(names: Mapping[str, str], before: Tie, tie: Tie, faults: Faults) -> None:
    one, two = (shown(names.get(end, end)) for end in tie.ends)
    if (tie.weight > 0) == (before.weight > 0):
        what = f"the tie of {one} and {two} stands twice, also on line {before.mark.line}"
        faults.add("duplicate", what, "keep one of the two lines", tie.mark)
        return
    here, there = ("positive", "negative") if tie.weight > 0 else ("negative", "positive")
    what = f"the tie of {one} and {two} is {here} here and {there} on line {before.mark.line}{_both(before, tie)}"
    faults.add("contradiction", what, "correct one of the signs, or the dates", tie.mark)


def _both(one: Tie, two: Tie) -> str:
    """When both are in force, in words; empty where neither has a date."""
    first, end = max(one.time.first, two.time.first), min(one.time.end, two.time.end)
    if first == date.min and end == date.max:
        return ""
    if end == date.max:
        return f", both from {first} on"
    last = end - timedelta(days=1)
    return f", both until {last}" if first == date.min else f", both on {Period(first, last).in_words()}"
