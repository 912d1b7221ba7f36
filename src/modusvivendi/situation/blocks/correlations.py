"""Which uncertain numbers go together."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from modusvivendi.situation.blocks.base import block
from modusvivendi.situation.fields.base import Fault
from modusvivendi.situation.fields.containers import ONE_OR_MANY
from modusvivendi.situation.fields.numbers import VALUE_SCHEMA, Value, to_value
from modusvivendi.situation.fields.texts import Text


def _exact(value: Any, info: ValidationInfo) -> Value:
    made = to_value(value, info)
    low, high = made.interval.low, made.interval.high
    if low is None or low != high or not -1 <= low <= 1:
        what = f"{made.describe()} is no correlation: it is one number from −1 (opposite) to 1 (together)"
        raise Fault("correlation", what, "write a number from -1 to 1, such as 0.7", value)
    return made


RankCorrelation = Annotated[Value, PlainValidator(_exact), WithJsonSchema(VALUE_SCHEMA)]


@block
class Correlation:
    """Uncertain numbers that are not drawn independently of one another."""

    of: Annotated[tuple[Text, ...], ONE_OR_MANY]
    """Two or more, by the names that `--draws` lists: `positions.RUS.neutrality.salience`, `actors.UKR.capability`."""
    correlation: RankCorrelation
    """Spearman's rank correlation of each two of them, −1 to 1."""
    why: Text
    """The reason: it is an analyst's judgement."""
    by: Text | None = None
    """Whose judgement it is."""
