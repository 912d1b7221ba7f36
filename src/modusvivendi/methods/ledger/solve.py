"""The ledger's entries → what happened in order, and how well it is sourced. Counts only; no words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from modusvivendi.methods.ledger.frame import Entry, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceUse:
    """How much of the ledger rests on one source."""

    source: str
    claims: int
    hedged: int
    alone: int
    """Claims that no other source carries."""
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """Happenings in time order; the span of all dated entries; how the entries are sourced."""

    happenings: tuple[Entry, ...]
    latest: Entry | None
    """The last thing that happened (a meeting before anything else of that day)."""
    first: date | None
    last: date | None
    entries: int
    hedged: int
    ungraded: int
    unsourced: int
    sources: tuple[SourceUse, ...]


def solve(problem: Problem) -> Solution:
    """Count and order. O(n log n) in the number of claims."""
    entries = problem.entries
    happenings = tuple(entry for entry in entries if entry.happening)
    dated = [entry for entry in happenings if entry.first is not None]
    latest = max(dated, key=lambda entry: (entry.first, entry.kind == "meeting"), default=None)
    firsts = [entry.first for entry in entries if entry.first is not None]
    lasts = [entry.last for entry in entries if entry.last is not None]
    return Solution(
        happenings=happenings,
        latest=latest,
        first=min(firsts, default=None),
        last=max(lasts, default=None),
        entries=len(entries),
        hedged=sum(bool(entry.hedge) for entry in entries),
        ungraded=sum(not entry.judged for entry in entries),
        unsourced=sum(not entry.sources for entry in entries),
        sources=tuple(_use(key, entries) for key in problem.sources),
    )


def _use(source: str, entries: tuple[Entry, ...]) -> SourceUse:
    mine = [entry for entry in entries if source in entry.sources]
    shared = Counter(len(entry.sources) for entry in mine)
    return SourceUse(
        source=source,
        claims=len(mine),
        hedged=sum(bool(entry.hedge) for entry in mine),
        alone=shared[1],
        evidence=tuple(entry.evidence for entry in mine),
    )
