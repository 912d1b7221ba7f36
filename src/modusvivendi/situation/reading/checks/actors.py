"""Groups and alternatives."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.situation.blocks.words import Role
from modusvivendi.situation.problems import Problem
from modusvivendi.situation.reading.places import Places
from modusvivendi.situation.situation import Situation


def members(situation: Situation, places: Places) -> Iterator[Problem]:
    """No group is its own member, directly or through other groups."""
    for key in situation.actors:
        if key in _reach(situation, key):
            what = f'the group "{key}" is its own member'
            hint = "delete one of the memberships"
            yield places.problem("circular-group", what, hint, ("actors", key, "members"))


def _reach(situation: Situation, group: str) -> set[str]:
    found: set[str] = set()
    waiting = list(situation.actors[group].members)
    while waiting:
        member = waiting.pop()
        if member not in found and member in situation.actors:
            found.add(member)
            waiting += situation.actors[member].members
    return found


def alternatives(situation: Situation, places: Places) -> Iterator[Problem]:
    """An alternative belongs to a party: others have no agreement to be without."""
    for key in situation.alternatives:
        actor = situation.actors.get(key)
        if actor is not None and actor.role is not Role.PARTY:
            what = f'"{key}" has an alternative to agreement, but is no party'
            hint = "write role: party, or delete the alternative"
            related = (("its role is set here", places.of(("actors", key, "role"))),)
            path = ("alternatives", key)
            yield places.problem("not-a-party", what, hint, path, key=True, related=related, warning=True)
