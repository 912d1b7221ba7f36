"""What happened between each two actors, as far as the table of ties counts it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from modusvivendi.situation.blocks.ledger import Claim
from modusvivendi.situation.derive.tie_table import TIE_TABLE, Between, TieRow
from modusvivendi.situation.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Something that happened between two actors.

    Attributes:
        row: the row of the table that it falls under.
        day: when it happened (its first day), else when it became known; None if the file dates neither.
        claims: keys of the claims that tell of it.
    """

    row: TieRow
    day: date | None
    claims: tuple[str, ...]


def contacts(situation: Situation) -> dict[frozenset[str], tuple[Contact, ...]]:
    """Every contact up to the situation's date, by pair of actors, the earliest first.

    Claims under one row that date the same kind of contact of a pair to the same day are taken as several
    reports of one event: they count once, and all are kept as evidence.
    """
    found: dict[frozenset[str], dict[tuple[str, date | None], Contact]] = {}
    for key, claim in situation.claims.items():
        day = claim.date.first if claim.date is not None else situation.known_on(claim)
        if not _by_then(situation, claim, day):
            continue
        for row in TIE_TABLE:
            for pair in _pairs(situation, claim, row):
                one = found.setdefault(pair, {})
                told = one[row.name, day].claims if (row.name, day) in one else ()
                one[row.name, day] = Contact(row=row, day=day, claims=(*told, key))
    return {pair: tuple(sorted(one.values(), key=_when)) for pair, one in found.items()}


def _by_then(situation: Situation, claim: Claim, day: date | None) -> bool:
    limit, known = situation.as_of, situation.known_on(claim)
    return limit is None or ((day is None or day <= limit) and (known is None or known <= limit))


def _when(contact: Contact) -> tuple[date, str]:
    return contact.day or date.min, contact.row.name


def _pairs(situation: Situation, claim: Claim, row: TieRow) -> Iterator[frozenset[str]]:
    if claim.kind not in row.kinds or (row.answer is not None and claim.answer is not row.answer):
        return
    if row.between is Between.JOINT_SPEAKERS:
        pairs: Iterator[tuple[str, str]] = combinations(dict.fromkeys(claim.by), 2)
    elif row.between is Between.GIVER_AND_RECEIVER:
        pairs = product(claim.by, claim.to)
    else:
        answered = situation.claims.get(claim.answers or "")
        pairs = product(claim.by, answered.by if answered is not None else ())
    yield from dict.fromkeys(frozenset(pair) for pair in pairs if pair[0] != pair[1])
