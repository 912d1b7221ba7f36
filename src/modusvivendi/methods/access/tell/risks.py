"""What an interruption costs, what chances of being stopped do, and what each proposal is worth."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Row, Said, Table
from modusvivendi.answers.numbers import number_text
from modusvivendi.methods.access.asked import SCENARIOS
from modusvivendi.methods.access.hours import hours_text
from modusvivendi.methods.access.tell.words import Told


def findings(told: Told) -> Iterator[Said]:
    """Interruptions, chances, proposals."""
    yield from _interrupted(told)
    yield from _chance(told)
    for offer in told.case.offers:
        band, hours = told.asked.offered(offer), told.asked.offered_hours(offer)
        out = f"{told.band(band)}" if band.high else "nobody"
        assumed = "" if offer.hours is not None else f" if it lasted {hours_text(hours)}, which is assumed here"
        text = f"On this network, what {offer.by} proposed or demanded ({offer.words}) would let out {out}{assumed}."
        yield Said(text, (*offer.because, *told.because(offer.open)), label=offer.label)


def _interrupted(told: Told) -> Iterator[Said]:
    stops, full = told.asked.stops, told.asked.band(told.case.hours).central
    useful = [each for each in stops if each.hour > 0 and each.people < full]
    if useful:
        middle = useful[len(useful) // 2]
        length = "any more" if told.case.halt is None else f"for {hours_text(told.case.halt)}"
        text = f"If nobody could set out {length} from hour {number_text(float(middle.hour))} on, "
        text += f"at most {told.amount(middle.people)} instead of {told.amount(full)} would get out."
        yield Said(text, told.because(told.case.open))


def _chance(told: Told) -> Iterator[Said]:
    found = told.asked.chance
    if found is not None:
        text = f"With the file's chances that ways are stopped, at most {told.amount(round(found.mean))} get out on "
        text += "average, "
        text += "by the best plan for each course of events "
        text += f"(± {number_text(round(found.error))}, the standard error of {SCENARIOS} scenarios); in one of ten "
        yield Said(f"{text}no more than {told.amount(found.tenth)}.", told.because(told.case.open))


def stops_table(told: Told) -> Table | None:
    """Every hour at which an interruption is looked at."""
    stops = told.asked.stops
    if not stops:
        return None
    length = "for the rest of the truce" if told.case.halt is None else f"for {hours_text(told.case.halt)}"
    full = told.asked.band(told.case.hours).central
    return Table(
        title="What an interruption costs",
        columns=("From hour", "People out", "Fewer"),
        rows=tuple(
            Row((float(each.hour), each.people, full - each.people), told.because(told.case.open)) for each in stops
        ),
        note=f"Nobody can set out {length}; who is on the way arrives. In the middle reading.",
        detail=True,
    )


def offers_table(told: Told) -> Table | None:
    """What each proposal of the ledger would let out."""
    rows = []
    for offer in told.case.offers:
        band, hours = told.asked.offered(offer), told.asked.offered_hours(offer)
        rows.append(
            Row(
                (offer.label, offer.by, offer.words, hours_text(hours), band.low, band.central, band.high),
                offer.because,
            )
        )
    if not rows:
        return None
    return Table(
        title="What each proposal would let out",
        columns=("Day", "By", "Proposal", "For", "Fewest", "Middle", "Most"),
        rows=tuple(rows),
        note="A proposal without a length is looked at for the longest truce of the table of lengths.",
        detail=True,
    )
