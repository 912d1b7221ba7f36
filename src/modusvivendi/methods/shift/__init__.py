"""Has anyone moved? Positions, ties, firsts and proposals between two dates, and tests where there is enough."""

from modusvivendi.methods.base import Method, Option
from modusvivendi.methods.record import nothing
from modusvivendi.methods.shift.frame import frame, needs
from modusvivendi.methods.shift.record import record
from modusvivendi.methods.shift.solve import solve
from modusvivendi.methods.shift.tell import tell
from modusvivendi.situation.fields.dates import to_day

_START = Option(
    name="start",
    flag="--from",
    metavar="DATE",
    help="Compare from this day on, 2022-03-01; the first dated position if left out.",
    read=to_day,
)
_END = Option(
    name="end",
    flag="--to",
    metavar="DATE",
    help="Compare up to this day; all that is known if left out.",
    read=to_day,
)
METHOD = Method(
    needs=needs,
    frame=frame,
    solve=solve,
    tell=tell,
    record=record,
    slots=nothing,
    options=(_START, _END),
    window="between",
)
