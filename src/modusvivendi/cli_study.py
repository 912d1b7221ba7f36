"""The commands that look into draws: what drives an answer, when it holds, and what is robust."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from modusvivendi import cli_draws
from modusvivendi.cli_views import load, show, views
from modusvivendi.methods import METHODS

if TYPE_CHECKING:
    from modusvivendi.answers.model import Answer
    from modusvivendi.ensembles.plan import Plan

DRAWS = 10_000
"""Draws of a study where their number is left out."""
SAMPLES = 1_024
"""Base samples of a Saltelli design there: fewer leave the intervals of yes and no wide."""


class _Study(click.Command):
    """A command that makes draws, or takes a run that holds them."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return its own options, then those of draws, then ``--help``."""
        shared = super().get_params(ctx)
        return [*self.params, *cli_draws.OPTIONS, *shared[len(self.params) :]]


_SET = click.option(
    "--set", "own", multiple=True, metavar="NAME=VALUE", help="An option of the question, such as issue=ceasefire."
)
_OF = click.option("--of", "outputs", multiple=True, metavar="OUTPUT", help="About this output: its words or column.")


def _study(command: Callable[..., Any]) -> Callable[..., Any]:
    """What every study takes: a case, a file or a run; which question; how to look at the file."""
    command = click.argument("question", required=False)(command)
    command = click.argument("situation", metavar="CASE|FILE|RUN")(command)
    return views(command)


@click.command(cls=_Study)
@_study
@_OF
@_SET
def sensitivity(situation: str, question: str | None, outputs: tuple[str, ...], **given: Any) -> None:
    """What drives an answer: which numbers would be worth finding out.

    QUESTION is settle, pressure or any other; a RUN knows its own. The draws of --design saltelli (taken if left out)
    give first-order and total Sobol' indices, those of --design morris a screening, those of lhs or montecarlo
    first-order indices only.
    """
    output, as_json = given.pop("output"), given.pop("as_json")
    folder, plan = _run(situation, question, given, ("influence", "saltelli"), outputs)

    def found() -> Answer:
        from modusvivendi.ensembles.studies.chosen import chosen
        from modusvivendi.ensembles.studies.influence import influence
        from modusvivendi.ensembles.telling.influence import told

        return told(influence(folder, plan, chosen(folder, plan, outputs, MOST_OUTPUTS)))

    show(_document(plan, found), output, as_json)


MOST_OUTPUTS = 3
"""Outputs that are looked at where none is named."""


@click.command(cls=_Study)
@_study
@_OF
@click.option("--above", type=float, metavar="X", help="Of a number: when it lies above this.")
@click.option("--below", type=float, metavar="X", help="Of a number: when it lies below this.")
@click.option("--no", is_flag=True, help="Of yes and no: when it does not hold.")
@click.option(
    "--inputs", type=click.IntRange(1, 10), default=3, metavar="N", help="Restrict up to N numbers; 3 if left out."
)
@_SET
def discover(
    situation: str,
    question: str | None,
    outputs: tuple[str, ...],
    above: float | None,
    below: float | None,
    no: bool,
    inputs: int,
    **given: Any,
) -> None:
    """When does it hold? Conditions under which an answer is so in most cases.

    QUESTION is settle, pressure or any other; a RUN knows its own. Without --of, the first answer that varies.
    """
    output, as_json = given.pop("output"), given.pop("as_json")
    folder, plan = _run(situation, question, given, ("conditions", "lhs"), outputs)

    def found() -> Answer:
        from modusvivendi.ensembles.studies.chosen import Line
        from modusvivendi.ensembles.studies.conditions import conditions, subject
        from modusvivendi.ensembles.telling.conditions import told

        line = Line(above, below, no)
        return told(conditions(folder, plan, subject(folder, plan, outputs, line), line, inputs))

    show(_document(plan, found), output, as_json)


@click.command(cls=_Study)
@_study
@_SET
def robust(situation: str, question: str | None, **given: Any) -> None:
    """What is robust? Packages or outcomes, with their worst cases.

    QUESTION is settle (the packages that the file's proposals make) or stability (outcomes); a RUN knows its own.
    """
    output, as_json = given.pop("output"), given.pop("as_json")
    folder, plan = _run(situation, question, given, ("candidates", "lhs"))

    def found() -> Answer:
        from modusvivendi.ensembles.studies.candidates import robustness
        from modusvivendi.ensembles.telling.candidates import told

        return told(robustness(folder, plan))

    show(_document(plan, found), output, as_json)


def _run(
    situation: str,
    question: str | None,
    given: dict[str, Any],
    study: tuple[str, str],
    outputs: tuple[str, ...] = (),
) -> tuple[Path, Plan]:
    """The run that is named, or a new one, once it is clear that the study can be made of it.

    Args:
        situation: a case, a file, or the folder of a run.
        question: of a new run.
        given: the options of draws and of how the file is looked at.
        study: the module of the study, and the design that it takes where none is named.
        outputs: names that must be those of outputs.
    """
    view = {name: given.pop(name) for name in ("as_of", "scenario", "redact")}
    own = _settings(given.pop("own"))
    if (Path(situation) / "run.json").exists():
        if question is not None or own or any(view.values()) or given["draws"] is not None:
            raise click.UsageError(f"{situation} is a run: it knows its question, its situation and its draws")
        return Path(situation), cli_draws.opened(Path(situation))
    if question is None:
        raise click.UsageError(f"which question? modus {click.get_current_context().info_name} {situation} settle")
    if question not in METHODS:
        raise click.UsageError(f'there is no question "{question}"; the questions are: {", ".join(METHODS)}')
    asked, given["design"] = given["draws"], given["design"] or study[1]
    given["draws"] = DRAWS if asked is None else asked
    seen = load(situation, view["as_of"], view["scenario"], view["redact"])
    if asked is None and given["design"] == "saltelli":
        given["draws"] = (
            SAMPLES * cli_draws.planned(seen, question, own, given, view["scenario"], quiet=True).points.block
        )
    plan = cli_draws.planned(seen, question, own, given, view["scenario"])
    cli_draws.safely(import_module(f"modusvivendi.ensembles.studies.{study[0]}").ready, plan)
    cli_draws.safely(import_module("modusvivendi.ensembles.studies.chosen").named, plan, outputs)
    return cli_draws.kept(given["run"] or cli_draws.fresh(question), plan, given)


def _settings(given: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not (name and equals and value):
            raise click.UsageError(f'--set "{each[:60]}": write NAME=VALUE, such as issue=ceasefire')
        found[name.replace("-", "_")] = value
    return found


def _document(plan: Plan, find: Callable[[], Answer]) -> Any:
    from modusvivendi.briefing import collect

    answer = cli_draws.safely(find)
    return collect(plan.situation, [answer], scenario=plan.scenario, withheld=plan.withheld)
