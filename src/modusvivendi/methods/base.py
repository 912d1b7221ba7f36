"""What a method is: the rooms of its folder, tied together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any, Generic, TypeVar

from modusvivendi.answers.evidence import gather
from modusvivendi.answers.model import Answer, Gap, Need
from modusvivendi.methods import METHODS
from modusvivendi.situation.situation import Situation

P = TypeVar("P")
S = TypeVar("S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Method(Generic[P, S]):
    """One method: what it needs, and the way from a situation to an answer.

    ``frame`` is the only step that knows the file's vocabulary; ``solve`` knows no words; ``tell`` knows no
    situation. The evidence behind the keys that ``tell`` names is looked up afterwards.
    """

    needs: Callable[[Situation], tuple[Need, ...]]
    """What the situation lacks for this method, each with lines that would supply it; empty when it can answer."""
    frame: Callable[[Situation], P]
    solve: Callable[[P], S]
    tell: Callable[[P, S], Answer]

    def answer(self, situation: Situation) -> Answer:
        """The method's answer, with its evidence. Only for a situation that lacks nothing it needs."""
        problem = self.frame(situation)
        answer = self.tell(problem, self.solve(problem))
        return replace(answer, evidence=gather(situation, answer))


def method(name: str) -> Method[Any, Any]:
    """The method of that name.

    Raises:
        KeyError: there is none.
    """
    if name not in METHODS:
        raise KeyError(name)
    found: Method[Any, Any] = import_module(f"modusvivendi.methods.{name}").METHOD
    return found


def ask(name: str, situation: Situation) -> Answer | Gap:
    """A method's answer, or what the situation lacks for it.

    Raises:
        KeyError: there is no such method.
    """
    chosen = method(name)
    needs = chosen.needs(situation)
    if needs:
        return Gap(method=name, question=METHODS[name], needs=needs)
    return chosen.answer(situation)
