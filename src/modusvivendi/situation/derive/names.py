"""Names that a caller gives, looked up with the nearest one suggested."""

from __future__ import annotations

from collections.abc import Mapping

from modusvivendi.situation.blocks.actors import Actor
from modusvivendi.situation.blocks.issues import Issue
from modusvivendi.situation.fields.base import nearest
from modusvivendi.situation.situation import Situation


class UnknownNameError(LookupError):
    """A name that the situation does not know.

    Attributes:
        kind: what it should name: ``actor``, ``issue`` or ``option``.
        name: the name that was given.
        suggestion: the known name that was probably meant, or None.
    """

    def __init__(self, kind: str, name: str, suggestion: str | None = None) -> None:
        super().__init__(kind, name, suggestion)
        self.kind = kind
        self.name = name
        self.suggestion = suggestion

    def __str__(self) -> str:
        ending = f'; did you mean "{self.suggestion}"?' if self.suggestion else ""
        return f'"{self.name}" is no {self.kind} of this situation{ending}'


def actor_of(situation: Situation, key: str) -> Actor:
    """The actor of that key.

    Raises:
        UnknownNameError: there is none; an actor's name and aliases are suggestions, too.
    """
    actor = situation.actors.get(key)
    if actor is not None:
        return actor
    words = {key: key for key in situation.actors}
    for known in situation.actors.values():
        words.update({word: known.key for word in (known.name, *known.aliases) if word})
    raise _unknown("actor", key, words)


def issue_of(situation: Situation, key: str) -> Issue:
    """The issue of that key.

    Raises:
        UnknownNameError: there is none.
    """
    issue = situation.issues.get(key)
    if issue is not None:
        return issue
    words = {issue.name: issue.key for issue in situation.issues.values() if issue.name}
    raise _unknown("issue", key, words | {key: key for key in situation.issues})


def check_option(issue: Issue, choice: object) -> None:
    """Refuse an option that the issue lacks; numbers are not judged.

    Raises:
        UnknownNameError: there is no such option.
    """
    if isinstance(choice, str) and issue.options and issue.option(choice) is None:
        raise _unknown("option", choice, {option.key: option.key for option in issue.options})


def _unknown(kind: str, name: str, words: Mapping[str, str]) -> UnknownNameError:
    close = nearest(name, words)
    return UnknownNameError(kind, name, words[close] if close is not None else None)
