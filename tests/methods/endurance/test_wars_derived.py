"""The durations that are shipped follow from the raw list, where that is at hand."""

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import pytest

from modusvivendi.methods import endurance

RAW = Path(__file__).parents[4] / "shared" / "data" / "endurance" / "Inter-StateWarData_v4.0.csv"


def _spells(row: dict[str, str]) -> list[tuple[date, date]]:
    found = []
    for part in ("1", "2"):
        numbers = [int(row[f"{end}{unit}{part}"]) for end in ("Start", "End") for unit in ("Year", "Month", "Day")]
        if min(numbers) > 0:
            found.append((date(*numbers[:3]), date(*numbers[3:])))
    return found


def _days(spells: list[tuple[date, date]]) -> int:
    """Days on which any of them holds."""
    fought: set[date] = set()
    for first, last in spells:
        fought.update(first + timedelta(days) for days in range((last - first).days + 1))
    return len(fought)


@pytest.mark.skipif(not RAW.exists(), reason="the raw list is not shipped: ../shared/data/endurance")
def test_the_durations_follow_from_the_raw_list() -> None:
    text = io.StringIO(RAW.read_bytes().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n"))
    wars: dict[int, tuple[str, list[tuple[date, date]]]] = {}
    for row in csv.DictReader(text):
        wars.setdefault(int(row["WarNum"]), (row["WarName"].strip(), []))[1].extend(_spells(row))
    derived = [(number, name, min(spells)[0].year, _days(spells)) for number, (name, spells) in wars.items()]
    assert [tuple(war) for war in endurance.listed()] == derived
