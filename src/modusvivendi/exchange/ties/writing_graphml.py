"""GraphML that networkx, igraph and Gephi read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from modusvivendi.exchange.assembling import clean_words
from modusvivendi.exchange.ties.edges import Edge

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
  <key id="name" for="node" attr.name="name" attr.type="string"/>
  <key id="camp" for="node" attr.name="camp" attr.type="string"/>
  <key id="weight" for="edge" attr.name="weight" attr.type="double"/>
"""


def graphml(names: Mapping[str, str], camps: Mapping[str, str], found: Iterable[Edge]) -> str:
    """The text of the file.

    Readers take no graph in which some edges have a direction and others none: beside a directed tie, one without
    direction stands as two, one each way.

    Args:
        names: every actor's name, by its key.
        camps: the camps of those that have one.
        found: the ties.
    """
    each = list(found)
    directed = any(edge.directed for edge in each)
    lines = [f'  <graph edgedefault="{"directed" if directed else "undirected"}">']
    lines += [_node(key, name, camps.get(key)) for key, name in names.items()]
    for edge in each:
        one, two = edge.ends
        lines.append(_edge(one, two, edge.weight_text))
        if directed and not edge.directed:
            lines.append(_edge(two, one, edge.weight_text))
    return _HEAD + "\n".join([*lines, "  </graph>", "</graphml>", ""])


def _node(key: str, name: str, camp: str | None) -> str:
    data = _data("name", name) + ("" if camp is None else _data("camp", camp))
    return f"    <node id={quoteattr(key)}>{data}</node>"


def _edge(one: str, two: str, weight: str) -> str:
    return f"    <edge source={quoteattr(one)} target={quoteattr(two)}>{_data('weight', weight)}</edge>"


def _data(key: str, text: str) -> str:
    return f'<data key="{key}">{escape(clean_words(text))}</data>'
