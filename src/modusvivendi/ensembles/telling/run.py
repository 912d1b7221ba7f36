"""A run as an answer: in how many of the cases that fit what is known, and between which numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modusvivendi.answers.builders import Interval, Share, intervals
from modusvivendi.answers.builders import shares as draw_shares
from modusvivendi.answers.evidence import gather
from modusvivendi.answers.model import Answer, Chart, Citation, Row, Said, Table
from modusvivendi.answers.numbers import number_text
from modusvivendi.answers.wording import counted
from modusvivendi.ensembles.plan import SAMPLED
from modusvivendi.ensembles.summary import Outcome, Summary
from modusvivendi.ensembles.telling.words import (
    drawn_table,
    draws_words,
    ends_percent,
    joined_words,
    percent,
    told_words,
)
from modusvivendi.methods import METHODS

MOST_BARS = 12
_PURPOSE = {
    "saltelli": "These draws were made to tell what drives the answers: ask modus sensitivity of the run.",
    "morris": "These draws were made to tell what drives the answers: ask modus sensitivity of the run.",
    "factorial": "These draws meet every combination of choices equally often, whatever the file says of them; their "
    "rows can be asked in SQL.",
}
"""What a run says instead of shares where its design does not draw as the file says."""
_CITATIONS = {
    "sobol": Citation(
        text="Sobol' (1967), USSR Computational Mathematics and Mathematical Physics 7(4), 86–112; scrambled as in "
        "Matoušek (1998), Journal of Complexity 14(4), 527–556",
        doi="10.1016/0041-5553(67)90144-9",
    ),
    "lhs": Citation(
        text="McKay, Beckman and Conover (1979), Technometrics 21(2), 239–245", doi="10.1080/00401706.1979.10489755"
    ),
    "montecarlo": Citation(
        text="Metropolis and Ulam (1949), Journal of the American Statistical Association 44(247), 335–341",
        doi="10.1080/01621459.1949.10483310",
    ),
}


def told(found: Summary) -> Answer:
    """The answer, with the evidence of everything that was drawn."""
    plan = found.plan
    shares = [each for each in found.outcomes if each.share is not None]
    numbers = [each for each in found.outcomes if each.share is None]
    answer = Answer(
        method=plan.method,
        question=f"{METHODS[plan.method]} How sure is that?",
        headline=_headline(found, shares, numbers),
        findings=tuple(_findings(shares)),
        tables=(*_shares(shares), *_numbers(numbers), drawn_table(plan)),
        charts=(*_charts(shares), *_spans(numbers)),
        caveats=tuple(_caveats(found)),
        how=_how(found),
        citation=_CITATIONS.get(plan.design, _CITATIONS["sobol"]),
    )
    return replace(answer, evidence=gather(plan.prepared, answer))


def _headline(found: Summary, shares: list[Outcome], numbers: list[Outcome]) -> Said:
    known = [each for each in numbers if each.known]
    varying = [each for each in known if each.low < each.high]
    if found.plan.design not in SAMPLED:
        return Said(_PURPOSE[found.plan.design])
    first = next(iter([*shares, *varying, *known]), None)
    if first is None:
        return Said("None of the draws could be computed.")
    so_far = "" if found.complete else f"So far, of {found.plan.draws:,} draws: "
    return Said(f"{so_far}{told_words(first)}.")


def _findings(shares: list[Outcome]) -> Iterator[Said]:
    seen = [each for each in shares if each.mean > 0]
    for each in seen:
        yield Said(f"{_share(each)}: {each.column.name}.")
    never = len(shares) - len(seen)
    if never:
        yield Said(f"In none of the cases: {counted(never, 'other outcome')}, listed in the table.")


def _share(each: Outcome) -> str:
    return f"In {percent(each.mean)} of {counted(each.known, 'case')}"


def _shares(shares: list[Outcome]) -> Iterator[Table]:
    if shares:
        yield Table(
            title="In how many of the cases, one by one",
            columns=("What", "Share, %", "95 % interval", "Cases"),
            rows=tuple(
                Row((each.column.name, round(100 * each.mean, 2), ends_percent(each.share or (0.0, 1.0)), each.known))
                for each in shares
            ),
            note="The interval is that of the number of draws alone, not of what the file may leave out.",
        )


def _numbers(numbers: list[Outcome]) -> Iterator[Table]:
    if numbers:
        yield Table(
            title="Between which numbers",
            columns=("What", "Unit", "Least", "5 % lie below", "Median", "5 % lie above", "Greatest", "Cases"),
            rows=tuple(_row(each) for each in numbers),
        )


def _row(each: Outcome) -> Row:
    found = (each.low, each.five, each.median, each.ninety_five, each.high)
    cells = [round(value, 3) for value in found] if each.known else [None] * 5
    return Row((each.column.name, each.column.unit, *cells, each.known))


def _charts(shares: list[Outcome]) -> Iterator[Chart]:
    drawn = [each for each in shares if each.mean > 0][:MOST_BARS]
    if len(drawn) > 1:
        yield draw_shares(
            [
                Share(label=each.column.name, value=100 * each.mean, ends=(100 * each.share[0], 100 * each.share[1]))
                for each in drawn
                if each.share is not None
            ],
            title="In how many of the cases",
            description="Shares of the cases consistent with what is known; what never happens is in the table alone.",
            unit="%",
            whole=100,
        )


def _spans(numbers: list[Outcome]) -> Iterator[Chart]:
    """The numbers in the most common unit that vary: from where 5 % lie below to where 5 % lie above."""
    units = [each.column.unit for each in numbers]
    unit = max(units, key=units.count, default="")
    drawn = [each for each in numbers if each.column.unit == unit and each.five < each.ninety_five][:MOST_BARS]
    if drawn:
        left = sum(each.low < each.high for each in numbers) - len(drawn)
        more = f" {counted(left, 'further one', 'further ones')} in the table alone." if left else ""
        yield intervals(
            [
                Interval(
                    label=each.column.name,
                    low=round(each.five, 3),
                    high=round(each.ninety_five, 3),
                    words=f"median {number_text(round(each.median, 3))}",
                )
                for each in drawn
            ],
            title="Between which numbers nine of ten cases lie",
            heads=("What", "Median", "From 5 % to 95 %"),
            description=f"For each number the interval that leaves out 5 % of the cases at either end.{more}",
            unit=unit,
            log=False,
        )


def _caveats(found: Summary) -> Iterator[Said]:
    yield Said(
        "A share of cases is no probability that something happens: it says how far the answer depends on numbers that "
        "the file leaves uncertain."
    )
    yield Said(joined_words(found.plan))
    if found.failed:
        first, count = found.errors[0]
        yield Said(f"{counted(found.failed, 'draw')} could not be computed; most often ({count}): {first}.")
    if not found.complete:
        left = found.plan.draws - found.done
        yield Said(f"The run is not complete: {counted(left, 'draw')} of {found.plan.draws} are still to be computed.")


def _how(found: Summary) -> str:
    return (
        f"{draws_words(found.plan)}; each is answered as if its numbers were exact. Shares with Wilson's 95 % "
        f"interval. Results sha256 {found.results_sha256[:12]}."
    )
