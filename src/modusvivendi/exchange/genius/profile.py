"""What the options are worth: a GENIUS profile, additive or of hyper-rectangles."""

from __future__ import annotations

from fractions import Fraction

from modusvivendi.exchange.domain import Line, Profile, Values
from modusvivendi.exchange.faults import Faults, shown
from modusvivendi.exchange.genius.boxes import Boxes, boxes
from modusvivendi.exchange.genius.issues import Found, issues_of, same_issues
from modusvivendi.exchange.xml import Element


def is_profile(root: Element) -> bool:
    """Whether a file says what options are worth, rather than only which there are."""
    return root.tag == "utility_space" and any(True for _ in root.within("weight", "utility", "utility_function"))


def read_profile(
    root: Element, name: str, file: str, domain: tuple[Found, ...] | None = None
) -> tuple[tuple[Found, ...], Profile]:
    """One profile, over the domain's issues in the domain's order, or its own.

    Raises:
        SituationError: the file has errors, differs from the domain, or cannot be represented.
    """
    faults = Faults(file)
    own = issues_of(root, faults)
    faults.stop()
    listed = own if domain is None else domain
    differing = list(same_issues(listed, own))
    for issue in differing:
        hint = "the profile and the domain must have the same issues and values"
        faults.add("genius", f'the issue "{shown(issue)}" is not the same as in the domain', hint, root.mark)
    faults.stop()
    by_name = {found.matter.name: found for found in own}
    ordered = tuple(by_name[found.matter.name] for found in listed)
    matters = tuple(found.matter for found in listed)
    reservation, reserved = _reservation(root, faults)
    utility = next(root.within("utility", "utility_function"), None)
    if utility is not None:
        summed = boxes(utility, ordered, matters, faults)
    else:
        summed = Boxes(
            weights=_weights(root, ordered, faults),
            values=tuple(_values(found, mine.options, faults) for found, mine in zip(ordered, matters, strict=True)),
        )
    faults.stop()
    return listed, Profile(
        name=name,
        file=file,
        weights=summed.weights,
        values=summed.values,
        reservation=reservation,
        reserved=reserved,
        pairs=summed.pairs,
        constant=summed.constant,
    )


def _reservation(root: Element, faults: Faults) -> tuple[Fraction, str]:
    given = root.first("reservation") or next(root.within("reservation"), None)
    if given is None or given.get("value") is None:
        return Fraction(0), "0, as GENIUS takes it where the file gives none"
    return faults.number(given.get("value"), given.mark, "the reservation value"), f"{given.get('value')}"


def _weights(root: Element, found: tuple[Found, ...], faults: Faults) -> tuple[Fraction, ...]:
    """Weights belong to issues by index; where an index comes twice the last counts."""
    given = {element.get("index"): element for element in root.within("weight")}
    weights = []
    for each in found:
        element = given.get(each.index)
        name = each.matter.name
        if element is None:
            hint = f'write <weight index="{each.index}" value="0.5" />'
            faults.add("genius", f"no weight has the index {each.index} of this issue", hint, each.element.mark, name)
            weights.append(Fraction(0))
            continue
        weight = faults.number(element.get("value"), element.mark, "the weight", name)
        if weight < 0:
            faults.add("genius", "the weight is below 0", "write a weight of 0 or more", element.mark, name)
        weights.append(weight)
    return tuple(weights)


def _values(found: Found, options: tuple[str, ...], faults: Faults) -> Values:
    if found.matter.bounds is not None:
        return _real(found, found.matter.bounds, faults)
    if found.matter.ordered:
        return _whole(found, options, faults)
    return _listed(found, options, faults)


def _listed(found: Found, options: tuple[str, ...], faults: Faults) -> tuple[Fraction, ...]:
    """Items belong to values by name, and the last counts; all are divided by the greatest where one exceeds 1."""
    name = found.matter.name
    given: dict[str, Fraction] = {}
    for item in found.element.each("item"):
        text, value = item.get("evaluation"), item.get("value")
        if value and text is not None and text != "null":
            given[value] = faults.number(text, item.mark, "the evaluation", name)
            if given[value] < 0:
                faults.add("genius", "an evaluation is below 0", "write 0 or more", item.mark, name)
    for value in options:
        if value not in given:
            hint = "give each item an evaluation"
            faults.add("genius", f'the value "{shown(value)}" has no evaluation', hint, found.element.mark, name)
    greatest = max(given.values(), default=Fraction(1))
    divisor = greatest if greatest > 1 else Fraction(1)
    return tuple(given.get(value, Fraction(0)) / divisor for value in options)


def _whole(found: Found, options: tuple[str, ...], faults: Faults) -> tuple[Fraction, ...]:
    """Whole numbers: offset + slope × (number − lowest), cut to 0 and 1."""
    evaluator = found.element.first("evaluator")
    name = found.matter.name
    if evaluator is None:
        faults.add(
            "genius",
            "the issue has no <evaluator>",
            'write <evaluator slope="…" offset="…" />',
            found.element.mark,
            name,
        )
        return ()
    if evaluator.get("slope") is None and evaluator.get("parameter1") is not None:
        slope, offset = _parameters(evaluator, faults, name)
        offset += slope * found.low
    else:
        slope = faults.number(evaluator.get("slope"), evaluator.mark, "the slope", name)
        offset = faults.number(evaluator.get("offset"), evaluator.mark, "the offset", name)
    return tuple(_cut(offset + slope * (int(option) - found.low)) for option in options)


def _cut(value: Fraction) -> Fraction:
    return min(max(value, Fraction(0)), Fraction(1))


def _parameters(evaluator: Element, faults: Faults, name: str) -> tuple[Fraction, Fraction]:
    """Slope and offset of a straight line: parameter1 × number + parameter0."""
    return (
        faults.number(evaluator.get("parameter1"), evaluator.mark, "parameter1", name),
        faults.number(evaluator.get("parameter0"), evaluator.mark, "parameter0", name),
    )


def _real(found: Found, bounds: tuple[Fraction, Fraction], faults: Faults) -> Line:
    """Real numbers: a straight line that needs no cutting, or a constant."""
    evaluator = found.element.first("evaluator")
    name = found.matter.name
    form = "" if evaluator is None else (evaluator.get("ftype") or evaluator.get("type") or "linear").lower()
    if evaluator is None or form not in ("linear", "constant"):
        what = f'the worth of a real number is "{shown(form)}"' if form else "the issue has no <evaluator>"
        reason = "a situation has straight lines (linear, constant) over a range"
        faults.unsupported(what, reason, found.element.mark, name)
        return Line(Fraction(0), Fraction(0))
    if form == "constant":
        level = faults.number(evaluator.get("parameter0"), evaluator.mark, "parameter0", name)
        return Line(level, level)
    slope, offset = _parameters(evaluator, faults, name)
    ends = Line(offset + slope * bounds[0], offset + slope * bounds[1])
    if not (0 <= ends.at_low <= 1 and 0 <= ends.at_high <= 1):
        reason = "GENIUS cuts it to 0 and 1 there, which bends the line"
        faults.unsupported("the worth leaves 0 to 1 within the range", reason, evaluator.mark, name)
    return ends
