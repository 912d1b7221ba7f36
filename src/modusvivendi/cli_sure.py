"""A brief that is asked of draws as well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from modusvivendi import cli_draws

if TYPE_CHECKING:
    from modusvivendi.briefing.sure import Sure
    from modusvivendi.situation.redact import Redacted


def ask(
    seen: Redacted, methods: Sequence[str], given: dict[str, Any], scenario: str | None
) -> tuple[list[Sure], list[str]]:
    """Ask of draws what can be, each question in a folder below one; and which rest on no uncertain number."""
    from modusvivendi.briefing.sure import surely
    from modusvivendi.methods.base import method

    _check(given)
    folder, found, fixed = given["run"] or cli_draws.fresh("brief"), [], []
    for name in methods:
        chosen = method(name)
        if chosen.needs(seen.situation):
            continue
        if not cli_draws.safely(chosen.inputs, seen.situation):
            fixed.append(name)
            continue
        plan = cli_draws.planned(seen, name, {}, given, scenario)
        found.append(cli_draws.safely(surely, name, *cli_draws.kept(folder / name, plan, given)))
    return found, fixed


def _check(given: dict[str, Any]) -> None:
    if given["shard"] is not None:
        raise click.UsageError("--shard is for one question: compute the slices of each by itself")
    if (given["design"] or "lhs") not in ("lhs", "montecarlo"):
        raise click.UsageError("a brief is asked of draws with --design lhs or montecarlo")
