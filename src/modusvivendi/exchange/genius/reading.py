"""A GENIUS domain with the profiles that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from modusvivendi.exchange.domain import MOST_PARTIES, Domain, Profile
from modusvivendi.exchange.faults import Faults, refuse, shown
from modusvivendi.exchange.folder import beside, read_bytes
from modusvivendi.exchange.genius.issues import Found, issues_of, same_issues
from modusvivendi.exchange.genius.profile import is_profile, read_profile
from modusvivendi.exchange.xml import Element, parse
from modusvivendi.situation.problems import Problem, SituationError

TOOL = "GENIUS"
_ROOTS = ("negotiation_template", "utility_space")


def read(path: Path) -> Domain:
    """The domain of a file or a folder: the profiles it names, else those beside it that have the same issues.

    Raises:
        SituationError: a file cannot be read or represented; or there are no two profiles.
    """
    chosen = _domain_in(path) if path.is_dir() else path
    root = parse(read_bytes(chosen), str(chosen))
    if root.tag not in _ROOTS:
        what = f"<{shown(root.tag)}> is no GENIUS domain"
        raise refuse("genius", what, "the outermost element is <negotiation_template> or <utility_space>", str(chosen))
    faults = Faults(str(chosen))
    found = issues_of(root, faults)
    faults.stop()
    named = list(_named(root, chosen.parent, faults))
    faults.stop()
    parties = named or list(_matching(found, chosen.parent))
    if len(parties) < 2:
        hint = f"put the parties' profiles, as XML with the same issues, into the folder {chosen.parent}"
        what = f"{len(parties)} profile{'' if len(parties) == 1 else 's'} found beside the domain; two are needed"
        raise refuse("genius", what, hint, str(chosen))
    if len(parties) > MOST_PARTIES:
        raise refuse("too-many", f"{len(parties)} profiles; at most {MOST_PARTIES} are read", "move some", str(chosen))
    problems: list[Problem] = []
    profiles: list[Profile] = []
    for name, file, element in parties:
        try:
            profiles.append(read_profile(element, name, file, found)[1])
        except SituationError as error:
            problems += error.problems
    if problems:
        raise SituationError(problems)
    return Domain(TOOL, chosen.stem, str(chosen), tuple(each.matter for each in found), tuple(profiles))


def _domain_in(folder: Path) -> Path:
    """The file of a folder to begin with: a template, else a domain, else the first profile."""
    ranked = []
    for path in beside(folder, ".xml"):
        try:
            root = parse(read_bytes(path), str(path))
        except SituationError:
            continue
        if root.tag in _ROOTS:
            ranked.append((root.tag != _ROOTS[0], is_profile(root), path))
    if not ranked:
        raise refuse("genius", f"the folder {folder} holds no GENIUS domain", "name a file", str(folder))
    return min(ranked)[2]


def _named(root: Element, folder: Path, faults: Faults) -> Iterator[tuple[str, str, Element]]:
    """The profiles that a template names for its agents."""
    for agent in root.each("agent"):
        file = agent.get("utility_space")
        if not file:
            continue
        path = folder / Path(file.replace("\\", "/")).name
        if not path.is_file():
            what = f'the profile "{shown(file)}" is not in the folder {folder}'
            faults.add("genius", what, "put it beside the template", agent.mark)
            continue
        yield agent.get("name") or path.stem, str(path), parse(read_bytes(path), str(path))


def _matching(found: tuple[Found, ...], folder: Path) -> Iterator[tuple[str, str, Element]]:
    """The profiles of a folder with the issues of the domain; other files are left alone."""
    for path in beside(folder, ".xml"):
        try:
            root = parse(read_bytes(path), str(path))
        except SituationError:
            continue
        if is_profile(root) and not list(same_issues(found, issues_of(root, Faults(str(path))))):
            yield path.stem, str(path), root
