"""Situation → the forecast questions, and the forecasts that are scored.

Scored is each author's last forecast on a question that was resolved with yes or no: made up to the closing date, and
before the day on which the outcome was known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from modusvivendi.answers.evidence import origin_key
from modusvivendi.answers.model import Need
from modusvivendi.answers.wording import claim_sentence
from modusvivendi.methods.questions.scored import Scored
from modusvivendi.situation.blocks.questions import Forecast, ForecastQuestion
from modusvivendi.situation.blocks.words import Handling, Outcome
from modusvivendi.situation.fields.references import Origin
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A forecast."""

    by: str
    on: date
    interval: Interval
    """From 0 to 1."""
    stated: str
    """The probability as its author gave it."""
    scored: bool
    in_time: bool
    of: str
    """The hash of the situation it was made from; empty where the file does not say."""
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A forecast question."""

    key: str
    asks: str
    resolves: str
    closes: date
    opened: date | None
    restricted: bool
    made: tuple[Made, ...]
    """In the order of their days."""
    outcome: Outcome | None
    settled: date | None
    word: str
    """On whose word the outcome rests."""
    corrects: str
    because: tuple[str, ...]
    """The question, and what its outcome rests on."""


@dataclass(frozen=True, slots=True)
class Problem:
    """The questions in the order of the file, who forecast, and what is scored."""

    asked: tuple[Asked, ...]
    authors: tuple[str, ...]
    scored: tuple[Scored, ...]
    day: date | None
    """The day up to which the file tells what is known."""


_SNIPPET = """\
questions:
  forecasts:
    truce:
      asks: Will both parties announce a truce of a week or more?
      resolves: yes if both announce the same truce by the closing date, by the mediator's word
      closes: 2022-04-30
      made:
        - {on: 2022-03-11, by: your name, p: 0.2}"""


def needs(situation: Situation) -> tuple[Need, ...]:
    """At least one forecast question."""
    if situation.questions.forecasts:
        return ()
    return (Need(what="a forecast question", snippet=_SNIPPET),)


def frame(situation: Situation) -> Problem:
    """The questions with their forecasts, and those that are scored as numbers."""
    asked = tuple(_asked(situation, each) for each in situation.questions.forecasts.values())
    authors = {each.by: None for question in asked for each in question.made}
    number = {by: at for at, by in enumerate(authors)}
    scored = tuple(
        Scored(*_ends(each.interval), question.outcome is Outcome.YES, at, number[each.by])
        for at, question in enumerate(asked)
        for each in question.made
        if each.scored
    )
    return Problem(asked, tuple(authors), scored, situation.as_of)


def _ends(interval: Interval) -> tuple[Fraction, Fraction]:
    return interval.ends


def _asked(situation: Situation, question: ForecastQuestion) -> Asked:
    path = f"questions.forecasts.{question.key}"
    return Asked(
        key=question.key,
        asks=question.asks.strip(),
        resolves=question.resolves.strip(),
        closes=question.closes,
        opened=question.since,
        restricted=question.handling is Handling.RESTRICTED,
        made=tuple(_made(question, path)),
        outcome=question.outcome,
        settled=question.settled,
        word="; ".join(_words(situation, question)),
        corrects=question.corrects or "",
        because=(f"stated:{path}", *(origin_key(origin) for origin in question.src)),
    )


def _made(question: ForecastQuestion, path: str) -> Iterator[Made]:
    last = {each.by: each.on for each in sorted(question.made, key=_day) if question.counts(each)}
    decided = question.outcome in (Outcome.YES, Outcome.NO)
    for at, each in sorted(enumerate(question.made), key=lambda pair: _day(pair[1])):
        own = () if each.src and each.why is None else (f"judgement:{path}.made.{at}",)
        yield Made(
            by=each.by,
            on=each.on,
            interval=each.p.interval,
            stated=each.p.describe(),
            scored=decided and question.counts(each) and last[each.by] == each.on,
            in_time=question.counts(each),
            of=each.of or "",
            because=(*own, *(origin_key(origin) for origin in each.src)),
        )


def _day(forecast: Forecast) -> date:
    return forecast.on


def _words(situation: Situation, question: ForecastQuestion) -> Iterator[str]:
    """Who resolved it, and what it rests on."""
    if question.settled_by is not None:
        yield question.settled_by
    for origin in question.src:
        yield _origin(situation, origin)


def _origin(situation: Situation, origin: Origin) -> str:
    if origin.claim is None:
        return situation.sources[origin.source or ""].title
    claim = situation.claims[origin.claim]
    sources = [situation.sources[each.source].title for each in claim.src if each.source is not None]
    return sources[0] if sources else claim_sentence(situation, claim)
