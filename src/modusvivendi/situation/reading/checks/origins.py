"""Everything a reader is shown can be traced: to claims, to sources, or to a judgement with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Protocol

from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.fields.references import Origin
from modusvivendi.situation.problems import Problem
from modusvivendi.situation.reading.checks.dates import numbered_positions
from modusvivendi.situation.reading.places import Path, Places
from modusvivendi.situation.situation import Situation


class _Sourced(Protocol):
    """An entry that cites claims and sources."""

    @property
    def src(self) -> tuple[Origin, ...]: ...


class _Reasoned(_Sourced, Protocol):
    """An entry that may give a reason instead."""

    @property
    def why(self) -> str | None: ...


def every_judgement_has_one(situation: Situation, places: Places) -> Iterator[Problem]:
    """Positions, alternatives, ties, places, vehicles, links, stocks and capabilities say where they come from."""
    for path, words in _without_origin(situation):
        hint = "add src: and the claim or source, or why: and the reason for the judgement"
        if path[0] == "actors":
            hint = "write capability: {judgement: 40, why: the reason in a few words}"
        what = f"{words} does not say where it comes from"
        yield places.problem("no-origin", what, hint, path, key=True, warning=True)


def _without_origin(situation: Situation) -> Iterator[tuple[Path, str]]:
    for path, words, entry, values in _entries(situation):
        judged = bool(values) and all(value is not None and value.judged for value in values)
        if not entry.src and entry.why is None and not judged:
            yield path, words
    for key, actor in situation.actors.items():
        if actor.capability is not None and not actor.capability.judged:
            yield ("actors", key, "capability"), f"the capability of {key}"


def _entries(situation: Situation) -> Iterator[tuple[Path, str, _Reasoned, tuple[Value | None, ...]]]:
    """Path, words, the entry, and the numbers that stand for the whole entry where all are judgements."""
    for path, position in numbered_positions(situation):
        yield path, f"the position of {position.actor} on {position.issue}", position, ()
    for key, alternative in situation.alternatives.items():
        yield ("alternatives", key), f"the alternative of {key}", alternative, (alternative.cost or alternative.worth,)
    for number, tie in enumerate(situation.ties):
        yield ("ties", number), f"the tie of {tie.of[0]} and {tie.of[1]}", tie, (tie.weight,)
    for number, link in enumerate(situation.network):
        yield ("network", number), f"the link from {link.from_} to {link.to}", link, (link.capacity,)
    for key, place in situation.places.items():
        numbers = tuple(each for each in (place.waiting, place.takes, place.holds, place.screening) if each is not None)
        if numbers:
            yield ("places", key), f"the place {key}", place, numbers
    for key, fleet in situation.vehicles.items():
        yield ("vehicles", key), f"the vehicles {key}", fleet, (fleet.count, fleet.seats)
    for key, stock in situation.stocks.items():
        yield ("stocks", key), f"the stock {key}", stock, (stock.holds, stock.uses)


def every_source_is_used(situation: Situation, places: Places) -> Iterator[Problem]:
    """A source that nothing cites may be a slip."""
    used = {origin.source for entry in _citing(situation) for origin in entry.src}
    for key in situation.sources:
        if key not in used:
            what = f'nothing cites the source "{key}"'
            hint = f"cite it, as in src: {key}#1, or delete it"
            yield places.problem("unused-source", what, hint, ("sources", key), key=True, warning=True)


def _citing(situation: Situation) -> Iterator[_Sourced]:
    return chain(
        situation.claims.values(),
        situation.positions,
        situation.alternatives.values(),
        situation.rules,
        situation.moves.prefers,
        situation.moves.priorities,
        situation.moves.rankings,
        situation.ties,
        situation.places.values(),
        situation.vehicles.values(),
        situation.network,
        situation.stocks.values(),
        situation.questions.watch,
        situation.questions.forecasts.values(),
        (forecast for question in situation.questions.forecasts.values() for forecast in question.made),
    )
