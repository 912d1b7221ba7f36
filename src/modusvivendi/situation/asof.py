"""The situation as it stood on a day: only what was known by then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from modusvivendi.situation.blocks.actors import Alternative
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.places import Fleet, Place
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.blocks.questions import Forecast, ForecastQuestion, Indicator, unresolved
from modusvivendi.situation.blocks.relations import Link, Stock, Tie
from modusvivendi.situation.blocks.rules import Preference, Priorities, Ranking, Rule
from modusvivendi.situation.fields.references import Origin
from modusvivendi.situation.situation import Situation

Ending = TypeVar("Ending", Position, Tie)
Sourced = TypeVar(
    "Sourced",
    Position,
    Tie,
    Place,
    Fleet,
    Link,
    Rule,
    Preference,
    Priorities,
    Ranking,
    Indicator,
    Alternative,
    Stock,
    Forecast,
)


def as_of(situation: Situation, day: date) -> Situation:
    """What was known of a situation by the end of a day.

    Claims and sources that became known later are gone, and with them whatever rests on them alone. A
    judgement without a claim or source stays: it is the analyst's, and undated unless it says `since`. An end
    (`until`) that lies after the day is not known yet. `about` describes the file as a whole and is left out of a
    view on an earlier day. A file knows nothing after its own date: a later day gives the view on that. Forecasts
    and outcomes have days of their own, which may lie after the file's.
    """
    asked = day
    day = min(day, situation.as_of or day)
    sources = {key: source for key, source in situation.sources.items() if _by(source.date, day)}
    claims = {key: claim for key, claim in situation.claims.items() if _known_by(situation, claim, day)}
    view = _View(sources=set(sources), claims=set(claims))
    earlier = situation.earlier or situation.as_of is None or day < situation.as_of
    return replace(
        situation,
        as_of=day,
        earlier=earlier,
        about=None if earlier else situation.about,
        sources=sources,
        claims={key: view.claim(claim) for key, claim in claims.items()},
        positions=view.kept(_unended(p, day) for p in situation.positions if _by(p.since, day)),
        alternatives={a.actor: a for a in view.kept(situation.alternatives.values())},
        rules=view.kept(situation.rules),
        moves=replace(
            situation.moves,
            prefers=view.kept(situation.moves.prefers),
            priorities=view.kept(situation.moves.priorities),
            rankings=view.kept(situation.moves.rankings),
        ),
        ties=view.kept(_unended(tie, day) for tie in situation.ties if _by(tie.since, day)),
        places={p.key: p for p in view.kept(situation.places.values())},
        vehicles={f.key: f for f in view.kept(situation.vehicles.values())},
        network=view.kept(situation.network),
        stocks={s.key: s for s in view.kept(s for s in situation.stocks.values() if _by(s.as_of, day))},
        questions=replace(
            situation.questions,
            watch=view.kept(situation.questions.watch),
            forecasts=view.questions(situation.questions.forecasts, asked),
        ),
    )


def _by(dated: date | None, day: date) -> bool:
    return dated is None or dated <= day


def _unended(dated: Ending, day: date) -> Ending:
    return dated if _by(dated.until, day) else replace(dated, until=None)


def _known_by(situation: Situation, claim: Claim, day: date) -> bool:
    """A claim that nothing dates cannot be shown to have been known."""
    known = situation.known_on(claim)
    return known is not None and known <= day


class _View:
    """The claims and sources known by the day, and what of an entry rests on them."""

    def __init__(self, *, sources: set[str], claims: set[str]) -> None:
        self.sources = sources
        self.claims = claims

    def kept(self, entries: Iterable[Sourced]) -> tuple[Sourced, ...]:
        """The entries that rest on something known, or on no claim or source at all."""
        return tuple(replace(entry, src=self._origins(entry)) for entry in entries if self._stands(entry))

    def _stands(self, entry: Sourced) -> bool:
        return not entry.src or bool(self._origins(entry))

    def _origins(self, entry: Sourced | ForecastQuestion) -> tuple[Origin, ...]:
        return tuple(o for o in entry.src if o.claim in self.claims or o.source in self.sources)

    def questions(self, asked: Mapping[str, ForecastQuestion], day: date) -> dict[str, ForecastQuestion]:
        """The forecast questions opened by a day; without a day of its own, one opens with its first forecast."""
        seen = {key: self._question(question, day) for key, question in asked.items() if _by(question.opened, day)}
        return {key: each for key, each in seen.items() if each.opened or each.made or not asked[key].made}

    def _question(self, question: ForecastQuestion, day: date) -> ForecastQuestion:
        """A forecast question without what was forecast or settled later."""
        made = self.kept(forecast for forecast in question.made if forecast.on <= day)
        origins = self._origins(question)
        known = question.settled is not None and question.settled <= day and (bool(origins) or not question.src)
        return replace(question, made=made, src=origins) if known else unresolved(replace(question, made=made))

    def claim(self, claim: Claim) -> Claim:
        """A claim without references to what was not yet known."""
        return replace(
            claim,
            src=tuple(origin for origin in claim.src if origin.source in self.sources),
            answers=claim.answers if claim.answers in self.claims else None,
            re=tuple(key for key in claim.re if key in self.claims),
        )
