"""Collecting what is wrong with a file of another tool, so that all of it is told at once."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from modusvivendi.situation.fields.suggestions import shown
from modusvivendi.situation.problems import Mark, Problem, SituationError, in_order
from modusvivendi.situation.quantities import NumberError
from modusvivendi.situation.quantities.exact import read_exact

MOST = 100
"""Problems told of one file."""


class Faults:
    """The problems found so far in one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def add(self, code: str, what: str, hint: str, at: Any = None, path: str = "") -> None:
        """Note a problem; ``at`` is the node that is wrong, if it knows its place."""
        mark = at if isinstance(at, Mark) else getattr(at, "mark", None)
        if len(self.problems) < MOST:
            mark = mark or Mark(self.file, 1, 1)
            self.problems.append(Problem(code=code, what=what, hint=hint, mark=mark, path=path))

    def unsupported(self, what: str, reason: str, at: Any = None, path: str = "") -> None:
        """Note something that a situation cannot represent."""
        hint = f"{reason}; it is refused rather than approximated"
        self.add("not-representable", what, hint, at, path)

    def number(self, text: Any, at: Any, what: str, path: str = "") -> Fraction:
        """An exact number; 0 with a problem noted where the text is none."""
        if text is None:
            self.add("missing", f"{what} is missing", "write a number such as 0.5", at, path)
            return Fraction(0)
        if isinstance(text, (dict, list)):
            self.add("number", f"{what} is no number but a list or mapping", "write a number such as 0.5", at, path)
            return Fraction(0)
        try:
            return read_exact(str(text))
        except NumberError as error:
            self.add("number", f"{what}: {error.reason}", error.hint, at, path)
            return Fraction(0)

    def stop(self) -> None:
        """Raise what was found.

        Raises:
            SituationError: anything was found.
        """
        if self.problems:
            raise SituationError(in_order(self.problems))


def refuse(code: str, what: str, hint: str, file: str, line: int = 1, column: int = 1) -> SituationError:
    """The error for a file that cannot be read any further."""
    return SituationError([Problem(code=code, what=shown_whole(what), hint=hint, mark=Mark(file, line, column))])


def shown_whole(text: str) -> str:
    """A text without characters that a terminal would obey."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


__all__ = ["MOST", "Faults", "refuse", "shown", "shown_whole"]
