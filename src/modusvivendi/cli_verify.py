"""The command that sets published results beside computed ones."""

from __future__ import annotations

import sys

import click


@click.command()
def verify() -> None:
    """Reproduce published results: published beside computed, cell by cell.

    A definition check has results that follow from the definitions and were not read in a publication.

    Exit status: 0 all agree, 1 any differs.
    """
    from modusvivendi.methods.verifying import checks

    cells = differing = 0
    for method, check in checks():
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
