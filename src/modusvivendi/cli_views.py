"""How a situation is looked at from the command line, and how what was found is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from modusvivendi.cli_problems import fail

if TYPE_CHECKING:
    from modusvivendi.answers.model import Document
    from modusvivendi.situation.redact import Redacted

_WRITERS = {
    ".html": ("modusvivendi.answers.page", "to_html"),
    ".md": ("modusvivendi.answers.markdown", "to_markdown"),
    ".json": ("modusvivendi.answers.data", "to_json"),
    ".txt": ("modusvivendi.answers.terminal", "to_text"),
    ".csv": ("modusvivendi.answers.tables", "to_csv"),
}


def views(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every question takes."""
    command = click.option("--redact", is_flag=True, help="Leave out what is marked restricted and what rests on it.")(
        command
    )
    command = click.option("--scenario", metavar="NAME", help="Lay one of the file's scenarios over it.")(command)
    command = click.option("--as-of", metavar="DATE", help="Use only what was known by this day, 2022-03-10.")(command)
    command = click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)
    return click.option(
        "-o",
        "--output",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Write to a file: .html, .md, .json, .txt, or .csv for the table of one question.",
    )(command)


def load(name: str, as_of: str | None, scenario: str | None, redact: bool, tables: tuple[str, ...] = ()) -> Redacted:
    """A situation as it is asked about; what is wrong with its file is told."""
    from modusvivendi.exchange.loading import load_view
    from modusvivendi.situation.problems import SituationError

    try:
        return load_view(name, as_of=as_of, scenario=scenario, redact=redact, tables=tables)
    except SituationError as error:
        fail(error.problems)


def show(document: Document, output: Path | None, as_json: bool) -> None:
    """Write a document to a file, or print it."""
    if output is not None:
        _write(document, output)
    elif as_json:
        from modusvivendi.answers.data import to_json

        _print(lambda: click.echo(to_json(document), nl=False))
    else:
        from modusvivendi.answers.terminal import to_terminal

        _print(lambda: to_terminal(document))


def _print(show: Callable[[], None]) -> None:
    """Show something on standard output; a full disk is told in words (a closed pipe is click's business)."""
    try:
        show()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.ClickException(f"standard output cannot be written: {error.strerror}") from None


def _write(document: Document, output: Path) -> None:
    from importlib import import_module

    from modusvivendi.answers.tables import NoSingleTableError

    writer = _WRITERS.get(output.suffix.lower())
    if writer is None:
        raise click.ClickException(f"{output} has none of these endings: {', '.join(_WRITERS)}")
    try:
        text = getattr(import_module(writer[0]), writer[1])(document)
    except NoSingleTableError as error:
        raise click.ClickException(str(error)) from None
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise click.ClickException(f"{output} cannot be written: {error.strerror}") from None
    click.echo(f"Wrote {output}.", err=True)
