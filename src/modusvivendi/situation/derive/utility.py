"""Rule 2: what a package is worth to an actor.

The utility of a package is ``Σ salience × closeness / Σ salience`` over the issues on which the actor has a
position, where closeness is ``100 − |option − ideal|`` on the scale from 0 to 100, or the value that the
file gives the option outright. An issue without a position has salience 0. Where the file gives extra points
for two issues settled together, they are added.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.derive.base import Derived
from modusvivendi.situation.derive.evidence import (
    evidence_of_now,
    evidence_of_place,
    evidence_of_position,
    stated,
    unique,
)
from modusvivendi.situation.derive.extras import Extra, extras
from modusvivendi.situation.derive.held import positions_of
from modusvivendi.situation.derive.mean import weighted_mean
from modusvivendi.situation.derive.names import actor_of
from modusvivendi.situation.derive.places import SCALE, SHARE, closeness_on, cut
from modusvivendi.situation.derive.states import State, state_of
from modusvivendi.situation.derive.words import sentence, share, span
from modusvivendi.situation.fields.references import Choice
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What one issue contributes to an actor's utility of a package.

    Attributes:
        issue: the issue.
        salience: how much it matters to the actor, within 0 to 1; not normalised.
        closeness: what the package's option is worth to the actor, within 0 to 100.
        stated: whether the file gives that worth outright (``values``) instead of an ideal to measure from.
        unknown: what is not known, so that the whole scale is allowed for; one phrase each.
        because: keys of evidence.
    """

    issue: str
    salience: Interval
    closeness: Interval
    stated: bool
    unknown: tuple[str, ...]
    because: tuple[str, ...]


def terms(situation: Situation, actor: str, package: State) -> tuple[Term, ...]:
    """What each issue on which an actor has a position contributes to its utility of a package.

    Raises:
        UnknownNameError: the situation lacks the actor, or an issue or option of the package.
    """
    actor_of(situation, actor)
    state = state_of(situation, package)
    return tuple(_term(situation, held, package, state) for held in positions_of(situation, actor))


def utility(situation: Situation, actor: str, package: State) -> Derived[Interval | None]:
    """What a package is worth to an actor, 0 (worst) to 100 (best).

    Args:
        situation: what is known.
        actor: key of the actor.
        package: {issue: option}; an issue that is left out stays at its status quo.

    Returns:
        The exact bounds over all that is uncertain: places, ideals, saliences. A salience that the file does
        not give may be anything from 0 to 1, an option's worth that it does not give anything from 0 to 100.
        None where nothing matters to the actor.

    Raises:
        UnknownNameError: the situation lacks the actor, or an issue or option of the package.
    """
    found = terms(situation, actor, package)
    name = situation.actor_name(actor)
    if not found:
        how = f"no utility: {name} has no position on any issue"
        return Derived(value=None, rule="utility", how=sentence(how), because=(stated(f"actors.{actor}"),))
    because = unique(key for term in found for key in term.because)
    value = weighted_mean([(term.salience, term.closeness) for term in found])
    if value is None:
        how = f"no utility: nothing matters to {name}, as the salience of every issue is 0"
        return Derived(value=None, rule="utility", how=sentence(how), because=because)
    added = extras(situation, actor, state_of(situation, package))
    for extra in added:
        value = _sum(value, extra.points)
    how = _how(situation, name, found, added)
    because = unique((*because, *(key for extra in added for key in extra.because)))
    return Derived(value=value, rule="utility", how=how, because=because)


def _term(situation: Situation, position: Position, package: State, state: State) -> Term:
    issue = situation.issues[position.issue]
    choice = state.get(issue.key)
    salience, unsure = _salience(issue, position)
    worth, given, unvalued = _worth(situation, issue, position, choice)
    from_now = evidence_of_now(issue.key) if issue.key not in package else ()
    because = (*evidence_of_position(situation, position), *evidence_of_place(issue, choice), *from_now)
    return Term(
        issue=issue.key,
        salience=salience,
        closeness=worth,
        stated=given,
        unknown=(*unsure, *unvalued),
        because=unique(because),
    )


def _salience(issue: Issue, position: Position) -> tuple[Interval, tuple[str, ...]]:
    if position.salience is not None:
        return cut(position.salience.interval, SHARE), ()
    unknown = f"how much {issue.label} matters to it is not given, so anything from 0 to 1 is allowed for"
    return SHARE, (unknown,)


def _worth(
    situation: Situation, issue: Issue, position: Position, choice: Choice | None
) -> tuple[Interval, bool, tuple[str, ...]]:
    """What a choice is worth, whether the file gives that outright, and what is unknown about it."""
    if choice is None:
        return SCALE, False, (f"what holds on {issue.label} is not given, so anything is allowed for",)
    given = (position.values or {}).get(str(choice))
    if given is not None:
        return cut(given.interval, SCALE), True, ()
    close = closeness_on(issue, position.ideal, choice)
    if close is not None:
        return close, False, ()
    words = situation.option_words(issue.key, choice)
    unknown = f'what "{words}" on {issue.label} is worth to it is not given, so 0 to 100 is allowed for'
    return SCALE, False, (unknown,)


def _sum(one: Interval, two: Interval) -> Interval:
    (low, high), (least, most) = one.ends, two.ends
    return Interval(low + least, high + most)


def _how(situation: Situation, name: str, found: Iterable[Term], added: Iterable[Extra]) -> str:
    parts = [
        f"{situation.issues[term.issue].label} {'is valued at ' if term.stated else ''}{span(term.closeness)} "
        f"(salience {share(term.salience)})"
        for term in found
    ]
    unknown = "".join(f"; {words}" for term in found for words in term.unknown)
    lead = (
        f"the mean over the issues of how close each comes to what {name} wants, of 100, "
        "weighted by how much it matters (salience)"
    )
    more = "".join(f"; {span(extra.points)} points for {extra.words}" for extra in added)
    return sentence(f"{lead}: {', '.join(parts)}{more}{unknown}")
