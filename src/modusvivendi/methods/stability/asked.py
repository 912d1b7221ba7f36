"""Case → everything that the answer tells: which states hold, who would leave, what deters, what it would take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from modusvivendi.methods.stability.case import Addition, Case, Removal
from modusvivendi.methods.stability.solve.coalitions import coalition_stable
from modusvivendi.methods.stability.solve.explain import Response, explain
from modusvivendi.methods.stability.solve.inverse import Changes, inverse_equilibrium
from modusvivendi.methods.stability.solve.model import Choices, Mask, Model
from modusvivendi.methods.stability.solve.paths import Paths, paths
from modusvivendi.methods.stability.solve.solve import solve as solved

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq", "sim")
TOLD = "seq"
"""The concept in which reasons are told: nobody answers a move against its own interest."""
MOST_EQUILIBRIA = 40
"""Equilibria for which paths are looked for; all are counted."""
MOST_WATCHED = 8
"""Outcomes that need consent for which reasons are given."""
MOST_MAKERS = 6
"""Decision makers up to whom every coalition is looked at."""
LARGEST_INVERSE = 5_000
"""States up to which the least change of preferences is looked for."""
LARGEST_RANGED = 4_096
"""States up to which it is asked what unknown comparisons leave open: every move is listed."""


@dataclass(frozen=True, slots=True, eq=False)
class Watched:
    """One state looked at closely."""

    state: int
    leaving: dict[int, tuple[Response, ...]]
    """For each decision maker who would gain by a move, every such move and what deters it."""
    stable: Mask
    """For each decision maker."""
    changes: Changes | None
    """What it would take; None where it holds already, or where that was not looked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """The answers about one case."""

    tables: dict[str, Mask]
    """For each concept who finds which states stable, shape (n, m)."""
    equilibria: list[int]
    """In the concept that is told, those that hold in the most concepts first."""
    now: Watched
    agreed: tuple[Watched, ...]
    """Today's state with one issue changed that only several can change together."""
    alone: Paths
    """From today by moves that each mover gains by."""
    together: Paths
    """The same, and steps that need consent and that all who consent gain by."""
    removed: tuple[bool, ...]
    """For each removal whether other outcomes would hold."""
    coalitions: dict[tuple[int, ...], Mask] | None
    """For each coalition of two or more the states that it would not leave together; None where not looked for."""

    added: tuple[bool, ...]
    """For each addition whether other outcomes would hold, the added issue settled one way or another."""
    surely: Mask | None
    """Which states are equilibria however the comparisons that are unknown turn out (extension a of the concept that
    is told); None where every number is certain, or there are too many states."""
    perhaps: Mask | None
    """Which are where whatever is not known to tempt tempts nobody (extension d)."""
    blocs: Mask | None
    """Which states no bloc would leave for one that all its members like better; None where no bloc is asked about."""

    def holds(self, concept: str) -> Mask:
        """Which states are stable for everybody."""
        return np.asarray(self.tables[concept].all(axis=0))

    def concepts(self, state: int) -> tuple[str, ...]:
        """The concepts in which a state is an equilibrium."""
        return tuple(concept for concept in self.tables if self.holds(concept)[state])


def solve(case: Case) -> Asked:
    """Ask everything of a case."""
    found = _tables(case.model)
    every = {concept: table.all(axis=0) for concept, table in found.items()}
    strength = np.sum([every[concept] for concept in found], axis=0)
    stable = np.flatnonzero(every[TOLD])
    equilibria = stable[np.argsort(-strength[stable], kind="stable")].tolist()
    targets = equilibria[:MOST_EQUILIBRIA]
    return Asked(
        tables=found,
        equilibria=equilibria,
        now=_watched(case, found, case.now),
        agreed=tuple(_watched(case, found, state) for state in _agreed(case)),
        alone=paths(case.model, case.now, targets),
        together=_together(case, targets),
        removed=tuple(_loses(each, equilibria) for each in case.removals),
        coalitions=_coalitions(case),
        added=tuple(_changes(each, np.asarray(every[TOLD])) for each in case.additions),
        surely=_unknown(case, "a"),
        perhaps=_unknown(case, "d"),
        blocs=_blocs(case),
    )


