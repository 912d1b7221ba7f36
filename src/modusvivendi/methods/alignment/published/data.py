"""Published signed graphs: tribes, powers and states. Sources and licence: ``LICENSE-signnet-manynet.txt``."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from modusvivendi.methods.alignment.solve.graph import Graph, graph

FOLDER = Path(__file__).parent
POWERS = ("AUH", "DEU", "FRA", "GBR", "ITA", "RUS")
YEARS = range(1872, 1914)
"""The year in which the last tie has begun is 1907, and all that hold then last until 1918."""
WINDOWS = ("46-49", "55-58", "76-79", "96-99")


class Named(NamedTuple):
    """A signed graph and who its nodes are."""

    names: tuple[str, ...]
    graph: Graph

    def camp(self, sides: Iterable[int], side: int) -> tuple[str, ...]:
        """Who is on a side."""
        return tuple(name for name, at in zip(self.names, sides, strict=True) if at == side)


@cache
def tribes() -> Named:
    """Sixteen tribes of the Gahuku-Gama in the highlands of New Guinea: allied (*rova*) or opposed (*hina*).

    Read (1954), by way of signnet.
    """
    return read(_rows("tribes.csv"))


@cache
def powers(year: int) -> Named:
    """Six European powers: ties that begin in the year or before and end after it.

    After Antal, Krapivsky and Redner (2006), by way of manynet. Without a tie in a year a power is there nonetheless.
    """
    return read((row for row in _rows("powers.csv") if int(row["begin"]) <= year < int(row["end"])), POWERS)


@cache
def world(window: str) -> Named:
    """States in a window of four years: allied or in conflict.

    Doreian and Mrvar (2015), from data of the Correlates of War project, by way of signnet.
    """
    return read(_rows(f"world_{window}.csv"))


def read(rows: Iterable[dict[str, str]], names: tuple[str, ...] = ()) -> Named:
    """A graph of rows with a source, a target and a sign; its nodes in alphabetical order if they are not named."""
    ties = [(row["source"], row["target"], int(row["sign"])) for row in rows]
    names = names or tuple(sorted({name for tie in ties for name in tie[:2]}))
    at = {name: number for number, name in enumerate(names)}
    pairs = [(at[one], at[two]) for one, two, _ in ties]
    return Named(names, graph(len(names), pairs, [sign for *_, sign in ties]))


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
