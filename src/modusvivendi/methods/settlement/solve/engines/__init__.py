"""Searches for answers that need no frontier: small problems are written out, large ones go to CP-SAT and HiGHS.

What is said to be proven was either counted over all packages or proven by CP-SAT, which computes in whole numbers; no
package is returned that was not counted afresh from the problem.
"""

from modusvivendi.methods.settlement.solve.engines.agreement import Decision, agreement
from modusvivendi.methods.settlement.solve.engines.best import Best, best
from modusvivendi.methods.settlement.solve.engines.blocking import Blocking, blocking
from modusvivendi.methods.settlement.solve.engines.least import LeastPoints, least_points, least_total
from modusvivendi.methods.settlement.solve.engines.nash import nash
from modusvivendi.methods.settlement.solve.engines.packages import SolverMissingError

__all__ = [
    "Best",
    "Blocking",
    "Decision",
    "LeastPoints",
    "SolverMissingError",
    "agreement",
    "best",
    "blocking",
    "least_points",
    "least_total",
    "nash",
]
