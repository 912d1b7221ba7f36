"""How much work a search may do, so that none runs without an end and the same problem gives the same digits."""

from __future__ import annotations

from modusvivendi.methods.clock import Clock

WORK = 60.0
"""Units of work where no limit is given; a unit is what CP-SAT calls a deterministic second."""
_GUARD = 600.0
"""Seconds after which a search ends whatever it counted, where no limit is given."""


class Budget:
    """Work that is left, counted the same way on every machine, and a clock behind it.

    A search that ends by its count ends at the same place every time. With a limit in seconds the clock may end it
    first; then more or less may be proven from run to run, and what is called proven still is.
    """

    __slots__ = ("_clock", "work")

    def __init__(self, limit: float | None = None) -> None:
        """Give a limit in seconds, or None for :data:`WORK` units."""
        self.work = WORK if limit is None else float(limit)
        self._clock = Clock(_GUARD if limit is None else float(limit))

    @property
    def seconds(self) -> float:
        """Seconds left on the clock, not below 0."""
        return self._clock.left

    @property
    def over(self) -> bool:
        """Whether nothing is left."""
        return self.work <= 0 or self.seconds <= 0

    def spend(self, units: float) -> None:
        """Count work that was done."""
        self.work -= units
