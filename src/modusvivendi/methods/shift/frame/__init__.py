"""Situation → what is compared between two dates: the only room that knows the file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from modusvivendi.answers.evidence import claim_key
from modusvivendi.answers.model import Need
from modusvivendi.methods.shift.frame.events import meetings, offers, other_firsts, uses
from modusvivendi.methods.shift.frame.ties import pairs
from modusvivendi.methods.shift.frame.tracks import Named, tracks
from modusvivendi.methods.shift.frame.views import views
from modusvivendi.methods.shift.frame.window import dated_claims, dated_positions, window
from modusvivendi.methods.shift.problem import Problem
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.ledger import in_time_order
from modusvivendi.situation.situation import Situation

_SNIPPET = """\
positions:
  A:
    ceasefire:
      - {ideal: none, since: 2022-02-24, until: 2022-03-10, src: c1}
      - {ideal: 24h, since: 2022-03-10, src: c2}"""
SEED = 0
"""Of the permutation tests: the same file gives the same digits everywhere."""


def needs(situation: Situation) -> tuple[Need, ...]:
    """A dated position, or two dated claims."""
    if next(dated_positions(situation), None) is not None or len(list(islice(dated_claims(situation), 2))) == 2:
        return ()
    return (Need(what="a position with the day from which it holds, or two dated claims", snippet=_SNIPPET),)


def frame(situation: Situation, *, start: date | None = None, end: date | None = None) -> Problem:
    """Positions, ties and events of a window.

    Args:
        situation: what is known.
        start: the earlier date; the beginning of the first dated position if left out.
        end: the later date; the situation's own if left out.

    Raises:
        SituationError: the dates are in the wrong order, or the later one lies beyond what is known.
    """
    first, last = window(situation, start, end)
    known = tracks(situation, first, last)
    days = sorted(dated_claims(situation))
    return Problem(
        start=first,
        end=last,
        tracks=tuple(named.track for named in known),
        pairs=pairs(situation, first, last),
        meetings=tuple(meetings(situation, first, last)),
        uses=tuple(uses(situation, first, last)),
        firsts=tuple(other_firsts(situation, first, last)),
        offers=tuple(offers(situation, first, last)),
        views=tuple(views(situation, known, first, last)),
        begins=day_in_words(days[0]) if days else "",
        grounds=tuple(dict.fromkeys(islice(_grounds(situation, known), 3))),
        seed=SEED,
    )


def _grounds(situation: Situation, known: tuple[Named, ...]) -> Iterator[str]:
    for named in known:
        for stand in named.track.stands:
            yield from stand.because
    for claim in in_time_order(situation):
        if claim.date is not None:
            yield claim_key(claim.key)
