"""Problems on the command line: told on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from modusvivendi.situation.problems import Problem


def print_problems(problems: tuple[Problem, ...]) -> None:
    """Print each problem, a blank line after each."""
    for problem in problems:
        click.echo("\n".join(problem.lines()) + "\n", err=True)


def fail(problems: tuple[Problem, ...]) -> NoReturn:
    """Print the problems and end with status 2."""
    print_problems(problems)
    sys.exit(2)
