"""CPU seconds to read and check a file of 4,000 lines, and what an alias bomb costs.

Run by hand: ``PYTHONPATH=src python bench/reading.py``. Targets: read and check below 0.3 s of CPU; the bomb
refused within a second and 200 MB.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

LINES = 4000
REPEATS = 7


def lines_of_a_file(wanted: int) -> Iterator[str]:
    """A valid file of about ``wanted`` lines, in the proportions of a long ledger with everything else."""
    yield from ("format: 1", "title: A long ledger", "as_of: 2024-01-01", "sources:")
    sources, actors, issues = wanted // 20, wanted // 100, wanted // 200
    for number in range(sources):
        day = date(2022, 2, 24) + timedelta(days=number)
        yield f"  s{number}: {{title: Report {number}, date: {day}, reliability: B, url: https://example.org/{number}}}"
    yield "quantities:"
    yield "  displaced: {unit: people, accumulates: true, bounds: [0, 44M]}"
    yield "actors:"
    for number in range(actors):
        yield f"  A{number}: {{role: party, name: Actor {number}, capability: {{judgement: [20, 40], why: size}}}}"
    yield "issues:"
    for number in range(issues):
        yield f"  i{number}: {{options: {{none: 0, 24h: 30, open: 100}}, now: none, set_by: [A0, A1]}}"
    yield "positions:"
    for number in range(actors):
        yield f"  A{number}:"
        for issue in range(issues):
            words = f"ideal: open, salience: 0.{1 + issue % 8}, accepts: [24h, open], firmness: 0.5, src: s{issue}#2"
            yield f"    i{issue}: {{{words}}}"
    yield "claims:"
    count = 6 + sources + 2 * actors + issues + actors * issues + 2
    yield from _claims(max(0, wanted - count), sources, actors, issues)


def _claims(lines: int, sources: int, actors: int, issues: int) -> Iterator[str]:
    forms: tuple[Callable[[int, str], str], ...] = (
        lambda n, rest: f"{{kind: meeting, by: [A0, A{1 + n % (actors - 1)}], level: minister, at: Antalya, {rest}}}",
        lambda n, rest: f"{{kind: estimate, of: displaced, value: more than {n + 1} thousand, {rest}}}",
        lambda n, rest: f"{{kind: proposal, by: A1, to: A0, offers: {{i{n % issues}: 24h}}, {rest}}}",
        lambda n, rest: f"{{kind: event, text: Something happened for the {n}th time, hedge: reports reveal, {rest}}}",
    )
    for number in range(lines):
        source = number % sources
        day = date(2022, 2, 24) + timedelta(days=source)
        yield f"  c{number}: " + forms[number % 4](number, f"date: {day}, src: s{source}#{number % 9}, credibility: 2")


def cpu_seconds(work: Callable[[], object]) -> float:
    """The least CPU time of several runs."""
    best = float("inf")
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def bomb(size: int = 1_000_000) -> str:
    """A text of about ``size`` characters whose aliases stand for more values than memory holds."""
    head = "title: t\nactors:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    levels = "".join(f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 30))
    return head + levels + "  z: [" + ", ".join(["*a29"] * (size // 6)) + "]\n"


def report() -> None:
    """Print the figures."""
    start = time.process_time()
    from modusvivendi.situation.reading.check import check_text
    from modusvivendi.situation.reading.pause import collector_paused
    from modusvivendi.situation.reading.tree import parse

    print(f"import                 {time.process_time() - start:6.3f} s")
    text = "\n".join(lines_of_a_file(LINES)) + "\n"
    start = time.process_time()
    checked = check_text(text)
    print(f"first read and check   {time.process_time() - start:6.3f} s (builds the readers of the blocks)")
    if checked.situation is None:
        sys.exit("\n".join(line for problem in checked.problems[:3] for line in problem.lines()))
    print(f"lines                  {text.count(chr(10)):6,d} ({len(checked.problems)} warnings)")
    with collector_paused():
        print(f"parse alone            {cpu_seconds(lambda: parse(text, 'bench')):6.3f} s")
    print(f"read and check         {cpu_seconds(lambda: check_text(text)):6.3f} s (target below 0.3)")


def report_bomb() -> None:
    """Print what refusing the bomb costs; in a process of its own, for the peak of memory."""
    from modusvivendi.situation.reading.check import check_text

    text = bomb()
    start = time.process_time()
    checked = check_text(text)
    seconds = time.process_time() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"alias bomb, {len(text):,} characters: {seconds:.3f} s, {megabytes:.0f} MB: {checked.problems[0].what}")


if __name__ == "__main__":
    if sys.argv[1:] == ["bomb"]:
        report_bomb()
    else:
        report()
        subprocess.run([sys.executable, __file__, "bomb"], check=True)
