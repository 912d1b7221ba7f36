"""Rule 5: who decides on an issue, and who only presses."""

from __future__ import annotations

from dataclasses import dataclass

from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.derive.base import Derived
from modusvivendi.situation.derive.evidence import evidence_of_position, stated, unique
from modusvivendi.situation.derive.held import held_positions
from modusvivendi.situation.derive.names import issue_of
from modusvivendi.situation.derive.words import listed, sentence
from modusvivendi.situation.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciders:
    """Who has a say in an issue.

    Attributes:
        issue: the issue.
        decide: who can do and undo its options; several must all consent.
        press: who has a position on it without deciding.
    """

    issue: str
    decide: tuple[str, ...]
    press: tuple[str, ...]


def deciders(situation: Situation, issue: str) -> Derived[Deciders]:
    """Who decides on an issue (``set_by``), and who presses: whoever else has a position that matters to it.

    Raises:
        UnknownNameError: the situation lacks the issue.
    """
    known = issue_of(situation, issue)
    pressing = _pressing(situation, known)
    press = tuple(position.actor for position in pressing)
    because = [stated(f"issues.{issue}.set_by")]
    because += [key for position in pressing for key in evidence_of_position(situation, position)]
    return Derived(
        value=Deciders(issue=issue, decide=known.set_by, press=press),
        rule="deciders",
        how=_how(situation, known, press),
        because=unique(because),
    )


def _pressing(situation: Situation, issue: Issue) -> tuple[Position, ...]:
    outside = tuple(actor for actor in situation.actors if actor not in issue.set_by)
    held = held_positions(situation, outside)
    found = (held[actor].get(issue.key) for actor in outside)
    return tuple(position for position in found if position is not None and not _indifferent(position))


def _indifferent(position: Position) -> bool:
    return position.salience is not None and position.salience.interval.high == 0


def _how(situation: Situation, issue: Issue, press: tuple[str, ...]) -> str:
    names = [situation.actor_name(actor) for actor in issue.set_by]
    if not names:
        decided = f"the file does not say who can change {issue.label} (set_by)"
    elif len(names) == 1:
        decided = f"{names[0]} alone can do and undo each option of {issue.label}"
    else:
        decided = f"{listed(names)} must all consent to a change of {issue.label}"
    if not press:
        return sentence(f"{decided}; nobody else has a position on it")
    others = listed([situation.actor_name(actor) for actor in press])
    verb = "has a position on it and presses" if len(press) == 1 else "have a position on it and press"
    return sentence(f"{decided}; {others} {verb} from outside")
