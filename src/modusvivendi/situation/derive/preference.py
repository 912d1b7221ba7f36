"""Rule 3: which of two states an actor prefers.

Fewer of its own red lines broken comes first, then the greater utility; where uncertain counts or utilities
overlap the comparison is unknown. A ``prefers`` statement of the file overrides both.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from modusvivendi.situation.derive.base import Derived
from modusvivendi.situation.derive.evidence import evidence_of_position, grounds, stated, unique
from modusvivendi.situation.derive.held import positions_of
from modusvivendi.situation.derive.names import actor_of
from modusvivendi.situation.derive.redlines import RedLine, Verdict, red_lines
from modusvivendi.situation.derive.states import State, choices_words, matches, state_of
from modusvivendi.situation.derive.utility import utility
from modusvivendi.situation.derive.words import points, sentence
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.situation import Situation


class Order(StrEnum):
    """How an actor ranks a state against another."""

    BETTER = "better"
    WORSE = "worse"
    EQUAL = "equal"
    UNKNOWN = "unknown"

    @property
    def reverse(self) -> Order:
        """How it ranks the other against the one."""
        return {Order.BETTER: Order.WORSE, Order.WORSE: Order.BETTER}.get(self, self)


def compare(situation: Situation, actor: str, this: State, that: State) -> Derived[Order]:
    """Whether ``this`` is better or worse for an actor than ``that``.

    A red line whose issues are the same in both states cannot set them apart and is not counted; two states
    that agree on every issue on which the actor has a position are equal to it.

    Args:
        situation: what is known.
        actor: key of the actor.
        this: {issue: option}; an issue that is left out is at its status quo.
        that: the same for the other state.

    Returns:
        The order; ``stated`` where a ``prefers`` statement of the file decides.

    Raises:
        UnknownNameError: the situation lacks the actor, or an issue or option of a state.
    """
    actor_of(situation, actor)
    one, two = state_of(situation, this), state_of(situation, that)
    said = _said(situation, actor, one, two)
    return said if said is not None else _derived(situation, actor, this, that)


def order_of(one: Interval, two: Interval) -> Order:
    """How one interval ranks against another; unknown where they meet, unless both are one number."""
    (low, high), (bottom, top) = one.ends, two.ends
    if low > top:
        return Order.BETTER
    if high < bottom:
        return Order.WORSE
    return Order.EQUAL if low == high == bottom == top else Order.UNKNOWN


def _said(situation: Situation, actor: str, one: State, two: State) -> Derived[Order] | None:
    for number, statement in enumerate(situation.moves.prefers):
        if statement.by != actor:
            continue
        forward = matches(one, statement.this) is True and matches(two, statement.over) is True
        backward = matches(two, statement.this) is True and matches(one, statement.over) is True
        if forward == backward:
            continue
        liked, other = choices_words(situation, statement.this), choices_words(situation, statement.over)
        how = f"the file says that {situation.actor_name(actor)} prefers {liked} to {other}"
        return Derived(
            value=Order.BETTER if forward else Order.WORSE,
            rule="preference",
            how=sentence(f"{how}: {statement.why}" if statement.why else how),
            because=grounds(f"moves.prefers.{number}", statement.src, statement.why),
            stated=True,
        )
    return None


def _derived(situation: Situation, actor: str, this: State, that: State) -> Derived[Order]:
    same = _nothing_at_stake(situation, actor, this, that)
    if same is not None:
        return same
    here, there, on_lines = _broken(situation, actor, this, that)
    count = f"it breaks {_count_words(here)}, the other {_count_words(there)}"
    lines = order_of(there, here)
    if lines in (Order.BETTER, Order.WORSE):
        return _order(lines, f"{count}, and that comes before utility", on_lines)
    worth, other = utility(situation, actor, this), utility(situation, actor, that)
    because = unique((*on_lines, *worth.because, *other.because))
    if worth.value is None or other.value is None:
        return _order(lines, f"{count}; {worth.how}", because)
    order = _in_order(here, there, order_of(worth.value, other.value))
    how = f"{count}; it is worth {points(worth.value)}, the other {points(other.value)}"
    overlap = ", so that it cannot be told which is better" if order is Order.UNKNOWN else ""
    return _order(order, how + overlap, because)


def _order(order: Order, how: str, because: tuple[str, ...]) -> Derived[Order]:
    return Derived(value=order, rule="preference", how=sentence(how), because=because)


def _nothing_at_stake(situation: Situation, actor: str, this: State, that: State) -> Derived[Order] | None:
    """Equality of two states that agree wherever the actor has a stake; None where they do not."""
    one, two = state_of(situation, this), state_of(situation, that)
    held = positions_of(situation, actor)
    stakes = {position.issue for position in held}
    stakes |= {issue for position in held for wanted in (position.only_if or {}).values() for issue in wanted}
    stakes |= {issue for position in held for row in (position.together or {}).values() for issue in row}
    if any(one.get(issue) != two.get(issue) for issue in stakes):
        return None
    name = situation.actor_name(actor)
    how = f"the two agree on every issue on which {name} has a position"
    if not held:
        how = f"{name} has no position on any issue"
    because = unique(key for position in held for key in evidence_of_position(situation, position))
    return _order(Order.EQUAL, how, because or (stated(f"actors.{actor}"),))


def _broken(situation: Situation, actor: str, this: State, that: State) -> tuple[Interval, Interval, tuple[str, ...]]:
    """How many red lines each state breaks, of those that set the two apart, and the evidence for them."""
    one, two = state_of(situation, this), state_of(situation, that)
    here: list[Derived[RedLine]] = []
    there: list[Derived[RedLine]] = []
    pairs = zip(red_lines(situation, actor, this), red_lines(situation, actor, that), strict=True)
    for mine, other in pairs:
        depends_on = (*mine.value.depends_on, *other.value.depends_on)
        if any(one.get(issue) != two.get(issue) for issue in depends_on):
            here.append(mine)
            there.append(other)
    because = unique(key for line in (*here, *there) for key in line.because)
    return _count(here), _count(there), because


def _count(lines: list[Derived[RedLine]]) -> Interval:
    verdicts = [line.value.verdict for line in lines]
    broken, unsure = verdicts.count(Verdict.BROKEN), verdicts.count(Verdict.UNSURE)
    return Interval(Fraction(broken), Fraction(broken + unsure))


def _count_words(count: Interval) -> str:
    low, high = count.ends
    if low != high:
        return f"{low} to {high} of its red lines"
    return "none of its red lines" if not low else f"{low} of its red lines"


def _in_order(here: Interval, there: Interval, by_utility: Order) -> Order:
    """The utility decides where its verdict does not run against the uncertain counts of red lines."""
    (fewest, most), (least, greatest) = here.ends, there.ends
    if fewest == most == least == greatest:
        return by_utility
    if by_utility is Order.BETTER and most <= least:
        return Order.BETTER
    if by_utility is Order.WORSE and fewest >= greatest:
        return Order.WORSE
    return Order.UNKNOWN
