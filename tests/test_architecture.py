"""The house: rooms import only from rooms that stand above them; `--help` imports nothing heavy."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import modusvivendi

ROOT = Path(modusvivendi.__file__).parent
ROOMS = ("situation", "answers", "methods", "exchange", "ensembles", "briefing")
HEAVY = ("numpy", "pydantic", "pydantic_core", "vl_convert", "jinja2", "yaml", "rich", "scipy", "pyarrow", "duckdb")


def _imports(path: Path) -> set[str]:
    """The rooms that a module imports from, type-only imports included."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("modusvivendi."):
            found.add(node.module.split(".")[1])
    return found & set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_from_rooms_above_it(room: str) -> None:
    allowed = set(ROOMS[: ROOMS.index(room) + 1])
    wrong = {str(path): _imports(path) - allowed for path in (ROOT / room).rglob("*.py")}
    assert {path: rooms for path, rooms in wrong.items() if rooms} == {}


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from modusvivendi.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = f"import sys, modusvivendi\nprint([name for name in {HEAVY!r} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
