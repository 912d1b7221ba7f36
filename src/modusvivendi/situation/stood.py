"""The situation as it stood on a day, by everything that is known now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.situation import Situation


def as_it_stood(situation: Situation, day: date) -> Situation:
    """The situation on a day, for comparing days by the same knowledge.

    What became known only later did hold on the earlier day; ``asof.as_of`` leaves it out.
    """
    claims = {key: _known_at_once(claim) for key, claim in situation.claims.items()}
    return replace(situation, as_of=day, claims=claims)


def _known_at_once(claim: Claim) -> Claim:
    return claim if claim.date is None else replace(claim, known=claim.date.first)
