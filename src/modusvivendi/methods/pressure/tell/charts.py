"""Drawings of one issue: pulls, leverage, who would yield to whom, and positions round by round."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers import builders
from modusvivendi.answers.model import Chart
from modusvivendi.answers.wording import capitalised
from modusvivendi.methods.pressure.solve.challenge.moving import CAPITULATION, COMPROMISE, CONFLICT
from modusvivendi.methods.pressure.tell.words import Told

_YIELDS = {CONFLICT: "lose a confrontation", COMPROMISE: "meet part of the way", CAPITULATION: "give in"}


def charts(told: Told) -> Iterator[Chart]:
    """Of one issue: who pulls the outcome how far from each party; what each would change; map and tracks."""
    label = capitalised(told.question.label)
    pulls = list(_pulls(told))
    if pulls:
        yield builders.bars(
            pulls,
            title=f"{label}: who pulls the outcome away from each party",
            description="For each party, how many points every actor pulls the compromise away from what it wants.",
            unit=told.question.unit,
            digits=told.digits(),
        )
    yield builders.bars(
        [
            builders.Bar(
                label=presser.name,
                group="Part of its own move that reaches the outcome: " + ("who decides" if decides else "who presses"),
                value=100 * float(told.push.leverage.position[number, 0]),
                because=presser.because,
            )
            for decides in (True, False)
            for number, presser in enumerate(told.question.pressers)
            if presser.decides == decides
        ],
        title=f"{label}: leverage on the compromise",
        description="How much of a move by each actor, in per cent, would show in the compromise.",
        unit="per cent",
    )
    yield from _challenges(told, label)


def _pulls(told: Told) -> Iterator[builders.Bar]:
    pressers = told.question.pressers
    for number, one in enumerate(pressers):
        for other, value in zip(pressers, told.push.pulls[number], strict=True):
            if one.party and not told.small(10 * value):
                group = f"Pull on {one.name}"
                yield builders.Bar(label=other.name, group=group, value=float(value), because=other.because)


def _challenges(told: Told, label: str) -> Iterator[Chart]:
    tracks, pressers = told.push.tracks, told.question.pressers
    if tracks is None:
        return
    yield builders.matrix(
        [presser.name for presser in pressers],
        [
            [_YIELDS.get(int(tracks.yields[one, other]), "") if one != other else "" for other in range(len(pressers))]
            for one in range(len(pressers))
        ],
        kinds=tuple(_YIELDS.values()),
        title=f"{label}: who would yield to whom at first",
        description="For each actor (row), what the challenge model, reading “figures”, expects of it towards each "
        "other (column) in the first round, as it sees it.",
        because=[presser.because for presser in pressers],
        empty="deadlock, or the row has the upper hand",
    )
    if len(tracks.places) > 1:
        lines = [
            builders.Track(label=presser.name, values=tuple(tracks.places[:, number].tolist()), because=presser.because)
            for number, presser in enumerate(pressers)
        ]
        yield builders.tracks(
            [*lines, builders.Track(label="weighted median", values=tuple(tracks.medians.tolist()), strong=True)],
            title=f"{label}: positions round by round in the challenge model",
            description="Where each actor stands after every round of challenges, reading “figures”, and the median.",
            unit=told.question.unit,
            span=told.question.span,
            step="round",
        )
