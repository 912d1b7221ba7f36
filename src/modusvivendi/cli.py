"""The command line: commands and nothing else. Everything heavy is imported inside the command that needs it."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from modusvivendi import __version__, cli_beside, cli_draws, cli_export, cli_forecasts, cli_study, cli_sure, cli_verify
from modusvivendi.cli_problems import fail, print_problems
from modusvivendi.cli_views import load, show, views
from modusvivendi.methods import METHODS, TABLES

if TYPE_CHECKING:
    from modusvivendi.situation.problems import Problem
    from modusvivendi.situation.redact import Redacted
    from modusvivendi.situation.situation import Situation

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _Commands(click.Group):
    """Lists the methods under a heading of their own."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write two lists: commands, and questions (one for each method)."""
        shown = {name: command for name, command in self.commands.items() if name not in METHODS}
        asked = {name: command for name, command in self.commands.items() if name in METHODS}
        for heading, commands in (
            ("Commands", shown),
            ("Questions, each a command on a CASE or FILE", asked),
        ):
            with formatter.section(heading):
                rows = [(name, command.get_short_help_str(80)) for name, command in commands.items()]
                formatter.write_dl(rows)


@click.group(cls=_Commands, context_settings=_CONTEXT)
@click.version_option(__version__, prog_name="modus")
def main() -> None:
    """Modus Vivendi: describe a conflict's diplomacy once, then ask it questions.

    CASE is a bundled case (modus cases), FILE a situation in YAML or a folder with situation.yaml in it, or a
    negotiation of another tool: GENIUS (XML), NegMAS (YAML) or GeniusWeb (JSON), with the profiles beside it.
    """


_EVERY = click.option(
    "--every",
    metavar="STEP",
    help="Ask again and again over dates, as a series: day, week, 2 weeks, month, year.",
)
_DATES = (
    click.Option(["--from", "start"], metavar="DATE", help="The first of several dates to ask as of."),
    click.Option(["--to", "end"], metavar="DATE", help="The last of several dates to ask as of."),
)


class _Brief(click.Command):
    """The command of the brief, with the dates of a series."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the options of the brief, then the dates, then ``--help``."""
        shared = super().get_params(ctx)
        return [*self.params, *_DATES, *cli_draws.OPTIONS, *shared[len(self.params) :]]


@main.command(cls=_Brief)
@click.argument("situation", metavar="CASE|FILE")
@views
@click.option("--since", metavar="DATE", help="Open with what changed since this day, and on whose word.")
@_EVERY
def brief(
    situation: str,
    output: Path | None,
    as_json: bool,
    as_of: str | None,
    scenario: str | None,
    redact: bool,
    since: str | None,
    every: str | None,
    start: str | None,
    end: str | None,
    **given: Any,
) -> None:
    """Answer every question that the file can, as one sourced document.

    With --draws, also how sure each answer is, and what would change it.
    """
    from modusvivendi.briefing import asked, document, series
    from modusvivendi.situation.loading import at_their_lines
    from modusvivendi.situation.problems import SituationError

    over_dates = bool(every or start or end)
    if since and over_dates:
        raise click.UsageError("--since, and answers over dates, are two documents: ask for one of them")
    if given["draws"] is not None and over_dates:
        raise click.UsageError("--draws, and answers over dates, are two documents: ask for one of them")
    cli_draws.need_draws(given["draws"])
    seen = load(situation, as_of, scenario, redact)
    withheld = seen.withheld > 0
    try:
        methods = asked(seen.situation)
        if over_dates:
            told = series(
                seen.situation, methods, start=start, end=end, every=every, scenario=scenario, withheld=withheld
            )
        else:
            sure, fixed = cli_sure.ask(seen, methods, given, scenario) if given["draws"] is not None else ([], [])
            told = document(
                seen.situation, methods, scenario=scenario, since=since, withheld=withheld, sure=sure, fixed=fixed
            )
    except SituationError as error:
        fail(at_their_lines(situation, error.problems, scenario))
    show(told, output, as_json)


class _Question(cli_forecasts.Question):
    """The command of one method; the method's own options are looked up when the command is used."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the options of every question, then the method's own, then ``--help``."""
        from modusvivendi.methods.base import method

        shared = super().get_params(ctx)
        chosen = method(str(self.name))
        own = [
            click.Option(
                [option.flag, option.name],
                metavar=option.metavar or None,
                is_flag=not option.metavar,
                help=option.help,
            )
            for option in chosen.options
        ]
        dates = _DATES if chosen.window is None else ()
        asked = (*cli_draws.OPTIONS, cli_beside.OPTION)
        return [*self.params, *_tables(str(self.name)), *dates, *own, *asked, *shared[len(self.params) :]]


def _tables(name: str) -> tuple[click.Argument, ...]:
    """The further tables of a network, where a method takes them."""
    return (click.Argument(["tables"], nargs=-1, metavar="[TABLE]..."),) if name in TABLES else ()


