"""From a situation to the brief: every method that can answer, in order, and what the others need."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches

from modusvivendi import __version__
from modusvivendi.answers.evidence import source_lines
from modusvivendi.answers.model import Answer, Document, Gap, Said
from modusvivendi.methods import METHODS
from modusvivendi.methods.base import ask
from modusvivendi.situation.blocks.words import Handling
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.loading import load
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.writing import fingerprint

AID = (
    "This is an aid to judgement. It takes no side, says where every statement comes from, and knows only what its "
    "file holds."
)
RESTRICTED = "This document contains claims marked as restricted: mind who receives it."


def brief(
    situation: Situation | str | os.PathLike[str],
    *,
    as_of: date | str | None = None,
    scenario: str | None = None,
) -> Document:
    """The brief on a situation: each question that its file can answer, in order.

    Args:
        situation: a situation, or the name of a case, a file or a folder to load.
        as_of: only what was known by the end of this day. Only for a name; load a situation as of a day yourself.
        scenario: a scenario of the file. Only for a name.

    Raises:
        SituationError: the file cannot be read, or asks for a method that does not exist.
    """
    if not isinstance(situation, Situation):
        situation = load(situation, as_of=as_of, scenario=scenario)
    return document(situation, _asked(situation), scenario=scenario)


def document(situation: Situation, methods: Sequence[str], *, scenario: str | None = None) -> Document:
    """The answers of some methods as one document."""
    return collect(situation, [ask(name, situation) for name in methods], scenario=scenario)


def collect(situation: Situation, results: Sequence[Answer | Gap], *, scenario: str | None = None) -> Document:
    """Answers and gaps on one situation as a document, with its sources and notices."""
    answers = tuple(result for result in results if isinstance(result, Answer))
    gaps = tuple(result for result in results if isinstance(result, Gap))
    evidence = [item for answer in answers for item in answer.evidence]
    chosen = situation.scenarios.get(scenario) if scenario is not None else None
    return Document(
        title=situation.title,
        as_of=day_in_words(situation.as_of) if situation.as_of else "no date given",
        about=situation.about or "",
        scenario=f"{scenario}: {chosen.about}" if chosen is not None and chosen.about else scenario,
        summary=_summary(answers),
        answers=answers,
        gaps=gaps,
        sources=source_lines(situation, evidence),
        notices=tuple(_notices(situation, answers)),
        origin=f"Modus Vivendi {__version__}; situation {fingerprint(situation)[:12]}",
    )


def _asked(situation: Situation) -> tuple[str, ...]:
    """The methods that the file asks for, or all; always in the order of the registry.

    Raises:
        SituationError: the file asks for a method that does not exist.
    """
    wanted = situation.questions.ask
    unknown = [name for name in wanted if name not in METHODS]
    if unknown:
        raise SituationError([_no_such_method(name) for name in unknown])
    return tuple(name for name in METHODS if not wanted or name in wanted)


def _no_such_method(name: str) -> Problem:
    close = get_close_matches(name, METHODS, n=1)
    hint = f'did you mean "{close[0]}"?' if close else f"methods: {', '.join(METHODS)}"
    return Problem(code="unknown-method", what=f'there is no method "{name}"', hint=hint, path="questions.ask")


def _summary(answers: Iterable[Answer]) -> tuple[Said, ...]:
    """The headlines, when there are enough answers to need a summary."""
    listed = tuple(answers)
    if len(listed) < 2:
        return ()
    return tuple(answer.headline for answer in listed)


def _notices(situation: Situation, answers: Iterable[Answer]) -> list[str]:
    used = {item.key for answer in answers for item in answer.evidence}
    marked = [claim for claim in situation.claims.values() if claim.handling is Handling.RESTRICTED]
    restricted = any(f"claim:{claim.key}" in used for claim in marked)
    return [AID, RESTRICTED] if restricted else [AID]
