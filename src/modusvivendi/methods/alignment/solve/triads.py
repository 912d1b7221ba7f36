"""Triangles in and out of balance (Cartwright & Harary 1956)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from modusvivendi.methods.alignment.solve.graph import Graph, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Triads:
    total: int
    unbalanced: int
    by_edge: Ints


def triads(graph: Graph) -> Triads:
    near: list[dict[int, int]] = [{} for _ in range(graph.n)]
    for number, ((one, two), unit) in enumerate(zip(graph.edges.tolist(), graph.units.tolist(), strict=True)):
        if unit:
            near[one][two] = near[two][one] = number
    sign = np.sign(graph.units).tolist()
    by_edge = np.zeros(len(graph.edges), dtype=np.int64)
    total = unbalanced = 0
    for number, (one, two) in enumerate(graph.edges.tolist()):
        for third in near[one].keys() & near[two].keys() if sign[number] else ():
            first, second = near[one][third], near[two][third]
            if number < first and number < second:
                total += 1
                if sign[number] * sign[first] * sign[second] < 0:
                    unbalanced += 1
                    by_edge[[number, first, second]] += 1
    return Triads(total, unbalanced, by_edge)
