"""Case → everything that the answer tells: camps, what a switch costs, tension, what moved, the landscape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np

from modusvivendi.methods.alignment.case import Case, Moment, Pair, Weights
from modusvivendi.methods.alignment.solve.blocks import parts
from modusvivendi.methods.alignment.solve.continuous import Continuous, continuous
from modusvivendi.methods.alignment.solve.descent import downhill
from modusvivendi.methods.alignment.solve.discrete import Runs, many
from modusvivendi.methods.alignment.solve.graph import Floats, Graph, Ints, Mask, graph
from modusvivendi.methods.alignment.solve.landscape import Landscape, landscape
from modusvivendi.methods.alignment.solve.many_camps import ManyCamps
from modusvivendi.methods.alignment.solve.result import Partitions
from modusvivendi.methods.alignment.solve.solve import solve as solved
from modusvivendi.methods.alignment.solve.triads import Triads, triads
from modusvivendi.methods.alignment.solve.two_camps import TwoCamps
from modusvivendi.methods.clock import Clock

SECONDS = 60.0
"""For the camps of today."""
SECONDS_BACK = 30.0
"""For each further question about them, for all earlier days together, and for all single ties together."""
MOST_PARTITIONS = 1_000
MOST_ASKED = 400
"""Actors up to whom it is asked what a switch costs each."""
MOST_ACTORS = 40
"""Actors up to whom it is asked what each single tie does."""
STEP = Fraction(1, 4)
"""What a tie hardens by."""
TIED = 1e-9
RUNS, SEED = 100, 0
"""Of triad dynamics: the same file gives the same digits everywhere."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Division:
    """The best division of one graph; shapes (n,)."""

    frustration: float
    proved: bool
    total: float
    """The weight of all ties, m."""
    sides: Ints

    @property
    def share(self) -> float:
        """Of the weight of all ties what stands against the camps: L/m."""
        return self.frustration / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class View(Division):
    """A division, and what each actor's side costs; shapes (n,)."""

    component: Ints
    gap: Floats
    """What it costs to be forced to the other side; 0 where the side is undetermined, NaN for an anchor."""
    gap_bound: Floats
    """It costs no less; the same where it is proved."""
    strain: Floats
    """What an actor bears on either side; NaN for an anchor."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stage(Division):
    """The division of an earlier day, or of today."""

    day: date
    ties: int
    tied: Mask
    moved: tuple[Pair, ...]
    """The pairs whose ties are not as they were on the day before this one in the history; all on the first."""


@dataclass(frozen=True, slots=True, eq=False)
class Effect:
    """What one tie does: today's view with that tie as it was, or harder."""

    pair: Pair
    old: Fraction
    new: Fraction
    other: View
    """With the tie as it was before, or as it would be."""


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """The answers about one case."""

    result: TwoCamps | ManyCamps
    partitions: Partitions
    sides: Ints
    """The first of the partitions."""
    broken: Mask
    """The bonds that stand against the camps."""
    sometimes: Mask
    """The bonds that do in any of the partitions that are listed."""
    now: View | None
    """None for more than two camps, or more actors than are asked about one by one."""
    before: View | None
    effects: tuple[Effect, ...]
    """Of each tie that changed, by itself."""
    hardening: tuple[Effect, ...]
    """Of each tie that would harden by a step, by itself."""
    history: tuple[Stage, ...]
    unasked: int
    """Earlier days for which the time did not suffice."""
    landscape: Landscape | None
    """None where not every actor's size is known, or there is nothing to weigh."""
    downhill: tuple[Ints, Floats] | None
    """From today's camps."""
    other_camps: tuple[int, ...] | None
    """Whose side, determined either way, would be another one if ties that only restate positions counted; None where
    there are none."""
    triads: Triads
    """The triangles of today's ties."""
    continuous: Continuous | None
    """Where continuous balance leads; None for more than two camps, or too many actors."""
    runs: Runs | None
    """Where single changes of ties lead; None for the same reasons."""


def solve(case: Case) -> Asked:
    """Ask everything of a case."""
    made = graph_of(case.weights, len(case.keys))
    result = solved(made, case.camps, case.neutral, SECONDS, case.anchors)
    result.time_limit = SECONDS_BACK
    found = result.partitions(MOST_PARTITIONS)
    two = isinstance(result, TwoCamps) and len(case.keys) <= MOST_ASKED
    now = _seen(result) if isinstance(result, TwoCamps) and two else None
    small = two and len(case.keys) <= MOST_ACTORS
    history, unasked = _history(case)
    ground = _landscape(case) if two else None
    return Asked(
        result=result,
        partitions=found,
        sides=found.sides[0],
        broken=result.breaks(found.sides[0]),
        sometimes=np.asarray(np.any([result.breaks(sides) for sides in found.sides], axis=0)),
        now=now,
        before=view(case.before.weights, case) if two and case.before is not None else None,
        effects=tuple(_effects(case, Clock(SECONDS_BACK))) if small else (),
        hardening=tuple(_hardening(case, Clock(SECONDS_BACK))) if small else (),
        history=history,
        unasked=unasked,
        landscape=ground,
        downhill=_down(case, found.sides[0]) if ground is not None else None,
        triads=triads(made),
        continuous=continuous(made) if small else None,
        runs=many(made, RUNS, SEED) if small else None,
        other_camps=_with_positions(case, now) if now is not None else None,
    )


def graph_of(weights: Weights, n: int) -> Graph:
    """The ties as arrays."""
    return graph(n, list(weights), np.array(list(weights.values()), dtype=object))


