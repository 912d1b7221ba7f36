"""CPU seconds to read 5,000 claims from a CSV table and from YAML.

Run by hand: ``PYTHONPATH=src python bench/tables.py``. Target: the table is no slower.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from reading import cpu_seconds

from modusvivendi.situation.reading.check import check_file

CLAIMS = 5000
_HEAD = """\
title: A long ledger
sources: {art: {title: Report, date: 2024-01-01, reliability: B}}
quantities: {displaced: {unit: people, bounds: [0, 44M]}}
actors: {RUS: {role: party}, UKR: {role: party}, TUR: {role: mediator}}
issues: {cf: {options: {none: 0, 24h: 30, open: 100}, now: none, set_by: [RUS, UKR]}}
"""
_TEXTS = ("Something happened, and then something else.", "They met again.", "")


def claims() -> Iterator[dict[str, str]]:
    """Claims with the values that a cell has."""
    for number in range(CLAIMS):
        made = {"kind": "event", "text": "It happened.", "by": "RUS"}
        if number % 4 == 1:
            made = {"kind": "meeting", "by": "RUS; UKR; TUR", "level": "minister", "at": "Antalya", "host": "TUR"}
        elif number % 4 == 2:
            made = {"kind": "estimate", "of": "displaced", "value": f"more than {number} thousand"}
        elif number % 4 == 3:
            made = {"kind": "proposal", "by": "UKR", "to": "RUS", "offers.cf": "24h"}
        text = _TEXTS[number % 3]
        day = date(2022, 2, 24) + timedelta(days=number % 600)
        rest = {"date": day.isoformat(), "src": f"art#{number}", "credibility": "2", "hedge": "reports reveal"}
        yield {"key": f"c{number}", **made, **({"text": text} if text else {}), **rest}


def in_yaml(claim: dict[str, str]) -> str:
    """The same claim as a line of the file."""
    entries = [
        f"offers: {{cf: {value}}}" if name == "offers.cf" else _entry(name, value) for name, value in claim.items()
    ]
    return f"  {claim['key']}: {{{', '.join(entries[1:])}}}\n"


def _entry(name: str, value: str) -> str:
    return f"{name}: [{value.replace(';', ',')}]" if ";" in value else f'{name}: "{value}"'


def report() -> None:
    """Print the figures."""
    made = list(claims())
    names = list(dict.fromkeys(name for claim in made for name in claim))
    with TemporaryDirectory() as name:
        one, two = Path(name) / "one.yaml", Path(name) / "two.yaml"
        one.write_text(_HEAD + "claims:\n" + "".join(in_yaml(claim) for claim in made), encoding="utf-8")
        two.write_text(_HEAD + "claims: claims.csv\n", encoding="utf-8")
        with (Path(name) / "claims.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names, restval="")
            writer.writeheader()
            writer.writerows(made)
        if check_file(one).situation is None or check_file(one).situation != check_file(two).situation:
            sys.exit("the two are not the same situation")
        print(f"claims             {len(made):6,d}")
        print(f"read and check     {cpu_seconds(lambda: check_file(one)):6.3f} s from YAML")
        print(f"read and check     {cpu_seconds(lambda: check_file(two)):6.3f} s from a table")


if __name__ == "__main__":
    report()
