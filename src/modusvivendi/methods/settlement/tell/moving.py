"""What has to move: issues that leave no agreement where they are, and those who would have to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from modusvivendi.answers.model import Row, Said, Table
from modusvivendi.answers.wording import capitalised, listed, with_caution
from modusvivendi.methods.settlement.settled import Moving
from modusvivendi.methods.settlement.solve.pivotal import Held
from modusvivendi.methods.settlement.solve.problem import Concession
from modusvivendi.methods.settlement.tell.words import Told, counted_words


def findings(told: Told) -> Iterator[Said]:
    """What has to move in every base case, who cannot have what it wants, and what sources say of it."""
    if not told.settled.moving:
        return
    first = told.settled.moving[0]
    lead = f"If {told.concessions_given(first.given_up)}: " if first.given_up else ""
    pivotal = pivotal_issues(told)
    if pivotal:
        where = "; ".join(_today(told, one) for one in pivotal)
        text = (
            f"{lead}each of these has to move, for if it stays as it is today no agreement is left, whatever else is "
            f"settled: {where}."
        )
        yield Said(capitalised(text), unique(told, pivotal), label="What has to move")
        yield from _overlapping(told, pivotal)
    elif any(one.party is None for one in first.held):
        text = f"{lead}no single issue has to move: with any one of them as it is today, some agreement is left."
        yield Said(capitalised(text), told.evidence(told.every()), label="What has to move")
    yield from _who(told, first, lead)
    yield from _sources(told, first, pivotal)


def _today(told: Told, one: Held) -> str:
    matter = told.case.matters[one.issue]
    return f"{matter.label} (today: {matter.options[one.option]})"


def pivotal_issues(told: Told) -> list[Held]:
    """The issues that cannot stay as they are in any of the base cases."""
    cases = [[one for one in moving.held if one.party is None and one.pivotal] for moving in told.settled.moving]
    shared = set.intersection(*({one.issue for one in held} for held in cases)) if cases else set()
    return [one for one in cases[0] if one.issue in shared] if cases else []


def _overlapping(told: Told, pivotal: list[Held]) -> Iterator[Said]:
    """Issues that have to move although nobody need give up a red line on them."""
    if not told.settled.unlocked:
        return
    every, smallest = _lines(told, told.settled.solution.unlocking), _lines(told, [told.settled.unlocked[0].given_up])
    never = [one for one in pivotal if one.issue not in every]
    not_first = [one for one in pivotal if one.issue in every and one.issue not in smallest]
    if never:
        text = (
            f"{_labels(told, never)}: in no unlocking set. What the sides accept there already overlaps, and yet it "
            "has to move."
        )
        yield Said(capitalised(text), unique(told, never), label="A key, but no obstacle")
    if not_first:
        text = (
            f"{_labels(told, not_first)}: not in the smallest unlocking set. No red line there need be given up first, "
            "and yet it has to move."
        )
        yield Said(capitalised(text), unique(told, not_first), label="A key, but not the first obstacle")


def _lines(told: Told, sets: Iterable[Iterable[Concession]]) -> set[int]:
    return {told.case.lines[index].issue for one in sets for kind, index in one if kind == "red_line"}


def _labels(told: Told, several: list[Held]) -> str:
    return listed(told.case.matters[one.issue].label for one in several)


def unique(told: Told, several: list[Held]) -> tuple[str, ...]:
    """The evidence of the positions on some issues."""
    return tuple(dict.fromkeys(key for one in several for key in _because(told, one)))


def _because(told: Told, one: Held) -> tuple[str, ...]:
    keys = [key for keys in told.case.matters[one.issue].because for key in keys]
    return tuple(dict.fromkeys(keys))


def _who(told: Told, first: Moving, lead: str) -> Iterator[Said]:
    """Those who cannot have all that they want on an issue if there is to be an agreement."""
    for party, side in enumerate(told.case.sides):
        stuck = [one for one in first.held if one.party == party and one.pivotal]
        if stuck:
            wants = listed(
                f"{told.case.matters[one.issue].label} ({told.case.matters[one.issue].options[one.option]})"
                for one in stuck
            )
            keys = tuple(dict.fromkeys(key for one in stuck for key in told.case.matters[one.issue].because[party]))
            text = f"{lead}no agreement gives {side.name} all that it wants on {wants}."
            yield Said(capitalised(text), keys, label=f"What {side.name} cannot have")


def _sources(told: Told, first: Moving, pivotal: list[Held]) -> Iterator[Said]:
    """What observers say of one issue alone, beside what the numbers say of it."""
    for one in (each for each in first.held if each.party is None):
        matter = told.case.matters[one.issue]
        for remark in matter.said:
            if one in pivotal:
                place = "By the numbers, too, it has to move"
            else:
                left = f"{counted_words(one.left)} of {counted_words(first.total)} agreements"
                place = f"By the numbers, {left} are left if it stays as it is"
            voice = f"{remark.voice}: " if remark.voice else ""
            text = f"{voice}{with_caution(remark.text, hedge=remark.hedge)} {place}."
            yield Said(text, (remark.evidence,), label=f"Beside a source, on {matter.label}")


def table(told: Told) -> Table | None:
    """For each base case, what is left of the agreements when an issue or a wish is held."""
    rows = [row for moving in told.settled.moving for row in _rows(told, moving)]
    if not rows:
        return None
    return Table(
        title="What is left if something does not move",
        columns=("If given", "Held where it is", "At", "Agreements left", "Of"),
        rows=tuple(rows),
        note="Issues are held at the status quo, parties at what they want most. 0 left: it has to move.",
        detail=len(rows) > 12,
    )


def _rows(told: Told, moving: Moving) -> Iterator[Row]:
    given = listed(told.short(one) for one in sorted(moving.given_up)) or None
    for one in sorted(moving.held, key=lambda each: (each.party is not None, _most(each))):
        matter = told.case.matters[one.issue]
        who = matter.label if one.party is None else f"{told.case.sides[one.party].name} on {matter.label}"
        cells = (given, who, matter.options[one.option], counted_words(one.left), counted_words(moving.total))
        yield Row(cells, _because(told, one))


def _most(one: Held) -> int:
    return one.left if isinstance(one.left, int) else one.left[1]
