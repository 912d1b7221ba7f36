"""What happened, and who says so? The claims in time order, with the grades of their sources."""

from modusvivendi.methods.base import Method
from modusvivendi.methods.ledger.frame import frame, needs
from modusvivendi.methods.ledger.options import OPTIONS
from modusvivendi.methods.ledger.record import record
from modusvivendi.methods.ledger.solve import solve
from modusvivendi.methods.ledger.tell import tell
from modusvivendi.methods.record import nothing

METHOD = Method(
    needs=needs,
    frame=frame,
    solve=solve,
    tell=tell,
    record=record,
    slots=nothing,
    options=OPTIONS,
    window="within",
)
