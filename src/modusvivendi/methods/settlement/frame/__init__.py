"""Situation → a settlement problem: parties, issues, red lines, rules and offers. The only room that knows the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import lcm

from modusvivendi.answers.evidence import claim_key, voice
from modusvivendi.answers.model import Need
from modusvivendi.answers.wording import claim_sentence, names
from modusvivendi.methods.settlement.case import Case, Matter, Offer, Remark
from modusvivendi.methods.settlement.frame.come import come
from modusvivendi.methods.settlement.frame.grid import Grid, grid
from modusvivendi.methods.settlement.frame.lines import Drawn, drawn, rule_statement, term
from modusvivendi.methods.settlement.frame.parties import CENTRAL, Assumed, Party, party
from modusvivendi.methods.settlement.frame.worth import LARGEST_SCALE
from modusvivendi.methods.settlement.solve.problem import Problem, additive
from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.blocks.rules import Rule
from modusvivendi.situation.blocks.words import Kind
from modusvivendi.situation.derive.evidence import evidence_of_position
from modusvivendi.situation.derive.held import held_positions
from modusvivendi.situation.ledger import in_time_order, parties
from modusvivendi.situation.problems import Problem as Fault
from modusvivendi.situation.problems import SituationError
from modusvivendi.situation.situation import Situation


def needs(situation: Situation) -> tuple[Need, ...]:
    """Two parties, each with a position that matters to it, and an issue that can be settled in two ways or more."""
    sides = parties(situation)
    if len(sides) < 2:
        return (Need(what="two actors whose role is party", snippet="actors:\n  A: {role: party}\n  B: {role: party}"),)
    if not any(len(grid(situation, issue).names) > 1 for issue in situation.issues.values()):
        snippet = "issues:\n  ceasefire: {options: {none: 0, 24h: 30, open: 100}, now: none}"
        return (Need(what="an issue with two options or more", snippet=snippet),)
    framed = _parties(situation, tuple(_grids(situation)))
    if len(framed) > 1:
        return ()
    issue = next(iter(situation.issues.values()))
    option = grid(situation, issue).names[-1]
    return tuple(
        Need(
            what=f"where {situation.actor_name(key)} stands on an issue",
            snippet=f"positions:\n  {key}:\n    {issue.key}: {{ideal: {option}, salience: 0.5, src: c1}}",
        )
        for key in sides
        if key not in {one.key for one in framed}
    )


UNLOCK_SIZE = 3
TIME_LIMIT = 10.0


def frame(situation: Situation, *, unlock_size: int = UNLOCK_SIZE, time_limit: float = TIME_LIMIT) -> Case:
    """The parties' utilities, reservation values and red lines, the rules, and the proposals of the ledger.

    Args:
        situation: what is known.
        unlock_size: the largest set of concessions to look for.
        time_limit: seconds for each search.
    """
    built = build(situation)
    grids, sides, lines = built.grids, built.sides, built.lines
    numbers = {each.issue.key: number for number, each in enumerate(grids)}
    by_key = {each.issue.key: each for each in grids}
    offers, unplaced = offers_of(situation, grids)
    return Case(
        problem=built.problem,
        sides=tuple(one.side for one in sides),
        matters=tuple(_matter(situation, each, number, sides) for number, each in enumerate(grids)),
        lines=tuple(line.line for line in lines),
        terms=tuple(term(situation, number, rule) for number, rule in built.rules),
        offers=offers,
        unplaced=unplaced,
        come=tuple(way for at, one in enumerate(sides) for way in come(situation, by_key, numbers, at, one)),
        common=situation.common_scale,
        assumed=((CENTRAL, ()), *(words for one in sides for words in one.assumed)),
        judged=tuple(_judged(situation, sides)),
        unlock_size=unlock_size,
        time_limit=time_limit,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """The problem, and the parts of the file that it is made of."""

    grids: tuple[Grid, ...]
    sides: tuple[Party, ...]
    lines: tuple[Drawn, ...]
    rules: tuple[tuple[int, Rule], ...]
    """With their places in the file."""
    problem: Problem


def build(situation: Situation) -> Built:
    """The problem in numbers. Only for a situation that lacks nothing.

    Raises:
        SituationError: the bounds of a red line, at their central readings, shut out every option.
    """
    grids = tuple(_grids(situation))
    sides = _parties(situation, grids)
    if situation.common_scale is not None:
        sides = _parties(situation, grids, min(lcm(*(one.side.scale for one in sides)), LARGEST_SCALE))
    numbers = {each.issue.key: number for number, each in enumerate(grids)}
    by_key = {each.issue.key: each for each in grids}
    lines = tuple(line for at, one in enumerate(sides) for line in _lines(situation, by_key, numbers, at, one))
    _open(grids, sides, lines)
    rules = tuple((number, rule) for number, rule in enumerate(situation.rules) if _applies(rule, numbers))
    problem = additive(
        [one.units for one in sides],
        [one.reservation for one in sides],
        red_lines=[(line.line.party, line.given, line.allowed) for line in lines],
        rules=[rule_statement(rule, by_key, numbers) for _, rule in rules],
        interactions=[(at, *pair, matrix) for at, one in enumerate(sides) for pair, matrix in one.extras.items()],
    )
    return Built(grids, sides, lines, rules, problem)


def _open(grids: tuple[Grid, ...], sides: tuple[Party, ...], lines: tuple[Drawn, ...]) -> None:
    """Refuse a red line that leaves no option."""
    shut = [(sides[line.line.party], grids[line.line.issue].issue) for line in lines if not all(line.allowed.values())]
    if shut:
        raise SituationError(
            Fault(
                code="shut-red-line",
                what=f"the red line of {one.side.name} on {issue.label} leaves no option at the middle of its bounds",
                hint="move the bound, or give an option a place within it",
                path=f"positions.{one.key}.{issue.key}",
            )
            for one, issue in shut
        )


def _grids(situation: Situation) -> Iterator[Grid]:
    """The issues with two options or more on which a party stands or that a rule names."""
    sides = set(parties(situation))
    wanted = {position.issue for position in situation.positions if position.actor in sides}
    for position in situation.positions:
        if position.actor in sides:
            wanted |= {key for conditions in (position.only_if or {}).values() for key in conditions}
            wanted |= {key for row in (position.together or {}).values() for key in row}
    for rule in situation.rules:
        wanted |= {key for block in (rule.if_, rule.then, rule.impossible) for key in block or {}}
    for key, issue in situation.issues.items():
        made = grid(situation, issue) if key in wanted else None
        if made is not None and made.names:
            yield made


def _parties(situation: Situation, grids: tuple[Grid, ...], scale: int | None = None) -> tuple[Party, ...]:
    held = held_positions(situation, parties(situation))
    known = {each.issue.key for each in grids}
    made = (
        party(situation, key, grids, {issue: one for issue, one in held[key].items() if issue in known}, scale)
        for key in parties(situation)
    )
    return tuple(one for one in made if one is not None)


def _lines(
    situation: Situation, grids: Mapping[str, Grid], numbers: Mapping[str, int], at: int, one: Party
) -> Iterator[Drawn]:
    for position in one.held.values():
        yield from drawn(situation, grids, numbers, at, position)


def _applies(rule: Rule, numbers: Mapping[str, int]) -> bool:
    return all(key in numbers for block in (rule.if_, rule.then, rule.impossible) for key in block or {})


def _matter(situation: Situation, each: Grid, number: int, sides: tuple[Party, ...]) -> Matter:
    key = each.issue.key
    positions = [one.held.get(key) for one in sides]
    best = [max(range(len(each.names)), key=lambda at: one.units[number][at]) for one in sides]  # used at once
    return Matter(
        label=each.issue.label,
        options=each.words,
        places=each.places,
        now=each.index(each.issue.now),
        because=tuple(evidence_of_position(situation, held) if held is not None else () for held in positions),
        wants=tuple(at if held is not None else None for at, held in zip(best, positions, strict=True)),
        said=tuple(_said(situation, key)),
    )


def _said(situation: Situation, issue: str) -> Iterator[Remark]:
    """What observers say of this issue and no other."""
    for claim in in_time_order(situation, [Kind.ASSESSMENT]):
        if claim.on == (issue,):
            yield Remark(
                text=claim_sentence(situation, claim),
                evidence=claim_key(claim.key),
                voice=voice(situation, claim),
                hedge=claim.hedge or "",
            )


def offers_of(situation: Situation, grids: tuple[Grid, ...]) -> tuple[tuple[Offer, ...], tuple[str, ...]]:
    """The proposals and demands of the ledger as packages, and the evidence of those that leave an issue open."""
    placed, unplaced = [], []
    for claim in in_time_order(situation, [Kind.PROPOSAL, Kind.DEMAND]):
        if claim.offers:
            offer = _offer(situation, claim, grids)
            if offer is None:
                unplaced.append(claim_key(claim.key))
            else:
                placed.append(offer)
    return tuple(placed), tuple(unplaced)


def _offer(situation: Situation, claim: Claim, grids: tuple[Grid, ...]) -> Offer | None:
    """A proposal laid over the status quo; None where that leaves an issue open."""
    offered = claim.offers or {}
    chosen = [each.index(offered.get(each.issue.key, each.issue.now)) for each in grids]
    package = tuple(at for at in chosen if at is not None)
    if len(package) < len(chosen):
        return None
    named = frozenset(number for number, each in enumerate(grids) if each.issue.key in offered)
    who, day = names(situation, claim.by), f", {claim.date.in_words()}" if claim.date else ""
    return Offer(
        label=f"{who}{day}",
        text=claim_sentence(situation, claim),
        package=package,
        named=named,
        evidence=claim_key(claim.key),
    )


def _judged(situation: Situation, sides: Iterable[Party]) -> Iterator[str]:
    positions: list[Position] = [held for one in sides for held in one.held.values()]
    keys = [key for held in positions for key in evidence_of_position(situation, held)]
    keys += [key for one in sides for key in one.side.because]
    yield from dict.fromkeys(key for key in keys if key.startswith("judgement:"))


__all__ = ["Assumed", "frame", "needs"]
