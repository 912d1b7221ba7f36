"""What of a situation may be shared: all but the claims marked restricted, and what rests on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from itertools import chain
from typing import Any, TypeVar

from modusvivendi.situation.blocks.actors import Alternative
from modusvivendi.situation.blocks.places import Fleet, Place
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.blocks.questions import Forecast, ForecastQuestion, Indicator, unresolved
from modusvivendi.situation.blocks.relations import Link, Stock, Tie
from modusvivendi.situation.blocks.rules import Preference, Priorities, Ranking, Rule
from modusvivendi.situation.blocks.words import Handling
from modusvivendi.situation.fields.durations import Duration
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.situation import Situation

Sourced = (
    Position
    | Alternative
    | Rule
    | Preference
    | Priorities
    | Ranking
    | Tie
    | Place
    | Fleet
    | Link
    | Stock
    | Indicator
    | Forecast
    | ForecastQuestion
)
"""An entry that cites claims and sources."""
Entry = TypeVar(
    "Entry",
    Position,
    Alternative,
    Rule,
    Preference,
    Priorities,
    Ranking,
    Tie,
    Place,
    Fleet,
    Link,
    Stock,
    Indicator,
    Forecast,
)


@dataclass(frozen=True, slots=True)
class Redacted:
    """What may be shared of a situation."""

    situation: Situation
    withheld: int
    """How many claims and entries that rest on them were left out; for the analyst, no face shows it."""


def redact(situation: Situation) -> Redacted:
    """Leave out every claim that is marked restricted, and what rests on it.

    - A claim that answers or is about (`re`) a withheld claim goes with it: its text could tell what it answers.
    - A source goes when withheld claims cite it and nothing else does, but for entries that cite such claims.
    - A position, alternative, rule, preference, tie, place, fleet, link or stock that cites a withheld claim keeps its
      other origins and loses its reason and author. It goes when no other origin remains, and when a number in it is
      a judgement, for the judgement may have been made from what is withheld. An indicator goes in any case: its
      words and its state cannot be told apart from what it cites.
    - A forecast question that is marked restricted goes whole. Of the others, a forecast that cites a withheld claim
      goes, and an outcome that cites one is hidden. Where anything is withheld, so are the hashes of the situations
      that forecasts were made from: they cover all of it.
    - Scenarios go: they may hold anything.

    Title, `about`, actors, issues, quantities, moves without origin and judgements that cite nothing stay.
    Redact before looking at an earlier day (``as_of``): a claim that was not known yet can no longer be seen
    to restrict what rests on it.
    """
    claims = _withheld_claims(situation)
    view = _View(claims, _withheld_sources(situation, claims))
    shared = replace(
        situation,
        sources={key: source for key, source in situation.sources.items() if key not in view.sources},
        claims={key: claim for key, claim in situation.claims.items() if key not in claims},
        positions=view.kept(situation.positions),
        alternatives={each.actor: each for each in view.kept(situation.alternatives.values())},
        rules=view.kept(situation.rules),
        moves=replace(
            situation.moves,
            prefers=view.kept(situation.moves.prefers),
            priorities=view.kept(situation.moves.priorities),
            rankings=view.kept(situation.moves.rankings),
        ),
        ties=view.kept(situation.ties),
        places={each.key: each for each in view.kept(situation.places.values())},
        vehicles={each.key: each for each in view.kept(situation.vehicles.values())},
        network=view.kept(situation.network),
        stocks={each.key: each for each in view.kept(situation.stocks.values())},
        scenarios={},
        questions=replace(
            situation.questions,
            watch=view.kept(situation.questions.watch),
            forecasts={each.key: view.question(each) for each in _shared_questions(situation)},
        ),
    )
    withheld = _size(situation) - _size(shared)
    return Redacted(_without_hashes(shared) if withheld else shared, withheld)


def _withheld_claims(situation: Situation) -> frozenset[str]:
    """The restricted claims, what answers them or is about them, what answers those, and so on."""
    told_of: dict[str, list[str]] = {}
    for key, claim in situation.claims.items():
        for named in (claim.answers, *claim.re):
            if named is not None:
                told_of.setdefault(named, []).append(key)
    found = {key for key, claim in situation.claims.items() if claim.handling is Handling.RESTRICTED}
    waiting = list(found)
    while waiting:
        fresh = [key for key in told_of.get(waiting.pop(), ()) if key not in found]
        found.update(fresh)
        waiting += fresh
    return frozenset(found)


def _withheld_sources(situation: Situation, claims: frozenset[str]) -> frozenset[str]:
    """The sources that withheld claims and questions cite, unless something shared and free of them cites them too."""
    restricted = [each for each in situation.questions.forecasts.values() if each.handling is Handling.RESTRICTED]
    closed = chain((situation.claims[key] for key in claims), *(_of_question(each) for each in restricted))
    hidden = {origin.source for citing in closed for origin in citing.src if origin.source}
    open_claims = (claim for key, claim in situation.claims.items() if key not in claims)
    open_entries = (entry for entry in _entries(situation) if not _cites(entry, claims))
    shown = {origin.source for citing in chain(open_claims, open_entries) for origin in citing.src}
    return frozenset(hidden - shown)


def _entries(situation: Situation) -> Iterator[Sourced]:
    yield from situation.positions
    yield from situation.alternatives.values()
    yield from situation.rules
    yield from situation.moves.prefers
    yield from situation.moves.priorities
    yield from situation.moves.rankings
    yield from situation.ties
    yield from situation.places.values()
    yield from situation.vehicles.values()
    yield from situation.network
    yield from situation.stocks.values()
    yield from situation.questions.watch
    for question in _shared_questions(situation):
        yield from _of_question(question)


def _shared_questions(situation: Situation) -> Iterator[ForecastQuestion]:
    """The forecast questions that are not marked restricted."""
    return (each for each in situation.questions.forecasts.values() if each.handling is not Handling.RESTRICTED)


def _of_question(question: ForecastQuestion) -> Iterator[Forecast | ForecastQuestion]:
    """The question, which cites what its outcome rests on, and its forecasts."""
    yield question
    yield from question.made


def _without_hashes(situation: Situation) -> Situation:
    """The same without the hashes of the situations that its forecasts and outcomes were made from."""
    questions = {
        key: replace(each, made=tuple(replace(one, of=None) for one in each.made), settled_of=None)
        for key, each in situation.questions.forecasts.items()
    }
    return replace(situation, questions=replace(situation.questions, forecasts=questions))


def _cites(entry: Sourced, claims: frozenset[str]) -> bool:
    return any(origin.claim in claims for origin in entry.src)


def _size(situation: Situation) -> int:
    """How many claims and entries there are; an outcome of a forecast question is one by itself."""
    entries = sum(not isinstance(entry, Forecast | ForecastQuestion) for entry in _entries(situation))
    asked = situation.questions.forecasts.values()
    return len(situation.claims) + entries + sum(1 + len(each.made) + (each.outcome is not None) for each in asked)


@dataclass(frozen=True, slots=True)
class _View:
    """The claims and sources that are withheld, and what of an entry may be seen beside them."""

    claims: frozenset[str]
    sources: frozenset[str]

    def kept(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """The entries that may be shared, as they may be shared."""
        seen = (self._seen(entry) for entry in entries)
        return tuple(entry for entry in seen if entry is not None)

    def question(self, question: ForecastQuestion) -> ForecastQuestion:
        """A forecast question as it may be shared: without an outcome that cites what is withheld."""
        seen = replace(question, made=self.kept(question.made))
        return unresolved(seen) if _cites(question, self.claims) else seen

    def _seen(self, entry: Entry) -> Entry | None:
        if not _cites(entry, self.claims):
            return entry
        origins = tuple(o for o in entry.src if o.claim not in self.claims and o.source not in self.sources)
        if not origins or isinstance(entry, Indicator | Forecast) or _is_judged(entry):
            return None
        unexplained: dict[str, Any] = dict.fromkeys(_reasons(entry))
        return replace(entry, src=origins, **unexplained)


def _reasons(entry: Sourced) -> tuple[str, ...]:
    """The fields that hold the reason and the author of a judgement; `by` of a preference is whose it is."""
    if isinstance(entry, Position | Alternative | Tie):
        return ("why", "by")
    return ("why",)


def _is_judged(entry: Sourced) -> bool:
    """Whether a number in the entry is a judgement, by its own reason or by that of the whole entry."""
    values = tuple(_values(entry))
    explained = any(getattr(entry, name) is not None for name in _reasons(entry))
    excused = isinstance(entry, Position) and entry.beyond_red_line is not None
    return excused or any(value.judged for value in values) or (explained and bool(values))


def _values(entry: Sourced) -> Iterator[Value]:
    """The numbers of an entry."""
    for each in fields(entry):
        held = getattr(entry, each.name)
        for item in held.values() if isinstance(held, Mapping) else (held,):
            if isinstance(item, Value | Duration):
                yield item.value if isinstance(item, Duration) else item
