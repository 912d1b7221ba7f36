"""Correlations: they join numbers that there are, each once, and as strongly as numbers can be joined."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.situation.blocks.correlations import Correlation
from modusvivendi.situation.fields.suggestions import shown, suggest
from modusvivendi.situation.problems import Problem
from modusvivendi.situation.reading.places import Path, Places
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import numbers
from modusvivendi.situation.slots.joined import weakest


def joins(situation: Situation, places: Places) -> Iterator[Problem]:
    """Every name is that of a number, in one correlation only."""
    if not situation.correlations:
        return
    known = {slot.key for slot in numbers(situation)}
    taken: dict[str, Path] = {}
    for number, each in enumerate(situation.correlations):
        path: Path = ("correlations", number)
        yield from _strength(path, each, places)
        for at, name in enumerate(each.of):
            here = (*path, "of", at)
            if name not in known:
                what = f'"{shown(name)}" is no number that can be drawn here'
                yield places.problem("unknown-number", what, suggest(name, known, "numbers"), here)
            elif name in taken:
                what = f"{name} is in two correlations"
                related = (("the other one stands here", places.of(taken[name])),)
                yield places.problem("twice", what, "join all of them in one correlation", here, related=related)
            taken.setdefault(name, here)


def _strength(path: Path, each: Correlation, places: Places) -> Iterator[Problem]:
    if len(each.of) < 2:
        yield places.problem("correlation", "one number alone has no correlation", "name two or more", (*path, "of"))
        return
    least = weakest(len(each.of))
    wanted = each.correlation.interval.low
    if wanted is not None and wanted < least:
        what = f"{len(each.of)} numbers cannot all be so opposite to one another"
        hint = f"write {least:.2f} or more, or join fewer"
        yield places.problem("correlation", what, hint, (*path, "correlation"))