def _tables(model: Model) -> dict[str, Mask]:
    """All concepts; simultaneous stability in option form only, and up to the size that it can be found for."""
    found = solved(model, tuple(concept for concept in CONCEPTS if concept != "sim"))
    if isinstance(model, Choices) and model.states <= LARGEST_INVERSE:
        found |= solved(model, ("sim",))
    return found


def _loses(removal: Removal, before: list[int]) -> bool:
    """Whether other outcomes hold once an issue cannot change, among those in which it is as today."""
    holds = np.asarray(solved(removal.model, (TOLD,))[TOLD].all(axis=0))
    return set(removal.at[holds].tolist()) != set(before) & set(removal.at.tolist())


def _changes(addition: Addition, before: Mask) -> bool:
    """Whether other outcomes hold once an issue is added."""
    holds = np.asarray(solved(addition.model, (TOLD,))[TOLD].all(axis=0))
    after = (holds[addition.at] & (addition.at >= 0)).any(axis=0)
    return bool((after != before).any())


def _unknown(case: Case, extension: str) -> Mask | None:
    """The equilibria with every uncertain number between its bounds."""
    if case.ranged is None or case.ranged.states > LARGEST_RANGED:
        return None
    return np.asarray(solved(case.ranged, (TOLD,), unknown=extension)[TOLD].all(axis=0))


def _blocs(case: Case) -> Mask | None:
    """The states that none of the blocs, nor anybody outside them, would leave."""
    if not case.blocs:
        return None
    within = {member for bloc in case.blocs for member in bloc}
    alone = [(maker,) for maker in range(len(case.makers)) if maker not in within]
    found = _left_by_none(case, [*case.blocs, *alone])
    return np.asarray(np.all(list(found.values()), axis=0))


def _coalitions(case: Case) -> dict[tuple[int, ...], Mask] | None:
    """What every coalition would leave for something that all its members like better."""
    if len(case.makers) > MOST_MAKERS or case.model.states > LARGEST_INVERSE:
        return None
    return _left_by_none(case, None)


def _left_by_none(case: Case, coalitions: Sequence[tuple[int, ...]] | None) -> dict[tuple[int, ...], Mask]:
    """For each coalition the states that it leaves neither by consent in option form nor by moves that are drawn."""
    found = coalition_stable(case.choices, coalitions, consent=case.consent)
    stable = {members: each.stable for members, each in found.items()}
    if case.model is not case.choices:
        for members, each in coalition_stable(case.model, coalitions).items():
            stable[members] = stable[members] & each.stable
    return stable


def _together(case: Case, targets: list[int]) -> Paths:
    """Steps by consent are of option form: where moves are drawn, what is not found may be reached all the same."""
    units = sorted(set(case.consent.values()))
    found = paths(case.choices, case.now, targets, coalitions=units, consent=case.consent)
    return replace(found, complete=found.complete and case.model is case.choices)


def _agreed(case: Case) -> list[int]:
    """Today's state with one issue at another option that needs consent; those that are possible."""
    base, found = [matter.now for matter in case.matters], []
    for at, matter in enumerate(case.matters):
        for option in range(len(matter.options)) if matter.joint else ():
            state = case.choices.state([*base[:at], option, *base[at + 1 :]])
            if option != matter.now and state is not None:
                found.append(state)
    return found[:MOST_WATCHED]


def _watched(case: Case, found: dict[str, Mask], state: int) -> Watched:
    makers = range(len(case.makers))
    reasons = {maker: explain(case.model, state, maker, TOLD) for maker in makers}
    stable = found[TOLD][:, state]
    small = case.model.states <= LARGEST_INVERSE
    return Watched(
        state=state,
        leaving={maker: moves for maker, moves in reasons.items() if moves},
        stable=stable,
        changes=inverse_equilibrium(case.model, state, TOLD) if small and not stable.all() else None,
    )
