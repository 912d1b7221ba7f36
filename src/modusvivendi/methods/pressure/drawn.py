"""Pressure asked of many draws at once: every draw of an issue is one row of the same arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from modusvivendi.methods.drawn import Array, Column, Rows, Template, refuse
from modusvivendi.methods.pressure.case import Question
from modusvivendi.methods.pressure.frame import frame
from modusvivendi.methods.pressure.frame.feeds import Feeds, feeds_of, keys_of
from modusvivendi.methods.pressure.solve.problem import FAINT, Problem, problem
from modusvivendi.methods.pressure.solve.solve import solve
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots import Slot, find

MODELS = {"compromise": "compromise of all positions", "median": "weighted median", "pce": "mean of an election"}


class Batch:
    """Every issue that is asked about, with the feeds of its actors."""

    largest = 10_000

    def __init__(self, questions: Sequence[Question], feeds: Sequence[tuple[Feeds, ...]]) -> None:
        self._questions, self._feeds = questions, feeds
        self.columns = tuple(
            Column(f"{question.label}: {words}", question.unit) for question in questions for words in MODELS.values()
        )

    def rows(self, numbers: Array) -> Rows:
        """The outcome of each model on each issue; a draw in which nobody presses on an issue is told as failed."""
        found, errors = [], [""] * len(numbers)
        for question, feeds in zip(self._questions, self._feeds, strict=True):
            at, strong, keen = (
                np.stack([getattr(feed, name).fill(numbers) for feed in feeds], axis=1)
                for name in ("place", "capability", "salience")
            )
            idle = (strong * keen).sum(axis=1) < FAINT
            for row in np.flatnonzero(idle):
                errors[row] = f"nobody presses on {question.label}: capability times salience is zero for every actor"
            strong, keen = np.where(idle[:, None], 1.0, strong), np.where(idle[:, None], 1.0, keen)
            made = problem(at[:, :, None], strong, keen[:, :, None], span=question.span)
            found += [np.where(idle, np.nan, _outcome(made, model)) for model in MODELS]
        values = np.stack(found, axis=1)
        values[[bool(error) for error in errors]] = np.nan
        return Rows(np.round(values, 9), tuple(errors))


def slots(situation: Situation, options: Mapping[str, Any]) -> tuple[Slot, ...]:
    """The uncertain numbers of the actors on the issues that the method is asked about.

    Raises:
        SituationError: as the method's own frame.
    """
    refuse(options, but=("issue",))
    case = frame(situation, **options)
    used = {
        key for question in case.questions for each in question.pressers for key in keys_of(situation, question, each)
    }
    return tuple(slot for slot in find(situation) if slot.key in used)


def template(situation: Situation, slots: Sequence[Slot], options: Mapping[str, Any]) -> Template:
    """The issues that the method is asked about, ready for draws.

    Raises:
        SituationError: as the method's own frame.
    """
    refuse(options, but=("issue",))
    case = frame(situation, **options)
    index = {slot.key: number for number, slot in enumerate(slots)}
    feeds = [
        tuple(feeds_of(situation, question, each, index) for each in question.pressers) for question in case.questions
    ]
    return Batch(case.questions, feeds)


def _outcome(made: Problem, model: str) -> Array:
    found: Array = solve(made, model).outcome[:, 0]
    return found
