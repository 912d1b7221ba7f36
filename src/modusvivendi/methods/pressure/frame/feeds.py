"""Which slots of the file feed the numbers of an actor on an issue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from modusvivendi.methods.pressure.case import Amount, Presser, Question
from modusvivendi.situation.situation import Situation

Feed = tuple[int | None, float]
"""Where a number comes from: the index of its slot, None for none; and what stands there without one."""


@dataclass(frozen=True, slots=True)
class Feeds:
    """Of one actor on one issue."""

    place: Feed
    capability: Feed
    salience: Feed


def feeds_of(situation: Situation, question: Question, each: Presser, index: Mapping[str, int]) -> Feeds:
    """Where the numbers of an actor on an issue come from; ``index`` gives the place of each slot by its key."""
    position, actor = f"positions.{each.key}.{question.key}", situation.actors[each.key]
    own = question.key in (actor.capability_on or {})
    return Feeds(
        place=_feed(
            f"issues.{question.key}.options.{each.option}" if each.option else f"{position}.ideal", each.place, index
        ),
        capability=_feed(
            f"actors.{each.key}.capability_on.{question.key}" if own else f"actors.{each.key}.capability",
            each.capability,
            index,
        ),
        salience=_feed(f"{position}.salience", each.salience, index),
    )


def _feed(key: str, amount: Amount, index: Mapping[str, int]) -> Feed:
    return index.get(key), amount.middle
