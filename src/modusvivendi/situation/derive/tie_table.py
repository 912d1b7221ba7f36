"""What each kind of claim says about the tie between two actors: the table of rule 6, as data.

The weights are round numbers that keep an order, not measurements: force counts as much as the scale
allows, help half of that because it costs the giver something, words a quarter. A file that knows better
states the tie.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from modusvivendi.situation.blocks.words import Answered, Kind


class Between(StrEnum):
    """Whom a claim ties together."""

    GIVER_AND_RECEIVER = "each that acts, with each that it acts towards"
    JOINT_SPEAKERS = "each two of those that speak together"
    ANSWERER_AND_ANSWERED = "each that answers, with each that is answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class TieRow:
    """One row of the table.

    Attributes:
        name: what happened, for a reader.
        kinds: the kinds of claim it applies to.
        answer: of a response: how it answers.
        between: whom it ties together.
        weight: what it adds to their tie, −1 to 1.
        reason: why.
    """

    name: str
    kinds: tuple[Kind, ...]
    answer: Answered | None = None
    between: Between
    weight: Fraction
    reason: str


TIE_TABLE: tuple[TieRow, ...] = (
    TieRow(
        name="aid",
        kinds=(Kind.AID,),
        between=Between.GIVER_AND_RECEIVER,
        weight=Fraction(1, 2),
        reason="help costs the giver something, so it says more than words",
    ),
    TieRow(
        name="attack",
        kinds=(Kind.ATTACK,),
        between=Between.GIVER_AND_RECEIVER,
        weight=Fraction(-1),
        reason="nothing is more hostile than force",
    ),
    TieRow(
        name="demand",
        kinds=(Kind.DEMAND,),
        between=Between.GIVER_AND_RECEIVER,
        weight=Fraction(-1, 4),
        reason="what is demanded was not given freely",
    ),
    TieRow(
        name="joint statement",
        kinds=(Kind.STATEMENT, Kind.DEMAND, Kind.PROPOSAL),
        between=Between.JOINT_SPEAKERS,
        weight=Fraction(1, 4),
        reason="those who state, demand or propose something with one voice stand together in public",
    ),
    TieRow(
        name="acceptance",
        kinds=(Kind.RESPONSE,),
        answer=Answered.ACCEPTED,
        between=Between.ANSWERER_AND_ANSWERED,
        weight=Fraction(1, 4),
        reason="a yes gives the other something",
    ),
    TieRow(
        name="refusal",
        kinds=(Kind.RESPONSE,),
        answer=Answered.REFUSED,
        between=Between.ANSWERER_AND_ANSWERED,
        weight=Fraction(-1, 4),
        reason="a no withholds what the other wants; a deferral or a counter-proposal says neither",
    ),
)
