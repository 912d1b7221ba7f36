"""Recording a forecast or a resolution beside a situation's file, which itself is not touched."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from modusvivendi.situation.blocks.questions import ForecastQuestion
from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.dates import to_day
from modusvivendi.situation.fields.suggestions import shown, suggest
from modusvivendi.situation.forecasts.appending import append
from modusvivendi.situation.forecasts.joining import FORECAST, RESOLUTION, questions_of, terms_of
from modusvivendi.situation.forecasts.record import RecordError, read_bytes, record_of
from modusvivendi.situation.forecasts.seals import place_of, sealed
from modusvivendi.situation.loading import CASES, locate
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.reading.check import SITUATION_FILE, check_file
from modusvivendi.situation.reading.tree import parse
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.writing import basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A line that was added to a record."""

    record: Path
    entry: int
    """The line's number."""
    of: str
    """The hash of the situation it was made from."""


def forecast(
    name: str | os.PathLike[str],
    question: str,
    p: Any,
    *,
    on: str,
    by: str,
    why: str | None = None,
    src: Iterable[str] = (),
) -> Kept:
    """Record a forecast.

    Args:
        name: a YAML file, or a folder with ``situation.yaml`` in it.
        question: the name of the forecast question in the file.
        p: the probability as a file gives it: ``"0.3"``, ``["0.2", "0.4"]`` or ``{"icd203": "likely"}``.
        on: the day on which it was made, ``"2031-03-01"``.
        by: who made it.
        why: the reason.
        src: the claims or sources that report it.

    Raises:
        SituationError: the file has errors, the question is unknown, resolved, closed or not yet opened on the
            day, the author has made a forecast that day, or an entry cannot be read.
        RecordError: the record cannot be opened or written. Nothing was written.
    """
    said = {"on": on, "by": by.strip(), "p": p, "why": why, "src": list(src)}
    return _keep(_file(name), FORECAST, question, said)


def resolve(
    name: str | os.PathLike[str],
    question: str,
    outcome: str,
    *,
    on: str,
    by: str | None = None,
    src: Iterable[str] = (),
) -> Kept:
    """Record how a question was resolved; this is done once.

    Args:
        name: a YAML file, or a folder with ``situation.yaml`` in it.
        question: the name of the forecast question in the file.
        outcome: ``"yes"``, ``"no"``, or ``"void"``.
        on: the day on which the outcome was known.
        by: who resolved it.
        src: the claims or sources that the outcome rests on.

    Raises:
        SituationError: the file has errors, the question is unknown or resolved, neither ``by`` nor ``src`` is
            given, or an entry cannot be read.
        RecordError: the record cannot be opened or written. Nothing was written.
    """
    said = {"outcome": outcome, "on": on, "by": by, "src": list(src)}
    return _keep(_file(name), RESOLUTION, question, said)


def _file(name: str | os.PathLike[str]) -> Path:
    path = locate(name)
    if path.resolve().is_relative_to(CASES.resolve()):
        what = f"{os.fspath(name)} comes with the program, and nothing is recorded beside it"
        hint = f"copy its file {path} to a folder of your own, and name the copy"
        raise SituationError([Problem(code="bundled", what=what, hint=hint)])
    return path / SITUATION_FILE if path.is_dir() else path


def _keep(path: Path, kind: str, question: str, said: Mapping[str, Any]) -> Kept:
    """Try once before the record is opened, so that a refusal leaves no trace; then under the lock."""
    record = place_of(path)
    made: list[Kept] = []

    def line(before: bytes) -> str:
        text, kept = _line(path, before, kind, question, said)
        made.append(kept)
        return text

    line(read_bytes(record) or b"")
    append(record, line)
    return made[-1]


def _line(path: Path, before: bytes, kind: str, question: str, said: Mapping[str, Any]) -> tuple[str, Kept]:
    """The line that says it, fit to stand below ``before``.

    Raises:
        SituationError: the file and the record have errors, or would have with the line.
    """
    record = place_of(path)
    checked = check_file(path, record=before)
    if checked.situation is None:
        raise SituationError(problem for problem in checked.problems if problem.severity == "error")
    _refuse(tuple(_reasons(checked.situation, kind, question, said)))
    known = record_of(before, str(record))
    of, number = basis(checked.situation), len(known.lines) + 1
    told = {name: value for name, value in said.items() if value}
    asked = terms_of(questions_of(parse(path.read_text(encoding="utf-8-sig"), str(path)))[question])
    body = {"entry": number, "kind": kind, "question": question, **told, "of": of, "asked": asked}
    text = sealed(body, known.seal)
    joint = b"" if not before or before.endswith(b"\n") else b"\n"
    after = check_file(path, record=before + joint + text.encode("utf-8", "surrogatepass") + b"\n")
    _refuse(tuple(_unplaced(after.problems, str(record))))
    return text, Kept(record=record, entry=number, of=of)


def _refuse(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise SituationError(problems)


def _unplaced(problems: Iterable[Problem], record: str) -> Iterator[Problem]:
    """The errors that the new line brings, without a place: it is not written yet."""
    for problem in problems:
        if problem.severity == "error":
            beside = tuple(each for each in problem.related if each[1].file != record)
            name = next((part for part in reversed(problem.path.split(".")) if not part.isdigit()), "")
            yield Problem(code=problem.code, what=problem.what, hint=problem.hint, path=name, related=beside)


def _reasons(situation: Situation, kind: str, key: str, said: Mapping[str, Any]) -> Iterator[Problem]:
    """Why nothing can be recorded for a question."""
    asked = situation.questions.forecasts
    question = asked.get(key)
    if question is None:
        what = f'"{shown(key)}" is no forecast question of the file'
        hint = suggest(key, asked, "forecast questions") if asked else "add one: questions: {forecasts: {name: {…}}}"
        yield Problem(code="unknown-question", what=what, hint=hint)
        return
    if question.outcome is not None:
        what = f'the question "{key}" is resolved: {question.outcome}, on {question.settled}'
        hint = "forecasts end there"
        if kind == RESOLUTION:
            hint = "a resolution is recorded once; to correct it openly, write outcome, settled and corrects: with "
            hint += "the reason into the question in the file"
        yield Problem(code="resolved", what=what, hint=hint)
    try:
        day = to_day(said["on"])
    except Fault as fault:
        yield Problem(code=fault.code, what=f"--on: {fault.what}", hint=fault.hint)
        return
    if kind == RESOLUTION:
        yield from _no_word(said)
    else:
        yield from _too_late(question, said["by"], day)
    if question.opened is not None and day < question.opened:
        what = f'the question "{key}" was opened on {question.opened}, after {day}'
        yield Problem(code="order-of-days", what=what, hint="correct the day given with --on")


def _too_late(question: ForecastQuestion, by: str, day: date) -> Iterator[Problem]:
    if day > question.closes:
        what = f'the question "{question.key}" closed on {question.closes}, before {day}'
        yield Problem(code="closed", what=what, hint="a forecast counts up to the closing date; give its day with --on")
    for forecast in question.made:
        if (forecast.by, forecast.on) == (by, day):
            what = f'"{shown(by)}" has made a forecast on that question on {day}: {forecast.p.describe()}'
            hint = "it is not changed; record another one with the day on which you think otherwise"
            yield Problem(code="duplicate", what=what, hint=hint)


def _no_word(said: Mapping[str, Any]) -> Iterator[Problem]:
    if not said["by"] and not said["src"]:
        what = "the outcome does not say on whose word"
        yield Problem(code="no-origin", what=what, hint="add --src and the claim or source, or --by and a name")


__all__ = ["Kept", "RecordError", "forecast", "resolve"]
