"""Scenarios set beside a question that is asked of draws, with the same draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from modusvivendi import cli_draws

if TYPE_CHECKING:
    from modusvivendi.answers.model import Document
    from modusvivendi.situation.redact import Redacted

OPTION = click.Option(
    ["--beside"], multiple=True, metavar="SCENARIO", help="Set a scenario beside it, with the same draws; repeatable."
)
AS_IT_IS = "as-it-is"
Look = Callable[[str], "Redacted"]
"""Takes the name of a scenario, and gives the situation under it."""


def ask(
    seen: Redacted, look: Look, name: str, own: dict[str, Any], given: dict[str, Any], scenario: str | None
) -> Document:
    """Run a question over draws, without and with some scenarios, and say what each would change.

    Each is a run of its own, in a folder below that of all of them.
    """
    from modusvivendi.briefing import collect
    from modusvivendi.ensembles.studies.variants import shared_columns, variant
    from modusvivendi.ensembles.telling import run, variants

    _check(given)
    names = tuple(dict.fromkeys(given["beside"]))
    views = [seen, *(look(each) for each in names)]
    plans = [
        cli_draws.planned(view, name, own, given, under) for view, under in zip(views, (scenario, *names), strict=True)
    ]
    shared, folder = shared_columns(plans), given["run"] or cli_draws.fresh(name)
    base, *others = (
        cli_draws.kept(folder / each, replace(plan, shared=shared), given)
        for each, plan in zip((AS_IT_IS, *names), plans, strict=True)
    )
    told = [
        run.told(cli_draws.counted(*base)),
        variants.told([variant(each, base, other) for each, other in zip(names, others, strict=True)]),
    ]
    return collect(seen.situation, told, scenario=scenario, withheld=any(view.withheld for view in views))


def _check(given: dict[str, Any]) -> None:
    if given["shard"] is not None:
        raise click.UsageError("--shard, and scenarios beside one another, are two runs: compute the slices first")
    if (given["design"] or "lhs") not in ("lhs", "montecarlo", "sobol"):
        raise click.UsageError("scenarios are set beside one another with --design lhs, montecarlo or sobol")
    if AS_IT_IS in given["beside"]:
        raise click.UsageError(f"{AS_IT_IS} is the situation without a scenario; it is there already")
