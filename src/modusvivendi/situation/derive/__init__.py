"""What follows from a situation: nothing is entered twice.

One module for each rule. Every derived value knows its rule, how it came about and what it rests on; what a
file states outright beats what would be derived. All of it is told as of the situation's date.
"""

from modusvivendi.situation.derive.base import Derived, RuleName
from modusvivendi.situation.derive.deciders import Deciders, deciders
from modusvivendi.situation.derive.explain import explain
from modusvivendi.situation.derive.facts import Fact
from modusvivendi.situation.derive.held import positions_of
from modusvivendi.situation.derive.links import LinkState, links_under
from modusvivendi.situation.derive.mean import weighted_mean
from modusvivendi.situation.derive.moves import (
    IssueMoves,
    Step,
    drawn_moves,
    moves_of,
    moves_on,
    steps_from,
)
from modusvivendi.situation.derive.names import UnknownNameError
from modusvivendi.situation.derive.preference import Order, compare
from modusvivendi.situation.derive.redlines import RedLine, Verdict, broken_lines, red_lines
from modusvivendi.situation.derive.reservation import reservation
from modusvivendi.situation.derive.states import State, state_of, status_quo
from modusvivendi.situation.derive.tie_table import TIE_TABLE, Between, TieRow
from modusvivendi.situation.derive.ties import (
    FEWEST_SHARED,
    SignedTie,
    central_weight,
    counted_ties,
    ties,
    ties_between,
)
from modusvivendi.situation.derive.utility import Term, terms, utility

__all__ = [
    "FEWEST_SHARED",
    "TIE_TABLE",
    "Between",
    "Deciders",
    "Derived",
    "Fact",
    "IssueMoves",
    "LinkState",
    "Order",
    "RedLine",
    "RuleName",
    "SignedTie",
    "State",
    "Step",
    "Term",
    "TieRow",
    "UnknownNameError",
    "Verdict",
    "broken_lines",
    "central_weight",
    "compare",
    "counted_ties",
    "deciders",
    "drawn_moves",
    "explain",
    "links_under",
    "moves_of",
    "moves_on",
    "positions_of",
    "red_lines",
    "reservation",
    "state_of",
    "status_quo",
    "steps_from",
    "terms",
    "ties",
    "ties_between",
    "utility",
    "weighted_mean",
]
