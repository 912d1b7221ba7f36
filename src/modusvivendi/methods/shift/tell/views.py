"""What observers say of movement, beside what the dated positions show."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.answers.model import Row, Said, Table
from modusvivendi.answers.wording import capitalised, counted, listed
from modusvivendi.methods.shift.problem import Problem, Track, View
from modusvivendi.methods.shift.solve import Solution, Step, Tested
from modusvivendi.methods.shift.solve.maxsplit import FEWEST, LEVEL
from modusvivendi.methods.shift.tell import tests
from modusvivendi.methods.shift.tell.words import chance, cited, day, places_words, said

Beside = tuple[tuple[Step, ...], ...]


def findings(problem: Problem, solution: Solution) -> Iterator[Said]:
    """Views of a stretch of time: only those can speak of a change."""
    for view, beside in zip(problem.views, solution.views, strict=True):
        if view.spans:
            view_of = f"{cited(view.remark)} An observer's view of {view.when}, not verified."
            text = f"{view_of} {_shown(problem, solution, view, beside)}"
            yield said(text, _because(problem, view, beside), "Observers, beside the record")


def _shown(problem: Problem, solution: Solution, view: View, beside: Beside) -> str:
    parts = [
        _track(problem.tracks[number], steps, solution.tracks[number].tested)
        for number, steps in zip(view.tracks, beside, strict=True)
    ]
    if view.undated:
        parts.append(f"The file dates no position of {listed(view.undated)}, so there is nothing to compare.")
    return " ".join(parts) or "The file dates no position that it could be compared with."


def _track(track: Track, steps: tuple[Step, ...], tested: Tested) -> str:
    who = f"the dated positions of {track.actor} on {track.issue}"
    moves = [step for step in steps if step.change.substance]
    if moves:
        shown = listed(_move(track, step) for step in moves)
        text = f"{capitalised(who)} show {counted(len(moves), 'step')} in that time: {shown}"
    else:
        text = f"{capitalised(who)} show no change in that time; if the view means one there, the two differ"
    return f"{text}. {_verdict(tested)}"


def _move(track: Track, step: Step) -> str:
    if step.change.ideal and step.change.places is not None:
        return f"{day(step.day)}, {places_words(step.change.places, track.ends)}"
    if step.change.ideal:
        return f"{day(step.day)}, {track.stands[step.after].wants}"
    return f"{day(step.day)}, in what it could accept"


def _verdict(tested: Tested) -> str:
    if tested.split is None:
        return f"{capitalised(tests.untested(tested))}."
    seldom = tested.split.p <= LEVEL
    return f"A test {'finds a shift' if seldom else 'cannot tell a shift from chance'} ({chance(tested.split)})."


def _because(problem: Problem, view: View, beside: Beside) -> Iterator[str]:
    yield view.remark.evidence
    for number, steps in zip(view.tracks, beside, strict=True):
        for step in steps:
            for stand in (step.before, step.after):
                if stand >= 0:
                    yield from problem.tracks[number].stands[stand].because


def table(problem: Problem, solution: Solution) -> Table | None:
    """Every view of the window that names an issue, with the record beside it."""
    rows = [
        Row(
            (view.when, cited(view.remark), _record(problem, solution, view) or None),
            tuple(dict.fromkeys(_because(problem, view, beside))),
        )
        for view, beside in zip(problem.views, solution.views, strict=True)
    ]
    if not rows:
        return None
    return Table(
        title="Observers' views on these issues, beside the dated positions",
        columns=("When", "View, not verified", "Dated positions in the whole window"),
        rows=tuple(rows),
        detail=True,
        note="Only a view that is dated to a stretch of time can speak of a change; the others are listed for what "
        f"they say. A test needs {FEWEST} dated statements.",
    )


def _record(problem: Problem, solution: Solution, view: View) -> str:
    parts = []
    for number in view.tracks:
        track, moved = problem.tracks[number], solution.tracks[number]
        steps = sum(step.change.substance for step in moved.steps)
        parts.append(f"{track.actor} on {track.issue}: {counted(steps, 'step') if steps else 'no change'}")
    parts += [f"{words}: none dated" for words in view.undated]
    return "; ".join(parts)
