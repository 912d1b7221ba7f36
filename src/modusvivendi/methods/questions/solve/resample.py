"""How far the scores would differ with other questions: a bootstrap over questions (Efron 1979).

Questions are drawn with replacement, each with all its forecasts: forecasts of one question share its outcome and are
not independent. The draws come from the raw output of PCG64, which no version of NumPy may change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from modusvivendi.methods.questions.scored import Scored
from modusvivendi.methods.questions.solve.scores import brier, ends, log_score

FEWEST = 10
"""With fewer questions there is no range: too few to tell."""
DRAWS = 1_999
SEED = 1950
_TAIL = 50
"""(DRAWS + 1) × 2.5 %: the rank of each end of the 95 % range."""
_CELLS = 1_000_000
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """95 % ranges over the draws: the 2.5 % point of the best scores to the 97.5 % point of the worst.

    Attributes:
        brier: of the Brier score.
        log: of the log score.
        skill: of the skill; its lower end is None where, in too many draws, the base rate was a perfect forecast.
    """

    brier: tuple[float, float]
    log: tuple[float, float]
    skill: tuple[float | None, float]


def spread(forecasts: Sequence[Scored]) -> Spread | None:
    """The ranges, or None for fewer than ``FEWEST`` questions. O(``DRAWS`` × questions)."""
    sums = _sums(forecasts)
    count = sums.shape[1]
    if count < FEWEST:
        return None
    drawn = np.vstack(list(_drawn(sums, count)))
    briers = drawn[:, 0:2] / drawn[:, 4:5]
    logs = drawn[:, 2:4] / drawn[:, 4:5]
    share = drawn[:, 5] / drawn[:, 4]
    base = 2 * share * (1 - share)
    with np.errstate(divide="ignore", invalid="ignore"):
        skills = np.where(base[:, None] > 0, 1 - briers / base[:, None], -np.inf)
    low = _rank(skills[:, 1], _TAIL)
    return Spread(
        brier=(_rank(briers[:, 0], _TAIL), _rank(briers[:, 1], DRAWS + 1 - _TAIL)),
        log=(_rank(logs[:, 0], _TAIL), _rank(logs[:, 1], DRAWS + 1 - _TAIL)),
        skill=(low if np.isfinite(low) else None, _rank(skills[:, 0], DRAWS + 1 - _TAIL)),
    )


def _sums(forecasts: Sequence[Scored]) -> Floats:
    """For each question: best and worst Brier, best and worst log score, forecasts, forecasts that saw a yes."""
    rows: dict[int, Floats] = {}
    for each in forecasts:
        best, worst = ends(each)
        row = [float(brier(best, each.happened)), float(brier(worst, each.happened))]
        row += [log_score(best, each.happened), log_score(worst, each.happened), 1.0, float(each.happened)]
        rows[each.question] = rows.get(each.question, np.zeros(6)) + np.array(row)
    return np.array(list(rows.values())).T if rows else np.zeros((6, 0))


def _drawn(sums: Floats, count: int) -> list[Floats]:
    """The sums of each draw, shape (draws, 6), in pieces that bound the memory."""
    bits = np.random.PCG64(SEED)
    step = max(1, _CELLS // count)
    pieces = []
    for start in range(0, DRAWS, step):
        size = (min(step, DRAWS - start), count)
        picked = (bits.random_raw(size) % np.uint64(count)).astype(np.int64)
        pieces.append(np.stack([row[picked].sum(axis=1) for row in sums], axis=1))
    return pieces


def _rank(values: Floats, rank: int) -> float:
    return float(np.sort(values)[rank - 1])
