"""What is worth watching? The indicators of the file, and what the ledger leaves open."""

from modusvivendi.methods.base import Method
from modusvivendi.methods.record import nothing
from modusvivendi.methods.watch.frame import frame, needs
from modusvivendi.methods.watch.record import record
from modusvivendi.methods.watch.solve import solve
from modusvivendi.methods.watch.tell import tell

METHOD = Method(needs=needs, frame=frame, solve=solve, tell=tell, record=record, slots=nothing)
