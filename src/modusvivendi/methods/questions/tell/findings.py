"""The questions and the scores as sentences."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Said
from modusvivendi.answers.wording import capitalised, counted
from modusvivendi.methods.questions.frame import Asked, Problem
from modusvivendi.methods.questions.solve import Solution, Verified
from modusvivendi.methods.questions.solve.resample import FEWEST
from modusvivendi.methods.questions.tell.words import (
    asked_of,
    latest,
    moved,
    number,
    open_questions,
    ranged,
    skill_range,
    span,
    state,
)
from modusvivendi.situation.blocks.words import Outcome
from modusvivendi.situation.fields.dates import day_in_words

MOST = 10
"""Questions of each kind in sentences; the table holds all."""


def findings(problem: Problem, solution: Solution) -> Iterator[Said]:
    """Open questions, resolved ones, then the scores."""
    still = sorted(open_questions(problem.asked), key=lambda each: each.closes)
    done = [each for each in problem.asked if each.outcome is not None]
    yield from (_open(each, problem) for each in still[:MOST])
    yield from (_resolved(each) for each in done[:MOST])
    left = max(0, len(still) - MOST) + max(0, len(done) - MOST)
    if left:
        yield Said(f"{capitalised(counted(left, 'more question'))} in the table.")
    yield from _scores(problem, solution)


def _open(question: Asked, problem: Problem) -> Said:
    over = problem.day is not None and question.closes < problem.day
    closes = f"{'Closed' if over else 'Closes'} on {day_in_words(question.closes)}"
    pairs = list(latest(question))
    given = f"Latest: {'; '.join(moved(*pair) for pair in pairs)}" if pairs else "No forecast yet"
    because = [*question.because, *(key for pair in pairs for each in pair for key in each.because)]
    label = "Closed and not resolved" if over else "Open"
    return Said(f"{asked_of(question)} {closes}. {given}.", tuple(dict.fromkeys(because)), label=label)


def _resolved(question: Asked) -> Said:
    word = f", on the word of {question.word}" if question.word else ""
    text = f"{asked_of(question)} {capitalised(state(question))}{word}."
    if question.corrects:
        text += f" This corrects what was recorded: {question.corrects.rstrip('.')}."
    last = [each for each in question.made if each.scored]
    if last:
        text += " Last forecasts: " + "; ".join(f"{each.by} {each.stated}" for each in last) + "."
    if question.outcome is Outcome.VOID:
        text += " Its forecasts are not scored."
    because = [*question.because, *(key for each in last for key in each.because)]
    return Said(text, tuple(dict.fromkeys(because)), label="Resolved")


def _scores(problem: Problem, solution: Solution) -> Iterator[Said]:
    """The score of all forecasts together; the table has that of each author."""
    if solution.together is None:
        return
    several = sum(each is not None for each in solution.authors) > 1
    label = "All forecasts together" if several else f"The forecasts of {_only(problem, solution)}"
    yield Said(_score(solution.together), keys_of(problem, None), label=label)


def _only(problem: Problem, solution: Solution) -> str:
    return next(by for by, found in zip(problem.authors, solution.authors, strict=True) if found is not None)


def keys_of(problem: Problem, author: int | None) -> tuple[str, ...]:
    """The evidence of the forecasts that are scored: of all, or of one author."""
    wanted = problem.authors if author is None else (problem.authors[author],)
    scored = (made for each in problem.asked for made in each.made if made.scored and made.by in wanted)
    return tuple(dict.fromkeys(key for made in scored for key in made.because))


def _score(found: Verified) -> str:
    scores = found.scores
    text = (
        f"{capitalised(counted(scores.n, 'forecast'))} on {counted(scores.questions, 'question')}. "
        f"Squared distance between forecast and outcome (the Brier score, from 0, the best, to 2): "
        f"{ranged(scores.brier)}. Log score: {span(*scores.log)}. {_skill(found)}"
    )
    return f"{text} {_luck(found)}"


def _skill(found: Verified) -> str:
    scores = found.scores
    if scores.skill is None:
        same = "yes" if scores.base else "no"
        return f"Every outcome was {same}, so there is no skill against the base rate to tell."
    return (
        f"Always giving the base rate ({number(scores.base)}) would have scored {number(scores.base_brier)}: "
        f"skill {ranged(scores.skill)}, where 1 is perfect and 0 no better than the base rate."
    )


def _luck(found: Verified) -> str:
    if found.spread is None:
        return f"With fewer than {FEWEST} questions it cannot be told how much of this is luck."
    skill = f", a skill of {skill_range(found.spread)}" if found.scores.skill is not None else ""
    return f"With other questions like these, 95 in 100 times: a Brier score of {span(*found.spread.brier)}{skill}."
