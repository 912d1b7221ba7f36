"""The numbers: models side by side, pulls, leverage, rounds, and everything that went in."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from modusvivendi.answers.model import Row, Table
from modusvivendi.methods.pressure.case import Amount, Case
from modusvivendi.methods.pressure.linked import Linked
from modusvivendi.methods.pressure.solve.challenge.moving import CAPITULATION, COMPROMISE, CONFLICT
from modusvivendi.methods.pressure.solve.checks import Array
from modusvivendi.methods.pressure.solve.leverage import Leverage
from modusvivendi.methods.pressure.tell.trades import trades_table
from modusvivendi.methods.pressure.tell.words import COVERS, MODELS, Told

KINDS = {
    CONFLICT: "would lose a confrontation with",
    COMPROMISE: "would meet part of the way",
    CAPITULATION: "would give in to",
}


def tables(told: tuple[Told, ...], case: Case, linked: Linked) -> Iterator[Table]:
    """All tables, the models first."""
    yield _models(told)
    yield _leverage(told)
    yield _others(told)
    for table in (_map(told), _rounds(told), trades_table(case, linked)):
        if table.rows:
            yield table
    yield _inputs(told)


def _models(told: tuple[Told, ...]) -> Table:
    rows = [
        Row(
            (
                each.question.label,
                MODELS[line.model],
                round(line.outcome, each.digits()),
                round(line.low, each.digits()),
                round(line.high, each.digits()),
                COVERS[line.covers],
            ),
            each.because(),
        )
        for each in told
        for line in each.push.lines
    ]
    return Table(
        title="Models side by side",
        columns=("Issue", "Model", "Points to", "Lowest", "Highest", "What the range covers"),
        rows=tuple(rows),
        detail=len(told) > 1,
        note="Each issue on its own scale.",
    )


def _leverage(told: tuple[Told, ...]) -> Table:
    rows = []
    for each in told:
        push = each.push
        for number, presser in enumerate(each.question.pressers):
            alone = (
                None
                if push.alone is None or np.isnan(push.alone[number])
                else round(float(push.alone[number]), each.digits())
            )
            rows.append(
                Row(
                    (
                        each.question.label,
                        presser.name,
                        "decides" if presser.decides else "presses",
                        round(float(push.leverage.position[number, 0]), 3),
                        round(float(push.leverage.salience[number, 0]) / 10, 2),
                        None if each.question.equal else round(float(push.leverage.capability[number, 0]) * 10, 2),
                        alone,
                    ),
                    presser.because,
                )
            )
    return Table(
        title="Leverage: what the compromise would gain from each actor",
        columns=(
            "Issue",
            "Actor",
            "Part",
            "Per point it moves",
            "Per 0.1 of priority",
            "Per 10 of power",
            "Would have to move alone",
        ),
        rows=tuple(rows),
        detail=True,
        note="Exact derivatives at the middle readings. The last column is for the point named in the text; empty "
        "where the scale is too short for it.",
    )


def _others(told: tuple[Told, ...]) -> Table:
    rows = [
        Row(
            (
                each.question.label,
                presser.name,
                MODELS[model],
                round(float(found.position[number, 0]), each.digits()),
                round(float(found.salience[number, 0]), each.digits()),
                round(float(found.capability[number, 0]), each.digits()),
            ),
            presser.because,
        )
        for each in told
        for model, found in each.push.others.items()
        for number, presser in enumerate(each.question.pressers)
        if any(abs(float(table[number, 0])) >= 10.0 ** -each.digits() / 2 for table in _parts(found))
    ]
    return Table(
        title="Leverage in other models: how far the outcome would move",
        columns=("Issue", "Actor", "Model", "A tenth of the scale up", "0.1 more priority", "A tenth more power"),
        rows=tuple(rows),
        detail=True,
        note="By finite change of one number at a time; who would change nothing is left out.",
    )


def _parts(found: Leverage) -> tuple[Array, Array, Array]:
    return found.position, found.salience, found.capability


def _map(told: tuple[Told, ...]) -> Table:
    rows = []
    for each in told:
        tracks, pressers = each.push.tracks, each.question.pressers
        if tracks is None:
            continue
        for one, other in np.argwhere(tracks.yields < CAPITULATION + 1).tolist():
            if one != other:
                first, second = pressers[one], pressers[other]
                cells = (each.question.label, first.name, KINDS[int(tracks.yields[one, other])], second.name)
                rows.append(Row(cells, tuple(dict.fromkeys((*first.because, *second.because)))))
    return Table(
        title="Challenge map: who would yield to whom in the first round, as the first sees it",
        columns=("Issue", "Actor", "As it sees it", "Towards"),
        rows=tuple(rows),
        detail=True,
        note="Challenge model, reading `figures`. Pairs that are not listed are deadlocked, or the first has the upper "
        "hand.",
    )


def _rounds(told: tuple[Told, ...]) -> Table:
    rows = []
    for each in told:
        tracks, pressers = each.push.tracks, each.question.pressers
        if tracks is None:
            continue
        for number, who in np.argwhere(tracks.toward >= 0).tolist():
            mover, target = pressers[who], pressers[int(tracks.toward[number, who])]
            rows.append(
                Row(
                    (
                        each.question.label,
                        number + 1,
                        mover.name,
                        target.name,
                        round(float(tracks.places[number, who]), each.digits()),
                        round(float(tracks.places[number + 1, who]), each.digits()),
                        round(float(tracks.medians[number + 1]), each.digits()),
                    ),
                    tuple(dict.fromkeys((*mover.because, *target.because))),
                )
            )
    return Table(
        title="Rounds of the challenge model",
        columns=("Issue", "Round", "Who moves", "Moved by", "From", "To", "Weighted median after the round"),
        rows=tuple(rows),
        detail=True,
        note="Reading `figures`; rounds in which nobody moves are left out.",
    )


def _inputs(told: tuple[Told, ...]) -> Table:
    rows = [
        Row(
            (
                each.question.label,
                presser.name,
                presser.wants,
                _range(presser.place),
                _range(presser.capability),
                _range(presser.salience),
            ),
            presser.because,
        )
        for each in told
        for presser in each.question.pressers
    ]
    return Table(
        title="Every number that went in",
        columns=("Issue", "Actor", "Wants", "Place on the scale", "Power (capability)", "Priority (salience)"),
        rows=tuple(rows),
        detail=True,
        note="Ranges with the middle that the models read. Power and priorities are judgements unless a note names a "
        "claim.",
    )


def _range(amount: Amount) -> str:
    if amount.low == amount.high:
        return f"{amount.low:g}"
    return f"{amount.low:g} to {amount.high:g}, read as {round(amount.middle, 3):g}"
