"""GMCR+ files (JSON): decision makers, options, infeasible combinations; rankings of states or statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

from modusvivendi.exchange.assembling import at_the_file, clean_words, keys
from modusvivendi.exchange.faults import Faults, shown
from modusvivendi.exchange.folder import read_bytes
from modusvivendi.exchange.json_text import parse
from modusvivendi.situation.problems import SituationError
from modusvivendi.situation.reading.check import Checked, check_text
from modusvivendi.situation.reading.layout import FORMAT
from modusvivendi.situation.writing import dump

TOOL = "GMCR+"
MOST_RANKED = 12
"""Rankings name every state, so that files of more options are no longer practical."""
MOST_OPTIONS = 20
_WAYS = {"both": None, "fwd": ("no", "yes"), "back": ("yes", "no")}


def is_ours(content: Any) -> bool:
    """Whether a JSON file holds a GMCR+ model."""
    return isinstance(content, Mapping) and "decisionMakers" in content and "options" in content


def read(path: Path) -> Checked:
    """The situation that a GMCR+ file describes.

    Raises:
        SituationError: the file cannot be read or represented.
    """
    file = str(path)
    faults = Faults(file)
    plain = _plain(parse(read_bytes(path), file), path.stem, faults)
    faults.stop()
    checked = check_text(dump(plain), file)
    if checked.situation is None:
        raise SituationError(at_the_file(problem, file) for problem in checked.problems)
    return Checked(checked.situation, ())


def _listed(content: Mapping[str, Any], key: str, faults: Faults) -> list[Mapping[str, Any]]:
    given = content.get(key)
    if not isinstance(given, list) or not given or not all(isinstance(each, Mapping) for each in given):
        faults.add("gmcr", f"{key} is no list of objects", f'write "{key}": [{{"name": "…"}}]', path=key)
        return []
    return given


def _plain(content: Mapping[str, Any], stem: str, faults: Faults) -> dict[str, Any]:
    makers, options = _listed(content, "decisionMakers", faults), _listed(content, "options", faults)
    ranked = [_is_ranked(content, each) for each in makers]
    most = MOST_RANKED if any(ranked) else MOST_OPTIONS
    if len(options) > most:
        how = "rankings of states" if any(ranked) else "statements"
        faults.unsupported(f"{len(options)} options", f"{how} are read up to {most} options")
        return {}
    issues = keys(str(each.get("name") or f"option {at + 1}") for at, each in enumerate(options))
    actors = keys(str(each.get("name") or f"decision maker {at + 1}") for at, each in enumerate(makers))
    owners = _owners(makers, options, actors, faults)
    infeasible = _infeasible(content.get("infeasibles") or [], options, faults)
    first = next(_states(len(options), infeasible), None)
    if first is None:
        faults.add("gmcr", "the infeasible combinations leave no state", "leave one of them out", path="infeasibles")
        return {}
    states = list(_states(len(options), infeasible)) if any(ranked) else []
    names = [each.get("name") for each in options]
    rankings = [
        {"by": actor, "best_first": _ranking(each, at, states, issues, faults), "src": "file"}
        for at, (actor, each) in enumerate(zip(actors, makers, strict=True))
        if ranked[at]
    ]
    priorities = [
        {"by": actor, "statements": _statements(each, at, names, issues, faults), "src": "file"}
        for at, (actor, each) in enumerate(zip(actors, makers, strict=True))
        if not ranked[at]
    ]
    return {
        "format": str(FORMAT),
        "title": clean_words(str(content.get("title") or stem)),
        "about": "Read from a GMCR+ file. It names no status quo; the first state is taken for it.",
        "sources": {"file": {"title": f"{TOOL} file {clean_words(stem)}"}},
        "actors": {
            actor: {"role": "party", "name": clean_words(str(each.get("name") or actor))}
            for actor, each in zip(actors, makers, strict=True)
        },
        "issues": {
            issue: _issue(each, issue, owners.get(at), first[at])
            for at, (issue, each) in enumerate(zip(issues, options, strict=True))
        },
        **({"rules": [_rule(each, issues) for each in infeasible]} if infeasible else {}),
        "moves": {
            "one_way": _one_way(options, issues, faults),
            "rankings": rankings,
            "priorities": priorities,
        },
    }


def _is_ranked(content: Mapping[str, Any], maker: Mapping[str, Any]) -> bool:
    """Whether a ranking counts: where the file says so, else where there are no statements."""
    by_hand = maker.get("useManualPreferenceRanking", content.get("useManualPreferenceRanking"))
    return by_hand if isinstance(by_hand, bool) else "preferenceRanking" in maker or not maker.get("preferences")


def _issue(each: Mapping[str, Any], issue: str, owner: str | None, now: int) -> dict[str, Any]:
    name = clean_words(str(each.get("name") or issue))
    words = {"no": {"text": f"not: {name}"}, "yes": {"text": name}}
    plain = {"name": name, "options": words, "now": ("no", "yes")[now]}
    return plain if owner is None else {**plain, "set_by": owner}


def _owners(
    makers: list[Mapping[str, Any]], options: list[Mapping[str, Any]], actors: list[str], faults: Faults
) -> dict[int, str]:
    """Who controls which option, by its number or its name; one that nobody controls is an error."""
    names = [each.get("name") for each in options]
    owners: dict[int, str] = {}
    for actor, each in zip(actors, makers, strict=True):
        for option in each.get("options") or []:
            at = _option(option, names)
            if at is None:
                faults.add(
                    "gmcr", f"{shown(str(option))} is no option", "write its number, from 0", path="decisionMakers"
                )
            elif at in owners:
                what = f"{shown(str(names[at]))} belongs to two decision makers"
                faults.add("gmcr", what, "give it to one", path="decisionMakers")
            else:
                owners[at] = actor
    for at, name in enumerate(names):
        if at not in owners:
            what = f'nobody controls the option "{shown(str(name))}"'
            faults.add("gmcr", what, "add it to the options of a decision maker", path="decisionMakers")
    return owners


def _option(given: Any, names: list[Any]) -> int | None:
    if given in names:
        return names.index(given)
    text = str(given)
    return int(text) if text.isdecimal() and len(text) < 4 and int(text) < len(names) else None


_Combination = dict[int, int]


def _infeasible(given: Any, options: list[Mapping[str, Any]], faults: Faults) -> list[_Combination]:
    names = [each.get("name") for each in options]
    found = []
    for combination in given if isinstance(given, list) else []:
        made: _Combination = {}
        for pair in combination if isinstance(combination, list) else []:
            at = _option(pair[0], names) if isinstance(pair, list) and len(pair) == 2 else None
            if at is None or pair[1] not in ("Y", "N"):
                hint = 'write [[0, "Y"], [1, "N"]]: the number of an option, and Y or N'
                faults.add("gmcr", f"{shown(str(pair))} is no option taken or not", hint, path="infeasibles")
            else:
                made[at] = int(pair[1] == "Y")
        if made:
            found.append(made)
    return found


def _rule(combination: _Combination, issues: list[str]) -> dict[str, Any]:
    wanted = {issues[at]: ("no", "yes")[taken] for at, taken in combination.items()}
    return {"impossible": wanted, "src": "file"}


def _states(count: int, infeasible: list[_Combination]) -> Iterator[tuple[int, ...]]:
    """The feasible states in ascending code Σ 2^option."""
    every = (tuple(reversed(bits)) for bits in product((0, 1), repeat=count))
    return (
        state
        for state in every
        if not any(all(state[at] == taken for at, taken in each.items()) for each in infeasible)
    )


def _one_way(options: list[Mapping[str, Any]], issues: list[str], faults: Faults) -> list[dict[str, str]]:
    made = []
    for issue, each in zip(issues, options, strict=True):
        way = str(each.get("permittedDirection") or "both")
        if way not in _WAYS:
            faults.add("gmcr", f'"{shown(way)}" is no direction', f"write one of {', '.join(_WAYS)}", path="options")
        ends = _WAYS.get(way)
        if ends is not None:
            made.append({"issue": issue, "from": ends[0], "to": ends[1], "why": f"{way} only"})
    return made


def _ranking(
    maker: Mapping[str, Any], at: int, states: list[tuple[int, ...]], issues: list[str], faults: Faults
) -> list[Any]:
    """The states best first, ties as lists; every state once."""
    path = f"decisionMakers.{at}.preferenceRanking"
    given = maker.get("preferenceRanking")
    levels = [level if isinstance(level, list) else [level] for level in given] if isinstance(given, list) else []
    numbers = [int(str(one)) for level in levels for one in level if str(one).isdecimal() and len(str(one)) < 6]
    if sorted(numbers) != list(range(1, len(states) + 1)):
        hint = f"list the states 1 to {len(states)} once each, best first; ties as lists inside"
        faults.add("gmcr", "the ranking does not name every state once", hint, path=path)
        return []
    rows = [[_package(states[int(str(one)) - 1], issues) for one in level] for level in levels if level]
    return [row[0] if len(row) == 1 else row for row in rows]


def _statements(maker: Mapping[str, Any], at: int, names: list[Any], issues: list[str], faults: Faults) -> list[str]:
    """What a decision maker wants, the most important first: options taken or not, or one of several such."""
    given = maker.get("preferences")
    path = f"decisionMakers.{at}.preferences"
    if not isinstance(given, list) or not given:
        hint = 'list conditions, the most important first: [[[0, "Y"]], [[1, "N"], [2, "Y"]]]'
        faults.add("gmcr", "there are no preferences, and no ranking that counts", hint, path=path)
        return []
    made = []
    for each in given:
        members = each.get("members") if isinstance(each, Mapping) else [each]
        parts = [_condition(member, names, issues, path, faults) for member in members or []]
        made.append(" or ".join(f"({part})" if len(parts) > 1 else part for part in parts if part))
    return [statement for statement in made if statement]


def _condition(given: Any, names: list[Any], issues: list[str], path: str, faults: Faults) -> str:
    parts = []
    for pair in given if isinstance(given, list) and given else [given]:
        at = _option(pair[0], names) if isinstance(pair, list) and len(pair) == 2 else None
        if at is None or pair[1] not in ("Y", "N"):
            hint = 'write [[0, "Y"], [1, "N"]]: the number of an option, and Y or N'
            faults.add("gmcr", f"{shown(str(pair))} is no option taken or not", hint, path=path)
        else:
            parts.append(f"{issues[at]} = {'yes' if pair[1] == 'Y' else 'no'}")
    return " and ".join(parts)


def _package(state: tuple[int, ...], issues: list[str]) -> dict[str, str]:
    return {issue: ("no", "yes")[taken] for issue, taken in zip(issues, state, strict=True)}
