"""The rooms of the method, tied together."""

from modusvivendi.methods.alignment.asked import solve
from modusvivendi.methods.alignment.drawn import slots, template
from modusvivendi.methods.alignment.frame import frame, needs
from modusvivendi.methods.alignment.options import OPTIONS
from modusvivendi.methods.alignment.record import record
from modusvivendi.methods.alignment.tell import tell
from modusvivendi.methods.base import Method

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
