"""Who stands with whom, who would have to choose, and what that rests on, in words, tables and charts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from modusvivendi.answers.model import Answer, Citation, Said
from modusvivendi.answers.wording import counted
from modusvivendi.methods import METHODS
from modusvivendi.methods.alignment.asked import MOST_ACTORS, MOST_ASKED, Asked
from modusvivendi.methods.alignment.case import Case
from modusvivendi.methods.alignment.tell import camps, choosing, dynamics, ground, tension
from modusvivendi.methods.alignment.tell.charts import charts
from modusvivendi.methods.alignment.tell.words import MOST_KEYS, Told, signed

AREF = Citation(
    text="Aref, S., Mason, A. J. and Wilson, M. C. (2020): A modeling and computational study of the frustration "
    "index in signed networks. Networks 75, 95–110; after Harary, F. (1959): On the measurement of structural "
    "balance. Behavioral Science 4, 316–323. Landscape: Axelrod, R. and Bennett, D. S. (1993): A landscape theory of "
    "aggregation. British Journal of Political Science 23, 211–233.",
    doi="10.1002/net.21907",
)


def tell(case: Case, asked: Asked) -> Answer:
    """Camps, what the other side costs each actor, what moved, tension, landscape and time."""
    told = Told(case, asked)
    tables = (
        choosing.choosing_table(told),
        choosing.hardening_table(told),
        tension.ties_table(told),
        ground.landscape_table(told),
        dynamics.dynamics_table(told),
        ground.time_table(told),
    )
    return Answer(
        method="align",
        question=METHODS["align"],
        headline=camps.headline(told),
        findings=(
            *camps.camps(told),
            *choosing.choosing(told),
            *choosing.changed(told),
            *choosing.firmness(told),
            *choosing.hardening(told),
            *tension.tension(told),
            *ground.landscape(told),
            *dynamics.dynamics(told),
            *ground.over_time(told),
        ),
        tables=tuple(table for table in tables if table is not None),
        charts=charts(told),
        caveats=tuple(_caveats(told)),
        how=_how(told),
        citation=AREF,
    )


def _how(told: Told) -> str:
    camps_ = "two camps" if told.case.camps == 2 else f"at most {told.case.camps} camps"
    neutral = " and a neutral one (whose friendly ties all count as broken, and no hostile ones)" * told.case.neutral
    return (
        f"Actors are divided into {camps_}{neutral} so that as little as possible stands against it: friendly ties "
        "between camps and hostile ties within one (structural balance; the sum is the frustration index). "
        "(docs/explanation/alignment.md)"
    )


def _caveats(told: Told) -> Iterator[Said]:
    case = told.case
    if case.restating:
        yield Said("These camps restate positions: the file has no tie and no claim that makes one.", told.because())
    elif any(bond.kind == "positions" for bond in case.bonds):
        count = sum(bond.kind == "positions" for bond in case.bonds)
        yield Said(f"{counted(count, 'tie')} of {len(case.bonds)} only restate positions.", told.because())
    if case.left_out:
        yield _left_out(told)
    ranged = sum(bond.low != bond.high for bond in case.bonds)
    if ranged:
        text = (
            f"{counted(ranged, 'tie')} of {len(case.bonds)} are ranges, taken at their middle; `--draws 1000` says how "
        )
        yield Said(f"{text}often the camps are others.", told.because())
    for bond in case.even:
        ends = f"{signed(bond.low)} to {signed(bond.high)}"
        text = f"The tie of {told.pair(bond.of)} may be of either sign ({ends}) and is left out at its middle, 0; "
        yield Said(f"{text}`--draws` draws it.", bond.because)
    odd = [bond for bond in case.bonds if any(way < 0 for way in bond.ways) and any(way > 0 for way in bond.ways)]
    for bond in odd:
        yield Said(f"{told.pair(bond.of)} see each other differently; the mean of both is taken.", bond.because)
    if case.untied:
        more = len(case.untied) - 10
        names = ", ".join(case.untied[:10]) + (f" and {more} more" if more > 0 else "")
        yield Said(f"Not tied to anyone, so on no side: {names}.", told.because())
    if len(case.keys) > MOST_ASKED:
        text = (
            f"With more than {MOST_ASKED} actors it is not asked what changing sides costs each, nor how it came about."
        )
        yield Said(text, told.because())
    elif told.asked.now is not None and len(case.keys) > MOST_ACTORS:
        yield Said(f"With more than {MOST_ACTORS} actors it is not asked what each single tie does.", told.because())
    yield Said(
        "Structural balance says how ties fit together, not what anyone will do or ought to do; a camp is no "
        "alliance, and a cost is counted in ties, not in money or lives."
    )


def _left_out(told: Told) -> Said:
    count = len(told.case.left_out)
    text = (
        f"{counted(count, 'pair')} of actors agree or disagree on issues and have no other tie; positions are no ties, "
    )
    text += "so these do not count here (`--positions` counts them)."
    others = told.asked.other_camps
    if others:
        text += f" Counting them would move to the other side: {told.names(others)}."
    elif others is not None:
        text += " Counting them would move nobody to another side."
    keys = dict.fromkeys(key for bond in told.case.left_out for key in bond.because)
    return Said(text, tuple(islice(keys, MOST_KEYS)))
