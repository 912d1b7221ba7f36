"""The commands of ensembles: many draws of one question, and the runs that hold them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
from click.core import ParameterSource

from modusvivendi.cli_problems import fail

if TYPE_CHECKING:
    from modusvivendi.answers.model import Document
    from modusvivendi.ensembles.plan import Plan
    from modusvivendi.ensembles.summary import Summary
    from modusvivendi.situation.redact import Redacted

RUNS = Path("runs")


class _Slice(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic from click 8.3 on
    """``3/40``: the third of forty."""

    name = "slice"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read the two numbers."""
        if isinstance(value, tuple):
            return value
        one, _, many = str(value).partition("/")
        if not all(part.isascii() and part.isdecimal() and len(part) < 7 for part in (one, many)):
            self.fail(f'"{str(value)[:40]}" is no slice; write the third of forty as 3/40', param, ctx)
        return int(one), int(many)


_HOW = (
    click.Option(["--engine"], metavar="NAME", default="processes", help="Where: processes (default), inline or dask."),
    click.Option(["--scheduler"], metavar="ADDRESS", help="Of Dask; a cluster on this machine if left out."),
    click.Option(["--workers"], metavar="N", type=int, help="Processes; one for each core if left out."),
    click.Option(["--shard"], metavar="I/N", type=_Slice(), help="Compute this slice only, such as 3/40."),
    click.Option(["--quiet"], is_flag=True, help="No progress."),
)
OPTIONS = (
    click.Option(["--draws"], metavar="N", type=int, help="Ask of N draws of all that is uncertain: how sure is it?"),
    click.Option(["--seed"], metavar="N", type=int, default=0, help="Of the draws; 0 if left out."),
    click.Option(
        ["--design"], metavar="NAME", help="lhs, if left out; montecarlo, sobol, factorial, saltelli, morris."
    ),
    click.Option(["--run"], metavar="DIR", type=click.Path(path_type=Path), help="Keep the draws here."),
    *_HOW,
)
_EXTRAS = {
    **dict.fromkeys(("scipy", "pyarrow", "duckdb"), ("draws need", "ensembles")),
    **dict.fromkeys(("distributed", "dask"), ("the engine dask needs", "dask")),
}
"""For packages that may be missing: what needs them, and the extra that brings them."""
NAMES = tuple(str(option.name) for option in OPTIONS)


def need_draws(draws: int | None, *others: str) -> None:
    """Stop where an option that has a meaning with draws only was typed without them.

    Args:
        draws: how many were asked for.
        others: names of such options besides those of draws.

    Raises:
        click.UsageError: one was typed.
    """
    if draws is not None:
        return
    context, typed = click.get_current_context(), []
    for parameter in context.command.get_params(context):
        name = str(parameter.name)
        silent = name in ("draws", "quiet") or context.get_parameter_source(name) is not ParameterSource.COMMANDLINE
        if name in (*NAMES, *others) and not silent:
            typed.append(parameter.opts[0])
    if typed:
        raise click.UsageError(f"{', '.join(typed)}: without draws this has no meaning; add --draws 1000")


def ask(seen: Redacted, name: str, own: dict[str, Any], given: dict[str, Any], scenario: str | None) -> Document:
    """Run a question over draws, and say what came of them."""
    return document(counted(*drawn(seen, name, own, given, scenario)))


def drawn(
    seen: Redacted, name: str, own: dict[str, Any], given: dict[str, Any], scenario: str | None
) -> tuple[Path, Plan]:
    """Run a question over draws, in a new folder or the one that was named."""
    return kept(given["run"] or fresh(name), planned(seen, name, own, given, scenario), given)


def kept(folder: Path, made: Plan, given: dict[str, Any]) -> tuple[Path, Plan]:
    """Run a plan in a folder."""
    safely(lambda: _store().create(folder, made))
    _compute(folder, given)
    return folder, made


def planned(
    seen: Redacted, name: str, own: dict[str, Any], given: dict[str, Any], scenario: str | None, *, quiet: bool = False
) -> Plan:
    """What is to be run; what is wrong with it is told."""
    made: Plan = safely(lambda: _made(seen, name, own, given, scenario))
    if made.draws != given["draws"] and not quiet:
        block, sizes = made.points.block, f"{made.draws:,} draws are made, not {given['draws']:,}"
        click.echo(f"{sizes}: the {made.design} design takes {block} at a time here.", err=True)
    return made


def document(found: Summary) -> Document:
    """What a run says, as a document."""
    from modusvivendi.briefing import collect
    from modusvivendi.ensembles.telling import run

    plan = found.plan
    return collect(plan.situation, [run.told(found)], scenario=plan.scenario, withheld=plan.withheld)


def _made(seen: Redacted, name: str, own: dict[str, Any], given: dict[str, Any], scenario: str | None) -> Plan:
    from modusvivendi.ensembles.plan import plan

    options = {key: value for key, value in own.items() if value not in (None, False)}
    return plan(
        seen.situation,
        name,
        draws=given["draws"],
        seed=given["seed"],
        design=given["design"] or "lhs",
        options=options,
        scenario=scenario,
        withheld=seen.withheld > 0,
    )


