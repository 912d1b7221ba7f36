"""What is said of one quantity: what can all hold, on whose word, and who excludes whom."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Said
from modusvivendi.answers.wording import capitalised, counted
from modusvivendi.methods.estimates.solve import Step
from modusvivendi.methods.estimates.tell.words import Told, cited, shortened, stars
from modusvivendi.situation.fields.dates import day_in_words
from modusvivendi.situation.quantities import describe_interval

GROUPS = 3
"""Groups of contradictions in sentences; the table holds more."""
IN_GROUP = 5
"""Counts named in one group."""


def findings(told: Told) -> Iterator[Said]:
    """The sentences on one quantity; the first has its name as a label."""
    label = capitalised(told.series.label)
    total = len(told.series.estimates)
    if total == 1:
        only = told.series.estimates[0]
        yield Said(f"{capitalised(cited(only, told.series.unit))}, the only count.", (only.evidence,), label=label)
    elif total == 2 and told.found.conflicts.total:
        yield _either(told, label)
    else:
        yield _together(told, label)
    if total > 2 and told.found.conflicts.total:
        yield from _contradictions(told)
        yield _left_out(told)
        yield _spread(told)


def _either(told: Told, label: str) -> Said:
    """Two counts that exclude one another."""
    above, below = told.found.conflicts.pairs[0]
    one, other = (cited(told.series.estimates[index], told.series.unit) for index in (above, below))
    text = f"{capitalised(one)} and {other} exclude one another. The counts do not say which of them holds."
    return Said(text, told.claims((above, below)), label=label)


def _together(told: Told, label: str) -> Said:
    """What all, or all but the fewest, leave possible on the last day."""
    found, total = told.found, len(told.series.estimates)
    if not found.agreed:
        return Said(f"The {total} counts cannot all hold.", told.claims(range(total)), label=label)
    step = found.agreed[-1]
    agree = f"{'Both' if total == 2 else f'All {total}'} counts can hold together"
    if not told.series.accumulates:
        agree = "No counts of the same day exclude one another"
    if found.conflicts.total:
        holding = total - len(found.fewest.ways[0])
        agree = f"The {total} counts cannot all hold; {holding} of them can, as many as possible"
    implied = describe_interval(step.interval) if step.interval is not None else ""
    text = f"{agree}. As of {day_in_words(step.day)} they leave {implied} {told.series.unit}. {_ends(told, step)}"
    return Said(text, told.basis(step), label=label)


def _ends(told: Told, step: Step) -> str:
    """On whose word each end rests."""
    low, high = told.sources(step.low_from) or "none is given", told.sources(step.high_from) or "none is given"
    if step.low_from == step.high_from:
        return f"Both ends: {low}."
    return f"Lower end: {low}. Upper end: {high}."


def _contradictions(told: Told) -> Iterator[Said]:
    """Who excludes whom, by groups."""
    pairs, estimates = told.found.conflicts.pairs, told.series.estimates
    shown = 0
    groups = list(stars(pairs, GROUPS))
    for at, (centre, others) in enumerate(groups):
        shown += len(others)
        more = told.found.conflicts.total - shown if at == len(groups) - 1 else 0
        listed = shortened((cited(estimates[index]) for index in others), IN_GROUP)
        text = f"{capitalised(cited(estimates[centre]))} and {listed} exclude one another"
        if len(others) > 1:
            text = f"{capitalised(cited(estimates[centre]))} excludes each of {len(others)} others: {listed}"
        tail = f" {capitalised(counted(more, 'further contradiction'))} not told here." if more else ""
        yield Said(f"{text}.{tail}", told.claims((centre, *others[:IN_GROUP])))


def _left_out(told: Told) -> Said:
    """Who is left out when the most hold together: information, not a judgement."""
    few, estimates = told.found.fewest, told.series.estimates
    least = f"{'' if few.proved else 'at least '}{counted(few.at_least, 'count')}"
    if not few.ways or not few.proved:
        text = f"So that the others can all hold, {least} must be left out; the search stopped there."
        return Said(text, told.claims(pair[0] for pair in told.found.conflicts.pairs[:IN_GROUP]))
    named = [shortened((cited(estimates[index]) for index in way), IN_GROUP) for way in few.ways]
    if few.only is not None:
        text = f"The others can hold together once {least} is left out: {named[0]}. No other choice of as few would do."
    else:
        text = f"Leaving out {least} is enough, in more than one way: {named[0]}, or else {named[1]}."
    shown = dict.fromkeys(index for way in few.ways for index in way[:IN_GROUP])
    return Said(f"{text} This says which counts fit one another, not which are right.", told.claims(shown))


def _spread(told: Told) -> Said:
    """The lowest and the highest of what each source last said."""
    found = told.found.spread
    low, high = (told.sources(who) for who in (found.low_from, found.high_from))
    below = f"Lowest: {low}" if found.interval.low is not None else f"No lower end: {low}"
    above = f"Highest: {high}" if found.interval.high is not None else f"No upper end: {high}"
    spanned = describe_interval(found.interval)
    text = f"The last counts of each of {counted(found.voices, 'source')} span {spanned}. {below}. {above}."
    return Said(text, told.claims(dict.fromkeys((*found.low_from, *found.high_from))))
