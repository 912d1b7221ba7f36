"""Packages: which agreements are efficient and fair, the offers on the table, and trades."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from modusvivendi.answers.model import Row, Said, Table
from modusvivendi.answers.numbers import number_text
from modusvivendi.answers.wording import capitalised, counted, listed
from modusvivendi.methods.settlement.case import Way
from modusvivendi.methods.settlement.solve.offers import Placed
from modusvivendi.methods.settlement.solve.solution import Choice
from modusvivendi.methods.settlement.solve.trades import Trade
from modusvivendi.methods.settlement.tell.words import Told, points

MOST_TRADES = 8
MOST_OPENED = 3
"""Openings whose best package is set out issue by issue."""


def fair(told: Told) -> Iterator[Said]:
    """The fair agreements in words; one sentence where two rules pick the same."""
    found: dict[tuple[int, ...], list[tuple[str, str, Choice]]] = {}
    for each in choices(told):
        found.setdefault(told.chosen(each[2]), []).append(each)
    for package, rules in found.items():
        choice = rules[0][2]
        named = listed(f"{plain} ({name}, {_sure(each)})" for name, plain, each in rules)
        many = f"{len(choice.packages):,}{'' if choice.all_listed else ' or more'}"
        tie = f" ({many} packages tie; this one keeps most as it is today)" if len(choice.packages) > 1 else ""
        text = f"{capitalised(named)}{tie}: {told.package(package)}. {capitalised(told.gains(choice.utilities))}."
        nothing = [
            side.name
            for at, side in enumerate(told.case.sides)
            if side.bound and not told.gain(at, choice.utilities[at])
        ]
        if nothing:
            text += f" {listed(nothing)} would gain nothing over no deal."
        left_out = {party for _, _, each in rules for party in each.left_out}
        if left_out:
            who = listed(told.case.sides[party].name for party in sorted(left_out))
            text += f" {who} cannot gain anything and is left out of the rule."
        yield Said(text, told.basis(), label="A fair agreement")


def _sure(choice: Choice) -> str:
    return "proved" if choice.proven else "best found"


def choices(told: Told) -> Iterator[tuple[str, str, Choice]]:
    """The fair agreements: the rule's name, what it does, and what it picks."""
    solution = told.settled.solution
    if solution.nash is not None:
        yield "Nash", "with the largest product of gains", solution.nash
    if solution.kalai_smorodinsky is not None:
        yield (
            "Kalai–Smorodinsky",
            "with the smallest share of what each could gain at most made as large as possible",
            solution.kalai_smorodinsky,
        )
    if told.case.common is not None and solution.egalitarian is not None:
        yield "egalitarian", "with the most for whoever gains least", solution.egalitarian
    if told.case.common is not None and solution.utilitarian is not None:
        yield "utilitarian", "with the largest sum of points", solution.utilitarian


def expectations(told: Told) -> Table:
    """What each party expects without an agreement, in words and points."""
    rows = [
        Row(
            (
                side.name,
                capitalised(side.alternative),
                number_text(round(float(Fraction(least, side.scale)), 1)) if side.bound else None,
            ),
            side.because,
        )
        for side, least in zip(told.case.sides, told.case.problem.reservation, strict=True)
    ]
    return Table(
        title="What each party expects without an agreement",
        columns=("Party", "What it expects", "Worth to it, of 100 points"),
        rows=tuple(rows),
        note="A deal must be worth at least as much to it (reservation value).",
    )


def table(told: Told) -> Table | None:
    """Issue by issue: as it is, what each party wants, and the fair agreements (or the best of each opening)."""
    columns = [(name, choice) for name, _, choice in choices(told)]
    if not columns:
        opened = [one.best for one in told.settled.unlocked[:MOST_OPENED]]
        columns = [(f"Opened by no. {at}", best) for at, best in enumerate(opened, start=1) if best is not None]
    if not columns:
        return None
    sides = told.case.sides
    rows = [
        Row(
            (
                matter.label,
                matter.options[matter.now] if matter.now is not None else None,
                *(matter.options[want] if want is not None else None for want in matter.wants),
                *(matter.options[told.chosen(choice)[at]] for _, choice in columns),
            ),
            tuple(dict.fromkeys(key for keys in matter.because for key in keys)),
        )
        for at, matter in enumerate(told.case.matters)
    ]
    gains = [
        Row(
            (
                f"{told.gain_column(party)} (points of 100)",
                None,
                *(None for _ in sides),
                *(told.gain_text(party, choice.utilities[party]) for _, choice in columns),
            ),
            side.because,
        )
        for party, side in enumerate(sides)
    ]
    return Table(
        title="Packages, issue by issue",
        columns=("Issue", "Today", *(f"{side.name} wants" for side in sides), *(name for name, _ in columns)),
        rows=(*rows, *gains),
        note="Gains are over what each party expects without an agreement.",
    )


