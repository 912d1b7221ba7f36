"""Other ways to look at the same ties: by what happened within a window, and by their signs alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from modusvivendi.methods.alignment.case import Bond, Case, Moment
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation


def within(situation: Situation, window: tuple[date, date]) -> Situation:
    """The situation on the last day of a window, of what happened only what did in it; stated ties as on that day.

    Raises:
        SituationError: the window ends after the situation's own date.
    """
    first, last = window
    if situation.as_of is not None and last > situation.as_of:
        what = f"--window: {last} lies after the date of what is known ({day_in_words(situation.as_of)})"
        raise SituationError([Problem(code="window", what=what, hint=f"write a day up to {situation.as_of}")])
    claims = {
        key: claim
        for key, claim in situation.claims.items()
        if (day := claim.date.first if claim.date is not None else situation.known_on(claim)) is not None
        and first <= day <= last
    }
    return replace(situation, claims=claims, as_of=last)


def unweighted(case: Case) -> Case:
    """Every tie as 1 or −1; what changed are signs."""
    before = _signs(case.before) if case.before is not None else None
    changed = {
        pair: _sign(bond)
        for pair, bond in case.changed.items()
        if before is None or before.weights.get(pair, 0) != _of(bond.weight)
    }
    return replace(
        case,
        bonds=tuple(_sign(bond) for bond in case.bonds),
        left_out=tuple(_sign(bond) for bond in case.left_out),
        before=before,
        changed=changed,
        history=tuple(_signs(moment) for moment in case.history),
        unit=True,
    )


def _signs(moment: Moment) -> Moment:
    return replace(moment, weights={pair: Fraction(_of(weight)) for pair, weight in moment.weights.items()})


def _sign(bond: Bond) -> Bond:
    return replace(bond, weight=_of(bond.weight), low=_of(bond.low), high=_of(bond.high))


def _of(weight: Fraction) -> Fraction:
    return Fraction((weight > 0) - (weight < 0))
