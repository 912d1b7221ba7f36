"""Ideals and red lines: they must fit each other and the issue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.derive.network import waiting_places
from modusvivendi.situation.problems import Problem
from modusvivendi.situation.quantities import Interval, format_number
from modusvivendi.situation.reading.checks.dates import numbered_positions
from modusvivendi.situation.reading.places import Path, Places
from modusvivendi.situation.situation import Situation


def red_lines(situation: Situation, places: Places) -> Iterator[Problem]:
    """A red line leaves something acceptable, and its parts do not contradict one another."""
    for path, position in numbered_positions(situation):
        issue = situation.issues.get(position.issue)
        if issue is None:
            continue
        yield from _bounds_meet(path, position, places)
        if position.accepts is not None:
            yield from _accepted_within_bounds(path, position, issue, places)
            yield from _conditions_are_accepted(path, position, places)


def _bounds_meet(path: Path, position: Position, places: Places) -> Iterator[Problem]:
    low, high = _exact_low(position), _exact_high(position)
    if low is not None and high is not None and low > high:
        what = f"nothing is both at least {format_number(low)} and at most {format_number(high)}"
        hint = "exchange the two numbers, or correct one"
        related = (("the upper bound is set here", places.of((*path, "at_most"))),)
        yield places.problem("contradictory-red-line", what, hint, (*path, "at_least"), related=related)


def _exact_low(position: Position) -> Fraction | None:
    return position.at_least.interval.low if position.at_least else None


def _exact_high(position: Position) -> Fraction | None:
    return position.at_most.interval.high if position.at_most else None


def _accepted_within_bounds(path: Path, position: Position, issue: Issue, places: Places) -> Iterator[Problem]:
    line = Interval(_exact_low(position), _exact_high(position)) if _bounds_fit(position) else None
    if line is None or position.accepts is None:
        return
    for number, option in enumerate(position.accepts):
        at = place_of(issue, option)
        if at is not None and at.intersect(line) is None:
            what = f'"{option}" is listed as acceptable but lies outside the bounds of the same red line'
            hint = "delete the option from accepts, or widen at_least / at_most"
            yield places.problem("contradictory-red-line", what, hint, (*path, "accepts", number))


def _bounds_fit(position: Position) -> bool:
    low, high = _exact_low(position), _exact_high(position)
    return low is None or high is None or low <= high


def _conditions_are_accepted(path: Path, position: Position, places: Places) -> Iterator[Problem]:
    for option in position.only_if or {}:
        if position.accepts is not None and option not in position.accepts:
            what = f'"{option}" has a condition but is not among the acceptable options'
            hint = f"add {option} to accepts: a condition narrows what is accepted there"
            yield places.problem("contradictory-red-line", what, hint, (*path, "only_if", option), key=True)


def ideals(situation: Situation, places: Places) -> Iterator[Problem]:
    """What an actor wants most lies within what it accepts, or the file says why not."""
    for path, position in numbered_positions(situation):
        issue = situation.issues.get(position.issue)
        if issue is None or position.beyond_red_line is not None or _ideal_accepted(position, issue):
            continue
        what = "the ideal lies outside its own red line"
        line = "accepts" if position.accepts is not None else "at_least" if position.at_least else "at_most"
        related = (("the red line is drawn here", places.of((*path, line), key=True)),)
        hint = "correct one of them, or add beyond_red_line: and the reason"
        yield places.problem("ideal-outside-red-line", what, hint, (*path, "ideal"), related=related)


def _ideal_accepted(position: Position, issue: Issue) -> bool:
    if position.accepts is not None and isinstance(position.ideal, str):
        return position.ideal in position.accepts
    at = ideal_place(position, issue)
    if at is None:
        return True
    low, high = _exact_low(position), _exact_high(position)
    inside = (low is None or at.high is None or at.high >= low) and (high is None or at.low is None or at.low <= high)
    if position.accepts is None or not inside:
        return inside
    spots = [spot for spot in (place_of(issue, option) for option in position.accepts) if spot is not None]
    lows = [spot.low for spot in spots if spot.low is not None]
    highs = [spot.high for spot in spots if spot.high is not None]
    return not lows or not highs or at.intersect(Interval(min(lows), max(highs))) is not None


def place_of(issue: Issue, choice: object) -> Interval | None:
    """Where an option lies on its issue's scale; None where the options have no order."""
    if isinstance(choice, str):
        option = issue.option(choice)
        return option.at.interval if option is not None and option.at is not None else None
    interval = getattr(choice, "interval", None)
    return interval if isinstance(interval, Interval) else None


def ideal_place(position: Position, issue: Issue) -> Interval | None:
    """Where an ideal lies on its issue's scale."""
    return place_of(issue, position.ideal)


def overlaps(situation: Situation, places: Places) -> Iterator[Problem]:
    """An actor holds one position on an issue at a time."""
    held: dict[tuple[str, str], list[tuple[Path, Position]]] = {}
    for path, position in numbered_positions(situation):
        held.setdefault((position.actor, position.issue), []).append((path, position))
    for entries in held.values():
        for path, position, other in _overlapping(entries):
            what = f"{position.actor} holds two positions on {position.issue} at the same time"
            hint = "end the earlier one: until: the day on which the later one begins"
            related = (("the other one stands here", places.of(other)),)
            yield places.problem("overlapping-positions", what, hint, path, related=related)


def _overlapping(entries: list[tuple[Path, Position]]) -> Iterator[tuple[Path, Position, Path]]:
    """Each position that begins before one that began earlier has ended, and that other one's path."""
    by_start = sorted(entries, key=lambda entry: entry[1].since or date.min)
    if len(by_start) < 2:
        return
    lasting_path, lasting = by_start[0]
    for path, position in by_start[1:]:
        if lasting.until is None or (position.since or date.min) < lasting.until:
            yield path, position, lasting_path
        if lasting.until is not None and (position.until is None or position.until > lasting.until):
            lasting_path, lasting = path, position


def one_measure(situation: Situation, places: Places) -> Iterator[Problem]:
    """Options are worth what the file says or what they are measured by, not both; numbers are not measured."""
    for path, position in numbered_positions(situation):
        issue = situation.issues.get(position.issue)
        if position.measured_by is None or issue is None:
            continue
        if position.values is not None:
            what = "the position has values, and is measured besides"
            yield places.problem("measure", what, "delete one of the two", (*path, "measured_by"), key=True)
        if not issue.options:
            what = f'the issue "{issue.key}" is a number, and has no options to measure'
            yield places.problem("measure", what, "delete the entry", (*path, "measured_by"), key=True)
        if not waiting_places(situation):
            what = "nobody waits to leave: there is nothing to measure by"
            hint = "add places: {NAME: {waiting: …}} and the ways out in network"
            yield places.problem("measure", what, hint, (*path, "measured_by"), key=True)


def unordered_values(situation: Situation, places: Places) -> Iterator[Problem]:
    """Where options have no order, closeness means nothing: each option needs a value."""
    for path, position in numbered_positions(situation):
        issue = situation.issues.get(position.issue)
        if issue is None or not issue.options or issue.ordered or position.measured_by is not None:
            continue
        missing = [option.key for option in issue.options if option.key not in (position.values or {})]
        if missing and position.salience is not None:
            what = f'the options of "{issue.key}" have no order, and {len(missing)} of them have no value here'
            hint = "add values: {" + ", ".join(f"{key}: …" for key in missing[:4]) + "}"
            yield places.problem("missing-values", what, hint, path, key=True, warning=True)
