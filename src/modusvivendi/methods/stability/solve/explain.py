"""Why a state holds for a decision maker, or not: each improvement, and the answer of the others that deters it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from modusvivendi.methods.stability.solve.bounds import EXTENSIONS, Bounds, bounds
from modusvivendi.methods.stability.solve.checks import ModelError
from modusvivendi.methods.stability.solve.model import Choices, Model
from modusvivendi.methods.stability.solve.sequences import LIMIT, Budget, Move, improvements, search
from modusvivendi.methods.stability.solve.solve import CONCEPTS


@dataclass(frozen=True, slots=True)
class Response:
    """What comes of one improvement."""

    improvement: int
    """The state that the decision maker would move to."""
    sanction: tuple[Move, ...] | None
    """Who moves where, one after the other (for ``sim`` at the same time as the decision maker), so that the move is
    deterred; None where nothing was found that deters it."""
    outcome: int | None
    """The state that the sanction ends in."""
    certain: bool
    """Whether the search was complete: without a sanction, whether it is sure that there is none."""


def explain(
    model: Model, state: int, party: int, concept: str, *, unknown: str = "a", limit: int = LIMIT
) -> tuple[Response, ...]:
    """Every improvement of a decision maker from a state, in ascending order, and a shortest sanction if there is one.

    The state is stable for the decision maker if and only if every improvement has a sanction. Only what can be
    reached from the state is looked at.

    Args:
        model: of either form.
        state: where the decision maker would leave from.
        party: the decision maker.
        concept: ``nash``, ``gmr``, ``smr``, ``seq``, ``sseq``, or in option form ``sim``.
        unknown: how unknown comparisons are taken.
        limit: how many moves are looked at, at most, for all improvements together.

    Raises:
        ModelError: the state, the decision maker, the concept or the extension does not exist, or ``sim`` is asked of
            drawn moves.
    """
    check(model, state, party, concept)
    if unknown not in EXTENSIONS:
        raise ModelError([f"{unknown}: unknown preferences are taken as {', '.join(EXTENSIONS)}"])
    own = bounds(model.payoffs, party, unknown)
    targets = model.moves(party, state)
    tempting = targets[own.target[targets] > own.start[state]].tolist()
    if concept == "nash":
        return tuple(Response(target, None, None, True) for target in tempting)
    budget = Budget(limit)
    if concept == "sim":
        joint = Joint(model, state, party, budget, someone_moves=unknown == "c" and not model.payoffs.certain)
        return tuple(joint.response(target, lambda met: bool(own.worth[met] <= own.bar[state])) for target in tempting)
    deters = deterrent(model, own, state, party, concept)
    others = others_of(model, party)
    return tuple(_response(model, target, others, concept, budget, deters) for target in tempting)


def check(model: Model, state: int, party: int, concept: str) -> None:
    """Raise what is wrong with a question about one state.

    Raises:
        ModelError: anything is.
    """
    faults = []
    if not 0 <= state < model.states:
        faults.append(f"state {state}: states are 0 to {model.states - 1}")
    if not 0 <= party < model.parties:
        faults.append(f"decision maker {party}: they are 0 to {model.parties - 1}")
    if concept not in CONCEPTS:
        faults.append(f"{concept}: concepts are {', '.join(CONCEPTS)}")
    if concept == "sim" and not isinstance(model, Choices):
        faults.append("sim needs the option form: on drawn moves there are no joint states")
    if faults:
        raise ModelError(faults)


def others_of(model: Model, party: int) -> list[int]:
    """Everyone else."""
    return [other for other in range(model.parties) if other != party]


def deterrent(model: Model, own: Bounds, state: int, party: int, concept: str) -> Callable[[int], bool]:
    """Whether ending in a state deters: it is no better, nor in symmetric concepts is what one could do from there."""
    bar = own.bar[state]

    def holds(met: int) -> bool:
        if own.worth[met] > bar:
            return False
        return concept in ("gmr", "seq") or bool(np.all(own.worth[model.moves(party, met)] <= bar))

    return holds


def _response(
    model: Model, target: int, others: Sequence[int], concept: str, budget: Budget, deters: Callable[[int], bool]
) -> Response:
    improving = concept in ("seq", "sseq")
    found = search(model, target, others, improving=improving, budget=budget, stop=deters)
    last = next(reversed(found.shortest), None)
    if last is None or not deters(last):
        return Response(target, None, None, found.complete)
    return Response(target, found.route(last), last, True)


class Joint:
    """The others' own improvements from one state, made at the same time as a move of the decision maker."""

    def __init__(self, model: Model, state: int, party: int, budget: Budget, *, someone_moves: bool = False) -> None:
        if not isinstance(model, Choices):
            raise ModelError(["sim needs the option form: on drawn moves there are no joint states"])
        self.model, self.state, self.party, self.budget = model, state, party, budget
        self.others = others_of(model, party)
        self.someone_moves = someone_moves
        self.menus = [
            [None, *improvements(model, bounds(model.payoffs, other), other, state).tolist()] for other in self.others
        ]

    def met(self, target: int, theirs: Sequence[int | None]) -> int | None:
        """The joint state, None where it is infeasible; everyone's own choices are as in the state it moves to."""
        chosen = dict(zip(self.others, theirs, strict=True)) | {self.party: target}
        options = [
            self.model.options(self.state if (gone := chosen.get(owner)) is None else gone)[choice]
            for choice, owner in enumerate(self.model.owners)
        ]
        return self.model.state(options)

    def response(self, target: int, deters: Callable[[int], bool]) -> Response:
        """The first choice of the others' improvements that deters a move, those of few first listed."""
        for theirs in product(*self.menus):
            if not self.budget.spend(1):
                return Response(target, None, None, False)
            if self.someone_moves and not any(gone is not None for gone in theirs):
                continue
            met = self.met(target, theirs)
            if met is not None and deters(met):
                moves = tuple((who, gone) for who, gone in zip(self.others, theirs, strict=True) if gone is not None)
                return Response(target, moves, met, True)
        return Response(target, None, None, True)
