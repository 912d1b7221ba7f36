"""Groups and alternatives."""

from __future__ import annotations

from collections.abc import Iterator

from modusvivendi.situation.blocks.actors import Alternative
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


_KINDS = ("outcome", "worth", "war")


def worth_or_outcome(situation: Situation, places: Places) -> Iterator[Problem]:
    """An alternative describes its outcome, or gives its worth with a reason, or is to fight on."""
    for key, alternative in situation.alternatives.items():
        path = ("alternatives", key)
        given = [kind for kind in _KINDS if getattr(alternative, kind) is not None]
        if not given:
            what = f'the alternative of "{key}" has neither "outcome" nor "worth" nor "war"'
            hint = "add outcome: now (things stay as they are) or {issue: option}; or worth: 40 with why:"
            yield places.problem("missing", what, hint, path, key=True)
        elif len(given) > 1:
            what = f"an alternative has one of outcome, worth and war, not {' and '.join(given)}: its worth follows"
            yield places.problem("worth", what, f"delete {given[1]}", (*path, given[1]), key=True)
        yield from _beside(alternative, given, places)


def _beside(alternative: Alternative, given: list[str], places: Places) -> Iterator[Problem]:
    """A cost that has no outcome, and a worth without a reason."""
    path = ("alternatives", alternative.actor)
    if alternative.cost is not None and given and "outcome" not in given:
        what = f"a cost belongs to an outcome; a {given[0]} has all costs counted"
        hint = "take the cost off the worth, and delete it" if given == ["worth"] else "write it as costs: of the war"
        yield places.problem("worth", what, hint, (*path, "cost"), key=True)
    if alternative.why is None and alternative.worth is not None and not alternative.worth.judged:
        what = "a worth without a reason: nothing says what it is the worth of"
        hint = "add why: and the reason in a few words"
        yield places.problem("judgement-why", what, hint, (*path, "worth"), key=True)
