"""What every derivation rule returns: a value that knows its rule, its reason and its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

RuleName = Literal["moves", "utility", "preference", "reservation", "deciders", "ties", "links"]
"""The rules of "Nothing is entered twice", by the names that readers see."""

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived(Generic[T_co]):
    """A value that follows from what the file says.

    Attributes:
        value: the value; None where the file does not say enough, and ``how`` then says what is missing.
        rule: the rule it follows from.
        how: one plain sentence on how it came about in this case.
        because: the keys of the evidence it rests on; see ``evidence``.
        stated: whether the file gives it outright, which beats what the rule would derive.
    """

    value: T_co
    rule: RuleName
    how: str
    because: tuple[str, ...]
    stated: bool = False
