"""What has to move: issues that leave no agreement where they are, and those who would have to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from modusvivendi.answers.model import Row, Said, Table
from modusvivendi.answers.wording import capitalised, counted, listed, with_caution
from modusvivendi.methods.settlement.settled import Moving
from modusvivendi.methods.settlement.solve.pivotal import Held
from modusvivendi.methods.settlement.solve.problem import Concession
from modusvivendi.methods.settlement.tell.words import Told, counted_words

MOST_TOLD = 3
"""Base cases that are set out in sentences; the table has all."""


def findings(told: Told) -> Iterator[Said]:
    """What has to move in each base case, who cannot have what it wants, and what sources say of it."""
    cases = told.settled.moving
    for base in _told_of(told):
        yield from _has_to_move(told, base)
    if not cases:
        return
    yield from _overlapping(told, cases[0])
    yield from _who(told)
    yield from _sources(told, cases[0])


def _told_of(told: Told) -> list[Moving]:
    """The first few base cases and the last, which may ask nothing of those whom the first one asks."""
    cases = list(told.settled.moving)
    return cases if len(cases) <= MOST_TOLD else [*cases[: MOST_TOLD - 1], cases[-1]]


def _lead(told: Told, base: Moving) -> str:
    return f"If {told.concessions_given(base.given_up)}: " if base.given_up else ""


def _has_to_move(told: Told, base: Moving) -> Iterator[Said]:
    issues = [one for one in base.held if one.party is None]
    stuck = [one for one in issues if one.pivotal]
    open_ones = [one for one in issues if not one.decided]
    lead = _lead(told, base)
    if stuck:
        these = "each of these has to move, for if it stays" if len(stuck) > 1 else "this has to move, for if it stays"
        where = "; ".join(_today(told, one) for one in stuck)
        text = f"{lead}{these} as it is today no agreement is left, whatever else is settled: {where}."
    elif issues and not open_ones:
        text = f"{lead}no single issue has to move: with any one of them as it is today, some agreement is left."
    else:
        text = ""
    if open_ones:
        text += f" Not decided in time for {_labels(told, open_ones)}."
    if text:
        because = unique(told, stuck) or told.evidence(told.every()) or unique(told, issues)
        yield Said(capitalised(text.strip()), because, label="What has to move")


def _today(told: Told, one: Held) -> str:
    matter = told.case.matters[one.issue]
    return f"{matter.label} (today: {matter.options[one.option]})"


def _overlapping(told: Told, base: Moving) -> Iterator[Said]:
    """Issues that have to move although nobody need give up a red line on them."""
    if not told.settled.unlocked:
        return
    pivotal = [one for one in base.held if one.party is None and one.pivotal]
    lead = _lead(told, base)
    size = counted(told.settled.solution.unlocking_complete, "concession")
    every, smallest = _lines(told, told.settled.solution.unlocking), _lines(told, [told.settled.unlocked[0].given_up])
    never = [one for one in pivotal if one.issue not in every]
    not_first = [one for one in pivotal if one.issue in every and one.issue not in smallest]
    if never:
        text = (
            f"{_labels(told, never)}: in no unlocking set of up to {size}. What the sides "
            "accept there need not change. "
            f"{lead}{_each(never)} to move all the same."
        )
        yield Said(capitalised(text), unique(told, never), label="A key, but no obstacle")
    if not_first:
        text = (
            f"{_labels(told, not_first)}: not in the smallest unlocking set, so that no red line there "
            "need be given up first. "
            f"{lead}{_each(not_first)} to move all the same."
        )
        yield Said(capitalised(text), unique(told, not_first), label="A key, but not the first obstacle")


def _each(several: list[Held]) -> str:
    return "it has" if len(several) == 1 else "each of them has"


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


def _who(told: Told) -> Iterator[Said]:
    """Those who cannot have all that they want on an issue if there is to be an agreement, in every base case."""
    cases = told.settled.moving
    lead = "Whichever of these concessions is made, " if len(cases) > 1 else _lead(told, cases[0])
    for party, side in enumerate(told.case.sides):
        sets = [{one.issue for one in base.held if one.party == party and one.pivotal} for base in cases]
        shared = set.intersection(*sets)
        stuck = [one for one in cases[0].held if one.party == party and one.issue in shared]
        if stuck:
            wants = listed(
                f"{told.case.matters[one.issue].label} ({told.case.matters[one.issue].options[one.option]})"
                for one in stuck
            )
            keys = tuple(dict.fromkeys(key for one in stuck for key in told.case.matters[one.issue].because[party]))
            text = f"{lead}no agreement gives {side.name} all that it wants on {wants}."
            yield Said(capitalised(text), keys, label=f"What {side.name} cannot have")


def _sources(told: Told, first: Moving) -> Iterator[Said]:
    """What observers say of one issue alone, beside what the numbers say of it."""
    for one in (each for each in first.held if each.party is None):
        matter = told.case.matters[one.issue]
        for remark in matter.said:
            place = f"Beside it, the numbers on {matter.label}. {capitalised(_lead(told, first) + _left(first, one))}"
            voice = f"{remark.voice}: " if remark.voice else ""
            text = f"{voice}{with_caution(remark.text, hedge=remark.hedge)} {place}."
            yield Said(text, (remark.evidence,), label=f"Beside a source, on {matter.label}")


def _left(base: Moving, one: Held) -> str:
    if one.pivotal:
        return "no agreement is left if that stays as it is today, so that it has to move"
    return f"{counted_words(one.left)} of {counted_words(base.total)} agreements are left if that stays as it is today"


def table(told: Told) -> Table | None:
    """For each base case, what is left of the agreements when an issue or a wish is held."""
    rows = [row for moving in told.settled.moving for row in _rows(told, moving)]
    if not rows:
        return None
    return Table(
        title="What is left if something does not move",
        columns=("If given", "Held where it is", "At", "Agreements left", "Of"),
        rows=tuple(rows),
        note="Issues are held at the status quo, parties at what they want most. "
        "0 left: the issue has to move, or the party cannot have that.",
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