def view(weights: Weights, case: Case, seconds: float = SECONDS_BACK) -> View:
    """Two camps of some ties among the actors of a case, its anchors staying where they are."""
    if not weights:
        return _nothing(len(case.keys))
    return _seen(_settled(weights, case, seconds))


def _settled(weights: Weights, case: Case, seconds: float) -> TwoCamps:
    """The case's anchors stay where they are: of several in one part of another day's graph the first."""
    made = graph_of(weights, len(case.keys))
    tied = {end for pair in weights for end in pair}
    anchors = [at for at in case.anchors if at in tied]
    if len(anchors) > 1:
        component = parts(made).component
        anchors = list({int(component[at]): at for at in reversed(anchors)}.values())
    return TwoCamps(made, seconds, anchors)


def _nothing(n: int) -> View:
    """Where nobody is tied to anybody, everybody is on a side of its own."""
    zero = np.zeros(n)
    sides = np.zeros(n, dtype=np.int64)
    return View(
        frustration=0.0,
        proved=True,
        total=0.0,
        sides=sides,
        component=np.arange(n),
        gap=zero,
        gap_bound=zero,
        strain=zero,
    )


def _seen(result: TwoCamps) -> View:
    switches = result.switches()
    return View(
        frustration=result.frustration,
        proved=result.proved,
        total=result.graph.total,
        sides=result.partition,
        component=result.component,
        gap=switches.cost,
        gap_bound=switches.bound,
        strain=result.strain,
    )


def _history(case: Case) -> tuple[tuple[Stage, ...], int]:
    if case.camps != 2 or case.neutral or len(case.keys) > MOST_ASKED:
        return (), 0
    clock, found = Clock(SECONDS_BACK), []
    earlier = ({}, *(moment.weights for moment in case.history))
    for moment, before in zip(reversed(case.history), reversed(earlier[:-1]), strict=True):
        if clock.up:
            break
        found.append(_stage(moment, before, case, clock))
    return tuple(reversed(found)), len(case.history) - len(found)


def _stage(moment: Moment, before: Weights, case: Case, clock: Clock) -> Stage:
    weights, result = moment.weights, _settled(moment.weights, case, max(clock.left, 0.1))
    tied = np.zeros(len(case.keys), dtype=bool)
    tied[result.graph.edges.ravel()] = True
    return Stage(
        day=moment.day,
        frustration=result.frustration,
        proved=result.proved,
        total=result.graph.total,
        ties=len(weights),
        sides=result.partition,
        tied=tied,
        moved=tuple(pair for pair in {**before, **weights} if before.get(pair) != weights.get(pair)),
    )


def _effects(case: Case, clock: Clock) -> list[Effect]:
    """Each tie that changed put back to what it was."""
    if case.before is None or len(case.changed) > len(case.keys):
        return []
    made = []
    for pair, bond in case.changed.items():
        old = case.before.weights.get(pair, Fraction(0))
        if not clock.up:
            made.append(Effect(pair, old, bond.weight, _with(case, pair, old, clock)))
    return made


def _hardening(case: Case, clock: Clock) -> list[Effect]:
    """Each tie one step harder, as far as the scale goes."""
    made = []
    for bond in case.bonds:
        harder = min(abs(bond.weight) + STEP, Fraction(1)) * (1 if bond.weight > 0 else -1)
        if harder != bond.weight and not clock.up:
            made.append(Effect(bond.of, bond.weight, harder, _with(case, bond.of, harder, clock)))
    return made


def _with(case: Case, pair: Pair, weight: Fraction, clock: Clock) -> View:
    weights: dict[Pair, Fraction] = {**case.weights, pair: weight}
    return view({key: each for key, each in weights.items() if each}, case, clock.left)


def _landscape(case: Case) -> Landscape | None:
    known = _sized(case)
    if known is None:
        return None
    return landscape(*known, time_limit=SECONDS_BACK)


def _sized(case: Case) -> tuple[np.ndarray, np.ndarray] | None:
    """Propensities and sizes of the actors whose sizes the file gives."""
    members = members_of(case)
    if len(members) < 2:
        return None
    place = {at: number for number, at in enumerate(members)}
    pairs = np.zeros((len(members), len(members)), dtype=object)
    for (one, two), weight in case.weights.items():
        if one in place and two in place:
            pairs[place[one], place[two]] = pairs[place[two], place[one]] = weight
    return (pairs, np.array([case.sizes[at] for at in members], dtype=object)) if pairs.any() else None


def members_of(case: Case) -> list[int]:
    """The actors of the landscape: tied today, and of known size."""
    tied = {end for pair in case.weights for end in pair}
    return [at for at in sorted(tied) if case.sizes[at] is not None]


def _down(case: Case, sides: Ints) -> tuple[Ints, Floats] | None:
    known = _sized(case)
    return downhill(*known, sides[members_of(case)].tolist()) if known is not None else None


def _with_positions(case: Case, now: View) -> tuple[int, ...] | None:
    """Whose side is determined with and without those ties, and another one."""
    if not case.left_out:
        return None
    added: Mapping[Pair, Fraction] = {bond.of: bond.weight for bond in case.left_out}
    other = view({**added, **case.weights}, case)
    actors = range(len(case.keys))
    return tuple(at for at in actors if crosses(case, now, other, at))


def crosses(case: Case, one: View, two: View, at: int) -> bool:
    """Whether an actor's side, determined in both views, is another one in the second, as seen from an anchor."""
    if not (one.gap[at] > TIED and two.gap[at] > TIED):
        return False
    for anchor in case.anchors:
        if all(view.component[anchor] == view.component[at] for view in (one, two)):
            return bool((one.sides[at] ^ one.sides[anchor]) != (two.sides[at] ^ two.sides[anchor]))
    return False
