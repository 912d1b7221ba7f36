"""Keys of evidence: what a derived value rests on.

``claim:KEY`` is a claim of the ledger; ``source:KEY#LOCATOR`` a place in a source; ``judgement:PATH`` a
judgement with its reason, PATH being where the reason stands in the file; ``stated:PATH`` an entry that the
file gives bare. PATH is dotted, as in ``positions.RUS.ceasefire``, with a number after it where an actor
held several positions on the issue one after the other (``positions.RUS.ceasefire.1``), and as in
``ties.3`` for the fourth entry of a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.blocks.positions import Position
from modusvivendi.situation.fields.numbers import Value
from modusvivendi.situation.fields.references import Choice, Origin
from modusvivendi.situation.situation import Situation


def key_of_claim(claim: str) -> str:
    """The key of a claim: ``claim:c6``."""
    return f"claim:{claim}"


def key_of_origin(origin: Origin) -> str:
    """The key of a claim or of a place in a source: ``claim:c6``, ``source:art#4``, ``source:art``."""
    return key_of_claim(origin.claim) if origin.claim is not None else f"source:{origin}"


def stated(path: str) -> str:
    """The key of an entry that the file gives without origin: ``stated:issues.ceasefire.now``."""
    return f"stated:{path}"


def judgement(path: str) -> str:
    """The key of a judgement: ``judgement:actors.RUS.capability``."""
    return f"judgement:{path}"


def grounds(
    path: str,
    src: Iterable[Origin] = (),
    why: str | None = None,
    values: Mapping[str, Value | None] | None = None,
) -> tuple[str, ...]:
    """What an entry of the file rests on; never empty.

    Args:
        path: where the entry stands.
        src: the claims and sources it names.
        why: its reason, if it is a judgement as a whole.
        values: its numbers by their names in the entry; those that are judgements count.

    Returns:
        The keys of its origins, of its judgement and of its judged numbers; ``stated:PATH`` if it has none.
    """
    keys = [key_of_origin(origin) for origin in src]
    keys += [judgement(path)] if why is not None else []
    for name, value in (values or {}).items():
        if value is not None and value.judged:
            keys.append(judgement(f"{path}.{name}"))
    return unique(keys) or (stated(path),)


def unique(keys: Iterable[str]) -> tuple[str, ...]:
    """The keys without repeats, in the order of first mention."""
    return tuple(dict.fromkeys(keys))


def path_of_position(situation: Situation, position: Position) -> str:
    """Where a position stands in the file: ``positions.RUS.ceasefire``."""
    same = [other for other in situation.positions if other.actor == position.actor and other.issue == position.issue]
    path = f"positions.{position.actor}.{position.issue}"
    return path if len(same) < 2 else f"{path}.{same.index(position)}"


def evidence_of_position(situation: Situation, position: Position) -> tuple[str, ...]:
    """What a position rests on."""
    ideal = position.ideal if isinstance(position.ideal, Value) else None
    values: dict[str, Value | None] = {
        "ideal": ideal,
        "salience": position.salience,
        "at_least": position.at_least,
        "at_most": position.at_most,
        "firmness": position.firmness,
    }
    values.update({f"values.{option}": value for option, value in (position.values or {}).items()})
    return grounds(path_of_position(situation, position), position.src, position.why, values)


def evidence_of_place(issue: Issue, choice: Choice | None) -> tuple[str, ...]:
    """The judgement behind an option's place on its scale; nothing where the file gives the place bare."""
    option = issue.option(choice) if isinstance(choice, str) else None
    if option is None or option.at is None or not option.at.judged:
        return ()
    return (judgement(f"issues.{issue.key}.options.{option.key}.at"),)


def evidence_of_now(issue: str) -> tuple[str, ...]:
    """The status quo of an issue, which a file states without origin."""
    return (stated(f"issues.{issue}.now"),)


def evidence_of_actor(situation: Situation, actor: str, entry: str) -> tuple[str, ...]:
    """An entry of an actor, such as ``role`` or ``capability``."""
    value = getattr(situation.actors[actor], entry)
    if isinstance(value, Value) and value.judged:
        return (judgement(f"actors.{actor}.{entry}"),)
    return (stated(f"actors.{actor}.{entry}"),)


def evidence_of_alternative(situation: Situation, actor: str) -> tuple[str, ...]:
    """What an actor's alternative rests on."""
    known = situation.alternatives[actor]
    values: dict[str, Value | None] = {"cost": known.cost, "worth": known.worth}
    if known.war is not None:
        values |= {"war.wins": known.war.wins, "war.costs": known.war.costs, "war.rising": known.war.rising}
    return grounds(f"alternatives.{actor}", known.src, known.why, values)


def evidence_of_tie(situation: Situation, number: int) -> tuple[str, ...]:
    """What the tie with that number (from 0) in the file rests on."""
    tie = situation.ties[number]
    return grounds(f"ties.{number}", tie.src, tie.why, {"weight": tie.weight})


def evidence_of_link(situation: Situation, number: int) -> tuple[str, ...]:
    """What the link with that number (from 0) in the file rests on."""
    link = situation.network[number]
    transit = link.transit.value if link.transit is not None else None
    values = {"capacity": link.capacity, "transit": transit, "halt_chance": link.halt_chance}
    return grounds(f"network.{number}", link.src, link.why, values)


def evidence_of_place_entry(situation: Situation, key: str) -> tuple[str, ...]:
    """What a place of the network rests on; nothing where it is only an end of a link."""
    place = situation.places.get(key)
    if place is None:
        return ()
    values = {name: getattr(place, name) for name in ("waiting", "takes", "holds", "screening")}
    return grounds(f"places.{key}", place.src, place.why, values)


def evidence_of_fleet(situation: Situation, key: str) -> tuple[str, ...]:
    """What the numbers of some vehicles rest on."""
    fleet = situation.vehicles[key]
    return grounds(f"vehicles.{key}", fleet.src, fleet.why, {"count": fleet.count, "seats": fleet.seats})


def evidence_of_stock(situation: Situation, key: str) -> tuple[str, ...]:
    """What a stock rests on."""
    stock = situation.stocks[key]
    values = {name: getattr(stock, name) for name in ("holds", "uses", "gets", "floor")}
    return grounds(f"stocks.{key}", stock.src, stock.why, values)
