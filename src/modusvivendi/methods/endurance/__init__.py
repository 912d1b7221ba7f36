"""Endurance: how robust are supply routes, how long do stocks and wars last, and what is fighting on worth?

For use with plain numbers:

>>> from modusvivendi.methods import endurance
>>> made = endurance.routes(4, [(0, 1), (0, 2), (1, 3), (2, 3)], [8, 5, 6, 9], donors=[0], recipients=[3])
>>> made.value, made.lost, made.cut
(Fraction(11, 1), (Fraction(6, 1), Fraction(5, 1), Fraction(6, 1), Fraction(5, 1)), (1, 2))
>>> endurance.days(holds=[5000, 9000], uses=300, gets=100).tolist()
[25.0, 45.0]
>>> found = endurance.beyond(endurance.wars(), lasted=15, days=90)
>>> found.beyond, found.of
(61, 89)
"""

from typing import Any

from modusvivendi.methods.endurance.solve.bargaining import Bargain, bargaining, worth
from modusvivendi.methods.endurance.solve.durations import (
    Beyond,
    Lognormal,
    Survival,
    beyond,
    lognormal,
    quantiles,
    survival,
)
from modusvivendi.methods.endurance.solve.routes import Routes, RoutesError, routes
from modusvivendi.methods.endurance.solve.stocks import Gains, days, gains
from modusvivendi.methods.endurance.solve.wars import War, listed, wars

__all__ = [
    "Bargain",
    "Beyond",
    "Gains",
    "Lognormal",
    "Routes",
    "RoutesError",
    "Survival",
    "War",
    "bargaining",
    "beyond",
    "days",
    "gains",
    "listed",
    "lognormal",
    "quantiles",
    "routes",
    "survival",
    "wars",
    "worth",
]


def __getattr__(name: str) -> Any:
    """Import what only situations need when it is asked for: plain numbers do without it."""
    if name != "METHOD":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from modusvivendi.methods.endurance.method import METHOD

    return METHOD
