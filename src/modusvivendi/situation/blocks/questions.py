"""What the file is asked, what to watch, and the variants of the situation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from modusvivendi.situation.blocks.base import Key, block
from modusvivendi.situation.blocks.words import Handling, Outcome, Sign
from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.chances import Chance, Hash
from modusvivendi.situation.fields.containers import KEYED, ONE_OR_MANY
from modusvivendi.situation.fields.dates import Day
from modusvivendi.situation.fields.references import ActorRef, AnyOrigin, IssueRef
from modusvivendi.situation.fields.texts import Name, Text, one_of, plain_tree


@block
class Indicator:
    """Something to watch for."""

    what: Text
    """What would be seen."""
    means: Text | None = None
    """What it would mean."""
    about: Annotated[tuple[ActorRef, ...], ONE_OR_MANY] = ()
    """Whom it is about."""
    on: Annotated[tuple[IssueRef, ...], ONE_OR_MANY] = ()
    """Which issues it is about."""
    state: Annotated[Sign, one_of(Sign)] = Sign.UNSEEN
    """Whether it has been seen."""
    src: Annotated[tuple[AnyOrigin, ...], ONE_OR_MANY] = ()
    """The claims or sources that make it worth watching, or that saw it."""


@block
class Forecast:
    """How probable somebody thought it, on a day, that the answer would be yes."""

    on: Day
    """The day on which it was made."""
    by: Text
    """Who made it: an analyst, a group, or whom the source cites."""
    p: Chance
    """The probability of yes: 0.3, a range [0.2, 0.4], or a word with its scale, {icd203: unlikely}."""
    why: Text | None = None
    """The reason in a few words."""
    src: Annotated[tuple[AnyOrigin, ...], ONE_OR_MANY] = ()
    """The claims or sources that report it, where it is not the analyst's own."""
    of: Hash | None = None
    """The hash of the situation it was made from; `modus questions forecast` writes it."""


@block
class ForecastQuestion:
    """A question about the future that a stated rule will answer with yes or no by a stated day."""

    key: Key
    asks: Text
    """The question, such that the answer is yes or no."""
    resolves: Text
    """The resolution criteria: what counts as yes, and by whose word."""
    closes: Day
    """The closing date: the last day on which yes can come about, and on which a forecast counts."""
    opened: Day | None = None
    """The day on which it was first asked; that of its first forecast if left out."""
    about: Annotated[tuple[ActorRef, ...], ONE_OR_MANY] = ()
    """Whom it is about."""
    on: Annotated[tuple[IssueRef, ...], ONE_OR_MANY] = ()
    """Which issues it is about."""
    handling: Annotated[Handling, one_of(Handling)] = Handling.PUBLIC
    """Who may see the question and its forecasts."""
    made: tuple[Forecast, ...] = ()
    """The forecasts, in any order; those of the record beside the file join them."""
    outcome: Annotated[Outcome, one_of(Outcome)] | None = None
    """The resolution."""
    settled: Day | None = None
    """The day on which the outcome was known."""
    settled_by: Text | None = None
    """Who resolved it."""
    src: Annotated[tuple[AnyOrigin, ...], ONE_OR_MANY] = ()
    """The claims or sources that the outcome rests on."""
    settled_of: Hash | None = None
    """The hash of the situation it was resolved from; `modus questions resolve` writes it."""
    corrects: Text | None = None
    """Why this outcome stands instead of the one in the record."""

    @property
    def since(self) -> date | None:
        """The day on which it was first asked, as far as the file says."""
        made = [forecast.on for forecast in self.made]
        return self.opened or (min(made) if made else None)

    def counts(self, forecast: Forecast) -> bool:
        """Whether a forecast was made in time: up to the closing date, and before the outcome was known."""
        return forecast.on <= self.closes and (self.settled is None or forecast.on < self.settled)


def unresolved(question: ForecastQuestion) -> ForecastQuestion:
    """The question without its outcome and what belongs to that."""
    return replace(question, outcome=None, settled=None, settled_by=None, src=(), settled_of=None, corrects=None)


ForecastQuestions = Annotated[Mapping[str, ForecastQuestion], KEYED]


@block
class Questions:
    """What the file is asked by default."""

    ask: Annotated[tuple[Name, ...], ONE_OR_MANY] = ()
    """The methods that `modus brief` runs, by name; all that can answer if left out."""
    watch: tuple[Indicator, ...] = ()
    """The indicators to watch."""
    forecasts: ForecastQuestions = field(default_factory=dict)
    """The forecast questions, by name."""


def _overlay(value: Any) -> Any:
    if isinstance(value, dict):
        return plain_tree(value)
    raise Fault("scenario", "a scenario is a mapping of blocks", "write {about: …, positions: {…}}", value)


@block
class Scenario:
    """A named variant: blocks laid over those of the file."""

    key: Key
    about: Text | None = None
    """What is different, in a sentence."""
    changes: Annotated[Any, PlainValidator(_overlay), WithJsonSchema({"type": "object"})]
    """Blocks as in the file. A mapping is merged entry by entry, anything else replaces what stood there, and
    an empty value removes it."""
