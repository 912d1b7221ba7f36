"""From the ties of a situation to plain files, with the camp of each actor; and what those cannot say."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from modusvivendi.answers.tables import FORMULA
from modusvivendi.exchange.assembling import clean_words
from modusvivendi.exchange.ties.edges import Edge, edges
from modusvivendi.exchange.ties.writing_graphml import graphml
from modusvivendi.situation.derive.central import RULE
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.situation import Situation

_MOST_NAMED = 5
"""Pairs that are named one by one."""


def files(situation: Situation, camps: Mapping[str, int | str | None]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The ties in force on the situation's date and the actors, as files by their names; and what they leave out.

    Args:
        situation: what is known; uncertain weights are taken at their central reading.
        camps: the camp of each actor, by its key; None or left out for actors without one.

    Raises:
        SituationError: no tie is in force.
    """
    every = edges(situation)
    found = [edge for edge in every if edge.weight]
    if not found:
        what = f"no tie is in force{f' on {situation.as_of}' if situation.as_of else ''}"
        raise SituationError([Problem(code="export", what=what, hint="add ties, or choose a day by --as-of")])
    names = {key: situation.actor_name(key) for key in situation.actors}
    held = {key: str(camp) for key, camp in camps.items() if camp is not None}
    rows = ([key, _text(name), _text(held.get(key, ""))] for key, name in names.items())
    made = {
        "ties.csv": _csv(["source", "target", "weight", "directed", "begin", "end"], map(_tie, found)),
        "actors.csv": _csv(["actor", "name", "camp"], rows),
        "ties.graphml": graphml(names, held, found),
    }
    return made, tuple(_left_out(every, found))


def _csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()


def _text(cell: str) -> str:
    """A text that no spreadsheet runs as a formula, on one line."""
    plain = clean_words(cell) if cell else ""
    return f"'{plain}" if plain.startswith(FORMULA) else plain


def _tie(edge: Edge) -> list[str]:
    """Its end lies after the situation's date and stays open, so that the file read again has the same ties."""
    begin = edge.since.isoformat() if edge.since is not None else ""
    return [*edge.ends, edge.weight_text, "yes" if edge.directed else "no", begin, ""]


def _left_out(every: Sequence[Edge], found: Sequence[Edge]) -> Iterator[str]:
    uncertain = sum(edge.uncertain for edge in found)
    if uncertain:
        yield f"uncertain weights: {uncertain} were written at one number; {RULE}"
    rounded = sum(not edge.exact for edge in found)
    if rounded:
        yield f"weights that no decimal number holds: {rounded} were rounded to 15 digits"
    if len(every) > len(found):
        yield f"ties of weight 0: {len(every) - len(found)}"
    derived = sum(not edge.stated for edge in found)
    if derived:
        yield f"that {derived} ties follow from claims or positions"
    yield from _several(found)
    if any(edge.directed for edge in found) and not all(edge.directed for edge in found):
        yield "in ties.graphml, ties without direction: each stands as two, one each way, beside the directed ones"
    if any(edge.since for edge in found):
        yield "in ties.graphml, since when a tie is in force"
    if any(edge.until for edge in found):
        yield "ends of ties, which lie after the date: they are left open"
    yield "sources, reasons, and ties that are not in force on the date"


def _several(found: Sequence[Edge]) -> Iterator[str]:
    """Pairs with several ties of one kind, which no plain file can hold apart."""
    counts = Counter((edge.ends if edge.directed else tuple(sorted(edge.ends)), edge.directed) for edge in found)
    twice = [" and ".join(ends) for (ends, _), count in counts.items() if count > 1]
    if twice:
        more = f", and {len(twice) - _MOST_NAMED} more" if len(twice) > _MOST_NAMED else ""
        yield f"that pairs have several ties at once: {'; '.join(twice[:_MOST_NAMED])}{more}; keep one of each"
