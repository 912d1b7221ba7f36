"""One fact as ``modus explain`` lists it, and how stated entries of the file become facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from modusvivendi.situation.derive.base import Derived, RuleName
from modusvivendi.situation.derive.words import sentence
from modusvivendi.situation.fields.numbers import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that the file states, or that follows from it.

    Attributes:
        path: a dotted path, unique among the facts of a situation; of a stated fact, where it stands.
        words: what the value is, in plain words with the field's term after them.
        value: the value in words.
        stated: whether the file gives it; else it is derived.
        rule: the rule that it follows from, or that uses it where the file overrides a rule; None if none.
        how: one plain sentence on how it came about.
        because: keys of evidence; never empty.
        actors: keys of the actors that it is about.
        issues: keys of the issues that it is about.
    """

    path: str
    words: str
    value: str
    stated: bool
    rule: RuleName | None
    how: str
    because: tuple[str, ...]
    actors: frozenset[str] = field(default=frozenset())
    issues: frozenset[str] = field(default=frozenset())

    def is_about(self, actor: str | None, issue: str | None) -> bool:
        """Whether it is about an actor and about an issue; None stands for any."""
        return (actor is None or actor in self.actors) and (issue is None or issue in self.issues)


def stated_fact(
    path: str,
    words: str,
    value: str,
    how: str,
    because: tuple[str, ...],
    actors: Iterable[str] = (),
    issues: Iterable[str] = (),
) -> Fact:
    """A fact that the file gives outright."""
    return Fact(
        path=path,
        words=words,
        value=value,
        stated=True,
        rule=None,
        how=sentence(how),
        because=because,
        actors=frozenset(actors),
        issues=frozenset(issues),
    )


def derived_fact(
    path: str,
    words: str,
    value: str,
    derived: Derived[object],
    actors: Iterable[str] = (),
    issues: Iterable[str] = (),
) -> Fact:
    """A fact that a rule gives."""
    return Fact(
        path=path,
        words=words,
        value=value,
        stated=derived.stated,
        rule=derived.rule,
        how=derived.how,
        because=derived.because,
        actors=frozenset(actors),
        issues=frozenset(issues),
    )


def how_given(value: Value | None = None, why: str | None = None, by: str | None = None) -> str:
    """How an entry came into the file: as a judgement with its reasons and authors, or simply stated there."""
    judged = [(version.why, version.by) for version in value.versions] if value is not None else []
    reasons = [(reason, author) for reason, author in (*judged, (why, by)) if reason is not None]
    if not reasons:
        return "as the file states it"
    parts = [f"{reason} ({author})" if author else reason for reason, author in dict.fromkeys(reasons)]
    return f"a judgement: {'; '.join(parts)}"
