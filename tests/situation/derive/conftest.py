"""Fixture: short ways to build a situation from its dataclasses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from modusvivendi.situation.blocks.actors import Actor, Alternative
from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.options import Option
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.blocks.relations import Link, Tie
from modusvivendi.situation.blocks.words import Kind, Role
from modusvivendi.situation.fields.dates import Period
from modusvivendi.situation.fields.numbers import Value, Version
from modusvivendi.situation.fields.references import Origin
from modusvivendi.situation.quantities import Interval, Normal, UncertainNumber
from modusvivendi.situation.situation import Situation

Given = int | Fraction | tuple[Any, Any] | Normal | Value


class Make:
    """Builders. A number is an int or a Fraction, a range a pair, a distribution a law."""

    @staticmethod
    def number(given: Any) -> UncertainNumber:
        if isinstance(given, Normal):
            return UncertainNumber(given.support, given)
        low, high = given if isinstance(given, tuple) else (given, given)
        return UncertainNumber(Interval(Fraction(low), Fraction(high)))

    def value(self, given: Any, why: str | None = None) -> Value:
        return given if isinstance(given, Value) else Value((Version(number=self.number(given), why=why),))

    def optional(self, given: Any) -> Value | None:
        return None if given is None else self.value(given)

    def issue(
        self, key: str, options: Mapping[str, Any] | list[str] | tuple[int, int], now: Any = None, **more: Any
    ) -> Issue:
        if isinstance(options, tuple):
            low, high = options
            bounds = Interval(Fraction(low), Fraction(high))
            chosen = None if now is None else self.number(now)
            return Issue(key=key, range=bounds, now=chosen, **more)
        if isinstance(options, list):
            listed = tuple(Option(key=option) for option in options)
        else:
            listed = tuple(
                place if isinstance(place, Option) else Option(key=option, at=self.value(place))
                for option, place in options.items()
            )
        return Issue(key=key, options=listed, now=now, **more)

    def position(self, actor: str, issue: str, ideal: Any, salience: Any = None, **more: Any) -> Position:
        for name in ("at_least", "at_most", "firmness"):
            more[name] = self.optional(more.get(name))
        if "values" in more:
            more["values"] = {option: self.value(worth) for option, worth in more["values"].items()}
        wanted = ideal if isinstance(ideal, str) else self.value(ideal)
        return Position(actor=actor, issue=issue, ideal=wanted, salience=self.optional(salience), **more)

    def tie(self, one: str, two: str, weight: Any, **more: Any) -> Tie:
        return Tie(of=(one, two), weight=self.value(weight), **more)

    def claim(self, key: str, kind: Kind, day: date | None = None, **more: Any) -> Claim:
        return Claim(key=key, kind=kind, date=None if day is None else Period(day, day), **more)

    def link(self, start: str, end: str, **more: Any) -> Link:
        return Link(from_=start, to=end, capacity=self.value(100), **more)

    def alternative(self, actor: str, outcome: Mapping[str, Any] | None, cost: Any = None, **more: Any) -> Alternative:
        return Alternative(actor=actor, outcome=outcome, cost=self.optional(cost), **more)

    @staticmethod
    def origin(claim: str) -> Origin:
        return Origin(claim=claim)

    def situation(
        self,
        actors: str,
        issues: tuple[Issue, ...] = (),
        positions: tuple[Position, ...] = (),
        claims: tuple[Claim, ...] = (),
        **more: Any,
    ) -> Situation:
        """``actors`` are keys between spaces; every one is a party."""
        return Situation(
            title="a test",
            actors={key: Actor(key=key, role=Role.PARTY) for key in actors.split()},
            issues={issue.key: issue for issue in issues},
            positions=positions,
            claims={claim.key: claim for claim in claims},
            **more,
        )


@pytest.fixture(scope="session")
def make() -> Make:
    return Make()
