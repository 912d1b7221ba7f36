"""What could be settled, in words, tables and a chart."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Answer, Citation, Said
from modusvivendi.answers.wording import capitalised, counted, listed
from modusvivendi.methods import METHODS
from modusvivendi.methods.settlement.case import Case
from modusvivendi.methods.settlement.settled import Settled, Unlocked, asked, pivotal
from modusvivendi.methods.settlement.tell import blocking, moving, packages
from modusvivendi.methods.settlement.tell.chart import charts
from modusvivendi.methods.settlement.tell.words import Told, counted_words

RAIFFA = Citation(
    text="Raiffa, H. (1982): The Art and Science of Negotiation. Harvard University Press; minimal conflicts and "
    "unlocking sets after Liffiton, M. H. and Sakallah, K. A. (2008): Algorithms for computing minimal unsatisfiable "
    "subsets of constraints. Journal of Automated Reasoning 40, 1–33.",
    doi="10.1007/s10817-007-9084-z",
)


def tell(case: Case, settled: Settled) -> Answer:
    """The zone of agreement; what blocks, what unlocks, what must move; fair agreements, offers and trades."""
    told = Told(case, settled)
    tables = (
        packages.expectations(told),
        blocking.unlocking_table(told),
        packages.table(told),
        packages.offers(told),
        moving.table(told),
        blocking.conflicts_table(told),
        packages.trades_table(told),
    )
    return Answer(
        method="settle",
        question=METHODS["settle"],
        headline=_headline(told),
        findings=(
            *(blocking.blocks(told) if settled.solution.agreement_exists is False else ()),
            *(blocking.unlocks(told) if settled.solution.agreement_exists is False else ()),
            *moving.findings(told),
            *packages.fair(told),
            *packages.trades(told),
            *packages.ways(told),
        ),
        tables=tuple(table for table in tables if table is not None),
        charts=charts(told),
        caveats=tuple(_caveats(told)),
        how="A package settles every issue with one option. It is acceptable to a party if it crosses none of its red "
        "lines and gives it at least what it expects without an agreement. What it is worth to a party follows from "
        "what the party wants and how much each issue matters to it (docs/explanation/settlement.md).",
        citation=RAIFFA,
    )


def _headline(told: Told) -> Said:
    solution = told.settled.solution
    total = f"{told.case.problem.packages:,}"
    if solution.agreement_exists is None:
        return Said(
            f"Whether any of the {total} packages is acceptable to every party was not decided in time.",
            told.evidence(told.every()),
        )
    if solution.agreement_exists:
        verb = "is" if solution.count == 1 else "are"
        share = f"{counted_words(solution.count)} of {total} packages {verb} acceptable to every party"
        return Said(
            f"An agreement exists on paper: {share}, as the file has them{_pivot(told)}.", told.evidence(told.every())
        )
    if solution.conflicts and not solution.conflicts[0]:
        because = tuple(key for term in told.case.terms for key in term.because)
        return Said(f"The file's rules alone leave none of the {total} packages (proved).", because)
    text = f"As the file has it, none of the {total} packages is acceptable to every party (proved)"
    return Said(f"{text}. {_key(told)}", _headline_because(told))


def _headline_because(told: Told) -> tuple[str, ...]:
    """What the smallest conflict and the concessions that are named rest on."""
    conflicts = told.settled.solution.conflicts
    named = {one for part in (conflicts[:1], [one.given_up for one in _named(told)]) for each in part for one in each}
    return told.evidence(named or told.every())


def _named(told: Told) -> list[Unlocked]:
    """The first unlocking set, and the first that asks nothing of the same parties."""
    unlocked = told.settled.unlocked
    first = unlocked[:1]
    other = [one for one in unlocked if first and not asked(told.case, one) & asked(told.case, first[0])]
    return [*first, *other[:1]]


def _key(told: Told) -> str:
    """The smallest unlocking set, and the smallest one that asks nothing of the same parties."""
    named = _named(told)
    if not named:
        size = told.settled.solution.unlocking_complete
        none = f"No set of up to {counted(size, 'concession')} would open one."
        return none if size else "What would open one was not decided in time."
    size = len(named[0].given_up)
    many = "One concession" if size == 1 else f"No single concession would open one; {size} together"
    text = f"{many} would: {_steps(told, named[0])}"
    for other in named[1:]:
        who = listed(told.case.sides[party].name for party in sorted(asked(told.case, named[0])))
        text += f"; without asking {who}, {_steps(told, other)}"
    return f"{text}{_pivot(told)}."


def _steps(told: Told, one: Unlocked) -> str:
    return listed(told.step(step) for step in one.opening.steps)


def _pivot(told: Told) -> str:
    labels = [told.case.matters[one.issue].label for one in pivotal(told.settled)]
    lead = "What has to move whichever is given" if len(told.settled.moving) > 1 else "What has to move then"
    return f". {lead}: {listed(labels)}" if labels else ""


def _caveats(told: Told) -> Iterator[Said]:
    if told.case.judged:
        number = counted(len(told.case.judged), "judgement")
        yield Said(
            f"The numbers rest on {number} of analysts; with others the answer can be another.", told.case.judged
        )
    if told.case.common is not None:
        yield Said(f"Points of different parties are compared, as the file declares: {told.case.common}.")
    if told.case.problem.interactions:
        yield Said(
            "Extra points for two issues together may make a package worth more than 100 points, or less than 0."
        )
    if any(not one.decided for moving in told.settled.moving for one in moving.held):
        yield Said(f"The time limit ({told.case.time_limit:g} s) ended some searches; what they left open is said so.")
    for words, because in told.case.assumed:
        yield Said(words, because)
    if told.case.terms:
        rules = capitalised("; ".join(term.words for term in told.case.terms))
        keys = tuple(dict.fromkeys(key for term in told.case.terms for key in term.because))
        yield Said(f"Rules that bind every deal: {rules}.", keys)
    yield Said(
        "This says what follows from the red lines that the file records. It does not say who ought to give way, and a "
        "package that all could accept on paper is not yet an agreement."
    )
