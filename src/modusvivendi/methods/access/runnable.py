"""What a reading of the network, solved, can be asked."""

from __future__ import annotations

from typing import Protocol

from modusvivendi.methods.access.flow import Built


class Run(Protocol):
    """A reading, solved; numbers of people are whole."""

    built: Built
    """The network in units and steps."""

    @property
    def first(self) -> int | None:
        """After how many steps anybody is out; None where nobody gets out."""
        ...

    def by(self, step: int) -> int:
        """People out when so many steps have passed."""
        ...

    def closed(self, link: int) -> int:
        """People out by the end without a link."""
        ...

    def wider(self, link: int) -> int:
        """People out by the end if a link carried one person an hour more."""
        ...

    def quicker(self, place: int) -> int:
        """People out by the end if one person an hour more were screened in a place."""
        ...

    def interrupted(self, first: int, lasts: int | None) -> int:
        """People out by the end if nobody could set out from a step on; for some steps, or for good."""
        ...


def after(found: Run, people: int) -> int | None:
    """After how many steps so many people are out, found by halving; None where they are not by the end."""
    low, high = 0, found.built.steps
    if found.by(high) < people:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if found.by(middle) >= people else (middle, high)
    return high
