"""Choosing claims of the ledger: by whom, on what, when, from where, how well graded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.blocks.words import Handling, Kind
from modusvivendi.situation.fields.dates import Period
from modusvivendi.situation.fields.suggestions import nearest, shown, suggest
from modusvivendi.situation.ledger import grade_of, in_time_order
from modusvivendi.situation.problems import Problem
from modusvivendi.situation.quantities import Credibility, Grade, Reliability
from modusvivendi.situation.situation import Situation

Part = TypeVar("Part", Reliability, Credibility)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which claims are wanted: those that fit every entry; in an entry with several names, any of them."""

    actor: tuple[str, ...] = ()
    """Keys of actors that act, are acted upon, are talked about, host or send delegates."""
    issue: tuple[str, ...] = ()
    """Keys of issues."""
    kind: tuple[Kind, ...] = ()
    source: tuple[str, ...] = ()
    """Keys of sources."""
    start: date | None = None
    """Happened on this day or later."""
    end: date | None = None
    """Happened on this day or earlier."""
    known_start: date | None = None
    """Became known on this day or later."""
    known_end: date | None = None
    """Became known on this day or earlier."""
    grade: Grade | None = None
    """Source and claim are each at least as good as this."""
    ungraded: bool = False
    """Whether a part that cannot be judged (F or 6) is passed over; the other must still reach the grade."""
    handling: Handling | None = None


@dataclass(frozen=True, slots=True)
class Selected:
    """Claims in time order."""

    claims: tuple[Claim, ...]
    unclear: tuple[Claim, ...]
    """Claims that lack a date or a judged grade that is asked for, and fit in all else."""


def select(situation: Situation, wanted: Selection) -> Selected:
    """The claims that fit, and those of which it cannot be told."""
    fitting: list[Claim] = []
    unclear: list[Claim] = []
    for claim in in_time_order(situation):
        verdicts = tuple(_verdicts(situation, claim, wanted))
        if False not in verdicts:
            (unclear if None in verdicts else fitting).append(claim)
    return Selected(tuple(fitting), tuple(unclear))


def actors_of(claim: Claim) -> set[str]:
    """Everybody whom a claim names by key."""
    host = (claim.host,) if claim.host is not None else ()
    return {*claim.by, *claim.to, *claim.about, *host, *(claim.delegates or {})}


def issues_of(situation: Situation, claim: Claim) -> set[str]:
    """The issues that a claim or its offer is about; a response is about those of what it answers, too."""
    answered = situation.claims.get(claim.answers or "")
    told = (claim,) if answered is None else (claim, answered)
    return {issue for each in told for issue in (*each.on, *(each.offers or {}))}


def _verdicts(situation: Situation, claim: Claim, wanted: Selection) -> Iterator[bool | None]:
    """Whether the claim fits each entry; None where the file does not say."""
    yield not wanted.kind or claim.kind in wanted.kind
    yield wanted.handling is None or claim.handling is wanted.handling
    yield not wanted.actor or bool(actors_of(claim) & set(wanted.actor))
    yield not wanted.issue or bool(issues_of(situation, claim) & set(wanted.issue))
    yield not wanted.source or any(origin.source in wanted.source for origin in claim.src)
    yield _meets(claim.date, wanted.start, wanted.end)
    known = situation.known_on(claim)
    yield _meets(None if known is None else Period(known, known), wanted.known_start, wanted.known_end)
    if wanted.grade is not None:
        grade = grade_of(situation, claim)
        yield _reaches(grade.reliability, wanted.grade.reliability, wanted.ungraded)
        yield _reaches(grade.credibility, wanted.grade.credibility, wanted.ungraded)


def _meets(days: Period | None, start: date | None, end: date | None) -> bool | None:
    """Whether a period shares a day with [start, end]."""
    if start is None and end is None:
        return True
    if days is None:
        return None
    return (start is None or days.last >= start) and (end is None or days.first <= end)


def _reaches(part: Part, least: Part, passed_over: bool) -> bool | None:
    """Whether a part of a grade is at least as good; None where it cannot be judged, unless that is passed over."""
    if not part.judged:
        return passed_over or None
    return part is least or part.better_than(least) is True


def faults_of(situation: Situation, wanted: Selection) -> tuple[Problem, ...]:
    """What is wrong with a selection: names that the file lacks, dates in the wrong order."""
    actors = {word: key for key, actor in situation.actors.items() for word in (*actor.aliases, actor.name or key, key)}
    issues = {word: key for key, issue in situation.issues.items() for word in (issue.label, key)}
    sources = {word: key for key, source in situation.sources.items() for word in (source.title, key)}
    found = [
        *_unknown("actor", wanted.actor, situation.actors, actors),
        *_unknown("issue", wanted.issue, situation.issues, issues),
        *_unknown("source", wanted.source, situation.sources, sources),
        *_backwards("happened", wanted.start, wanted.end),
        *_backwards("known", wanted.known_start, wanted.known_end),
    ]
    if wanted.ungraded and wanted.grade is None:
        what = "claims that cannot be judged are added to a grade, and none is asked for"
        found.append(Problem(code="no-grade", what=what, hint="ask for a grade as well, such as B2"))
    return tuple(found)


def _unknown(
    one: str, given: Iterable[str], known: Mapping[str, object], words: Mapping[str, str]
) -> Iterator[Problem]:
    for name in given:
        if name not in known:
            close = nearest(name, words)
            hint = f'did you mean "{words[close]}"?' if close is not None else suggest(name, known.keys(), f"{one}s")
            yield Problem(code=f"unknown-{one}", what=f'"{shown(name)}" is no {one} of this file', hint=hint)


def _backwards(what: str, start: date | None, end: date | None) -> Iterator[Problem]:
    if start is not None and end is not None and end < start:
        said = f"{what} from {start} to {end}: the last day comes before the first"
        yield Problem(code="period", what=said, hint="exchange the two days")
