"""A NegMAS outcome space with the utility functions beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from modusvivendi.exchange.domain import MOST_PARTIES, Domain, Profile
from modusvivendi.exchange.faults import Faults, refuse
from modusvivendi.exchange.folder import beside, read_bytes
from modusvivendi.exchange.negmas.profile import is_profile, read_profile
from modusvivendi.exchange.negmas.space import is_space, matters_of
from modusvivendi.situation.problems import Problem, SituationError
from modusvivendi.situation.reading.text import decode
from modusvivendi.situation.reading.tree import parse

TOOL = "NegMAS"
ENDINGS = (".yml", ".yaml")


def read(path: Path) -> Domain:
    """The outcome space of a file, or beside it, with every utility function of its folder.

    Raises:
        SituationError: a file cannot be read or represented; or there are no two utility functions.
    """
    folder = path if path.is_dir() else path.parent
    parsed = dict(_parsed(folder))
    spaces = [each for each, root in parsed.items() if is_space(root)]
    chosen = path if path in spaces else None
    if chosen is None:
        if len(spaces) != 1:
            hint = "name the file with type: CartesianOutcomeSpace"
            what = f"{len(spaces)} outcome spaces in the folder {folder}; one is needed"
            raise refuse("negmas", what, hint, str(path))
        chosen = spaces[0]
    faults = Faults(str(chosen))
    matters = matters_of(parsed[chosen], faults)
    faults.stop()
    parties = {each: root for each, root in parsed.items() if is_profile(root)}
    if not 2 <= len(parties) <= MOST_PARTIES:
        hint = f"put the parties' utility functions, from 2 to {MOST_PARTIES}, into the folder {folder}"
        what = f"{len(parties)} utility function{'' if len(parties) == 1 else 's'} beside the outcome space"
        raise refuse("negmas", what, hint, str(chosen))
    problems: list[Problem] = []
    profiles: list[Profile] = []
    for each, root in parties.items():
        try:
            profiles.append(read_profile(root, each.stem, str(each), matters))
        except SituationError as error:
            problems += error.problems
    if problems:
        raise SituationError(problems)
    name = str(parsed[chosen].get("name") or chosen.stem)
    return Domain(TOOL, name, str(chosen), matters, tuple(profiles))


def _parsed(folder: Path) -> Iterator[tuple[Path, Any]]:
    """The files of a folder that are an outcome space or a utility function."""
    for path in beside(folder, *ENDINGS):
        raw = read_bytes(path)
        if looks_right(raw):
            parsed = parse(decode(raw, str(path)), str(path))
            if parsed.problems:
                raise SituationError(parsed.problems)
            yield path, parsed.root


_TYPED = re.compile(rb"^(?:type|__python_class__):.*(?:OutcomeSpace|UtilityFunction|UFun)", re.MULTILINE)


def looks_right(raw: bytes) -> bool:
    """Whether a file may be one of NegMAS's: an outermost line names such a type."""
    return _TYPED.search(raw) is not None
