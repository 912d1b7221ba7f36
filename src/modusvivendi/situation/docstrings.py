"""What the source of a block says about its fields: type, default and the docstring under each."""

from __future__ import annotations

import ast
import inspect
from dataclasses import dataclass
from textwrap import dedent
from typing import Any


@dataclass(frozen=True, slots=True)
class FieldSource:
    """One field as its source has it."""

    annotation: str
    default: str | None
    """The default as source text; None where there is none."""
    doc: str


def field_sources(type_: type[Any]) -> dict[str, FieldSource]:
    """The fields of a class by attribute, in order."""
    module = ast.parse(dedent(inspect.getsource(type_)))
    (definition,) = (node for node in module.body if isinstance(node, ast.ClassDef))
    found: dict[str, FieldSource] = {}
    for node, after in zip(definition.body, [*definition.body[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            default = ast.unparse(node.value) if node.value is not None else None
            found[node.target.id] = FieldSource(ast.unparse(node.annotation), default, _doc(after))
    return found


def _doc(node: ast.stmt | None) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return " ".join(node.value.value.split())
    return ""


def summary(documented: Any) -> str:
    """The first paragraph of a docstring, on one line."""
    return " ".join((inspect.getdoc(documented) or "").split("\n\n")[0].split())
