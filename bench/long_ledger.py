"""CPU seconds to check, brief and query a situation of 2,000 claims.

Run by hand: ``PYTHONPATH=src python bench/long_ledger.py``. Target: check, brief and one query together below 3 s of
CPU, in one process, imports included.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from reading import lines_of_a_file

CLAIMS = 2_000
LINES = 2_545
"""Of the synthetic file that holds so many claims."""


def main() -> None:
    """Print what each step costs."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "long.yaml"
        file.write_text("\n".join(lines_of_a_file(LINES)) + "\n", encoding="utf-8")
        report(file)


def report(file: Path) -> None:
    """Time the steps on a file, in the order in which a user takes them."""
    from modusvivendi.answers.page import to_html
    from modusvivendi.answers.terminal import to_text
    from modusvivendi.briefing import brief, document
    from modusvivendi.exchange.loading import check

    marks = [("import", time.process_time())]

    def mark(step: str) -> None:
        marks.append((step, time.process_time()))

    checked = check(file)
    if checked.situation is None:
        raise SystemExit("\n".join(checked.problems[0].lines()))
    mark("check")
    answered = brief(checked.situation)
    mark("brief")
    pages = [len(to_text(answered))]
    mark("brief as text")
    filters = {"ledger": {"actor": "A1", "kind": "proposal", "grade": "B2"}}
    pages.append(len(to_text(document(checked.situation, ["ledger"], options=filters))))
    mark("query: ledger --actor A1 --kind proposal --grade B2")
    total = marks[-1][1]
    print(f"{len(checked.situation.claims):,} claims, {len(answered.evidence()):,} notes, {sum(pages):,} characters")
    before = 0.0
    for step, at in marks:
        print(f"{step:55} {at - before:6.3f} s")
        before = at
    print(f"{'check, brief and query, with interpreter and imports':55} {total:6.3f} s (target below 3)")
    to_html(answered)
    print(f"{'beside that: the brief as a page':55} {time.process_time() - total:6.3f} s")


if __name__ == "__main__":
    main()
