"""Rule 1: who can change what.

An option of an issue is a move of those who set it: of one actor alone, or of several together (each must
consent). ``moves`` holds the exceptions: changes that cannot be undone, and moves drawn by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.blocks.rules import OneWay, Transition
from modusvivendi.situation.derive.base import Derived
from modusvivendi.situation.derive.evidence import grounds, stated, unique
from modusvivendi.situation.derive.names import actor_of, issue_of
from modusvivendi.situation.derive.states import State, impossible, is_among, state_of, state_words
from modusvivendi.situation.derive.words import listed, sentence
from modusvivendi.situation.fields.references import Choice
from modusvivendi.situation.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueMoves:
    """The moves on one issue.

    Attributes:
        issue: the issue.
        by: who makes them: one actor alone, several together; nobody if the file does not say.
        options: the options to move between; empty for an issue that is a number, where any may be reached.
        barred: (before, after) for each change that would undo one that cannot be undone.
    """

    issue: str
    by: tuple[str, ...]
    options: tuple[str, ...]
    barred: tuple[tuple[str, str], ...] = ()

    @property
    def joint(self) -> bool:
        """Whether several must make them together."""
        return len(self.by) > 1

    def allows(self, before: str, after: str) -> bool:
        """Whether somebody can change the one option into the other."""
        known = before in self.options and after in self.options
        return bool(self.by) and known and before != after and (before, after) not in self.barred

    def changes(self) -> Iterator[tuple[str, str]]:
        """Every (before, after) that is allowed."""
        for before in self.options:
            yield from ((before, after) for after in self.options if self.allows(before, after))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One move: who makes it (several: together), and the options that it changes.

    Attributes:
        by: who makes it.
        before: {issue: option} that it starts from; of a drawn move, what must hold for it to be made.
        after: {issue: option} that it leads to; every other issue stays as it is.
    """

    by: tuple[str, ...]
    before: Mapping[str, Choice]
    after: Mapping[str, Choice]

    @property
    def joint(self) -> bool:
        """Whether several make it together."""
        return len(self.by) > 1


def moves_on(situation: Situation, issue: str) -> Derived[IssueMoves]:
    """Who can do and undo each option of an issue.

    Raises:
        UnknownNameError: the situation lacks the issue.
    """
    known = issue_of(situation, issue)
    one_way = [(n, move) for n, move in enumerate(situation.moves.one_way) if move.issue == issue]
    found = IssueMoves(
        issue=issue,
        by=known.set_by,
        options=tuple(option.key for option in known.options),
        barred=tuple((move.to, move.from_) for _, move in one_way),
    )
    exceptions = (key for number, move in one_way for key in grounds(f"moves.one_way.{number}", (), move.why))
    return Derived(
        value=found,
        rule="moves",
        how=_how(situation, known, tuple(move for _, move in one_way)),
        because=unique((stated(f"issues.{issue}.set_by"), *exceptions)),
    )


def moves_of(situation: Situation, actor: str) -> tuple[Derived[IssueMoves], ...]:
    """The moves in which an actor takes part, alone or together with others, by issue.

    Raises:
        UnknownNameError: the situation lacks the actor.
    """
    actor_of(situation, actor)
    return tuple(moves_on(situation, key) for key, issue in situation.issues.items() if actor in issue.set_by)


def drawn_moves(situation: Situation) -> tuple[Derived[Step], ...]:
    """The moves that the file draws by hand, as they stand there."""
    return tuple(_drawn(situation, number, drawn) for number, drawn in enumerate(situation.moves.transitions))


def steps_from(situation: Situation, state: State) -> tuple[Derived[Step], ...]:
    """Every move out of a state: those drawn by hand, then those that follow from who sets what.

    Args:
        situation: what is known.
        state: {issue: option}; an issue that is left out is at its status quo.

    Returns:
        One step for each. A step that the file draws by hand stands for the same step derived. Steps into
        an impossible state are left out, and so are changes of issues that are numbers, which have no list
        of options.

    Raises:
        UnknownNameError: the state names an issue or an option that the situation lacks.
    """
    whole = state_of(situation, state)
    drawn = [step for step in drawn_moves(situation) if _applies(step.value, whole)]
    drawn_keys = [(set(step.value.by), _changed(step.value, whole)) for step in drawn]
    derived = [
        step
        for issue in situation.issues
        for step in _steps_on(situation, issue, whole)
        if (set(step.value.by), dict(step.value.after)) not in drawn_keys
    ]
    return tuple(step for step in (*drawn, *derived) if not impossible(situation, {**whole, **step.value.after}))


def _steps_on(situation: Situation, issue: str, state: State) -> Iterator[Derived[Step]]:
    moves, before = moves_on(situation, issue), state.get(issue)
    if not isinstance(before, str):
        return
    for after in moves.value.options:
        if moves.value.allows(before, after):
            step = Step(by=moves.value.by, before={issue: before}, after={issue: after})
            yield Derived(value=step, rule="moves", how=moves.how, because=moves.because)


def _drawn(situation: Situation, number: int, drawn: Transition) -> Derived[Step]:
    names = listed([situation.actor_name(actor) for actor in drawn.by])
    before, after = state_words(situation, drawn.from_), state_words(situation, drawn.to)
    how = f"the file draws this move by hand: {names} can go from {before} to {after}"
    return Derived(
        value=Step(by=drawn.by, before=drawn.from_, after=drawn.to),
        rule="moves",
        how=sentence(f"{how}; {drawn.why}" if drawn.why else how),
        because=grounds(f"moves.transitions.{number}", (), drawn.why),
        stated=True,
    )


def _applies(step: Step, state: State) -> bool:
    """Whether a drawn move certainly starts from a state and changes something there."""
    starts = all(is_among(state.get(issue), (choice,)) is True for issue, choice in step.before.items())
    return starts and bool(_changed(step, state))


def _changed(step: Step, state: State) -> dict[str, Choice]:
    return {issue: choice for issue, choice in step.after.items() if state.get(issue) != choice}


def _how(situation: Situation, issue: Issue, one_way: tuple[OneWay, ...]) -> str:
    names = [situation.actor_name(actor) for actor in issue.set_by]
    if not names:
        return sentence(f"the file does not say who can change {issue.label} (set_by), so nobody is taken to")
    alone = f"{names[0]} alone can do and undo each option of {issue.label}"
    together = f"{listed(names)} can change {issue.label} only together, as each must consent"
    no_return = "".join(
        f"; once it is {situation.option_words(issue.key, move.to)}, "
        f"it cannot go back to {situation.option_words(issue.key, move.from_)}"
        for move in one_way
    )
    return sentence((alone if len(names) == 1 else together) + no_return)
