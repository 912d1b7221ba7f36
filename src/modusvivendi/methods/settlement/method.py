"""The rooms of the method, tied together."""

from modusvivendi.methods.base import Method
from modusvivendi.methods.settlement import settled
from modusvivendi.methods.settlement.case import Case
from modusvivendi.methods.settlement.drawn import slots, template
from modusvivendi.methods.settlement.frame import frame, needs
from modusvivendi.methods.settlement.options import OPTIONS
from modusvivendi.methods.settlement.record import record
from modusvivendi.methods.settlement.solve.engines import SolverMissingError
from modusvivendi.methods.settlement.tell import tell
from modusvivendi.situation.problems import Problem, SituationError


def solve(case: Case) -> settled.Settled:
    """Solve a case.

    Raises:
        SituationError: it is too large without the optional solvers.
    """
    try:
        return settled.solve(case)
    except SolverMissingError as error:
        raise SituationError([Problem(code="solver-missing", what=str(error))]) from None


METHOD = Method(
    needs=needs,
    frame=frame,
    solve=solve,
    tell=tell,
    record=record,
    options=OPTIONS,
    slots=slots,
    drawn=template,
    reads=("access", "endure"),
)
