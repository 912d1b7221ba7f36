"""What a scenario would change, in words: the same draws without it and with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from modusvivendi.answers.builders import Bar, bars
from modusvivendi.answers.model import Answer, Chart, Citation, Row, Said, Table
from modusvivendi.answers.numbers import number_text
from modusvivendi.answers.wording import capitalised, counted
from modusvivendi.ensembles.studies.variants import Difference, Variant
from modusvivendi.ensembles.telling.words import draws_words, percent
from modusvivendi.methods import METHODS

MOST_TOLD = 4


def told(variants: Sequence[Variant]) -> Answer:
    """The answer; every scenario is set beside the same runs of the situation as it is."""
    base = variants[0].base
    return Answer(
        method=base.method,
        question=f"{METHODS[base.method]} What would change it?",
        headline=_headline(variants[0]),
        findings=tuple(said for each in variants for said in _findings(each, each is variants[0])),
        tables=tuple(_table(each) for each in variants if _moved(each)),
        charts=tuple(chart for each in variants for chart in _chart(each)),
        caveats=(
            Said("A scenario is an assumption of whoever wrote the file, and so is what would follow from it."),
            Said("Intervals are those of the number of draws alone."),
        ),
        how=f"{draws_words(base)}; what both have takes the same numbers in both. The change is the mean of the "
        "differences draw by draw, with its 95 % interval (common random numbers).",
        citation=Citation(
            text="Common random numbers: Glasserman and Yao (1992), Management Science 38(6), 884–908",
            doi="10.1287/mnsc.38.6.884",
        ),
    )


def about(variant: Variant) -> str:
    """The scenario's own words, or its name."""
    known = variant.plan.situation.scenarios.get(variant.name)
    return known.about if known is not None and known.about else variant.name


def _headline(variant: Variant) -> Said:
    moved = _moved(variant)
    if not moved:
        same = counted(len(variant.differences), "output")
        return Said(f"{about(variant)} None of {same} changes in any of the draws.")
    return Said(f"{about(variant)} {_words(moved[0])}")


def _findings(variant: Variant, first: bool) -> Iterator[Said]:
    """What changes, but what the headline says."""
    for each in _moved(variant)[1 if first else 0 : MOST_TOLD]:
        yield Said(_words(each), label=variant.name)
    if variant.alone:
        yield Said(f"Asked about in one of the two only: {'; '.join(variant.alone[:MOST_TOLD])}.", label=variant.name)


def _moved(variant: Variant) -> list[Difference]:
    """What changes in any draw, yes-or-no outputs first, those that change most before the others."""
    moved = [each for each in variant.differences if each.up or each.down]
    return sorted(
        moved, key=lambda each: (each.column.kind != "yes", each.column.candidate != "", -(each.up + each.down))
    )


def _words(each: Difference) -> str:
    name = capitalised(each.column.name)
    low, high = (number_text(float(f"{end:.3g}")) for end in each.ends)
    if each.column.kind == "yes":
        return (
            f"{name}: in {percent(each.with_)} of the cases instead of {percent(each.without)}. It becomes so in "
            f"{percent(each.up)} of the {each.known:,} draws, and is no longer so in {percent(each.down)}."
        )
    direction = "greater" if each.change > 0 else "less"
    amount = f"{number_text(abs(each.change))} {each.column.unit}".strip()
    where = f"greater in {percent(each.up)} of the cases, less in {percent(each.down)}"
    return f"{name}: {amount} {direction} on average (95 % interval {low} to {high}); {where}."


def _table(variant: Variant) -> Table:
    moved = _moved(variant)
    same = len(variant.differences) - len(moved)
    also = f" {counted(same, 'further output')} would not change in any case." if same else ""
    return Table(
        title=f"Without and with: {variant.name}",
        columns=("What", "Unit", "Without", "With", "Change", "95 % interval", "Up in, %", "Down in, %"),
        rows=tuple(Row(_cells(each)) for each in moved),
        note=f"Shares in %, numbers as means.{also}",
    )


def _cells(each: Difference) -> tuple[str | float, ...]:
    scale, unit = (100, "% of the cases") if each.column.kind == "yes" else (1, each.column.unit)
    low, high = (number_text(round(scale * end, 2)) for end in each.ends)
    numbers = (round(scale * value, 2) for value in (each.without, each.with_, each.change))
    return (each.column.name, unit, *numbers, f"{low} to {high}", round(100 * each.up, 1), round(100 * each.down, 1))


def _chart(variant: Variant) -> Iterator[Chart]:
    drawn = [each for each in _moved(variant) if each.column.kind == "yes"][:8]
    if drawn:
        yield bars(
            [Bar(label=each.column.name, group="Change of the share", value=100 * each.change) for each in drawn],
            title=f"What would change: {variant.name}",
            description="By how many points of 100 the share of the cases would rise or fall; intervals are in the "
            "table.",
            unit="points of 100",
        )
