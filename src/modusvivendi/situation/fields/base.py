"""What all field types share: the fault they raise, the context they read, suggestions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from fractions import Fraction
from typing import Any

from pydantic import ValidationInfo

from modusvivendi.situation.problems import Mark
from modusvivendi.situation.quantities import DEFAULT_HEDGES, HedgeTable


class Fault(ValueError):
    """A value that its field refuses.

    ``node`` is the piece of the file that is wrong, when it is smaller than the whole field.
    """

    def __init__(
        self,
        code: str,
        what: str,
        hint: str = "",
        node: Any = None,
        related: tuple[tuple[str, Mark], ...] = (),
    ) -> None:
        super().__init__(what)
        self.code = code
        self.what = what
        self.hint = hint
        self.mark: Mark | None = getattr(node, "mark", None)
        self.related = related


@dataclass(frozen=True, slots=True)
class IssueOptions:
    """What a reference to an option is checked against."""

    options: tuple[str, ...]
    low: Fraction | None = None
    high: Fraction | None = None
    """Bounds of a numeric issue; None where the issue has named options."""
    mark: Mark | None = None

    @property
    def numeric(self) -> bool:
        """Whether the issue is a number rather than a choice."""
        return self.low is not None


@dataclass(slots=True)
class Context:
    """What the fields of one situation are checked against, and the further faults they find.

    ``ids`` maps a block to its names and their places; a block that could not be parsed is absent, and references
    to it are not judged.
    """

    ids: dict[str, Mapping[str, Mark | None]] = field(default_factory=dict)
    issues: dict[str, IssueOptions] = field(default_factory=dict)
    quantity_bounds: dict[str, tuple[Any, Mark | None]] = field(default_factory=dict)
    hedges: HedgeTable = DEFAULT_HEDGES
    faults: list[Fault] = field(default_factory=list)

    def report(self, fault: Fault) -> None:
        """Note a fault beside the one that a validator may raise."""
        self.faults.append(fault)


def context_of(info: ValidationInfo) -> Context:
    """The context of the reading under way; an empty one outside a reading."""
    return info.context if isinstance(info.context, Context) else Context()


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name that a word was probably meant to be."""
    names = list(known)
    by_lower = {name.lower(): name for name in reversed(names)}
    found = get_close_matches(word[:64].lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else None


def suggest(word: str, known: Iterable[str], what: str) -> str:
    """A hint for an unknown name: the nearest one, or the first few there are."""
    names = list(known)
    close = nearest(word, names)
    if close is not None:
        return f'did you mean "{close}"?'
    if not names:
        return f"the file has no {what} yet"
    shown = ", ".join(sorted(names)[:8]) + (", …" if len(names) > 8 else "")
    return f"known {what}: {shown}"


def shown(value: Any) -> str:
    """A value as an error message quotes it: short and on one line."""
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else text[:57] + "…"
