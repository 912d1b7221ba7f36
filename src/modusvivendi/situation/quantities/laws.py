"""Named distributions, as an analyst states them. Nothing is drawn here.

A law is written in a file as ``{NAME: [PARAMETERS]}``. The parameters are those that an analyst can state
from what is known (a median, a most likely value), and they are exact fractions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from types import MappingProxyType
from typing import ClassVar, Protocol

from modusvivendi.situation.quantities.errors import NumberError, nearest, quoted
from modusvivendi.situation.quantities.interval import Interval

_ZERO = Fraction(0)
_ONE = Fraction(1)


def _require(holds: bool, reason: str, hint: str) -> None:
    if not holds:
        raise NumberError(reason, hint, "law")


class Law(Protocol):
    """A named distribution of one number."""

    name: ClassVar[str]

    @property
    def parameters(self) -> tuple[Fraction, ...]:
        """The numbers after the name, in the order of the file."""
        ...

    @property
    def support(self) -> Interval:
        """Where the number can lie."""
        ...

    def describe(self, *shown: str) -> str:
        """The law for a reader, given its parameters as they are shown."""
        ...


@dataclass(frozen=True, slots=True)
class Uniform:
    """Every number from ``low`` to ``high`` is as likely as any other.

    Raises:
        NumberError: ``low`` is not below ``high``.
    """

    low: Fraction
    high: Fraction
    name: ClassVar[str] = "uniform"

    def __post_init__(self) -> None:
        hint = "write {uniform: [lowest, highest]}"
        _require(self.low < self.high, "a uniform distribution runs from a lower to a higher number", hint)

    @property
    def parameters(self) -> tuple[Fraction, ...]:
        """Lowest, highest."""
        return self.low, self.high

    @property
    def support(self) -> Interval:
        """From lowest to highest."""
        return Interval(self.low, self.high)

    def describe(self, *shown: str) -> str:
        """``60 to 90 (uniform)``."""
        return f"{shown[0]} to {shown[1]} (uniform)"


@dataclass(frozen=True, slots=True)
class Normal:
    """Symmetric about ``mean``; two thirds of the probability lie within one ``sd`` of it.

    Raises:
        NumberError: the standard deviation is not above 0.
    """

    mean: Fraction
    sd: Fraction
    name: ClassVar[str] = "normal"

    def __post_init__(self) -> None:
        hint = "write {normal: [mean, standard deviation]}"
        _require(self.sd > 0, "the standard deviation of a normal distribution is above 0", hint)

    @property
    def parameters(self) -> tuple[Fraction, ...]:
        """Mean, standard deviation."""
        return self.mean, self.sd

    @property
    def support(self) -> Interval:
        """Unbounded; a quantity's own bounds cut the tails when a number is drawn."""
        return Interval(None, None)

    def describe(self, *shown: str) -> str:
        """``about 70 (normal, standard deviation 10)``."""
        return f"about {shown[0]} (normal, standard deviation {shown[1]})"


@dataclass(frozen=True, slots=True)
class Lognormal:
    """A positive number known to within a factor: as likely above ``median`` as below it.

    Two thirds of the probability lie between ``median / gsd`` and ``median * gsd``, 95 % between ``median /
    gsd²`` and ``median * gsd²``. ``gsd`` is the geometric standard deviation; the logarithm of the number is
    normal with mean ``ln median`` and standard deviation ``ln gsd``.

    Raises:
        NumberError: the median is not above 0, or the geometric standard deviation is not above 1.
    """

    median: Fraction
    gsd: Fraction
    name: ClassVar[str] = "lognormal"

    def __post_init__(self) -> None:
        hint = "write {lognormal: [median, geometric standard deviation]}, such as {lognormal: [2000, 1.5]}"
        _require(self.median > 0, "the median of a lognormal distribution is above 0", hint)
        _require(self.gsd > 1, "the geometric standard deviation of a lognormal distribution is above 1", hint)

    @property
    def parameters(self) -> tuple[Fraction, ...]:
        """Median, geometric standard deviation."""
        return self.median, self.gsd

    @property
    def support(self) -> Interval:
        """Everything above 0."""
        return Interval(_ZERO, None, low_open=True)

    def describe(self, *shown: str) -> str:
        """``about 2,000 (lognormal, geometric standard deviation 1.5)``."""
        return f"about {shown[0]} (lognormal, geometric standard deviation {shown[1]})"


def _require_order(name: str, low: Fraction, mode: Fraction, high: Fraction) -> None:
    reason = f"in a {name} distribution the most likely number lies between the lowest and the highest"
    hint = f"write {{{name}: [lowest, most likely, highest]}}"
    _require(low <= mode <= high and low < high, reason, hint)


