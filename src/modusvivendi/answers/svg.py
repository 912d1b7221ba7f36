"""Clean an SVG drawing by a list of what may stay, name it for screen readers, give it ids of its own."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from html import escape
from xml.etree import ElementTree

from modusvivendi.answers.clean import clean, one_line

_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "defs",
        "clipPath",
        "linearGradient",
        "radialGradient",
        "stop",
    ]
)
_ATTRIBUTES = frozenset(
    [
        "id",
        "d",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "fx",
        "fy",
        "dx",
        "dy",
        "width",
        "height",
        "points",
        "transform",
        "gradientUnits",
        "offset",
        "stop-color",
        "fill",
        "fill-opacity",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-dasharray",
        "stroke-dashoffset",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "opacity",
        "clip-path",
        "text-anchor",
        "font-size",
        "font-weight",
        "font-style",
        "dominant-baseline",
        "display",
        "visibility",
        "stop-opacity",
    ]
)
_OWN_REFERENCE = re.compile(r"url\(#([^()\"'\s]+)\)")


def finish(drawing: str, uid: str, title: str, description: str) -> str:
    """Return the drawing, safe to stand in a page beside others.

    Elements and attributes that are not listed here go, and with them scripts, links, images and styles. Ids
    are derived from ``uid`` in the order of the drawing. The drawing scales with its container.
    """
    root = ElementTree.fromstring(drawing)
    prefix = id_prefix(uid)
    names = {old: f"{prefix}-{n}" for n, old in enumerate(_ids(root), start=1)}
    body = "".join(_written(child, names) for child in root)
    width, height = root.get("width", "0"), root.get("height", "0")
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" '
        f'viewBox="0 0 {escape(width)} {escape(height)}" '
        f'width="{escape(width)}" height="{escape(height)}" role="img" '
        f'aria-labelledby="{prefix}-t {prefix}-d" font-family="system-ui, sans-serif">'
    )
    words = (
        f'<title id="{prefix}-t">{escape(one_line(title))}</title>'
        f'<desc id="{prefix}-d">{escape(clean(description))}</desc>'
    )
    return f"{head}{words}{body}</svg>"


def id_prefix(uid: str) -> str:
    """Return an id made of safe characters only, different for different ``uid``."""
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", uid):
        return uid
    return "c-" + hashlib.sha256(uid.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _ids(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        name = element.get("id")
        if name is not None:
            yield name


def _written(element: ElementTree.Element, names: dict[str, str]) -> str:
    tag = element.tag.removeprefix(_SVG)
    if tag not in _ELEMENTS or element.get("display") == "none" or _is_empty(element, tag):
        return ""
    attributes = "".join(
        f' {name}="{escape(value)}"' for name, value in _kept(element.attrib, names) if value is not None
    )
    inner = escape(element.text or "") if tag in ("text", "tspan") else ""
    inner += "".join(_written(child, names) for child in element)
    return f"<{tag}{attributes}>{inner}</{tag}>" if inner else f"<{tag}{attributes}/>"


def _is_empty(element: ElementTree.Element, tag: str) -> bool:
    """Tell a shape of no extent, of which the renderer leaves many."""
    return tag == "path" and element.get("d", "") in ("", "M0,0h0v0h0Z")


def _kept(attributes: dict[str, str], names: dict[str, str]) -> Iterator[tuple[str, str | None]]:
    for name, value in attributes.items():
        if name == "id":
            yield name, names[value]
        elif name in _ATTRIBUTES:
            yield name, _local(value, names)


def _local(value: str, names: dict[str, str]) -> str | None:
    """Return the value with references renamed, or None when it refers to anything but this drawing."""
    if "url" not in value.lower() and ":" not in value:
        return value
    own = _OWN_REFERENCE.fullmatch(value)
    return f"url(#{names[own[1]]})" if own and own[1] in names else None
