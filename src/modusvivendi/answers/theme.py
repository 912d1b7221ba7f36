"""Colours of the page and its charts, in a light and a dark set.

Charts are drawn in the light set. The page's style sheet maps each of those exact colours to a variable, so
that the same drawing turns dark with the page; shown alone, a chart is simply light. Within a set all values
differ, for the mapping must be unambiguous. A test computes every contrast, and how far the series colours
stay apart for readers with a colour vision deficiency.
"""

from __future__ import annotations

from typing import Final

LIGHT: Final[dict[str, str]] = {
    "paper": "#fdfcf9",
    "panel": "#f4f1ea",
    "ink": "#1d1b18",
    "muted": "#5d584f",
    "line": "#d8d2c5",
    "rule": "#857d6f",
    "link": "#1b4b7f",
    "accent": "#7c2230",
    "series-1": "#2f4f9e",
    "series-2": "#bf7306",
    "series-3": "#4f9a90",
    "series-4": "#7d1762",
    "series-5": "#64592e",
}

DARK: Final[dict[str, str]] = {
    "paper": "#15171a",
    "panel": "#1e2125",
    "ink": "#e9e6df",
    "muted": "#aba69b",
    "line": "#3a3d42",
    "rule": "#7f7b73",
    "link": "#93bdea",
    "accent": "#e39aa3",
    "series-1": "#9db4ff",
    "series-2": "#dd8a3f",
    "series-3": "#5fcfa0",
    "series-4": "#b06ab4",
    "series-5": "#ead98a",
}

TEXT: Final = ("ink", "muted", "link", "accent")
"""Names of the colours that words are set in."""

GRAPHIC: Final = ("rule", "series-1", "series-2", "series-3", "series-4", "series-5")
"""Names of the colours that carry meaning in a drawing."""

SERIES: Final = tuple(LIGHT[name] for name in GRAPHIC if name.startswith("series-"))
INK: Final = LIGHT["ink"]
MUTED: Final = LIGHT["muted"]
LINE: Final = LIGHT["line"]
RULE: Final = LIGHT["rule"]
PAPER: Final = LIGHT["paper"]


def variables(colours: dict[str, str]) -> str:
    """Return the colours as CSS custom properties."""
    return "".join(f"--{name}:{value};" for name, value in colours.items())


def chart_rules() -> str:
    """Return CSS that maps each colour of a drawing to the page's variable."""
    rules = []
    for name, value in LIGHT.items():
        for attribute in ("fill", "stroke"):
            rules.append(f'svg.chart [{attribute}="{value}"]{{{attribute}:var(--{name})}}')
    return "\n".join(rules)
