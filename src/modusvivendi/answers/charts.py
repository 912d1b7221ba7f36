"""A chart as inline SVG: Vega-Lite drawn by vl-convert, without a browser and without a network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modusvivendi.answers import theme
from modusvivendi.answers.clean import clean, sentence
from modusvivendi.answers.model import Chart
from modusvivendi.answers.svg import finish

VEGA_LITE = "5.20"
"""The grammar's version, pinned so that a newer vl-convert draws the same picture."""

_AXIS = {
    "labelColor": theme.MUTED,
    "titleColor": theme.MUTED,
    "titleFontWeight": "normal",
    "labelFontSize": 13,
    "titleFontSize": 13,
    "domainColor": theme.RULE,
    "tickColor": theme.RULE,
    "gridColor": theme.LINE,
}
CONFIG: dict[str, Any] = {
    "background": None,
    "view": {"stroke": None},
    "aria": False,
    "axis": _AXIS,
    "legend": {
        "labelColor": theme.INK,
        "titleColor": theme.MUTED,
        "titleFontWeight": "normal",
        "labelFontSize": 13,
        "titleFontSize": 13,
        "symbolStrokeColor": theme.RULE,
    },
    "title": {"color": theme.INK, "subtitleColor": theme.MUTED},
    "text": {"color": theme.INK, "fontSize": 13},
    "mark": {"color": theme.SERIES[0]},
    "rule": {"color": theme.RULE},
    "range": {"category": list(theme.SERIES)},
}


def render_svg(chart: Chart, uid: str) -> str:
    """Draw a chart.

    Args:
        chart: What to draw. Its title and description become the drawing's ``<title>`` and ``<desc>``.
        uid: Distinguishes this drawing's ids from those of others on the same page.

    Returns:
        An ``<svg>`` element: transparent, as wide as its container, drawn in the colours of
        :mod:`modusvivendi.answers.theme`. The same chart and ``uid`` give the same bytes.

    Raises:
        ValueError: the specification refers to anything outside itself, or is not a drawable specification.
    """
    import vl_convert

    refuse_references(chart.spec)
    spec = _plain(chart.spec)
    spec["config"] = _merged(CONFIG, spec.get("config", {}))
    drawing = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])
    return finish(drawing, uid, chart.title, sentence(chart.description, reading(chart)))


def reading(chart: Chart) -> str:
    """Return how to read the drawing, as the specification's ``usermeta`` says; faces without one omit it."""
    meta = chart.spec.get("usermeta")
    words = meta.get("reading", "") if isinstance(meta, Mapping) else ""
    return words if isinstance(words, str) else ""


def refuse_references(spec: Mapping[str, Any]) -> None:
    """Make sure that a specification carries its data and leads nowhere.

    Raises:
        ValueError: it loads data or pictures, or makes marks into links.
    """
    for key, value in _members(spec):
        if key in ("url", "href"):
            raise ValueError(f"a chart's data is inline: {key!r} has no place in its specification")
        if key == "mark" and (value == "image" or (isinstance(value, Mapping) and value.get("type") == "image")):
            raise ValueError("a chart is drawn from shapes: 'image' marks have no place in its specification")


def _members(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, below in value.items():
            yield key, below
            yield from _members(below)
    elif isinstance(value, (list, tuple)):
        for below in value:
            yield from _members(below)


def _plain(value: Any) -> Any:
    """Return the value in JSON's own types, its texts cleaned: vl-convert passes control characters on."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {clean(str(key)): _plain(below) for key, below in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(below) for below in value]
    return value


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        below = merged.get(key)
        both = isinstance(below, Mapping) and isinstance(value, Mapping)
        merged[key] = _merged(below, value) if both else value  # type: ignore[arg-type]  # narrowed by `both`
    return merged
