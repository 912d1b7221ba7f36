"""Situation → a network over time: the only room that knows the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from modusvivendi.answers.model import Need
from modusvivendi.methods.access.case import Case, Fleet, Length, Place, Way
from modusvivendi.methods.access.flow import fitting
from modusvivendi.methods.access.frame.packages import chosen, hours_of, offers, opened
from modusvivendi.methods.access.frame.readings import readings
from modusvivendi.methods.access.hours import MOST_HOURS
from modusvivendi.situation.blocks.relations import Link
from modusvivendi.situation.derive.evidence import (
    evidence_of_fleet,
    evidence_of_link,
    evidence_of_now,
    evidence_of_place_entry,
    stated,
    unique,
)
from modusvivendi.situation.derive.network import PEOPLE, shelters, waiting, waiting_places
from modusvivendi.situation.derive.states import State, choices_words, state_words
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation
from modusvivendi.situation.slots.network import place_name, way

_SNIPPET = """\
places:
  town: {waiting: {judgement: [20000, 60000], why: an estimate}}
  camp: {shelter: true}
network:
  - {from: town, to: camp, capacity: {judgement: [100, 400], why: one road}, transit: 4-8 h, open_when: {truce: day}}
issues: {truce: {options: {none: 0, day: {at: 50, hours: 24}}, now: none}}"""
TABULATED = (6, 12, 24, 48, 72, 168)
"""Lengths of truce in hours that every answer has."""
STEPS = (5, 10, 15, 20, 30, 60)
MOST_CELLS = 3_000
"""Places and ways times steps, from which on the step is coarser."""
MORNING = 6 * 60
A_DAY = Fraction(24)


def needs(situation: Situation) -> tuple[Need, ...]:
    """People who wait in a place, and a way for people with its transit time."""
    if not waiting_places(situation):
        return (Need(what="a place where people wait to leave, and the ways out of it", snippet=_SNIPPET),)
    if not any(link.transit is not None for _, link in ways_of(situation)):
        return (Need(what="a way for people with its transit time", snippet=_SNIPPET),)
    return ()


def frame(
    situation: Situation,
    *,
    hours: Fraction | None = None,
    package: Mapping[str, str] | None = None,
    begins: int = MORNING,
    halt: Fraction | None = None,
    step: int | None = None,
) -> Case:
    """The network under a package, and the lengths of truce that are asked about.

    Args:
        situation: what is known.
        hours: the length to look at closely.
        package: {issue: option}; the first options that open the ways if left out.
        begins: the time of day at which the truce begins, in minutes after midnight.
        halt: how long an interruption lasts, in hours; None for the rest of the truce.
        step: minutes.

    Raises:
        SituationError: the package names what the file lacks or opens no way; a way lacks its transit time, or takes
            longer than the longest truce; nobody could reach a shelter.
    """
    linked = list(ways_of(situation))
    _check_transit(situation, linked)
    ends = nodes_of(situation)
    picked = chosen(situation, linked, package)
    opens = opened(situation, linked, picked)
    if not opens:
        what = f"no way for people is open under the package {state_words(situation, picked)}"
        raise SituationError(
            [Problem(code="option", what=what, hint="name other options, or see open_when of network")]
        )
    own = hours_of(situation, linked, picked)
    length = hours or _own(own, picked, situation) or A_DAY
    lengths = tuple(_lengths(situation, linked, length))
    fleets = tuple(situation.vehicles)
    made = readings(situation, linked, ends, fleets)
    known = shelters(situation)
    case = Case(
        places=tuple(
            Place(
                name=place_name(situation, end),
                shelter=end in known,
                because=evidence_of_place_entry(situation, end),
            )
            for end in ends
        ),
        ways=tuple(_way(situation, number, link, ends, fleets, opens) for number, link in linked),
        fleets=tuple(
            Fleet(
                name=situation.vehicles[key].name or key,
                at=ends.index(situation.vehicles[key].at) if situation.vehicles[key].at in ends else -1,
                because=evidence_of_fleet(situation, key),
            )
            for key in fleets
        ),
        low=made[0],
        central=made[1],
        high=made[2],
        open=opens,
        open_now=opened(situation, linked, {}),
        package=state_words(situation, picked) if picked else "",
        package_because=unique(key for issue in picked for key in evidence_of_now(issue)) or (stated("network"),),
        offers=offers(situation, linked),
        hours=length,
        lengths=lengths,
        step=step or _step(len(ends) + len(linked), lengths[-1].hours, any(link.vehicles for _, link in linked)),
        start=begins,
        halt=halt,
        counted=tuple(_counted(situation)),
        waiting_because=unique(key for at in waiting_places(situation) for key in waiting(situation, at).because),
    )
    _check_longest(case)
    return case if step is not None else replace(case, step=fitting(case, case.step))


def _own(hours: Fraction | None, package: State, situation: Situation) -> Fraction | None:
    """The length of the package, no longer than is looked at.

    Raises:
        SituationError: it lasts no time.
    """
    if hours is not None and hours <= 0:
        what = f"the ways of the package {state_words(situation, package)} are open for no time (hours of an option)"
        raise SituationError([Problem(code="option", what=what, hint="ask with --hours, or about another --package")])
    return None if hours is None else min(hours, Fraction(MOST_HOURS))


def nodes_of(situation: Situation) -> list[str]:
    """The ends of ways for people: places of the file first, in its order."""
    linked = [end for _, link in ways_of(situation) for end in (link.from_, link.to)]
    return list(dict.fromkeys([*(key for key in situation.places if key in set(linked)), *linked]))


def ways_of(situation: Situation) -> Iterator[tuple[int, Link]]:
    """The links that people take, with their numbers in the file."""
    return ((number, link) for number, link in enumerate(situation.network) if link.carries == PEOPLE)


def _check_transit(situation: Situation, linked: list[tuple[int, Link]]) -> None:
    """Refuse ways whose transit time is not given."""
    missing = [(number, link) for number, link in linked if link.transit is None]
    if missing:
        raise SituationError(
            Problem(
                code="missing",
                what=f"{way(situation, link)} has no transit time",
                hint="add transit: 5-8 h",
                path=f"network.{number}",
            )
            for number, link in missing
        )


def _check_longest(case: Case) -> None:
    """Refuse a way that takes longer, at its fastest, than every truce that is asked about."""
    late = [at for at in sorted(case.open) if case.high.transit[at] > 60 * case.longest]
    if late:
        raise SituationError(
            Problem(
                code="transit",
                what=f"{case.ways[at].words} takes {float(case.high.transit[at] / 60):g} hours or more, longer than "
                f"any truce that is asked about ({float(case.longest):g} hours)",
                hint="ask with more --hours, or correct the transit time",
                path=f"network.{case.ways[at].number}.transit",
            )
            for at in late
        )


def _way(
    situation: Situation, number: int, link: Link, ends: list[str], fleets: tuple[str, ...], opens: frozenset[int]
) -> Way:
    return Way(
        number=number,
        words=way(situation, link),
        tail=ends.index(link.from_),
        head=ends.index(link.to),
        openings=tuple(
            (60 * each.opens.hour + each.opens.minute, 60 * each.closes.hour + each.closes.minute)
            for each in link.windows
        ),
        halts=tuple((each.begins, each.ends) for each in link.halts),
        fleet=fleets.index(link.vehicles) if link.vehicles is not None else None,
        when=choices_words(situation, link.open_when) if link.open_when else "",
        because=evidence_of_link(situation, number),
    )


def _lengths(situation: Situation, linked: list[tuple[int, Link]], asked: Fraction) -> Iterator[Length]:
    """Those that are always tabulated, the one asked about, and those of the options that open ways."""
    most = max(asked, Fraction(TABULATED[-1]))
    named: dict[Fraction, list[str]] = {hours: [] for hours in (*map(Fraction, TABULATED), asked)}
    for issue in dict.fromkeys(key for _, link in linked for key in link.open_when or {}):
        for option in situation.issues[issue].options:
            lasts = hours_of(situation, linked, {issue: option.key})
            if lasts is not None and 0 < lasts <= most:
                named.setdefault(lasts, []).append(situation.option_words(issue, option.key))
    for hours in sorted(named):
        yield Length(hours=hours, label=" or ".join(named[hours]))


def _step(cells: int, hours: Fraction, seats: bool) -> int:
    """The finest step, in minutes, with which the network stays small enough; a linear program has to be smaller."""
    most = MOST_CELLS * 2 // 3 if seats else MOST_CELLS
    return next((step for step in STEPS if cells * hours * 60 / step <= most), STEPS[-1])


def _counted(situation: Situation) -> Iterator[str]:
    """How those who wait are counted, where estimates say so."""
    for key in waiting_places(situation):
        place = situation.places[key]
        if place.waiting is None:
            yield f"who waits in {place.name or key} is {waiting(situation, key).how}"
