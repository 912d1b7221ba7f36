"""What binds, in the order in which it has to be settled: consent, checks, roads and vehicles, hours."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Row, Said, Table
from modusvivendi.answers.wording import capitalised, listed
from modusvivendi.methods.access.tell.words import Told
from modusvivendi.methods.access.worth import Worth

MOST_TOLD = 3


def findings(told: Told) -> Iterator[Said]:
    """Consent first, then what one more of anything is worth, then what closing costs."""
    yield from _consent(told)
    yield from _more(told)
    yield from _closing(told)


def _consent(told: Told) -> Iterator[Said]:
    case = told.case
    gated = sorted(at for at in case.open if case.ways[at].when and at not in case.open_now)
    if gated:
        words = listed(case.ways[at].words for at in gated[:MOST_TOLD])
        more = f" and {len(gated) - MOST_TOLD} more" if len(gated) > MOST_TOLD else ""
        verb = "opens" if len(gated) == 1 else "open"
        needed = listed(dict.fromkeys(case.ways[at].when for at in gated[:MOST_TOLD]))
        text = f"Consent comes before roads: {words}{more} {verb} only with {needed}"
        text += "." if len({case.ways[at].when for at in gated}) == 1 else ", each with its own (see the ways below)."
        yield Said(text, told.because(gated))


def _more(told: Told) -> Iterator[Said]:
    found = [each for each in told.asked.worths if each.kind in ("capacity", "screening", "vehicle", "hour")]
    useful = [each for each in found if each.people > 0]
    if not useful:
        yield Said(
            f"Within {told.length} no single road, check or vehicle binds: one more of any lets nobody else out.",
            told.because(told.case.open),
        )
        return
    parts = [f"{_words(told, each)}: {told.people(each.people)} more" for each in useful[: MOST_TOLD + 1]]
    yield Said(
        f"What binds, by what one more is worth within {told.length} in the middle reading: {'; '.join(parts)}.",
        _because(told, useful),
    )


def _closing(told: Told) -> Iterator[Said]:
    costly = [each for each in told.asked.worths if each.kind == "close" and each.people < 0]
    if costly:
        most = [each for each in costly if each.people == costly[0].people]
        words = listed((told.case.ways[each.at].words for each in most[:MOST_TOLD]), "or")
        text = f"What matters most to keep open: without {words}, {told.people(-most[0].people)} fewer would get out"
        end = told.asked.band(told.case.hours).central
        everyone = ", which is everyone" if -most[0].people == end else ""
        yield Said(f"{text}{everyone} (middle reading).", told.because([each.at for each in most]))
    gain = [each for each in told.asked.worths if each.kind == "open" and each.people > 0]
    if gain:
        each = gain[0]
        text = f"Opening {told.case.ways[each.at].words} as well would let {told.people(each.people)} more out."
        yield Said(text, told.because([each.at]))


def _words(told: Told, each: Worth) -> str:
    case = told.case
    if each.kind == "hour":
        return "one hour more of truce"
    if each.kind == "screening":
        return f"one person an hour more screened at {case.places[each.at].name}"
    if each.kind == "vehicle":
        return f"one more of {case.fleets[each.at].name}"
    if each.kind == "capacity":
        return f"one person an hour more on {case.ways[each.at].words}"
    return f"{'without' if each.kind == 'close' else 'with'} {case.ways[each.at].words}"


def _because(told: Told, found: list[Worth]) -> tuple[str, ...]:
    keys: dict[str, None] = {}
    for each in found[: MOST_TOLD + 1]:
        keys |= dict.fromkeys(_rests_on(told, each))
    return tuple(keys)


def _rests_on(told: Told, each: Worth) -> tuple[str, ...]:
    if each.kind in ("capacity", "close", "open"):
        return told.case.ways[each.at].because
    if each.kind == "screening":
        return told.case.places[each.at].because
    if each.kind == "vehicle":
        return told.case.fleets[each.at].because
    return told.because(told.case.open)


def table(told: Told) -> Table:
    """Every change by itself."""
    return Table(
        title=f"What one thing more or less is worth within {told.length}",
        columns=("Change", "People"),
        rows=tuple(
            Row((capitalised(_words(told, each)), each.people), _rests_on(told, each)) for each in told.asked.worths
        ),
        note="In the middle reading, each change by itself, the network solved again: people more, or fewer (below 0).",
        detail=True,
    )
