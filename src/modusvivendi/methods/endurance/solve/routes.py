"""How much can get from donors to recipients, what limits it, and what is lost when routes close.

Ford and Fulkerson (1956), Canadian Journal of Mathematics 8, 399–404; augmenting along shortest paths: Edmonds and Karp
(1972), Journal of the ACM 19, 248–264. Capacities are exact fractions.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations

Number = int | Fraction
Pair = tuple[int, int]
MOST_LINKS, MOST_NODES = 500, 500
MOST_PAIRS = 2_000


class RoutesError(ValueError):
    """Routes that cannot be; ``faults`` holds everything that is wrong."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(faults[:20]))


@dataclass(frozen=True)
class Routes:
    """A network of routes at given capacities; everything is found when it is first asked for.

    Attributes:
        n: nodes.
        links: shape (m, 2): from which node to which.
        capacity: shape (m,): the most that a link carries, per unit of time.
        donors: nodes from which anything may set out.
        recipients: nodes at which it arrives.
    """

    n: int
    links: tuple[Pair, ...]
    capacity: tuple[Fraction, ...]
    donors: tuple[int, ...]
    recipients: tuple[int, ...]

    @cached_property
    def flow(self) -> tuple[Fraction, ...]:
        """Shape (m,): what each link carries in one maximum flow."""
        return tuple(self._solved.flow[: len(self.links)])

    @cached_property
    def value(self) -> Fraction:
        """The most that can arrive, per unit of time: proved by a cut of the same capacity."""
        return self._solved.value

    @cached_property
    def cut(self) -> tuple[int, ...]:
        """The links of the minimum cut nearest to the donors; together they carry just ``value``."""
        near = self._solved.reached
        return tuple(at for at, (tail, head) in enumerate(self.links) if tail in near and head not in near)

    @cached_property
    def far_cut(self) -> tuple[int, ...]:
        """The links of the minimum cut nearest to the recipients."""
        far = self._solved.reaching
        return tuple(at for at, (tail, head) in enumerate(self.links) if tail not in far and head in far)

    @cached_property
    def lost(self) -> tuple[Fraction, ...]:
        """Shape (m,): how much less arrives if a link closes: also the least that it carries in any maximum flow."""
        return tuple(self.without([at]) for at in range(len(self.links)))

    @cached_property
    def lost_pairs(self) -> tuple[tuple[int, int, Fraction], ...]:
        """For pairs of links how much less arrives if both close, the most first; those of the 2,000 first pairs."""
        pairs = list(combinations(range(len(self.links)), 2))[:MOST_PAIRS]
        found = [(one, two, self.without([one, two])) for one, two in pairs]
        return tuple(sorted(found, key=lambda each: (-each[2], each[:2])))

    @cached_property
    def most(self) -> tuple[Fraction, ...]:
        """Shape (m,): the most that a link carries in any maximum flow.

        What it carries in one maximum flow, and what could besides go round through it: the most that can be sent from
        its head to its tail in the residual network, and never more than it can carry.
        """
        found = []
        for at, (tail, head) in enumerate(self.links):
            back = self._solved.around(at, head, tail)
            found.append(min(self.flow[at] + back, self.capacity[at]))
        return tuple(found)

    @cached_property
    def helps(self) -> tuple[Fraction | None, ...]:
        """Shape (m,): how much more would arrive at most if one link alone had more capacity; None without a limit."""
        return tuple(self._wider(at) for at in range(len(self.links)))

    def without(self, closed: Iterable[int]) -> Fraction:
        """How much less arrives if some links close."""
        shut = set(closed)
        left = tuple(Fraction(0) if at in shut else each for at, each in enumerate(self.capacity))
        return self.value - _solve(self, left).value

    def _wider(self, at: int) -> Fraction | None:
        """Beyond all other capacities together nothing more can be limited."""
        plenty = sum(self.capacity, Fraction(1))
        wider = tuple(plenty if other == at else each for other, each in enumerate(self.capacity))
        more = _solve(self, wider).value - self.value
        tail, head = self.links[at]
        unlimited = tail in self.donors and head in self.recipients
        return None if unlimited else more

    @cached_property
    def _solved(self) -> _Solved:
        return _solve(self, self.capacity)


def routes(
    n: int,
    links: Sequence[Pair],
    capacity: Sequence[Number],
    donors: Collection[int],
    recipients: Collection[int],
) -> Routes:
    """A network of routes.

    Args:
        n: the number of nodes.
        links: shape (m, 2), nodes from 0 to n − 1; a route that is used both ways is two links.
        capacity: shape (m,), whole numbers or fractions, 0 or more.
        donors: where anything may set out, without limit.
        recipients: where it arrives, without limit; none of them a donor.

    Raises:
        RoutesError: listing everything that is wrong.
    """
    faults = list(_faults(n, links, capacity, donors, recipients))
    if faults:
        raise RoutesError(faults)
    return Routes(
        n=n,
        links=tuple((int(tail), int(head)) for tail, head in links),
        capacity=tuple(Fraction(each) for each in capacity),
        donors=tuple(dict.fromkeys(donors)),
        recipients=tuple(dict.fromkeys(recipients)),
    )


