"""Checking a file: every problem of the base situation and of each of its scenarios."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from modusvivendi.situation.fields.suggestions import shown, suggest
from modusvivendi.situation.problems import Mark, Problem, SituationError, has_errors, in_order
from modusvivendi.situation.reading.nodes import Mapping, Parsed
from modusvivendi.situation.reading.overlay import OWN, lay_over
from modusvivendi.situation.reading.pause import collector_paused
from modusvivendi.situation.reading.places import Places
from modusvivendi.situation.reading.text import MOST_BYTES, decode
from modusvivendi.situation.reading.tree import parse
from modusvivendi.situation.reading.validate import validate
from modusvivendi.situation.situation import Situation

SITUATION_FILE = "situation.yaml"
"""The name of the situation's file in a folder."""
MOST_SCENARIOS = 50


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking found: the situation (None where it has errors) and all problems, in file order."""

    situation: Situation | None
    problems: tuple[Problem, ...]


def check_text(text: str, file: str = "text", scenario: str | None = None) -> Checked:
    """Check a situation given as text. Never raises for what the text holds."""
    with collector_paused():
        return _checked(text, file, scenario)


def _checked(text: str, file: str, scenario: str | None) -> Checked:
    try:
        parsed = parse(text, file)
        if scenario is not None:
            parsed = _with_scenario(parsed, scenario)
    except SituationError as error:
        return Checked(None, in_order(error.problems))
    situation, problems = validate(parsed)
    if scenario is None:
        problems = in_order([*problems, *_scenario_problems(parsed, problems)])
    return Checked(None if has_errors(problems) else situation, problems)


def check_bytes(raw: bytes, file: str = "text", scenario: str | None = None) -> Checked:
    """Check a situation given as the bytes of a file. Never raises for what they hold."""
    try:
        text = decode(raw, file)
    except SituationError as error:
        return Checked(None, error.problems)
    return check_text(text, file, scenario)


def check_file(path: Path, scenario: str | None = None) -> Checked:
    """Check a situation's file, or the folder it stands in. Never raises for what they hold."""
    try:
        path = path / SITUATION_FILE if path.is_dir() else path
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can have this name"
        hint = "check the name; `modus new FILE` writes a file to start from"
        problem = Problem(code="cannot-read", what=f"{path} cannot be read: {reason}", hint=hint)
        return Checked(None, (problem,))
    return check_bytes(raw, str(path), scenario)


def _changes(parsed: Parsed) -> dict[str, Mapping]:
    """The changes of each scenario that has any."""
    scenarios = parsed.root.get("scenarios")
    if not isinstance(scenarios, Mapping):
        return {}
    found = {}
    for name, entry in scenarios.items():
        changes = entry.get("changes") if isinstance(entry, Mapping) else None
        if isinstance(changes, Mapping):
            found[name] = changes
    return found


def _with_scenario(parsed: Parsed, name: str) -> Parsed:
    known = _changes(parsed)
    if name not in known:
        what = f'"{shown(name)}" is no scenario of this file'
        place = parsed.root.places.get("scenarios")
        mark = place.mark if place is not None else Mark(parsed.file, 1, 1)
        hint = suggest(name, known, "scenarios")
        text = Places(parsed).line(mark)
        raise SituationError([Problem(code="unknown-scenario", what=what, hint=hint, mark=mark, text=text)])
    return lay_over(parsed, known[name])


def _scenario_problems(parsed: Parsed, base: tuple[Problem, ...]) -> Iterator[Problem]:
    """Problems that appear only under a scenario; those of the base file are not repeated."""
    places = Places(parsed)
    seen = {(problem.code, problem.mark, problem.what) for problem in base}
    for number, (name, changes) in enumerate(_changes(parsed).items()):
        path = ("scenarios", name)
        if number == MOST_SCENARIOS:
            what = f"more than {MOST_SCENARIOS} scenarios; this one and those below were not checked"
            yield places.problem("too-many", what, "move some of them to another file", path, key=True)
            return
        for own in OWN:
            if own in changes:
                what = f'a scenario cannot change "{own}"'
                yield places.problem("scenario", what, "delete the entry", (*path, "changes", own), key=True)
        _, problems = validate(lay_over(parsed, changes))
        for problem in problems:
            if problem.severity == "error" and (problem.code, problem.mark, problem.what) not in seen:
                yield _under(problem, name, places.of(path, key=True))


def _under(problem: Problem, scenario: str, mark: Mark) -> Problem:
    return replace(
        problem,
        what=f"{problem.what} (under the scenario {shown(scenario)})",
        related=(*problem.related, ("the scenario begins here", mark)),
    )
