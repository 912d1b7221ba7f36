"""GraphML as networkx, igraph and Gephi write it: keys for attributes, nodes, edges."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from modusvivendi.exchange.faults import Faults, refuse, shown
from modusvivendi.exchange.folder import read_bytes
from modusvivendi.exchange.ties.cells import Cells, column_of, read_cells
from modusvivendi.exchange.ties.checks import check
from modusvivendi.exchange.ties.graph import MOST_TIES, Graph
from modusvivendi.exchange.xml import Element, parse

ROOT = "graphml"
_NAMES = ("name", "label")
_MOST_ELEMENTS = 3 * MOST_TIES
_KEY = '<key id="w" for="edge" attr.name="weight" attr.type="double"/>'


@dataclass(frozen=True, slots=True)
class _Attributes:
    """What ids of keys mean, and what holds where an element has no data of its own."""

    kinds: dict[str, str]
    defaults: dict[str, str]

    def of(self, element: Element) -> dict[str, str]:
        """What an element says, by kind."""
        found = {
            self.kinds[key]: data.text.strip()
            for data in _each(element, "data")
            if (key := data.get("key") or "") in self.kinds
        }
        return {**self.defaults, **found}


def read(path: Path) -> Graph:
    """The ties of a graph.

    Raises:
        SituationError: the file is no GraphML, or an edge is no tie.
    """
    file = str(path)
    root = parse(read_bytes(path), file, _MOST_ELEMENTS)
    graphs = list(_each(root, "graph"))
    if _plain(root.tag) != ROOT or len(graphs) != 1:
        what = f"the file has {len(graphs)} <graph> in <{shown(root.tag)}>"
        raise refuse("graphml", what, "write one <graph> in <graphml>", file, root.mark.line)
    graph, faults = graphs[0], Faults(file)
    _refuse_unread(graph, faults)
    names = _names(graph, _attributes(root, "node", _of_node), faults)
    found = list(_edges(graph, _attributes(root, "edge", column_of), names, faults))
    faults.stop()
    ties, notes = read_cells(found, faults)
    check(ties, names, faults)
    faults.stop()
    return Graph("a GraphML file", file, path.stem, names, ties, notes)


def _plain(tag: str) -> str:
    return tag.rpartition(":")[2]


def _each(element: Element, tag: str) -> Iterator[Element]:
    return (child for child in element.children if _plain(child.tag) == tag)


def _of_node(word: str) -> str | None:
    return plain if (plain := word.strip().lower()) in _NAMES else None


def _attributes(root: Element, place: str, kind_of: Callable[[str], str | None]) -> _Attributes:
    """The keys of nodes or of edges."""
    kinds: dict[str, str] = {}
    defaults: dict[str, str] = {}
    for key in _each(root, "key"):
        kind = kind_of(key.get("attr.name") or key.get("id") or "")
        if kind is None or (key.get("for") or "all") not in (place, "all"):
            continue
        kinds[key.get("id") or ""] = kind
        for default in _each(key, "default"):
            defaults[kind] = default.text.strip()
    return _Attributes(kinds, defaults)


def _refuse_unread(graph: Element, faults: Faults) -> None:
    for child in graph.children:
        if _plain(child.tag) == "hyperedge":
            faults.unsupported("the graph has a hyperedge", "a tie joins two actors", child)
        if any(_plain(inner.tag) == "graph" for inner in child.children):
            faults.unsupported("a node or edge has a graph of its own", "only one level is read", child)


def _names(graph: Element, attributes: _Attributes, faults: Faults) -> dict[str, str]:
    """Every node's name, by its id: its name, else its label, else the id."""
    names: dict[str, str] = {}
    for node in _each(graph, "node"):
        node_id = node.get("id") or ""
        if not node_id or node_id in names:
            what = f"the id {shown(node_id)} is there twice" if node_id else "a node has no id"
            faults.add("graphml", what, "give every node an id of its own", node)
            continue
        said = attributes.of(node)
        names[node_id] = next((said[kind] for kind in _NAMES if said.get(kind)), node_id)
    return names


def _edges(graph: Element, attributes: _Attributes, names: dict[str, str], faults: Faults) -> Iterator[Cells]:
    directed = graph.get("edgedefault") == "directed"
    edges = list(_each(graph, "edge"))
    if edges and not {"sign", "weight"} & set(attributes.kinds.values()):
        what = "no key says which data of an edge are its sign or weight"
        faults.add("graphml", what, f'write {_KEY} and <data key="w">-1</data> in each edge', graph)
        return
    for edge in edges:
        one, two = (edge.get(end) or "" for end in ("source", "target"))
        for end in (one, two):
            if end and end not in names:
                faults.add("graphml", f"no node has the id {shown(end)}", "add the node, or correct the edge", edge)
        said = attributes.of(edge)
        own = edge.get("directed")
        yield Cells((one, two), said if own is None else {**said, "directed": own}, directed, edge.mark)
