"""What was proposed or demanded, and how was it answered?"""

from modusvivendi.methods.base import Method
from modusvivendi.methods.proposals.frame import frame, needs
from modusvivendi.methods.proposals.record import record
from modusvivendi.methods.proposals.solve import solve
from modusvivendi.methods.proposals.tell import tell
from modusvivendi.methods.record import nothing

METHOD = Method(needs=needs, frame=frame, solve=solve, tell=tell, record=record, slots=nothing)
