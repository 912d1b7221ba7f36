"""Words that the sentences and tables of a settlement share."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction

from modusvivendi.answers.numbers import number_text
from modusvivendi.answers.wording import listed
from modusvivendi.methods.settlement.case import Case, Package
from modusvivendi.methods.settlement.settled import Settled
from modusvivendi.methods.settlement.solve.pivotal import Count
from modusvivendi.methods.settlement.solve.problem import Concession
from modusvivendi.methods.settlement.solve.steps import Step


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A case and its solution, as every part of the answer needs them."""

    case: Case
    settled: Settled

    def concession(self, one: Concession) -> str:
        """A red line or a reservation value in words."""
        kind, index = one
        if kind == "reservation":
            side = self.case.sides[index]
            return f"{side.name} gets no less than it expects without an agreement ({side.alternative})"
        line = self.case.lines[index]
        name, issue = self.case.sides[line.party].name, self.case.matters[line.issue].label
        if line.condition:
            return f"{name} on {issue}: {line.condition}"
        return f"{name} on {issue}: only {line.accepts}"

    def concessions(self, several: Collection[Concession]) -> str:
        """Several of them."""
        return "; ".join(self.concession(one) for one in sorted(several))

    def concessions_given(self, several: Collection[Concession]) -> str:
        """A condition: ``"Ukraine gives up its red line on territory"``."""
        return listed(f"{self.short(one)} is given up" for one in sorted(several))

    def short(self, one: Concession) -> str:
        """Whose red line on what: ``"Ukraine's red line on territory"``."""
        kind, index = one
        if kind == "reservation":
            return f"{possessive(self.case.sides[index].name)} reservation value"
        line = self.case.lines[index]
        drawn = "condition" if line.condition else "red line"
        return f"{possessive(self.case.sides[line.party].name)} {drawn} on {self.case.matters[line.issue].label}"

    def every(self) -> tuple[Concession, ...]:
        """Every red line and every reservation value that the file gives."""
        lines = [("red_line", index) for index in range(len(self.case.lines))]
        return (*lines, *(("reservation", party) for party, side in enumerate(self.case.sides) if side.bound))

    def basis(self) -> tuple[str, ...]:
        """What the reservation values rest on, or where there are none the first red lines."""
        bound = [("reservation", party) for party, side in enumerate(self.case.sides) if side.bound]
        return self.evidence(bound or [("red_line", index) for index in range(min(3, len(self.case.lines)))])

    def evidence(self, several: Iterable[Concession]) -> tuple[str, ...]:
        """What red lines and reservation values rest on."""
        keys: list[str] = []
        for kind, index in sorted(several):
            keys += self.case.lines[index].because if kind == "red_line" else self.case.sides[index].because
        return tuple(dict.fromkeys(keys))

    def step(self, step: Step) -> str:
        """What a concession comes to: ``"Ukraine could also accept … (territory)"``."""
        kind, index = step.concession
        if kind == "reservation":
            name = self.case.sides[index].name
            if step.points is None:
                return f"{name} accepts less than it expects without an agreement"
            down = points(Fraction(step.points, self.case.sides[index].scale))
            return f"{name} is content with {down} less than it expects without an agreement"
        line = self.case.lines[index]
        name, matter = self.case.sides[line.party].name, self.case.matters[line.issue]
        if step.option is None:
            return f"{name} drops its {'condition' if line.condition else 'red line'} on {matter.label}"
        return f"{name} could also accept {matter.options[step.option]} ({matter.label})"

    def package(self, package: Package, only: Collection[int] | None = None) -> str:
        """A package in words, whole or only some of its issues."""
        return "; ".join(
            f"{matter.label}: {matter.options[package[at]]}"
            for at, matter in enumerate(self.case.matters)
            if only is None or at in only
        )

    def gain(self, party: int, utility: int) -> Fraction:
        """What a utility is over a party's reservation value, in points of 100."""
        return Fraction(utility - self.case.problem.reservation[party], self.case.sides[party].scale)

    def gains(self, utilities: Iterable[int]) -> str:
        """``"Russia would gain 12 points more than without a deal, Ukraine 5 (of 100 each)"``."""
        sides = list(zip(self.case.sides, utilities, strict=True))
        if not all(side.bound for side, _ in sides):
            reached = [f"{side.name} {points(Fraction(utility, side.scale))}" for side, utility in sides]
            return f"it is worth to {listed(reached)}, of 100 each"
        gained = [self.gain(party, utility) for party, (_, utility) in enumerate(sides)]
        named = [f"{side.name} {points(gain)}" for (side, _), gain in zip(sides, gained, strict=True)]
        return f"over no deal, this gives {listed(named)}, of 100 each"

    def crossed(self, lines: Iterable[int]) -> str:
        """``"red lines of Russia (alignment, territory)"``."""
        by_side: dict[str, list[str]] = {}
        for index in lines:
            line = self.case.lines[index]
            issues = by_side.setdefault(self.case.sides[line.party].name, [])
            label = self.case.matters[line.issue].label
            issues += [label] if label not in issues else []
        return listed(f"red lines of {name} ({', '.join(issues)})" for name, issues in by_side.items())


def points(value: Fraction) -> str:
    """Points with at most one decimal: ``"12.5 points"``."""
    text = number_text(round(float(value), 1))
    return f"{text} {'point' if text == '1' else 'points'}"


def signed(value: Fraction) -> str:
    """``"+12.5"``, ``"−3"``, ``"0"``."""
    text = number_text(round(float(value), 1))
    return f"+{text}" if value > 0 and text != "0" else text


def counted_words(count: Count) -> str:
    """An exact count, or both bounds."""
    if isinstance(count, int):
        return f"{count:,}"
    return f"between {count[0]:,} and {count[1]:,}"


def possessive(name: str) -> str:
    """``"Ukraine's"``, ``"the parties'"``."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"
