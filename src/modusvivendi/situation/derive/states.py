"""States of the world and packages: one option for each of some issues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from modusvivendi.situation.derive.names import check_option, issue_of
from modusvivendi.situation.fields.references import Choice
from modusvivendi.situation.quantities import UncertainNumber
from modusvivendi.situation.situation import Situation

State = Mapping[str, Choice]
"""{issue: option}, or a number on an issue that is one."""


def status_quo(situation: Situation) -> dict[str, Choice]:
    """Things as they are: each issue at ``now``, except those whose status quo the file does not give."""
    return {key: issue.now for key, issue in situation.issues.items() if issue.now is not None}


def state_of(situation: Situation, package: State) -> dict[str, Choice]:
    """The state that a package brings about: an issue that it leaves out stays at its status quo.

    Raises:
        UnknownNameError: the package names an issue or an option that the situation lacks.
    """
    for key, choice in package.items():
        check_option(issue_of(situation, key), choice)
    return {**status_quo(situation), **package}


def all_of(verdicts: Iterable[bool | None]) -> bool | None:
    """Whether all hold: False as soon as one does not, else None (cannot be told) if any is None."""
    found = set(verdicts)
    return False if False in found else None if None in found else True


def any_of(verdicts: Iterable[bool | None]) -> bool | None:
    """Whether any holds: True as soon as one does, else None (cannot be told) if any is None."""
    found = set(verdicts)
    return True if True in found else None if None in found else False


def is_among(choice: Choice | None, wanted: Iterable[Choice]) -> bool | None:
    """Whether a choice is one of those wanted; None where it cannot be told.

    A wanted range stands for every number in it. A number that is itself uncertain may lie in it or not.
    """
    if choice is None:
        return None
    return any_of(_same(choice, one) for one in wanted)


def _same(choice: Choice, wanted: Choice) -> bool | None:
    if not isinstance(choice, UncertainNumber) or not isinstance(wanted, UncertainNumber):
        return choice == wanted
    if choice.interval.within(wanted.interval):
        return True
    return False if choice.interval.intersect(wanted.interval) is None else None


def matches(state: State, wanted: Mapping[str, tuple[Choice, ...]]) -> bool | None:
    """Whether a state has one of the wanted options on each of the issues; None where it cannot be told."""
    return all_of(is_among(state.get(issue), choices) for issue, choices in wanted.items())


def impossible(situation: Situation, state: State) -> bool:
    """Whether an ``impossible`` rule certainly forbids a state."""
    return any(rule.impossible and matches(state, rule.impossible) is True for rule in situation.rules)


def state_words(situation: Situation, state: State) -> str:
    """A state or package for a reader: ``Ceasefire: 24 hours``; ``things as they are`` where it is empty."""
    parts = [
        f"{issue_of(situation, key).label}: {situation.option_words(key, choice)}" for key, choice in state.items()
    ]
    return "; ".join(parts) or "things as they are"


def choices_words(situation: Situation, wanted: Mapping[str, tuple[Choice, ...]]) -> str:
    """Wanted options for a reader: ``Ceasefire: 24 hours or open``."""
    parts = [
        f"{issue_of(situation, key).label}: " + " or ".join(situation.option_words(key, choice) for choice in choices)
        for key, choices in wanted.items()
    ]
    return "; ".join(parts)
