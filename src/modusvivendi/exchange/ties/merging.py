"""Ties that go on unchanged from one window to the next, as one tie."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from modusvivendi.exchange.ties.graph import Tie, Time


def merged(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """The ties, in the order of their first lines; where one ends and the same begins, they are one."""
    groups: dict[tuple[tuple[str, str, bool], Fraction], list[Tie]] = {}
    for tie in ties:
        groups.setdefault((tie.kind, tie.weight), []).append(tie)
    return tuple(sorted((each for group in groups.values() for each in _runs(group)), key=lambda tie: tie.mark))


def _runs(group: list[Tie]) -> list[Tie]:
    made: list[Tie] = []
    for tie in sorted(group, key=lambda tie: tie.time.first):
        if made and made[-1].time.until is not None and made[-1].time.until == tie.time.since:
            made[-1] = replace(made[-1], time=Time(made[-1].time.since, tie.time.until))
        else:
            made.append(tie)
    return made
