"""What a method is: the rooms of its folder, tied together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from modusvivendi.answers.evidence import gather
from modusvivendi.answers.model import Answer, Gap, Need
from modusvivendi.methods import FOLDERS, METHODS
from modusvivendi.methods.record import Record, no_record
from modusvivendi.methods.registry import Publisher, prepared
from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation

if TYPE_CHECKING:
    from modusvivendi.methods.drawn import Drawer, Template
    from modusvivendi.situation.slots import Slot

P = TypeVar("P")
S = TypeVar("S")


Window = Literal["within", "between"]
"""How a method takes two dates: what happened ``within`` these days, or what differs ``between`` them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A setting that one method takes besides the situation: a flag on the command line, a keyword of ``frame``."""

    name: str
    """The keyword: ``"start"``."""
    flag: str
    """What is typed: ``"--from"``."""
    metavar: str
    """What stands for its value in the help: ``"DATE"``; empty for a switch, which takes none."""
    help: str
    read: Callable[[Any], Any]
    """Typed text, or the value itself, to the value; raises a ``Fault`` that says what to write instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Method(Generic[P, S]):
    """One method: what it needs, and the way from a situation to an answer.

    ``frame`` is the only step that knows the file's vocabulary; ``solve`` knows no words; ``tell`` knows no
    situation. The evidence behind the keys that ``tell`` names is looked up afterwards.
    """

    needs: Callable[[Situation], tuple[Need, ...]]
    """What the situation lacks for this method, each with lines that would supply it; empty when it can answer."""
    frame: Callable[..., P]
    """Takes the situation, and the options that were given as keywords; without any, it answers all the same."""
    solve: Callable[[P], S]
    tell: Callable[[P, S], Answer]
    record: Callable[[P, S], Record] = no_record
    """The answer's numbers as one row, for a series over dates."""
    options: tuple[Option, ...] = ()
    window: Window | None = None
    """What its options ``start`` and ``end`` mean, if it has these; None if it has not."""
    slots: Callable[[Situation, Mapping[str, Any]], tuple[Slot, ...]] | None = None
    """The uncertain numbers that its answer rests on, for options as read; all of the file's if left out."""
    drawn: Drawer | None = None
    """How it is asked of many draws at once; None asks the whole method of each draw and keeps what it records."""
    quiet: bool = False
    """Whether a brief passes over it, instead of listing what is missing, where the file lacks what it needs and
    does not ask for it by name."""
    publishes: Publisher | None = None
    """What gives its numbers to other methods, with their places in the situation."""
    reads: tuple[str, ...] = ()
    """The methods whose numbers it takes; the situation that its rooms see has them at their places."""

    def answer(self, situation: Situation, options: Mapping[str, Any] | None = None) -> Answer:
        """The method's answer, with its evidence. Only for a situation that lacks nothing it needs.

        Raises:
            SituationError: an option's value cannot be read, or does not fit the situation.
            TypeError: the method has no such option.
        """
        return self.recorded(situation, options)[0]

    def recorded(self, situation: Situation, options: Mapping[str, Any] | None = None) -> tuple[Answer, Record]:
        """The method's answer, and its numbers as one row. Raises as :meth:`answer`."""
        situation = self.prepared(situation)
        problem = self.frame(situation, **self.read(options or {}))
        solution = self.solve(problem)
        answer = self.tell(problem, solution)
        return replace(answer, evidence=gather(situation, answer)), self.record(problem, solution)

    def inputs(self, situation: Situation, options: Mapping[str, Any] | None = None) -> tuple[Slot, ...]:
        """The uncertain numbers that its answer rests on. Raises as :meth:`answer`."""
        from modusvivendi.situation.slots import find

        situation = self.prepared(situation)
        return find(situation) if self.slots is None else self.slots(situation, self.read(options or {}))

    def template(
        self, situation: Situation, slots: Sequence[Slot], options: Mapping[str, Any] | None = None
    ) -> Template:
        """The situation, ready to be asked with any numbers in its slots. Raises as :meth:`answer`."""
        from modusvivendi.methods.drawn import recorded

        read = self.read(options or {})
        situation = self.prepared(situation)
        if self.drawn is not None:
            return self.drawn(situation, slots, read)

        def ask(drawn: Situation) -> Record:
            problem = self.frame(drawn, **read)
            return self.record(problem, self.solve(problem))

        return recorded(situation, slots, ask)

    def prepared(self, situation: Situation) -> Situation:
        """The situation with the numbers of other methods that this one reads."""
        return prepared(self, situation, method)

    def read(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The settings that were given, each as its option reads it; those that are None are left out.

        Raises:
            SituationError: a value cannot be read.
            TypeError: the method has no such option.
        """
        known = {option.name: option for option in self.options}
        unknown = [name for name in given if name not in known]
        if unknown:
            raise TypeError(f"no option {unknown[0]!r}; the options are: {', '.join(known) or 'none'}")
        return {name: _value(known[name], value) for name, value in given.items() if value is not None}


def _value(option: Option, given: Any) -> Any:
    try:
        return option.read(given)
    except Fault as fault:
        what = f"{option.flag}: {fault.what}"
        raise SituationError([Problem(code=fault.code, what=what, hint=fault.hint)]) from None


def method(name: str) -> Method[Any, Any]:
    """The method of that name.

    Raises:
        KeyError: there is none.
    """
    if name not in METHODS:
        raise KeyError(name)
    found: Method[Any, Any] = import_module(f"modusvivendi.methods.{FOLDERS.get(name, name)}").METHOD
    return found


def ask(name: str, situation: Situation, options: Mapping[str, Any] | None = None) -> Answer | Gap:
    """A method's answer, or what the situation lacks for it.

    Args:
        name: the method, as typed after ``modus``.
        situation: what is known.
        options: the method's own settings by name, such as ``{"start": "2022-03-01"}``; None counts as not given.

    Raises:
        KeyError: there is no such method.
        SituationError: an option's value cannot be read, or does not fit the situation.
        TypeError: the method has no such option.
    """
    chosen = method(name)
    needs = chosen.needs(situation)
    if needs:
        return Gap(method=name, question=METHODS[name], needs=needs)
    return chosen.answer(situation, options)
