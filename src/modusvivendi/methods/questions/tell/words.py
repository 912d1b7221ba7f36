"""Words that the sentences and tables of the forecasts share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from modusvivendi.methods.questions.frame import Asked, Made
from modusvivendi.methods.questions.solve.resample import Spread
from modusvivendi.methods.questions.solve.scores import Range
from modusvivendi.situation.blocks.words import Outcome
from modusvivendi.situation.fields.dates import day_in_words

OUTCOME = {Outcome.YES: "yes", Outcome.NO: "no", Outcome.VOID: "annulled"}
_PLACES = 3


def number(value: Fraction | float) -> str:
    """At most three decimal places: ``0.19``."""
    rounded = round(Fraction(value), _PLACES)
    return f"{float(rounded):g}" if rounded else "0"


def span(low: Fraction | float, high: Fraction | float) -> str:
    """``0.19``, or ``0.1 to 0.4`` where the ends differ."""
    first, last = number(low), number(high)
    return first if first == last else f"{first} to {last}"


def ranged(value: Range) -> str:
    """A score with both ends."""
    return span(value.low, value.high)


def open_questions(asked: Sequence[Asked]) -> list[Asked]:
    """Those without an outcome."""
    return [each for each in asked if each.outcome is None]


def latest(question: Asked) -> Iterator[tuple[Made, Made]]:
    """The first and the last forecast of each author that were made in time, by the author's first day."""
    runs: dict[str, list[Made]] = {}
    for each in question.made:
        if each.in_time:
            runs.setdefault(each.by, []).append(each)
    for run in runs.values():
        yield run[0], run[-1]


def moved(first: Made, last: Made) -> str:
    """A forecast, and how far it is from the author's first: every difference that two ranges allow."""
    told = f"{last.by}: {last.stated} on {day_in_words(last.on)}"
    if first is last:
        return told
    return f"{told} ({_difference(first, last)} since {day_in_words(first.on)})"


def _difference(first: Made, last: Made) -> str:
    if first.interval == last.interval:
        return "unchanged"
    (low, high), (from_, to) = last.interval.ends, first.interval.ends
    least, most = low - to, high - from_
    if least >= 0:
        return f"up by {span(least, most)}"
    if most <= 0:
        return f"down by {span(-most, -least)}"
    return f"between {number(-least)} down and {number(most)} up"


def asked_of(question: Asked) -> str:
    """The question, marked where it is restricted."""
    return f"{question.asks} (handling: restricted)" if question.restricted else question.asks


def state(question: Asked) -> str:
    """``yes, known on 3 March 2031``, or ``open``."""
    if question.outcome is None or question.settled is None:
        return "open"
    return f"{OUTCOME[question.outcome]}, known on {day_in_words(question.settled)}"


def percent_range(low: float, high: float) -> str:
    """A share with its 95 % range, as whole percentages."""
    return f"{100 * low:.0f} to {100 * high:.0f} %"


def skill_range(spread: Spread) -> str:
    """The 95 % range of a skill, which may have no lower end."""
    low, high = spread.skill
    return f"at most {number(high)}" if low is None else span(low, high)
