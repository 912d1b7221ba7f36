"""Situation → a graph model: decision makers, states, moves and preferences. The only room that knows the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import prod

import numpy as np

from modusvivendi.answers.model import Need
from modusvivendi.methods.stability.case import Addition, Because, Case, Matter, Removal
from modusvivendi.methods.stability.frame.moving import Drawn, drawn_model, tables
from modusvivendi.methods.stability.frame.states import States, matching, states
from modusvivendi.methods.stability.frame.wanting import Wanting, wanting
from modusvivendi.methods.stability.options import Blocs
from modusvivendi.methods.stability.solve.checks import ModelError
from modusvivendi.methods.stability.solve.model import Choices, Ints, Model, Payoffs
from modusvivendi.methods.stability.solve.model import choices as choice_model
from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.derive.evidence import evidence_of_now, stated
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation

MOST_STATES = 2**20
"""Combinations of options; with more, the file has to say which issues make up a state."""
LARGEST_VARIED = 4_096
"""Combinations up to which it is asked what an issue more or less would change."""


def needs(situation: Situation) -> tuple[Need, ...]:
    """Two actors who each set an issue alone, and a status quo."""
    chosen = issues_of(situation)
    alone = {issue.set_by[0] for issue in chosen if len(issue.set_by) == 1}
    alone |= {step.by[0] for step in situation.moves.transitions if len(step.by) == 1}
    if len(alone) < 2:
        snippet = "issues:\n  ceasefire: {options: [kept, broken], now: kept, set_by: A}"
        return (Need(what="two actors who each can change an issue alone (set_by)", snippet=snippet),)
    return ()


def frame(situation: Situation, blocs: Blocs = ()) -> Case:
    """The decision makers, the states that are possible, who can move where, and what each makes of each state.

    Args:
        situation: what is known.
        blocs: keys of actors of whom is asked what would hold if they acted as one.

    Raises:
        SituationError: there are too many states, none that is possible, or the status quo is none; or a bloc names
            somebody who decides nothing.
    """
    chosen = _asked(situation)
    built = _build(situation, chosen)
    ends = _ends(built.preferences)
    return Case(
        model=built.drawn.model,
        ranged=None if ends is None else replace(built.drawn.model, payoffs=Payoffs(*ends)),
        choices=built.choices,
        makers=tuple(each.maker for each in built.preferences),
        matters=tuple(_matter(issue, at, built.keys) for issue, at in zip(chosen, built.states.now, strict=True)),
        now=_status_quo(situation, built.choices, built.states, chosen),
        removals=tuple(_removals(situation, chosen, built)),
        additions=tuple(_additions(situation, chosen, built.choices)),
        blocs=_blocs(blocs, built.keys),
        assumed=tuple(_assumed(situation, built.preferences, built.drawn, chosen)),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Framed:
    """The graph model alone, without what the answer tells beside it."""

    keys: tuple[str, ...]
    """Of the decision makers, in the order of the model."""
    states: States
    model: Model
    choices: Choices
    now: int
    labels: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    """For each issue its options in words."""

    @property
    def payoffs(self) -> Ints:
        """What each decision maker makes of each state, shape (n, m)."""
        return self.model.payoffs.low

    def words(self, state: int) -> str:
        """What differs from today in a state."""
        here, today = (self._places(each) for each in (state, self.now))
        changed = [
            f"{label}: {options[at]}"
            for label, options, at, was in zip(self.labels, self.options, here, today, strict=True)
            if at != was
        ]
        return "; ".join(changed) or "all as today"

    def _places(self, state: int) -> list[int]:
        code, places = int(self.choices.codes[state]), []
        for size in self.choices.sizes:
            code, at = divmod(code, size)
            places.append(at)
        return places


def framed(situation: Situation) -> Framed:
    """The graph model of a situation that lacks nothing.

    Raises:
        SituationError: as :func:`frame`.
    """
    chosen = _asked(situation)
    built = _build(situation, chosen)
    matters = [_matter(issue, at, built.keys) for issue, at in zip(chosen, built.states.now, strict=True)]
    return Framed(
        keys=tuple(built.keys),
        states=built.states,
        model=built.drawn.model,
        choices=built.choices,
        now=_status_quo(situation, built.choices, built.states, chosen),
        labels=tuple(matter.label for matter in matters),
        options=tuple(matter.options for matter in matters),
    )


def _asked(situation: Situation) -> list[Issue]:
    """The issues that make up a state.

    Raises:
        SituationError: they make too many states.
    """
    chosen = issues_of(situation)
    total = prod(len(issue.options) for issue in chosen)
    if total > MOST_STATES:
        what = f"{total:,} combinations of options are too many for stability; at most {MOST_STATES:,}"
        hint = "say which issues make up a state: moves: {issues: [ceasefire, alignment]}"
        raise SituationError([Problem(code="too-many-states", what=what, hint=hint, path="moves.issues")])
    return chosen


@dataclass(frozen=True, slots=True, eq=False)
class _Built:
    """The model of some issues, with what it is made of."""

    states: States
    keys: list[str]
    preferences: list[Wanting]
    choices: Choices
    drawn: Drawn


def _build(situation: Situation, chosen: list[Issue]) -> _Built:
    found = states(situation, chosen)
    keys = makers_of(situation, chosen)
    preferences = [wanting(situation, key, found) for key in keys]
    owners = [keys.index(issue.set_by[0]) if len(issue.set_by) == 1 else -1 for issue in chosen]
    allowed, plain = tables(situation, chosen)
    payoffs = np.array([each.payoffs for each in preferences])
    model = choice_model([len(issue.options) for issue in chosen], owners, payoffs, found.feasible, allowed)
    try:
        drawn = drawn_model(situation, model, chosen, keys, found, barred=not plain)
    except ModelError as error:
        what = f"moves drawn by hand need every move listed: {error}"
        hint = "say which issues make up a state: moves: {issues: [ceasefire, alignment]}"
        raise SituationError([Problem(code="too-many-states", what=what, hint=hint, path="moves.issues")]) from None
    return _Built(found, keys, preferences, model, drawn)


def _removals(situation: Situation, chosen: list[Issue], built: _Built) -> Iterator[Removal]:
    """For each issue the model in which it cannot change."""
    if built.choices.states > LARGEST_VARIED or len(chosen) < 2:
        return
    for place, (issue, now) in enumerate(zip(chosen, built.states.now, strict=True)):
        smaller = _build(situation, [other for other in chosen if other is not issue])
        step = prod(len(other.options) for other in chosen[:place])
        over, under = np.divmod(smaller.choices.codes, step)
        codes = under + step * (now + len(issue.options) * over)
        at = np.searchsorted(built.choices.codes, codes)
        yield Removal(label=issue.label, model=smaller.drawn.model, at=at)


def _additions(situation: Situation, chosen: list[Issue], choices: Choices) -> Iterator[Addition]:
    """For each issue that could be in the states and is not, the model with it; rankings of states cannot say it."""
    size = prod(len(issue.options) for issue in chosen)
    if situation.moves.rankings:
        return
    for issue in situation.issues.values():
        if not issue.options or not issue.set_by or issue in chosen or size * len(issue.options) > LARGEST_VARIED:
            continue
        wider = _build(situation, [*chosen, issue])
        codes = choices.codes + size * np.arange(len(issue.options))[:, None]
        at = np.searchsorted(wider.choices.codes, codes).clip(max=wider.choices.states - 1)
        at = np.where(wider.choices.codes[at] == codes, at, -1)
        because = (stated(f"issues.{issue.key}"),)
        yield Addition(label=issue.label, model=wider.drawn.model, at=at, because=because)


def _ends(preferences: list[Wanting]) -> tuple[Ints, Ints] | None:
    """The least and the greatest payoffs, shape (n, m) each; None where every payoff is certain."""
    pairs = [each.ends or (each.payoffs, each.payoffs) for each in preferences]
    low, high = (np.array([pair[end] for pair in pairs]) for end in (0, 1))
    return None if np.array_equal(low, high) else (low, high)


def issues_of(situation: Situation) -> list[Issue]:
    """The issues that make up a state: those that the file names, else all that somebody sets; ranges are left out."""
    named = situation.moves.issues
    return [
        issue
        for key, issue in situation.issues.items()
        if issue.options and (key in named if named else bool(issue.set_by))
    ]


def makers_of(situation: Situation, chosen: list[Issue]) -> list[str]:
    """Who sets one of the issues or moves on one by hand, in the order of the file."""
    movers = {key for issue in chosen for key in issue.set_by}
    movers |= {key for step in situation.moves.transitions for key in step.by}
    return [key for key in situation.actors if key in movers]


def _blocs(given: Blocs, keys: list[str]) -> tuple[tuple[int, ...], ...]:
    """The blocs as decision makers.

    Raises:
        SituationError: somebody decides nothing here.
    """
    wrong = [key for bloc in given for key in bloc if key not in keys]
    if wrong:
        hint = f"who decides something here: {', '.join(keys)}"
        raise SituationError(
            [Problem(code="option", what=f"--blocs: {key} decides nothing here", hint=hint) for key in wrong]
        )
    return tuple(tuple(sorted(keys.index(key) for key in bloc)) for bloc in given)


def _matter(issue: Issue, now: int, keys: list[str]) -> Matter:
    return Matter(
        label=issue.label,
        options=tuple(option.text or option.key for option in issue.options),
        now=now,
        joint=tuple(keys.index(key) for key in issue.set_by) if len(issue.set_by) > 1 else (),
        because=evidence_of_now(issue.key),
    )


def _status_quo(situation: Situation, model: Choices, found: States, chosen: list[Issue]) -> int:
    """The place of what holds today among the states.

    Raises:
        SituationError: a rule calls it impossible.
    """
    at = model.state(found.now)
    if at is not None:
        return at
    names = ", ".join(f"{issue.key}: {issue.options[now].key}" for issue, now in zip(chosen, found.now, strict=True))
    columns = {issue.key: np.array([now]) for issue, now in zip(chosen, found.now, strict=True)}
    against = [
        number
        for number, rule in enumerate(situation.rules)
        if rule.impossible is not None and matching(situation, columns, rule.impossible, 1).any()
    ]
    what = f"the status quo ({names}) is impossible by this rule"
    hint = "change now: or the rule"
    raise SituationError(Problem(code="status-quo", what=what, hint=hint, path=f"rules.{at}") for at in against)


def _assumed(
    situation: Situation, preferences: list[Wanting], drawn: Drawn, chosen: list[Issue]
) -> Iterator[tuple[str, Because]]:
    yield from ((words, each.maker.because) for each in preferences for words in each.assumed)
    for issue in chosen:
        if issue.now is None:
            words = f"What holds today on {issue.label} is not given; the first option is taken."
            yield words, (stated(f"issues.{issue.key}"),)
    yield from ((words, ()) for words in drawn.assumed)
    if _ends(preferences) is not None:
        yield "Uncertain numbers are taken at their central reading where nothing else is said.", ()
    if situation.moves.transitions or not drawn.plain:
        words = "Steps together are looked for without the moves that are drawn by hand"
        bars = " and without the one-way changes" if not drawn.plain else ""
        yield f"{words}{bars}; what is not found may be reached all the same.", ()
    if situation.moves.prefers:
        yield "What the file lists under prefers is not used here; write it as priorities.", ()


__all__ = ["Model", "frame", "needs"]
