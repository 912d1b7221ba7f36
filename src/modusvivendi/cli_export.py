"""The command that writes a situation for another tool."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from modusvivendi.cli_problems import fail

_TOOLS = ("genius", "negmas", "ktab", "graph")


@click.command()
@click.argument("situation", metavar="CASE|FILE")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--to", "tool", type=click.Choice(_TOOLS), required=True, help="The tool whose files are written.")
@click.option("--partial", is_flag=True, help="Write them although they cannot say everything.")
@click.option("--scenario", metavar="NAME", help="Lay one of the file's scenarios over it.")
@click.option("--redact", is_flag=True, help="Leave out what is marked restricted and what rests on it.")
@click.option("--as-of", metavar="DATE", help="Use only what was known by this day, 2022-03-10.")
def export(
    situation: str, folder: Path, tool: str, partial: bool, scenario: str | None, redact: bool, as_of: str | None
) -> None:
    """Write the parties' utilities as files of another tool.

    FOLDER is new or empty. For KTAB, positions, power and priorities are written; as a graph (CSV and GraphML), the
    ties and the camps that modus align finds. What the files cannot say (red
    lines, rules, extra points for two issues together) is listed, and nothing is written without --partial. Uncertain
    numbers are taken at their central reading.

    Exit status: 0 written, 2 not.
    """
    from modusvivendi.exchange.loading import load_view
    from modusvivendi.exchange.outgoing import outgoing, write
    from modusvivendi.situation.problems import SituationError

    try:
        made = outgoing(load_view(situation, as_of=as_of, scenario=scenario, redact=redact).situation, tool)
        if made.left_out:
            click.echo("These files cannot say:", err=True)
            for words in made.left_out:
                click.echo(f"- {words}", err=True)
            if not partial:
                click.echo("Nothing was written; add --partial to write the rest.", err=True)
                sys.exit(2)
        write(made.files, folder)
    except SituationError as error:
        fail(error.problems)
    click.echo(f"Wrote {', '.join(made.files)} to {folder}. Next: modus {_next(tool, folder)}")


def _next(tool: str, folder: Path) -> str:
    named = {"ktab": f"pressure {folder / 'ktab.csv'}", "graph": f"align {folder / 'ties.csv'}"}
    return named.get(tool, f"settle {folder}")
