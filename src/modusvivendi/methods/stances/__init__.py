"""Where does each side stand? Positions on every issue, what would still be acceptable, and who has moved."""

from modusvivendi.methods.base import Method
from modusvivendi.methods.stances.frame import frame, needs
from modusvivendi.methods.stances.record import record
from modusvivendi.methods.stances.slots import slots
from modusvivendi.methods.stances.solve import solve
from modusvivendi.methods.stances.tell import tell

METHOD = Method(needs=needs, frame=frame, solve=solve, tell=tell, record=record, slots=slots)
