"""What all field types share: the fault they raise and the context they read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from pydantic import ValidationInfo

from modusvivendi.situation.fields.suggestions import nearest as nearest
from modusvivendi.situation.problems import Mark
from modusvivendi.situation.quantities import DEFAULT_HEDGES, HedgeTable


class Fault(ValueError):  # noqa: N818  # what a field finds; the error that users catch is SituationError
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

    ``ids`` maps a block to its names and their places; a block that could not be parsed is absent, and
    references to it are not judged.
    """

    ids: Mapping[str, Mapping[str, Mark | None]] = field(default_factory=dict)
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


def key_in(mapping: Mapping[str, Any], key: str) -> str:
    """A key as it stands in the file, with its place; plain where the mapping comes from elsewhere."""
    found: str = getattr(mapping, "places", {}).get(key, key)
    return found
