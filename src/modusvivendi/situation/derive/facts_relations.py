"""Facts about relations: ties between actors, and links open today."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.situation.derive.facts import Fact, derived_fact
from modusvivendi.situation.derive.links import links_under
from modusvivendi.situation.derive.ties import SignedTie, ties
from modusvivendi.situation.derive.words import signed, span
from modusvivendi.situation.quantities import Interval, describe_interval
from modusvivendi.situation.situation import Situation


def facts_of_ties(situation: Situation) -> Iterator[Fact]:
    """How each two actors stand to each other."""
    counts: dict[str, int] = {}
    for found in ties(situation):
        tie = found.value
        path = f"ties.{tie.of[0]}.{tie.of[1]}"
        counts[path] = counts.get(path, 0) + 1
        yield derived_fact(
            path if counts[path] == 1 else f"{path}.{counts[path] - 1}",
            _tie_words(situation, tie),
            _weight_words(tie.weight) + (", restates positions" if tie.restates_positions else ""),
            found,
            actors=tie.of,
        )


def facts_of_links(situation: Situation) -> Iterator[Fact]:
    """Which links are open under things as they are."""
    for found in links_under(situation, {}):
        link = found.value.link
        ends = [end for end in (link.from_, link.to) if end in situation.actors]
        start, end = situation.actor_name(link.from_), situation.actor_name(link.to)
        yield derived_fact(
            f"network.{found.value.number}",
            f"whether the way from {start} to {end} is open as things are (link, carries {link.carries})",
            _open_words(found.value.open, found.value.hours),
            found,
            actors=ends,
            issues=link.open_when or (),
        )


def _tie_words(situation: Situation, tie: SignedTie) -> str:
    one, two = (situation.actor_name(actor) for actor in tie.of)
    if tie.directed:
        return f"how {one} stands to {two} (tie, −1 hostile to +1 friendly)"
    return f"how {one} and {two} stand to each other (tie, −1 hostile to +1 friendly)"


def _weight_words(weight: Interval) -> str:
    low, high = weight.ends
    if low >= 0:
        side = "friendly" if low else "friendly or neither" if high else "neither"
    elif high <= 0:
        side = "hostile" if high else "hostile or neither"
    else:
        side = "cannot be told which"
    return f"{signed(weight)} ({side})"


def _open_words(is_open: bool | None, hours: Interval | None) -> str:
    if is_open is None:
        return "cannot be told"
    if not is_open:
        return "closed"
    if hours is None:
        return "open"
    return f"open for {span(hours) if hours.bounded else describe_interval(hours)} hours"
