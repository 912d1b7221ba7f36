"""What is stated, what is derived and from what: the facts behind ``modus explain``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from modusvivendi.situation.derive.facts import Fact
from modusvivendi.situation.derive.facts_actors import facts_of_actor
from modusvivendi.situation.derive.facts_issues import facts_of_drawn_moves, facts_of_issue, facts_of_moves
from modusvivendi.situation.derive.facts_positions import facts_of_positions, facts_of_preferences
from modusvivendi.situation.derive.facts_relations import facts_of_links, facts_of_ties
from modusvivendi.situation.derive.names import UnknownNameError, actor_of, issue_of
from modusvivendi.situation.situation import Situation

__all__ = ["Fact", "UnknownNameError", "explain"]


def explain(situation: Situation, actor: str | None = None, issue: str | None = None) -> tuple[Fact, ...]:
    """Every stated and derived fact about an actor, an issue, both at once, or the whole situation.

    Args:
        situation: what is known; everything is told as of its date.
        actor: key of an actor; None for all.
        issue: key of an issue; None for all. Facts that are about no single issue are then left out.

    Returns:
        Facts about actors, then positions, issues, moves, preferences, ties and links, each with its
        evidence.

    Raises:
        UnknownNameError: the situation lacks the actor or the issue; suggests the nearest name.
    """
    if actor is not None:
        actor_of(situation, actor)
    if issue is not None:
        issue_of(situation, issue)
    return tuple(fact for fact in _all(situation, actor, issue) if fact.is_about(actor, issue))


def _all(situation: Situation, actor: str | None, issue: str | None) -> Iterator[Fact]:
    actors = tuple(situation.actors) if actor is None else (actor,)
    issues = tuple(situation.issues) if issue is None else (issue,)
    return chain(
        chain.from_iterable(facts_of_actor(situation, key) for key in actors),
        chain.from_iterable(facts_of_positions(situation, key) for key in actors),
        chain.from_iterable(facts_of_issue(situation, key) for key in issues),
        chain.from_iterable(facts_of_moves(situation, key) for key in actors),
        facts_of_drawn_moves(situation),
        facts_of_preferences(situation),
        facts_of_ties(situation),
        facts_of_links(situation),
    )
