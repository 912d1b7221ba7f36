"""The questions, the scores, how often it happened, and every forecast, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from modusvivendi.answers.model import Row, Table
from modusvivendi.answers.wording import capitalised
from modusvivendi.methods.questions.frame import Asked, Made, Problem
from modusvivendi.methods.questions.solve import Solution, Verified
from modusvivendi.methods.questions.solve.reliability import Bin
from modusvivendi.methods.questions.solve.resample import DRAWS, FEWEST, SEED
from modusvivendi.methods.questions.solve.scores import CLIP
from modusvivendi.methods.questions.tell.findings import keys_of
from modusvivendi.methods.questions.tell.words import asked_of, number, percent_range, ranged, skill_range, span, state
from modusvivendi.situation.blocks.words import Outcome
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.quantities import Interval, describe_interval

Told = list[tuple[str, Verified, tuple[str, ...]]]
"""Whose forecasts, how good they were, and the evidence."""


def tables(problem: Problem, solution: Solution) -> Iterator[Table]:
    """Those that have rows."""
    yield _questions(problem.asked)
    told = _told(problem, solution)
    if told:
        yield _scores(told)
        yield _reliability(told)
        enough = [each for each in told if each[1].parts is not None and each[1].scores.n >= FEWEST]
        if enough:
            yield _parts(enough)
    if any(each.made for each in problem.asked):
        yield _forecasts(problem.asked)


def _told(problem: Problem, solution: Solution) -> Told:
    own: Told = [
        (name, found, keys_of(problem, at))
        for at, (name, found) in enumerate(zip(problem.authors, solution.authors, strict=True))
        if found is not None
    ]
    if solution.together is not None and len(own) > 1:
        own.insert(0, ("all together", solution.together, keys_of(problem, None)))
    return own


def _questions(asked: Iterable[Asked]) -> Table:
    rows = [
        Row(
            (
                each.key,
                asked_of(each),
                each.resolves,
                day_in_words(each.opened) if each.opened else None,
                day_in_words(each.closes),
                capitalised(state(each)),
                each.word or None,
                len(each.made),
            ),
            each.because,
        )
        for each in asked
    ]
    return Table(
        title="Forecast questions",
        columns=(
            "Name",
            "Question",
            "What counts as yes",
            "Opened",
            "Closes",
            "Outcome",
            "On whose word",
            "Forecasts",
        ),
        rows=tuple(rows),
        detail=True,
    )


def _scores(told: Told) -> Table:
    sure = any(found.spread is not None for _, found, _ in told)
    rows = [Row((name, *_score(found), *(_spread(found) if sure else ())), keys) for name, found, keys in told]
    return Table(
        title="Scores",
        columns=("Whose forecasts", *_SCORE, *(_SPREAD if sure else ())),
        rows=tuple(rows),
        note=f"Lower scores are better; more skill is better. Half of the Brier score is the form with one class, "
        f"which many use. The log score is the natural logarithm, with probabilities clipped at {number(CLIP)} and "
        f"{number(1 - CLIP)}; “clipped” counts the forecasts beyond. A range in a score comes from forecasts that are "
        f"ranges. {_SURE if sure else _UNSURE}",
    )


_SCORE = (
    "Forecasts",
    "Questions",
    "Brier score, 0 to 2",
    "Half of it",
    "Log score",
    "Clipped",
    "Base rate",
    "Skill",
)
_SPREAD = ("Brier score, 95 % range", "Skill, 95 % range")
_SURE = f"The 95 % ranges come from {DRAWS:,} draws of the questions (seed {SEED}), for {FEWEST} questions or more."
_UNSURE = f"With fewer than {FEWEST} questions no range is given: it cannot be told how much is luck."


def _score(found: Verified) -> tuple[str | int, ...]:
    scores = found.scores
    return (
        scores.n,
        scores.questions,
        ranged(scores.brier),
        span(scores.brier.low / 2, scores.brier.high / 2),
        span(*scores.log),
        scores.clipped,
        number(scores.base),
        ranged(scores.skill) if scores.skill is not None else "not defined",
    )


def _spread(found: Verified) -> tuple[str | None, ...]:
    """The 95 % ranges of the Brier score and of the skill."""
    spread = found.spread
    if spread is None:
        return "too few to tell", "too few to tell"
    return span(*spread.brier), None if found.scores.skill is None else skill_range(spread)


def _reliability(told: Told) -> Table:
    shown = [told[0], *(each for each in told[1:] if each[1].scores.n >= FEWEST)]
    rows = [Row((name, *_bin(each)), keys) for name, found, keys in shown for each in found.bins]
    return Table(
        title="How often it happened, by what was forecast (reliability)",
        columns=("Whose forecasts", "Forecast", "How many", "Happened", "Share that happened, 95 % range"),
        rows=tuple(rows),
        note="Forecasts are put into ten bins; a range that fits in none stands by itself. Reliable forecasts of 0.2 "
        "happen one time in five. The ranges are Wilson's and take the forecasts as independent, which those on one "
        "question are not.",
        detail=True,
    )


def _bin(each: Bin) -> tuple[str | int, ...]:
    closed = each.wide or each.high == 1
    words = describe_interval(Interval(each.low, each.high, high_open=not closed))
    return words, each.n, each.happened, percent_range(*each.share)


def _parts(told: Told) -> Table:
    rows = [
        Row(
            (
                name,
                number(found.parts.reliability),
                number(found.parts.resolution),
                number(found.parts.uncertainty),
                ranged(found.scores.brier),
            ),
            keys,
        )
        for name, found, keys in told
        if found.parts is not None
    ]
    return Table(
        title="What the Brier score is made of",
        columns=("Whose forecasts", "Reliability", "Resolution", "Uncertainty", "Brier score"),
        rows=tuple(rows),
        note="Reliability − resolution + uncertainty (Murphy 1973), forecasts of the same number taken together: how "
        "far the forecasts of each number were from what happened, how far apart that was for different numbers, and "
        "how uncertain the outcomes were by themselves. Not for those who gave ranges.",
        detail=True,
    )


def _forecasts(asked: Iterable[Asked]) -> Table:
    rows = [Row((each.key, *_forecast(each, made)), made.because) for each in asked for made in each.made]
    return Table(
        title="Every forecast",
        columns=("Question", "Date", "By", "Probability of yes", "Scored", "Made from situation"),
        rows=tuple(rows),
        detail=True,
    )


def _forecast(question: Asked, made: Made) -> tuple[str | None, ...]:
    return day_in_words(made.on), made.by, made.stated, _use(question, made), made.of[:12] or None


def _use(question: Asked, made: Made) -> str:
    """Whether a forecast is scored, or why not."""
    if made.scored:
        return "yes"
    if not made.in_time:
        return "no: too late"
    if question.outcome is None:
        return "not yet"
    return "no: annulled" if question.outcome is Outcome.VOID else "no: a later one counts"
