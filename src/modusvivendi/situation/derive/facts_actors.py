"""Facts about actors: what they are, what they can do, what things are worth to them."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.situation.blocks.words import MEANINGS
from modusvivendi.situation.derive.evidence import evidence_of_actor, judgement, stated
from modusvivendi.situation.derive.facts import Fact, derived_fact, how_given, stated_fact
from modusvivendi.situation.derive.held import positions_of
from modusvivendi.situation.derive.redlines import Verdict, red_lines
from modusvivendi.situation.derive.reservation import reservation
from modusvivendi.situation.derive.utility import utility
from modusvivendi.situation.derive.words import points, possessive
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.quantities import Interval
from modusvivendi.situation.situation import Situation

_LINE_WORDS = {
    Verdict.KEPT: "no",
    Verdict.BROKEN: "yes",
    Verdict.UNSURE: "cannot be told",
}


def facts_of_actor(situation: Situation, actor: str) -> Iterator[Fact]:
    """What an actor is and can do, what things as they are mean to it, what it expects without agreement.

    Utility is told of whoever has a position, the reservation value of parties and of whoever has an
    alternative.
    """
    name = situation.actor_name(actor)
    role = situation.actors[actor].role
    yield stated_fact(
        f"actors.{actor}.role",
        f"{possessive(name)} part in the conflict (role)",
        f"{role}: {MEANINGS[role]}",
        how_given(),
        evidence_of_actor(situation, actor, "role"),
        actors=(actor,),
    )
    yield from _capability(situation, actor)
    if positions_of(situation, actor):
        yield _utility(situation, actor)
        yield from _lines(situation, actor)
    if role == "party" or actor in situation.alternatives:
        yield _reservation(situation, actor)


def _capability(situation: Situation, actor: str) -> Iterator[Fact]:
    known = situation.actors[actor]
    words = f"how much {situation.actor_name(actor)} can bring to bear"
    if known.capability is not None:
        yield stated_fact(
            f"actors.{actor}.capability",
            f"{words} (capability, of 100)",
            known.capability.describe(),
            how_given(known.capability),
            evidence_of_actor(situation, actor, "capability"),
            actors=(actor,),
        )
    for issue, value in (known.capability_on or {}).items():
        label = situation.issues[issue].label
        path = f"actors.{actor}.capability_on.{issue}"
        yield stated_fact(
            path,
            f"{words} on {label} (capability, of 100)",
            value.describe(),
            how_given(value),
            _bare_or_judged(path, value),
            actors=(actor,),
            issues=(issue,),
        )


def _bare_or_judged(path: str, value: Value) -> tuple[str, ...]:
    return (judgement(path),) if value.judged else (stated(path),)


def _utility(situation: Situation, actor: str) -> Fact:
    words = f"{possessive(situation.actor_name(actor))} utility for things as they are"
    found = utility(situation, actor, {})
    return derived_fact(f"utility.{actor}.now", words, _points(found.value), found, actors=(actor,))


def _reservation(situation: Situation, actor: str) -> Fact:
    name = possessive(situation.actor_name(actor))
    words = f"what {name} alternative to an agreement is worth to it (reservation value)"
    found = reservation(situation, actor)
    return derived_fact(f"reservation.{actor}", words, _points(found.value), found, actors=(actor,))


def _points(value: Interval | None) -> str:
    return points(value) if value is not None else "cannot be told"


def _lines(situation: Situation, actor: str) -> Iterator[Fact]:
    name = possessive(situation.actor_name(actor))
    for line in red_lines(situation, actor, {}):
        issue = line.value.issue
        label = situation.issues[issue].label
        yield derived_fact(
            f"redlines.{actor}.{issue}.now",
            f"whether things as they are cross {name} red line on {label}",
            _LINE_WORDS[line.value.verdict],
            line,
            actors=(actor,),
            issues=(issue,),
        )
