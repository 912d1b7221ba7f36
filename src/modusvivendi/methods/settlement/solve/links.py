"""What the red lines and rules leave: fewer options for each issue, and the statements that still link issues."""

from __future__ import annotations

from dataclasses import dataclass

from modusvivendi.methods.settlement.solve.problem import Clause, Problem, Statement

_Wanted = dict[int, set[int]]


@dataclass(frozen=True, slots=True)
class Links:
    """A problem's statements, simplified; together they say what the original ones say, no more and no less."""

    domains: tuple[tuple[int, ...], ...]
    """For each issue the options that no statement rules out by itself; one may be empty, so that nothing is left."""
    statements: tuple[Statement, ...]
    """Each links two or more issues, and asks one thing of one issue."""


def links(problem: Problem) -> Links:
    """Simplify all red lines and rules, each seen in the light of the options that the others leave.

    An unconditional statement leaves fewer options and is done with. A condition that always holds is left out; a
    statement whose condition never holds, or which asks for what holds anyway, is left out; what follows when one
    condition can never be met is taken off its issue. This repeats until nothing changes, at most once for each
    option. O(options × length of the statements).
    """
    domains = [set(range(size)) for size in problem.sizes]
    pending = [
        (_sets(statement.given), issue, set(options))
        for statement in problem.statements
        for issue, options in statement.allowed
    ]
    changed = True
    while changed:
        before = sum(map(len, domains))
        pending = [entry for entry in pending if not _settled(*entry, domains)]
        changed = sum(map(len, domains)) < before
    return Links(
        tuple(tuple(sorted(domain)) for domain in domains),
        tuple(Statement(_clause(given), ((issue, tuple(sorted(allowed))),)) for given, issue, allowed in pending),
    )


def _settled(given: _Wanted, issue: int, allowed: set[int], domains: list[set[int]]) -> bool:
    """Simplify one statement in place; whether nothing of it is left to check."""
    for each in list(given):
        given[each] &= domains[each]
        if not given[each]:
            return True
        if given[each] == domains[each]:
            del given[each]
    allowed &= domains[issue]
    if allowed == domains[issue]:
        return True
    if not given:
        domains[issue] &= allowed
        return True
    if set(given) == {issue}:
        domains[issue] -= given[issue] - allowed
        return True
    if not allowed and len(given) == 1:
        other, options = next(iter(given.items()))
        domains[other] -= options
        return True
    return False


def _sets(clause: Clause) -> _Wanted:
    return {issue: set(options) for issue, options in clause}


def _clause(wanted: _Wanted) -> Clause:
    return tuple((issue, tuple(sorted(options))) for issue, options in sorted(wanted.items()))
