"""Whether a cluster still gets anywhere: told of what it does, it says when to stop waiting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Held = tuple[str, str]
"""A worker, and a task that was given to it."""


class Watch:
    """A cluster has stalled when for some time no result came, no worker was added, and none was busy with a task.

    A worker is busy with a task while it holds the same one for half that time and goes on to report. So a chunk may
    take hours, but one that is handed from dying worker to dying worker may not. A worker that only comes back in place
    of one that died is none that was added.
    """

    def __init__(self, patience: float, now: float) -> None:
        self.workers = 0
        self._patience = patience
        self._heard = now
        self._most = 0
        self._held: dict[Held, float] = {}
        self._reports: dict[str, tuple[float, float]] = {}

    def heard(self, now: float) -> None:
        """A result came, or waiting begins anew."""
        self._heard = now
        self._most = self.workers

    def look(self, now: float, reports: Mapping[str, float], held: Iterable[Held]) -> None:
        """Take note of each worker with the time of its last report, by any clock, and of what each one holds."""
        self.workers = len(reports)
        before = self._reports
        self._reports = {
            worker: before[worker] if worker in before and before[worker][0] == at else (at, now)
            for worker, at in reports.items()
        }
        self._held = {pair: self._held.get(pair, now) for pair in held}
        if self.workers > self._most or any(self._busy(pair, now) for pair in self._held):
            self._heard = now
        self._most = max(self._most, self.workers)

    def stalled(self, now: float) -> bool:
        """Whether there is nothing to wait for any more."""
        return now - self._heard >= self._patience

    def _busy(self, pair: Held, now: float) -> bool:
        half = self._patience / 2
        reported = self._reports.get(pair[0], (0.0, now - half))[1]
        return now - self._held[pair] >= half and now - reported < half
