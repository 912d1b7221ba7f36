"""Groups and alternatives."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.situation.blocks.words import Role
from modusvivendi.situation.problems import Problem
from modusvivendi.situation.reading.places import Places
from modusvivendi.situation.situation import Situation


def members(situation: Situation, places: Places) -> Iterator[Problem]:
    """No group is its own member, directly or through other groups."""
    for key in _circular(situation):
        what = f'the group "{key}" is its own member, directly or through other groups'
        hint = "delete one of the memberships"
        yield places.problem("circular-group", what, hint, ("actors", key, "members"), key=True)


def _circular(situation: Situation) -> list[str]:
    """The groups that remain when those whose members are all settled are taken away again and again."""
    open_members = {key: {m for m in actor.members if m in situation.actors} for key, actor in situation.actors.items()}
    groups_of: dict[str, list[str]] = {}
    for group, names in open_members.items():
        for name in names:
            groups_of.setdefault(name, []).append(group)
    settled = [key for key, names in open_members.items() if not names]
    while settled:
        member = settled.pop()
        del open_members[member]
        for group in groups_of.get(member, ()):
            open_members[group].discard(member)
            if not open_members[group]:
                settled.append(group)
    return list(open_members)


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
