"""Which ways a package opens, for how long, and what was proposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from modusvivendi.methods.access.case import Offer
from modusvivendi.situation.blocks.relations import Link
from modusvivendi.situation.blocks.words import Kind
from modusvivendi.situation.derive.central import middle
from modusvivendi.situation.derive.links import links_under
from modusvivendi.situation.derive.names import UnknownNameError
from modusvivendi.situation.derive.states import State, state_words
from modusvivendi.situation.fields.references import Choice
from modusvivendi.situation.fields.suggestions import shown
from modusvivendi.situation.ledger import in_time_order
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.quantities import Interval, NumberError, UncertainNumber
from modusvivendi.situation.quantities.exact import read_exact
from modusvivendi.situation.situation import Situation

Linked = Sequence[tuple[int, Link]]
"""Links for people with their numbers in the file."""


def chosen(situation: Situation, linked: Linked, package: Mapping[str, str] | None) -> State:
    """The package that is asked about: the one given, else of each issue the first option that opens a way.

    Raises:
        SituationError: the situation lacks an issue or an option that is named.
    """
    if package is None:
        wanted = [(issue, options[0]) for _, link in linked for issue, options in (link.open_when or {}).items()]
        return dict(reversed(wanted))
    made = {issue: _choice(situation, issue, option) for issue, option in package.items()}
    try:
        links_under(situation, made)
    except UnknownNameError as error:
        raise _refused(str(error), _known(situation, package)) from None
    return made


def _choice(situation: Situation, issue: str, option: str) -> Choice:
    """An option as the file has it: of an issue that is a range, a number within it."""
    known = situation.issues.get(issue)
    if known is None or known.range is None:
        return option
    try:
        number = read_exact(option)
    except NumberError as error:
        raise _refused(f"{issue}={shown(option)}: {error.reason}", error.hint) from None
    if not Interval.point(number).within(known.range):
        low, high = (f"{float(end):g}" for end in known.range.ends)
        raise _refused(f"{issue}={shown(option)} is off its range", f"write a number from {low} to {high}")
    return UncertainNumber.of(number)


def _known(situation: Situation, package: Mapping[str, str]) -> str:
    """What could have been written instead."""
    wrong = next((key for key in package if key not in situation.issues), None)
    if wrong is not None:
        return f"the issues are: {', '.join(situation.issues) or 'none'}"
    told = (f"{key}: {', '.join(each.key for each in situation.issues[key].options)}" for key in package)
    return f"the options are: {'; '.join(told)}"


def _refused(what: str, hint: str) -> SituationError:
    return SituationError([Problem(code="option", what=f"--package: {what}", hint=hint)])


def opened(situation: Situation, linked: Linked, package: State) -> frozenset[int]:
    """The places, in the list of ways, of those that are open under a package for certain."""
    states = links_under(situation, package)
    return frozenset(at for at, (number, _) in enumerate(linked) if states[number].value.open)


def hours_of(situation: Situation, linked: Linked, package: State) -> Fraction | None:
    """How long the ways that a package opens stay open: the least time, at its middle; None without a limit."""
    lasts = length_of(situation, linked, package)
    return None if lasts is None else _middle(lasts)


def length_of(situation: Situation, linked: Linked, package: State) -> Interval | None:
    """The same with its ends."""
    states = links_under(situation, package)
    limits = [states[number].value.hours for number, _ in linked if states[number].value.open]
    known = [each for each in limits if each is not None]
    return min(known, key=_middle, default=None)


def _middle(hours: Interval) -> Fraction:
    return middle(hours) if hours.bounded else hours.low or Fraction(0)


def offers(situation: Situation, linked: Linked) -> tuple[Offer, ...]:
    """The proposals and demands of the ledger that settle an issue on which ways depend, in the order of time."""
    issues = {issue for _, link in linked for issue in link.open_when or {}}
    return tuple(_offers(situation, linked, issues))


def _offers(situation: Situation, linked: Linked, issues: set[str]) -> Iterator[Offer]:
    for claim in in_time_order(situation):
        if claim.kind not in (Kind.PROPOSAL, Kind.DEMAND) or not issues & set(claim.offers or {}):
            continue
        package = dict(claim.offers or {})
        yield Offer(
            label=claim.date.in_words() if claim.date is not None else claim.key,
            by=", ".join(situation.actor_name(key) for key in claim.by),
            words=state_words(situation, {key: package[key] for key in package if key in issues}),
            open=opened(situation, linked, package),
            hours=hours_of(situation, linked, package),
            because=(f"claim:{claim.key}",),
        )
