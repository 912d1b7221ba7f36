"""Charts that several methods need, built from plain rows.

Words that come from a situation file enter a specification only as data values or plain titles, never as
expressions, field names or formats. The drawings are laid out for a phone's width, one row under the other,
and are enlarged a little where there is room.
"""

from modusvivendi.answers.builders.bars import Bar, bars
from modusvivendi.answers.builders.curves import Curve, curves
from modusvivendi.answers.builders.intervals import Interval, intervals
from modusvivendi.answers.builders.matrix import matrix
from modusvivendi.answers.builders.positions import Scale, Stance, positions
from modusvivendi.answers.builders.series import Panel, Period, panels
from modusvivendi.answers.builders.shares import Share, shares
from modusvivendi.answers.builders.timeline import Event, timeline
from modusvivendi.answers.builders.tracks import Track, tracks

__all__ = [
    "Bar",
    "Curve",
    "Event",
    "Interval",
    "Panel",
    "Period",
    "Scale",
    "Share",
    "Stance",
    "Track",
    "bars",
    "curves",
    "intervals",
    "matrix",
    "panels",
    "positions",
    "shares",
    "timeline",
    "tracks",
]
