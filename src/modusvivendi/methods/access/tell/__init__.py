"""What a truce would allow, what binds, what can go wrong, in words, tables and charts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from modusvivendi.answers.model import Answer, Citation, Row, Said, Table
from modusvivendi.answers.numbers import number_text
from modusvivendi.answers.wording import capitalised, counted
from modusvivendi.methods import METHODS
from modusvivendi.methods.access.asked import Asked
from modusvivendi.methods.access.case import Case
from modusvivendi.methods.access.hours import MOST_HOURS, hours_text
from modusvivendi.methods.access.tell import binding, risks, truces
from modusvivendi.methods.access.tell.charts import charts
from modusvivendi.methods.access.tell.words import Told
from modusvivendi.methods.access.worth import MOST_WAYS

GALE = Citation(
    text="Gale, D. (1959): Transient flows in networks. Michigan Mathematical Journal 6, 59–63; Minieka, E. (1973): "
    "Maximal, lexicographic, and dynamic network flows. Operations Research 21, 517–527; after Ford, L. R. and "
    "Fulkerson, D. R. (1958): Constructing maximal dynamic flows from static flows. Operations Research 6, 419–433.",
    doi="10.1287/opre.21.2.517",
)


def tell(case: Case, asked: Asked) -> Answer:
    """People out against the length of truce, what binds, interruptions, proposals."""
    told = Told(case, asked)
    tables = (
        binding.table(told),
        risks.stops_table(told),
        risks.offers_table(told),
        _ways(told),
    )
    return Answer(
        method="access",
        question=METHODS["access"],
        headline=truces.headline(told),
        findings=(*truces.findings(told), *binding.findings(told), *risks.findings(told)),
        tables=tuple(table for table in tables if table is not None),
        charts=charts(told),
        caveats=tuple(_caveats(told)),
        how=f"People move over the network in steps of {case.step} minutes; the most that can have arrived by each "
        "step is found by maximum flows over time (an earliest arrival flow). Transit is rounded up to whole steps. "
        "(docs/explanation/access.md)",
        citation=GALE,
    )


def _caveats(told: Told) -> Iterator[Said]:
    case = told.case
    yield Said(
        f"The network is illustrative: {counted(len(case.ways), 'way')} and {counted(len(case.places), 'place')} as "
        "the file sketches them. It knows capacities and times; it does not know danger, weather, panic or bad faith, "
        "and real evacuations have let out fewer than such a model allows.",
        told.because(),
    )
    if not case.exact:
        yield Said(
            "Bands run between the ends of every range of the file at once; the middle reading takes every number at "
            "its middle, and lets out more than most draws where several uncertain ways follow one another. `--draws "
            "1000` draws them independently.",
            told.because(),
        )
    for words in case.counted:
        yield Said(f"{capitalised(words)}.", case.waiting_because)
    if any(case.ways[at].openings for at in case.open):
        yield Said(
            f"The truce is taken to begin at {case.start // 60:02d}:{case.start % 60:02d} (`--start`).", told.because()
        )
    if len(case.ways) > MOST_WAYS:
        text = f"With more than {MOST_WAYS} ways it is not asked what each single one, check or vehicle is worth."
        yield Said(text, told.because())
    if told.seats:
        yield Said("Vehicles are counted as divisible, so the numbers are upper bounds for whole ones.", told.because())
    if case.hours == MOST_HOURS:
        yield Said(f"No truce is looked at for longer than {hours_text(case.hours)}.", told.because())
    if case.package:
        yield Said(
            f"The package asked about is “{case.package}” (`--package`); that anybody would consent to it, or keep it, "
            "is not said here.",
            case.package_because,
        )


def _ways(told: Told) -> Table:
    case = told.case
    rows = []
    for at, way in enumerate(case.ways):
        rows.append(
            Row(
                (
                    capitalised(way.words),
                    _range(case.low.capacity[at], case.high.capacity[at]),
                    _range(case.high.transit[at] / 60, case.low.transit[at] / 60),
                    "yes" if at in case.open_now else "no",
                    "yes" if at in case.open else "no",
                    way.when or "always",
                ),
                way.because,
            )
        )
    return Table(
        title="The ways",
        columns=("Way", "People an hour", "Hours", "Open now", "Open in the package", "Opens with"),
        rows=tuple(rows),
        note=f"Asked about closely: a truce of {hours_text(case.hours)}.",
        detail=True,
    )


def _range(low: Fraction, high: Fraction) -> str:
    one, two = number_text(float(low)), number_text(float(high))
    return one if one == two else f"{one} to {two}"
