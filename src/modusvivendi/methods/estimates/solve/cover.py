"""The smallest sets of counts to leave out, for any relation of contradiction, within bounded work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Graph = dict[int, set[int]]


@dataclass(frozen=True, slots=True)
class Covers:
    """Smallest vertex covers of a graph.

    Attributes:
        ways: one cover, and another one of the same size if there is any.
        at_least: what the size of a cover cannot fall below.
        proved: whether the search was finished, so that the covers are the smallest, and the only one if it is one.
    """

    ways: tuple[frozenset[int], ...]
    at_least: int
    proved: bool


def smallest_covers(pairs: Iterable[tuple[int, int]], work: int) -> Covers:
    """Search the smallest vertex covers by branch and bound, one connected part of the graph after the other.

    A vertex is in the cover, or all its neighbours are: the vertex with most neighbours is tried both ways. A branch
    ends where the pairs of a greedy matching, of which each needs a vertex of its own, make it larger than the best.
    Exponential in the size of a part at worst, hence the limit.

    Args:
        pairs: the edges.
        work: edges that may be looked at before the search stops.

    Returns:
        The covers; none if the search stopped before it found any.
    """
    parts = []
    for part in _parts(_graph(pairs)):
        parts.append(_search(part, work))
        work -= parts[-1][1]
    covers = [cover for cover, _ in parts]
    ways: tuple[frozenset[int], ...] = ()
    if all(cover.ways for cover in covers):
        first = frozenset[int]().union(*(cover.ways[0] for cover in covers))
        second = frozenset[int]().union(*(cover.ways[-1] for cover in covers))
        ways = (first,) if first == second else (first, second)
    return Covers(ways, sum(cover.at_least for cover in covers), all(cover.proved for cover in covers))


def fewest_possible(pairs: Iterable[tuple[int, int]]) -> int:
    """What the size of a cover cannot fall below, without a search. O(edges)."""
    return matched(_graph(pairs))


def matched(graph: Graph) -> int:
    """The number of pairs in a greedy matching: no cover is smaller. O(edges)."""
    taken: set[int] = set()
    pairs = 0
    for one, others in graph.items():
        if one not in taken and (other := next((each for each in others if each not in taken), None)) is not None:
            taken |= {one, other}
            pairs += 1
    return pairs


def _graph(pairs: Iterable[tuple[int, int]]) -> Graph:
    graph: Graph = {}
    for one, other in pairs:
        graph.setdefault(one, set()).add(other)
        graph.setdefault(other, set()).add(one)
    return graph


def _parts(graph: Graph) -> Iterator[Graph]:
    unseen = dict.fromkeys(sorted(graph))
    while unseen:
        part, waiting = {}, [next(iter(unseen))]
        while waiting:
            vertex = waiting.pop()
            if vertex in unseen:
                del unseen[vertex]
                part[vertex] = graph[vertex]
                waiting += graph[vertex]
        yield part


def _search(graph: Graph, work: int) -> tuple[Covers, int]:
    """The smallest covers of one part, and the work that it took."""
    bound = matched(graph)
    found: list[frozenset[int]] = []
    branches: list[tuple[Graph, frozenset[int]]] = [(graph, frozenset())]
    done = 0
    while branches and done < work:
        rest, chosen = branches.pop()
        done += sum(map(len, rest.values()))
        least = len(chosen) + matched(rest)
        if found and (least > len(found[0]) or (least == len(found[0]) and len(found) > 1)):
            continue
        if not rest:
            found = [*found, chosen][:2] if found and len(chosen) == len(found[0]) else [chosen]
            continue
        most = max(sorted(rest), key=lambda vertex: len(rest[vertex]))
        branches.append((_without(rest, rest[most]), chosen | rest[most]))
        branches.append((_without(rest, {most}), chosen | {most}))
    proved = not branches
    return Covers(tuple(found), len(found[0]) if proved else bound, proved), done


def _without(graph: Graph, gone: set[int]) -> Graph:
    """The graph less some vertices, and less those that then have no neighbours."""
    rest = {vertex: others - gone for vertex, others in graph.items() if vertex not in gone}
    return {vertex: others for vertex, others in rest.items() if others}
