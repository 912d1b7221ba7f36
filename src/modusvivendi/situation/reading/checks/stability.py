"""What stability would stumble over: states that nobody moves between, a status quo that is impossible, cycles."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.situation.derive.states import matches, status_quo
from modusvivendi.situation.problems import Problem
from modusvivendi.situation.reading.places import Places
from modusvivendi.situation.situation import Situation


def issues_of_states(situation: Situation, places: Places) -> Iterator[Problem]:
    """An issue that makes up a state has options with names, and somebody who can change it."""
    drawn = {issue for step in situation.moves.transitions for issue in step.to}
    for number, key in enumerate(situation.moves.issues):
        issue = situation.issues.get(key)
        path = ("moves", "issues", number)
        if issue is None:
            continue
        if not issue.options:
            what = f'the issue "{key}" is a number, and a state needs options with names'
            yield places.problem("state-issue", what, "give it options, or leave it out here", path)
        elif not issue.set_by and key not in drawn:
            what = f'nobody can change the issue "{key}"'
            hint = f"say who sets it: issues: {{{key}: {{set_by: …}}}}, or leave it out here"
            yield places.problem("state-issue", what, hint, path)


def possible_status_quo(situation: Situation, places: Places) -> Iterator[Problem]:
    """What holds today is possible."""
    now = status_quo(situation)
    for number, rule in enumerate(situation.rules):
        if rule.impossible and matches(now, rule.impossible) is True:
            what = "what holds today (now) is impossible by this rule"
            hint = "change the rule, or now: of one of its issues"
            yield places.problem("status-quo", what, hint, ("rules", number, "impossible"), key=True, warning=True)


def one_preference(situation: Situation, places: Places) -> Iterator[Problem]:
    """What somebody wants is said once: in one list of statements or one ranking."""
    moves, said = situation.moves, set[str]()
    given = [(each.by, "priorities", number) for number, each in enumerate(moves.priorities)]
    given += [(each.by, "rankings", number) for number, each in enumerate(moves.rankings)]
    for by, kind, number in given:
        if by in said:
            hint = "keep one list of statements or one ranking for each actor"
            yield places.problem("twice", f"what {by} wants is given twice", hint, ("moves", kind, number, "by"))
        said.add(by)


def cycles(situation: Situation, places: Places) -> Iterator[Problem]:
    """Nobody prefers one thing to another and the other to the one, or ranks a state twice."""
    said: dict[tuple[str, str, str], int] = {}
    for number, each in enumerate(situation.moves.prefers):
        said.setdefault((each.by, repr(each.this), repr(each.over)), number)
        if (each.by, repr(each.over), repr(each.this)) in said:
            what = f"{each.by} prefers this to that and, above, that to this"
            path = ("moves", "prefers", number)
            yield places.problem("cycle", what, "delete one of the two; the first counts", path, warning=True)
    for number, ranking in enumerate(situation.moves.rankings):
        seen: set[str] = set()
        for level, alike in enumerate(ranking.best_first):
            twice = [package for package in alike if repr(package) in seen]
            seen |= {repr(package) for package in alike}
            if twice:
                what = f"{ranking.by} ranks the same state twice"
                place = ("moves", "rankings", number, "best_first", level)
                yield places.problem("cycle", what, "name each state once; the best place counts", place, warning=True)
