"""Quantities with their uncertainty: numbers, hedged words, verbal probabilities and grades.

The ground floor of the situation. One type, ``UncertainNumber``, holds exact numbers, ranges, named
distributions and a source's hedged words; each is an interval with exact, open or closed ends and never a
midpoint. Needs the standard library only.
"""

from modusvivendi.situation.quantities.digits import format_number, plain_text
from modusvivendi.situation.quantities.errors import ErrorCode, NumberError
from modusvivendi.situation.quantities.exact import read_exact
from modusvivendi.situation.quantities.grades import (
    Credibility,
    Grade,
    Reliability,
    read_credibility,
    read_grade,
    read_reliability,
)
from modusvivendi.situation.quantities.hedges import DEFAULT_HEDGES, Hedge, HedgeTable, interval_text
from modusvivendi.situation.quantities.interval import Interval
from modusvivendi.situation.quantities.laws import (
    LAWS,
    Beta,
    Law,
    LawForm,
    Lognormal,
    Normal,
    Pert,
    Triangular,
    Uniform,
)
from modusvivendi.situation.quantities.number import UncertainNumber, describe_interval
from modusvivendi.situation.quantities.parsing import read_law, read_number, read_range
from modusvivendi.situation.quantities.probability import (
    SCALES,
    Band,
    Scale,
    VerbalProbability,
    read_probability,
)

__all__ = [
    "DEFAULT_HEDGES",
    "LAWS",
    "SCALES",
    "Band",
    "Beta",
    "Credibility",
    "ErrorCode",
    "Grade",
    "Hedge",
    "HedgeTable",
    "Interval",
    "Law",
    "LawForm",
    "Lognormal",
    "Normal",
    "NumberError",
    "Pert",
    "Reliability",
    "Scale",
    "Triangular",
    "UncertainNumber",
    "Uniform",
    "VerbalProbability",
    "describe_interval",
    "format_number",
    "interval_text",
    "plain_text",
    "read_credibility",
    "read_exact",
    "read_grade",
    "read_law",
    "read_number",
    "read_probability",
    "read_range",
    "read_reliability",
]
