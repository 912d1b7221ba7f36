"""Who moved on which issue, in sentences and as a table."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Row, Said, Table
from modusvivendi.answers.wording import capitalised, counted, listed
from modusvivendi.methods.shift.problem import Problem, Stand, Track
from modusvivendi.methods.shift.solve import Change, Moved, Solution, Step
from modusvivendi.methods.shift.solve.maxsplit import FEWEST
from modusvivendi.methods.shift.tell import tests
from modusvivendi.methods.shift.tell.words import day, places_words, red_line, said, sign_words, unique
from modusvivendi.situation.derive.words import span
from modusvivendi.situation.quantities import Interval

MOST_TOLD = 4
"""With more steps, a sentence says what they come to."""


def findings(problem: Problem, solution: Solution) -> Iterator[Said]:
    """One for each track that changed, one for those that only began or ended, and one for each test."""
    told = list(zip(problem.tracks, solution.tracks, strict=True))
    changed = [(track, moved) for track, moved in told if any(step.change.kind == "changed" for step in moved.steps)]
    for track, moved in sorted(changed, key=lambda one: not one[1].substance):
        yield said(_sentences(track, moved), because_of(track, moved), _label(track))
    rest = [(track, moved) for track, moved in told if moved.steps and (track, moved) not in changed]
    if rest:
        text = "; ".join(_brief(track, moved) for track, moved in rest)
        because = [key for track, moved in rest for key in because_of(track, moved)]
        yield said(f"{text}.", because, "Positions begun or ended")
    for track, moved in told:
        if moved.tested.points >= FEWEST:
            yield tests.finding(_label(track), track.points, moved.tested, f"the places (100: {track.ends[1]})")


def because_of(track: Track, moved: Moved) -> tuple[str, ...]:
    """The evidence of every position that took part in a change."""
    numbers = (number for step in moved.steps for number in (step.before, step.after) if number >= 0)
    return unique(key for number in numbers for key in track.stands[number].because)


def _label(track: Track) -> str:
    return f"{track.actor}, {track.issue}"


def _sentences(track: Track, moved: Moved) -> str:
    text = _many(track, moved) if len(moved.steps) > MOST_TOLD else _few(track, moved)
    if moved.tested.points < FEWEST and moved.substance:
        text += f" {capitalised(tests.untested(moved.tested))}."
    return text


def _few(track: Track, moved: Moved) -> str:
    text = " ".join(_step(track, step) for step in moved.steps)
    if moved.net is not None and moved.net.places is not None and len(moved.steps) > 1:
        text += f" Over the whole time: {places_words(moved.net.places, track.ends)}."
    return text


def _many(track: Track, moved: Moved) -> str:
    """What many steps come to; the table has each."""
    first, last = moved.steps[0], moved.steps[-1]
    text = f"{counted(len(moved.steps), 'step')} from {day(first.day)} to {day(last.day)}."
    if moved.net is None:
        return f"{text} At the end it stands where it stood at the beginning."
    whole = Step(day=last.day, before=moved.start, after=moved.end, change=moved.net)
    word = f" The last on the word of {track.stands[last.after].whose}." if last.after >= 0 else ""
    return f"{text} Over the whole time: {'; '.join(_parts(track, whole))}.{word}"


def _brief(track: Track, moved: Moved) -> str:
    steps = (
        f"from {day(step.day)}, {track.stands[step.after].wants}"
        if step.change.kind == "begun"
        else f"until before {day(step.day)}, {track.stands[step.before].wants}"
        for step in moved.steps
    )
    return f"{track.actor} on {track.issue}: {', '.join(steps)}"


def _step(track: Track, step: Step) -> str:
    word = f" On the word of {track.stands[step.after].whose}." if step.after >= 0 else ""
    return f"From {day(step.day)}: {'; '.join(_parts(track, step))}.{word}"


def _parts(track: Track, step: Step) -> Iterator[str]:
    """What a step changed, piece by piece."""
    if step.change.kind == "ended":
        yield f"no dated position any more; until then {track.stands[step.before].wants}"
        return
    after = track.stands[step.after]
    if step.change.kind == "begun":
        line = red_line(after)
        limits = f", could accept {line}" if line and line != after.wants else ""
        yield f"no dated position before; wants {after.wants}{limits}"
        return
    before = track.stands[step.before]
    yield from _ideal(track, step.change, before, after)
    yield from _line(step.change, before, after)
    yield from _shares(step.change, before, after)


def _ideal(track: Track, change: Change, before: Stand, after: Stand) -> Iterator[str]:
    if change.ideal:
        places = f", {places_words(change.places, track.ends)}" if change.places is not None else ""
        yield f"wants {after.wants}, before that {before.wants}{places}"


def _line(change: Change, before: Stand, after: Stand) -> Iterator[str]:
    if not change.line:
        return
    if not red_line(before):
        yield f"now draws a red line: could accept only {red_line(after)}"
    elif not red_line(after):
        yield f"no red line is stated any more; before that it could accept only {red_line(before)}"
    else:
        yield from _options(change, dict(before.accepts or ()), dict(after.accepts or ()))
        yield from _bounds(before, after)


def _options(change: Change, before: dict[str, str], after: dict[str, str]) -> Iterator[str]:
    if change.added:
        yield f"could now also accept {listed((after[key] for key in after if key in change.added), 'or')}"
    if change.removed:
        yield f"could no longer accept {listed((before[key] for key in before if key in change.removed), 'or')}"
    if change.conditions:
        was = listed((before[key] for key in before if key in change.conditions), "or")
        yield f"other conditions: {listed((after[key] for key in after if key in change.conditions), 'or')}; were {was}"


def _bounds(before: Stand, after: Stand) -> Iterator[str]:
    if before.bounds != after.bounds:
        yield f"red line {after.bounds or 'without a bound'}, before that {before.bounds or 'without a bound'}"
    if (before.accepts is None) != (after.accepts is None):
        yield f"could accept {red_line(after)}, before that {red_line(before)}"


def _shares(change: Change, before: Stand, after: Stand) -> Iterator[str]:
    if change.firmness is not None and before.firmness is not None and after.firmness is not None:
        yield f"held with a firmness of {after.firmness.words} (before that {before.firmness.words})"
    if change.salience is not None and before.salience is not None and after.salience is not None:
        yield f"matters {after.salience.words} to it (before that {before.salience.words})"


def table(problem: Problem, solution: Solution) -> Table | None:
    """Every step as a row; None where there is none."""
    rows = [
        _row(track, step) for track, moved in zip(problem.tracks, solution.tracks, strict=True) for step in moved.steps
    ]
    if not rows:
        return None
    return Table(
        title="Positions that changed",
        columns=(
            "From",
            "Who, on what",
            "What changed",
            "Places up the scale, 0–100",
            "Firmness, 0–1",
            "On the word of",
        ),
        rows=tuple(rows),
        detail=True,
        note="Places are differences of intervals: both ends, no midpoint.",
    )


def _row(track: Track, step: Step) -> Row:
    before = track.stands[step.before] if step.before >= 0 else None
    after = track.stands[step.after] if step.after >= 0 else None
    cells = (
        day(step.day),
        _label(track),
        "; ".join(_parts(track, step)),
        sign_words(step.change.places) if step.change.places is not None else None,
        after.firmness.words if after and after.firmness else None,
        after.whose if after else None,
    )
    return Row(cells, unique(key for stand in (before, after) if stand for key in stand.because))


def points_table(problem: Problem) -> Table | None:
    """The dated points behind the counts, as a test takes them."""
    rows = [
        Row((track.actor, track.issue, point.words, span(Interval(*point.ends))), point.because)
        for track in problem.tracks
        for point in track.points
    ]
    if not rows:
        return None
    return Table(
        title="Dated statements that a test would use",
        columns=("Actor", "Issue", "What", "Place, 0–100"),
        rows=tuple(rows),
        detail=True,
        note=f"A test needs {FEWEST} of one actor on one issue. An offer on which a position rests, or on whose day "
        "one begins, is not counted twice.",
    )


def moved_names(problem: Problem, solution: Solution) -> str:
    """``"Russia on level of the talks, Ukraine on territory"``."""
    by_actor: dict[str, list[str]] = {}
    for track, moved in zip(problem.tracks, solution.tracks, strict=True):
        if moved.substance:
            by_actor.setdefault(track.actor, []).append(track.issue)
    return "; ".join(f"{actor} on {listed(issues)}" for actor, issues in by_actor.items())


def undated(problem: Problem) -> str:
    """How many positions carry no date; empty where all do."""
    total = sum(track.undated for track in problem.tracks)
    if not total:
        return ""
    every = total + sum(len(track.stands) for track in problem.tracks)
    return (
        f"{total} of {counted(every, 'position')} {'carries' if total == 1 else 'carry'} no date: "
        "such a position can show neither a change nor that there was none."
    )
