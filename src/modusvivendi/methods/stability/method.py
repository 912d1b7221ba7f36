"""The rooms of the method, tied together."""

from modusvivendi.methods.base import Method
from modusvivendi.methods.stability.asked import solve
from modusvivendi.methods.stability.drawn import slots, template
from modusvivendi.methods.stability.frame import frame, needs
from modusvivendi.methods.stability.options import OPTIONS
from modusvivendi.methods.stability.record import record
from modusvivendi.methods.stability.tell import tell

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
