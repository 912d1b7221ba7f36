"""What is the toll, and how sure is the count? All counts of a quantity over time, compared as intervals."""

from modusvivendi.methods.base import Method
from modusvivendi.methods.estimates.drawn import slots, template
from modusvivendi.methods.estimates.frame import frame, needs
from modusvivendi.methods.estimates.record import record
from modusvivendi.methods.estimates.solve import solve
from modusvivendi.methods.estimates.tell import tell

METHOD = Method(needs=needs, frame=frame, solve=solve, tell=tell, record=record, slots=slots, drawn=template)
"""Situation → the counts of each quantity, what they have in common, and which of them exclude one another."""
