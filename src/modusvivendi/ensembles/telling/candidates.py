"""What is robust, in words: candidates from the one that is good enough most often, with their worst cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modusvivendi.answers.builders import Share, shares
from modusvivendi.answers.evidence import gather
from modusvivendi.answers.model import Answer, Chart, Citation, Row, Said, Table
from modusvivendi.answers.numbers import number_text
from modusvivendi.answers.wording import capitalised, counted
from modusvivendi.ensembles.studies.candidates import Measured, Robustness, Standing
from modusvivendi.ensembles.telling.words import drawn_table, draws_words, ends_percent, joined_words, percent
from modusvivendi.methods import METHODS
from modusvivendi.situation.slots import Slot

MOST_BARS, MOST_TIED = 12, 3


def told(found: Robustness) -> Answer:
    """The answer, with the worst case of the most robust candidate."""
    plan = found.plan
    answer = Answer(
        method=plan.method,
        question=f"{METHODS[plan.method]} Which of them is robust?",
        headline=_headline(found.measures[0]),
        findings=tuple(said for measured in found.measures for said in _findings(measured)),
        tables=(
            *(_table(each) for each in found.measures),
            *(_worst(found, each) for each in found.measures if not each.yes and each.minimax[0].regret),
            drawn_table(plan),
        ),
        charts=tuple(chart for measured in found.measures for chart in _chart(measured)),
        caveats=(
            Said(
                "Gains count whether or not red lines are crossed; how often all could accept it says that. Only "
                "the listed ones are weighed: regret is measured against the best of these, not of all there "
                "could be."
            ),
            Said("A share of cases is no probability that something happens."),
            Said(joined_words(plan)),
        ),
        how=f"{draws_words(plan)}. Satisficing share: how often a candidate is good enough, with Wilson's 95 % "
        "interval. Regret: how far it stays behind the best candidate of the same draw.",
        citation=Citation(
            text="Savage (1951), Journal of the American Statistical Association 46(253), 55–67; Herman, Reed, Zeff "
            "and Characklis (2015), Journal of Water Resources Planning and Management 141(10), 04015012",
            doi="10.1061/(ASCE)WR.1943-5452.0000509",
        ),
    )
    return replace(answer, evidence=gather(plan.prepared, answer))


def _headline(measured: Measured) -> Said:
    if not measured.yes:
        return Said(f"{capitalised(measured.measure)}: {_least(measured)}")
    top = max(each.share or 0.0 for each in measured.standings)
    best = [each for each in measured.standings if each.share == top]
    of = f"{counted(len(best), 'candidate')} of {len(measured.standings)}"
    if top == 0:
        return Said(f"{capitalised(measured.measure)}: none of {len(measured.standings)} candidates in any case.")
    share = f"in {percent(top)} of the cases (95 % interval {ends_percent(best[0].share_ends)})"
    names = "; ".join(each.candidate for each in best[:MOST_TIED]) + ("; …" if len(best) > MOST_TIED else "")
    return Said(f"{capitalised(measured.measure)} most often, {share}: {of}: {names}.")


def _least(measured: Measured) -> str:
    """The candidates whose greatest regret is least."""
    best = measured.minimax
    names = "; ".join(each.candidate for each in best[:MOST_TIED])
    if best[0].regret == 0:
        return f"the best of the list in every case: {names}."
    behind = f"at most {number_text(round(best[0].regret, 2))} {measured.unit} behind the best of the same case"
    return f"{behind}, less than any other: {names}."


def _findings(measured: Measured) -> Iterator[Said]:
    if measured.yes:
        return
    best = measured.minimax[0]
    yield Said(f"{capitalised(measured.measure)}: {_least(measured)}", label="Least regret in the worst case")
    least = f"The least that it gives in any case is {number_text(round(best.lowest, 2))} {measured.unit}."
    if best.regret:
        where = f"Draw {best.worst_draw}, where this would be better: {best.worst_against}."
        yield Said(f"{where} What was drawn there is in the table. {least}", label="Its worst case")
    else:
        yield Said(least, label="Its worst case")


def _table(measured: Measured) -> Table:
    ranked = sorted(measured.standings, key=lambda each: (-(each.share or 0), each.regret))
    if measured.yes:
        return Table(
            title=f"How often: {measured.measure}",
            columns=("Candidate", "Satisficing share, %", "95 % interval", "Cases"),
            rows=tuple(
                Row((each.candidate, round(100 * (each.share or 0), 2), ends_percent(each.share_ends), each.known))
                for each in ranked
            ),
        )
    return Table(
        title=f"Regret: {measured.measure} ({measured.unit})",
        columns=("Candidate", "Greatest regret", "in draw", "Mean regret", "Least it gives", "in draw no."),
        rows=tuple(Row((each.candidate, *_numbers(each))) for each in ranked),
        note="Regret: how far it stays behind the best candidate of the same draw; 0 is best.",
    )


def _worst(found: Robustness, measured: Measured) -> Table:
    """What was drawn in the worst case of the candidate whose greatest regret is least."""
    best = measured.minimax[0]
    return Table(
        title=f"The worst case ({measured.measure}): draw {best.worst_draw} of {best.candidate}",
        columns=("Uncertain number", "Drawn"),
        rows=tuple(
            Row((slot.label, _drawn(slot, number)), slot.because)
            for slot, number in zip(found.plan.slots, best.worst_numbers, strict=True)
        ),
        detail=True,
    )


def _drawn(slot: Slot, number: float) -> str | float:
    if slot.kind == "line":
        return "it stands" if number else "it does not stand"
    return round(number, 4)


def _numbers(each: Standing) -> tuple[float | int, ...]:
    return round(each.regret, 3), each.worst_draw, round(each.mean_regret, 3), round(each.lowest, 3), each.lowest_draw


def _chart(measured: Measured) -> Iterator[Chart]:
    if measured.yes and any(each.share for each in measured.standings):
        ranked = sorted(measured.standings, key=lambda each: -(each.share or 0))[:MOST_BARS]
        yield shares(
            [
                Share(
                    label=each.candidate,
                    value=100 * (each.share or 0),
                    ends=(100 * each.share_ends[0], 100 * each.share_ends[1]),
                )
                for each in ranked
            ],
            title=f"How often: {measured.measure}",
            description="The share of the cases consistent with what is known in which each is good enough.",
            unit="%",
        )
