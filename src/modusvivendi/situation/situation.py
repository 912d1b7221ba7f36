"""The situation: everything that is known, in one frozen object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from modusvivendi.situation.blocks.actors import Actor, Alternative
from modusvivendi.situation.blocks.correlations import Correlation
from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.places import Fleet, Place
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.blocks.questions import Questions, Scenario
from modusvivendi.situation.blocks.relations import Link, Stock, Tie
from modusvivendi.situation.blocks.rules import Moves, Rule
from modusvivendi.situation.blocks.sources import Quantity, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What a file says. Nothing in it is derived; see ``derive`` for what follows from it.

    The mappings keep the order of the file and are not to be changed.
    """

    title: str
    about: str | None = None
    as_of: date | None = None
    earlier: bool = False
    """Whether this is a view on an earlier day than the file's own; undated entries may then hold hindsight."""
    common_scale: str | None = None
    """Why the parties' points may be compared with one another; None where they may not."""
    hedges: Mapping[str, Any] = field(default_factory=dict)
    """The file's own readings of hedged words, as plain data."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    quantities: Mapping[str, Quantity] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    actors: Mapping[str, Actor]
    issues: Mapping[str, Issue] = field(default_factory=dict)
    positions: tuple[Position, ...] = ()
    alternatives: Mapping[str, Alternative] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    moves: Moves = field(default_factory=Moves)
    ties: tuple[Tie, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    vehicles: Mapping[str, Fleet] = field(default_factory=dict)
    network: tuple[Link, ...] = ()
    stocks: Mapping[str, Stock] = field(default_factory=dict)
    correlations: tuple[Correlation, ...] = ()
    scenarios: Mapping[str, Scenario] = field(default_factory=dict)
    questions: Questions = field(default_factory=Questions)

    def actor_name(self, key: str) -> str:
        """The actor's name as readers see it."""
        actor = self.actors.get(key)
        return actor.name or key if actor else key

    def option_words(self, issue: str, option: object) -> str:
        """An option as readers see it; a number with the issue's unit."""
        known = self.issues.get(issue)
        if known is None:
            return str(option)
        found = known.option(option) if isinstance(option, str) else None
        if found is not None:
            return found.text or found.key
        describe = getattr(option, "describe", None)
        number = describe() if describe else str(option)
        return f"{number} {known.unit}" if known.unit else f"{number}"

    def known_on(self, claim: Claim) -> date | None:
        """The day on which a claim became known.

        As the claim says; else the date of its earliest source; else the last day on which it happened. None
        when the file dates none of these.
        """
        if claim.known is not None:
            return claim.known
        cited = (self.sources.get(origin.source or "") for origin in claim.src)
        known = [source.date for source in cited if source is not None and source.date is not None]
        if known:
            return min(known)
        return claim.date.last if claim.date is not None else None

    def position_of(self, actor: str, issue: str, on: date | None = None) -> Position | None:
        """The position that holds on a day: the one given, else the file's ``as_of``; else the last one."""
        day = on or self.as_of
        held = [
            position
            for position in self.positions
            if position.actor == actor and position.issue == issue and holds(position, day)
        ]
        return held[-1] if held else None


def holds(dated: Position | Tie, day: date | None) -> bool:
    """Whether ``day`` lies in [since, until); without a day, whether it has no end."""
    if day is None:
        return dated.until is None
    return (dated.since is None or dated.since <= day) and (dated.until is None or day < dated.until)
