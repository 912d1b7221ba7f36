"""HiGHS made so that it prints nothing, which its plain Python class does not spare piped output."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def quiet(highspy: Any, settings: Mapping[str, bool | int | float | str]) -> Any:
    """A solver with these settings.

    Options are set before anything else is done, and on the plain class: the class that is meant for users prints a
    banner to C's standard output when it is made.
    """
    options = highspy.HighsOptions()
    options.output_flag = False
    solver = highspy._Highs()
    solver.passOptions(options)
    for name, value in settings.items():
        solver.setOptionValue(name, value)
    return solver
