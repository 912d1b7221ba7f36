"""From a situation to the brief: every method that can answer, in order, and what the others need."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from modusvivendi import __version__
from modusvivendi.answers.evidence import source_lines
from modusvivendi.answers.model import Answer, Document, Gap, Said
from modusvivendi.briefing.changes import changes, read_since
from modusvivendi.exchange.loading import load_view
from modusvivendi.methods import METHODS
from modusvivendi.methods.base import ask, method
from modusvivendi.situation.blocks.words import Handling
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.redact import Redacted
from modusvivendi.situation.redact import redact as without_restricted
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.writing import fingerprint

if TYPE_CHECKING:
    from modusvivendi.briefing.sure import Sure

AID = (
    "This is an aid to judgement. It takes no side, says where every statement comes from, and knows only what its "
    "file holds."
)
RESTRICTED = "This document contains claims marked as restricted: mind who receives it."
WITHHELD = "Something was withheld from this document."
EARLIER = (
    "This is the situation as it was known on an earlier day than the file's own. What the file does not date, such as "
    "the status quo of an issue or a judgement without a first day, stands as the analyst wrote it later."
)


def brief(
    situation: Situation | str | os.PathLike[str],
    *,
    as_of: date | str | None = None,
    since: date | str | None = None,
    scenario: str | None = None,
    redact: bool = False,
) -> Document:
    """The brief on a situation: each question that its file can answer, in order.

    Args:
        situation: a situation, or the name of a case, a file or a folder to load.
        as_of: only what was known by the end of this day. Only for a name; load a situation as of a day yourself.
        since: open with what changed since the end of this day.
        scenario: a scenario of the file. Only for a name.
        redact: leave out what is marked restricted and what rests on it, and say that something was withheld.

    Raises:
        SituationError: the file cannot be read, or asks for a method that does not exist.
    """
    if not isinstance(situation, Situation):
        seen = load_view(situation, as_of=as_of, scenario=scenario, redact=redact)
    else:
        seen = without_restricted(situation) if redact else Redacted(situation, 0)
    return document(seen.situation, asked(seen.situation), scenario=scenario, since=since, withheld=seen.withheld > 0)


def document(
    situation: Situation,
    methods: Sequence[str],
    *,
    scenario: str | None = None,
    options: Mapping[str, Mapping[str, Any]] | None = None,
    since: date | str | None = None,
    withheld: bool = False,
    sure: Sequence[Sure] = (),
    fixed: Sequence[str] = (),
) -> Document:
    """The answers of some methods as one document.

    Args:
        situation: what is known.
        methods: their names, in the order in which they answer.
        scenario: the name of the scenario that the situation already holds, to be shown.
        options: settings of single methods, by the method's name: ``{"shift": {"start": "2022-03-01"}}``.
        since: open with what changed since the end of this day, and ask what differs between two dates from it on.
        withheld: whether something was left out of the situation, which the reader is then told.
        sure: questions that were asked of draws as well, for a section on how sure the answers are.
        fixed: questions that rest on no uncertain number, named there.

    Raises:
        SituationError: an option's value cannot be read, or does not fit the situation.
    """
    own = dict(options or {})
    day = None if since is None else read_since(situation, since)
    if day is not None:
        own |= {name: {"start": day, **own.get(name, {})} for name in methods if method(name).window == "between"}
    results = [ask(name, situation, own.get(name)) for name in methods]
    if day is not None:
        results.insert(0, changes(situation, day, results, own))
    if sure:
        from modusvivendi.briefing.sure import with_sections

        results = with_sections(situation, results, sure, fixed)
    return collect(situation, results, scenario=scenario, withheld=withheld)


def collect(
    situation: Situation, results: Sequence[Answer | Gap], *, scenario: str | None = None, withheld: bool = False
) -> Document:
    """Answers and gaps on one situation as a document, with its sources and notices."""
    answers = tuple(result for result in results if isinstance(result, Answer))
    gaps = tuple(result for result in results if isinstance(result, Gap))
    evidence = [item for answer in answers for item in answer.evidence]
    chosen = situation.scenarios.get(scenario) if scenario is not None else None
    return Document(
        title=situation.title,
        as_of=day_in_words(situation.as_of) if situation.as_of else "",
        about=situation.about or "",
        scenario=f"{scenario}: {chosen.about}" if chosen is not None and chosen.about else scenario,
        summary=_summary(answers),
        answers=answers,
        gaps=gaps,
        sources=source_lines(situation, evidence),
        notices=(*_notices(situation, answers), *([WITHHELD] if withheld else [])),
        origin=f"Modus Vivendi {__version__}; situation {fingerprint(situation)[:12]}",
    )


def asked(situation: Situation) -> tuple[str, ...]:
    """The methods that the file asks for, or all but quiet ones that it lacks; always in the registry's order.

    Raises:
        SituationError: the file asks for a method that does not exist.
    """
    wanted = situation.questions.ask
    unknown = [name for name in wanted if name not in METHODS]
    if unknown:
        raise SituationError([_no_such_method(name) for name in unknown])
    return tuple(name for name in METHODS if (name in wanted if wanted else not _passed_over(name, situation)))


def _passed_over(name: str, situation: Situation) -> bool:
    chosen = method(name)
    return chosen.quiet and bool(chosen.needs(situation))


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
    claims = (f"claim:{key}" for key, each in situation.claims.items() if each.handling is Handling.RESTRICTED)
    asked = situation.questions.forecasts.items()
    questions = (f"stated:questions.forecasts.{key}" for key, each in asked if each.handling is Handling.RESTRICTED)
    restricted = not used.isdisjoint((*claims, *questions))
    return [AID, *([RESTRICTED] if restricted else []), *([EARLIER] if situation.earlier else [])]