def _faults(
    n: int, links: Sequence[Pair], capacity: Sequence[Number], donors: Collection[int], recipients: Collection[int]
) -> Iterable[str]:
    if not 1 <= n <= MOST_NODES or len(links) > MOST_LINKS:
        yield f"{n:,} nodes and {len(links):,} links; give 1 to {MOST_NODES} nodes and at most {MOST_LINKS} links"
        return
    if len(capacity) != len(links):
        yield f"{len(capacity):,} capacities; give one for each of {len(links):,} links"
    for at, pair in enumerate(links):
        if not all(0 <= end < n for end in pair) or pair[0] == pair[1]:
            yield f"link {at} is {tuple(pair)}; give two different nodes from 0 to {n - 1}"
    for at, each in enumerate(capacity):
        if each < 0:
            yield f"capacity[{at}] is {each!r}; give 0 or more"
    for what, nodes in (("donors", donors), ("recipients", recipients)):
        if not nodes or not all(0 <= node < n for node in nodes):
            yield f"{what} are {list(nodes)}; give one node at least, from 0 to {n - 1}"
    both = set(donors) & set(recipients)
    if both:
        yield f"nodes {sorted(both)} are donors and recipients; give each to one of them"


class _Solved:
    """A maximum flow: arcs with residual capacities, each followed by its reverse."""

    def __init__(self, network: Routes, capacity: Sequence[Fraction]) -> None:
        self._source, self._sink = network.n, network.n + 1
        self._heads: list[int] = []
        self._left: list[Fraction] = []
        self._arcs: list[list[int]] = [[] for _ in range(network.n + 2)]
        self._capacity = capacity
        plenty = sum(capacity, Fraction(1))
        ends = [
            *((self._source, node) for node in network.donors),
            *((node, self._sink) for node in network.recipients),
        ]
        for (tail, head), carries in zip(network.links, capacity, strict=True):
            self._add(tail, head, carries)
        for tail, head in ends:
            self._add(tail, head, plenty)
        self.value = self._augmented(self._left, self._source, self._sink, set())

    @property
    def flow(self) -> list[Fraction]:
        """What each link carries."""
        return [each - self._left[2 * at] for at, each in enumerate(self._capacity)]

    @cached_property
    def reached(self) -> frozenset[int]:
        """The nodes to which more could still be sent from the donors."""
        return frozenset(self._search(self._left, self._source, None, set()))

    @cached_property
    def reaching(self) -> frozenset[int]:
        """The nodes from which more could still be sent to the recipients."""
        found, waiting = {self._sink}, deque([self._sink])
        while waiting:
            node = waiting.popleft()
            for arc in self._arcs[node]:
                if self._left[arc ^ 1] > 0 and self._heads[arc] not in found:
                    found.add(self._heads[arc])
                    waiting.append(self._heads[arc])
        return frozenset(found)

    def around(self, link: int, source: int, sink: int) -> Fraction:
        """The most that could be sent from one node to another besides, without a link and its reverse."""
        return self._augmented(list(self._left), source, sink, {2 * link, 2 * link + 1})

    def _add(self, tail: int, head: int, carries: Fraction) -> None:
        for start, end, left in ((tail, head, carries), (head, tail, Fraction(0))):
            self._arcs[start].append(len(self._heads))
            self._heads.append(end)
            self._left.append(left)

    def _augmented(self, left: list[Fraction], source: int, sink: int, shut: set[int]) -> Fraction:
        """Send along shortest paths until there is none; returns how much."""
        sent = Fraction(0)
        while True:
            path = self._path(self._search(left, source, sink, shut), sink)
            if not path:
                return sent
            most = min(left[arc] for arc in path)
            for arc in path:
                left[arc] -= most
                left[arc ^ 1] += most
            sent += most

    def _search(self, left: Sequence[Fraction], source: int, sink: int | None, shut: set[int]) -> dict[int, int]:
        """Breadth first: the nodes that can be reached, each with the arc that leads to it (−1 for the source)."""
        found, waiting = {source: -1}, deque([source])
        while waiting and (sink is None or sink not in found):
            for arc in self._arcs[waiting.popleft()]:
                node = self._heads[arc]
                if left[arc] > 0 and arc not in shut and node not in found:
                    found[node] = arc
                    waiting.append(node)
        return found

    def _path(self, found: dict[int, int], sink: int) -> list[int]:
        path: list[int] = []
        node = sink
        while found.get(node, -1) >= 0:
            path.append(found[node])
            node = self._heads[found[node] ^ 1]
        return path


def _solve(network: Routes, capacity: Sequence[Fraction]) -> _Solved:
    return _Solved(network, capacity)
