"""What stability is asked about: a graph model, and the words and evidence of its parts."""

from __future__ import annotations

from dataclasses import dataclass

from modusvivendi.methods.stability.solve.model import Choices, Ints, Mask, Model

Because = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Maker:
    """One decision maker."""

    name: str
    wants: tuple[str, ...]
    """What it wants, the most important first, in the words of the file; empty where that follows from positions."""
    met: Mask | None
    """Which of that each state meets, shape (wants, m); None where it follows from positions."""
    because: Because


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One issue of the states."""

    label: str
    options: tuple[str, ...]
    """In words."""
    now: int
    joint: tuple[int, ...]
    """The decision makers who must all consent to a change; empty where one sets it alone, or nobody."""
    because: Because


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Addition:
    """What the model would be if an issue that the file leaves out of the states could change as well."""

    label: str
    model: Model
    at: Ints
    """The same states here with each option of the added issue, shape (options, m); −1 where that is impossible."""
    because: Because


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Removal:
    """What the model would be if an issue stayed as it is today."""

    label: str
    model: Model
    at: Ints
    """For each state here the same state of the case."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """A situation as a graph model."""

    model: Model
    ranged: Model | None
    """The same with payoffs between bounds, over all that is uncertain; None where every payoff is certain."""
    choices: Choices
    """The same states as options of the issues; the model itself unless moves are drawn or barred one by one."""
    makers: tuple[Maker, ...]
    matters: tuple[Matter, ...]
    now: int
    """The state of the status quo."""
    removals: tuple[Removal, ...]
    """Each issue of the states, one at a time; empty where there are too many states."""
    additions: tuple[Addition, ...]
    """Issues that the file leaves out of the states, one at a time."""
    blocs: tuple[tuple[int, ...], ...]
    """Decision makers of whom is asked what would hold if they acted as one; empty where that is not asked."""

    @property
    def consent(self) -> dict[int, tuple[int, ...]]:
        """For each issue that several set the decision makers who must all consent."""
        return {at: matter.joint for at, matter in enumerate(self.matters) if matter.joint}

    assumed: tuple[tuple[str, Because], ...]
    """What the model rests on beyond what the file gives, in words with evidence."""
