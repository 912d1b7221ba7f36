"""The triangles that no partition leaves whole."""

from __future__ import annotations

from modusvivendi.methods.alignment.solve.blocks import Block

MOST_TRIANGLES = 30_000


def negative_triangles(block: Block) -> list[list[int]]:
    """The triangles with an odd number of hostile ties, as numbers of ties; at most ``MOST_TRIANGLES``."""
    near: list[dict[int, int]] = [{} for _ in range(block.size)]
    for number, (one, two) in enumerate(block.edges.tolist()):
        near[one][two] = near[two][one] = number
    hostile = (block.units < 0).tolist()
    found = []
    for number, (one, two) in enumerate(block.edges.tolist()):
        for third in near[one].keys() & near[two].keys():
            first, second = near[one][third], near[two][third]
            if number < first and number < second and hostile[number] ^ hostile[first] ^ hostile[second]:
                found.append([number, first, second])
                if len(found) >= MOST_TRIANGLES:
                    return found
    return found
