"""Graph → camps."""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Real

from modusvivendi.methods.alignment.solve.graph import Graph, GraphError, is_whole
from modusvivendi.methods.alignment.solve.many_camps import ManyCamps
from modusvivendi.methods.alignment.solve.two_camps import TwoCamps

MOST_CAMPS = 10
MOST_SECONDS = 86_400.0


def solve(
    graph: Graph,
    camps: int = 2,
    neutral: bool = False,
    time_limit: float = 60.0,
    anchors: Sequence[int] | None = None,
) -> TwoCamps | ManyCamps:
    """The partition into camps that breaks least: friendly ties between camps, hostile ones within.

    Two camps: the frustration index, or line index of balance (Harary 1959), by blocks, with cutting planes and a bound
    in whole numbers (see ``settling`` and ``cycles``). Several camps, or a neutral one: see ``relabelling``.

    Args:
        graph: the ties.
        camps: how many at most.
        neutral: whether there is a neutral camp besides.
        time_limit: seconds for this and for each further question; when it is up, the best partition so far and the
            bound are told, and ``proved`` is false.
        anchors: nodes to be in camp 0, at most one in each component; the node with the most ties where none is named.

    Raises:
        GraphError: a setting is out of its range, an anchor is no node, or two are in one component.
    """
    if not _is_graph(graph):
        raise GraphError("this is no graph; make one with alignment.graph(n, edges, weights)")
    if not is_whole(camps) or not _is_number(time_limit):
        raise GraphError(f"camps={camps!r}, time_limit={time_limit!r}; give a whole number and seconds")
    if not 1 <= camps <= MOST_CAMPS:
        raise GraphError(f"{camps} camps; ask for 1 to {MOST_CAMPS}")
    if not 0 < time_limit <= MOST_SECONDS:
        raise GraphError(f"a time limit of {time_limit:g} s; give more than 0 and at most {MOST_SECONDS:g}")
    if camps == 2 and not neutral:
        return TwoCamps(graph, time_limit, anchors)
    return ManyCamps(graph, int(camps), bool(neutral), float(time_limit), anchors)


def _is_graph(value: object) -> bool:
    return isinstance(value, Graph)


def _is_number(value: object) -> bool:
    return isinstance(value, Real)
