"""Offers → how each stands. No words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from modusvivendi.methods.proposals.frame import Offer, Problem
from modusvivendi.situation.blocks.words import Answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """For each offer its latest answer (None = no answer recorded), and how many stand how."""

    standing: tuple[Answered | None, ...]
    counts: Counter[Answered | None]


def solve(problem: Problem) -> Solution:
    """The last reply that says how. O(n) in the number of replies."""
    standing = tuple(_latest(offer) for offer in problem.offers)
    return Solution(standing=standing, counts=Counter(standing))


def _latest(offer: Offer) -> Answered | None:
    given = [reply.how for reply in offer.replies if reply.how is not None]
    return given[-1] if given else None
