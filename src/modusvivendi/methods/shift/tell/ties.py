"""How ties began, ended or changed."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Row, Said, Table
from modusvivendi.answers.wording import capitalised
from modusvivendi.methods.shift.problem import Bond, Pair, Problem
from modusvivendi.methods.shift.solve import Kind, Solution, Turned
from modusvivendi.methods.shift.solve.maxsplit import FEWEST
from modusvivendi.methods.shift.tell import tests
from modusvivendi.methods.shift.tell.words import said, sign_words, unique

_KINDS: tuple[Kind, ...] = ("begun", "changed", "ended")
_HEADS: dict[Kind, str] = {"begun": "Ties begun", "changed": "Ties changed", "ended": "Ties ended"}


def findings(problem: Problem, solution: Solution) -> Iterator[Said]:
    """One for the ties of each kind of change, then one for each test."""
    told = list(zip(problem.pairs, solution.pairs, strict=True))
    for kind in _KINDS:
        chosen = [(pair, turned) for pair, turned in told if turned.kind == kind]
        if chosen:
            text = "; ".join(_words(pair, turned) for pair, turned in chosen)
            because = [key for pair, _ in chosen for key in because_of(pair)]
            yield said(f"{text}. The scale runs from −1 (hostile) to +1 (friendly).", because, _HEADS[kind])
    for pair, turned in told:
        if turned.tested.points >= FEWEST:
            yield tests.finding(f"Tie of {pair.names}", pair.points, turned.tested, "the weights")


def _words(pair: Pair, turned: Turned) -> str:
    before, after = _origin(pair.before), _origin(pair.after)
    if turned.kind == "changed" and turned.weight is not None:
        return f"{pair.names}, from {before} to {after} (by {sign_words(turned.weight)})"
    return f"{pair.names} ({after or before})"


def _origin(bond: Bond | None) -> str:
    if bond is None:
        return ""
    return f"{sign_words(bond.weight)}, {'derived from claims' if bond.number is None else 'stated'}"


def _weight(bond: Bond | None) -> str:
    return sign_words(bond.weight) if bond is not None else ""


def because_of(pair: Pair) -> tuple[str, ...]:
    """The evidence of a tie on both dates."""
    return unique(key for bond in (pair.before, pair.after) if bond is not None for key in bond.because)


def table(problem: Problem, solution: Solution) -> Table | None:
    """Every tie that began, ended or changed; None where none did."""
    rows = [
        Row(
            (
                pair.names,
                turned.kind,
                _weight(pair.before) or None,
                _weight(pair.after) or None,
                (pair.after or pair.before).how,  # type: ignore[union-attr]  # a tie that turned has one of the two
                _test(turned),
            ),
            because_of(pair),
        )
        for pair, turned in zip(problem.pairs, solution.pairs, strict=True)
        if turned.kind is not None
    ]
    if not rows:
        return None
    return Table(
        title="Ties that began, ended or changed",
        columns=("Between", "What", "Before, −1 to +1", "After", "Where it comes from", "Test"),
        rows=tuple(rows),
        detail=True,
        note="Stated in the file, or derived from what happened between the two by the table of ties. Ties that only "
        "restate how close two positions are do not count here.",
    )


def _test(turned: Turned) -> str:
    if turned.tested.points >= FEWEST:
        return "See the findings"
    return capitalised(tests.untested(turned.tested))
