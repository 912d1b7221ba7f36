"""Finding a situation: a bundled case by name, a file, or a folder."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from modusvivendi.situation.asof import as_of as view_on
from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.dates import to_day
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.reading.check import SITUATION_FILE, Checked, check_file, placed
from modusvivendi.situation.redact import Redacted
from modusvivendi.situation.redact import redact as without_restricted

CASES = Path(__file__).parent.parent / "cases"
PUBLISHED = CASES / "published"


def case_names() -> tuple[str, ...]:
    """The names of the bundled cases."""
    return tuple(sorted(path.parent.name for path in CASES.glob(f"*/{SITUATION_FILE}")))


def published_names() -> tuple[str, ...]:
    """The names of the bundled textbook cases, whose results are published; each is for one method."""
    return tuple(sorted(path.parent.name for path in PUBLISHED.glob(f"*/{SITUATION_FILE}")))


def locate(name: str | os.PathLike[str]) -> Path:
    """The path of a situation: a bundled case of that name, else the file or folder.

    Raises:
        SituationError: there is neither such a case nor such a file.
    """
    text = os.fspath(name)
    if text in case_names():
        return CASES / text / SITUATION_FILE
    if text in published_names():
        return PUBLISHED / text / SITUATION_FILE
    path = Path(text)
    if path.is_dir() and not (path / SITUATION_FILE).exists():
        what = f"the folder {text} holds no {SITUATION_FILE}"
        hint = f"name the file, or save it as {SITUATION_FILE}"
        raise SituationError([Problem(code="no-such-file", what=what, hint=hint)])
    if path.exists():
        return path
    close = get_close_matches(text, case_names(), n=1, cutoff=0.5)
    known = f'did you mean the case "{close[0]}"?' if close else f"bundled cases: {', '.join(case_names())}"
    what = f"there is no file and no bundled case named {text}"
    raise SituationError([Problem(code="no-such-file", what=what, hint=known)])


def check(name: str | os.PathLike[str], scenario: str | None = None) -> Checked:
    """Everything that is wrong with a case, a file or a folder. Never raises for what is in it."""
    try:
        return check_file(locate(name), scenario)
    except SituationError as error:
        return Checked(None, error.problems)


def at_their_lines(
    name: str | os.PathLike[str], problems: tuple[Problem, ...], scenario: str | None = None
) -> tuple[Problem, ...]:
    """Problems that a method found in a situation, with the lines of the file that their paths mean."""
    try:
        return placed(locate(name), problems, scenario)
    except SituationError:
        return problems


def view(checked: Checked, *, as_of: date | str | None = None, redact: bool = False) -> Redacted:
    """A situation as of a day and without what is restricted, and how much of it was withheld.

    Args:
        checked: what checking a file found.
        as_of: only what was known by the end of this day (a date or ``"2022-03-10"``).
        redact: leave out what is marked restricted and what rests on it, before the day is looked at.

    Raises:
        SituationError: the file has errors, or the date is none.
    """
    if checked.situation is None:
        raise SituationError(checked.problems)
    shared = without_restricted(checked.situation) if redact else Redacted(checked.situation, 0)
    if as_of is None:
        return shared
    try:
        return replace(shared, situation=view_on(shared.situation, to_day(as_of)))
    except Fault as fault:
        raise SituationError([Problem(code=fault.code, what=fault.what, hint=fault.hint)]) from None
