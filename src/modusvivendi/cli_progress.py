"""How far a run has come: a bar on a terminal, else a line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

EVERY = 10.0
"""Seconds between two lines."""


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A function that is told of draws that are done and of all there are."""
    if quiet:
        yield lambda done, total: None
    elif sys.stderr.isatty():
        with _bar() as told:
            yield told
    else:
        yield _Lines()


class _Lines:
    """A line on standard error every so often."""

    def __init__(self) -> None:
        self._begun = self._last = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last >= EVERY:
            self._last = now
            left = (total - done) * (now - self._begun) / done
            click.echo(f"{done:,} of {total:,} draws, {_rate(done, self._begun)}, {left:,.0f} s left", err=True)


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("draws"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task, begun = shown.add_task("draws", total=None, rate=""), time.monotonic()
        yield lambda done, total: shown.update(task, completed=done, total=total, rate=_rate(done, begun))


def _rate(done: int, begun: float) -> str:
    return f"{done / max(time.monotonic() - begun, 1e-9):,.0f} a second"
