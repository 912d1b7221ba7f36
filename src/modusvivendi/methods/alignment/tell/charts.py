"""The costs of switching, the share of ties against the camps over time, and the landscape's minima as pictures."""

from __future__ import annotations

from datetime import timedelta

from modusvivendi.answers.builders import Bar, Panel, Period, bars, panels
from modusvivendi.answers.builders.network import MOST_NODES, Node, Tie, network
from modusvivendi.answers.builders.places import places
from modusvivendi.answers.model import Chart
from modusvivendi.answers.numbers import number_text
from modusvivendi.methods.alignment.tell.words import DIGITS, NEUTRAL, Told, percent
from modusvivendi.situation.fields.dates import day_in_words

MOST_BARS = 24
MOST_TIES = 150


def charts(told: Told) -> tuple[Chart, ...]:
    """Those that have something to show."""
    found = (_network(told), _costs(told), _time(told), _minima(told))
    return tuple(chart for chart in found if chart is not None)


def _network(told: Told) -> Chart | None:
    """Every tie, or the weightiest and those against the camps; none for more actors than can be read."""
    tied = told.tied()
    if len(tied) > MOST_NODES or len(tied) < 2:
        return None
    place = {at: number for number, at in enumerate(tied)}
    known = {pair: weight for moment in told.case.history for pair, weight in moment.weights.items()}
    known |= told.case.weights
    laid = {pair: weight for pair, weight in known.items() if set(pair) <= set(place)}
    spots = places([(place[one], place[two]) for one, two in laid], [float(each) for each in laid.values()], len(tied))
    group, still = told.groups()[0], set(told.open())
    number = {at: count for count, members in enumerate(group.values()) for at in members}
    if NEUTRAL in group:
        number |= dict.fromkeys(group[NEUTRAL], NEUTRAL)
    nodes = [
        Node(
            name=told.case.names[at],
            camp=None if at in still else number.get(at),
            x=spots[place[at]][0],
            y=spots[place[at]][1],
        )
        for at in tied
    ]
    drawn = _drawn(told)
    ties = [
        Tie(
            one=place[told.case.bonds[at].of[0]],
            two=place[told.case.bonds[at].of[1]],
            weight=float(told.case.bonds[at].weight),
            broken=bool(told.asked.broken[at]),
            because=told.case.bonds[at].because,
        )
        for at in drawn
    ]
    left = len(told.case.bonds) - len(drawn)
    return network(
        nodes,
        ties,
        camps=[f"camp of {told.case.names[told.case.leader(each)]}" for camp, each in group.items() if camp != NEUTRAL],
        title="Ties and camps",
        description=f"{len(ties)} ties of {len(nodes)} actors; {int(told.asked.broken.sum())} against the camps.",
        note="Friends are placed beside one another, by all ties of the file whenever they held."
        + (f" The {left} weakest ties that stand with the camps are not drawn." if left else ""),
    )


def _drawn(told: Told) -> list[int]:
    """The bonds against the camps, then the weightiest."""
    order = sorted(
        range(len(told.case.bonds)), key=lambda at: (not told.asked.broken[at], -abs(told.case.bonds[at].weight), at)
    )
    return sorted(order[:MOST_TIES])


def _costs(told: Told) -> Chart | None:
    now, shown = told.asked.now, told.movable()[:MOST_BARS]
    if now is None or not shown:
        return None
    rows = [
        Bar(label=told.case.names[at], group=group, value=round(float(values[at]), DIGITS), because=told.because([at]))
        for group, values in (("Cost of the other side", now.gap), ("Bears on either side", now.strain))
        for at in shown
    ]
    each = [f"{told.case.names[at]} {told.amount(float(now.gap[at]))}" for at in shown[:6]]
    return bars(
        rows,
        title="What changing sides would cost",
        description=f"Cost of the other side, the least first: {', '.join(each)}.",
        unit="ties" if told.case.unit else "tie weights",
        digits=2,
        note="The least first."
        + (f" {len(told.movable()) - len(shown)} more are not drawn." * (len(shown) < len(told.movable()))),
    )


def _time(told: Told) -> Chart | None:
    stages = told.asked.history
    if len(stages) < 2:
        return None
    ends = [*(stage.day for stage in stages[1:]), stages[-1].day + timedelta(days=1)]
    values = tuple(
        Period(stage.day, until, share := round(100 * stage.share, 2), share, told.because_of(stage.moved))
        for stage, until in zip(stages, ends, strict=True)
    )
    first, last = stages[0], stages[-1]
    return panels(
        [Panel(label="Tie weight against the camps (L/m)", unit="% of all", values=values)],
        title="Tension over time",
        description=f"{percent(first.share)} on {day_in_words(first.day)}, {percent(last.share)} on "
        f"{day_in_words(last.day)}.",
        note="Each value holds until ties next changed.",
    )


def _minima(told: Told) -> Chart | None:
    found = told.asked.landscape
    if found is None or len(found.energies) < 2:
        return None
    rows = [
        Bar(
            label=f"No. {number + 1}",
            group="Energy above the lowest",
            value=round(float(energy - found.energies[0]), 1),
            because=told.because(),
        )
        for number, energy in enumerate(found.energies[:12])
    ]
    return bars(
        rows,
        title="Stable alignments by energy",
        description=f"{len(found.energies)} stable alignments; the lowest has an energy of "
        f"{number_text(round(float(found.energies[0]), 1))}.",
        unit="size × size × tie",
        digits=1,
        note="Numbered as in the table of stable alignments.",
    )
