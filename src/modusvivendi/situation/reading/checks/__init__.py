"""Checks that compare one entry with another. Each yields problems; none stops the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from modusvivendi.situation.problems import Problem
from modusvivendi.situation.reading.checks import actors, claims, dates, issues, origins, positions, rules
from modusvivendi.situation.reading.places import Places
from modusvivendi.situation.situation import Situation

Check = Callable[[Situation, Places], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    dates.known_after_as_of,
    dates.known_before_it_happened,
    dates.validity,
    claims.complete,
    claims.answers_something,
    claims.within_bounds,
    claims.misplaced_entries,
    actors.members,
    actors.alternatives,
    issues.complete,
    positions.red_lines,
    positions.ideals,
    positions.overlaps,
    positions.unordered_values,
    rules.one_kind,
    rules.one_way_options,
    rules.ties,
    origins.every_judgement_has_one,
    origins.every_source_is_used,
)


def cross_check(situation: Situation, places: Places, unreadable: set[str]) -> Iterator[Problem]:
    """All problems between entries; nothing that rests on a block that could not be parsed."""
    for check in CHECKS:
        for problem in check(situation, places):
            if not (unreadable and problem.code in ("unused-source",)):
                yield problem
