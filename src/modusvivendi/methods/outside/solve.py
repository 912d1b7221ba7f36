"""Deeds → counts by outsider and way, and who has done nothing on record. No words."""

from __future__ import annotations

from dataclasses import dataclass

from modusvivendi.methods.outside.frame import Deed, Problem, Way

WAYS: tuple[Way, ...] = ("presses", "helps", "hosts", "speaks")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What one outsider has done."""

    name: str
    role: str
    counts: tuple[int, ...]
    """Deeds by way, in the order of ``WAYS``."""
    evidence: tuple[str, ...]

    @property
    def uncommitted(self) -> bool:
        """Whether it has neither pressed nor helped anybody nor hosted talks on record."""
        return not any(self.counts[:3])


@dataclass(frozen=True, slots=True)
class Solution:
    """Tallies in the order of the file."""

    tallies: tuple[Tally, ...]


def solve(problem: Problem) -> Solution:
    """Count. O(outsiders × deeds)."""
    return Solution(tuple(_tally(name, role, problem.deeds) for name, role in problem.outsiders))


def _tally(name: str, role: str, deeds: tuple[Deed, ...]) -> Tally:
    mine = [deed for deed in deeds if name in deed.who and deed.way in WAYS]
    return Tally(
        name=name,
        role=role,
        counts=tuple(sum(deed.way == way for deed in mine) for way in WAYS),
        evidence=tuple(deed.evidence for deed in mine),
    )
