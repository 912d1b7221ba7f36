"""The rooms of the method, tied together."""

from modusvivendi.methods.base import Method
from modusvivendi.methods.pressure.asked import solve
from modusvivendi.methods.pressure.drawn import slots, template
from modusvivendi.methods.pressure.frame import frame, needs
from modusvivendi.methods.pressure.options import OPTIONS
from modusvivendi.methods.pressure.record import record
from modusvivendi.methods.pressure.tell import tell

METHOD = Method(
    needs=needs,
    frame=frame,
    solve=solve,
    tell=tell,
    record=record,
    options=OPTIONS,
    slots=slots,
    drawn=template,
)
