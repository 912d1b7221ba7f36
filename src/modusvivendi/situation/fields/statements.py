"""Statements about states: ``ceasefire = open and not alignment = neutral|demilitarised if forces = out``.

From weakest to tightest: ``iff``, ``if``, ``or``, ``and``, ``not``. An atom is ``issue = option``, ``issue = a|b``
(one of these) or ``issue != option``. ``a if b`` holds unless b holds and a does not; ``a iff b`` if both hold or
neither.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from modusvivendi.situation.fields.base import Context, Fault, context_of
from modusvivendi.situation.fields.containers import read_each
from modusvivendi.situation.fields.references import refer, to_choice
from modusvivendi.situation.fields.suggestions import shown
from modusvivendi.situation.fields.texts import to_text

MOST_DEPTH = 50
MOST_STATEMENTS = 60
"""Of one actor: their weights are powers of two."""


@dataclass(frozen=True, slots=True)
class Atom:
    """Whether an issue is settled by one of some options."""

    issue: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Statements joined by a word; ``not`` has one part, the others two."""

    word: Literal["not", "and", "or", "if", "iff"]
    parts: tuple[Tree, ...]


Tree = Atom | Joined


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as it stands in the file, and what it says."""

    text: str
    tree: Tree

    def __str__(self) -> str:
        """The text of the file."""
        return self.text

    @property
    def issues(self) -> tuple[str, ...]:
        """The issues that it names."""
        return tuple(dict.fromkeys(atom.issue for atom in _atoms(self.tree)))


def _atoms(tree: Tree) -> Iterator[Atom]:
    if isinstance(tree, Atom):
        yield tree
    else:
        for part in tree.parts:
            yield from _atoms(part)


_TOKEN = re.compile(r"\s*(?:(?P<name>[^\W_](?:[\w+-]*\w)?)|(?P<sign>!=|[()=|]))")
_WORDS = ("not", "and", "or", "if", "iff")


def to_statement(value: Any, info: ValidationInfo) -> Statement:
    """A statement, its issues and options checked.

    Raises:
        Fault: the text is no statement, or names an unknown issue or option.
    """
    if isinstance(value, Statement):
        return value
    text = to_text(value)
    return Statement(str(text), _Parser(text, value, context_of(info)).whole())


class _Parser:
    """Reads a statement from left to right."""

    def __init__(self, text: str, node: Any, context: Context) -> None:
        self.node, self.context = node, context
        self.tokens = list(self._split(text))
        self.at = 0
        self.depth = 0

    def _split(self, text: str) -> Iterator[str]:
        at = 0
        rest = text.rstrip()
        while at < len(rest):
            match = _TOKEN.match(rest, at)
            if match is None:
                raise self._fault(f'"{shown(rest[at:].strip())}" cannot be read')
            yield match["name"] or match["sign"]
            at = match.end()

    def _fault(self, what: str) -> Fault:
        hint = "write such as: ceasefire = open and not alignment = neutral|demilitarised"
        return Fault("statement", f"no statement: {what}", hint, self.node)

    @property
    def next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _take(self, *expected: str) -> bool:
        if self.next in expected:
            self.at += 1
            return True
        return False

    def whole(self) -> Tree:
        """The statement, with nothing after it."""
        tree = self._weakest()
        if self.next:
            raise self._fault(f'"{shown(self.next)}" stands where "and", "or", "if" or "iff" could stand')
        return tree

    def _weakest(self) -> Tree:
        return self._chain("iff", self._if)

    def _if(self) -> Tree:
        return self._chain("if", self._or)

    def _or(self) -> Tree:
        return self._chain("or", self._and)

    def _and(self) -> Tree:
        return self._chain("and", self._tight)

    def _chain(self, word: Literal["and", "or", "if", "iff"], inner: Callable[[], Tree]) -> Tree:
        tree = inner()
        while self._take(word):
            tree = Joined(word, (tree, inner()))
        return tree

    def _tight(self) -> Tree:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise self._fault(f"more than {MOST_DEPTH} parts within one another")
        if self._take("not"):
            tree: Tree = Joined("not", (self._tight(),))
        elif self._take("("):
            tree = self._weakest()
            if not self._take(")"):
                raise self._fault('a ")" is missing')
        else:
            tree = self._atom()
        self.depth -= 1
        return tree

    def _atom(self) -> Tree:
        issue = self._name("an issue")
        known = refer("issues", "issue", issue, self.context)
        other = self._take("!=")
        if not other and not self._take("="):
            raise self._fault(f'"=" and an option are missing after "{shown(issue)}"')
        options = [self._option(known)]
        while self._take("|"):
            options.append(self._option(known))
        atom = Atom(known, tuple(options))
        return Joined("not", (atom,)) if other else atom

    def _option(self, issue: str) -> str:
        chosen = to_choice(issue, self._name("an option"), self.context)
        if not isinstance(chosen, str):
            raise self._fault(f'"{issue}" is a number, and a statement needs options with names')
        return str(chosen)

    def _name(self, what: str) -> str:
        found = self.next
        if not found or found in ("(", ")", "=", "!=", "|") or found in _WORDS:
            raise self._fault(f"{what} is missing" + (f' before "{found}"' if found else " at the end"))
        self.at += 1
        return found


def _statements(value: Any, info: ValidationInfo) -> tuple[Statement, ...]:
    listed = value if isinstance(value, (list, tuple)) else [value]
    if not 1 <= len(listed) <= MOST_STATEMENTS:
        what = f"{len(listed)} statements; 1 to {MOST_STATEMENTS} are read"
        raise Fault("statement", what, "write the most important first", value)
    return tuple(read_each(listed, lambda each: to_statement(each, info), context_of(info)))


Statements = Annotated[
    tuple[Statement, ...],
    PlainValidator(_statements),
    WithJsonSchema({"anyOf": [{"type": "array", "items": {"type": "string"}, "minItems": 1}, {"type": "string"}]}),
]