def _question(name: str, question: str) -> click.Command:
    """The command of one method."""
    told = f"{question}\n\n{TABLES[name]}" if name in TABLES else question

    @click.command(name, cls=_Question, help=told, short_help=question)
    @click.argument("situation", metavar="CASE|FILE")
    @views
    @_EVERY
    def command(
        situation: str,
        output: Path | None,
        as_json: bool,
        as_of: str | None,
        scenario: str | None,
        redact: bool,
        every: str | None,
        start: str | None = None,
        end: str | None = None,
        tables: tuple[str, ...] = (),
        **own: Any,
    ) -> None:
        from modusvivendi.briefing import document, series
        from modusvivendi.methods.base import method
        from modusvivendi.situation.loading import at_their_lines
        from modusvivendi.situation.problems import SituationError

        given = {key: own.pop(key) for key in (*cli_draws.NAMES, "beside")}
        over_dates = bool(every)
        if method(name).window is None:
            over_dates = bool(every or start or end)
        elif every is None:
            own |= {"start": start, "end": end}
        cli_draws.need_draws(given["draws"], "beside")
        seen = load(situation, as_of, scenario, redact, tables)
        withheld = seen.withheld > 0
        if given["draws"] is not None:
            if over_dates:
                raise click.UsageError("--draws, and answers over dates, are two questions: ask one of them")
            if given["beside"]:
                look = partial(_under, situation, tables, as_of, redact)
                found = cli_beside.ask(seen, look, name, own, given, scenario)
            else:
                found = cli_draws.ask(seen, name, own, given, scenario)
            show(found, output, as_json)
            return
        try:
            if over_dates:
                told = series(
                    seen.situation,
                    [name],
                    start=start,
                    end=end,
                    every=every,
                    scenario=scenario,
                    options={name: own},
                    withheld=withheld,
                )
            else:
                told = document(seen.situation, [name], scenario=scenario, options={name: own}, withheld=withheld)
        except SituationError as error:
            fail(at_their_lines(situation, error.problems, scenario))
        show(told, output, as_json)
        if told.gaps and output is None and not as_json:
            sys.exit(1)

    return command


def _under(situation: str, tables: tuple[str, ...], as_of: str | None, redact: bool, scenario: str) -> Redacted:
    """A situation under one of its scenarios."""
    return load(situation, as_of, scenario, redact, tables)


for _name, _asked in METHODS.items():
    main.add_command(_question(_name, _asked))


@main.command()
@click.argument("situation", metavar="CASE|FILE")
@click.option("--strict", is_flag=True, help="Exit with 1 when there are warnings.")
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
def check(situation: str, strict: bool, as_json: bool) -> None:
    """Find everything that is wrong with a file.

    Each problem says what is wrong, where, and what to write instead.

    Exit status: 0 clean, 2 errors, 1 only warnings and --strict.
    """
    from modusvivendi.exchange.loading import check as find
    from modusvivendi.situation.problems import has_errors

    checked = find(situation)
    if as_json:
        _print_json({"problems": [problem.as_data() for problem in checked.problems]})
    else:
        print_problems(checked.problems)
        click.echo(_verdict(checked.problems, checked.situation))
    if has_errors(checked.problems):
        sys.exit(2)
    if checked.problems and strict:
        sys.exit(1)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
def new(file: Path) -> None:
    """Write a commented situation to start from.

    It passes `modus check` and can be briefed at once.
    """
    from modusvivendi.situation.loading import CASES

    text = (CASES / "template.yaml").read_text(encoding="utf-8")
    try:
        with file.open("x", encoding="utf-8") as opened:
            opened.write(text)
    except FileExistsError:
        raise click.ClickException(f"{file} exists already and was left as it is; choose another name") from None
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}") from None
    click.echo(f"Wrote {file}. Next: modus check {file}, then modus brief {file}")


@main.command()
@click.argument("situation", metavar="CASE|FILE")
@click.argument("actor", required=False)
@click.argument("issue", required=False)
@views
def explain(
    situation: str,
    actor: str | None,
    issue: str | None,
    output: Path | None,
    as_json: bool,
    as_of: str | None,
    scenario: str | None,
    redact: bool,
) -> None:
    """What is stated, what is derived, and from what.

    For one ACTOR and ISSUE of the file, or for all.
    """
    from modusvivendi.answers.explained import explained
    from modusvivendi.briefing import collect
    from modusvivendi.situation.derive import UnknownNameError
    from modusvivendi.situation.derive import explain as find

    seen = load(situation, as_of, scenario, redact)
    try:
        facts = find(seen.situation, actor, issue)
    except UnknownNameError as error:
        raise click.ClickException(str(error)) from None
    told = explained(seen.situation, facts)
    show(collect(seen.situation, [told], scenario=scenario, withheld=seen.withheld > 0), output, as_json)


main.add_command(cli_study.sensitivity)
main.add_command(cli_study.discover)
main.add_command(cli_study.robust)
main.add_command(cli_draws.resume)
main.add_command(cli_draws.runs)
main.add_command(cli_export.export)
main.add_command(cli_verify.verify)


@main.command()
def cases() -> None:
    """List the bundled cases, and textbook cases with published results."""
    from modusvivendi.situation.loading import case_names, published_names
    from modusvivendi.situation.loading import check as find

    for name in (*case_names(), *published_names()):
        situation = find(name).situation
        click.echo(f"{name}: {situation.title if situation else 'cannot be read; see `modus check ' + name + '`'}")


@main.command()
def schema() -> None:
    """Print the JSON Schema of the situation file.

    Editors use it to complete and check while you type.
    """
    from modusvivendi.situation.schema import json_schema

    _print_json(json_schema())


def _verdict(problems: tuple[Problem, ...], situation: Situation | None) -> str:
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    counts = f"{_count(errors, 'error')}, {_count(warnings, 'warning')}"
    if situation is None:
        return f"{counts}."
    sizes = (("claim", situation.claims), ("actor", situation.actors), ("issue", situation.issues))
    size = ", ".join(_count(len(entries), one) for one, entries in sizes)
    return f"{counts}. {situation.title}: {size}."


def _count(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"


def _print_json(data: Any) -> None:
    import json

    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
