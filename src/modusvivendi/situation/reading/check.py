"""Checking a file: every problem of the base situation and of each of its scenarios."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from modusvivendi.situation.fields.suggestions import suggest
from modusvivendi.situation.problems import Mark, Problem, SituationError, has_errors, in_order
from modusvivendi.situation.reading.overlay import OWN, lay_over
from modusvivendi.situation.reading.text import MOST_BYTES, decode
from modusvivendi.situation.reading.tree import Parsed, parse
from modusvivendi.situation.reading.validate import validate
from modusvivendi.situation.situation import Situation

SITUATION_FILE = "situation.yaml"
"""The name of the situation's file in a folder."""
MOST_SCENARIOS = 50


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a file found: the situation (None where it has errors) and all problems, in file order."""

    situation: Situation | None
    problems: tuple[Problem, ...]


def check_text(text: str, file: str = "text", scenario: str | None = None) -> Checked:
    """Check a situation given as text. Never raises for what the text holds."""
    try:
        parsed = parse(text, file)
        if scenario is not None:
            parsed = _with_scenario(parsed, scenario)
    except SituationError as error:
        return Checked(None, error.problems)
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
    path = path / SITUATION_FILE if path.is_dir() else path
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        hint = "check the name; `modus new FILE` writes a file to start from"
        problem = Problem(code="cannot-read", what=f"{path} cannot be read: {reason}", hint=hint)
        return Checked(None, (problem,))
    return check_bytes(raw, str(path), scenario)


def _with_scenario(parsed: Parsed, name: str) -> Parsed:
    scenarios = parsed.root.get("scenarios")
    known = list(scenarios) if isinstance(scenarios, dict) else []
    chosen = scenarios.get(name) if isinstance(scenarios, dict) else None
    changes = chosen.get("changes") if isinstance(chosen, dict) else None
    if not isinstance(changes, dict):
        what = f'"{name}" is no scenario of this file'
        hint = suggest(name, known, "scenarios")
        mark = Mark(parsed.file, 1, 1)
        raise SituationError([Problem(code="unknown-scenario", what=what, hint=hint, mark=mark)])
    return lay_over(parsed, changes)


def _scenario_problems(parsed: Parsed, base: tuple[Problem, ...]) -> list[Problem]:
    """Problems that appear only under a scenario; those of the base file are not repeated."""
    scenarios = parsed.root.get("scenarios")
    if not isinstance(scenarios, dict):
        return []
    found: list[Problem] = []
    seen = {(problem.code, problem.mark, problem.what) for problem in base}
    for number, (name, entry) in enumerate(scenarios.items()):
        changes = entry.get("changes") if isinstance(entry, dict) else None
        if not isinstance(changes, dict) or number >= MOST_SCENARIOS:
            continue
        mark = scenarios.key_marks[name]
        for own in set(changes) & set(OWN):
            what = f'a scenario cannot change "{own}"'
            found.append(Problem(code="scenario", what=what, hint="delete the entry", mark=mark))
        _, problems = validate(lay_over(parsed, changes))
        found += [
            _under(problem, name, mark)
            for problem in problems
            if problem.severity == "error" and (problem.code, problem.mark, problem.what) not in seen
        ]
    return found


def _under(problem: Problem, scenario: str, mark: Mark) -> Problem:
    return Problem(
        code=problem.code,
        what=f"{problem.what} (under the scenario {scenario})",
        hint=problem.hint,
        mark=problem.mark,
        text=problem.text,
        path=problem.path,
        related=(*problem.related, ("the scenario begins here", mark)),
    )