@dataclass(frozen=True, slots=True)
class Triangular:
    """Rises in a straight line from ``low`` to the most likely ``mode`` and falls in one to ``high``.

    Raises:
        NumberError: not low ≤ mode ≤ high with low < high.
    """

    low: Fraction
    mode: Fraction
    high: Fraction
    name: ClassVar[str] = "triangular"

    def __post_init__(self) -> None:
        _require_order("triangular", self.low, self.mode, self.high)

    @property
    def parameters(self) -> tuple[Fraction, ...]:
        """Lowest, most likely, highest."""
        return self.low, self.mode, self.high

    @property
    def support(self) -> Interval:
        """From lowest to highest."""
        return Interval(self.low, self.high)

    def describe(self, *shown: str) -> str:
        """``60 to 90, most likely 70 (triangular)``."""
        return f"{shown[0]} to {shown[2]}, most likely {shown[1]} (triangular)"


@dataclass(frozen=True, slots=True)
class Pert:
    """A smooth hump from ``low`` over the most likely ``mode`` to ``high``, with weight 4 on the mode.

    The beta distribution on [low, high] with alpha = 1 + 4 (mode − low) / (high − low) and
    beta = 1 + 4 (high − mode) / (high − low). Source: Malcolm, Roseboom, Clark and Fazar (1959), Operations
    Research 7(5), 646–669.

    Raises:
        NumberError: not low ≤ mode ≤ high with low < high.
    """

    low: Fraction
    mode: Fraction
    high: Fraction
    name: ClassVar[str] = "pert"

    def __post_init__(self) -> None:
        _require_order("pert", self.low, self.mode, self.high)

    @property
    def parameters(self) -> tuple[Fraction, ...]:
        """Lowest, most likely, highest."""
        return self.low, self.mode, self.high

    @property
    def support(self) -> Interval:
        """From lowest to highest."""
        return Interval(self.low, self.high)

    def describe(self, *shown: str) -> str:
        """``60 to 90, most likely 70 (PERT)``."""
        return f"{shown[0]} to {shown[2]}, most likely {shown[1]} (PERT)"


@dataclass(frozen=True, slots=True)
class Beta:
    """A share from 0 to 1, as known after ``alpha`` − 1 cases for it and ``beta`` − 1 against.

    Raises:
        NumberError: a parameter is not above 0.
    """

    alpha: Fraction
    beta: Fraction
    name: ClassVar[str] = "beta"

    def __post_init__(self) -> None:
        hint = "write {beta: [alpha, beta]}, such as {beta: [2, 5]}"
        _require(self.alpha > 0 and self.beta > 0, "both parameters of a beta distribution are above 0", hint)

    @property
    def parameters(self) -> tuple[Fraction, ...]:
        """Alpha, beta."""
        return self.alpha, self.beta

    @property
    def support(self) -> Interval:
        """From 0 to 1."""
        return Interval(_ZERO, _ONE)

    def describe(self, *shown: str) -> str:
        """``0 to 1 (beta, alpha 2, beta 5)``."""
        return f"0 to 1 (beta, alpha {shown[0]}, beta {shown[1]})"


@dataclass(frozen=True, slots=True)
class LawForm:
    """How a law is written in a file.

    Attributes:
        name: the word before the parameters.
        parameters: what the numbers after it are, in order.
        law: the class of the law.
    """

    name: str
    parameters: tuple[str, ...]
    law: type[Uniform] | type[Normal] | type[Lognormal] | type[Triangular] | type[Pert] | type[Beta]

    @property
    def example(self) -> str:
        """The form with the names of its parameters: ``{normal: [mean, sd]}``."""
        return f"{{{self.name}: [{', '.join(self.parameters)}]}}"


def _form(
    law: type[Uniform] | type[Normal] | type[Lognormal] | type[Triangular] | type[Pert] | type[Beta],
) -> LawForm:
    return LawForm(law.name, tuple(field.name for field in fields(law)), law)


LAWS: Mapping[str, LawForm] = MappingProxyType(
    {law.name: _form(law) for law in (Uniform, Normal, Lognormal, Triangular, Pert, Beta)}
)
"""Every law by its name in a file."""


def make_law(name: str, parameters: Sequence[Fraction]) -> Law:
    """The law of that name with those parameters.

    Raises:
        NumberError: no such law, the wrong number of parameters, or parameters that the law refuses.
    """
    form = LAWS.get(name)
    if form is None:
        near = nearest(name, LAWS)
        hint = f"did you mean {near}?" if near else f"distributions: {', '.join(LAWS)}"
        raise NumberError(f"{quoted(name)} is no distribution", hint, "law")
    if len(parameters) != len(form.parameters):
        wanted = f"{name} takes {len(form.parameters)} numbers ({', '.join(form.parameters)})"
        raise NumberError(f"{wanted}; here are {len(parameters)}", f"write {form.example}", "law")
    return form.law(*parameters)
