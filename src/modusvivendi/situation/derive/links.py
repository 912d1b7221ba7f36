"""Rule 7: which links are open under a package."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from modusvivendi.situation.blocks.relations import Link
from modusvivendi.situation.derive.base import Derived
from modusvivendi.situation.derive.evidence import evidence_of_link, evidence_of_now, unique
from modusvivendi.situation.derive.places import cut
from modusvivendi.situation.derive.states import State, choices_words, matches, state_of
from modusvivendi.situation.derive.words import sentence
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.situation import Situation

_TIME = Interval(Fraction(0), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkState:
    """A link under a package.

    Attributes:
        number: its number (from 0) in the file's ``network``.
        link: the link.
        open: whether it is open; None where that cannot be told. Its daily windows are not counted here.
        hours: how long it stays open: the least time that the options which open it last; None if they set
            no limit.
    """

    number: int
    link: Link
    open: bool | None
    hours: Interval | None = None


def links_under(situation: Situation, package: State) -> tuple[Derived[LinkState], ...]:
    """Every link of the network, and whether it is open under a package.

    Args:
        situation: what is known.
        package: {issue: option}; an issue that is left out stays at its status quo.

    Raises:
        UnknownNameError: the situation lacks an issue or option of the package.
    """
    state = state_of(situation, package)
    return tuple(_under(situation, number, package, state) for number in range(len(situation.network)))


def _under(situation: Situation, number: int, package: State, state: State) -> Derived[LinkState]:
    link = situation.network[number]
    wanted = link.open_when or {}
    is_open = matches(state, wanted)
    hours = _hours(situation, state, tuple(wanted)) if is_open else None
    from_now = [key for issue in wanted if issue not in package for key in evidence_of_now(issue)]
    return Derived(
        value=LinkState(number=number, link=link, open=is_open, hours=hours),
        rule="links",
        how=_how(situation, link, is_open),
        because=unique((*evidence_of_link(situation, number), *from_now)),
    )


def _hours(situation: Situation, state: State, issues: tuple[str, ...]) -> Interval | None:
    """The least time that the options on some issues last, in hours; None if none of them has a length."""
    shortest: Interval | None = None
    for issue in issues:
        choice = state[issue]
        option = situation.issues[issue].option(choice) if isinstance(choice, str) else None
        if option is not None and option.hours is not None:
            lasts = cut(option.hours.interval, _TIME)
            shortest = lasts if shortest is None else _shorter(shortest, lasts)
    return shortest


def _shorter(one: Interval, two: Interval) -> Interval:
    """Every least of a number in the one and a number in the other."""
    lows = [(each.low, each.low_open) for each in (one, two) if each.low is not None]
    highs = [(each.high, not each.high_open) for each in (one, two) if each.high is not None]
    low, low_open = min(lows, default=(None, True))
    high, high_closed = min(highs, default=(None, False))
    return Interval(low, high, low_open, not high_closed)


def _how(situation: Situation, link: Link, is_open: bool | None) -> str:
    way = f"the way from {_place(situation, link.from_)} to {_place(situation, link.to)}"
    if link.open_when is None:
        return sentence(f"{way} is always open, as no condition is given")
    wanted = choices_words(situation, link.open_when)
    if is_open is None:
        return sentence(f"{way} opens only with {wanted}, and it cannot be told whether that holds")
    return sentence(f"{way} opens only with {wanted}, which {'holds' if is_open else 'does not hold'}")


def _place(situation: Situation, place: str) -> str:
    return situation.actor_name(place)
