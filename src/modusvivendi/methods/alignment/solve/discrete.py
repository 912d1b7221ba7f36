"""How do ties change if unbalanced triangles are settled one at a time? Local and constrained triad dynamics.

Antal, T., Krapivsky, P. L. & Redner, S. (2005). Dynamics of social balance on networks. Physical Review E 72, 036121,
doi:10.1103/PhysRevE.72.036121; the same (2006). Social balance on networks: the dynamics of friendship and enmity.
Physica D 224, 130–136, doi:10.1016/j.physd.2006.09.028.

The papers study complete graphs. Here **only ties that exist have a sign, and only triangles that exist count**; no
tie comes or goes, and a tie in no triangle never changes. On such a graph all triangles may be balanced while a longer
cycle is not, so that there need be no two sides at the end. Only the sign of a weight counts; weight 0 is no tie.

Draws are whole numbers made from the raw output of PCG64, which no version of NumPy may change, by rejection: the same
seed gives the same digits on every machine. A step of a model has no length in time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from modusvivendi.methods.alignment.solve.connected import two_sides
from modusvivendi.methods.alignment.solve.graph import Floats, Graph, Ints
from modusvivendi.methods.alignment.solve.triads import MOST_ROWS, triads

End = Literal["balanced", "jammed", "stopped"]

LOCAL_STEPS = 10_000
"""Steps after which local dynamics are stopped where no number is given."""
LEAST_STEPS = 1_000
STEPS_PER_TIE = 10
"""Constrained dynamics are stopped after so many steps for each tie, and after ``LEAST_STEPS`` at the earliest."""
_WORD = 1 << 64
_AHEAD = 256


class TooManyTrianglesError(ValueError):
    """There are more triangles than these models are run on."""


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """One run; f flips.

    Attributes:
        flips: shape (f,), the number of the tie that changed its sign, in order.
        before: unbalanced triangles at the start.
        unbalanced: shape (f,), unbalanced triangles after each flip.
        signs: shape (m,), −1, 0 or 1 at the end.
        end: ``balanced``: no triangle is unbalanced; ``jammed``: some are, and every flip would make them more (only
            constrained dynamics); ``stopped``: the steps were used up. A run that goes round for ever among states
            with equally many unbalanced triangles (the papers' blinkers) is ``stopped`` too.
        sides: shape (n,), −1, 0 or 1, as ``connected.two_sides`` says, if every component is balanced as a whole at the
            end; else None, which ``balanced`` does not rule out.
    """

    flips: Ints
    before: int
    unbalanced: Ints
    signs: Ints
    end: End
    sides: Ints | None


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Many runs from the same start.

    Attributes:
        runs: how many.
        balanced: runs that ended balanced.
        jammed: runs that ended jammed.
        stopped: runs that used up their steps.
        two_sided: runs at whose end every component had two sides or one.
        flipped: shape (m,), runs in which a tie flipped at least once.
        turned: shape (m,), runs in which a tie ended with the other sign than it had.
        rank: shape (m,), the mean place at which a tie came to its last sign, over the runs in which it flipped: 1 for
            the tie of a run whose last flip came first, 2 for the next; NaN if it never flipped.
    """

    runs: int
    balanced: int
    jammed: int
    stopped: int
    two_sided: int
    flipped: Ints
    turned: Ints
    rank: Floats

    def share(self, end: End) -> float:
        """The share of runs that ended so."""
        return {"balanced": self.balanced, "jammed": self.jammed, "stopped": self.stopped}[end] / self.runs


def local(graph: Graph, p: float, seed: int, steps: int = LOCAL_STEPS) -> Path:
    """Local triad dynamics: settle a triangle, whatever that does to others.

    Until no triangle is unbalanced, in each step:

    1. Draw one of the unbalanced triangles, all equally likely.
    2. If it has one hostile tie (Δ₁): with probability ``p`` that tie turns friendly (→ Δ₀); with probability 1 − p one
       of its two friendly ties, equally likely, turns hostile (→ Δ₂).
    3. If it has three hostile ties (Δ₃): one of them, equally likely, turns friendly (→ Δ₂).

    Every step is a flip. It can unbalance other triangles. On a complete graph the papers find a time to balance that
    grows exponentially with n for p < 1/2, n^(4/3) at 1/2 and ln n above it: for small p expect ``stopped``.

    Args:
        graph: the start; its triangles are at most ``MOST_ROWS``.
        p: the propensity for friendship, 0 to 1; taken exactly as the float it is.
        seed: of PCG64, 0 or more.
        steps: the most.

    Returns:
        The run; its end is never ``jammed``. O(m √m) at the start, O(triangles of the tie) a step.

    Raises:
        ValueError: ``p`` is no probability.
        TooManyTrianglesError: there are more than ``MOST_ROWS`` triangles.
    """
    if not 0 <= p <= 1:
        raise ValueError(f"p is {p}; give a probability, 0 to 1")
    return _local(_Start(graph), int(p * _WORD), _Dice(seed), steps)


def constrained(graph: Graph, seed: int, steps: int | None = None) -> Path:
    """Constrained triad dynamics: no flip may make more triangles unbalanced.

    In each step:

    1. Draw a tie, all equally likely, of those that are in an unbalanced triangle and whose flip would not raise the
       number of unbalanced triangles.
    2. If the flip lowers that number, make it. If it leaves it as it is, make it with probability 1/2.

    The rule is the papers': a tie drawn at random changes sign if the number of unbalanced triangles falls, with
    probability 1/2 if it stays, and not if it would rise. They draw from all ties. The ties left out here are refused
    there (or, on an incomplete graph, are in no triangle at all), so that the flips and their order have the same
    probabilities; only the number of refused draws, the papers' measure of time, differs. (The papers can also be
    read as drawing an unbalanced triangle first and then one of its ties. That would favour ties in many unbalanced
    triangles; the jammed states are the same.)

    Args:
        graph: the start; its triangles are at most ``MOST_ROWS``.
        seed: of PCG64, 0 or more.
        steps: the most draws, including those in which a coin says no; see ``STEPS_PER_TIE``.

    Returns:
        The run. O(m √m) at the start, O(triangles of the tie) a step.

    Raises:
        TooManyTrianglesError: there are more than ``MOST_ROWS`` triangles.
    """
    return _constrained(_Start(graph), _Dice(seed), steps)


def many(graph: Graph, runs: int = 100, seed: int = 0, steps: int | None = None) -> Runs:
    """Constrained triad dynamics from the same start, many times: how it ends, which ties flip, in which order.

    Args:
        graph: the start; its triangles are at most ``MOST_ROWS``.
        runs: how many, at least 1. Each draws from a stream of its own (PCG64 jumped ahead), so that it stays as it is
            when there are more of them; the first run is that of :func:`constrained` with the same seed.
        seed: of PCG64, 0 or more.
        steps: the most draws in each run, as for :func:`constrained`.

    Returns:
        Counts over the runs.

    Raises:
        ValueError: no runs.
        TooManyTrianglesError: there are more than ``MOST_ROWS`` triangles.
    """
    if runs < 1:
        raise ValueError(f"{runs} runs; give 1 or more")
    start = _Start(graph)
    ends: dict[End, int] = {"balanced": 0, "jammed": 0, "stopped": 0}
    two_sided = 0
    flipped, turned, ranks = (np.zeros(len(graph.edges), dtype=np.int64) for _ in range(3))
    for run in range(runs):
        path = _constrained(start, _Dice(seed, run), steps)
        ends[path.end] += 1
        two_sided += path.sides is not None
        last, times = np.unique(path.flips[::-1], return_index=True)
        flipped[last] += 1
        turned += path.signs != start.signs
        ranks[last[np.argsort(-times)]] += np.arange(1, len(last) + 1)
    rank = np.full(len(flipped), np.nan)
    np.divide(ranks, flipped, out=rank, where=flipped > 0)
    return Runs(runs, ends["balanced"], ends["jammed"], ends["stopped"], two_sided, flipped, turned, rank)


class _Dice:
    """Whole numbers from the raw bits of PCG64."""

    def __init__(self, seed: int, stream: int = 0) -> None:
        self._bits = np.random.PCG64(seed).jumped(stream)
        self._ready: list[int] = []

    def word(self) -> int:
        """A whole number from 0 to 2⁶⁴ − 1."""
        if not self._ready:
            self._ready = np.asarray(self._bits.random_raw(_AHEAD)).tolist()[::-1]
        return self._ready.pop()

    def below(self, count: int) -> int:
        """A whole number from 0 to ``count`` − 1, all equally likely: words of an unfinished round are drawn again."""
        top = _WORD - _WORD % count
        while (word := self.word()) >= top:
            pass
        return word % count


class _Pool:
    """A set of whole numbers from which one can be drawn; the order depends on nothing but what was done to it."""

    def __init__(self, items: list[int], size: int) -> None:
        self.items = list(items)
        self._place = [-1] * size
        for place, item in enumerate(self.items):
            self._place[item] = place

    def __contains__(self, item: int) -> bool:
        return self._place[item] >= 0

    def put(self, item: int, wanted: bool) -> None:
        """Have it in, or not."""
        place = self._place[item]
        if wanted and place < 0:
            self._place[item] = len(self.items)
            self.items.append(item)
        elif place >= 0 and not wanted:
            last = self.items.pop()
            if last != item:
                self.items[place] = last
                self._place[last] = place
            self._place[item] = -1


class _Start:
    """What all runs from one graph share."""

    def __init__(self, graph: Graph) -> None:
        found = triads(graph)
        if not found.complete:
            raise TooManyTrianglesError(f"{found.total:,} triangles; at most {MOST_ROWS:,} can be followed")
        self.graph = graph
        self.signs: Ints = np.sign(graph.weights).astype(np.int64)
        self.ties: list[list[int]] = found.ties.tolist()
        self.wrong: list[bool] = (~found.balanced).tolist()
        self.unbalanced = found.unbalanced
        self.by_edge: list[int] = found.by_edge.tolist()
        self.of: list[list[tuple[int, int, int]]] = [[] for _ in range(len(graph.edges))]
        """For each tie its triangles: their number and their two other ties."""
        for number, (one, two, three) in enumerate(self.ties):
            self.of[one].append((number, two, three))
            self.of[two].append((number, one, three))
            self.of[three].append((number, one, two))


def _local(start: _Start, friendly: int, dice: _Dice, steps: int) -> Path:
    signs: list[int] = start.signs.tolist()
    pool = _Pool([number for number, wrong in enumerate(start.wrong) if wrong], len(start.wrong))
    flips: list[int] = []
    counts: list[int] = []
    while pool.items and len(flips) < steps:
        ties = start.ties[pool.items[dice.below(len(pool.items))]]
        foes = [tie for tie in ties if signs[tie] < 0]
        if len(foes) == 3 or dice.word() < friendly:
            flip = foes[dice.below(len(foes))]
        else:
            flip = [tie for tie in ties if signs[tie] > 0][dice.below(2)]
        signs[flip] = -signs[flip]
        for number, _, _ in start.of[flip]:
            pool.put(number, number not in pool)
        flips.append(flip)
        counts.append(len(pool.items))
    return _path(start, flips, counts, signs, "stopped" if pool.items else "balanced")


def _constrained(start: _Start, dice: _Dice, steps: int | None) -> Path:
    left = max(LEAST_STEPS, STEPS_PER_TIE * len(start.signs)) if steps is None else steps
    signs: list[int] = start.signs.tolist()
    wrong, by_edge, size = list(start.wrong), list(start.by_edge), [len(own) for own in start.of]
    pool = _Pool([tie for tie, bad in enumerate(by_edge) if bad and 2 * bad >= size[tie]], len(signs))
    unbalanced = start.unbalanced
    flips: list[int] = []
    counts: list[int] = []
    while pool.items and left > 0:
        left -= 1
        flip = pool.items[dice.below(len(pool.items))]
        change = size[flip] - 2 * by_edge[flip]
        if change == 0 and dice.below(2):
            continue
        signs[flip] = -signs[flip]
        for number, one, two in start.of[flip]:
            more = -1 if wrong[number] else 1
            wrong[number] = not wrong[number]
            by_edge[one] += more
            by_edge[two] += more
        by_edge[flip] += change
        unbalanced += change
        for tie in (flip, *(other for _, one, two in start.of[flip] for other in (one, two))):
            bad = by_edge[tie]
            pool.put(tie, bad > 0 and 2 * bad >= size[tie])
        flips.append(flip)
        counts.append(unbalanced)
    end: End = "balanced" if not unbalanced else "stopped" if pool.items else "jammed"
    return _path(start, flips, counts, signs, end)


def _path(start: _Start, flips: list[int], counts: list[int], signs: list[int], end: End) -> Path:
    last = np.array(signs, dtype=np.int64)
    return Path(
        flips=np.array(flips, dtype=np.int64),
        before=start.unbalanced,
        unbalanced=np.array(counts, dtype=np.int64),
        signs=last,
        end=end,
        sides=two_sides(start.graph, last),
    )
