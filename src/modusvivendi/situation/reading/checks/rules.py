"""Rules, one-way moves and ties."""

from __future__ import annotations

from collections.abc import Iterator

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
