"""Pieces of Vega-Lite that the builders share. Vertical places are pixels, counted from the top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from modusvivendi.answers import theme
from modusvivendi.answers.clean import shorten

WIDTH = 440
"""Pixels across: small enough that its text can be read on a phone without scrolling."""
TEXT_SIZE = 13
_CHARACTER = 0.58
"""Average width of a character, as a part of the text's size; fonts differ, so this is on the wide side."""

Layer = dict[str, Any]
Datum = dict[str, Any]


def words(text: str, room: float, size: float = TEXT_SIZE) -> str:
    """Return the text on one line, cut with an ellipsis to what fits into ``room`` pixels."""
    return shorten(text, max(4, int(room / _CHARACTER / size)))


def width_of(text: str, size: float = TEXT_SIZE) -> float:
    """Return about how many pixels a text takes."""
    return len(text) * _CHARACTER * size


def at(field: str) -> dict[str, Any]:
    """Return an encoding of pixels as they are."""
    return {"field": field, "type": "quantitative", "scale": None}


def layer(data: Sequence[Mapping[str, Any]], mark: Mapping[str, Any], **encoding: Any) -> Layer:
    """Return one layer with its own inline data."""
    return {"data": {"values": [dict(datum) for datum in data]}, "mark": dict(mark), "encoding": encoding}


def texts(data: Sequence[Datum], *, align: str = "left", **style: Any) -> Layer:
    """Return a layer of words: each datum has ``text`` and its place ``px``, ``y``."""
    mark = {"type": "text", "align": align, "baseline": "middle", "fontSize": TEXT_SIZE, "fill": theme.INK}
    return layer(data, mark | style, x=at("px"), y=at("y"), text={"field": "text", "type": "nominal"})


def chart_spec(height: float, layers: Sequence[Layer], reading: str = "") -> dict[str, Any]:
    """Return a whole specification of the common width; layers without data are left out.

    ``reading`` says how to read the drawing, for the faces that show it.
    """
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": WIDTH,
        "height": height,
        "padding": 4,
        "usermeta": {"reading": reading},
        "layer": [one for one in layers if one["data"]["values"]],
    }
