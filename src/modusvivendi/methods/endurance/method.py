"""The rooms of the method, tied together."""

from modusvivendi.methods.base import Method
from modusvivendi.methods.endurance.asked import solve
from modusvivendi.methods.endurance.drawn import slots, template
from modusvivendi.methods.endurance.frame import frame, needs
from modusvivendi.methods.endurance.options import OPTIONS
from modusvivendi.methods.endurance.publishing import publish
from modusvivendi.methods.endurance.record import record
from modusvivendi.methods.endurance.tell import tell

METHOD = Method(
    needs=needs,
    frame=frame,
    solve=solve,
    tell=tell,
    record=record,
    options=OPTIONS,
    slots=slots,
    drawn=template,
    quiet=True,
    publishes=publish,
)
