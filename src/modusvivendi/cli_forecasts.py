"""The commands under ``modus questions`` that add to the record of forecasts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from modusvivendi.cli_problems import fail

if TYPE_CHECKING:
    from modusvivendi.situation.forecasts.keeping import Kept

_ON = click.option("--on", metavar="DATE", help="The day, 2031-03-01; today if left out.")
_SRC = click.option("--src", metavar="CLAIM|SOURCE", multiple=True, help="A claim or a source#place; may be repeated.")


@click.command()
@click.argument("situation", metavar="FILE")
@click.argument("question", metavar="NAME")
@click.argument("probability", metavar="PROBABILITY")
@click.option("--by", metavar="NAME", required=True, help="Who makes the forecast.")
@_ON
@click.option("--why", metavar="TEXT", help="The reason in a few words.")
@_SRC
def forecast(
    situation: str, question: str, probability: str, by: str, on: str | None, why: str | None, src: tuple[str, ...]
) -> None:
    """Record a forecast: how probable yes is, in the eyes of its author.

    PROBABILITY is a number from 0 to 1, a range 0.2-0.4, or a word with its scale, icd203:unlikely. NAME is the
    question's name in the file. The file is not touched; a line is added to the record beside it.
    """
    from modusvivendi.situation.forecasts.keeping import forecast as keep

    _told(lambda: keep(situation, question, _probability(probability), on=on or _today(), by=by, why=why, src=src))


@click.command()
@click.argument("situation", metavar="FILE")
@click.argument("question", metavar="NAME")
@click.argument("outcome", metavar="OUTCOME")
@_ON
@click.option("--by", metavar="NAME", help="Who resolves it.")
@_SRC
def resolve(situation: str, question: str, outcome: str, on: str | None, by: str | None, src: tuple[str, ...]) -> None:
    """Record how a question was resolved, once: yes, no, or void.

    NAME is the question's name in the file. Say on whose word, with --src or --by. The file is not touched; a line is
    added to the record beside it.
    """
    from modusvivendi.situation.forecasts.keeping import resolve as keep

    _told(lambda: keep(situation, question, outcome, on=on or _today(), by=by, src=src))


def _today() -> str:
    from datetime import date

    return date.today().isoformat()


def _probability(text: str) -> Any:
    """What is typed, as a file would give it: ``icd203:likely`` is ``{icd203: likely}``, ``0.2-0.4`` is a range."""
    scale, colon, word = text.strip("{} ").partition(":")
    if colon:
        return {scale.strip(): word.strip()}
    bracketed = text.strip().startswith("[")
    low, between, high = text.strip("[] ").partition("," if bracketed else "-")
    return [low.strip(), high.strip()] if between and low.strip() else text.strip()


def _told(keep: Callable[[], Kept]) -> None:
    from modusvivendi.situation.forecasts.keeping import RecordError
    from modusvivendi.situation.problems import SituationError

    try:
        kept = keep()
    except SituationError as error:
        fail(error.problems)
    except RecordError as error:
        raise click.ClickException(str(error)) from None
    else:
        click.echo(f"Wrote line {kept.entry} of {kept.record}, from situation {kept.of[:12]}.")


BESIDE = {"questions": {"forecast": forecast, "resolve": resolve}}
"""The commands that stand beside a question, by its name: ``modus questions resolve``."""


class Question(click.Command):
    """The command of a question, beside which others may stand.

    Their names come before a case of the same name: ``./resolve`` is the file.
    """

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """The context of the command beside the question that the first word names, else of the question."""
        beside = BESIDE.get(str(self.name), {}).get(args[0]) if args else None
        if beside is not None:
            return beside.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands beside the question."""
        beside = BESIDE.get(str(self.name), {})
        if beside:
            with formatter.section("Commands, each with --help"):
                rows = [(f"{self.name} {name}", each.get_short_help_str(80)) for name, each in beside.items()]
                formatter.write_dl(rows)
