"""A bound on the time that a question may take."""

from __future__ import annotations

from time import monotonic


class Clock:
    """Counts down from a number of seconds."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + max(seconds, 0.0)

    @property
    def left(self) -> float:
        """Seconds that are left; 0 when time is up."""
        return max(self._end - monotonic(), 0.0)

    @property
    def up(self) -> bool:
        """Whether time is up."""
        return self.left <= 0
