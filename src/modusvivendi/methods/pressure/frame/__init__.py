"""Situation → places, power and priorities on each ordered issue."""

from __future__ import annotations

from datetime import date

from modusvivendi.answers.model import Need
from modusvivendi.methods.pressure.case import Case, Presser, Question
from modusvivendi.methods.pressure.frame.pressers import bounds_of, left_out, pressers, span_of
from modusvivendi.methods.pressure.options import ROUNDS
from modusvivendi.situation.asof import as_of
from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.derive.central import middle
from modusvivendi.situation.derive.evidence import evidence_of_now, stated
from modusvivendi.situation.derive.places import cut, place_of
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.fields.suggestions import suggest
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation

_SNIPPET = """\
actors:
  NORTH: {role: party, capability: {judgement: [40, 60], why: the larger of the two}}
  SOUTH: {role: party, capability: {judgement: [20, 40], why: smaller and on its own ground}}
issues:
  ceasefire: {options: {none: 0, 24h: 30, open: 100}, now: none, set_by: [NORTH, SOUTH]}
positions:
  NORTH: {ceasefire: {ideal: none, salience: 0.4, why: its statements}}
  SOUTH: {ceasefire: {ideal: open, salience: 0.9, why: its statements}}"""


def needs(situation: Situation) -> tuple[Need, ...]:
    """An issue whose options have an order, on which two actors press."""
    if any(_open(situation, issue) for issue in situation.issues.values()):
        return ()
    what = "an issue with an order of options, and two actors who want something there"
    return (Need(what=what, snippet=_SNIPPET),)


def frame(
    situation: Situation,
    *,
    issue: str | None = None,
    target: float | None = None,
    before: date | None = None,
    rounds: int = ROUNDS,
) -> Case:
    """Every ordered issue on which two actors or more press.

    Args:
        situation: what is known.
        issue: the key of the one issue that is asked about.
        target: a place on its scale that the outcome is to reach.
        before: an earlier day, to compare with what was known by then.
        rounds: of the challenge model.

    Raises:
        SituationError: there is no such issue, nobody presses on it, or the target lies off its scale.
    """
    known = [each for each in situation.issues.values() if _open(situation, each)]
    if issue is not None:
        known = [_asked(situation, issue)]
    stop_at = [] if target is None else _off(known, issue, target)
    if stop_at:
        raise SituationError(stop_at)
    then = as_of(situation, before) if before is not None else None
    return Case(
        questions=tuple(_question(situation, then, each, target) for each in known),
        passed=tuple(each.label for each in situation.issues.values() if each not in known and issue is None),
        before=day_in_words(before) if before is not None else "",
        rounds=rounds,
        singled=issue is not None,
    )


def _open(situation: Situation, issue: Issue) -> bool:
    if not issue.ordered:
        return False
    moving = [each for each in pressers(situation, issue) if each.capability.middle * each.salience.middle > 0]
    return len(moving) > 1


def _asked(situation: Situation, key: str) -> Issue:
    issue = situation.issues.get(key)
    if issue is None:
        what = f'--issue: the file has no issue "{key}"'
        raise SituationError([Problem(code="option", what=what, hint=suggest(key, list(situation.issues), "issues"))])
    if not _open(situation, issue):
        what = f"--issue {key}: its options have no order, or fewer than two actors press on it"
        hint = "give its options places from 0 to 100, and two actors an ideal, a salience and a capability above 0"
        raise SituationError([Problem(code="option", what=what, hint=hint)])
    return issue


def _off(known: list[Issue], issue: str | None, target: float) -> list[Problem]:
    if issue is None:
        what = "--target names a place on the scale of one issue"
        return [Problem(code="option", what=what, hint=f"add --issue, such as --issue {known[0].key}")]
    low, high = span_of(known[0])
    if low <= target <= high:
        return []
    what = f"--target {target:g} lies off the scale of {issue}"
    return [Problem(code="option", what=what, hint=f"write a number from {low:g} to {high:g}")]


def _question(situation: Situation, then: Situation | None, issue: Issue, target: float | None) -> Question:
    held = pressers(situation, issue)
    low, high = span_of(issue)
    options = _options(issue)
    now = place_of(issue, issue.now)
    ends = (f"{low:g} {issue.unit or ''}".strip(), f"{high:g} {issue.unit or ''}".strip())
    if options:
        ends = (options[0][0], options[-1][0])
    return Question(
        key=issue.key,
        label=issue.label,
        span=(low, high),
        unit=(issue.unit or "points") if issue.range is not None else "points",
        ends=ends,
        now=float(middle(cut(now, bounds_of(issue)))) if now is not None else None,
        now_words=situation.option_words(issue.key, issue.now) if issue.now is not None else "",
        options=options,
        pressers=held,
        earlier=None if then is None else _earlier(then, issue),
        equal=all(actor.capability is None and not actor.capability_on for actor in situation.actors.values()),
        target=target,
        missing=left_out(situation, issue),
        because=_because(issue),
    )


def _options(issue: Issue) -> tuple[tuple[str, float], ...]:
    placed = [
        (option.text or option.key, float(middle(cut(option.at.interval, bounds_of(issue)))))
        for option in issue.options
        if option.at is not None
    ]
    return tuple(sorted(placed, key=lambda each: each[1]))


def _earlier(then: Situation, issue: Issue) -> tuple[Presser, ...]:
    known = then.issues.get(issue.key)
    return pressers(then, known) if known is not None else ()


def _because(issue: Issue) -> tuple[str, ...]:
    keys = evidence_of_now(issue.key) if issue.now is not None else ()
    return (*keys, stated(f"issues.{issue.key}.set_by")) if issue.set_by else keys
