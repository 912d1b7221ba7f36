"""Published results beside computed ones: what ``modus verify`` runs.

A method that has such results offers a module ``published`` in its folder with a function ``checks``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Literal

from modusvivendi.methods import FOLDERS, METHODS


@dataclass(frozen=True, slots=True)
class Cell:
    """One number or list as it was published, and as it is computed."""

    what: str
    published: str
    computed: str

    @property
    def agrees(self) -> bool:
        """Whether the two are the same."""
        return self.published == self.computed


@dataclass(frozen=True, slots=True)
class Check:
    """One published case."""

    title: str
    citation: str
    label: Literal["published", "definition check"]
    """A definition check has results that follow from the definitions and were not read in a publication."""
    cells: tuple[Cell, ...]


def checks() -> Iterator[tuple[str, Check]]:
    """Every published case of every method, with the method's name."""
    for name in METHODS:
        module = f"modusvivendi.methods.{FOLDERS.get(name, name)}.published"
        if find_spec(module) is not None:
            for check in import_module(module).checks():
                yield name, check
