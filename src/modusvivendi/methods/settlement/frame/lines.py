"""Red lines and rules as statements about options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from modusvivendi.methods.settlement.case import Line, Term
from modusvivendi.methods.settlement.frame.grid import Grid
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.blocks.rules import Rule
from modusvivendi.situation.derive.central import central
from modusvivendi.situation.derive.evidence import evidence_of_position, stated
from modusvivendi.situation.derive.evidence import key_of_origin as origin_key
from modusvivendi.situation.derive.places import SCALE, SHARE
from modusvivendi.situation.derive.states import choices_words
from modusvivendi.situation.derive.worths import UNSAID, salience_of
from modusvivendi.situation.situation import Situation

Options = dict[int, tuple[int, ...]]
"""Issue index: option indices."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One red line: as the solver takes it, and in words."""

    given: Options
    allowed: Options
    line: Line


def drawn(
    situation: Situation, grids: Mapping[str, Grid], numbers: Mapping[str, int], party: int, position: Position
) -> Iterator[Drawn]:
    """The red lines of one position: what it accepts on its own issue, then each condition "only if"."""
    grid, number = grids[position.issue], numbers[position.issue]
    shared = {
        "party": party,
        "issue": number,
        "firmness": UNSAID if position.firmness is None else central(position.firmness, SHARE),
        "salience": salience_of(position),
        "because": evidence_of_position(situation, position),
    }
    open_to = accepted(grid, position)
    if open_to is not None:
        words = _words(grid, open_to)
        yield Drawn({}, {number: open_to}, Line(accepts=words, condition="", **shared))  # type: ignore[arg-type]  # one dictionary for several types
    for option, wanted in (position.only_if or {}).items():
        at = grid.among([option])
        allowed = {numbers[key]: grids[key].among(choices) for key, choices in wanted.items()}
        condition = f"{situation.option_words(position.issue, option)} only with {choices_words(situation, wanted)}"
        yield Drawn({number: at}, allowed, Line(accepts="", condition=condition, **shared))  # type: ignore[arg-type]  # as above


def accepted(grid: Grid, position: Position) -> tuple[int, ...] | None:
    """The options that a red line leaves open; None where it draws none on its own issue."""
    every = set(range(len(grid.names)))
    left = set(every)
    if position.accepts is not None:
        left &= set(grid.among(position.accepts))
    bounds = grid.issue.range or SCALE
    if position.at_least is not None or position.at_most is not None:
        low = central(position.at_least, bounds) if position.at_least is not None else None
        high = central(position.at_most, bounds) if position.at_most is not None else None
        left &= set(grid.within(low, high))
    drawn_any = position.accepts is not None or position.at_least is not None or position.at_most is not None
    return tuple(sorted(left)) if drawn_any and left != every else None


def _words(grid: Grid, options: tuple[int, ...]) -> str:
    if grid.numbers is not None and len(options) > 2 and options == tuple(range(options[0], options[-1] + 1)):
        return f"{grid.words[options[0]]} to {grid.words[options[-1]]}"
    return " or ".join(grid.words[at] for at in options)


def rule_statement(rule: Rule, grids: Mapping[str, Grid], numbers: Mapping[str, int]) -> tuple[Options, Options]:
    """A rule as (given, allowed); an impossible combination leaves at least one of its issues otherwise."""
    if rule.impossible is not None:
        *first, (last, choices) = rule.impossible.items()
        given = {numbers[key]: grids[key].among(wanted) for key, wanted in first}
        forbidden = set(grids[last].among(choices))
        return given, {numbers[last]: tuple(at for at in range(len(grids[last].names)) if at not in forbidden)}
    given = {numbers[key]: grids[key].among(wanted) for key, wanted in (rule.if_ or {}).items()}
    return given, {numbers[key]: grids[key].among(wanted) for key, wanted in (rule.then or {}).items()}


def term(situation: Situation, number: int, rule: Rule) -> Term:
    """A rule in words, with its evidence."""
    if rule.impossible is not None:
        words = f"impossible together: {choices_words(situation, rule.impossible)}"
    elif rule.if_:
        words = f"{choices_words(situation, rule.if_)} only with {choices_words(situation, rule.then or {})}"
    else:
        words = choices_words(situation, rule.then or {})
    because = tuple(origin_key(origin) for origin in rule.src)
    return Term(words=words, because=because or (stated(f"rules.{number}"),))
