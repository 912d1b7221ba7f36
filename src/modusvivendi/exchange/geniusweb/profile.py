"""One party: a GeniusWeb profile that is a weighted sum over issues."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from modusvivendi.exchange.domain import Matter, Profile
from modusvivendi.exchange.faults import Faults, refuse, shown
from modusvivendi.situation.quantities import NumberError
from modusvivendi.situation.quantities.exact import read_exact

ADDITIVE = "LinearAdditiveUtilitySpace"
_OTHERS = ("SumOfGroupsUtilitySpace", "DefaultPartialOrdering", "LinearAdditiveUtilitySpace")


def profile_of(content: Any) -> tuple[str, Mapping[str, Any]] | None:
    """The type and the content of a profile; None for another file."""
    if not isinstance(content, Mapping) or len(content) != 1:
        return None
    ((kind, inner),) = content.items()
    return (kind, inner) if kind in _OTHERS and isinstance(inner, Mapping) else None


def read_profile(content: Any, name: str, file: str, matters: tuple[Matter, ...]) -> Profile:
    """One profile over the issues of the domain.

    Raises:
        SituationError: the file has errors, or holds a profile that is no weighted sum over issues.
    """
    kind, inner = profile_of(content) or ("", {})
    faults = Faults(file)
    if kind != ADDITIVE:
        faults.unsupported(f"a {shown(kind)}", f"profiles are read from {ADDITIVE}")
        faults.stop()
    weights = _mapping(inner, "issueWeights", file)
    utilities = _mapping(inner, "issueUtilities", file)
    rows, given = [], []
    for matter in matters:
        given.append(faults.number(weights.get(matter.name), None, "the weight", f"issueWeights.{matter.name}"))
        rows.append(_row(matter, utilities.get(matter.name), faults))
    faults.stop()
    reservation, reserved = _reservation(inner.get("reservationBid"), matters, given, rows, faults)
    faults.stop()
    return Profile(
        name=str(inner.get("name") or name),
        file=file,
        weights=tuple(given),
        values=tuple(rows),
        reservation=reservation,
        reserved=reserved,
    )


def _mapping(inner: Mapping[str, Any], key: str, file: str) -> Mapping[str, Any]:
    given = inner.get(key)
    if not isinstance(given, Mapping):
        raise refuse("geniusweb", f"the profile has no {key}", f'write "{key}": {{"issue": …}}', file)
    return given


def _row(matter: Matter, given: Any, faults: Faults) -> tuple[Fraction, ...]:
    """What each value is worth; one that the profile does not name is worth 0, as in GeniusWeb."""
    path = f"issueUtilities.{matter.name}"
    listed = _inner(given, "discreteutils", "DiscreteValueSetUtilities")
    if listed is not None and isinstance(listed.get("valueUtilities"), Mapping):
        values = listed["valueUtilities"]
        return tuple(
            faults.number(values[option], None, f'the utility of "{shown(option)}"', path)
            if option in values
            else Fraction(0)
            for option in matter.options
        )
    line = _inner(given, "numberutils", "NumberValueSetUtilities")
    if line is not None and matter.ordered:
        low, at_low, high, at_high = (
            faults.number(line.get(key), None, key, path)
            for key in ("lowValue", "lowUtility", "highValue", "highUtility")
        )
        if low == high:
            faults.add("geniusweb", "lowValue equals highValue", "write the two ends of the range", path=path)
            return ()
        slope = (at_high - at_low) / (high - low)
        return tuple(at_low + slope * (Fraction(option) - low) for option in matter.options)
    hint = 'write {"discreteutils": {"valueUtilities": {"value": 0.5}}}'
    faults.add("geniusweb", "the issue has no utilities that can be read", hint, path=path)
    return ()


def _inner(given: Any, *names: str) -> Mapping[str, Any] | None:
    if isinstance(given, Mapping):
        for name in names:
            if isinstance(given.get(name), Mapping):
                return given[name]  # type: ignore[no-any-return]  # a mapping, as tested above
    return None


def _reservation(
    given: Any, matters: tuple[Matter, ...], weights: list[Fraction], rows: list[tuple[Fraction, ...]], faults: Faults
) -> tuple[Fraction, str]:
    """The reservation bid is a package; an issue that it leaves out is worth 0, as in GeniusWeb."""
    if given is None:
        return Fraction(0), "0, as GeniusWeb takes it where the profile gives no reservation bid"
    chosen = given.get("issuevalues") if isinstance(given, Mapping) else None
    if not isinstance(chosen, Mapping):
        hint = 'write {"issuevalues": {"issue": "value"}}'
        faults.add("geniusweb", "the reservation bid is no package", hint, path="reservationBid")
        return Fraction(0), ""
    by_name = {matter.name: number for number, matter in enumerate(matters)}
    total = Fraction(0)
    for issue, value in chosen.items():
        at = by_name.get(issue)
        options = matters[at].options if at is not None else ()
        named = _option(str(value), options)
        if at is None or named is None:
            what = f'"{shown(str(value))}" is no value of "{shown(issue)}"'
            faults.add("geniusweb", what, "write a value of the domain", path="reservationBid")
        else:
            total += weights[at] * rows[at][named]
    words = ", ".join(f"{issue}: {value}" for issue, value in chosen.items())
    return total, f"the worth of its reservation bid ({words})"


def _option(value: str, options: tuple[str, ...]) -> int | None:
    if value in options:
        return options.index(value)
    numbers = [at for at, option in enumerate(options) if _same_number(option, value)]
    return numbers[0] if numbers else None


def _same_number(one: str, two: str) -> bool:
    try:
        return read_exact(one) == read_exact(two)
    except NumberError:
        return False
