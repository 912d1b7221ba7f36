"""From a situation to KTAB's CSV, and what that cannot say."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from modusvivendi.methods.pressure.case import Case, Presser
from modusvivendi.methods.pressure.frame import frame, needs
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation


def files(situation: Situation) -> tuple[dict[str, str], tuple[str, ...]]:
    """The file, by its name, and what it leaves out, in words.

    Raises:
        SituationError: the situation lacks what ``modus pressure`` needs.
    """
    missing = needs(situation)
    if missing:
        raise SituationError(
            Problem(code="export", what=f"the file lacks {need.what}", hint=f"add\n{need.snippet}") for need in missing
        )
    case = frame(situation)
    held = [{each.key: each for each in question.pressers} for question in case.questions]
    names = {key: each.name for one in held for key, each in one.items()}
    sums = {key: sum(one[key].salience.middle for one in held if key in one) for key in names}
    most = max(1.0, *sums.values())
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([situation.title, "Written by Modus Vivendi", len(names), len(held)])
    heads = [cell for question in case.questions for cell in (question.label, f"{question.label} salience")]
    writer.writerow(["Actor", "Description", "Power", *heads])
    for key, name in names.items():
        cells = [cell for at, one in enumerate(held) for cell in _cells(case, at, one.get(key), most)]
        power = next(one[key].capability.middle for one in held if key in one)
        writer.writerow([name, name, f"{power:g}", *cells])
    return {"ktab.csv": text.getvalue()}, tuple(_left_out(case, held, most))


def _cells(case: Case, at: int, presser: Presser | None, most: float) -> tuple[str, str]:
    """Position and salience in hundredths."""
    if presser is None:
        return "50", "0"
    low, high = case.questions[at].span
    place = 100 * (presser.place.middle - low) / (high - low)
    return f"{round(place, 6):g}", f"{round(100 * presser.salience.middle / most, 6):g}"


def _left_out(case: Case, held: list[dict[str, Presser]], most: float) -> Iterator[str]:
    if most > 1:
        yield f"saliences that add up to more than 1: all were divided by {most:.3g}, as KTAB takes shares"
    ranged = sum(
        each.low < each.high
        for one in held
        for who in one.values()
        for each in (who.place, who.capability, who.salience)
    )
    if ranged:
        yield f"ranges: {ranged} numbers were written at their middle"
    if case.passed:
        yield f"issues without an order, or with fewer than two who press: {', '.join(case.passed)}"
    keys = {key for one in held for key in one}
    if any(key not in one for key in keys for one in held):
        yield "that somebody has no position: written as position 50 with salience 0"
    if any(question.now is not None for question in case.questions):
        yield "today's state, who decides, red lines, sources and grades"
