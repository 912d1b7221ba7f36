"""Numbers as words on a page, the same in every face."""

from __future__ import annotations

import math

from modusvivendi.answers.model import Cell


def number_text(value: float, *, group_from: int = 10_000) -> str:
    """Return a number with at most four significant decimals and separators between thousands.

    Four digits stay together unless ``group_from`` says otherwise, for most of them are years.
    """
    if math.isnan(value):
        return "not a number"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    grouped = "," if abs(value) >= group_from else ""
    if value == int(value) and abs(value) < 1e15:
        text = f"{int(value):{grouped}d}"
    elif 0.001 <= abs(value) < 1e15:
        decimals = max(0, 3 - math.floor(math.log10(abs(value))))
        text = f"{value:{grouped}.{decimals}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    else:
        text = f"{value:.3g}"
    return text.replace("-", "−")


def cell_text(cell: Cell) -> str:
    """Return what a table shows for a cell; nothing for ``None``."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return cell if isinstance(cell, str) else number_text(cell)


def is_number(cell: Cell) -> bool:
    """Tell whether a cell is set flush right."""
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)
