"""What a run was made with, to be kept beside it; it does not decide the results."""

from __future__ import annotations

import platform
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import modusvivendi

PACKAGES = ("numpy", "scipy", "pyarrow", "duckdb", "numba", "distributed")


def made_with() -> dict[str, str]:
    """Versions of Python and of the packages that draw and keep, and the state of the program's own checkout."""
    found = {"python": platform.python_version(), "machine": platform.machine()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    state = _git()
    return found | ({"git": state} if state else {})


def _git() -> str:
    """The commit that the program stands at, with "+" where files were changed; empty outside a checkout."""
    folder = Path(modusvivendi.__file__).parent
    command = ["git", "-C", str(folder), "describe", "--always", "--abbrev=40", "--dirty=+", "--exclude=*"]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return ran.stdout.strip() if ran.returncode == 0 else ""
