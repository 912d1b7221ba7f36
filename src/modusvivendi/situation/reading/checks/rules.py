"""Rules, one-way moves and ties."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from modusvivendi.situation.blocks.relations import Tie
from modusvivendi.situation.problems import Problem
from modusvivendi.situation.reading.places import Places
from modusvivendi.situation.situation import Situation


def one_kind(situation: Situation, places: Places) -> Iterator[Problem]:
    """A rule is a condition on deals or an impossible combination, and only one of the two."""
    for number, rule in enumerate(situation.rules):
        path = ("rules", number)
        if (rule.then is None) == (rule.impossible is None):
            what = "a rule is either a condition on deals or an impossible combination"
            hint = "write {if: {issue: [options]}, then: {issue: [options]}} or {impossible: {issue: [options]}}"
            yield places.problem("rule-kind", what, hint, path)
        elif rule.if_ is not None and rule.then is None:
            what = "an `if` without a `then`"
            yield places.problem("rule-kind", what, "add then: {issue: [options]}", (*path, "if"), key=True)


def one_way_options(situation: Situation, places: Places) -> Iterator[Problem]:
    """A one-way change leads from one option of its issue to another."""
    for number, move in enumerate(situation.moves.one_way):
        issue = situation.issues.get(move.issue)
        path = ("moves", "one_way", number)
        if issue is None or not issue.options:
            continue
        for name, option in (("from", move.from_), ("to", move.to)):
            if issue.option(option) is None:
                known = ", ".join(each.key for each in issue.options)
                what = f'"{option}" is no option of the issue "{issue.key}"'
                yield places.problem("unknown-option", what, f"its options: {known}", (*path, name))
        if move.from_ == move.to:
            what = "the change leads back to the option it starts from"
            yield places.problem("one-way", what, "name two options", (*path, "to"))


def ties(situation: Situation, places: Places) -> Iterator[Problem]:
    """A tie joins two actors."""
    for number, tie in enumerate(situation.ties):
        if tie.of[0] == tie.of[1]:
            what = f'"{tie.of[0]}" is tied to itself'
            yield places.problem("self-tie", what, "name two actors", ("ties", number, "of"))
    yield from _ties_at_once(situation, places)


def _ties_at_once(situation: Situation, places: Places) -> Iterator[Problem]:
    """Two ties of a pair, the same way, that hold on the same day and say opposite things."""
    known: dict[tuple[bool, tuple[str, ...]], list[int]] = {}
    for number, tie in enumerate(situation.ties):
        of = tie.of if tie.directed else tuple(sorted(tie.of))
        known.setdefault((tie.directed, of), []).append(number)
    for numbers in known.values():
        longest: dict[int, int] = {}
        for number in sorted(numbers, key=lambda at: situation.ties[at].since or date.min):
            tie, sign = situation.ties[number], _sign(situation.ties[number])
            before = longest.get(-sign)
            if sign and before is not None and (tie.since or date.min) < _end(situation.ties[before]):
                what = f"{tie.of[0]} and {tie.of[1]} are friends and foes at once, by this tie and another one"
                hint = "end one before the other begins (since, until), or keep one of the two"
                related = (("the other one", places.of(("ties", before))),)
                yield places.problem("ties-contradict", what, hint, ("ties", number), related=related)
            if sign not in longest or _end(situation.ties[longest[sign]]) < _end(tie):
                longest[sign] = number


def _end(tie: Tie) -> date:
    return tie.until or date.max


def _sign(tie: Tie) -> int:
    """1 for a tie that is friendly however its weight is read, -1 for a hostile one, 0 where that is open."""
    low, high = tie.weight.interval.ends
    return int(low > 0) - int(high < 0)
