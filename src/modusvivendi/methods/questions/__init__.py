"""What was forecast, and how good were the forecasts? Forecast questions, their resolutions, and scores."""

from modusvivendi.methods.base import Method
from modusvivendi.methods.questions.frame import frame, needs
from modusvivendi.methods.questions.record import record
from modusvivendi.methods.questions.solve import solve
from modusvivendi.methods.questions.tell import tell
from modusvivendi.methods.record import nothing

METHOD = Method(needs=needs, frame=frame, solve=solve, tell=tell, record=record, slots=nothing, quiet=True)
"""Situation → the questions with their forecasts and outcomes, and the scores of those that count."""
