"""What an issue needs."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.problems import Problem
from modusvivendi.situation.reading.places import Places
from modusvivendi.situation.situation import Situation


def complete(situation: Situation, places: Places) -> Iterator[Problem]:
    """Options or a range, not both; and a status quo."""
    for key, issue in situation.issues.items():
        path = ("issues", key)
        if issue.options and issue.range is not None:
            what = f'the issue "{key}" has both options and a range'
            yield places.problem("options", what, "keep one of them", (*path, "range"), key=True)
        if not issue.options and issue.range is None:
            what = f'the issue "{key}" has neither options nor a range'
            yield places.problem("options", what, "add options: {none: 0, open: 100}", path, key=True)
        if issue.now is None:
            what = f'the issue "{key}" has no status quo'
            hint = "add now: and the option that holds today"
            yield places.problem("no-status-quo", what, hint, path, key=True, warning=True)
        yield from _same_place(key, issue, places)


def _same_place(key: str, issue: Issue, places: Places) -> Iterator[Problem]:
    """Two options on one exact place cannot be told apart by any party."""
    seen: dict[object, str] = {}
    for option in issue.options:
        exact = option.at.versions[0].number.exact if option.at is not None else None
        if exact is None:
            continue
        if exact in seen:
            what = f'the options "{seen[exact]}" and "{option.key}" have the same place on the scale'
            hint = "move one of them, or join them"
            path = ("issues", key, "options", option.key)
            yield places.problem("same-place", what, hint, path, key=True, warning=True)
        seen[exact] = option.key
