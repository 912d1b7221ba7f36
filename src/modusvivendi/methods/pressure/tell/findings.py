"""What is found on one issue, as sentences."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from modusvivendi.answers.model import Said
from modusvivendi.answers.wording import capitalised, listed
from modusvivendi.methods.pressure.case import Case, Presser
from modusvivendi.methods.pressure.tell.words import Told

_NAMED = 4
"""Actors that a sentence names before it counts the rest."""


def findings(told: Told, case: Case, *, whole: bool) -> Iterator[Said]:
    """Where it points and how far models agree; the pull on each party; who would have to move; what has changed.

    Pulls and leverage of several issues are left to the tables, and to one issue asked alone, unless ``whole``.
    """
    label = capitalised(told.question.label)
    yield Said(" ".join(_point(told)), told.because(), label=label)
    for number, presser in enumerate(told.question.pressers):
        if presser.party and (whole or case.before):
            because = tuple(dict.fromkeys(key for each in told.question.pressers for key in each.because))
            yield Said(_pull(told, number, presser, case), because, label=f"{label}, pull on {presser.name}")
    moves = list(_moves(told)) if whole else []
    if moves:
        yield Said(" ".join(moves), told.because(), label=f"{label}, leverage")
    for presser in told.question.pressers:
        if presser.before is not None:
            yield Said(_observed(told, presser), presser.because, label=f"{label}, observed")


def _point(told: Told) -> Iterator[str]:
    question, push = told.question, told.push
    line = push.lines[0]
    where = f", nearest to {told.nearest(line.outcome)}" if question.options else ""
    today = ""
    if question.now is not None:
        words = f"{told.plain(question.now)} ({question.now_words})" if question.options else question.now_words
        today = f"; today: {words}"
    yield (f"All positions together point to {told.plain(line.outcome)} of {told.ends()}{where}{told.within()}{today}.")
    yield _deciding(told)
    stays = question.now is not None and any(
        each.model == "nash" and each.outcome == question.now for each in push.lines
    )
    others = [each for each in push.lines[1:] if not (stays and each.model == "nash")]
    low, high = min(each.outcome for each in others), max(each.outcome for each in others)
    same = told.plain(low) == told.plain(high) == told.plain(line.outcome)
    yield "Other models say the same." if same else f"Other models say {told.plain(low)} to {told.plain(high)}."
    if stays:
        yield "Nash bargaining stays at today's state: no change on this issue alone would gain everybody something."
    challenge = next((each for each in others if each.model == "challenge"), None)
    if challenge is not None:
        yield (
            f"The challenge model says {told.plain(challenge.outcome)}, and under its other readings "
            f"{told.plain(challenge.low)} to {told.plain(challenge.high)}."
        )
    else:
        yield "All want the same here."
    yield from _roles(told)


def _deciding(told: Told) -> str:
    question, push = told.question, told.push
    inside = [each.name for each in question.pressers if each.decides]
    if not inside:
        return "The file does not say who decides this, or they have no position."
    who = listed(inside)
    if push.deciders is None:
        return f"Nobody presses but those who decide it: {who}." if len(inside) == len(question.pressers) else ""
    shift = push.lines[0].outcome - push.deciders
    one = "decides" if len(inside) == 1 else "decide"
    alone = "alone stands" if len(inside) == 1 else "alone stand"
    if told.small(shift):
        return f"{who}, who {one} it, {alone} at the same point."
    end = question.ends[1] if shift > 0 else question.ends[0]
    return (
        f"{who}, who {one} it, {alone} at {told.plain(push.deciders)}; everybody else presses it "
        f"{told.points(shift)} towards {end}."
    )


def _roles(told: Told) -> Iterator[str]:
    names = [each.name for each in told.question.pressers]
    push = told.push
    if push.pivotal and len(push.pivotal) < len(names):
        verb = "stands" if len(push.pivotal) == 1 else "stand"
        yield f"{_some([names[each] for each in push.pivotal])} {verb} at the weighted middle."
    if push.against and len(push.against) < len(names):
        verb = "holds" if len(push.against) == 1 else "hold"
        yield f"{_some([names[each] for each in push.against])} {verb} against it, at or beyond today's state."
    far = abs(told.question.pressers[push.isolated].place.middle - push.lines[0].outcome)
    if not told.small(far):
        yield f"{names[push.isolated]} stands farthest from it, {told.points(far)} away."


def _pull(told: Told, number: int, presser: Presser, case: Case) -> str:
    row = told.push.pulls[number]
    total = float(row.sum())
    names = [each.name for each in told.question.pressers]
    if told.small(total):
        text = f"The point lies where {presser.name} stands."
    else:
        order = [int(each) for each in np.argsort(-np.abs(row), kind="stable") if not told.small(row[each])]
        parts = [f"{names[each]} {told.plain(abs(row[each]))}{_way(row[each], total)}" for each in order]
        shown, rest = parts[:_NAMED], order[_NAMED:]
        if rest:
            shown.append(f"{len(rest)} others {told.plain(abs(float(row[rest].sum())))}{_way(row[rest].sum(), total)}")
        text = f"It lies {told.points(total)} from what {presser.name} wants; of these {listed(shown)}."
    return text + _change(told, presser, total, case)


def _way(part: float, total: float) -> str:
    return "" if part * total >= 0 else " the other way"


def _change(told: Told, presser: Presser, total: float, case: Case) -> str:
    if not case.before:
        return ""
    earlier = told.push.earlier
    if earlier is None or presser.key not in earlier[1]:
        return f" By what was known on {case.before} there was no position of {presser.name}'s to compare."
    was = earlier[1][presser.key]
    known = {each.key for each in told.question.earlier or ()}
    fresh = [each.name for each in told.question.pressers if each.key not in known]
    joined = f"; since then {_some(fresh)} joined in what is known" if fresh else ""
    if told.small(total - was):
        return f" By what was known on {case.before} it was as far{joined}."
    return f" By what was known on {case.before} it was {told.points(was)}{joined}."


def _moves(told: Told) -> Iterator[str]:
    push, question = told.push, told.question
    if push.target is None or push.alone is None or abs(push.target - push.lines[0].outcome) < 1e-9:
        return
    names = [each.name for each in question.pressers]
    able = [each for each in np.argsort(np.abs(push.alone), kind="stable") if np.isfinite(push.alone[each])]
    goal = f"{told.plain(push.target)}"
    if question.target is None:
        goal += ", beyond which another option is the nearest"
    if able:
        parts = [f"{names[each]} {told.points(float(push.alone[each]))}" for each in able[:_NAMED]]
        who = listed(parts, "or")
        yield f"For the point to reach {goal}, one alone would have to move: {who}; nobody else could do it alone."
    else:
        yield f"For the point to reach {goal}, nobody alone could move far enough."
    if push.cheapest is None:
        yield "Even if all moved to that end of the scale, it would not be reached."
    elif len(push.cheapest.members) > 1:
        parts = [
            f"{names[who]} by {told.points(far)}"
            for who, far in zip(push.cheapest.members, push.cheapest.moves, strict=True)
        ]
        yield f"The least movement in sum that reaches it, proved: {listed(parts)}."


def _observed(told: Told, presser: Presser) -> str:
    was, since = presser.before or (0.0, "")
    outcome = told.push.lines[0].outcome
    nearer = abs(presser.place.middle - outcome) < abs(was - outcome)
    return (
        f"{presser.name} stood at {told.plain(was)} from {since} and stands at {told.plain(presser.place.middle)} now, "
        f"{'nearer to' if nearer else 'farther from'} the point to which all positions point."
    )


def _some(names: list[str]) -> str:
    if len(names) <= _NAMED + 1:
        return listed(names)
    return listed([*names[:_NAMED], f"{len(names) - _NAMED} others"])
