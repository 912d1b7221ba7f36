"""Two dates → what changed between them, and what can be tested. No words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

import numpy as np

from modusvivendi.methods.shift.problem import Bond, Ends, Pair, Point, Problem, Share, Stand, Track, View
from modusvivendi.methods.shift.solve.difference import difference, gained
from modusvivendi.methods.shift.solve.firsts import Standing, earlier_use, standing
from modusvivendi.methods.shift.solve.maxsplit import FEWEST, MOST, Split, max_split
from modusvivendi.methods.shift.solve.spans import ALWAYS, ENDLESS, held_on, turns

Kind = Literal["begun", "ended", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What differs between two positions of one actor on one issue."""

    kind: Kind
    ideal: bool = False
    """Whether it wants something else."""
    places: Ends | None = None
    """By how many places on the scale from 0 to 100 its ideal went up."""
    line: bool = False
    """Whether its red line is another."""
    added: frozenset[str] = frozenset()
    """Options that the red line newly leaves open."""
    removed: frozenset[str] = frozenset()
    """Options that it newly shuts out."""
    conditions: frozenset[str] = frozenset()
    """Options that it left open before and after, under other conditions."""
    firmness: Ends | None = None
    """By how much the firmness rose; None where it did not change or either is not given."""
    salience: Ends | None = None
    """By how much the issue matters more; None as above."""

    @property
    def substance(self) -> bool:
        """Whether what is wanted or what could be accepted changed, beyond how firmly or how much."""
        return self.kind == "changed" and (self.ideal or self.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change of a position, on the day on which the new one came into force."""

    day: date
    before: int
    after: int
    """Numbers of the track's stands; −1 for none."""
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """A series and its test; ``split`` is None where the series is too short, too long, or of one day."""

    points: int
    split: Split | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One track: where it set out from, where it ended, the change, and the steps between."""

    start: int
    """What is held on the first day, else the first position that comes into force after it; −1 for neither."""
    end: int
    """What is held on the last day; −1 for nothing."""
    net: Change | None
    steps: tuple[Step, ...]
    tested: Tested

    @property
    def substance(self) -> bool:
        """Whether some step changed what is wanted or what could be accepted."""
        return any(step.change.substance for step in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """One pair: whether a tie began, ended or changed, and by how much its weight rose."""

    kind: Kind | None
    weight: Ends | None
    tested: Tested


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """One entry for each track, pair, meeting, use and view of the problem, in its order."""

    tracks: tuple[Moved, ...]
    pairs: tuple[Turned, ...]
    meetings: Standing
    uses: tuple[int, ...]
    """For each use of a term, the number of the first one on an earlier day; −1 if it is the first."""
    views: tuple[tuple[tuple[Step, ...], ...], ...]
    """For each view and each of its tracks, the steps that fall into the time that the view speaks of."""


def solve(problem: Problem) -> Solution:
    """Compare the two dates. O(n²) in the positions of one track and in meetings, plus one test a long series."""
    tracks = tuple(_track(problem, track) for track in problem.tracks)
    return Solution(
        tracks=tracks,
        pairs=tuple(_pair(problem, pair) for pair in problem.pairs),
        meetings=_meetings(problem),
        uses=_uses(problem),
        views=tuple(_view(view, tracks) for view in problem.views),
    )


def compare(before: Stand | None, after: Stand | None) -> Change | None:
    """What differs between two positions; None if nothing does. Exchanging them reverses every sign."""
    if before is after:
        return None
    if before is None or after is None:
        return Change(kind="begun" if before is None else "ended")
    one, other = _options(before), _options(after)
    shared = set(one or ()) & set(other or ())
    change = Change(
        kind="changed",
        ideal=before.choice != after.choice,
        places=difference(before.place, after.place, same=before.choice == after.choice),
        line=one != other or before.bounds != after.bounds,
        added=gained(_keys(one), _keys(other)),
        removed=gained(_keys(other), _keys(one)),
        conditions=frozenset(key for key in shared if one is not None and other is not None and one[key] != other[key]),
        firmness=_rise(before.firmness, after.firmness),
        salience=_rise(before.salience, after.salience),
    )
    changed = change.ideal or change.line or change.firmness is not None or change.salience is not None
    return change if changed else None


def _options(stand: Stand) -> dict[str, str] | None:
    return None if stand.accepts is None else dict(stand.accepts)


def _keys(options: dict[str, str] | None) -> frozenset[str] | None:
    return None if options is None else frozenset(options)


def _rise(before: Share | None, after: Share | None) -> Ends | None:
    if before is None or after is None or before.ends == after.ends:
        return None
    return difference(before.ends, after.ends)


def _track(problem: Problem, track: Track) -> Moved:
    since = np.array([ALWAYS if s.since is None else s.since.toordinal() for s in track.stands], dtype=np.int64)
    until = np.array([ENDLESS if s.until is None else s.until.toordinal() for s in track.stands], dtype=np.int64)
    start, end = problem.start.toordinal(), problem.end.toordinal()
    steps = []
    for day, before, after in turns(since, until, start, end):
        change = compare(_stand(track, before), _stand(track, after))
        if change is not None:
            steps.append(Step(day=date.fromordinal(day), before=before, after=after, change=change))
    first, last = held_on(since, until, start), held_on(since, until, end)
    if first < 0 and steps:
        first = steps[0].after
    return Moved(
        start=first,
        end=last,
        net=compare(_stand(track, first), _stand(track, last)),
        steps=tuple(steps),
        tested=_test(track.points, problem.seed),
    )


def _stand(track: Track, number: int) -> Stand | None:
    return track.stands[number] if number >= 0 else None


def _pair(problem: Problem, pair: Pair) -> Turned:
    kind = _turn(pair.before, pair.after)
    weights = (pair.before.weight if pair.before else None, pair.after.weight if pair.after else None)
    weight = difference(*weights) if kind == "changed" else None
    return Turned(kind=kind, weight=weight, tested=_test(pair.points, problem.seed))


def _turn(before: Bond | None, after: Bond | None) -> Kind | None:
    if before is None or after is None:
        return "begun" if after is not None else "ended" if before is not None else None
    same = before.weight == after.weight or (before.number is not None and before.number == after.number)
    return None if same else "changed"


def _test(points: tuple[Point, ...], seed: int) -> Tested:
    count = len(points)
    if not FEWEST <= count <= MOST:
        return Tested(points=count, split=None)
    low, high = _ranked([point.ends for point in points])
    days = np.array([point.day.toordinal() for point in points], dtype=np.int64)
    return Tested(points=count, split=max_split(low, high, days, seed=seed))


def _ranked(values: list[Ends]) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], ...]:
    """Both ends as whole numbers in the same order: all that the scores look at."""
    known: dict[Fraction, int] = {
        end: rank for rank, end in enumerate(sorted({end for ends in values for end in ends}))
    }
    low, high = (np.array([known[ends[side]] for ends in values], dtype=np.int64) for side in (0, 1))
    return low, high


def _meetings(problem: Problem) -> Standing:
    actors = sorted({actor for met in problem.meetings for actor in met.sides})
    sides = np.array([[actor in met.sides for actor in actors] for met in problem.meetings], dtype=bool)
    return standing(
        np.array([met.day.toordinal() for met in problem.meetings], dtype=np.int64),
        np.array([-1 if met.level is None else met.level for met in problem.meetings], dtype=np.int64),
        sides.reshape(len(problem.meetings), len(actors)),
    )


def _uses(problem: Problem) -> tuple[int, ...]:
    labels = {label: number for number, label in enumerate(sorted({(use.actor, use.term) for use in problem.uses}))}
    days = np.array([use.day.toordinal() for use in problem.uses], dtype=np.int64)
    marked = np.array([labels[use.actor, use.term] for use in problem.uses], dtype=np.int64)
    return tuple(int(number) for number in earlier_use(days, marked))


def _view(view: View, tracks: tuple[Moved, ...]) -> tuple[tuple[Step, ...], ...]:
    return tuple(
        tuple(step for step in tracks[number].steps if view.first <= step.day <= view.last) for number in view.tracks
    )
