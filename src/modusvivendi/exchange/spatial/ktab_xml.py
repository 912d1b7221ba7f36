"""KTAB's XML: a Scenario with Dimensions and Actors (smpSchema.xsd)."""

from __future__ import annotations

from pathlib import Path

from modusvivendi.exchange.faults import Faults, refuse, shown
from modusvivendi.exchange.folder import read_bytes
from modusvivendi.exchange.spatial.ktab_csv import NOTE, SPAN
from modusvivendi.exchange.spatial.stakes import HUNDRED, Stake, Stakes
from modusvivendi.exchange.xml import Element, parse

ROOT = "Scenario"
"""The outermost element."""
_SETTINGS = "Model parameters and the accommodation matrix of the file were not read."


def read(path: Path) -> Stakes:
    """The stakes of a KTAB scenario.

    Raises:
        SituationError: an element is missing, or holds no number.
    """
    root = parse(read_bytes(path), str(path))
    faults = Faults(str(path))
    dims = tuple(each.text.strip() for parent in root.each("Dimensions") for each in parent.each("dName"))
    actors = [each for parent in root.each("Actors") for each in parent.each("Actor")]
    if not dims or len(set(dims)) < len(dims):
        raise refuse("spatial", "the dimensions have no names of their own", "write <dName> for each", str(path))
    rows = tuple(stake for actor in actors for stake in _stakes(actor, dims, faults))
    faults.stop()
    title = root.first("name")
    name = title.text.strip() if title is not None else path.stem
    return Stakes("KTAB", str(path), name or path.stem, rows, dict.fromkeys(dims, SPAN), (NOTE, _SETTINGS))


def _stakes(actor: Element, dims: tuple[str, ...], faults: Faults) -> list[Stake]:
    name = _text(actor, "name", faults)
    capability = faults.number(
        _text(actor, "capability", faults) or None, actor.mark, f"the capability of {shown(name)}"
    )
    places = _listed(actor, "Position", "dCoord", len(dims), faults)
    saliences = _listed(actor, "Salience", "dSal", len(dims), faults)
    if places is None or saliences is None:
        return []
    found = []
    for dim, place, salience in zip(dims, places, saliences, strict=True):
        at = faults.number(place.text.strip() or None, place.mark, f"a position of {shown(name)}")
        keen = faults.number(salience.text.strip() or None, salience.mark, f"a salience of {shown(name)}")
        found.append(Stake(name, dim, capability, at, keen / HUNDRED, actor.mark))
    return found


def _text(actor: Element, tag: str, faults: Faults) -> str:
    found = actor.first(tag)
    if found is None or not found.text.strip():
        faults.add("missing", f"an actor has no <{tag}>", f"write <{tag}>…</{tag}>", actor.mark)
        return ""
    return found.text.strip()


def _listed(actor: Element, parent: str, tag: str, count: int, faults: Faults) -> list[Element] | None:
    found = [each for one in actor.each(parent) for each in one.each(tag)]
    if len(found) != count:
        what = f"an actor has {len(found)} <{tag}> for {count} dimensions"
        faults.add("spatial", what, f"write one <{tag}> for each dimension", actor.mark)
        return None
    return found
