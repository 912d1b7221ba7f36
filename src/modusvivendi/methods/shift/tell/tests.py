"""What a test says of a series, or that there is too little to test."""

from __future__ import annotations

from modusvivendi.answers.model import Said
from modusvivendi.answers.wording import counted
from modusvivendi.methods.shift.problem import Point
from modusvivendi.methods.shift.solve import Tested
from modusvivendi.methods.shift.solve.maxsplit import FEWEST, LEVEL, MOST
from modusvivendi.methods.shift.tell.words import chance, day, said


def untested(tested: Tested) -> str:
    """Why there is no test."""
    if tested.points < FEWEST:
        return f"too few dated statements to tell a shift from chance ({tested.points} of {FEWEST})"
    if tested.points > MOST:
        return f"more dated points ({tested.points:,}) than a test takes ({MOST:,}): choose a shorter time"
    return f"all {tested.points} dated points lie on one day, so that nothing can be compared"


def finding(label: str, points: tuple[Point, ...], tested: Tested, what: str) -> Said:
    """A series that is long enough, and what its test says."""
    because = [key for point in points for key in point.because]
    label = f"{label}, test"
    split = tested.split
    if split is None:
        return said(f"No test: {untested(tested)}.", because, label)
    before, after = points[split.before - 1], points[split.before]
    text = f"{counted(tested.points, 'dated point')} from {day(points[0].day)} to {day(points[-1].day)}. "
    if split.rises is None:
        return said(text + f"All are alike, so that there is nothing to tell ({chance(split)}).", because, label)
    way = "higher" if split.rises else "lower"
    text += f"They differ most between {day(before.day)} and {day(after.day)}; afterwards {what} are {way}. "
    if split.p <= LEVEL:
        text += f"Chance would seldom order them like that ({chance(split)})."
    else:
        text += f"Chance could well order them like that ({chance(split)}): no shift that can be told from it."
    return said(text, because, label)
