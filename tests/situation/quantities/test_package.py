"""The package as a whole: it stands on the standard library alone."""

from __future__ import annotations

import subprocess
import sys

import modusvivendi.situation.quantities as quantities


def test_it_imports_neither_pydantic_nor_numpy() -> None:
    code = (
        "import sys, modusvivendi.situation.quantities;"
        "print([name for name in ('numpy', 'pydantic', 'yaml', 'rich') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_every_exported_class_and_function_is_documented() -> None:
    exported = [getattr(quantities, name) for name in quantities.__all__]
    made = [thing for thing in exported if getattr(thing, "__module__", "").startswith(quantities.__name__)]
    assert len(made) > 20
    assert [thing for thing in made if not thing.__doc__] == []
