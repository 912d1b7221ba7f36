"""The triangles that no partition leaves whole."""

from __future__ import annotations

from modusvivendi.methods.alignment.solve.blocks import Block
from modusvivendi.methods.alignment.solve.graph import of_units
from modusvivendi.methods.alignment.solve.triads import triads

MOST_TRIANGLES = 30_000


def negative_triangles(block: Block) -> list[list[int]]:
    """The triangles with an odd number of hostile ties, as numbers of ties; at most ``MOST_TRIANGLES``."""
    found = triads(of_units(block.size, block.edges, block.units))
    rows: list[list[int]] = found.ties[~found.balanced][:MOST_TRIANGLES].tolist()
    return rows
