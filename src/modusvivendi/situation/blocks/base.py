"""The decorator that makes a frozen dataclass readable from a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, TypeVar, dataclass_transform

from pydantic import ConfigDict, Field

from modusvivendi.situation.fields.containers import FROM_KEY
from modusvivendi.situation.fields.texts import Name

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def block(cls: type[T]) -> type[T]:
    """A frozen, slotted, keyword-only dataclass that refuses unknown keys when it is read from a file."""
    made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    made.__pydantic_config__ = ConfigDict(extra="forbid")  # type: ignore[attr-defined]  # pydantic reads this name
    return made


Key = Annotated[Name, FROM_KEY, Field(description="The entry's key.")]
"""The entry's own name, which the file writes as its key."""
