"""How did the talks go? Meetings of the parties in order: level, venue, offers and answers, what was left open."""

from modusvivendi.methods.base import Method
from modusvivendi.methods.record import nothing
from modusvivendi.methods.talks.frame import frame, needs
from modusvivendi.methods.talks.record import record
from modusvivendi.methods.talks.solve import solve
from modusvivendi.methods.talks.tell import tell

METHOD = Method(needs=needs, frame=frame, solve=solve, tell=tell, record=record, slots=nothing)