def _store() -> Any:
    from modusvivendi.ensembles import store

    return store


def fresh(name: str) -> Path:
    """A dated folder that is not there yet."""
    from datetime import date

    number = 1
    while (RUNS / f"{date.today().isoformat()}-{name}-{number}").exists():
        number += 1
    return RUNS / f"{date.today().isoformat()}-{name}-{number}"


def _compute(folder: Path, given: dict[str, Any]) -> None:
    from modusvivendi.cli_progress import progress
    from modusvivendi.ensembles.running import run

    try:
        with progress(quiet=given["quiet"]) as told:
            safely(
                lambda: run(
                    folder,
                    engine=given["engine"],
                    workers=given["workers"],
                    shard=given["shard"] or (1, 1),
                    scheduler=given["scheduler"],
                    told=told,
                )
            )
    except KeyboardInterrupt:
        click.echo(f"Stopped. What is done is kept; go on with: modus resume {folder}", err=True)
        sys.exit(130)
    if not given["quiet"]:
        click.echo(f"The draws are kept in {folder}.", err=True)


def counted(folder: Path, made: Plan) -> Summary:
    """What a run says in numbers."""
    from modusvivendi.ensembles.summary import summary

    return summary(folder, made)


def safely(do: Callable[..., Any], *given: Any) -> Any:
    """Do something; what is wrong with it is told in words."""
    from modusvivendi.ensembles.faults import EnsembleError
    from modusvivendi.situation.problems import SituationError

    try:
        return do(*given)
    except EnsembleError as error:
        raise click.ClickException(str(error)) from None
    except SituationError as error:
        fail(error.problems)
    except ModuleNotFoundError as error:
        _missing(error)


def _missing(error: ModuleNotFoundError) -> NoReturn:
    needed = str(error.name or "").partition(".")[0]
    if needed not in _EXTRAS:
        raise error
    what, extra = _EXTRAS[needed]
    what = f"{what} the package {needed}; install it with: pip install 'modusvivendi[{extra}]'"
    raise click.ClickException(what) from None


def opened(folder: Path) -> Plan:
    """The plan of a run; what is wrong with its folder is told."""
    made: Plan = safely(lambda: _store().open_run(folder))
    return made


class _Resume(click.Command):
    """The command that goes on with a run, with the options of how."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return its own, then how to run, then ``--help``."""
        shared = super().get_params(ctx)
        return [*self.params, *_HOW, *shared[len(self.params) :]]


@click.command(cls=_Resume)
@click.argument("run", metavar="RUN", type=click.Path(path_type=Path))
def resume(run: Path, **given: Any) -> None:
    """Go on with a run that was stopped.

    What is kept stays; the rest is computed, and the result is that of a run that was never stopped.

    Exit status: 0 the slice is done, 1 there is no such run or it cannot be written, 130 it was stopped.
    """
    made = opened(run)
    _compute(run, given)
    click.echo(_line(run, made))


@click.group(invoke_without_command=True)
@click.pass_context
def runs(context: click.Context) -> None:
    """List the runs in the folder runs, show one, or ask one in SQL."""
    if context.invoked_subcommand is not None:
        return
    folders = sorted(each.parent for deep in ("*", "*/*") for each in RUNS.glob(f"{deep}/run.json"))
    for folder in folders:
        click.echo(_line(folder, opened(folder)))
    if not folders:
        click.echo("There are no runs in the folder runs. Make one: modus settle antalya-2022 --draws 1000")


@runs.command()
@click.argument("run", metavar="RUN", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(run: Path, as_json: bool) -> None:
    """What a run says.

    With --json also results_sha256, a hash over all rows, and whether the run is complete.
    """
    import json

    made = opened(run)
    found = counted(run, made)
    if as_json:
        click.echo(json.dumps({"run": str(run), **found.as_data()}, ensure_ascii=False, indent=2))
        return
    from modusvivendi.answers.terminal import to_terminal

    to_terminal(document(found))


@runs.command()
@click.argument("run", metavar="RUN", type=click.Path(path_type=Path))
@click.argument("query", metavar="QUERY")
def sql(run: Path, query: str) -> None:
    """Ask a run in SQL; its rows are the table draws.

    modus runs sql runs/RUN "select avg(some_package_is_acceptable_to_every_party) from draws"
    """
    opened(run)
    names, rows = safely(lambda: _asked(run, query))
    click.echo("\t".join(names))
    for row in rows:
        click.echo("\t".join(str(cell) for cell in row))


def _asked(run: Path, query: str) -> tuple[list[str], list[Any]]:
    from modusvivendi.ensembles.query import ask as asked

    return asked(run, query)


def _line(folder: Path, made: Plan) -> str:
    from modusvivendi.ensembles.summary import counts

    done, errors = counts(folder, made)
    state = "complete" if done == made.draws else f"{done:,} of {made.draws:,} done"
    failed = f", {errors.total():,} failed" if errors else ""
    under = f" under {made.scenario}" if made.scenario else ""
    asked = f"{made.situation.title}{under}, {made.method}"
    return f"{folder}: {asked}, {made.draws:,} draws, {made.design}, seed {made.seed}, {state}{failed}"
