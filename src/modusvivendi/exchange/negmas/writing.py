"""Writing a domain and its profiles as a NegMAS folder."""

from __future__ import annotations

from typing import Any

import yaml

from modusvivendi.exchange.assembling import keys
from modusvivendi.exchange.domain import Domain, Line, Profile


def files(domain: Domain) -> dict[str, str]:
    """An outcome space, and one utility function for each party, by file name."""
    space = {
        "name": domain.name,
        "type": "CartesianOutcomeSpace",
        "path": None,
        "issues": [
            {"name": matter.name, "type": "CategoricalIssue", "values": list(matter.options)}
            for matter in domain.matters
        ],
    }
    made = {f"{domain.name}.yml": _text(space)}
    for key, profile in zip(keys(profile.name for profile in domain.profiles), domain.profiles, strict=True):
        made[f"{domain.name}-{key}.yml"] = _text(_function(domain, profile))
    return made


def _function(domain: Domain, profile: Profile) -> dict[str, Any]:
    tables = [
        {
            "type": "TableFun",
            "mapping": {option: float(value) for option, value in zip(matter.options, row, strict=True)},
        }
        for matter, row in zip(domain.matters, profile.values, strict=True)
        if not isinstance(row, Line)
    ]
    return {
        "name": profile.name,
        "type": "LinearAdditiveUtilityFunction",
        "weights": [float(weight) for weight in profile.weights],
        "values": tables,
        "reserved_value": float("-inf") if profile.reservation is None else float(profile.reservation),
        "reserved_outcome": None,
    }


def _text(plain: dict[str, Any]) -> str:
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=110)
