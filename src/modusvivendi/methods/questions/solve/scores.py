"""The scores of probability forecasts of yes or no: exact, and as intervals where a forecast is one.

A forecast that is an interval has a best and a worst score, those of its ends, and every probability in it scores
between these: both scores change in one direction only as the probability moves towards the outcome. Forecasts are
given independently of one another, so the mean of the best (worst) scores is the best (worst) mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import fsum, log

from modusvivendi.methods.questions.scored import Scored

CLIP = Fraction(1, 100)
"""For the log score a probability below this counts as this, and one above its complement as that."""


@dataclass(frozen=True, slots=True)
class Range:
    """From the best to the worst that a score can be."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How good some forecasts were.

    Attributes:
        n: how many forecasts.
        questions: how many questions they are on.
        ranges: how many of them are no single number.
        brier: the mean Brier score of two classes, from 0 (best) to 2 (Brier 1950).
        log: the mean log score, natural logarithm, from 0 (best); ends as floating-point numbers.
        clipped: how many forecasts have an end that was clipped for the log score.
        base: the share of the outcomes that were yes, each outcome counted once a forecast.
        base_brier: the Brier score of giving that share as the forecast each time.
        skill: 1 − brier / base_brier; None where ``base_brier`` is 0.
    """

    n: int
    questions: int
    ranges: int
    brier: Range
    log: tuple[float, float]
    clipped: int
    base: Fraction
    base_brier: Fraction
    skill: Range | None


def brier(p: Fraction, happened: bool) -> Fraction:
    """The Brier score of one forecast: Σ (f − E)² over the classes yes and no (Brier 1950, eq. 2), 0 to 2."""
    miss = (1 - p) if happened else p
    return 2 * miss * miss


def log_score(p: Fraction, happened: bool) -> float:
    """−ln of the probability given to what happened, after clipping to [``CLIP``, 1 − ``CLIP``] (Good 1952)."""
    return -log((p if happened else 1 - p) if CLIP <= p <= 1 - CLIP else _clipped(p, happened))


def _clipped(p: Fraction, happened: bool) -> Fraction:
    near = min(max(p, CLIP), 1 - CLIP)
    return near if happened else 1 - near


def ends(forecast: Scored) -> tuple[Fraction, Fraction]:
    """The probabilities in a forecast that score best and worst."""
    return (forecast.high, forecast.low) if forecast.happened else (forecast.low, forecast.high)


def scores(forecasts: Sequence[Scored]) -> Scores:
    """The scores of at least one forecast.

    Raises:
        ValueError: there is none.
    """
    n = len(forecasts)
    if not n:
        raise ValueError("no forecasts, no scores")
    pairs = [(ends(each), each.happened) for each in forecasts]
    best, worst = (sum((brier(p[end], happened) for p, happened in pairs), Fraction(0)) / n for end in (0, 1))
    logs = [fsum(log_score(p[end], happened) for p, happened in pairs) / n for end in (0, 1)]
    base = Fraction(sum(each.happened for each in forecasts), n)
    base_brier = 2 * base * (1 - base)
    return Scores(
        n=n,
        questions=len({each.question for each in forecasts}),
        ranges=sum(not each.is_point for each in forecasts),
        brier=Range(best, worst),
        log=(logs[0], logs[1]),
        clipped=sum(each.low < CLIP or each.high > 1 - CLIP for each in forecasts),
        base=base,
        base_brier=base_brier,
        skill=Range(1 - worst / base_brier, 1 - best / base_brier) if base_brier else None,
    )
