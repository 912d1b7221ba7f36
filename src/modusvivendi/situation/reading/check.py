"""Checking a file: every problem of the base situation and of each of its scenarios."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from modusvivendi.situation.fields.suggestions import shown, suggest
from modusvivendi.situation.forecasts.joining import join
from modusvivendi.situation.forecasts.record import Record, read_record, record_of
from modusvivendi.situation.forecasts.seals import place_of
from modusvivendi.situation.problems import Mark, Problem, SituationError, has_errors, in_order
from modusvivendi.situation.reading.nodes import Mapping, Parsed
from modusvivendi.situation.reading.overlay import OWN, changes_of, lay_over
from modusvivendi.situation.reading.pause import collector_paused
from modusvivendi.situation.reading.places import Places
from modusvivendi.situation.reading.tables import put_tables
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


def check_text(
    text: str,
    file: str = "text",
    scenario: str | None = None,
    folder: Path | None = None,
    record: Record | None = None,
) -> Checked:
    """Check a situation given as text. Never raises for what the text holds.

    Args:
        text: the file's text.
        file: what messages call the file.
        scenario: the name of one of its scenarios, laid over it.
        folder: where the tables stand that its blocks name; without it, naming one is an error.
        record: the record of its forecasts.
    """
    with collector_paused():
        return _checked(text, file, scenario, folder, record)


def _checked(text: str, file: str, scenario: str | None, folder: Path | None, record: Record | None) -> Checked:
    try:
        parsed = parse(text, file)
        put_tables(parsed, folder, len(text.encode("utf-8", "surrogatepass")))
        if record is not None:
            join(parsed, record)
        if scenario is not None:
            parsed = _with_scenario(parsed, scenario)
    except SituationError as error:
        return Checked(None, in_order(error.problems))
    return _validated(parsed, scenario)


def _validated(parsed: Parsed, scenario: str | None = None) -> Checked:
    situation, problems = validate(parsed)
    if scenario is None:
        problems = in_order([*problems, *_scenario_problems(parsed, problems)])
    return Checked(None if has_errors(problems) else situation, problems)


def check_plain(plain: dict[str, Any], file: str) -> Checked:
    """Check a situation given as plain data (mappings, lists, texts). Never raises for what it holds.

    The same validation as that of a text, without writing one and parsing it, which takes ten times as long. A
    :class:`Mapping` among the data says at which place of ``file`` its problems are told.

    Args:
        plain: blocks by their names, as a file has them.
        file: what messages call the file that the data were read from.
    """
    with collector_paused():
        root = Mapping(Mark(file, 1, 1))
        root.update(plain)
        return _validated(Parsed(file, [], root))


def check_bytes(
    raw: bytes,
    file: str = "text",
    scenario: str | None = None,
    folder: Path | None = None,
    record: Record | None = None,
) -> Checked:
    """Check a situation given as the bytes of a file. Never raises for what they hold; see :func:`check_text`."""
    try:
        text = decode(raw, file)
    except SituationError as error:
        return Checked(None, error.problems)
    return check_text(text, file, scenario, folder, record)


def check_file(path: Path, scenario: str | None = None, record: bytes | None = None) -> Checked:
    """Check a situation's file, or the folder it stands in, with its tables and the record of its forecasts.

    Never raises for what they hold.

    Args:
        path: the file or the folder.
        scenario: the name of one of its scenarios, laid over it.
        record: what the record is taken to hold; what stands beside the file if left out.
    """
    try:
        path = path / SITUATION_FILE if path.is_dir() else path
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can have this name"
        hint = "check the name; `modus new FILE` writes a file to start from"
        problem = Problem(code="cannot-read", what=f"{path} cannot be read: {reason}", hint=hint)
        return Checked(None, (problem,))
    beside = place_of(path)
    kept = read_record(beside) if record is None else record_of(record, str(beside))
    return check_bytes(raw, str(path), scenario, path.parent, kept)


def placed(path: Path, problems: tuple[Problem, ...], scenario: str | None = None) -> tuple[Problem, ...]:
    """Problems that have a path in a situation's file, and no place in it yet, at their places.

    Raises:
        SituationError: the file is none of a situation.
    """
    path = path / SITUATION_FILE if path.is_dir() else path
    try:
        parsed = parse(decode(path.read_bytes(), str(path)), str(path))
    except OSError:
        return problems
    places = Places(parsed if scenario is None else _with_scenario(parsed, scenario))
    return tuple(_at_its_place(problem, places) for problem in problems)


def _at_its_place(problem: Problem, places: Places) -> Problem:
    steps = tuple(int(step) if step.isdecimal() else step for step in problem.path.split(".") if step)
    if problem.mark is not None or not steps or not places.has(steps[0]):
        return problem
    mark = places.of(steps, key=True)
    return replace(problem, mark=mark, text=places.line(mark))


def _with_scenario(parsed: Parsed, name: str) -> Parsed:
    known = changes_of(parsed)
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
    for number, (name, changes) in enumerate(changes_of(parsed).items()):
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
