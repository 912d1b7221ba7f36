"""From a negotiation of another tool to a situation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from modusvivendi.exchange.domain import Domain, Line, Matter, Profile
from modusvivendi.exchange.faults import shown
from modusvivendi.exchange.points import NotRepresentableError, Scaled, scaled
from modusvivendi.situation.fields.texts import MOST_NAME
from modusvivendi.situation.problems import Mark, Problem, SituationError
from modusvivendi.situation.quantities import plain_text
from modusvivendi.situation.reading.check import Checked, check_text
from modusvivendi.situation.reading.layout import FORMAT
from modusvivendi.situation.writing import dump


def assemble(domain: Domain) -> Checked:
    """The situation that a domain and its profiles describe.

    Raises:
        SituationError: a profile cannot be represented.
    """
    domain = without_settled(domain)
    plain = _plain(domain, _scaled(domain))
    checked = check_text(dump(plain), domain.file)
    if checked.situation is None:
        raise SituationError(at_the_file(problem, domain.file) for problem in checked.problems)
    return Checked(checked.situation, ())


def without_settled(domain: Domain) -> Domain:
    """The domain without issues of a single option, whose worth is the same in every package."""
    open_ones = [at for at, matter in enumerate(domain.matters) if len(matter.options) != 1]
    now_at = {at: number for number, at in enumerate(open_ones)}
    return replace(
        domain,
        matters=tuple(domain.matters[at] for at in open_ones),
        profiles=tuple(
            replace(
                profile,
                weights=tuple(profile.weights[at] for at in open_ones),
                values=tuple(profile.values[at] for at in open_ones),
                pairs={(now_at[one], now_at[two]): matrix for (one, two), matrix in profile.pairs.items()},
                constant=profile.constant + _settled(profile, set(now_at)),
            )
            for profile in domain.profiles
        ),
    )


def _settled(profile: Profile, open_ones: set[int]) -> Fraction:
    return sum(
        (
            weight * row[0]
            for at, (weight, row) in enumerate(zip(profile.weights, profile.values, strict=True))
            if at not in open_ones and not isinstance(row, Line)
        ),
        Fraction(0),
    )


def _scaled(domain: Domain) -> list[Scaled]:
    made, problems = [], []
    for profile in domain.profiles:
        try:
            made.append(scaled(profile))
        except NotRepresentableError as error:
            what = f"the profile of {shown(profile.name)} cannot be represented: {error}"
            hint = "leave the profile out, or change it"
            problems.append(Problem(code="not-representable", what=what, hint=hint, mark=Mark(profile.file, 1, 1)))
    if problems:
        raise SituationError(problems)
    return made


def at_the_file(problem: Problem, file: str) -> Problem:
    """A problem of the assembled text, told of the file it was assembled from."""
    return Problem(code=problem.code, what=problem.what, hint=problem.hint, mark=Mark(file, 1, 1), path=problem.path)


def _plain(domain: Domain, parties: list[Scaled]) -> dict[str, Any]:
    issues = keys(matter.name for matter in domain.matters)
    actors = keys(profile.name for profile in domain.profiles)
    options = [keys(matter.options) for matter in domain.matters]
    sources = keys([f"{domain.tool} domain", *(f"{actor} profile" for actor in actors)])
    together = list(zip(domain.profiles, parties, actors, sources[1:], strict=True))
    return {
        "format": str(FORMAT),
        "title": clean_words(domain.name),
        "about": f"Read from {domain.tool} files: {', '.join(_files(domain))}.",
        "sources": {
            sources[0]: {"title": f"{domain.tool} domain {_file(domain.file)}"},
            **{source: {"title": f"{domain.tool} profile {_file(profile.file)}"} for profile, _, _, source in together},
        },
        "actors": {
            actor: _clean({"name": clean_words(profile.name), "role": "party", "note": _sentence(made.note)})
            for profile, made, actor, _ in together
        },
        "issues": {
            issue: _issue(matter, names) for issue, matter, names in zip(issues, domain.matters, options, strict=True)
        },
        "positions": {
            actor: {issue: _position(domain, made, at, issues, options, source) for at, issue in enumerate(issues)}
            for _, made, actor, source in together
        },
        "alternatives": {
            actor: _alternative(domain, profile, made, source)
            for profile, made, actor, source in together
            if made.worth is not None
        },
    }


def _files(domain: Domain) -> Iterable[str]:
    return dict.fromkeys(_file(file) for file in (domain.file, *(profile.file for profile in domain.profiles)))


def _file(path: str) -> str:
    return clean_words(Path(path).name)


def _issue(matter: Matter, names: list[str]) -> dict[str, Any]:
    plain: dict[str, Any] = {"name": clean_words(matter.name)}
    if matter.bounds is not None:
        return {**plain, "range": [plain_text(bound) for bound in matter.bounds]}
    last = len(names) - 1
    plain["options"] = {
        name: _clean(
            {
                "text": clean_words(option),
                "at": plain_text(Fraction(100 * at, last)) if matter.ordered else "",
            }
        )
        for at, (name, option) in enumerate(zip(names, matter.options, strict=True))
    }
    return plain


def _position(
    domain: Domain, made: Scaled, at: int, issues: list[str], options: list[list[str]], source: str
) -> dict[str, Any]:
    row = made.values[at]
    plain: dict[str, Any] = {"salience": plain_text(made.saliences[at]), "src": source}
    if isinstance(row, Line):
        bounds = domain.matters[at].bounds or (Fraction(0), Fraction(0))
        return {"ideal": plain_text(bounds[1] if row.at_high > row.at_low else bounds[0]), **plain}
    names = options[at]
    plain["values"] = {name: plain_text(value) for name, value in zip(names, row, strict=True)}
    extra = _together(made, at, issues, options)
    if extra:
        plain["together"] = extra
    return {"ideal": names[row.index(max(row))], **plain}


def _together(made: Scaled, at: int, issues: list[str], options: list[list[str]]) -> dict[str, Any]:
    """The pairs that begin with this issue; those worth nothing are left out."""
    found: dict[str, Any] = {}
    for (one, two), matrix in made.pairs.items():
        if one != at:
            continue
        for option, row in zip(options[one], matrix, strict=True):
            given = {other: plain_text(value) for other, value in zip(options[two], row, strict=True) if value}
            if given:
                found.setdefault(option, {})[issues[two]] = given
    return found


def _alternative(domain: Domain, profile: Profile, made: Scaled, source: str) -> dict[str, Any]:
    why = f"the reservation value of the {domain.tool} profile: {profile.reserved}"
    return {"worth": plain_text(made.worth or Fraction(0)), "why": clean_words(why), "src": source}


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}." if words else ""


def _clean(plain: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in plain.items() if value != ""}


def clean_words(text: str) -> str:
    """A text that a field takes: printable, on one line, not empty."""
    plain = "".join(char if char.isprintable() else " " for char in text).strip()
    return plain or "(no name)"


_NOT_IN_NAMES = re.compile(r"[^\w+]+")


def keys(names: Iterable[str]) -> list[str]:
    """Names that a situation takes, one for each word of another tool, all different."""
    made: list[str] = []
    taken: set[str] = set()
    next_number: dict[str, int] = {}
    for name in names:
        stem = _NOT_IN_NAMES.sub("-", name).strip("-_+")[: MOST_NAME - 8].strip("-_+") or "x"
        key, number = stem, next_number.get(stem.lower(), 2)
        while key.lower() in taken:
            key, number = f"{stem}-{number}", number + 1
        next_number[stem.lower()] = number
        taken.add(key.lower())
        made.append(key)
    return made
