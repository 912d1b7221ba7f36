"""The command that sets published results beside computed ones."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from modusvivendi.methods.verifying import Check


def _checks() -> Iterator[tuple[str, Check]]:
    """Those of the methods, then those of draws, where the packages that draws need are there."""
    from modusvivendi.methods import verifying

    yield from verifying.checks()
    try:
        from modusvivendi.ensembles.published import checks

        yield from (("draws", check) for check in checks())
    except ModuleNotFoundError as error:
        click.echo(
            f"draws: not compared, for the package {error.name} is missing: pip install 'modusvivendi[ensembles]'"
        )


@click.command()
def verify() -> None:
    """Reproduce published results: published beside computed, cell by cell.

    A definition check has results that follow from the definitions and were not read in a publication.

    Exit status: 0 all agree, 1 any differs.
    """
    cells = differing = 0
    for method, check in _checks():
        click.echo(f"{method}: {check.title}. {check.citation} [{check.label}]")
        for cell in check.cells:
            cells += 1
            differing += not cell.agrees
            mark = "agrees " if cell.agrees else "DIFFERS"
            click.echo(f"  {mark}  {cell.what}: published {cell.published}; computed {cell.computed}")
    verdict = f"{differing} differ" if differing else "all agree"
    click.echo(f"{cells} results compared: {verdict}.")
    if differing:
        sys.exit(1)
