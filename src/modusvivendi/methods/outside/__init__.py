"""Who presses, who helps, who hesitates? What actors that are not parties have done."""

from modusvivendi.methods.base import Method
from modusvivendi.methods.outside.frame import frame, needs
from modusvivendi.methods.outside.record import record
from modusvivendi.methods.outside.solve import solve
from modusvivendi.methods.outside.tell import tell
from modusvivendi.methods.record import nothing

METHOD = Method(needs=needs, frame=frame, solve=solve, tell=tell, record=record, slots=nothing)
