"""A GeniusWeb domain with the profiles of that domain beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from modusvivendi.exchange.domain import MOST_ISSUES, MOST_OPTIONS, MOST_PARTIES, Domain, Matter, Profile
from modusvivendi.exchange.faults import Faults, refuse
from modusvivendi.exchange.folder import beside, read_bytes
from modusvivendi.exchange.geniusweb.profile import profile_of, read_profile
from modusvivendi.exchange.json_text import parse, try_parse
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.quantities import plain_text

TOOL = "GeniusWeb"


def is_ours(content: Any) -> bool:
    """Whether a JSON file holds a domain or a profile."""
    return isinstance(content, Mapping) and ("issuesValues" in content or profile_of(content) is not None)


def read(path: Path) -> Domain:
    """The domain of a file, of a profile, or of a folder, with every profile of that domain beside it.

    Raises:
        SituationError: a file cannot be read or represented; or there are no two profiles.
    """
    folder = path if path.is_dir() else path.parent
    contents = {each: content for each, content in _contents(folder, path) if is_ours(content)}
    chosen = _chosen(path, contents)
    domain = _domain_of(contents[chosen])
    faults = Faults(str(chosen))
    matters = _matters(domain, faults)
    faults.stop()
    parties = {
        each: content
        for each, content in contents.items()
        if profile_of(content) is not None and _domain_of(content).get("issuesValues") == domain.get("issuesValues")
    }
    if not 2 <= len(parties) <= MOST_PARTIES:
        hint = f"put the parties' profiles of this domain, from 2 to {MOST_PARTIES}, into the folder {folder}"
        what = f"{len(parties)} profile{'' if len(parties) == 1 else 's'} of the domain in its folder"
        raise refuse("geniusweb", what, hint, str(chosen))
    problems: list[Problem] = []
    profiles: list[Profile] = []
    for each, content in parties.items():
        try:
            profiles.append(read_profile(content, each.stem, str(each), matters))
        except SituationError as error:
            problems += error.problems
    if problems:
        raise SituationError(problems)
    return Domain(TOOL, str(domain.get("name") or chosen.stem), str(chosen), matters, tuple(profiles))


def _contents(folder: Path, chosen: Path) -> Iterator[tuple[Path, Any]]:
    """The JSON files of a folder; only the one that was named must be readable."""
    for path in beside(folder, ".json"):
        read_one = parse if path == chosen else try_parse
        yield path, read_one(read_bytes(path), str(path))


def _chosen(path: Path, contents: Mapping[Path, Any]) -> Path:
    if path in contents:
        return path
    domains = [each for each, content in contents.items() if "issuesValues" in content] or list(contents)
    if not domains:
        raise refuse("geniusweb", f"{path} holds no GeniusWeb domain", 'a domain has "issuesValues"', str(path))
    return domains[0]


def _domain_of(content: Mapping[str, Any]) -> Mapping[str, Any]:
    if "issuesValues" in content:
        return content
    inner = profile_of(content)
    domain = inner[1].get("domain") if inner is not None else None
    return domain if isinstance(domain, Mapping) else {}


def _matters(domain: Mapping[str, Any], faults: Faults) -> tuple[Matter, ...]:
    issues = domain.get("issuesValues")
    if not isinstance(issues, Mapping) or not 1 <= len(issues) <= MOST_ISSUES:
        hint = f'write {{"issuesValues": {{"issue": {{"values": ["a", "b"]}}}}}}, with at most {MOST_ISSUES} issues'
        faults.add("geniusweb", "the domain has no issues that can be read", hint)
        return ()
    made = [_matter(str(name), values, faults) for name, values in issues.items()]
    return tuple(matter for matter in made if matter is not None)


def _matter(name: str, given: Any, faults: Faults) -> Matter | None:
    path = f"issuesValues.{name}"
    values = given.get("values") if isinstance(given, Mapping) else None
    if isinstance(values, list) and values and all(isinstance(value, str) for value in values):
        options = tuple(dict.fromkeys(values))
        if len(options) > MOST_OPTIONS:
            faults.unsupported(f"{len(options)} values", f"an issue has at most {MOST_OPTIONS}", path=path)
            return None
        return Matter(name, options=options)
    steps = given.get("range") if isinstance(given, Mapping) else None
    if isinstance(steps, list) and len(steps) == 3:
        low, high, step = (faults.number(value, None, "a bound", path) for value in steps)
        return _numbers(name, low, high, step, faults, path)
    faults.add("geniusweb", "the issue has neither values nor a range", 'write {"values": ["a", "b"]}', path=path)
    return None


def _numbers(name: str, low: Fraction, high: Fraction, step: Fraction, faults: Faults, path: str) -> Matter | None:
    if step <= 0 or low > high:
        faults.add("geniusweb", "the range is not in order", "write lowest, highest and a step above 0", path=path)
        return None
    count = (high - low) // step + 1
    if count > MOST_OPTIONS:
        faults.unsupported(f"{count} values", f"an issue has at most {MOST_OPTIONS}", path=path)
        return None
    return Matter(name, options=tuple(plain_text(low + step * number) for number in range(int(count))), ordered=True)
