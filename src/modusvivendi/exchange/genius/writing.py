"""Writing a domain and its profiles as GENIUS XML."""

from __future__ import annotations

from fractions import Fraction
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from modusvivendi.exchange.assembling import keys
from modusvivendi.exchange.domain import Domain, Line, Profile


def files(domain: Domain) -> dict[str, str]:
    """A template that names the profiles, and one profile for each party, by file name."""
    names = [f"{domain.name}-{key}.xml" for key in keys(profile.name for profile in domain.profiles)]
    template = Element("negotiation_template", number_of_sessions="1")
    for profile, name in zip(domain.profiles, names, strict=True):
        SubElement(template, "agent", {"name": profile.name, "utility_space": name})
    _space(domain, SubElement(template, "utility_space"), None)
    made = {f"{domain.name}.xml": _text(template)}
    for profile, name in zip(domain.profiles, names, strict=True):
        root = Element("utility_space")
        _space(domain, root, profile)
        made[name] = _text(root)
    return made


def _text(root: Element) -> str:
    indent(root)
    return tostring(root, encoding="unicode") + "\n"


def _space(domain: Domain, root: Element, profile: Profile | None) -> None:
    root.set("number_of_issues", str(len(domain.matters)))
    top = {"index": "0", "etype": "objective", "type": "objective", "description": "", "name": domain.name}
    objective = SubElement(root, "objective", top)
    for at, matter in enumerate(domain.matters):
        own = {"index": str(at + 1), "name": matter.name, "type": "discrete", "etype": "discrete", "vtype": "discrete"}
        issue = SubElement(objective, "issue", own)
        row = profile.values[at] if profile is not None else None
        for number, option in enumerate(matter.options):
            item = SubElement(issue, "item", {"index": str(number + 1), "value": option})
            if row is not None and not isinstance(row, Line):
                item.set("evaluation", digits(row[number]))
    if profile is not None:
        for at, weight in enumerate(profile.weights):
            SubElement(objective, "weight", {"index": str(at + 1), "value": digits(weight)})
        if profile.reservation is not None:
            SubElement(root, "reservation", {"value": digits(profile.reservation)})


def digits(number: Fraction) -> str:
    """The shortest digits of the nearest floating-point number, with which the other tool computes."""
    return repr(float(number))
