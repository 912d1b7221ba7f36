"""Rule 4: what an actor expects without an agreement, in points of utility."""

from __future__ import annotations

from modusvivendi.situation.blocks.actors import Alternative
from modusvivendi.situation.derive.base import Derived
from modusvivendi.situation.derive.evidence import evidence_of_alternative, stated, unique
from modusvivendi.situation.derive.names import actor_of
from modusvivendi.situation.derive.places import SCALE, cut
from modusvivendi.situation.derive.states import state_words
from modusvivendi.situation.derive.utility import utility
from modusvivendi.situation.derive.words import points, sentence, span
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.situation import Situation


def reservation(situation: Situation, actor: str) -> Derived[Interval | None]:
    """The utility of an actor's described alternative minus what it costs; or the worth that the file gives it.

    Returns:
        Exact bounds in points: the least utility minus the greatest cost, to the greatest utility minus the
        least cost; below 0 where the cost exceeds the utility. A cost that the file does not give is 0, and
        ``how`` says so. A stated worth stands as it is. None where there is no alternative or the actor has no
        utility for the one described; ``how`` says what is missing.

    Raises:
        UnknownNameError: the situation lacks the actor.
    """
    name = situation.actor_name(actor_of(situation, actor).key)
    alternative = situation.alternatives.get(actor)
    if alternative is None:
        add = f"add alternatives: {{{actor}: {{outcome: now, cost: …}}}}"
        how = f"the file does not say what {name} expects without an agreement; {add}"
        return _reservation(None, how, (stated(f"actors.{actor}"),))
    grounds = evidence_of_alternative(situation, actor)
    if alternative.worth is not None:
        stated_worth = cut(alternative.worth.interval, SCALE)
        how = f"without an agreement, {name} expects {points(stated_worth)}, as the file states it"
        return _reservation(stated_worth, f"{how}{_reason(alternative)}", grounds)
    if alternative.war is not None:
        return _reservation(None, f"{name} would fight on: `modus endure` derives what that is worth", grounds)
    outcome = alternative.outcome or {}
    worth = utility(situation, actor, outcome)
    because = unique((*grounds, *worth.because))
    if worth.value is None:
        return _reservation(None, worth.how, because)
    expected = f"without an agreement, {name} expects: {state_words(situation, outcome)}"
    reached = f"that is worth {points(worth.value)} to it"
    how = f"{expected}; {reached}, {_cost_words(alternative)}"
    return _reservation(_minus(worth.value, _cost(alternative)), how, because)


def _reservation(value: Interval | None, how: str, because: tuple[str, ...]) -> Derived[Interval | None]:
    return Derived(value=value, rule="reservation", how=sentence(how), because=because)


def _reason(alternative: Alternative) -> str:
    return f": {alternative.why}" if alternative.why is not None else ""


def _cost(alternative: Alternative) -> Interval:
    return Interval.point(0) if alternative.cost is None else cut(alternative.cost.interval, SCALE)


def _minus(worth: Interval, cost: Interval) -> Interval:
    (low, high), (least, most) = worth.ends, cost.ends
    return Interval(low - most, high - least)


def _cost_words(alternative: Alternative) -> str:
    if alternative.cost is None:
        return "and no cost of it is given"
    return f"less a cost of {span(_cost(alternative))}"