def offers(told: Told) -> Table | None:
    """Each proposal of the ledger held against red lines, expectations and the frontier."""
    if not told.case.offers:
        return None
    rows = []
    for offer, at in zip(told.case.offers, told.settled.offers, strict=True):
        cells = (
            offer.label,
            told.package(offer.package, offer.named),
            *(told.gain_text(party, utility) for party, utility in enumerate(at.points)),
            _against(told, at),
            _better(told, offer.package, at),
        )
        rows.append(Row(cells, (offer.evidence,)))
    note = "What an offer does not name is taken to stay as it is. Gains: points of 100 over no deal."
    if told.case.unplaced:
        more = counted(len(told.case.unplaced), "further offer")
        note += f" {more} could not be placed: the status quo of some issue is not given."
    return Table(
        title="Offers on the table",
        columns=(
            "Offer",
            "What",
            *(told.gain_column(party) for party in range(len(told.case.sides))),
            "Against it",
            "Better for everyone",
        ),
        rows=tuple(rows),
        note=note,
        detail=len(rows) > 6,
    )


def _against(told: Told, at: Placed) -> str:
    parts = [f"crosses {told.crossed(at.crossed)}"] if at.crossed else []
    parts += [f"less than {told.case.sides[party].name} expects without a deal" for party in at.short]
    parts += [f"breaks a rule ({told.case.terms[rule].words})" for rule in at.broken]
    return capitalised("; ".join(parts)) or "Nothing: every party could accept it"


def _better(told: Told, package: tuple[int, ...], at: Placed) -> str:
    if not len(told.settled.solution.frontier):
        return "No agreement exists"
    if at.better is None:
        return "No agreement is better for everyone"
    changed = {issue for issue, (one, two) in enumerate(zip(package, at.better, strict=True)) if one != two}
    return capitalised(told.package(at.better, changed))


def trades(told: Told) -> Iterator[Said]:
    """The trade that gains both sides most."""
    for trade in told.settled.trades[:1]:
        one, two = (told.case.sides[party].name for party in trade.parties)
        yields, wins = told.case.matters[trade.yields], told.case.matters[trade.wins]
        first, second = _gained(told, trade)
        text = (
            f"{one} gives way on {yields.label} and {two} on {wins.label}: compared with the reverse, {one} gains "
            f"{first} and {two} {second}, of 100."
        )
        yield Said(text, _because(told, trade), label="The best trade")


def ways(told: Told) -> Iterator[Said]:
    """How far each party has come already, by the positions that the file dates."""
    for party, side in enumerate(told.case.sides):
        come = [way for way in told.case.come if way.party == party]
        if come:
            parts = listed(_way(told, way) for way in come)
            because = tuple(dict.fromkeys(key for way in come for key in way.because))
            yield Said(f"{side.name} has moved {parts}.", because, label="Moved already")


def _way(told: Told, way: Way) -> str:
    since = f", since {way.since}" if way.since else ""
    far = f"{number_text(round(float(way.places), 1))} of 100 places{since}"
    return f"on {told.case.matters[way.issue].label} from {way.first} to {way.now} ({far})"


def _gained(told: Told, trade: Trade) -> tuple[str, str]:
    one, two = (
        points(Fraction(gain, told.case.sides[party].scale))
        for gain, party in zip(trade.gains, trade.parties, strict=True)
    )
    return one, two


def _because(told: Told, trade: Trade) -> tuple[str, ...]:
    keys = [
        key
        for issue in (trade.yields, trade.wins)
        for party in trade.parties
        for key in told.case.matters[issue].because[party]
    ]
    return tuple(dict.fromkeys(keys))


def trades_table(told: Told) -> Table | None:
    """The best trades; None where there is none."""
    if not told.settled.trades:
        return None
    rows = []
    for trade in told.settled.trades[:MOST_TRADES]:
        one, two = (told.case.sides[party].name for party in trade.parties)
        first, second = _gained(told, trade)
        cells = (
            f"{one} on {told.case.matters[trade.yields].label}",
            f"{two} on {told.case.matters[trade.wins].label}",
            first,
            second,
        )
        rows.append(Row(cells, _because(told, trade)))
    more = len(told.settled.trades) - len(rows)
    return Table(
        title="Trades that gain both",
        columns=("One gives way", "The other gives way", "The one gains", "The other gains"),
        rows=tuple(rows),
        note="Compared with the reverse, where each has its way on the issue that matters less to it."
        + (f" {counted(more, 'further trade')} not shown." if more else ""),
        detail=True,
    )
