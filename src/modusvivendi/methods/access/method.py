"""The rooms of the method, tied together."""

from modusvivendi.methods.access.asked import solve
from modusvivendi.methods.access.drawn import slots, template
from modusvivendi.methods.access.frame import frame, needs
from modusvivendi.methods.access.options import OPTIONS
from modusvivendi.methods.access.publishing import publish
from modusvivendi.methods.access.record import record
from modusvivendi.methods.access.tell import tell
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
    quiet=True,
    publishes=publish,
)
