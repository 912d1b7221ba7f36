"""Published bargains and divisions."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.methods import settlement
from modusvivendi.methods.verifying import Cell, Check

_GOODS = {
    "book": (2, 4), "whip": (2, 2), "ball": (2, 1), "bat": (2, 2), "box": (4, 1),
    "pen": (10, 1), "toy": (4, 1), "knife": (6, 2), "hat": (2, 2),
}  # fmt: skip
"""What each good is worth to Bill and to Jack."""
_PANAMA = {
    "US defense rights": (22, 9), "Use rights": (22, 15), "Land and water": (15, 15), "Expansion rights": (14, 3),
    "Duration": (11, 15), "Expansion routes": (6, 5), "Compensation": (4, 11), "Jurisdiction": (2, 7),
    "US military rights": (2, 7), "Defense role of Panama": (2, 13),
}  # fmt: skip
_DIVORCE = {
    "Retirement account": (50, 40), "Home": (20, 30), "Summer cottage": (15, 10), "Investments": (10, 10),
    "Other": (5, 10),
}  # fmt: skip


def checks() -> Iterator[Check]:
    """Nash's example, and two divisions by Adjusted Winner."""
    yield _bill_and_jack()
    yield _division(
        "The Panama Canal, 1974",
        "Raiffa (1982); Brams and Taylor (1996)",
        _PANAMA,
        ("the United States keep of Land and water", "2/15"),
        "66, 66",
    )
    yield _division(
        "Bob and Carol",
        "Brams and Taylor (1999)",
        _DIVORCE,
        ("Carol keeps of Retirement account", "5/6"),
        "170/3, 170/3",
    )


def _bill_and_jack() -> Check:
    bill, jack = [[one, 0] for one, _ in _GOODS.values()], [[0, two] for _, two in _GOODS.values()]
    before = [12, 6]
    nash = settlement.solve(settlement.additive([bill, jack], before)).nash
    gains = [] if nash is None else [utility - least for utility, least in zip(nash.utilities, before, strict=True)]
    holds = [] if nash is None else [good for good, owner in zip(_GOODS, nash.package, strict=True) if owner == 0]
    return Check(
        "Bill and Jack",
        "Nash (1950), The Bargaining Problem, Econometrica 18(2)",
        "published",
        (
            Cell("gains of Bill and Jack", "12, 5", ", ".join(str(gain) for gain in gains)),
            Cell("Bill holds", "box, pen, toy, knife", ", ".join(holds)),
        ),
    )


def _division(
    title: str, citation: str, points: dict[str, tuple[int, int]], split: tuple[str, str], totals: str
) -> Check:
    division = settlement.adjusted_winner([one for one, _ in points.values()], [two for _, two in points.values()])
    item = split[0].rpartition(" of ")[2]
    share = dict(zip(points, division.shares_a, strict=True))[item]
    cells = (
        Cell(split[0], split[1], str(share)),
        Cell("points of both", totals, ", ".join(str(total) for total in division.total)),
    )
    return Check(title, citation, "published", cells)
