"""Which slots of the file feed the numbers of an actor on an issue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from modusvivendi.methods.feeds import Feed, feed
from modusvivendi.methods.pressure.case import Presser, Question
from modusvivendi.situation.situation import Situation


@dataclass(frozen=True, slots=True)
class Feeds:
    """Of one actor on one issue."""

    place: Feed
    capability: Feed
    salience: Feed


def feeds_of(situation: Situation, question: Question, each: Presser, index: Mapping[str, int]) -> Feeds:
    """Where the numbers of an actor on an issue come from; ``index`` gives the place of each slot by its key."""
    keys = keys_of(situation, question, each)
    amounts = (each.place, each.capability, each.salience)
    return Feeds(*(feed(index, key, amount.middle) for key, amount in zip(keys, amounts, strict=True)))


def keys_of(situation: Situation, question: Question, each: Presser) -> tuple[str, str, str]:
    """The keys of the slots that an actor's place, capability and salience on an issue would have."""
    position, actor = f"positions.{each.key}.{question.key}", situation.actors[each.key]
    own = question.key in (actor.capability_on or {})
    return (
        f"issues.{question.key}.options.{each.option}" if each.option else f"{position}.ideal",
        f"actors.{each.key}.capability_on.{question.key}" if own else f"actors.{each.key}.capability",
        f"{position}.salience",
    )
